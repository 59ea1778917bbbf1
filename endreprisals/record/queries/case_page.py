"""One public case, whole: who, what, the path in time order, and what is not known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.db.models import Q, QuerySet, Value

from endreprisals.documents.models import Source
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.raising import times_raised
from endreprisals.domain.un_symbols import document_url
from endreprisals.record.models import (
    Act,
    ActType,
    ActVictim,
    Case,
    CaseSubject,
    Citation,
    CooperationBody,
    CooperationKind,
    Fact,
    Mention,
    Name,
    Raise,
    Status,
)
from endreprisals.record.models.facts import IN_ORDER, not_taken_back
from endreprisals.record.models.mentions import SUREST
from endreprisals.record.queries.cards import COLUMNS, Card, card_of, cards
from endreprisals.record.raises import Said, raises
from endreprisals.record.situations import latest_spells

Lane = Literal["cooperation", "act", "un", "government", "state", "status", "step"]
LANES: Mapping[str, Lane] = {
    Fact.Kind.COOPERATION: "cooperation",
    Fact.Kind.ACT: "act",
    Fact.Kind.UN_ACTION: "un",
    Fact.Kind.STATE_REPLY: "government",
    Fact.Kind.RAISE: "state",
    Fact.Kind.STATUS: "status",
    Fact.Kind.OUTCOME: "status",
    Fact.Kind.STEP: "step",
}
HELD = {"detained", "house_arrest", "disappeared"}
# What can happen while somebody is held. Cooperation, and what became of people, is no such thing.
MAY_BE_IN_HELD_TIME = {
    Fact.Kind.ACT, Fact.Kind.UN_ACTION, Fact.Kind.STATE_REPLY, Fact.Kind.RAISE, Fact.Kind.STEP,
}  # fmt: skip
SILENCE_MONTHS = 12  # a gap this long between two dated entries is shown as a gap


@dataclass(frozen=True, slots=True)
class CitationLine:
    """Where a fact was read."""

    title: str
    url: str
    place: str  # paragraph, where known
    symbol: str  # of the UN document; blank for a page
    kind: str  # un_document, page, print


@dataclass(frozen=True, slots=True)
class NameLine:
    """One spelling of a name, with who writes it so."""

    text: str
    script: str
    lang: str
    kind: str  # primary, alias, own_script, spelling
    citations: tuple[CitationLine, ...]


@dataclass(frozen=True, slots=True)
class SubjectBox:
    """A subject of the case with every known spelling."""

    public_id: str
    label: str
    kind: str
    role: str
    names: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True)
class PathEntry:
    """One entry of the path. `codes` are terms of `vocabulary`; dates keep their precision."""

    lane: Lane
    kind: str  # Fact.Kind
    event_type: str  # vocabulary event_types, as the table has it; may be blank
    date: PartialDate | None
    vocabulary: str
    codes: tuple[str, ...]
    actor: str
    description: str
    note: str
    confidence: str
    states: tuple[str, ...]  # who raised it
    bodies: tuple[str, ...]  # who was cooperated with, or who acted
    forum: str
    reference: str
    to: PartialDate | None  # end of a spell
    end_kind: str
    last_known: PartialDate | None  # until when a spell without an end was reported
    places: tuple[tuple[str, str, str], ...]  # (of act | of victim, ISO3, place)
    subjects: tuple[str, ...]  # labels, where the entry concerns some of several subjects
    citations: tuple[CitationLine, ...]
    basis: str  # how act types were read: coded, narrative, case_table
    held: bool = False  # reported held at that time
    silent_months: int = 0  # months of silence before this entry, when long


@dataclass(frozen=True, slots=True)
class MentionLine:
    """The case in one UN document."""

    symbol: str
    year: int | None
    part: str
    paragraph: str
    locator: str
    basis: str
    follow_up: str
    note: str
    url: str
    citations: tuple[CitationLine, ...]


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The situation of a subject as last reported."""

    status: str  # vocabulary statuses; unknown after a spell that ended with nothing behind it
    subject: str  # label; blank when it is the case's only subject
    since: PartialDate | None
    as_of: PartialDate | None  # last reported so; None: no source dates it
    end_kind: str
    citations: tuple[CitationLine, ...]
    ended_status: str = ""  # what ended; blank: the situation is not reported to have ended


