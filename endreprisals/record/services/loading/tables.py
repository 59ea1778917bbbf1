"""The checked fact tables as rows of text, and what one case has in each of them."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]
Rows = Sequence[Row]
SEPARATOR = "; "


def rows_of(content: bytes) -> Rows:
    """The rows of one table; every cell is text, as it stands in the file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def codes(cell: str) -> list[str]:
    """The entries of a list in a cell."""
    return [part for part in cell.split(SEPARATOR) if part]


def grouped(rows: Iterable[Row], column: str) -> Mapping[str, Rows]:
    """Rows by the value of one column, in the order of the table; a missing value has none."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def unique(rows: Iterable[Row], column: str) -> Mapping[str, Row]:
    """The row for each value of a column that is a key."""
    return {row[column]: row for row in rows}


@dataclass(frozen=True, slots=True)
class Tables:
    """Every fact table, by name."""

    tables: Mapping[str, Rows]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "Tables":
        """Read the tables from the bytes of their files; other files are left aside."""
        return cls(
            {
                name.removesuffix(".csv"): rows_of(content)
                for name, content in files.items()
                if name.endswith(".csv")
            }
        )

    def __getitem__(self, name: str) -> Rows:
        return self.tables[name]


@dataclass(frozen=True, slots=True)
class Keys:
    """The tables that say what an event, an actor or a label of the other tables stands for."""

    acts: Mapping[str, Row]  # by event
    ways: Mapping[str, Row]  # of cooperating, by event
    raised: Mapping[str, Row]  # by event
    how_raised: Mapping[str, str]  # by event; not listed: named
    bodies: Mapping[str, str]  # of UN action, by the text that names the actor
    labels: Mapping[str, str]  # bodies cooperated with, by the text of the case table
    years: Mapping[str, str]  # of reports, by symbol

    @classmethod
    def of(cls, tables: Tables) -> "Keys":
        """Read them once for all cases."""
        return cls(
            acts=unique(tables["act_events"], "event_id"),
            ways=unique(tables["cooperation_events"], "event_id"),
            raised=unique(tables["raise_states"], "event_id"),
            how_raised={row["event_id"]: row["how"] for row in tables["raise_kinds"]},
            bodies={row["actor"]: row["body"] for row in tables["un_actors"]},
            labels={row["source_label"]: row["bodies"] for row in tables["cooperation_map"]},
            years={row["symbol"]: row["year"] for row in tables["sg_reports"]},
        )


@dataclass(frozen=True, slots=True)
class CaseRows:
    """Everything that the tables hold about one case."""

    case: Row
    public_id: str
    subjects: Rows
    events: Rows
    mentions: Rows  # of both tables; those without a record page have no `mention_id`
    statements: Rows
    links: Rows
    spells: Rows
    outcomes: Rows
    told: Mapping[str, Sequence[str]]  # subjects by mention
    keys: Keys

    @property
    def id(self) -> str:
        """The id of the case in the fact tables."""
        return self.case["id"]

    @property
    def state(self) -> str:
        """ISO code of the State whose authorities the case concerns."""
        return self.case["country_iso3"]


def mention_id(row: Row) -> str:
    """The id of a mention, from either of the two tables; they never collide."""
    return row.get("mention_id") or row["other_id"]


def case_rows(tables: Tables) -> list[CaseRows]:
    """The rows of every case."""
    public_ids = unique(tables["case_ids"], "case_id")
    mentions = _mentions(tables)
    by_case = {
        name: grouped(tables[name], "case_id")
        for name in (
            "case_subjects", "case_events", "state_actions", "report_links", "status_spells",
            "outcome_map",
        )
    }  # fmt: skip
    told = {
        key: [row["subject_id"] for row in rows]
        for key, rows in grouped(tables["mention_subjects"], "mention_id").items()
    }
    keys = Keys.of(tables)
    return [
        CaseRows(
            case=case,
            public_id=public_ids[case["id"]]["public_id"],
            subjects=by_case["case_subjects"].get(case["id"], ()),
            events=by_case["case_events"].get(case["id"], ()),
            mentions=mentions.get(case["id"], ()),
            statements=by_case["state_actions"].get(case["id"], ()),
            links=by_case["report_links"].get(case["id"], ()),
            spells=by_case["status_spells"].get(case["id"], ()),
            outcomes=by_case["outcome_map"].get(case["id"], ()),
            told=told,
            keys=keys,
        )
        for case in tables["cases"]
    ]


def _mentions(tables: Tables) -> Mapping[str, Rows]:
    """Mentions of both tables by case. A mention without one may have it in mention_cases.csv."""
    joined = {row["mention_id"]: row["case_id"] for row in tables["mention_cases"]}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in (*tables["mentions"], *tables["mentions_other_sources"]):
        groups[row["case_id"] or joined.get(mention_id(row), "")].append(row)
    return groups
