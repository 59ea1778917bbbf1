"""Whether acts of one type make up another share of the cases in later reports than in earlier."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from endreprisals.domain.analysis.acts import cases_by_type
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.intervals import share_difference
from endreprisals.domain.analysis.mentions import first_years, unnamed_cases
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.shares import private_and_few, share
from endreprisals.domain.analysis.small_cells import hidden, scope

NAME, REFUSED = "acts-change", "no_two_periods"
EARLIER, LATER, DIFFERENCE = "earlier", "later", "difference"
CAVEATS = (
    "allegations",
    "silence_is_not_safety",
    "partial_record",
    "not_causal",
    "selected",
    "small_numbers",
)


@dataclass(frozen=True, slots=True)
class Periods:
    """Two periods of report years, and the cases with a coded act that first stand in each."""

    split: int  # the first year of the later period
    years: tuple[int, ...]
    earlier: frozenset[str]
    later: frozenset[str]

    @property
    def names(self) -> dict[str, str]:
        """Both periods as EDTF."""
        return {
            EARLIER: span(year for year in self.years if year < self.split),
            LATER: span(year for year in self.years if year >= self.split),
        }


def acts_change(rows: Rows, *, split: int | None = None) -> Figure:
    """The share of cases with each type of act in earlier and later reports, and the difference.

    A case belongs to the period of the first report it stands in, so that none counts twice.
    `split` is the first year of the later period; without it the report years are cut in half.
    """
    cases = cases_by_type(rows.acts)
    periods = _periods(rows, frozenset().union(*cases.values()), split)
    unnamed = unnamed_cases(rows)
    values = [
        value for code in sorted(cases) for value in _row(code, cases[code], periods, unnamed)
    ]
    enough = bool(periods.earlier and periods.later)
    return Figure(
        name=NAME,
        axis="act_types",
        unit="share",
        period=span(periods.years),
        values=tuple(values) if enough else (),
        says=_says(periods, values, rows) if enough else (),
        caveats=(*CAVEATS, *scope(values)) if enough else CAVEATS,
        sources=symbols(rows, periods.years),
        refused="" if enough else REFUSED,
    )


def _periods(rows: Rows, coded: frozenset[str], split: int | None) -> Periods:
    years = tuple(reports_by_year(rows))
    middle = years[len(years) // 2] if split is None and years else split or 0
    first = {case: year for case, year in first_years(rows).items() if case in coded}
    return Periods(
        split=middle,
        years=years,
        earlier=frozenset(case for case, year in first.items() if year < middle),
        later=frozenset(case for case, year in first.items() if year >= middle),
    )


def _row(
    code: str, cases: frozenset[str], periods: Periods, unnamed: Collection[str]
) -> list[Value]:
    """Both shares of one type and their difference; all hidden where one of them must be.

    Nothing for a type that stands in neither period.
    """
    old, new = cases & periods.earlier, cases & periods.later
    if not old and not new:
        return []
    values = [
        share(code, len(old), len(periods.earlier), series=EARLIER),
        share(code, len(new), len(periods.later), series=LATER),
        _difference(code, (len(old), len(periods.earlier)), (len(new), len(periods.later))),
    ]
    # Figures can be compared: what stands in neither period must not follow from acts-by-type.
    groups = (cases, old, new, old | new, cases - old - new)
    if any(private_and_few(found, unnamed) for found in groups):
        return [hidden(value) for value in values]
    return values


def _difference(code: str, before: tuple[int, int], after: tuple[int, int]) -> Value:
    found = share_difference(*before, *after)
    if found is None:
        return Value(code, None, DIFFERENCE, marks=("no_denominator",))
    return Value(code, found.value, DIFFERENCE, low=found.low, high=found.high, method="newcombe")


def _says(periods: Periods, values: list[Value], rows: Rows) -> tuple[Saying, ...]:
    """The periods, the types whose difference does not include none, and how many were tried."""
    differences = [one for one in values if one.series == DIFFERENCE and one.value is not None]
    names: Mapping[str, str] = periods.names
    numbers = {"earlier_cases": len(periods.earlier), "later_cases": len(periods.later)}
    outside = len({one.case for one in rows.cases} - set(first_years(rows)))
    return (
        Saying("periods_compared", {**names, **numbers}),
        *(Saying(code, {"act_type": key}) for code, key in _clear(differences)),
        Saying("comparisons_made", {"number": len(differences)}),
        *([Saying("cases_outside_reports", {"number": outside})] if outside else []),
    )


def _clear(differences: list[Value]) -> list[tuple[str, str]]:
    """The types for which the whole interval lies above none, or below it."""
    rose = [("share_higher_later", one.key) for one in differences if (one.low or 0) > 0]
    fell = [("share_lower_later", one.key) for one in differences if (one.high or 0) < 0]
    return rose + fell
