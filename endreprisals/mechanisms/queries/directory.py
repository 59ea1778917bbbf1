"""The directory as readers see it: which bodies there are, and what is known of one, with examples.

A field that no live line speaks of is told of as not known; it is never filled from elsewhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from endreprisals.domain.directory import (
    ASKED,
    COOPERATION,
    FAMILIES,
    FIELDS,
    Verified,
    is_within,
    verified,
)
from endreprisals.mechanisms.models import BodyContact, Line, Mechanism
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.queries.examples import Example, examples

ENGLISH = "en"
CODE = re.compile(r"[a-z0-9-]{1,40}")


class NoSuchBody(Exception):
    """The directory has no body with this code."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the language of the reader, or in English where there are none yet."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line in the language of the reader, or in English where that is missing."""

    text: str
    language: str  # of the text
    is_translated: bool  # false: the reader asked for another language than this
    since: str  # EDTF, may be blank
    standing: str  # read, unverified; of a translation the weaker of its own and the English
    source: str
    checked_on: date | None  # the day the source was last seen; None: not known


@dataclass(frozen=True, slots=True)
class ToldField:
    """Everything that is known on one point; no lines: not known."""

    code: str  # domain.directory.FIELDS
    lines: tuple[ToldLine, ...]


@dataclass(frozen=True, slots=True)
class ToldContact:
    """A way to reach a body, and how far it can be relied on today."""

    kind: str
    value: str
    label: str
    source: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in a list, with how much of what is asked is known."""

    code: str
    family: str
    name: ToldLine | None
    handles: tuple[ToldLine, ...]
    cooperation: tuple[str, ...]
    known: int  # points with a line, of those that the directory asks of every body
    asked: int
    unverified: int  # known points on which no line was read anywhere
    contacts: int
    fresh_contacts: int


