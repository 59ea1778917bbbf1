"""What a row of the table of cases is made of, read for a thousand cases at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.record.files.addresses import case_address
from endreprisals.record.models import Case, Citation, Fact, Listing, Mention
from endreprisals.record.models.facts import not_taken_back
from endreprisals.record.queries.cards import COLUMNS, Card, card_of

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """Where a UN document tells of a case, and how we know."""

    symbol: str
    part: str
    paragraph: str
    basis: str

    def __str__(self) -> str:
        paragraph = f"para. {self.paragraph}" if self.paragraph else ""
        return ", ".join(filter(None, (self.symbol, self.part, paragraph)))


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One public case with what its card leaves out."""

    card: Card
    address: str
    places: tuple[ReportPlace, ...]
    dates: Mapping[str, tuple[str, ...]]  # Fact.Kind -> EDTF, each once, in order
    outcomes: tuple[str, ...]
    sources: tuple[str, ...]  # an address, or a title where there is none


def case_rows(pks: Sequence[int]) -> Iterator[CaseRow]:
    """Cases by primary key, in the order given; those that are not public are left out.

    Five queries for each thousand cases, and no more than a thousand in memory.
    """
    for start in range(0, len(pks), CHUNK):
        yield from _chunk(list(pks[start : start + CHUNK]))


def owners(pks: Sequence[int]) -> dict[int, int]:
    """Each of these cases, and each case merged into one of them -> the case that shows it."""
    merged = Case.objects.filter(merged_into__in=pks, withdrawn_at=None).order_by("pk")
    pairs = merged.values_list("pk", "merged_into")
    return {**{pk: pk for pk in pks}, **{pk: kept for pk, kept in pairs if kept is not None}}


def _chunk(pks: list[int]) -> Iterator[CaseRow]:
    rows = Listing.objects.filter(pk__in=pks).order_by().values("pk", *COLUMNS)
    cards = {row["pk"]: card_of(row) for row in rows}
    own = owners(list(cards))
    places, facts, sources = _places(own), _facts(own), _sources(own)
    for pk in pks:
        if pk in cards:
            told = facts[pk]
            yield CaseRow(
                card=cards[pk],
                address=case_address(cards[pk].public_id),
                places=tuple(places[pk]),
                dates={kind: tuple(dates) for kind, dates in told.dates.items()},
                outcomes=tuple(told.outcomes),
                sources=tuple(sources[pk]),
            )


def _places(own: Mapping[int, int]) -> dict[int, list[ReportPlace]]:
    places: dict[int, list[ReportPlace]] = defaultdict(list)
    rows = (
        Mention.objects.filter(case__in=own, superseded_by=None)
        .order_by("document__year", "document__symbol", "part", "paragraph", "pk")
        .values_list("case_id", "document__symbol", "part", "paragraph", "basis")
    )
    for case_id, *place in rows:
        places[own[case_id]].append(ReportPlace(*place))
    return places


class _Told:
    """Dates and outcomes of one case; dicts keep order and drop what comes twice."""

    def __init__(self) -> None:
        self.dates: dict[str, dict[str, None]] = defaultdict(dict)
        self.outcomes: dict[str, None] = {}


def _facts(own: Mapping[int, int]) -> dict[int, _Told]:
    told: dict[int, _Told] = defaultdict(_Told)
    rows = (
        Fact.objects.filter(not_taken_back(), case__in=own)
        .order_by("date_lower", "date_upper", "pk")
        .values_list("case_id", "kind", "date_edtf", "outcome__code")
    )
    for case_id, kind, edtf, outcome in rows:
        case = told[own[case_id]]
        if edtf:
            case.dates[kind][edtf] = None
        if outcome:
            case.outcomes[outcome] = None
    return told


def _sources(own: Mapping[int, int]) -> dict[int, dict[str, None]]:
    sources: dict[int, dict[str, None]] = defaultdict(dict)
    rows = (
        Citation.objects.filter(case__in=own)
        .order_by("pk")
        .values_list("case_id", "source__url", "source__title")
    )
    for case_id, url, title in rows:
        sources[own[case_id]][url or title] = None
    return sources
