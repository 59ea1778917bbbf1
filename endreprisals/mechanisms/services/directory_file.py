"""Reading the files of the directory: plain YAML in, every body without a slip out, or every slip.

A slip is told as `file:line: what: what to do`. What may stand in a file is shown by those that
are shipped, `endreprisals/data/handbook/directory*.yaml`. `source` names keys of the list
`sources`, which may stand in any of the files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from endreprisals.domain.dataset.documents import check_document
from endreprisals.domain.directory import COOPERATION, FAMILIES, FIELD, LANGUAGES, is_within
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.vocabulary import codes
from endreprisals.mechanisms.models import BodyContact, Line
from endreprisals.mechanisms.services.keeping import OF_THE_DESK

ENGLISH = "en"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_TEXT, MOST_VALUE, MOST_LABEL, MOST_CODE = 1200, 500, 120, 40
IN_RECORD = ("bodies", "actors", "events", "references")
KEYS = {
    "file": {"sources", "mechanisms"},
    "mechanism": {
        "code", "family", "committee", "cooperation", "in_record", "lines", "contacts",
    },
    "line": {"key", "text", "since", "source", "standing"},
    "contact": {"kind", "value", "label", "source"},
}  # fmt: skip
Place = tuple[str | int, ...]  # ("mechanisms", 3, "lines", "handles", 0)


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """Something in a file that cannot be loaded."""

    file: str
    line: int
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}: {self.advice}"


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line in every language in which the file has it."""

    field: str
    key: str
    position: int
    texts: Mapping[str, str]
    since: str
    standing: str
    source: str


@dataclass(frozen=True, slots=True)
class PlannedContact:
    """One way to reach a body. No file can say that somebody of ours verified it."""

    kind: str
    value: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class PlannedBody:
    """A body with everything that the files say of it."""

    code: str
    family: str
    position: int
    committee: str
    cooperation: tuple[str, ...]
    in_record: Mapping[str, list[str]]
    lines: tuple[PlannedLine, ...]
    contacts: tuple[PlannedContact, ...]


@dataclass(slots=True)
class _Reading:
    """One file while it is read: where each thing stands, and the slips so far."""

    file: str
    content: Mapping[str, Any]
    lines: Mapping[Place, int]
    sources: Mapping[str, str] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def slip(self, place: Place, what: str, advice: str) -> None:
        """Note a slip at the nearest thing above `place` whose line is known."""
        while place and place not in self.lines:
            place = place[:-1]
        self.slips.append(Slip(self.file, self.lines.get(place, 1), what, advice))

    def keys(self, place: Place, given: object, kind: str, *needed: str) -> Mapping[str, Any]:
        """A mapping whose keys are all known; what is missing or strange is a slip."""
        if not isinstance(given, dict):
            self.slip(place, f"the {kind} has no keys", "write it as key: value")
            return {}
        for key in given:
            if key not in KEYS[kind]:
                known = ", ".join(sorted(KEYS[kind]))
                self.slip((*place, key), f"{key!r} is no key of a {kind}", f"use {known}")
        for key in needed:
            if not given.get(key):
                self.slip(place, f"the {kind} has no {key}", "add it, or leave it all out")
        return given

    def one_of(self, place: Place, value: object, known: Iterable[str]) -> str:
        """A code of a list; any other is a slip."""
        if value not in (known := tuple(known)):
            self.slip(place, f"{value!r} is not known here", f"use one of {', '.join(known)}")
        return str(value)

    def text(self, place: Place, value: object, most: int) -> str:
        """A text of at most so many characters; blank is for `keys` to tell of."""
        if not isinstance(value, str | None):
            self.slip(place, "it is no text", "put it in quotation marks")
            return ""
        if len(value or "") > most:
            self.slip(place, f"it has more than {most} characters", "make it shorter")
        return (value or "").strip()

    def source(self, place: Place, value: object) -> str:
        """The sources whose keys are given, written out."""
        names = [name.strip() for name in str(value or "").split(";") if name.strip()]
        for name in names:
            if name not in self.sources:
                self.slip(place, f"{name!r} is no source", "name it in the list `sources`")
        return "; ".join(self.sources.get(name, "") for name in names)