@dataclass(frozen=True, slots=True)
class Family:
    """Bodies of one family in their order."""

    code: str
    bodies: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The list of bodies that a choice leaves, and what can be chosen."""

    families: tuple[Family, ...]
    shown: int
    total: int
    cooperation: tuple[str, ...]  # kinds after which one can turn to at least one body


@dataclass(frozen=True, slots=True)
class Body:
    """A body, whole: every field in its order, contacts, examples, when it last changed."""

    code: str
    family: str
    committee: str
    cooperation: tuple[str, ...]
    ended_on: date | None
    name: ToldLine | None
    fields: tuple[ToldField, ...]
    contacts: tuple[ToldContact, ...]
    examples: tuple[Example, ...]
    asked: int
    unknown: tuple[str, ...]  # fields that nobody has filled, notes left aside
    not_translated: int  # lines shown in English to a reader of another language
    changed_at: datetime | None
    changed_at_the_desk: bool


def bodies(language: str, *, today: date, cooperation: str = "", family: str = "") -> Bodies:
    """The directory, narrowed to a kind of cooperation and a family where given."""
    everything = list(Mechanism.objects.filter(ended_on=None))
    lines = _lines_by_body(Line.objects.live())
    contacts: dict[str, list[BodyContact]] = defaultdict(list)
    for contact in BodyContact.objects.live():
        contacts[contact.mechanism_id].append(contact)
    chosen = [
        _body_line(row, lines[row.code], contacts[row.code], language, today)
        for row in everything
        if (not family or row.family == family) and _handles(row, cooperation)
    ]
    families = (Family(code, tuple(b for b in chosen if b.family == code)) for code in FAMILIES)
    return Bodies(
        families=tuple(one for one in families if one.bodies),
        shown=len(chosen),
        total=len(everything),
        cooperation=tuple(k for k in COOPERATION if any(_handles(row, k) for row in everything)),
    )


def body(code: str, language: str, *, today: date) -> Body:
    """One body. Raises `NoSuchBody`."""
    row = Mechanism.objects.filter(code=code).first() if CODE.fullmatch(code) else None
    if row is None:
        raise NoSuchBody(code)
    ever = list(row.lines.all())
    reached = list(row.contacts.all())
    live = [line for line in ever if line.is_live]
    told = _told(live, language)
    fields = tuple(ToldField(field.code, tuple(told.get(field.code, ()))) for field in FIELDS)
    changed_at, by_desk = _last_change([*ever, *reached])
    return Body(
        code=row.code,
        family=row.family,
        committee=row.committee,
        cooperation=tuple(row.cooperation),
        ended_on=row.ended_on,
        name=next(iter(told.get("name", ())), None),
        fields=tuple(field for field in fields if field.code != "name"),
        contacts=tuple(_told_contact(one, today) for one in reached if one.is_live),
        examples=examples(row.in_record),
        asked=len(ASKED),
        unknown=tuple(code for code in ASKED if not told.get(code)),
        not_translated=sum(not line.is_translated for lines in told.values() for line in lines),
        changed_at=changed_at,
        changed_at_the_desk=by_desk,
    )


def _handles(row: Mechanism, cooperation: str) -> bool:
    return not cooperation or any(is_within(kind, cooperation) for kind in row.cooperation)


def _lines_by_body(rows: Iterable[Line]) -> defaultdict[str, list[Line]]:
    by_body: defaultdict[str, list[Line]] = defaultdict(list)
    for row in rows:
        by_body[row.mechanism_id].append(row)
    return by_body


def _body_line(
    row: Mechanism,
    lines: Sequence[Line],
    contacts: Sequence[BodyContact],
    language: str,
    today: date,
) -> BodyLine:
    told = _told(lines, language)
    known = [told[code] for code in ASKED if told.get(code)]
    fresh = [one for one in contacts if verified(one.verified_on, today=today).state == "fresh"]
    return BodyLine(
        code=row.code,
        family=row.family,
        name=next(iter(told.get("name", ())), None),
        handles=tuple(told.get("handles", ())),
        cooperation=tuple(row.cooperation),
        known=len(known),
        asked=len(ASKED),
        unverified=sum(all(line.standing != "read" for line in lines) for lines in known),
        contacts=len(contacts),
        fresh_contacts=len(fresh),
    )


def _told(rows: Iterable[Line], language: str) -> Mapping[str, list[ToldLine]]:
    """Lines by field, each in the language asked for or in English."""
    places: dict[tuple[str, str], dict[str, Line]] = defaultdict(dict)
    for row in rows:
        places[row.field, row.key][row.language] = row
    told: dict[str, list[ToldLine]] = defaultdict(list)
    # A translation of what is not there any more says nothing.
    english = [versions[ENGLISH] for versions in places.values() if ENGLISH in versions]
    for line in sorted(english, key=lambda one: (one.position, one.key)):
        versions = places[line.field, line.key]
        told[line.field].append(_in_words(line, _version(line, versions, language), language))
    return told


def _version(english: Line, versions: Mapping[str, Line], language: str) -> Line:
    """The line in a language, where somebody translated these very words; else in English."""
    for spoken in (language, language.partition("-")[0]):
        line = versions.get(spoken)
        if line is not None and line.translates_id == english.pk:
            return line
    return english


def _in_words(english: Line, shown: Line, language: str) -> ToldLine:
    """Readers learn on whose word the translation stands too: the weaker of the two is told."""
    word = english if english.standing == Line.Standing.UNVERIFIED else shown
    return ToldLine(
        text=shown.text,
        language=shown.language,
        is_translated=shown is not english or language.partition("-")[0] == ENGLISH,
        since=english.since,
        standing=word.standing,
        source=word.source,
        checked_on=word.checked_on,
    )


def _told_contact(row: BodyContact, today: date) -> ToldContact:
    state = verified(row.verified_on, today=today)
    return ToldContact(row.kind, row.value, row.label, row.source, state)


def _last_change(rows: Iterable[Line | BodyContact]) -> tuple[datetime | None, bool]:
    """When readers last began to see something else, and whether people of the desk did that."""
    moments: list[tuple[datetime, bool]] = []
    for row in rows:
        if row.entered_by == DATA_SET:
            moments.append((row.entered_at, False))
        elif row.checked_at:
            moments.append((row.checked_at, True))
        if row.ended_at and row.was_shown:
            moments.append((row.ended_at, row.ended_by != DATA_SET))
    return max(moments, default=(None, False))


def names(codes: Iterable[str], language: str) -> dict[str, str]:
    """What these bodies are called, in the language or else in English; codes without a name are
    left out. One query.
    """
    return {code: said.text for code, said in said_names(codes, language).items()}


def said_names(codes: Iterable[str], language: str) -> dict[str, Said]:
    """As `names`, each with the language that it is in."""
    spoken = {language, language.partition("-")[0], ENGLISH}
    lines = Line.objects.live().filter(mechanism__in=list(codes), field="name", language__in=spoken)
    by_body = _lines_by_body(lines)
    found = {code: _name(rows, language) for code, rows in by_body.items()}
    return {code: Said(name.text, name.language) for code, name in found.items() if name}


def name_of(code: str, lines: Iterable[Line]) -> str:
    """What a body is called in English, by its live lines; its code where none says so."""
    name = _name(lines, ENGLISH)
    return name.text if name else code


def _name(lines: Iterable[Line], language: str) -> ToldLine | None:
    told = _told((line for line in lines if line.field == "name"), language)
    return next(iter(told.get("name", ())), None)
