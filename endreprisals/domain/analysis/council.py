"""What part of the Human Rights Council's members was cited in reports on reprisals."""

from collections.abc import Iterator, Mapping
from datetime import date

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.lists import StateList, state_lists
from endreprisals.domain.analysis.membership import (
    SEATS,
    last_reports,
    members_on,
    presented_by,
)
from endreprisals.domain.analysis.published_numbers import published_values
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols, texts
from endreprisals.domain.analysis.rows import Report, Rows
from endreprisals.domain.analysis.states_cited import list_gaps

NAME, METRIC, REFUSED = "council-members-cited", "hrc_members_cited", "no_council_terms"
LAST_FIVE, AS_OF, IN_REPORT, PUBLISHED = "last_five", "last_five_as_of", "in_report", "published"
REPORTS, FIRST_YEAR, SEASON = 5, 2017, (9, 15)  # the first year with a list; before the session
INCOMPLETE = "members_incomplete"
CAVEATS = ("allegations", "recall_terms", "partial_lists", "silence_is_not_safety")


def council_members_cited(rows: Rows) -> Figure:
    """What share of the 47 members the reports cite, at the very least.

    `last_five`: on 15 September of a year, members cited in the last five reports presented by
    then; `last_five_as_of`: on the day of the record; `in_report`: members cited in the report
    of that year on the day it was presented, beside the `published` number. Where lists are
    not whole or are missing a share is a lower bound, and nothing bounds it from above.
    """
    lists = state_lists(rows)
    if not rows.terms:
        return Figure(NAME, "year", "share", "", (), caveats=CAVEATS, refused=REFUSED)
    days = [date(year, *SEASON) for year in range(FIRST_YEAR, rows.as_of.year + 1)]
    series = [share_on(rows, day, lists) for day in days if day <= rows.as_of]
    today = share_on(rows, rows.as_of, lists, series=AS_OF)
    return Figure(
        name=NAME,
        axis="year",
        unit="share",
        period=span((*(day.year for day in days), rows.as_of.year)),
        values=(*series, today, *_in_reports(rows, lists), *_published(rows)),
        says=tuple(_says(rows, today, lists)),
        caveats=CAVEATS,
        missing=tuple(_missing(rows, lists)),
        sources=symbols(rows, lists),
    )


def share_on(
    rows: Rows, day: date, lists: Mapping[int, StateList], *, series: str = LAST_FIVE
) -> Value:
    """The share of members on a day that the last five reports presented by then cite."""
    loaded = [lists.get(year) for year in _last_years(rows, day)]
    lacking = [None] * (REPORTS - len(loaded))  # fewer than five reports are no five
    return _share(str(day.year), members_on(rows, day), [*loaded, *lacking], series)


def _last_years(rows: Rows, day: date) -> list[int]:
    return [one.year for one in last_reports(rows, day, REPORTS)]


def in_report(rows: Rows, report: Report, lists: Mapping[int, StateList]) -> Value:
    """The share of the members on the day of presentation that one report cites."""
    members = members_on(rows, presented_by(report))
    return _share(str(report.year), members, [lists.get(report.year)], IN_REPORT)


def _share(key: str, members: frozenset[str], lists: list[StateList | None], series: str) -> Value:
    """A count of members as a share of the seats, with the bounds that the lists allow."""
    seats = max(SEATS, len(members))
    loaded = [one for one in lists if one is not None]
    marks = () if len(members) == SEATS else (INCOMPLETE,)
    if not loaded or not members:
        return Value(key, None, series, seats, marks=(*marks, "no_list"))
    cited = members & frozenset().union(*(one.states for one in loaded))
    share = len(cited) / seats
    sure = not marks and len(loaded) == len(lists) and all(one.whole for one in loaded)
    return Value(
        key=key,
        value=share,
        series=series,
        of=seats,
        low=share,
        high=share if sure else None,
        method="bounds",
        at_least=not sure,
        marks=marks if sure else (*marks, "partial_list"),
        sources=tuple(source for one in loaded for source in one.sources),
    )


def _in_reports(rows: Rows, lists: Mapping[int, StateList]) -> Iterator[Value]:
    for year, report in reports_by_year(rows).items():
        if year in lists:
            yield in_report(rows, report, lists)


def _published(rows: Rows) -> Iterator[Value]:
    """Published counts of members as shares, so that they stand beside ours."""
    for told in published_values(rows, METRIC):
        yield Value(
            key=told.key,
            value=(told.value or 0) / SEATS,
            series=PUBLISHED,
            of=SEATS,
            marks=told.marks,
            sources=told.sources,
        )


def _says(rows: Rows, today: Value, lists: Mapping[int, StateList]) -> Iterator[Saying]:
    """How many members are cited, and in how many reports of which years that we know States of."""
    if today.value is not None:
        years = [year for year in _last_years(rows, rows.as_of) if year in lists]
        number = round(today.value * (today.of or SEATS))
        code = "members_cited_at_least" if today.at_least else "members_cited"
        args = {"date": rows.as_of.isoformat(), "number": number, "of": today.of}
        yield Saying(code, {**args, "reports": len(years), "years": texts(years)})


def _missing(rows: Rows, lists: Mapping[int, StateList]) -> Iterator[Saying]:
    gaps = list_gaps({one.year for one in rows.reports}, lists)
    yield from (Saying(code, {"years": texts(found)}) for code, found in gaps.items() if found)
