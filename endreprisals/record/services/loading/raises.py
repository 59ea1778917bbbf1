"""States that named a case: one fact for each statement, with every State it was made for."""

from collections.abc import Iterator
from dataclasses import replace

from endreprisals.record.models import Fact
from endreprisals.record.services.loading.drafts import FactDraft
from endreprisals.record.services.loading.events import event_fact
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row, Rows, codes, grouped

UNNAMED_IN_TABLE = "State not identified in the source excerpt"
UNNAMED = "The source does not say which State this was."
EVENTS = ("state_statement", "upr_recommendation")


def add_raises(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add the statements of States about a case; an event without named States stays one."""
    by_event = grouped(rows.statements, "event_id")
    for event in rows.events:
        if event["event_type"] in EVENTS:
            for fact in _statements(event, by_event.get(event["id"], ()), rows, sources):
                path.add(fact)
    for row in by_event.get("", ()):
        path.add(_without_event(row, sources))


def _statements(event: Row, raised: Rows, rows: CaseRows, sources: Sources) -> Iterator[FactDraft]:
    """One event may join several statements: of Benelux, of Germany, of Liechtenstein."""
    if not raised:
        yield _unlisted(event, rows, sources)
        return
    statements: dict[tuple[str, str], list[Row]] = {}
    for row in raised:
        statements.setdefault((row["speaker_iso3"], row["on_behalf_of"]), []).append(row)
    alone = len(statements) == 1
    for (speaker, group), made_for in statements.items():
        fact = _listed(event, made_for, sources)
        tail = "-".join(filter(None, (group, speaker)))
        yield fact if alone else replace(fact, key=f"{fact.key}:{tail}", actor=group)


def _listed(event: Row, made_for: Rows, sources: Sources) -> FactDraft:
    """One statement with the States it was made for; a State that no source names is noted."""
    first = made_for[0]
    fact = _fact(event, first["speaker_iso3"], first["on_behalf_of"], first["forum"], sources)
    cells = (event["source"], *(row["source"] for row in made_for))
    notes = [_plain(row["note"]) for row in made_for if not row["state_iso3"]]
    return replace(
        fact,
        parts=tuple(_state(row) for row in made_for if row["state_iso3"]),
        cites=tuple(dict.fromkeys(cite for cell in cells for cite in sources.cites(cell))),
        note=" ".join(filter(None, (fact.note, *notes))),
    )


def _plain(note: str) -> str:
    return UNNAMED if note == UNNAMED_IN_TABLE else note


def _state(row: Row) -> tuple[str, ...]:
    return ("state", row["state_iso3"], row["note"])


def _unlisted(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    """A statement of States that state_actions.csv does not list."""
    named = rows.keys.raised.get(event["id"], {"states": "", "forum": "", "on_behalf_of": ""})
    fact = _fact(event, "", named["on_behalf_of"], named["forum"], sources)
    return replace(fact, parts=tuple(("state", iso3, "") for iso3 in codes(named["states"])))


def _fact(event: Row, speaker: str, group: str, forum: str, sources: Sources) -> FactDraft:
    own = {"forum": forum, "speaker": speaker, "on_behalf_of": group}
    fact = event_fact(event, Fact.Kind.RAISE, own, sources)
    # The reference of such an event is the forum; it is noted only where it says something else.
    return replace(fact, note="") if forum == event["reference"] else fact


def _without_event(row: Row, sources: Sources) -> FactDraft:
    place = (row["case_id"], row["state_iso3"], row["forum"], row["date"])
    return FactDraft(
        key=f"state_actions:{':'.join(place)}",
        case=row["case_id"],
        kind=Fact.Kind.RAISE,
        date=row["date"],
        own={
            "forum": row["forum"],
            "speaker": row["speaker_iso3"],
            "on_behalf_of": row["on_behalf_of"],
        },
        parts=(_state(row),) if row["state_iso3"] else (),
        cites=sources.cites(row["source"]),
    )
