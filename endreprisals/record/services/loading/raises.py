"""States that named a case: one fact for each case and statement, beside the statement."""

from collections.abc import Iterator
from dataclasses import replace

from endreprisals.domain.state_groups import find_group
from endreprisals.record.models import Fact
from endreprisals.record.services.loading.drafts import Cite, FactDraft, StatementDraft
from endreprisals.record.services.loading.events import event_fact
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.statement_names import (
    LONGEST_KEY,
    short,
    statement_key,
)
from endreprisals.record.services.loading.tables import CaseRows, Row, Rows, codes, grouped

UNNAMED_IN_TABLE = "State not identified in the source excerpt"
UNNAMED = "The source does not say which State this was."
EVENTS = ("state_statement", "upr_recommendation")
NAMED = "named"


def add_raises(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add what States said about a case; an event without named States stays one."""
    by_event = grouped(rows.statements, "event_id")
    for event in rows.events:
        if event["event_type"] in EVENTS:
            for fact in _raises(event, by_event.get(event["id"], ()), rows, sources):
                path.add(fact)
    for row in by_event.get("", ()):
        path.add(_without_event(row, sources))


def _raises(event: Row, raised: Rows, rows: CaseRows, sources: Sources) -> Iterator[FactDraft]:
    """One event may join several statements: of Benelux, of Germany, of Liechtenstein."""
    how = rows.keys.how_raised.get(event["id"], NAMED)
    if not raised:
        yield _unlisted(event, how, rows, sources)
        return
    statements: dict[tuple[str, str], list[Row]] = {}
    for row in raised:
        statements.setdefault((row["speaker_iso3"], row["on_behalf_of"]), []).append(row)
    alone = len(statements) == 1
    for (speaker, group), made_for in statements.items():
        fact = _listed(event, how, made_for, sources)
        tail = "-".join(filter(None, (group, speaker)))
        key = short(f"{fact.key}:{tail}", LONGEST_KEY)
        yield fact if alone else replace(fact, key=key, actor=group)


def _listed(event: Row, how: str, made_for: Rows, sources: Sources) -> FactDraft:
    """One statement with the States it was made for; a State that no source names is noted."""
    cells = (event["source"], *(row["source"] for row in made_for))
    cites = tuple(dict.fromkeys(cite for cell in cells for cite in sources.cites(cell)))
    said = _statement(made_for[0], [row["state_iso3"] for row in made_for], cites)
    notes = [_plain(row["note"]) for row in made_for if not row["state_iso3"]]
    fact = _fact(event, how, said, sources)
    return replace(fact, cites=cites, note=" ".join(filter(None, (fact.note, *notes))))


def _plain(note: str) -> str:
    return UNNAMED if note == UNNAMED_IN_TABLE else note


def _unlisted(event: Row, how: str, rows: CaseRows, sources: Sources) -> FactDraft:
    """A statement of States that state_actions.csv does not list."""
    named = rows.keys.raised.get(event["id"], {"states": "", "forum": "", "on_behalf_of": ""})
    row = {**named, "speaker_iso3": "", "date": event["date"]}
    said = _statement(row, codes(named["states"]), sources.cites(event["source"]))
    return _fact(event, how, said, sources)


def _fact(event: Row, how: str, said: StatementDraft, sources: Sources) -> FactDraft:
    fact = event_fact(event, Fact.Kind.RAISE, {"statement": said.key, "how": how}, sources)
    # The reference of such an event is the forum; it is noted only where it says something else.
    note = "" if said.forum == event["reference"] else fact.note
    return replace(fact, note=note, said_in=said)


def _without_event(row: Row, sources: Sources) -> FactDraft:
    place = (row["case_id"], row["state_iso3"], row["forum"], row["date"])
    cites = sources.cites(row["source"])
    said = _statement(row, [row["state_iso3"]], cites)
    return FactDraft(
        key=f"state_actions:{':'.join(place)}",
        case=row["case_id"],
        kind=Fact.Kind.RAISE,
        date=row["date"],
        own={"statement": said.key, "how": NAMED},
        cites=cites,
        said_in=said,
    )


def _statement(row: Row, states: list[str], cites: tuple[Cite, ...]) -> StatementDraft:
    """The statement that a row tells of. Rows of one meeting, day and speaker tell of the same."""
    listed = tuple(sorted(filter(None, states)))
    group = find_group(row["on_behalf_of"]) or row["on_behalf_of"]
    # A group says who spoke even where one source gives the speaker and another does not.
    who = group or row["speaker_iso3"] or "-".join(listed)
    return StatementDraft(
        key=statement_key(row["forum"], row["date"], who),
        forum=row["forum"],
        date=row["date"],
        speaker=row["speaker_iso3"],
        on_behalf_of=group,
        states=listed,
        sources=tuple(cite.source for cite in cites),
    )