@dataclass(frozen=True, slots=True)
class RaisedByState:
    """A State that raised the case: in how many meetings, and when last."""

    iso3: str
    times: int
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class Raising:
    """Who raised the case at the United Nations, as far as is on record."""

    times: int  # meetings
    statements: int  # of States that a source names
    unidentified: int  # of States that no source names
    first: PartialDate | None
    last: PartialDate | None
    states: tuple[RaisedByState, ...]  # most often first
    left: bool  # raised in one meeting, over two years ago, and still open


@dataclass(frozen=True, slots=True)
class CasePage:
    """A public case. Everything here may be shown to anybody."""

    public_id: str
    title: str
    state: str
    region: str
    named: bool
    confidence: str
    summary: str
    entered_on: date
    changed_at: datetime
    subjects: tuple[SubjectBox, ...]
    names: tuple[NameLine, ...]  # in other scripts, for the head of the page
    statuses: tuple[StatusLine, ...]
    path: tuple[PathEntry, ...]  # dated, in order
    undated: tuple[PathEntry, ...]
    mentions: tuple[MentionLine, ...]
    report_years: tuple[int, ...]
    act_types: tuple[str, ...]
    bodies: tuple[str, ...]
    kinds: tuple[str, ...]
    has_reply: str  # yes, no, unknown
    raising_states: tuple[str, ...]
    last_raised_on: PartialDate | None
    raising: Raising | None  # None: no statement on record names it
    first: PartialDate | None
    last: PartialDate | None
    not_known: tuple[str, ...]  # codes of what no source we hold says
    citations: tuple[CitationLine, ...]
    related: tuple[Card, ...]
    merged_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A case that is not shown: withdrawn, or merged into another."""

    public_id: str
    into: str = ""  # the case it was merged into


@dataclass(frozen=True, slots=True)
class Followed:
    """What is on record of a case after a day, and its subjects as last reported."""

    statuses: tuple[StatusLine, ...]
    entries: tuple[PathEntry, ...]  # statements of States are not among them


class NoSuchCase(Exception):
    """No public case has this id."""


def case_page(public_id: str) -> CasePage | Gone:
    """A public case, or why it is gone; raises `NoSuchCase`. At most twelve queries."""
    rows = (
        Case.objects.select_related("merged_into", "state", "listing")
        .filter(Q(public_id=public_id) | Q(merged_into__public_id=public_id))
        .order_by("pk")
    )
    case = next((row for row in rows if row.public_id == public_id), None)
    if case is None or case.published_at is None:
        raise NoSuchCase(public_id)
    if case.withdrawn_at:
        return Gone(public_id)
    if case.merged_into:
        return Gone(public_id, into=case.merged_into.public_id)
    return _whole(case, [row for row in rows if row is not case and row.withdrawn_at is None])


def _whole(case: Case, merged: Sequence[Case]) -> CasePage:
    pks = [case.pk, *(row.pk for row in merged)]
    cited = _citations(pks)
    card = card_of({name: getattr(case.listing, name) for name in COLUMNS})
    subjects = _subjects(pks)
    several = len(subjects) > 1
    told = list(_entries(pks, cited, several=several))
    entries = [entry for _, entry in told]
    page = CasePage(
        public_id=case.public_id,
        title=case.title,
        state=case.state_id,
        region=case.state.regional_group,
        named=case.named,
        confidence=case.confidence,
        summary=case.summary,
        entered_on=case.entered_on,
        changed_at=card.changed_at,
        subjects=subjects,
        names=tuple(n for s in subjects for n in s.names if n.script != "Latn"),
        statuses=tuple(_statuses(told, several=several)),
        path=tuple(_with_silence(_with_held([entry for entry in entries if entry.date]))),
        undated=tuple(entry for entry in entries if not entry.date),
        mentions=tuple(_mentions(pks, cited)),
        report_years=card.report_years,
        act_types=card.act_types,
        bodies=card.bodies,
        kinds=card.kinds,
        has_reply=card.has_reply,
        raising_states=card.raising_states,
        last_raised_on=card.last_raised_on,
        raising=_raising(case.public_id),
        first=card.first,
        last=card.last,
        not_known=(),
        citations=tuple(cited.case),
        related=tuple(cards(case.listing.related)),
        merged_ids=tuple(row.public_id for row in merged),
    )
    return replace(page, not_known=tuple(_not_known(page)))


def _raising(public_id: str) -> Raising | None:
    """Who raised it. One query, which only asks whether the record was built anew."""
    index = raises()
    rows = index.of_case.get(public_id, ())
    if not rows:
        return None
    dated = sorted(
        (row.said.date for row in rows if row.said.date), key=lambda when: when.sort_key()
    )
    by_state: dict[str, list[Said]] = defaultdict(list)
    for row in rows:
        for state, _ in row.said.states:
            by_state[state].append(row.said)
    states = [_raised_by(state, said) for state, said in by_state.items()]
    identified = sum(1 for row in rows if row.said.identified)
    return Raising(
        times=times_raised(row.said.occasion for row in rows),
        statements=identified,
        unidentified=len(rows) - identified,
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        states=tuple(sorted(states, key=lambda one: (-one.times, one.iso3))),
        left=public_id in index.left,
    )


def _raised_by(state: str, said: Sequence[Said]) -> RaisedByState:
    """`said` stand latest first."""
    return RaisedByState(
        state,
        times_raised(one.occasion for one in said),
        next((one.date for one in said if one.date), None),
    )


@dataclass(frozen=True, slots=True)
class _Cited:
    case: list[CitationLine]
    fact: Mapping[int, list[CitationLine]]
    mention: Mapping[int, list[CitationLine]]


def _citations(pks: Sequence[int]) -> _Cited:
    cited = _Cited([], defaultdict(list), defaultdict(list))
    for row in Citation.objects.filter(case__in=pks).select_related("source__document"):
        line = _citation(row.source, row.place)
        if row.fact_id is not None:
            cited.fact[row.fact_id].append(line)
        elif row.mention_id is not None:
            cited.mention[row.mention_id].append(line)
        else:
            cited.case.append(line)
    return cited


def _citation(source: Source, place: str = "") -> CitationLine:
    symbol = source.document.symbol if source.document else ""
    return CitationLine(source.title, source.url, place, symbol, source.kind)


def _subjects(pks: Sequence[int]) -> tuple[SubjectBox, ...]:
    parts = CaseSubject.objects.filter(case__in=pks).select_related("subject__merged_into")
    names = names_of(part.subject_id for part in parts)
    boxes: dict[str, SubjectBox] = {}
    for part in parts:
        kept = part.subject.merged_into or part.subject
        box = SubjectBox(
            kept.public_id, kept.label, kept.kind, part.role, tuple(names[part.subject_id])
        )
        before = boxes.get(kept.public_id)
        boxes[kept.public_id] = replace(before, names=before.names + box.names) if before else box
    return tuple(boxes.values())


def names_of(subject_ids: Iterable[int]) -> Mapping[int, list[NameLine]]:
    """Every spelling of these subjects, each with who writes it so. One query."""
    names: dict[int, list[NameLine]] = defaultdict(list)
    rows = Name.objects.filter(subject__in=set(subject_ids)).select_related("source__document")
    for name in rows:
        names[name.subject_id].append(
            NameLine(name.text, name.script, name.lang, name.kind, (_citation(name.source),))
        )
    return names


def _entries(
    pks: Sequence[int], cited: _Cited, *, several: bool
) -> Iterator[tuple[Fact, PathEntry]]:
    facts = Fact.objects.filter(not_taken_back(), case__in=pks).select_related(
        "cooperation", "act", "unaction", "statereply", "raise__statement",
        "status__subject",
        "outcome__subject", "step",
    )  # fmt: skip
    parts = _Parts.of(pks)
    for fact in facts.order_by(*IN_ORDER):
        entry = _plain(fact, tuple(cited.fact.get(fact.pk, ())))
        yield fact, _shaped(entry, fact, parts, several=several)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The codes, victims and States of all facts of a case, by fact."""

    types: Mapping[int, list[ActType]]
    victims: Mapping[int, list[str]]
    bodies: Mapping[int, list[str]]
    kinds: Mapping[int, list[str]]
    states: Mapping[int, list[str]]

    @classmethod
    def of(cls, pks: Sequence[int]) -> "_Parts":
        parts = cls(*(defaultdict(list) for _ in range(5)))
        for act_type in ActType.objects.filter(act__case__in=pks):
            parts.types[act_type.act_id].append(act_type)
        # Sorted: a database gives the States of a statement in any order.
        raised = Raise.objects.order_by("pk", "statement__made_for__state_id")
        grouped = (
            (parts.victims, ActVictim.objects, "act", "subject__label"),
            (parts.states, raised, "fact_ptr", "statement__made_for__state_id"),
        )
        for box, rows, owner, column in grouped:
            for pk, value in rows.filter(**{f"{owner}__case__in": pks}).values_list(
                f"{owner}_id", column
            ):
                if value is not None:  # a statement whose State no source gives
                    box[pk].append(value)
        boxes = {"body": parts.bodies, "kind": parts.kinds}
        for kind, pk, value, _ in _ways_of_cooperating(pks):
            boxes[kind][pk].append(value)
        return parts