def read_directory(files: Mapping[str, bytes]) -> tuple[tuple[PlannedBody, ...], list[Slip]]:
    """Every body of these files in the order of the directory, and every slip."""
    readings = [_opened(name, content) for name, content in sorted(files.items())]
    sources: dict[str, str] = {}
    for reading in readings:
        _gather_sources(reading, sources)
    bodies: list[PlannedBody] = []
    seen: set[str] = set()
    for reading in readings:
        reading.sources = sources
        bodies += _bodies_of(reading, seen, before=len(bodies))
    slips = [slip for reading in readings for slip in reading.slips]
    return tuple(bodies), slips


def _opened(name: str, content: bytes) -> _Reading:
    read = check_document(name, content, ())
    if read.problems:
        slips = [Slip(one.file, one.line, one.what, one.advice) for one in read.problems]
        return _Reading(name, {}, {}, slips=slips)
    node = yaml.compose(content.decode(), Loader=yaml.SafeLoader)  # plain: it was read just now
    reading = _Reading(name, read.content, dict(_places(node, ())) if node else {})
    reading.keys((), read.content, "file")
    return reading


def _places(node: yaml.Node, here: Place) -> Iterator[tuple[Place, int]]:
    """The line on which each thing of a file stands."""
    yield here, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*here, key.value))
            yield (*here, key.value), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            yield from _places(value, (*here, at))


def _gather_sources(reading: _Reading, sources: dict[str, str]) -> None:
    given = reading.content.get("sources", {})
    if not isinstance(given, dict):
        reading.slip(("sources",), "the sources have no keys", "write each as key: text")
        return
    for key, text in given.items():
        place = ("sources", key)
        if key in sources:
            reading.slip(place, f"the source {key!r} stands there already", "drop one")
        if not isinstance(text, str) or not text.strip():
            reading.slip(place, f"the source {key!r} says nothing", "write what it is")
        sources[key] = str(text)


def _bodies_of(reading: _Reading, seen: set[str], *, before: int) -> Iterator[PlannedBody]:
    entries = reading.content.get("mechanisms", [])
    if not isinstance(entries, list):
        reading.slip(("mechanisms",), "it is no list", "begin each body with a dash")
        return
    for at, entry in enumerate(entries):
        place: Place = ("mechanisms", at)
        given = reading.keys(place, entry, "mechanism", "code", "family", "lines")
        code = reading.text((*place, "code"), given.get("code"), MOST_CODE)
        if not CODE.fullmatch(code):
            advice = "use small letters, figures and single hyphens"
            reading.slip((*place, "code"), f"{code!r} is no code", advice)
        if code in seen:
            reading.slip(place, f"{code} stands there already", "drop one")
        seen.add(code)
        yield _body(reading, place, given, code, before + at)


def _body(
    reading: _Reading, place: Place, given: Mapping[str, Any], code: str, number: int
) -> PlannedBody:
    family = reading.one_of((*place, "family"), given.get("family"), FAMILIES)
    committee = str(given.get("committee") or "")
    if committee:
        reading.one_of((*place, "committee"), committee, codes("treaty_body_codes"))
    order = FAMILIES.index(family) if family in FAMILIES else 0
    return PlannedBody(
        code=code,
        family=family,
        position=order * 1000 + number,
        committee=committee,
        cooperation=_cooperation(reading, (*place, "cooperation"), given.get("cooperation")),
        in_record=_in_record(reading, (*place, "in_record"), given.get("in_record")),
        lines=tuple(_lines(reading, (*place, "lines"), given.get("lines"))),
        contacts=tuple(_contacts(reading, (*place, "contacts"), given.get("contacts"))),
    )


def _cooperation(reading: _Reading, place: Place, given: object) -> tuple[str, ...]:
    if not isinstance(given, list | None):
        reading.slip(place, "it is no list", "write it as [HRC, UPR]")
        return ()
    kinds = tuple(str(one) for one in given or ())
    for kind in kinds:
        if not any(is_within(kind, known) for known in COOPERATION):
            reading.slip(place, f"{kind!r} is no kind of cooperation", "use a code of the list")
    return kinds


