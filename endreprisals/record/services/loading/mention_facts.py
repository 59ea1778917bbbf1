"""What a mention says that no event of the case says: dates, kinds of act, bodies, replies.

A date that an event has too becomes one more source of it. Dates that differ stand side by side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from endreprisals.record.models import ActType, Fact
from endreprisals.record.services.loading.drafts import Cite, FactDraft
from endreprisals.record.services.loading.events import one_body, state_responsible
from endreprisals.record.services.loading.path import Path, dated, may_be_same
from endreprisals.record.services.loading.reports import ACTION as REPORT
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row, codes, mention_id

UNCLEAR = "unclear"
SIDE_BY_SIDE = "May be the same as what another source dates otherwise."
Parts = tuple[tuple[str, ...], ...]


def add_mention_facts(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add what each mention of the case says beyond its events."""
    for row in rows.mentions:
        cites = sources.cites(row["source"], place=row.get("mention_id", ""))
        mention = _Mention(row, rows, cites)
        _add_acts(path, mention)
        _add_un_actions(path, mention)
        _add_replies(path, mention)
        _add_cooperation(path, mention)


def new_codes(found: Iterable[str], told: set[str]) -> list[str]:
    """Codes that nothing says yet. A part of a body tells of the body, `unclear` of nothing new."""
    broader = {code.split(":")[0] for code in told}
    fresh = [code for code in found if code not in told | broader]
    clear = [code for code in fresh if code != UNCLEAR]
    return clear if clear or told else fresh


@dataclass(frozen=True, slots=True)
class _Mention:
    """A row of one of the two tables of mentions; a column that its table lacks is blank."""

    row: Row
    rows: CaseRows
    cites: tuple[Cite, ...]

    def list(self, column: str) -> list[str]:
        return codes(self.row.get(column, ""))

    def fact(
        self, kind: Fact.Kind, own: Mapping[str, str], *, date: str = "", parts: Parts = ()
    ) -> FactDraft:
        return FactDraft(
            key=f"mentions:{mention_id(self.row)}:{kind}:{date}",
            case=self.rows.id,
            kind=kind,
            date=date,
            own=own,
            parts=parts,
            cites=self.cites,
        )


def _add_acts(path: Path, mention: _Mention) -> None:
    actor_kind = mention.row.get("perpetrators", "")
    own = {
        "actor_kind": actor_kind,
        "state_responsible": state_responsible(actor_kind, mention.rows),
    }
    dates, types = mention.list("reprisal_dates"), mention.list("reprisal_types")
    coded = mention.row.get("reprisal_types_basis") == "coded"
    basis = (ActType.Basis.CODED if coded else ActType.Basis.NARRATIVE).value
    # Several dates share the types of a mention; with one date they can only belong to it.
    shared = types if len(dates) == 1 else []
    for date in dates:
        parts = tuple(("type", code, basis) for code in shared)
        _add_dated(path, mention, mention.fact(Fact.Kind.ACT, own, date=date, parts=parts))
    told = path.told("type")
    if left := tuple(("type", code, basis) for code in types if code not in told):
        path.add(mention.fact(Fact.Kind.ACT, own, parts=left))


def _add_un_actions(path: Path, mention: _Mention) -> None:
    body = one_body(mention.row.get("prior_un_bodies", ""))
    own = {"action": "un_action", "body": body, "reference": ""}
    for date in mention.list("prior_un_action_dates"):
        _add_dated(path, mention, mention.fact(Fact.Kind.UN_ACTION, own, date=date))


def _add_replies(path: Path, mention: _Mention) -> None:
    own = {"answer": "yes", "answers_to": ""}
    for date in mention.list("government_reply_dates"):
        _add_dated(path, mention, mention.fact(Fact.Kind.STATE_REPLY, own, date=date))


def _add_cooperation(path: Path, mention: _Mention) -> None:
    bodies = new_codes(mention.list("engagement_body"), path.told("body"))
    ways = new_codes(mention.list("engagement_type"), path.told("way"))
    parts = (*(("body", code) for code in bodies), *(("way", code) for code in ways))
    if parts:
        fact = mention.fact(Fact.Kind.COOPERATION, {}, parts=parts)
        path.add(replace(fact, description=mention.row.get("trigger", "")))


def _add_dated(path: Path, mention: _Mention, fact: FactDraft) -> None:
    """Add a fact with a date, unless one of its kind has that date: then cite the mention there."""
    there = [one for one in path.of(fact.kind) if one.own.get("action") != REPORT]
    if same := dated(there, fact.date):
        path.cite(same, mention.cites)
        return
    near = may_be_same(there, fact.date)
    path.add(replace(fact, note=SIDE_BY_SIDE) if near else fact)