def _ways_of_cooperating(pks: Sequence[int]) -> QuerySet[Any, tuple[str, int, str, int]]:
    """With which bodies and how, in one query: (body or kind, cooperation, code, row)."""
    bodies = CooperationBody.objects.order_by().filter(cooperation__case__in=pks)
    kinds = CooperationKind.objects.order_by().filter(cooperation__case__in=pks)
    return (
        bodies.annotate(of=Value("body"))
        .values_list("of", "cooperation_id", "body", "id")
        .union(
            kinds.annotate(of=Value("kind")).values_list("of", "cooperation_id", "code", "id"),
            all=True,
        )
        .order_by("of", "id")
    )


def _shaped(entry: PathEntry, fact: Fact, parts: _Parts, *, several: bool) -> PathEntry:
    """The entry with what its kind of fact adds."""
    if fact.kind == Fact.Kind.ACT:
        return _act(entry, fact.act, parts, several=several)
    if fact.kind == Fact.Kind.COOPERATION:
        return replace(
            entry,
            vocabulary="engagement_types",
            codes=tuple(parts.kinds.get(fact.pk, ())),
            bodies=tuple(parts.bodies.get(fact.pk, ())),
        )
    if fact.kind == Fact.Kind.RAISE:
        return replace(
            entry,
            vocabulary="event_types",
            codes=("state_statement",),
            states=tuple(parts.states.get(fact.pk, ())),
            forum=getattr(fact, "raise").statement.forum,
        )
    return _other(entry, fact, several=several)


