"""Sessions: who raised what in each, what others counted, and which cases nobody raised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from endreprisals.documents.models import PublishedFigure, UNDocument
from endreprisals.domain.raising import FIRST_YEAR_OF_CASES, Totals, totals
from endreprisals.domain.sessions import HRC, Session, read_session
from endreprisals.ledger.queries.joint import ToldJoint, joint_statements
from endreprisals.ledger.queries.statements import ToldStatement, told_of, totals_of
from endreprisals.record.facets import bits_of, ordinals_of
from endreprisals.record.index import current
from endreprisals.record.models import Listing
from endreprisals.record.queries.cards import Card, cards
from endreprisals.record.raises import Raises, raises
from endreprisals.states.models import ClosedSession

SHOWN_NEVER_RAISED = 100
# What others counted for the dialogue of a year, and which of our totals it stands beside.
COUNTED = {"states_raising_cases_at_hrc": "states", "countries_with_cases_raised": "countries"}


@dataclass(frozen=True, slots=True)
class ReportOf:
    """The Secretary-General's report that was before a session."""

    symbol: str
    year: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that somebody published, beside the same number of this ledger."""

    metric: str  # vocabulary count_metrics
    year: int
    published: str
    qualifier: str
    source: str
    ours: int

    @property
    def differs(self) -> bool:
        """Whether the two numbers are not the same."""
        return self.published != str(self.ours)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list of sessions."""

    session: str
    body: str
    year: int | None
    totals: Totals
    is_closed: bool
    report: ReportOf | None


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A session as the ledger holds it. Totals are exact only where it is closed."""

    session: str
    body: str
    year: int | None
    is_closed: bool
    closed_source: str
    report: ReportOf | None
    totals: Totals
    states: tuple[str, ...]  # for which a statement was made
    countries: tuple[str, ...]  # spoken of
    statements: tuple[ToldStatement, ...]
    unidentified: tuple[ToldStatement, ...]  # of States that no source names
    published: tuple[Counted, ...]
    joint: tuple[ToldJoint, ...]
    never_raised: tuple[Card, ...]  # in the report, public, and named by nobody here; the first
    never_raised_total: int


class NoSuchSession(Exception):
    """The ledger holds nothing of this session, and no report came before it."""


def session_lines() -> list[SessionLine]:
    """Every session with a statement, and every dialogue since 2020. Three queries."""
    index, reports = raises(), _reports()
    closed = _closed(index)
    dialogues = {code for code, one in reports.items() if one.year >= FIRST_YEAR_OF_CASES}
    codes = set(index.totals) | dialogues
    lines = [
        _line(session, index, reports, closed) for code in codes if (session := read_session(code))
    ]
    return sorted(lines, key=lambda line: (-(line.year or 0), line.body, line.session))


def _line(
    session: Session, index: Raises, reports: Mapping[str, ReportOf], closed: Mapping[str, str]
) -> SessionLine:
    code = session.code
    years = [said.year for said in index.statements if said.session == code and said.year]
    return SessionLine(
        session=code,
        body=session.body,
        year=session.year or min(years, default=None),
        totals=index.totals.get(code, totals(())),
        is_closed=code in closed,
        report=reports.get(code),
    )


def session_page(code: str) -> SessionPage:
    """One session; raises `NoSuchSession`. At most eight queries."""
    session = read_session(code)
    index, reports = raises(), _reports()
    closed = _closed(index)
    held = told_of(index, (said for said in index.statements if said.session == code))
    if session is None or session.code != code or not (held or code in reports or code in closed):
        raise NoSuchSession(code)
    told = sorted(held, key=lambda one: (-len(one.raises), one.number))
    report = reports.get(code) or _same_year(session, reports)
    missing = _never_raised(report, told) if report else []
    counted = totals_of(told)
    return SessionPage(
        session=code,
        body=session.body,
        year=session.year or _first_year(told),
        is_closed=code in closed,
        closed_source=closed.get(code, ""),
        report=report,
        totals=counted,
        states=tuple(sorted({s.iso3 for one in told if one.identified for s in one.states})),
        countries=tuple(sorted({state for one in told for state in one.all_countries})),
        statements=tuple(one for one in told if one.identified),
        unidentified=tuple(one for one in told if not one.identified),
        published=published(session, counted) if code in reports else (),
        joint=tuple(one for one in joint_statements() if one.session == code),
        never_raised=tuple(cards(missing[:SHOWN_NEVER_RAISED])),
        never_raised_total=len(missing),
    )


def published(session: Session, ours: Totals) -> tuple[Counted, ...]:
    """What others counted for the dialogue of that year, each beside our own number. One query."""
    year = session.year
    if year is None:
        return ()
    rows = PublishedFigure.objects.filter(metric__in=COUNTED, year_from=year, year_to=year)
    return tuple(
        Counted(
            metric=row.metric,
            year=row.year_from,
            published=row.value,
            qualifier=row.qualifier,
            source=row.source,
            ours=getattr(ours, COUNTED[row.metric]),
        )
        for row in rows.order_by("-metric", "pk")
    )


def dialogue_sessions() -> dict[str, ReportOf]:
    """The sessions that had a yearly report before them. One query."""
    return _reports()


def _reports() -> dict[str, ReportOf]:
    rows = UNDocument.objects.filter(kind="sg_report", year__isnull=False).order_by("year")
    return {
        session: ReportOf(symbol, year)
        for session, symbol, year in rows.values_list("hrc_session", "symbol", "year")
        if session and year
    }


def _closed(index: Raises) -> dict[str, str]:
    rows = ClosedSession.objects.values_list("session", "source")
    return {session: index.gone.told(source) for session, source in rows}


def _same_year(session: Session, reports: Mapping[str, ReportOf]) -> ReportOf | None:
    """The General Assembly speaks of the report that came to the Council a few weeks before."""
    if session.body == HRC or session.year is None:
        return None
    return next((one for one in reports.values() if one.year == session.year), None)


def _never_raised(report: ReportOf, told: Iterable[ToldStatement]) -> list[int]:
    """Places in the list of cases: told in the report and spoken of by nobody here."""
    index = current()
    in_report = index.values.get("year", {}).get(str(report.year), 0)
    raised = {case.case for one in told for case in one.raises}
    places = Listing.objects.filter(public_id__in=raised).values_list("ordinal", flat=True)
    return list(ordinals_of(in_report & ~bits_of(places, index.size)))


def _first_year(told: Iterable[ToldStatement]) -> int | None:
    years = [one.date.lower.year for one in told if one.date]
    return min(years, default=None)
