"""Keeping what was read in a report as extractions. Nothing is written into the record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.sg_report.model import Mention, Reading
from endreprisals.review.models import Extraction, ReportFile, ReportParagraph, UnreadLine
from endreprisals.review.reading_json import about, fingerprint, machine_json
from endreprisals.review.services.registering import CHANGED, DocumentChanged, latest_read

Place = tuple[str, str, str, int]  # part, paragraph, country, nth story of this place
CHUNK = 500
COLUMNS = (
    "page", "position", "machine", "fingerprint", "rules", "quote", "proposals", "about", "state",
    "reopened", "gone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """How many stories are new, went back to people as rules changed, or stayed."""

    added: int
    reopened: int
    unchanged: int


@transaction.atomic
def import_reading(
    file: ReportFile,
    reading: Reading,
    *,
    proposals: Sequence[list[dict[str, Any]]],
    rules: str,
    by: str,
    at: datetime,
) -> Imported:
    """Make the extractions of a file those of this reading, without undoing what people decided.

    `proposals` has one list for each mention of the reading. A story that is read as before is
    left alone. One that is read otherwise, or no more, goes back to the queue when somebody had
    decided on it, with their version beside the new reading; untouched ones are just replaced.
    Raises `DocumentChanged` when another file of this symbol was read and nobody confirmed.
    """
    if latest_read(reading.symbol, but=file) and CHANGED not in file.confirmed:
        raise DocumentChanged(reading.symbol)
    texts = _keep_text(file, reading)
    held = {_place(row): row for row in file.extractions.filter(split_from=None)}
    fresh = _fresh(file, reading, texts, proposals, rules)
    new = [row for place, row in fresh.items() if place not in held]
    changed, reopened = _changed(held, fresh)
    Extraction.objects.bulk_create(new, batch_size=CHUNK)
    Extraction.objects.bulk_update(changed, COLUMNS, batch_size=CHUNK)
    lost = _lose(held, fresh)
    _keep_file(file, reading, rules, at)
    done = Imported(len(new), reopened + lost, len(fresh) - len(new) - reopened)
    audit(
        Event.Kind.REPORT_READ, actor=by, at=at, target=f"file-{file.pk}", symbol=reading.symbol,
        rules=rules, added=done.added, reopened=done.reopened, unchanged=done.unchanged,
    )  # fmt: skip
    return done


def _fresh(
    file: ReportFile,
    reading: Reading,
    texts: Mapping[tuple[str, str], ReportParagraph],
    proposals: Sequence[list[dict[str, Any]]],
    rules: str,
) -> dict[Place, Extraction]:
    seen: Counter[tuple[str, str, str]] = Counter()
    fresh: dict[Place, Extraction] = {}
    for position, mention in enumerate(reading.mentions):
        where = (mention.part, mention.paragraph, mention.country)
        place = (*where, seen[where])
        seen[where] += 1
        row = _row(mention, place, texts)
        row.file, row.position = file, position
        row.proposals, row.rules = proposals[position], rules
        fresh[place] = row
    return fresh


def _row(
    mention: Mention, place: Place, texts: Mapping[tuple[str, str], ReportParagraph]
) -> Extraction:
    part, paragraph, country, nth = place
    machine = machine_json(mention)
    told = [texts[part, number] for number in machine["paragraphs"] if (part, number) in texts]
    quote = "\n\n".join(one.text for one in told)
    return Extraction(
        part=part, paragraph=paragraph, country=country, nth=nth,
        page=told[0].page if told else 0, machine=machine,
        fingerprint=fingerprint(machine, quote), quote=quote, about=about(machine["subjects"]),
    )  # fmt: skip


def _changed(
    held: Mapping[Place, Extraction], fresh: Mapping[Place, Extraction]
) -> tuple[list[Extraction], int]:
    """Rows to write again, and how many of them go back to people."""
    changed, reopened = [], 0
    for place, row in fresh.items():
        before = held.get(place)
        if before is None:
            continue
        row.pk, row.state, row.reopened = before.pk, before.state, before.reopened
        differs = before.fingerprint != row.fingerprint or before.gone
        if differs and before.decision_id:
            row.state, row.reopened = Extraction.State.WAITING, True
            reopened += 1
        changed.append(row)
    return changed, reopened


def _lose(held: Mapping[Place, Extraction], fresh: Mapping[Place, Extraction]) -> int:
    """Stories that newer rules do not find: forgotten, or shown to those who decided on them."""
    lost = [row for place, row in held.items() if place not in fresh]
    decided = [row.pk for row in lost if row.decision_id and not row.gone]
    Extraction.objects.filter(pk__in=decided).update(
        state=Extraction.State.WAITING, reopened=True, gone=True
    )
    untouched = [row.pk for row in lost if not row.decision_id]
    Extraction.objects.filter(pk__in=untouched, decisions=None).delete()
    return len(decided)


def _keep_text(file: ReportFile, reading: Reading) -> Mapping[tuple[str, str], ReportParagraph]:
    file.paragraphs.all().delete()
    rows = [
        ReportParagraph(
            file=file, position=position, part=one.part, number=one.number,
            country=one.country or "", page=one.page, text=one.text,
        )
        for position, one in enumerate(reading.paragraphs)
    ]  # fmt: skip
    ReportParagraph.objects.bulk_create(rows, batch_size=CHUNK)
    _keep_unread(file, reading)
    return {(row.part, row.number): row for row in rows}


def _keep_unread(file: ReportFile, reading: Reading) -> None:
    """Unread lines are written anew; those that somebody has looked at stay so."""
    seen = {
        (row.page, row.line, row.text): (row.seen_by, row.seen_at)
        for row in file.unread_lines.exclude(seen_by="")
    }
    file.unread_lines.all().delete()
    UnreadLine.objects.bulk_create(
        [
            UnreadLine(
                file=file, page=one.page, line=one.line, text=one.text, seen_by=by, seen_at=at
            )
            for one in reading.unread
            for by, at in [seen.get((one.page, one.line, one.text), ("", None))]
        ],
        batch_size=CHUNK,
    )


def _keep_file(file: ReportFile, reading: Reading, rules: str, at: datetime) -> None:
    file.symbol, file.year = reading.symbol, reading.year
    file.period_from, file.period_to = reading.period.first, reading.period.last
    file.state, file.doubts, file.message = ReportFile.State.READ, [], ""
    file.rules, file.read_at, file.language = rules, at, "en"
    file.pages = max((one.page for one in reading.boxes), default=0)
    file.lines = len({(one.page, one.line) for one in reading.boxes})
    file.save()


def _place(row: Extraction) -> Place:
    return row.part, row.paragraph, row.country, row.nth