def _plain(fact: Fact, citations: tuple[CitationLine, ...]) -> PathEntry:
    return PathEntry(
        lane=LANES[fact.kind],
        kind=fact.kind,
        event_type=fact.event_type,
        date=parse_date(fact.date_edtf) if fact.date_edtf else None,
        vocabulary="",
        codes=(),
        actor=fact.actor,
        description=fact.description,
        note=fact.note,
        confidence=fact.confidence,
        states=(),
        bodies=(),
        forum="",
        reference="",
        to=None,
        end_kind="",
        last_known=None,
        places=(),
        subjects=(),
        citations=citations,
        basis="",
    )


def _act(entry: PathEntry, act: Act, parts: _Parts, *, several: bool) -> PathEntry:
    types = parts.types.get(act.pk, [])
    places = (
        ("act", act.state_of_act_id or "", act.place_of_act),
        ("victim", act.state_of_victim_id or "", act.place_of_victim),
    )
    return replace(
        entry,
        vocabulary="act_types",
        codes=tuple(row.code for row in types),
        basis=types[0].basis if types else "",
        places=tuple(place for place in places if place[1] or place[2]),
        subjects=tuple(parts.victims.get(act.pk, ())) if several else (),
    )


def _other(entry: PathEntry, fact: Fact, *, several: bool) -> PathEntry:
    if fact.kind == Fact.Kind.UN_ACTION:
        action = fact.unaction
        return replace(
            entry,
            vocabulary="event_types",
            codes=(action.action,),
            bodies=(action.body,) if action.body else (),
            reference=action.reference,
        )
    if fact.kind == Fact.Kind.STATE_REPLY:
        return replace(entry, vocabulary="answers", codes=(fact.statereply.answer,))
    if fact.kind == Fact.Kind.STATUS:
        return _spell(entry, fact.status, several=several)
    if fact.kind == Fact.Kind.OUTCOME:
        subject = fact.outcome.subject
        return replace(
            entry,
            vocabulary="outcomes",
            codes=(fact.outcome.code,),
            subjects=(subject.label,) if subject and several else (),
        )
    return replace(entry, vocabulary="event_types", codes=(fact.step.code,))


