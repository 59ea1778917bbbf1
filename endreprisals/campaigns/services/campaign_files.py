"""Reading the file of one campaign: plain YAML in, a plan without a slip out, or every slip.

A slip is told as `where: what: what to do`. What may stand in a file is shown by the one that is
shipped, `endreprisals/data/campaigns/endreprisals-2022.yaml`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.domain.analysis.wording import CAUSAL, causal_words
from endreprisals.domain.campaigning.texts import ACTION_PARTS, CAMPAIGN_PARTS, CASE_PARTS
from endreprisals.domain.dataset.documents import check_document
from endreprisals.domain.sessions import read_session

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
MOST_HEADING, MOST_BODY = 200, 4000
T = TypeVar("T")
COSPONSORSHIPS = "cosponsorships"  # every State that a source lists as co-sponsor


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a file that cannot be loaded."""

    where: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: {self.advice}"


@dataclass(frozen=True, slots=True)
class PlannedText:
    """Words of one part in one language."""

    part: str
    language: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A case of the campaign, by its public id."""

    case: str
    basis: str
    texts: tuple[PlannedText, ...]


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """Something that people were asked to do."""

    number: int
    kind: str
    recipients: str  # COSPONSORSHIPS, or blank
    texts: tuple[PlannedText, ...]


@dataclass(frozen=True, slots=True)
class PlannedCampaign:
    """One campaign as its file has it."""

    file: str
    code: str
    year: int
    session: str
    debate_on: date | None
    opens_on: date | None
    closes_on: date | None
    state: str
    languages: tuple[str, ...]
    texts: tuple[PlannedText, ...]
    cases: tuple[PlannedCase, ...]
    actions: tuple[PlannedAction, ...]


@dataclass(slots=True)
class _Reader:
    """Collects slips while a file is read, so that all of them are told at once."""

    file: str
    slips: list[Slip] = field(default_factory=list)

    def slip(self, where: str, what: str, advice: str) -> None:
        self.slips.append(Slip(f"{self.file}:{where}" if where else self.file, what, advice))

    def keys(self, where: str, entry: Any, known: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(entry, dict):
            self.slip(where, "it has no keys", "write it as key: value")
            return {}
        for key in entry:
            if key not in known:
                self.slip(where, f"the key {str(key)[:40]!r} is not known", f"use {_any(known)}")
        return entry

    def text(self, where: str, value: Any, *, most: int) -> str:
        if not isinstance(value, str):
            self.slip(where, "it is no text", "put it in quotation marks")
            return ""
        if len(value) > most:
            self.slip(where, f"it has more than {most} characters", "shorten it")
        return value.strip()

    def one_of(self, where: str, value: Any, known: Sequence[str]) -> str:
        if value not in known:
            self.slip(where, f"{str(value)[:40]!r} is not known", f"use {_any(known)}")
            return ""
        return str(value)

    def day(self, where: str, value: Any) -> date | None:
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.slip(where, f"{str(value)[:20]!r} is no day", "write it as 2022-09-29")
            return None

    def number(self, where: str, value: Any, first: int, last: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not first <= value <= last:
            self.slip(where, "it is no fitting number", f"write one from {first} to {last}")
            return first
        return int(value)

    def entries(self, where: str, value: Any) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self.slip(where, "it is no list", "begin each entry with a hyphen")
            return []
        return value


def read_campaign(file: str, content: bytes) -> tuple[PlannedCampaign | None, list[Slip]]:
    """The campaign of a file, and every slip in it; with a slip, nothing of it is to be used."""
    document = check_document(file, content, ())
    if document.problems:
        return None, [Slip(file, problem.what, problem.advice) for problem in document.problems]
    reader = _Reader(file)
    return _campaign(reader, document.content), reader.slips


def _campaign(reader: _Reader, read: Mapping[str, Any]) -> PlannedCampaign:
    known = (
        "code", "year", "session", "debate_on", "opens_on", "closes_on", "state", "languages",
        "texts", "cases", "actions",
    )  # fmt: skip
    values = reader.keys("", read, known)
    code = reader.text("code", values.get("code"), most=40)
    if not CODE.fullmatch(code):
        reader.slip("code", "it is no plain code", "write it like endreprisals-2022")
    session = reader.text("session", values.get("session", ""), most=12)
    if session and read_session(session) is None:
        reader.slip("session", f"{session!r} is no session", "write it like HRC51, or leave it out")
    languages = tuple(map(str, reader.entries("languages", values.get("languages"))))
    opens, closes = (reader.day(key, values.get(key)) for key in ("opens_on", "closes_on"))
    if opens and closes and opens > closes:
        reader.slip("closes_on", "it lies before opens_on", "put the later day last")
    if "en" not in languages:
        reader.slip("languages", "English is missing", "every other text falls back to it")
    for language in languages:
        if not LANGUAGE.fullmatch(language):
            reader.slip("languages", f"{language[:20]!r} is no language", "write it like fr")
    return PlannedCampaign(
        file=reader.file,
        code=code,
        year=reader.number("year", values.get("year"), 2000, 2100),
        session=session,
        debate_on=reader.day("debate_on", values.get("debate_on")),
        opens_on=opens,
        closes_on=closes,
        state=reader.one_of("state", values.get("state"), (Campaign.State.CLOSED.value,)),
        languages=languages,
        texts=_texts(reader, "texts", values.get("texts"), CAMPAIGN_PARTS, languages),
        cases=tuple(_each(reader, "cases", values.get("cases"), _case, languages)),
        actions=tuple(_each(reader, "actions", values.get("actions"), _action, languages)),
    )


def _case(reader: _Reader, where: str, entry: Any, languages: Sequence[str]) -> PlannedCase:
    values = reader.keys(where, entry, ("case", "basis", "texts"))
    basis = (CampaignCase.Basis.PUBLIC_SOURCE.value,)  # a consent is kept at the desk alone
    return PlannedCase(
        case=reader.text(f"{where}.case", values.get("case"), most=20),
        basis=reader.one_of(f"{where}.basis", values.get("basis"), basis),
        texts=_texts(reader, f"{where}.texts", values.get("texts"), CASE_PARTS, languages),
    )


def _action(reader: _Reader, where: str, entry: Any, languages: Sequence[str]) -> PlannedAction:
    values = reader.keys(where, entry, ("number", "kind", "recipients", "texts"))
    lists = ("", COSPONSORSHIPS)
    return PlannedAction(
        number=reader.number(f"{where}.number", values.get("number"), 1, 999),
        kind=reader.one_of(f"{where}.kind", values.get("kind"), Action.Kind.values),
        recipients=reader.one_of(f"{where}.recipients", values.get("recipients", ""), lists),
        texts=_texts(reader, f"{where}.texts", values.get("texts"), ACTION_PARTS, languages),
    )


def _each(
    reader: _Reader,
    where: str,
    entries: Any,
    read: Callable[[_Reader, str, Any, Sequence[str]], T],
    languages: Sequence[str],
) -> Iterator[T]:
    for at, entry in enumerate(reader.entries(where, entries), start=1):
        yield read(reader, f"{where}[{at}]", entry, languages)


def _texts(
    reader: _Reader, where: str, value: Any, parts: Sequence[str], languages: Sequence[str]
) -> tuple[PlannedText, ...]:
    read = []
    for part, by_language in reader.keys(where, value or {}, parts).items():
        place = f"{where}.{part}"
        for language, words in reader.keys(place, by_language, languages).items():
            text = _text(reader, f"{place}.{language}", part, language, words)
            read.append(text)
            _look_at_words(reader, f"{place}.{language}", text)
    return tuple(read)


def _text(reader: _Reader, where: str, part: str, language: str, words: Any) -> PlannedText:
    values = reader.keys(where, words, ("heading", "body"))
    return PlannedText(
        part=part,
        language=language,
        heading=reader.text(f"{where}.heading", values.get("heading", ""), most=MOST_HEADING),
        body=reader.text(f"{where}.body", values.get("body", ""), most=MOST_BODY),
    )


def _look_at_words(reader: _Reader, where: str, text: PlannedText) -> None:
    """No words may say that one thing brought about another, where that can be looked for."""
    if not (text.heading or text.body):
        reader.slip(where, "it says nothing", "write a heading or a body, or leave it out")
    if text.language.partition("-")[0] in CAUSAL:
        for found in causal_words(f"{text.heading}\n{text.body}", text.language):
            reader.slip(where, f"{found!r} says what caused what", "say what came after what")


def _any(known: Sequence[str]) -> str:
    return ", ".join(one or "nothing" for one in known)
