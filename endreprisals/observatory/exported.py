"""The rows that figures are made from, read from a folder that `export --format csv` wrote.

Nothing here needs a database or a settings file: whoever has the exported data and this package
can make every figure again (`notebooks/observatory.ipynb`).
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from endreprisals.domain.analysis.rows import (
    ActRow,
    CaseRow,
    CooperationRow,
    JointRow,
    ListedState,
    MentionRow,
    Published,
    RaiseRow,
    ReplyRow,
    Report,
    Rows,
    SpellRow,
    StateRow,
    TermRow,
    UNActionRow,
)
from endreprisals.domain.partial_dates import parse
from endreprisals.observatory.bounds import (
    UNION,
    closed,
    exact_day,
    first_day,
    heard_until,
    last_day,
    year_of,
)
from endreprisals.record.files.cells import ESCAPE, FORMULA_STARTS
from endreprisals.record.files.tables import BETWEEN

Row = Mapping[str, str]
REPORT = "sg_report"
NUMBERS = 100_000  # more facts than any case has


class MissingTable(Exception):
    """A file of the export is not in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is not there: write it with `export --format csv --out DIR`")


@dataclass(frozen=True, slots=True)
class Folder:
    """An export in CSV."""

    path: Path

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of one table as texts; raises `MissingTable`."""
        path = self.path / f"{table}.csv"
        if not path.exists():
            raise MissingTable(path)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {name: _unescaped(cell) for name, cell in row.items()}

    def day(self) -> date:
        """The day on which the exported version was made."""
        path = self.path / "VERSION.txt"
        if not path.exists():
            raise MissingTable(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        told = dict(line.partition(": ")[::2] for line in lines)
        return date.fromisoformat(told["at"][:10])


def read_export(folder: Path, *, as_of: date | None = None) -> Rows:
    """Everything the figures count, from an export in CSV.

    `as_of` is the day on which the record stood so; without it, the day of the version. Raises
    `MissingTable` for a file that is not there.
    """
    export = Folder(folder)
    facts = _by_kind(export.rows("facts"))
    reports = [row for row in export.rows("documents") if row["kind"] == REPORT and row["year"]]
    years = {row["symbol"]: int(row["year"]) for row in reports}
    return Rows(
        reports=tuple(sorted(map(_report, reports), key=lambda one: (one.year, one.symbol))),
        listed=tuple(_listed(export.rows("report_states"), years)),
        published=tuple(_published(export.rows("published_figures"))),
        cases=tuple(_cases(export)),
        mentions=tuple(_mentions(export.rows("mentions"), years)),
        acts=tuple(
            ActRow(one["case_id"], _list(one["codes"]), *_when(one)) for one in facts["act"]
        ),
        cooperation=tuple(map(_cooperation, facts["cooperation"])),
        un_actions=tuple(map(_un_action, facts["un_action"])),
        replies=tuple(map(_reply, facts["state_reply"])),
        spells=tuple(_spells(facts["status"])),
        raises=tuple(_raises(facts["raise"], export)),
        terms=tuple(map(_term, export.rows("council_terms"))),
        states=tuple(StateRow(one["iso3"], one["region"]) for one in export.rows("states")),
        joint=tuple(map(_joint, export.rows("joint_statements"))),
        as_of=as_of or export.day(),
    )


def _by_kind(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    facts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        facts[row["kind"]].append(row)
    return facts


def _report(row: Row) -> Report:
    period = first_day(row["period_from"]), last_day(row["period_to"])
    return Report(row["symbol"], int(row["year"]), *period, exact_day(row["presented_on"]))


def _listed(rows: Iterable[Row], years: Mapping[str, int]) -> Iterator[ListedState]:
    for row in rows:
        if row["symbol"] in years:
            year = years[row["symbol"]]
            yield ListedState(row["symbol"], year, row["list_kind"], row["state"], row["source"])


def _published(rows: Iterable[Row]) -> Iterator[Published]:
    """In the order of years, as the record has them."""
    years = ("year_to", "year_from")
    for row in sorted(rows, key=lambda one: (*(int(one[year]) for year in years), one["metric"])):
        span = int(row["year_from"]), int(row["year_to"])
        yield Published(*span, row["metric"], row["value"], row["qualifier"], row["source"])


def _cases(export: Folder) -> Iterator[CaseRow]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for subject in export.rows("subjects"):
        for case in _list(subject["cases"]):
            kinds[case][subject["kind"]] += 1
    for row in export.rows("cases"):
        found = kinds[row["public_id"]]
        people, organisations = found["person"], found["organisation"]
        groups = found.total() - people - organisations
        named = row["named"] == "true"
        yield CaseRow(row["public_id"], row["state"], named, people, organisations, groups)


def _mentions(rows: Iterable[Row], years: Mapping[str, int]) -> Iterator[MentionRow]:
    for row in rows:
        if row["symbol"] in years:
            yield MentionRow(
                case=row["case_id"],
                symbol=row["symbol"],
                year=years[row["symbol"]],
                part=row["part"],
                basis=row["basis"],
                record_type=row["record_type"],
                reply=row["government_reply"],
                subjects=_list(row["subjects"]),
            )


def _act(row: Row) -> ActRow:
    return ActRow(row["case_id"], _list(row["codes"]), *_when(row))


def _cooperation(row: Row) -> CooperationRow:
    return CooperationRow(row["case_id"], _list(row["bodies"]), _list(row["codes"]), *_when(row))


def _un_action(row: Row) -> UNActionRow:
    return UNActionRow(
        _fact(row["case_id"], row["number"]), row["case_id"], row["codes"], *_when(row)
    )


def _reply(row: Row) -> ReplyRow:
    answered = _fact(row["case_id"], row["answers_to"]) if row["answers_to"] else None
    return ReplyRow(row["case_id"], row["codes"], answered, *_when(row))


def _fact(case: str, number: str) -> int:
    """A number for a fact that no fact of another case has."""
    state, year, place = case.split("-")
    code = int(state, 36) * 10_000 + int(year)
    return (code * 1_000_000 + int(place)) * NUMBERS + int(number)


def _spells(rows: Iterable[Row]) -> Iterator[SpellRow]:
    for row in rows:
        if not row["subjects"]:
            continue  # of nobody, or of somebody who was withdrawn
        until = parse(row["until"]) if row["until"] else None
        yield SpellRow(
            row["case_id"],
            row["subjects"],
            row["codes"],
            *_when(row),
            closed(until.lower) if until else None,
            closed(until.upper) if until else None,
            row["end_kind"],
            heard_until(row["last_known"]),
        )


def _raises(rows: Iterable[Row], export: Folder) -> Iterator[RaiseRow]:
    statements = {one["number"]: one for one in export.rows("statements")}
    made_for: dict[str, list[str]] = defaultdict(list)
    for row in export.rows("statement_states"):
        made_for[row["statement"]].append(row["state"])
    for row in rows:
        said = statements.get(row["statement"])
        if said is None:
            continue  # taken back
        number = row["statement"] if said["identified"] == "true" else ""
        days = first_day(said["date"]), last_day(said["date"])
        yield RaiseRow(
            case=row["case_id"],
            statement=number,
            session=said["session"],
            year=year_of(said["session"], *days),
            how=row["how"],
            states=tuple(made_for[number]) if number else (),
            lower=_day(row["date_lower"]),
            upper=_day(row["date_upper"]),
        )


def _term(row: Row) -> TermRow:
    first, last = date.fromisoformat(row["from_date"]), date.fromisoformat(row["to_date"])
    return TermRow(row["state"], first, last)


def _joint(row: Row) -> JointRow:
    count = int(row["states_count"]) if row["states_count"] else None
    union = UNION in row["note"]
    return JointRow(int(row["year"]), row["forum"], count, row["source"], with_union=union)


def _when(row: Row) -> tuple[date | None, date | None]:
    return _day(row["date_lower"]), _day(row["date_upper"])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(BETWEEN)) if cell else ()


def _unescaped(cell: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell.removeprefix(ESCAPE) if cell[1:].startswith(FORMULA_STARTS) else cell
