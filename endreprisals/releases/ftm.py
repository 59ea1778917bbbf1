"""The record in FollowTheMoney, for tools of investigators: one entity on a line.

A case and each act is an `Event`, a UN document a `Document`, a mention a `Documentation`, and
whoever is named a `Person` or an `Organization`. A State is the `country` of an
event, never of a person: who is responsible says nothing about nationality. There are no
`topics`: that list has no word for a person who is targeted, and its other words would harm.
Dates are prefixes of ISO 8601 there; a date that is no such prefix becomes its first and last
day, and the EDTF stays in the description.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from endreprisals.documents.models import UNDocument
from endreprisals.domain import states, vocabulary
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.record.files.case_rows import CaseRow
from endreprisals.record.files.subject_rows import SubjectRow
from endreprisals.record.models import Fact
from endreprisals.releases.tables.facts import FactRow
from endreprisals.releases.tables.mentions import MentionRow
from endreprisals.releases.tables.reference import DOCUMENTS

DATASET = "endreprisals"
KINDS = {"person": "Person", "organisation": "Organization"}

# The properties that we write, by schema, as the FollowTheMoney model defines them (through
# Thing, Interval and Interest). `True`: the schema requires it.
PROPERTIES: Mapping[str, Mapping[str, bool]] = {
    "Person": {"name": True, "alias": False, "sourceUrl": False},
    "Organization": {"name": True, "alias": False, "sourceUrl": False},
    "Event": {
        "name": True, "date": False, "startDate": False, "endDate": False, "country": False,
        "location": False, "involved": False, "summary": False, "description": False,
        "recordId": False, "keywords": False, "sourceUrl": False,
    },
    "Document": {"name": True, "title": False, "date": False, "sourceUrl": False},
    "Documentation": {"document": True, "entity": True, "role": False, "sourceUrl": False},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its id, its schema and its properties, each with all its values."""

    id: str
    schema: str
    properties: Mapping[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The entity as FollowTheMoney writes it, without properties that have no value."""
        kept = {name: values for name, values in self.properties.items() if values}
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": kept,
            "datasets": [DATASET],
        }


def entity_id(*parts: str) -> str:
    """The same parts give the same id, in every export. Made of public ids and digests only."""
    return "-".join((DATASET, *(part.lower().replace("/", ".") for part in parts)))


def subjects(rows: Iterable[SubjectRow], named_cases: frozenset[str]) -> Iterator[Entity]:
    """Those who are named: somebody described without a name is no entity to be matched."""
    for row in rows:
        if row.kind in KINDS and named_cases.intersection(row.cases):
            others = [name.text for name in row.names if name.text != row.label]
            sources = [name.source for name in row.names]
            properties = {"name": [row.label], "alias": others, "sourceUrl": _urls(sources)}
            yield Entity(entity_id("subject", row.public_id), KINDS[row.kind], properties)


def documents(rows: Iterable[UNDocument]) -> Iterator[Entity]:
    """United Nations documents."""
    for row in rows:
        address = dict(zip(DOCUMENTS.names, DOCUMENTS.row(row), strict=True))["address"]
        properties = {
            "name": [row.symbol],
            "title": [row.title] if row.title else [],
            "date": [str(row.year)] if row.year else [],
            "sourceUrl": _urls([str(address or "")]),
        }
        yield Entity(entity_id("document", row.symbol), "Document", properties)


def case_event(row: CaseRow, known: frozenset[str]) -> Entity:
    """A whole case as an event, from its first to its last dated fact."""
    card = row.card
    involved = [s.public_id for s in card.subjects if entity_id("subject", s.public_id) in known]
    properties = {
        "name": [card.title],
        "startDate": _day(card.first.lower if card.first else None),
        "endDate": _day(card.last.upper if card.last else None),
        "country": _countries(card.state),
        "involved": [entity_id("subject", public_id) for public_id in involved],
        "summary": [card.summary] if card.summary else [],
        "recordId": [card.public_id],
        "keywords": [vocabulary.term("act_types", code).label for code in card.act_types],
        "sourceUrl": [row.address, *_urls(row.sources)],
    }
    return Entity(entity_id("case", card.public_id), "Event", properties)


def act_events(facts: Iterable[FactRow], known: frozenset[str]) -> Iterator[Entity]:
    """Each act of a case as an event. Ids come from what is said, and survive new facts."""
    seen: dict[str, int] = {}
    for fact in facts:
        if fact.row["kind"] == Fact.Kind.ACT:
            digest = _digest(fact)
            seen[digest] = seen.get(digest, 0) + 1
            again = [str(seen[digest])] if seen[digest] > 1 else []
            yield _act(fact, entity_id("act", fact.case_id, digest, *again), known)


def documentation(mentions: Iterable[MentionRow]) -> Iterator[Entity]:
    """Each mention as a link from the document to the case. Inferred ones are left out."""
    seen: set[str] = set()
    for mention in mentions:
        row = mention.row
        place = [row["part"], f"para. {row['paragraph']}" if row["paragraph"] else ""]
        role = ", ".join(filter(None, place))
        digest = sha256(f"{role}|{row['locator']}".encode()).hexdigest()[:12]
        made = entity_id("mention", mention.case_id, row["document__symbol"], digest)
        if row["basis"] == "inferred" or made in seen:
            continue
        seen.add(made)
        properties = {
            "document": [entity_id("document", row["document__symbol"])],
            "entity": [entity_id("case", mention.case_id)],
            "role": [role] if role else [],
            "sourceUrl": _urls(mention.sources),
        }
        yield Entity(made, "Documentation", properties)


def _act(fact: FactRow, made: str, known: frozenset[str]) -> Entity:
    row = fact.row
    labels = [vocabulary.term("act_types", code).label for code in fact.codes]
    involved = [entity_id("subject", subject) for subject in fact.subjects]
    properties = {
        "name": ["; ".join(labels) or "Alleged act of reprisal"],
        **_dates(row["date_edtf"]),
        "country": _countries(row["act__state_of_act"]),
        "location": [row["act__place_of_act"]] if row["act__place_of_act"] else [],
        "involved": [subject for subject in involved if subject in known],
        "summary": ["Alleged, as the sources report it."],
        "description": [*_if_any(row["description"]), *_edtf_note(row["date_edtf"])],
        "recordId": [fact.case_id],
        "keywords": labels,
        "sourceUrl": _urls(source for source, _ in fact.sources),
    }
    return Entity(made, "Event", properties)


def _digest(fact: FactRow) -> str:
    told = "|".join((fact.row["date_edtf"], ",".join(fact.codes), fact.row["description"]))
    return sha256(told.encode()).hexdigest()[:12]


def _dates(edtf: str) -> dict[str, list[str]]:
    if not edtf:
        return {}
    when = parse(edtf)
    if _is_prefix(when):
        return {"date": [edtf]}
    return {"startDate": _day(when.lower), "endDate": _day(when.upper)}


def _is_prefix(when: PartialDate) -> bool:
    doubtful = when.approximate or when.uncertain
    return when.precision in ("day", "month", "year") and not doubtful and "X" not in when.edtf


def _edtf_note(edtf: str) -> list[str]:
    return (
        [f"Date as the source gives it (EDTF): {edtf}"]
        if edtf and "date" not in _dates(edtf)
        else []
    )


def _day(day: date | None) -> list[str]:
    return [day.isoformat()] if day and date.min < day < date.max else []


def _countries(iso3: str | None) -> list[str]:
    return [states.state(iso3).iso2.lower()] if iso3 else []


def _if_any(text: str) -> list[str]:
    return [text] if text else []


def _urls(sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(s for s in sources if s.startswith(("https://", "http://"))))
