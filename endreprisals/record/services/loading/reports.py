"""A case in the Secretary-General's reports: one entry of the path for each report."""

from dataclasses import replace

from endreprisals.domain.un_symbols import find_references
from endreprisals.record.models import Fact
from endreprisals.record.services.loading.drafts import Cite, FactDraft
from endreprisals.record.services.loading.events import event_fact
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row

ACTION = "sg_report"
BODY = "secretary_general"
INFERRED = "Inferred by those who compiled the tables; not seen in the report."


def add_reports(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add each report that tells of the case, with every source that says so.

    A report that somebody only inferred is added as uncertain and is no mention.
    """
    events: dict[str, list[Row]] = {}
    for event in rows.events:
        if event["event_type"] == ACTION:
            events.setdefault(symbol_of(event), []).append(event)
    for event in events.pop("", ()):
        path.add(event_fact(event, Fact.Kind.UN_ACTION, _own(""), sources))
    told = [row["symbol"] for row in rows.mentions]
    linked = [row["symbol"] for row in rows.links if row["basis"] != "inferred"]
    for symbol in dict.fromkeys([*events, *told, *linked]):
        path.add(_report(symbol, events.get(symbol, []), rows, sources))
    for row in rows.links:
        if row["basis"] == "inferred" and row["symbol"] not in {*events, *told, *linked}:
            path.add(_inferred(row, rows, sources))


def symbol_of(event: Row) -> str:
    """The symbol of the report that an event names; blank where it names none."""
    found = (one for one in find_references(event["reference"]) if one.kind == "symbol")
    return next((one.normal for one in found), "")


def report_cites(symbol: str, rows: CaseRows, sources: Sources) -> tuple[Cite, ...]:
    """The sources that place the case in a report: of its events, else of the case as a whole."""
    cells = [
        event["source"]
        for event in rows.events
        if event["event_type"] == ACTION and symbol_of(event) == symbol
    ]
    return _cited(cells or [rows.case["source"]], sources)


def _report(symbol: str, events: list[Row], rows: CaseRows, sources: Sources) -> FactDraft:
    dates = {event["date"] for event in events}
    cells = [event["source"] for event in events]
    cells += [row["source"] for row in rows.mentions if row["symbol"] == symbol]
    return FactDraft(
        key=f"sg_reports:{rows.id}:{symbol}",
        case=rows.id,
        kind=Fact.Kind.UN_ACTION,
        event_type=ACTION,
        # Where several entries date one report differently, its year is what they agree on.
        date=dates.pop() if len(dates) == 1 else rows.keys.years.get(symbol, ""),
        own=_own(symbol),
        cites=_cited(cells or [rows.case["source"]], sources),
        description=" ".join(dict.fromkeys(event["description"] for event in events)),
        actor=next((event["actor"] for event in events), ""),
        confidence=next((event["confidence"] for event in events), ""),
    )


def _inferred(row: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    fact = _report(row["symbol"], [], rows, sources)
    year = rows.keys.years[row["symbol"]]
    return replace(fact, date=f"{year}?", confidence="low", note=INFERRED)


def _own(symbol: str) -> dict[str, str]:
    return {"action": ACTION, "body": BODY, "reference": symbol}


def _cited(cells: list[str], sources: Sources) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(cite for cell in cells for cite in sources.cites(cell)))