def _spell(entry: PathEntry, spell: Status, *, several: bool) -> PathEntry:
    return replace(
        entry,
        vocabulary="statuses",
        codes=(spell.code,),
        to=parse_date(spell.to_edtf) if spell.to_edtf else None,
        end_kind=spell.end_kind,
        last_known=parse_date(spell.last_known_edtf) if spell.last_known_edtf else None,
        subjects=(spell.subject.label,) if spell.subject and several else (),
    )


@dataclass(frozen=True, slots=True)
class _HeldTime:
    """A time in which somebody is certainly held, first and last day included."""

    first: date
    last: date
    subjects: tuple[str, ...]

    def covers(self, entry: PathEntry) -> bool:
        of_others = entry.subjects and self.subjects and not set(entry.subjects) & {*self.subjects}
        return (
            entry.kind in MAY_BE_IN_HELD_TIME
            and entry.date is not None
            and entry.date.certainly_within(self.first, self.last)
            and not of_others
        )


def _with_held(entries: list[PathEntry]) -> list[PathEntry]:
    """Mark entries that certainly fall into a spell in which somebody they concern is held.

    A spell without an end counts until it was last reported, not until today.
    """
    spells = [time for entry in entries for time in _held_times(entry)]
    return [replace(entry, held=any(spell.covers(entry) for spell in spells)) for entry in entries]


def _held_times(entry: PathEntry) -> Iterator[_HeldTime]:
    """None for a start or an end that a source gives only about or with doubt."""
    start, end = entry.date, entry.to or entry.last_known
    if entry.kind != Fact.Kind.STATUS or entry.codes[0] not in HELD or start is None:
        return
    if any(when.approximate or when.uncertain for when in (start, end) if when):
        return
    first = start.starts_by if start.open_end else start.upper
    last = end.lower - timedelta(days=1) if end and end.lower > date.min else first
    yield _HeldTime(first, last, entry.subjects)


def _with_silence(entries: list[PathEntry]) -> list[PathEntry]:
    """Mark entries that come after a year or more of silence, counted from the known bounds."""
    heard: date | None = None
    marked = []
    for entry in entries:
        assert entry.date is not None  # noqa: S101 -- callers pass dated entries
        months = _months(heard, entry.date.lower) if heard else 0
        marked.append(replace(entry, silent_months=months if months >= SILENCE_MONTHS else 0))
        until = entry.date.lower if entry.date.open_end else entry.date.upper
        heard = max(heard or until, until)
    return marked


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month


def _statuses(told: Sequence[tuple[Fact, PathEntry]], *, several: bool) -> Iterator[StatusLine]:
    """The situation of each subject, from its latest spell."""
    entries = {fact.pk: entry for fact, entry in told}
    for spell in latest_spells((fact for fact, _ in told), several=several):
        entry = entries[spell.place]
        yield StatusLine(
            status=spell.situation,
            subject="; ".join(entry.subjects),
            since=spell.start,
            as_of=spell.last_report,
            end_kind=spell.end_kind,
            citations=entry.citations,
            ended_status=spell.code if spell.has_ended else "",
        )


