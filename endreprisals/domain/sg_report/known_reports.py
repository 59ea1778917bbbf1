"""Which reports under resolution 12/2 are known, and what each of them covers."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from endreprisals.domain.sg_report.model import Period


@dataclass(frozen=True, slots=True)
class KnownReport:
    """One yearly report: symbol, year, and the period it covers (blank where not known)."""

    symbol: str
    year: int
    period: Period


def report_of(symbol: str) -> KnownReport | None:
    """The yearly report with this symbol; corrigenda and addenda count as the report itself."""
    return _by_symbol().get("/".join(symbol.split("/")[:4]))


def report_in(year: int) -> KnownReport | None:
    """The yearly report presented in this year, if there is one."""
    return _by_year().get(year)


@cache
def _by_year() -> dict[int, KnownReport]:
    return {report.year: report for report in _by_symbol().values()}


@cache
def _by_symbol() -> dict[str, KnownReport]:
    table = resources.files("endreprisals.domain.sg_report").joinpath("reports.toml")
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["report"]
    return {
        row["symbol"]: KnownReport(
            row["symbol"], row["year"], Period(row.get("from", ""), row.get("to", ""))
        )
        for row in rows
    }
