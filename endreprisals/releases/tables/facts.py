"""The table of facts: every dated statement about a case, with its sources."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.functions import Coalesce

from endreprisals.record.files.case_rows import owners
from endreprisals.record.files.tables import Column, Table
from endreprisals.record.models import (
    ActType,
    ActVictim,
    Citation,
    CooperationBody,
    CooperationKind,
    Fact,
    Listing,
    Raise,
    Status,
)
from endreprisals.record.models.facts import not_taken_back

# Of each kind of fact: the vocabulary of its codes, and where a code stands that has no table.
CODES: Mapping[str, tuple[str, str]] = {
    Fact.Kind.COOPERATION: ("engagement_types", ""),
    Fact.Kind.ACT: ("act_types", ""),
    Fact.Kind.UN_ACTION: ("event_types", "unaction__action"),
    Fact.Kind.STATE_REPLY: ("answers", "statereply__answer"),
    Fact.Kind.RAISE: ("event_types", ""),
    Fact.Kind.STATUS: ("statuses", "status__code"),
    Fact.Kind.OUTCOME: ("outcomes", "outcome__code"),
    Fact.Kind.STEP: ("event_types", "step__code"),
}
READ = (
    "pk", "case_id", "kind", "event_type", "date_edtf", "date_lower", "date_upper", "actor",
    "description", "note", "confidence", "act__actor_kind", "act__state_responsible",
    "act__state_of_act", "act__place_of_act", "act__state_of_victim", "act__place_of_victim",
    "unaction__action", "unaction__body", "unaction__reference", "statereply__answer",
    "statereply__answers_to",
    "raise__statement__number", "raise__statement__forum", "raise__statement__speaker",
    "raise__statement__on_behalf_of", "raise__how", "status__code", "status__to_edtf",
    "status__end_kind", "status__last_known_edtf", "outcome__code", "step__code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of one case: the row itself, its place in the path, and what hangs on it."""

    case_id: str
    number: int
    row: Mapping[str, Any]
    codes: tuple[str, ...]
    basis: str
    bodies: tuple[str, ...]
    states: tuple[str, ...]
    subjects: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]  # address or title, place
    answers_to: int | None  # place in the path of the UN action that a reply answers


def facts_of(pks: Sequence[int]) -> Iterator[FactRow]:
    """Facts of these cases and of those merged into them, case by case, in order of time.

    Ten queries, however many cases.
    """
    ids = dict(Listing.objects.filter(pk__in=pks).values_list("pk", "public_id"))
    own = owners(list(ids))
    by_case: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Fact.objects.filter(not_taken_back(), case__in=own).order_by(
        "date_lower", "date_upper", "pk"
    )
    for row in rows.values(*READ):
        by_case[own[row["case_id"]]].append(row)
    parts = _Parts.of(own)
    for pk in pks:
        path = by_case.get(pk, ())
        places = {row["pk"]: number for number, row in enumerate(path, start=1)}
        for number, row in enumerate(path, start=1):
            answered = places.get(row["statereply__answers_to"])
            yield parts.fact(ids[pk], number, row, answered)