def _in_record(reading: _Reading, place: Place, given: object) -> dict[str, list[str]]:
    if given is None:
        return {}
    if not isinstance(given, dict) or not all(
        name in IN_RECORD and isinstance(values, list) for name, values in given.items()
    ):
        reading.slip(place, "it does not say whose acts", f"give lists of {', '.join(IN_RECORD)}")
        return {}
    return {name: [str(value) for value in values] for name, values in given.items()}


def _lines(reading: _Reading, place: Place, given: object) -> Iterator[PlannedLine]:
    if not isinstance(given, dict):
        reading.slip(place, "the lines have no fields", "write each field with a list of lines")
        return
    if "name" not in given:
        reading.slip(place, "the body has no name", "add the field name")
    for name, rows in given.items():
        here = (*place, name)
        reading.one_of(here, name, FIELD)
        if not isinstance(rows, list):
            reading.slip(here, "it is no list of lines", "begin each line with a dash")
            continue
        lines = [_line(reading, (*here, at), name, at, row) for at, row in enumerate(rows)]
        _keys_apart(reading, here, [line.key for line in lines])
        yield from lines


def _keys_apart(reading: _Reading, place: Place, keys: list[str]) -> None:
    for at, key in enumerate(keys):
        if key in keys[:at]:
            advice = "each line of a field has a key of its own"
            reading.slip((*place, at), f"the key {key!r} stands there already", advice)


def _line(reading: _Reading, place: Place, name: str, at: int, row: object) -> PlannedLine:
    given = reading.keys(place, row, "line", "key", "text", "standing")
    key = reading.text((*place, "key"), given.get("key"), MOST_CODE)
    if key and (not CODE.fullmatch(key) or key.startswith(OF_THE_DESK)):
        advice = f"use small letters, figures and single hyphens, and do not begin {OF_THE_DESK}"
        reading.slip((*place, "key"), f"{key!r} is no key", advice)
    standing = reading.one_of((*place, "standing"), given.get("standing"), Line.Standing.values)
    source = reading.source((*place, "source"), given.get("source"))
    if standing == Line.Standing.READ and not source:
        advice = "name it, or mark the line as unverified"
        reading.slip(place, "what was read has no source", advice)
    since = reading.text((*place, "since"), given.get("since"), MOST_CODE)
    try:
        parse(since) if since else None
    except NotADate as error:
        reading.slip((*place, "since"), str(error), "leave it out where it is not known")
    texts = _texts(reading, (*place, "text"), given.get("text"))
    return PlannedLine(name, key, at, texts, since, standing, source)


def _texts(reading: _Reading, place: Place, given: object) -> dict[str, str]:
    if not isinstance(given, dict) or ENGLISH not in given:
        reading.slip(place, "the line has no English text", 'write it as text: {en: "..."}')
        return {}
    texts = {}
    for language, words in given.items():
        here = (*place, language)
        reading.one_of(here, language, LANGUAGES)
        texts[str(language)] = reading.text(here, words, MOST_TEXT)
        if not texts[str(language)]:
            reading.slip(here, "the text is blank", "leave the language out")
    return texts


def _contacts(reading: _Reading, place: Place, given: object) -> Iterator[PlannedContact]:
    if not isinstance(given, list | None):
        reading.slip(place, "it is no list", "begin each contact with a dash")
        return
    seen: set[tuple[str, str]] = set()
    for at, row in enumerate(given or ()):
        here = (*place, at)
        one = reading.keys(here, row, "contact", "kind", "value", "source")
        contact = PlannedContact(
            reading.one_of((*here, "kind"), one.get("kind"), BodyContact.Kind.values),
            reading.text((*here, "value"), one.get("value"), MOST_VALUE),
            reading.text((*here, "label"), one.get("label"), MOST_LABEL),
            reading.source((*here, "source"), one.get("source")),
        )
        if (contact.kind, contact.value) in seen:
            reading.slip(here, "the contact stands there already", "drop one")
        seen.add((contact.kind, contact.value))
        yield contact
