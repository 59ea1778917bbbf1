"""One ready row for each public case, from its facts and those of cases merged into it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from endreprisals.domain.spells import Spell
from endreprisals.record.models import (
    ActType,
    Case,
    CaseSubject,
    CooperationBody,
    CooperationKind,
    Fact,
    Listing,
    Mention,
    Name,
    Raise,
)
from endreprisals.record.models.facts import IN_ORDER, not_taken_back
from endreprisals.record.situations import latest_spells

CHUNK = 500  # cases read at a time


@dataclass(slots=True)
class Story:
    """A case with everything a ready row is made of, its merged cases included."""

    case: Case
    parts: list[CaseSubject] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    act_types: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    raising: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def stories(cases: Iterable[Case]) -> Iterator[Story]:
    """Every case with its facts; a fixed number of queries for each `CHUNK` cases."""
    batch: list[Case] = []
    for case in cases:
        batch.append(case)
        if len(batch) == CHUNK:
            yield from _batch(batch)
            batch = []
    if batch:
        yield from _batch(batch)


def _batch(cases: Sequence[Case]) -> Iterator[Story]:
    told = {case.pk: Story(case) for case in cases}
    own = {pk: pk for pk in told}
    merged = Case.objects.filter(merged_into__in=told, withdrawn_at=None)
    own.update({row.pk: row.merged_into_id for row in merged if row.merged_into_id})
    for fact in _facts(list(own)):
        told[own[fact.case_id]].facts.append(fact)
    for part in _parts(list(own)):
        told[own[part.case_id]].parts.append(part)
    for mention in Mention.objects.filter(case__in=own, superseded_by=None).select_related(
        "document"
    ):
        told[own[mention.case_id]].mentions.append(mention)
    columns = (
        (ActType.objects, "act__case", "code", "act_types"),
        (CooperationBody.objects, "cooperation__case", "body", "bodies"),
        (CooperationKind.objects, "cooperation__case", "code", "kinds"),
        (
            Raise.objects.filter(statement__withdrawn_at=None).order_by(
                "pk", "statement__made_for__state_id"
            ),
            "case", "statement__made_for__state_id", "raising",
        ),
    )  # fmt: skip
    for manager, case_column, value_column, attribute in columns:
        rows = manager.filter(**{f"{case_column}__in": own}).values_list(case_column, value_column)
        for case_id, value in rows:
            if value is not None:  # a statement whose State no source gives
                getattr(told[own[case_id]], attribute).append(value)
    return iter(told.values())


def _facts(pks: list[int]) -> Iterable[Fact]:
    return (
        Fact.objects.filter(not_taken_back(), case__in=pks)
        .select_related("status__subject", "statereply")
        .order_by(*IN_ORDER)
    )


def _parts(pks: list[int]) -> Iterable[CaseSubject]:
    names = Prefetch("subject__names", Name.objects.order_by("id"))
    return (
        CaseSubject.objects.filter(case__in=pks)
        .select_related("subject")
        .prefetch_related(names)
        .order_by("position", "id")
    )


def listing_of(story: Story) -> Listing:
    """The ready row of one case. Its place in the order is given later."""
    case, facts = story.case, story.facts
    dated = [fact for fact in facts if fact.date_lower and fact.date_upper]
    last = max(dated, key=_last_day, default=None)
    first = min(dated, key=lambda fact: (fact.date_lower, fact.pk), default=None)
    raised = [fact for fact in dated if fact.kind == Fact.Kind.RAISE]
    last_raised = max(raised, key=_last_day, default=None)
    spells = latest_spells(facts, several=_has_several(story.parts))
    return Listing(
        case=case,
        ordinal=0,
        public_id=case.public_id,
        title=case.title,
        named=case.named,
        state_id=case.state_id,
        region=case.state.regional_group,
        subjects=_subjects(story),
        names=_names(story),
        subject_kinds=_once(part.subject.kind for part in story.parts),
        act_types=_once(story.act_types),
        bodies=_once(story.bodies),
        kinds=_once(story.kinds),
        report_years=_report_years(story.mentions),
        statuses=_once(spell.situation for spell in spells) or ["unknown"],
        status_as_of=_as_of(spells),
        has_reply=_reply(story),
        raised=any(fact.kind == Fact.Kind.RAISE for fact in facts),
        raising_states=_once(story.raising),
        last_raised_on=last_raised.date_edtf if last_raised else "",
        first_lower=first.date_lower if first else None,
        last_upper=_last_day(last)[0] if last else None,
        first_edtf=first.date_edtf if first else "",
        last_edtf=last.date_edtf if last else "",
        last_kind=_event_type(last) if last else "",
        confidence=case.confidence,
        summary=case.summary,
        changed_at=case.published_at,  # type: ignore[misc] # public cases have one
        act_bounds=[
            [_iso(fact.date_lower), _iso(fact.date_upper)]
            for fact in dated
            if fact.kind == Fact.Kind.ACT
        ],
    )


def _report_years(mentions: Iterable[Mention]) -> list[int]:
    """Years of the reports that tell the case; a place that was only inferred does not count."""
    certain = (m.document.year for m in mentions if m.basis != Mention.Basis.INFERRED)
    return sorted({year for year in certain if year})


def _last_day(fact: Fact) -> tuple[date, int]:
    """When a fact was last news: an open end counts from its beginning."""
    upper, lower = fact.date_upper, fact.date_lower
    return (upper if upper and upper < date.max else lower) or date.min, fact.pk


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _subjects(story: Story) -> list[dict[str, str]]:
    return [
        {
            "id": part.subject.public_id,
            "label": part.subject.label,
            "kind": part.subject.kind,
            "role": part.role,
        }
        for part in story.parts
        if part.subject.withdrawn_at is None
    ]


def _names(story: Story) -> list[dict[str, str]]:
    """Names in other scripts: what a reader of that script looks for in a list."""
    return [
        {"text": name.text, "script": name.script, "lang": name.lang}
        for part in story.parts
        for name in part.subject.names.all()
        if name.script != "Latn"
    ]


def _has_several(parts: Iterable[CaseSubject]) -> bool:
    return len({part.subject.merged_into_id or part.subject_id for part in parts}) > 1


def _as_of(spells: Iterable[Spell]) -> str:
    """When the situation of anybody in the case was last reported; blank where nobody says."""
    last = max(spells, key=lambda spell: spell.heard_until, default=None)
    when = (last.last_report or last.last_known or last.start) if last else None
    return when.edtf if when else ""


def _reply(story: Story) -> str:
    """What we hold on a reply: a yes anywhere is a yes; a no needs a source that says no."""
    answers = {fact.statereply.answer for fact in story.facts if hasattr(fact, "statereply")}
    answers |= {mention.government_reply for mention in story.mentions}
    if "yes" in answers:
        return "yes"
    return "no" if "no" in answers else "unknown"


def _event_type(fact: Fact) -> str:
    """What the last news was: the tabled event type, else the kind of fact."""
    return fact.event_type or str(fact.kind)


def _once(values: Iterable[str]) -> list[str]:
    counted: dict[str, int] = defaultdict(int)
    for value in values:
        counted[value] += 1
    return list(counted)
