"""Mentions of the tables: a case in one place of one Secretary-General's report."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from endreprisals.record.models import Mention
from endreprisals.record.services.loading.drafts import MentionDraft
from endreprisals.record.services.loading.reports import report_cites
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row, codes, mention_id

ANSWERS = (
    "foreign_national", "minor", "public_servant", "new_legislation", "government_reply",
    "environment_comment", "pattern_of_reprisals", "self_censorship", "raised_by_state",
    "truncated",
)  # fmt: skip
TEXTS = (
    "part", "paragraph", "record_type", "gender", "trigger", "case_status", "follow_up", "note",
)  # fmt: skip
# Columns of the model that hold lists, with the column of the tables each is read from.
LISTS: Mapping[str, str] = {
    "rights_defended": "rights_defended",
    "engagement_bodies": "engagement_body",
    "engagement_types": "engagement_type",
    "prior_un_bodies": "prior_un_bodies",
    "prior_un_action_dates": "prior_un_action_dates",
    "reprisal_dates": "reprisal_dates",
    "act_types": "reprisal_types",
    "perpetrators": "perpetrators",
    "government_reply_dates": "government_reply_dates",
}
LINK = "report_links"


def mention_drafts(rows: CaseRows, sources: Sources) -> list[MentionDraft]:
    """Every mention of a case: those with a row of their own, then reports that only a link names.

    A link that somebody only inferred keeps that basis, so that it is never counted.
    """
    drafts = [_told(row, rows, sources) for row in rows.mentions]
    symbols = {draft.symbol for draft in drafts}
    links = [row for row in rows.links if row["symbol"] not in symbols]
    return drafts + [_linked(row, rows, sources) for row in links]


def _told(row: Row, rows: CaseRows, sources: Sources) -> MentionDraft:
    own = mention_id(row)
    locator = row.get("mention_id", "")
    basis = Mention.Basis.RECORD_PAGE if locator else Mention.Basis.PAGE
    return MentionDraft(
        key=f"mentions:{own}",
        case=rows.id,
        symbol=row["symbol"],
        subjects=tuple(rows.told.get(own, ())),
        cites=sources.cites(row["source"], place=locator),
        values=_values(row, locator, basis),
    )


def _linked(row: Row, rows: CaseRows, sources: Sources) -> MentionDraft:
    place = (rows.id, row["symbol"], row["part"], row["paragraph"])
    return MentionDraft(
        key=f"{LINK}:{':'.join(place)}",
        case=rows.id,
        symbol=row["symbol"],
        subjects=(),
        cites=report_cites(row["symbol"], rows, sources),
        values=_values(row, row["locator"], Mention.Basis(row["basis"])),
    )


def _values(row: Row, locator: str, basis: Mention.Basis) -> dict[str, Any]:
    """The columns of the model; a column that a table lacks is blank."""
    count, read_on = row.get("followup_count"), row.get("checked_on")
    return {
        **{name: row.get(name, "") for name in (*TEXTS, *ANSWERS)},
        **{name: codes(row.get(column, "")) for name, column in LISTS.items()},
        "act_types_basis": row.get("reprisal_types_basis", ""),
        "followup_count": int(count) if count else None,
        "followup_years": [int(year) for year in codes(row.get("followup_years", ""))],
        "locator": locator,
        "basis": basis.value,
        "checked_on": date.fromisoformat(read_on) if read_on else None,
    }
