"""The world around synthetic cases: reports with periods, lists of States, the Council, totals."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus

from endreprisals.documents.models import PublishedFigure, ReportCountry, UNDocument
from endreprisals.releases.corpus.bulk import Bulk
from endreprisals.releases.corpus.words import MARK
from endreprisals.states.models import CouncilTerm, JointStatement

FIRST_YEAR, LAST_YEAR = 2010, 2026
FIRST_SESSION, SESSIONS_A_YEAR = 14, 3
SEATS, TERM_YEARS = 47, 3
FEWEST_CITED, MOST_CITED = 20, 50
FIRST_LIST = 2017  # the first year with a list of States
SHORT_YEAR = 2020  # its report covers eleven months, as the real one does
NOTICE = f"{MARK} text about nobody, for measuring."


def write_reports(bulk: Bulk) -> None:
    """A report for each year with its period, in the order of years, numbered from 1."""
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        session = FIRST_SESSION + SESSIONS_A_YEAR * (year - FIRST_YEAR)
        begins = f"{year - 1}-06-01" if year == SHORT_YEAR else f"{year - 1}-05-01"
        bulk.add(
            UNDocument, symbol=f"A/HRC/{session}/{year - FIRST_YEAR + 19}", kind="sg_report",
            year=year, title=NOTICE, hrc_session=f"HRC{session}", period_from=begins,
            period_to=f"{year}-04-30", presented_on=f"{year}-09-{20 + year % 8}",
        )  # fmt: skip


def write_world(chance: Random, bulk: Bulk, states: Sequence[str]) -> None:
    """Lists of States, published totals, Council terms and joint statements."""
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        cited = sorted(chance.sample(states, chance.randint(FEWEST_CITED, MOST_CITED)))
        if year >= FIRST_LIST:
            _list(chance, bulk, year, cited)
        for metric, number in _totals(chance, len(cited)):
            bulk.add(
                PublishedFigure, year_from=year, year_to=year, metric=metric, value=str(number),
                qualifier="exact", source=NOTICE,
            )  # fmt: skip
        bulk.add(
            JointStatement, year=year, forum=f"UNGA{year - 1945} Third Committee",
            states_count=chance.randint(60, 90), source=NOTICE,
        )  # fmt: skip
    _council(chance, bulk, states)


def _list(chance: Random, bulk: Bulk, year: int, cited: list[str]) -> None:
    """A whole list in most years, else a part of one."""
    whole = chance.random() < 0.7
    for state in cited if whole else cited[::3]:
        bulk.add(
            ReportCountry, document_id=year - FIRST_YEAR + 1, state_id=state,
            list_kind="all" if whole else "named_by_press_partial", name_in_source=state,
            source=NOTICE,
        )  # fmt: skip


def _totals(chance: Random, cited: int) -> Iterator[tuple[str, int]]:
    yield "countries", cited
    yield "individuals", chance.randint(100, 400)
    yield "states_raising_cases_at_hrc", chance.randint(4, 16)
    yield "countries_with_cases_raised", chance.randint(5, 18)


def _council(chance: Random, bulk: Bulk, states: Sequence[str]) -> None:
    """Forty-seven seats, each held for three years, by whoever holds no other seat then."""
    sitting: dict[str, int] = {}  # State -> the last year of its term
    for year in range(FIRST_YEAR - 1, LAST_YEAR + 1):
        sitting = {state: last for state, last in sitting.items() if last >= year}
        free = [state for state in states if state not in sitting]
        for place, state in enumerate(chance.sample(free, SEATS - len(sitting))):
            first = year == FIRST_YEAR - 1
            last = year + (place % TERM_YEARS if first else TERM_YEARS - 1)
            sitting[state] = last
            bulk.add(
                CouncilTerm, state_id=state, from_date=date(year, 1, 1),
                to_date=date(last, 12, 31), confidence="low", source=NOTICE,
            )  # fmt: skip
