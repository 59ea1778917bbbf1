"""Changes of what is known about States: each table is made to hold what the fact tables say.

Rows come as the tables have them, one text for each column; the checker has read them before.
Every function returns how many rows were added, changed or removed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from endreprisals.adapters.rows import hold_rows
from endreprisals.states.models import (
    Candidacy,
    Cosponsorship,
    CouncilTerm,
    JointStatement,
    JointStatementSignature,
    Resolution,
    State,
    TreatyStatus,
)

Rows = Sequence[Mapping[str, str]]


def hold_states(rows: Rows) -> int:
    """Keep the list of States true to states.csv. A State is never removed: facts point at it."""
    columns = ("iso3", "name", "un_short_name", "regional_group", "un_status", "note", "source")
    states = [{name: row[name] for name in columns} for row in rows]
    return hold_rows(State, states, key=["iso3"], keep_others=True)


def hold_council_terms(rows: Rows) -> int:
    """Keep the terms in the Human Rights Council true to hrc_membership.csv."""
    return hold_rows(
        CouncilTerm,
        [
            {
                "state_id": row["iso3"],
                "from_date": date.fromisoformat(row["from_date"]),
                "to_date": date.fromisoformat(row["to_date"]),
                "elected_year": _number(row["elected_year"]),
                **_texts(row, "confidence", "note", "source"),
            }
            for row in rows
        ],
        key=["state_id", "from_date"],
    )


def hold_candidacies(rows: Rows) -> int:
    """Keep the candidates for the Human Rights Council true to candidacies.csv."""
    texts = ("result", "confidence", "note", "source")
    return hold_rows(
        Candidacy,
        [
            {"state_id": row["iso3"], "year": int(row["year"]), **_texts(row, *texts)}
            for row in rows
        ],
        key=["state_id", "year"],
    )


def hold_treaty_statuses(rows: Rows) -> int:
    """Keep the steps of States on treaties true to treaty_status.csv."""
    return hold_rows(
        TreatyStatus,
        [
            {
                "state_id": row["iso3"],
                "date_edtf": row["date"],
                **_texts(row, "treaty", "status", "as_of", "note", "source"),
            }
            for row in rows
        ],
    )


def hold_resolutions(rows: Rows) -> int:
    """Keep the resolutions and their votes true to resolutions.csv."""
    votes = ("in_favour", "against", "abstentions")
    texts = ("symbol", "title", "date", "adopted", "note", "confidence", "source")
    resolutions = [
        {**_texts(row, *texts), **{name: _number(row[name]) for name in votes}} for row in rows
    ]
    return hold_rows(Resolution, resolutions, key=["symbol"])


def hold_cosponsorships(rows: Rows) -> int:
    """Keep the lists of co-sponsors true to resolution_cosponsors.csv."""
    texts = ("name_in_source", "resolution", "note", "source")
    return hold_rows(
        Cosponsorship, [{"state_id": row["iso3"], **_texts(row, *texts)} for row in rows]
    )


def hold_joint_statements(rows: Rows) -> int:
    """Keep the statements of groups of States true to joint_statements.csv."""
    return hold_rows(JointStatement, [_joint_statement(row) for row in rows])


def hold_signatures(rows: Rows) -> int:
    """Keep the lists of those who joined a statement true to joint_statement_signatories.csv."""
    return hold_rows(
        JointStatementSignature,
        [
            {
                "state_id": row["iso3"],
                "year": int(row["year"]),
                **_texts(row, "forum", "name_in_source", "source"),
            }
            for row in rows
        ],
    )


def _joint_statement(row: Mapping[str, str]) -> dict[str, Any]:
    """Two States may lead a statement together; the table joins them with a semicolon."""
    first, _, second = row["lead_iso3"].partition(";")
    return {
        "year": int(row["year"]),
        "lead_id": first.strip() or None,
        "second_lead_id": second.strip() or None,
        "states_count": _number(row["states_count"]),
        **_texts(row, "date", "forum", "note", "source"),
    }


def _number(text: str) -> int | None:
    return int(text) if text else None


def _texts(row: Mapping[str, str], *columns: str) -> dict[str, str]:
    return {name: row[name] for name in columns}
