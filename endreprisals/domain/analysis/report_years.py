"""The years of the reports, and the span that a figure is about."""

from collections.abc import Iterable

from endreprisals.domain.analysis.rows import Report, Rows


def reports_by_year(rows: Rows) -> dict[int, Report]:
    """The report of each year, in order of years."""
    return {one.year: one for one in sorted(rows.reports, key=lambda one: one.year)}


def span(years: Iterable[int]) -> str:
    """The first and last year as EDTF, such as `2010/2025`; one year alone; blank for none."""
    known = sorted(set(years))
    if not known:
        return ""
    return str(known[0]) if len(known) == 1 else f"{known[0]}/{known[-1]}"


def texts(years: Iterable[int]) -> list[str]:
    """Years as sorted texts, so that no page puts a thousands separator into one."""
    return [str(year) for year in sorted(set(years))]


def symbols(rows: Rows, years: Iterable[int]) -> tuple[str, ...]:
    """The symbols of the reports of some years, in order of years."""
    wanted = set(years)
    return tuple(one.symbol for year, one in reports_by_year(rows).items() if year in wanted)