# Who was joined with another subject is told of under the id that is kept.
KEPT_SUBJECT = Coalesce("subject__merged_into__public_id", "subject__public_id")
Box = Mapping[int, list[Any]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Codes, bodies, States, victims and sources of many facts, by fact."""

    types: Box
    kinds: Box
    bodies: Box
    states: Box
    victims: Box
    sources: Box

    @classmethod
    def of(cls, own: Mapping[int, int]) -> "_Parts":
        of_act, of_cooperation = {"act__case__in": own}, {"cooperation__case__in": own}
        cited = Citation.objects.filter(case__in=own, fact__isnull=False)
        told = Raise.objects.filter(case__in=own, statement__made_for__isnull=False)
        victims = ActVictim.objects.filter(**of_act, subject__withdrawn_at=None)
        spells = Status.objects.filter(
            case__in=own, subject__isnull=False, subject__withdrawn_at=None
        )
        return cls(
            _boxes(ActType.objects.filter(**of_act), "act_id", "code", "basis"),
            _boxes(CooperationKind.objects.filter(**of_cooperation), "cooperation_id", "code"),
            _boxes(CooperationBody.objects.filter(**of_cooperation), "cooperation_id", "body"),
            _boxes(told, "pk", "statement__made_for__state_id"),
            {
                **_boxes(victims, "act_id", "subject__public_id"),
                **_boxes(spells.annotate(whose=KEPT_SUBJECT), "pk", "whose"),
            },
            _boxes(cited, "fact_id", "source__url", "source__title", "place"),
        )

    def fact(
        self, case_id: str, number: int, row: Mapping[str, Any], answers_to: int | None
    ) -> FactRow:
        pk, kind = row["pk"], row["kind"]
        types = self.types.get(pk, ())
        codes = [code for code, _ in types] or [code for (code,) in self.kinds.get(pk, ())]
        own_code = row[CODES[kind][1]] if CODES[kind][1] else ""
        sources = [(url or title, place) for url, title, place in self.sources.get(pk, ())]
        bodies = [body for (body,) in self.bodies.get(pk, ())]
        return FactRow(
            case_id=case_id,
            number=number,
            row=row,
            codes=(own_code,) if own_code else tuple(codes),
            basis=types[0][1] if types else "",
            bodies=tuple(bodies or filter(None, [row["unaction__body"]])),
            states=tuple(state for (state,) in self.states.get(pk, ())),
            subjects=tuple(subject for (subject,) in self.victims.get(pk, ())),
            sources=tuple(dict.fromkeys(sources)),
            answers_to=answers_to,
        )


def _boxes(rows: Any, owner: str, *columns: str) -> Box:
    boxes: dict[int, list[Any]] = defaultdict(list)
    for pk, *values in rows.order_by("pk", *columns).values_list(owner, *columns):
        boxes[pk].append(values)
    return boxes


def _day(of: FactRow, name: str, open_end: date) -> date | None:
    day: date | None = of.row[name]
    return None if day == open_end else day


def _cell(name: str) -> Any:
    return lambda fact: fact.row[name] or ""


C = Column[FactRow]
ISO3 = "ISO 3166-1 alpha-3"

FACTS = Table(
    name="facts",
    title="Facts",
    description="One row for each dated statement about a case, in the order of time. Every one "
    "is on the word of its sources; sources that disagree have a row each.",
    key=("case_id", "number"),
    references={"case_id": ("cases", "public_id")},
    columns=(
        C("case_id", "text", "The case.", lambda f: f.case_id),
        C("number", "integer", "Place of the fact in the path of the case, from 1. It can change "
          "when facts are added.", lambda f: f.number),
        C("kind", "text", "What the fact is about.", _cell("kind"),
          unit="cooperation, act, un_action, state_reply, raise, status, outcome, step"),
        C("event_type", "text", "What the source table calls it.", _cell("event_type"),
          vocabulary="event_types"),
        C("date", "edtf", "When, as exact as the source.", _cell("date_edtf"), unit="EDTF"),
        C("date_lower", "day", "First day it can mean; blank for an open start.",
          lambda f: _day(f, "date_lower", date.min)),
        C("date_upper", "day", "Last day it can mean; blank for an open end.",
          lambda f: _day(f, "date_upper", date.max)),
        C("vocabulary", "text", "The list that the codes come from.",
          lambda f: CODES[f.row["kind"]][0]),
        C("codes", "list", "What kind of act, cooperation, status and so on.", lambda f: f.codes),
        C("basis", "text", "How act types were read: narrative is weaker than coded.",
          lambda f: f.basis, unit="coded, narrative, case_table"),
        C("subjects", "list", "Ids of those an act was directed at, or whose status it is.",
          lambda f: f.subjects),
        C("bodies", "list", "Bodies cooperated with, or the body that acted.",
          lambda f: f.bodies, vocabulary="engagement_bodies or prior_un_bodies"),
        C("actor", "text", "Who, as the source names them.", _cell("actor")),
        C("actor_kind", "text", "What kind of actor.", _cell("act__actor_kind"),
          vocabulary="perpetrators"),
        C("state_responsible", "text", "State responsible for an act, as reported.",
          _cell("act__state_responsible"), unit=ISO3),
        C("state_of_act", "text", "State in which it happened.", _cell("act__state_of_act"),
          unit=ISO3),
        C("place_of_act", "text", "Place in which it happened.", _cell("act__place_of_act")),
        C("state_of_victim", "text", "State in which the person was.",
          _cell("act__state_of_victim"), unit=ISO3),
        C("place_of_victim", "text", "Place in which the person was.",
          _cell("act__place_of_victim")),
        C("states", "list", "States for which a statement was made.", lambda f: f.states,
          unit=ISO3),
        C("speaker", "text", "State that spoke.", _cell("raise__statement__speaker"), unit=ISO3),
        C("on_behalf_of", "text", "Group for which it spoke.",
          _cell("raise__statement__on_behalf_of")),
        C("forum", "text", "Where a statement was made.", _cell("raise__statement__forum")),
        C("statement", "text", "Number of the statement; see the table of statements.",
          _cell("raise__statement__number")),
        C("how", "text", "What the statement did with the case.", _cell("raise__how"),
          vocabulary="raise_kinds"),
        C("reference", "text", "Symbol or communication code of a UN action.",
          _cell("unaction__reference")),
        C("answers_to", "integer", "Number of the UN action in this path that a reply answers.",
          lambda f: f.answers_to),
        C("until", "edtf", "When a status ended, as far as reported.", _cell("status__to_edtf"),
          unit="EDTF"),
        C("end_kind", "text", "How it ended.", _cell("status__end_kind"),
          vocabulary="end_kinds"),
        C("last_known", "edtf", "When a status was last reported so; not proof that it holds.",
          _cell("status__last_known_edtf"), unit="EDTF"),
        C("description", "text", "The fact in our own words.", _cell("description")),
        C("note", "text", "Where sources differ, and how.", _cell("note")),
        C("confidence", "text", "How sure the record is.", _cell("confidence"),
          vocabulary="confidence"),
        C("sources", "list", "Address of each source, or its title.",
          lambda f: tuple(source for source, _ in f.sources)),
        C("source_places", "list", "Paragraph or page; same order as sources.",
          lambda f: tuple(place for _, place in f.sources)),
    ),
)  # fmt: skip
