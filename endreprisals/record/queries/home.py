"""What the first page shows: how much the record holds, what changed last, what is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.timezone import localtime

from endreprisals.documents.models import PublishedFigure
from endreprisals.record.index import Index, current
from endreprisals.record.models import Change, Listing
from endreprisals.record.queries.cards import COLUMNS, Card, card_of
from endreprisals.record.raises import raises


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One public change; the title is given only while the case is public."""

    at: datetime
    kind: str
    public_id: str
    into_public_id: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class DayOfChange:
    """How many cases were changed in one way on one day."""

    day: datetime
    kind: str
    cases: int


@dataclass(frozen=True, slots=True)
class LatestSession:
    """The last session in which a named State spoke: at least so many States and cases."""

    session: str
    states: int
    cases: int


@dataclass(frozen=True, slots=True)
class Home:
    """The first page. Counts are of what this record holds: at least that many."""

    cases: int
    states: int
    named: int
    unnamed: int
    raised: int
    first_year: int
    last_year: int
    as_of: datetime | None
    figures: tuple[tuple[int, int, str, str, str, str], ...]  # as published by others
    latest_news: tuple[Card, ...]  # cases with the latest dated facts
    latest_changes: tuple[DayOfChange, ...]
    session: LatestSession | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """A page of the list of changes, latest first."""

    lines: tuple[ChangeLine, ...]
    page: int
    pages: int


PER_PAGE = 100
DAYS_OF_CHANGE = 4


def home() -> Home:
    """Counts, figures, latest news and changes. At most twelve queries."""
    index = current()
    years = [int(year) for year in index.values.get("year", {})]
    news = Listing.objects.filter(ordinal__lt=6).order_by("ordinal").values(*COLUMNS)
    return Home(
        cases=index.size,
        states=len(index.values.get("state", {})),
        named=_count(index, "named", "named"),
        unnamed=_count(index, "named", "unnamed"),
        raised=_count(index, "raised", "yes"),
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        as_of=index.built_at,
        figures=tuple(
            PublishedFigure.objects.filter(metric__startswith="cases_since").values_list(
                "year_from", "year_to", "metric", "value", "qualifier", "source"
            )
        ),
        latest_news=tuple(card_of(row) for row in news),
        latest_changes=_latest_changes(),
        session=_latest_session(),
    )


def _latest_session() -> LatestSession | None:
    index = raises()
    said = next((one for one in index.statements if one.identified and one.session), None)
    if said is None:
        return None
    held = index.totals[said.session]
    return LatestSession(said.session, held.states, held.cases)


def _latest_changes() -> tuple[DayOfChange, ...]:
    """The last few days with a change, by kind: one day after another, along the index of `at`.

    Cutting every change ever made down to its day takes most of a second where there are 100,000.
    """
    lines: list[DayOfChange] = []
    last = Change.objects.values_list("at", flat=True).first()
    while last is not None and len(lines) < DAYS_OF_CHANGE:
        day = localtime(last).replace(hour=0, minute=0, second=0, microsecond=0)
        lines += _kinds_of(day, last)
        last = Change.objects.filter(at__lt=day).values_list("at", flat=True).first()
    return tuple(lines[:DAYS_OF_CHANGE])


def _kinds_of(day: datetime, last: datetime) -> Iterator[DayOfChange]:
    of_day = Change.objects.filter(at__gte=day, at__lte=last)
    counted = of_day.order_by("kind").values_list("kind").annotate(cases=Count("id"))
    yield from (DayOfChange(day, kind, cases) for kind, cases in counted)


def _count(index: Index, facet: str, value: str) -> int:
    return index.values.get(facet, {}).get(value, 0).bit_count()


def changes_page(page: int) -> ChangesPage:
    """One page of changes. Three queries."""
    total = Change.objects.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    rows = list(Change.objects.all()[(page - 1) * PER_PAGE : page * PER_PAGE])
    public = {
        public_id: (title, state)
        for public_id, title, state in Listing.objects.filter(
            public_id__in={row.public_id for row in rows}
        ).values_list("public_id", "title", "state_id")
    }
    lines = tuple(
        ChangeLine(
            row.at,
            row.kind,
            row.public_id,
            row.into_public_id,
            *public.get(row.public_id, ("", row.public_id[:3])),
        )
        for row in rows
    )
    return ChangesPage(lines, page, pages)
