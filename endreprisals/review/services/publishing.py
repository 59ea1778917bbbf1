"""From a checked decision to the public record: one act, refused with every reason why not."""

from datetime import datetime

from django.db import transaction

from endreprisals.domain.publication import Blocker, Draft, blockers, quotes
from endreprisals.record.models import Mention
from endreprisals.record.services.reviewed import (
    KEY,
    ReviewedMention,
    ReviewedSubject,
    add_reviewed_mention,
)
from endreprisals.review.models import Extraction
from endreprisals.review.services.deciding import refuse_unseen
from endreprisals.review.versions import Version, version_of_json

DECIDED = (Extraction.State.ACCEPTED, Extraction.State.CORRECTED)
NAMED = ("person", "organisation")


class PublicationRefused(Exception):
    """It cannot be public; `blockers` are all the reasons."""

    def __init__(self, found: tuple[Blocker, ...]) -> None:
        self.blockers = found
        super().__init__(f"Not public because of: {', '.join(found)}. Nothing was changed.")


@transaction.atomic
def publish(*, extraction_id: int, decision_id: int | None, by: str, at: datetime) -> Mention:
    """Take a checked story into the public record.

    Raises `PublicationRefused` with every reason, `CaseRefused` of the record, and `NotPossible`
    when `decision_id` is not the decision that holds now.
    """
    row = (
        Extraction.objects.select_for_update(of=("self",))
        .select_related("decision", "file")
        .get(pk=extraction_id)
    )
    refuse_unseen(row, decision_id)
    if found := blockers_of(row):
        raise PublicationRefused(found)
    decision = row.decision
    if decision is None:
        raise PublicationRefused((Blocker.NOT_DECIDED,))
    mention = add_reviewed_mention(reviewed(row, version_of_json(decision.version)), by=by, at=at)
    decision.published_by, decision.published_at, decision.mention = by, at, mention
    decision.save(update_fields=["published_by", "published_at", "mention"])
    row.state = Extraction.State.PUBLISHED
    row.save(update_fields=["state"])
    return mention


def blockers_of(row: Extraction) -> tuple[Blocker, ...]:
    """Why this row cannot be public now; none when it can."""
    decision = row.decision
    version = version_of_json(decision.version) if decision else Version()
    text = source_text(row) if decision else ""  # nothing of ours to compare yet
    found = blockers(
        Draft(
            decided=row.state in DECIDED,
            decided_by=decision.by if decision else "",
            checked_by=decision.checked_by if decision else "",
            source_changed=_source_changed(row),
            named=any(one.kind in NAMED and one.name for one in version.subjects),
            names_withheld=version.names_withheld,
            subjects=len(version.subjects),
            joins_case=bool(version.case_id),
            begins_case=version.begins_case,
            title=version.title,
            summary=version.summary,
            source_text=text,
        )
    )
    if Blocker.SUMMARY_IS_QUOTATION not in found and quotes(version.title, text):
        return (*found, Blocker.SUMMARY_IS_QUOTATION)
    return found


def _source_changed(row: Extraction) -> bool:
    """Other rules read it otherwise, or another file of the report took the place of this one."""
    if row.gone or row.decision is None:
        return row.gone
    return row.decision.fingerprint != row.fingerprint or row.file.replaced_by.exists()


def source_text(row: Extraction) -> str:
    """The words of the report for this story and for those that were joined to it."""
    joined = row.joined.order_by("position").values_list("quote", flat=True)
    return "\n\n".join([row.quote, *joined])


def reviewed(row: Extraction, version: Version) -> ReviewedMention:
    """What the record takes in."""
    joined = row.joined.order_by("position").values_list("paragraph", flat=True)
    numbers = list(dict.fromkeys([*row.machine["paragraphs"], *joined]))
    return ReviewedMention(
        key=f"{KEY}{row.pk}",
        case_id="" if version.begins_case else version.case_id,
        state=row.country,
        title=version.title,
        summary=version.summary,
        confidence=version.confidence,
        symbol=row.file.symbol,
        part=row.part,
        paragraph=_range(numbers),
        quotation=source_text(row),
        subjects=tuple(
            ReviewedSubject(one.name, one.kind, one.count_min, one.count_max, one.record_id)
            for one in version.subjects
        ),
        act_types=version.acts,
        act_dates=version.dates,
        perpetrators=version.perpetrators,
        bodies=version.cooperation,
        ways=version.ways,
        communications=version.communications,
        reply=version.reply,
        reply_dates=version.reply_dates,
        status=version.status,
        status_date=version.status_date,
        follow_up=version.follow_up,
        year=row.file.year,
    )


def _range(numbers: list[str]) -> str:
    """`["25", "26", "27"]` -> "25-27"; what is not in a row stays listed."""
    digits = [int(number) for number in numbers if number.isdigit()]
    in_a_row = len(digits) == len(numbers) and digits == list(
        range(digits[0], digits[0] + len(digits))
    )
    if in_a_row and len(numbers) > 1:
        return f"{numbers[0]}-{numbers[-1]}"
    return ", ".join(numbers)[:20]
