"""One extraction for the review screen: the source on the left, the proposal on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from endreprisals.domain.publication import Blocker
from endreprisals.domain.un_symbols import document_url, normal_symbol
from endreprisals.review.highlights import Piece, pieces, unmarked
from endreprisals.review.models import Decision, Extraction, ReportParagraph
from endreprisals.review.queries.queue import next_waiting
from endreprisals.review.services.deciding import version_to_edit
from endreprisals.review.services.publishing import blockers_of
from endreprisals.review.versions import Version, first_version

FIELDS = ("subjects", "cooperation", "acts", "dates", "government_reply")


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph of the report; `pieces` carry the marks, neighbours have none."""

    number: str
    page: int
    pieces: tuple[Piece, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One decision of the history."""

    kind: str
    by: str
    at: datetime
    reason: str
    undone: bool
    checked_by: str
    published: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the review screen shows."""

    row: Extraction
    symbol: str
    url: str
    paragraphs: tuple[SourceParagraph, ...]
    machine: Version
    version: Version
    unmarked: tuple[str, ...]
    history: tuple[Step, ...]
    blockers: tuple[Blocker, ...]
    decision: Decision | None
    siblings: tuple[tuple[int, str, str], ...]  # stories of the same State it could be joined to
    case_id: str  # of the record, once it is public
    next_pk: int | None


def review_page(extraction_id: int) -> ReviewPage:
    """One extraction; raises `Extraction.DoesNotExist`. Seven queries."""
    rows = Extraction.objects.select_related("file", "decision__mention__case", "split_from")
    row = rows.get(pk=extraction_id)
    decision = row.decision
    mention = decision.mention if decision else None
    symbol = row.file.symbol
    return ReviewPage(
        row=row,
        symbol=symbol,
        url=document_url(symbol) if normal_symbol(symbol) else "",
        paragraphs=_paragraphs(row),
        machine=first_version(row.machine, row.proposals),
        version=version_to_edit(row),
        unmarked=unmarked(
            [name for name in FIELDS if row.machine.get(name)], row.machine["evidence"]
        ),
        history=_history(row),
        blockers=blockers_of(row),
        decision=decision,
        siblings=_siblings(row),
        case_id=mention.case.public_id if mention else "",
        next_pk=next_waiting(row),
    )


def _paragraphs(row: Extraction) -> tuple[SourceParagraph, ...]:
    """The paragraphs of the story, with the ones before and after them."""
    numbers: Sequence[str] = row.machine["paragraphs"]
    own = list(ReportParagraph.objects.filter(file=row.file_id, part=row.part, number__in=numbers))
    if not own:
        return (SourceParagraph(row.paragraph, row.page, pieces(row.quote, ()), is_own=True),)
    first, last = own[0].position, own[-1].position
    near = ReportParagraph.objects.filter(
        file=row.file_id, part=row.part, position__gte=first - 1, position__lte=last + 1
    )
    return tuple(_source_paragraph(one, row, numbers) for one in near)


def _source_paragraph(
    one: ReportParagraph, row: Extraction, numbers: Sequence[str]
) -> SourceParagraph:
    own = one.number in numbers
    evidence: list[dict[str, Any]] = row.machine["evidence"] if own else []
    marks = [mark for mark in evidence if mark["paragraph"] == one.number]
    return SourceParagraph(one.number, one.page, pieces(one.text, marks), own)


def _history(row: Extraction) -> tuple[Step, ...]:
    return tuple(
        Step(
            one.get_kind_display(), one.by, one.at, one.reason, one.undone_at is not None,
            one.checked_by, one.published_at is not None,
        )
        for one in row.decisions.all()
    )  # fmt: skip


def _siblings(row: Extraction) -> tuple[tuple[int, str, str], ...]:
    others = Extraction.objects.filter(file=row.file_id, country=row.country).exclude(pk=row.pk)
    open_ones = others.exclude(state__in=["joined", "split", "rejected"])
    return tuple(open_ones.order_by("position", "nth").values_list("pk", "paragraph", "about"))
