"""How many people stand on no list, judged by how far lists overlap; refused where none can tell.

Two lists drawn apart from one another tell by their overlap how much both miss: if half of one
list stands in the other, the other has about half of all. Lists are seldom drawn apart. Somebody
known to one source is looked up in the next, so lists overlap too much and the estimate comes
out too small. So independence must be shown by a third list, not assumed; and without it there
are only the counts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from math import exp, log, sqrt

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.intervals import Estimate, Z
from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.report_years import span
from endreprisals.domain.analysis.rows import MentionRow, Rows
from endreprisals.domain.analysis.subjects import only_subjects, told_of

NAME = "lists-overlap"
RECORD_PAGES, OTHER_PAGES, STATUS_REPORTS = "record_pages", "other_pages", "status_reports"
PEOPLE = ("named_individual", "")  # blank: the page does not say what kind of subject it is
FEWEST_IN_BOTH = 7  # with fewer the Chapman estimate is too small (Robson and Regier 1964)
SAME_YEARS = 0.8  # of either list must fall in the years of both
NEAR_ONE = (0.5, 2.0)  # an odds ratio between these is close enough to no dependence


@dataclass(frozen=True, slots=True)
class Lists:
    """Three lists of people by id, the report years of the first two, and their people by year."""

    first: Set[str]
    second: Set[str]
    third: Set[str]
    years: Mapping[str, Mapping[str, set[int]]]  # list, then person


def lists_overlap(rows: Rows) -> Figure:
    """How many named people stand on which lists, and how many on none if that can be said.

    The lists are people whom record pages of the reprisals database show in a report, people
    whom other pages show in one, and people whose situation is recorded. The first two are
    compared; the third tests whether they were drawn apart. Keys are the lists, `both`,
    `first_only`, `second_only`, and `all` for the estimate of all people, in either or in none.
    """
    lists = _lists(rows)
    years = (year for each in lists.years.values() for seen in each.values() for year in seen)
    refusal = _refusal(lists)
    estimate = None if refusal else chapman(*_counts(lists))
    return Figure(
        name=NAME,
        axis="lists",
        unit="people",
        period=span(years),
        values=tuple(_values(lists, estimate)),
        says=tuple(_says(lists, refusal, estimate)),
        caveats=("silence_is_not_safety", "partial_record", "allegations", "selected"),
        refused=refusal.code if refusal else "",
    )


def chapman(first: int, second: int, both: int) -> Estimate:
    """How many there are in all, from two independent lists and the number who stand on both.

    Never fewer than the lists have together. Bounds of 95 per cent, log-normal around those on
    neither list. Source: Chapman 1951; Seber 1982, ch. 3; Chao 1987 for the bounds.
    """
    seen = first + second - both
    total = (first + 1) * (second + 1) / (both + 1) - 1
    missed = total - seen
    if missed <= 0:
        return Estimate(float(seen), float(seen), float(seen))
    alone = (first - both) * (second - both)
    variance = (first + 1) * (second + 1) * alone / ((both + 1) ** 2 * (both + 2))
    factor = exp(Z * sqrt(log(1 + variance / missed**2)))
    return Estimate(total, seen + missed / factor, seen + missed * factor)


def dependence(lists: Lists) -> Estimate:
    """How far being on the first list goes with being on the second, among those on the third.

    An odds ratio: 1 where the lists were drawn apart, above 1 where one leads to the other. Half
    a person is added to each cell so that none is empty (Haldane 1956). Bounds of 95 per cent.
    """
    inside = [(one in lists.first, one in lists.second) for one in lists.third]
    cells = [(True, True), (False, False), (True, False), (False, True)]
    both, neither, first, second = (inside.count(cell) + 0.5 for cell in cells)
    ratio = both * neither / (first * second)
    factor = exp(Z * sqrt(1 / both + 1 / neither + 1 / first + 1 / second))
    return Estimate(ratio, ratio / factor, ratio * factor)


def _lists(rows: Rows) -> Lists:
    """The people of each list; a mention that somebody only inferred puts nobody on one."""
    only = only_subjects(rows)
    years: dict[str, dict[str, set[int]]] = {
        RECORD_PAGES: defaultdict(set),
        OTHER_PAGES: defaultdict(set),
    }
    for mention in counted(rows):
        if mention.record_type in PEOPLE and not mention.withheld:
            for person in told_of(mention, only):
                years[_list_of(mention)][person].add(mention.year)
    third = {spell.subject for spell in rows.spells}
    return Lists(years[RECORD_PAGES].keys(), years[OTHER_PAGES].keys(), third, years)


def _list_of(mention: MentionRow) -> str:
    return RECORD_PAGES if mention.basis == "record_page" else OTHER_PAGES


def _counts(lists: Lists) -> tuple[int, int, int]:
    return len(lists.first), len(lists.second), len(lists.first & lists.second)


def _refusal(lists: Lists) -> Saying | None:
    """The first reason why no estimate can be made, with its numbers; None if there is none."""
    first, second, both = _counts(lists)
    if not first or not second:
        return Saying(codes.ONE_LIST_ONLY)
    share = _in_common_years(lists)
    if share < SAME_YEARS:
        numbers = {"share": share, "needed_share": SAME_YEARS}
        return Saying(codes.CLOSED_POPULATION_UNLIKELY, numbers)
    return _too_small(both) or _dependent(lists)


def _in_common_years(lists: Lists) -> float:
    """The smaller share of the two lists that falls in years which both cover."""
    spans = [{year for seen in each.values() for year in seen} for each in lists.years.values()]
    first, last = max(map(min, spans)), min(map(max, spans))
    shares = [
        sum(any(first <= year <= last for year in seen) for seen in each.values()) / len(each)
        for each in lists.years.values()
    ]
    return min(shares)


def _dependent(lists: Lists) -> Saying | None:
    """Why the lists cannot be taken as drawn apart: it is shown that they are not, or not shown."""
    odds = dependence(lists)
    low, high = NEAR_ONE
    if low <= odds.low and odds.high <= high:
        return None
    numbers = {"ratio": odds.value, "low": odds.low, "high": odds.high}
    if odds.holds(1.0):
        return Saying(codes.INDEPENDENCE_NOT_SHOWN, numbers)
    return Saying(codes.LISTS_NOT_INDEPENDENT, numbers)


def _too_small(both: int) -> Saying | None:
    if both >= FEWEST_IN_BOTH:
        return None
    return Saying(codes.TOO_SMALL_OVERLAP, {"both": both, "needed": FEWEST_IN_BOTH})


def _values(lists: Lists, estimate: Estimate | None) -> Iterator[Value]:
    first, second, both = _counts(lists)
    counts = {
        RECORD_PAGES: first,
        OTHER_PAGES: second,
        STATUS_REPORTS: len(lists.third),
        "both": both,
        "first_only": first - both,
        "second_only": second - both,
    }
    for key, count in counts.items():
        yield Value(key, float(count))
    if estimate:
        seen = first + second - both
        yield Value("all", estimate.value, "", seen, estimate.low, estimate.high, "chapman")


def _says(lists: Lists, refusal: Saying | None, estimate: Estimate | None) -> Iterator[Saying]:
    first, second, both = _counts(lists)
    yield Saying(codes.LISTS, {"first": first, "second": second, "both": both})
    if refusal:
        yield refusal
    if estimate:
        numbers = {"people": estimate.value, "low": estimate.low, "high": estimate.high}
        yield Saying(codes.ESTIMATE, numbers)