def _mentions(pks: Sequence[int], cited: _Cited) -> list[MentionLine]:
    """Each paragraph once, however many rows tell of it."""
    rows = (
        Mention.objects.filter(case__in=pks, superseded_by=None)
        .select_related("document")
        .order_by("document__year", "document__symbol", "part", "paragraph", "id")
    )
    lines: dict[tuple[str, str, str], MentionLine] = {}
    for row in rows:
        line = _mention(row, tuple(cited.mention.get(row.pk, ())))
        place = (line.symbol, line.part, line.paragraph)
        lines[place] = _joined(lines[place], line) if place in lines else line
    return list(lines.values())


def _mention(row: Mention, citations: tuple[CitationLine, ...]) -> MentionLine:
    return MentionLine(
        symbol=row.document.symbol,
        year=row.document.year,
        part=row.part,
        paragraph=row.paragraph,
        locator=row.locator,
        basis=row.basis,
        follow_up=row.follow_up,
        note=row.note,
        url=document_url(row.document.symbol),
        citations=citations,
    )


def _joined(one: MentionLine, other: MentionLine) -> MentionLine:
    """Two rows of one paragraph as one line; the surer way of knowing stands."""
    return replace(
        one,
        locator=_both(one.locator, other.locator),
        basis=min(one.basis, other.basis, key=SUREST.index),
        follow_up="yes" if "yes" in (one.follow_up, other.follow_up) else one.follow_up,
        note=_both(one.note, other.note),
        citations=tuple(dict.fromkeys(one.citations + other.citations)),
    )


def _both(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (one, other))))


def _not_known(page: CasePage) -> Iterator[str]:
    """What no source that we hold says about the case, as codes with a sentence each."""
    if not page.statuses:
        yield "status"
    if not any(entry.lane == "act" and entry.date for entry in page.path):
        yield "date_of_act"
    if not page.bodies or set(page.bodies) <= {"unclear"}:
        yield "body"
    if page.has_reply == "unknown":
        yield "reply"
    if not page.mentions:
        yield "report"
    elif any(not mention.paragraph for mention in page.mentions):
        yield "paragraph"
    if not page.act_types:
        yield "act_type"


def what_followed(public_ids: Collection[str], day: date) -> Mapping[str, Followed]:
    """What certainly lies after a day, case by case; only cases that are shown may be asked for.

    A spell that began earlier is among it when it certainly ended after the day. Eight queries,
    however many cases.
    """
    rows = Case.objects.filter(
        Q(public_id__in=public_ids) | Q(merged_into__public_id__in=public_ids), withdrawn_at=None
    ).values_list("pk", "public_id", "merged_into__public_id")
    kept = {pk: into or public_id for pk, public_id, into in rows}
    subjects: dict[str, set[int]] = defaultdict(set)
    parts = CaseSubject.objects.filter(case__in=kept).values_list(
        "case_id", "subject_id", "subject__merged_into_id"
    )
    for case, subject, into in parts:
        subjects[kept[case]].add(into or subject)
    told: dict[str, list[tuple[Fact, PathEntry]]] = defaultdict(list)
    for fact, entry in _entries(list(kept), _citations(list(kept)), several=True):
        of_case = kept[fact.case_id]
        several = len(subjects[of_case]) > 1
        told[of_case].append((fact, entry if several else replace(entry, subjects=())))
    return {
        public_id: Followed(
            statuses=tuple(_statuses(facts, several=len(subjects[public_id]) > 1)),
            entries=tuple(entry for _, entry in facts if _is_after(entry, day)),
        )
        for public_id, facts in told.items()
    }


def _is_after(entry: PathEntry, day: date) -> bool:
    if entry.lane == "state":
        return False
    began = entry.date is not None and entry.date.lower > day
    return began or (entry.to is not None and entry.to.lower > day)
