"""Answers to the questions of the router: read strictly, every problem told at once.

The JSON is that of `route --json`; every key may be left out or null. What is wrong or contradicts
itself is a problem; what is merely odd is told later as a warning of the route.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from endreprisals.domain import vocabulary
from endreprisals.domain.deadlines import limits
from endreprisals.domain.deadlines.acts import Problem as NoDay
from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.routing.places import place_problem, regional_bodies, un_bodies
from endreprisals.domain.states import states

PERSONS: Final = ("self", "relative", "colleague", "organisation")
WISHES: Final = ("confidential", "public", "unsure")
NO_CONTACT: Final = "none"
UNCLEAR: Final = "unclear"
MOST: Final = 60  # entries of one list
_SHOWN: Final = 40  # characters of a wrong value that a problem repeats
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_KEYS: Final = (
    "cooperation", "acts", "country", "when", "person", "in_danger_now", "detained", "missing",
    "without_contact", "child", "wishes", "consent", "languages",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody said of a situation. None, blank and empty mean: not said.

    `without_contact`: held, and nobody can speak with the person. `child`: under 18.
    """

    cooperation: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    country: str = ""
    when: Span | None = None
    person: str = ""
    in_danger_now: bool | None = None
    detained: bool | None = None
    missing: bool | None = None
    without_contact: bool | None = None
    child: bool | None = None
    wishes: str = ""
    informed: bool | None = None
    agreed: bool | None = None
    languages: tuple[str, ...] = ()


class BadAnswers(ValueError):
    """Answers that cannot be worked with; each problem is one line, `where: what: what to do`."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__(f"problems with answers: {len(problems)}")  # never what was typed
        self.problems = tuple(problems)


def read_answers(document: object, *, today: date) -> Answers:
    """Answers from a JSON document; raises `BadAnswers` with every problem at once."""
    if not isinstance(document, dict):
        raise BadAnswers(["answers: not an object: write {} with the keys that you can answer"])
    reader = _Reader()
    given = {key: value for key, value in document.items() if reader.knows(key)}
    informed, agreed = reader.consent(given.get("consent"))
    answers = Answers(
        cooperation=reader.codes("cooperation", given, cooperation_codes()),
        acts=reader.codes("acts", given, vocabulary.codes("act_types")),
        country=reader.country(given),
        when=reader.day(given, today),
        person=reader.choice("person", given, PERSONS),
        in_danger_now=reader.flag("in_danger_now", given.get("in_danger_now")),
        detained=reader.flag("detained", given.get("detained")),
        missing=reader.flag("missing", given.get("missing")),
        without_contact=reader.flag("without_contact", given.get("without_contact")),
        child=reader.flag("child", given.get("child")),
        wishes=reader.choice("wishes", given, WISHES),
        informed=informed,
        agreed=agreed,
        languages=reader.languages(given),
    )
    problems = reader.problems + _contradictions(answers)
    if problems:
        raise BadAnswers(problems)
    return answers


@cache
def cooperation_codes() -> tuple[str, ...]:
    """Every body with which somebody can have cooperated, and `none`."""
    listed = vocabulary.codes("engagement_bodies")
    return tuple(dict.fromkeys((*listed, *un_bodies(), *regional_bodies(), NO_CONTACT)))


def _contradictions(answers: Answers) -> list[str]:
    found = []
    if NO_CONTACT in answers.cooperation and len(answers.cooperation) > 1:
        found.append("cooperation: 'none' beside a body: leave out one of them")
    if answers.person == "self" and answers.missing:
        found.append(
            "missing: somebody who writes about themselves cannot be missing: "
            "set person to relative or colleague, or missing to false"
        )
    if answers.without_contact and answers.detained is False:
        found.append(
            "without_contact: nobody is held, so nobody can be held without contact: "
            "set detained to true or null, or without_contact to false"
        )
    return found


class _Reader:
    """Takes one value after another and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def knows(self, key: str) -> bool:
        if key not in _KEYS:
            self._say(_shown(key), "no such question", _meant(key, _KEYS))
        return key in _KEYS

    def codes(self, key: str, given: dict[str, Any], allowed: Collection[str]) -> tuple[str, ...]:
        read = []
        for place, text in self._texts(key, given.get(key)):
            if text in allowed:
                read.append(text)
            else:
                self._say(place, f"{_shown(text)!r} is not known", _meant(text, allowed))
        return tuple(dict.fromkeys(read))

    def languages(self, given: dict[str, Any]) -> tuple[str, ...]:
        read = []
        for place, text in self._texts("languages", given.get("languages")):
            if _LANGUAGE.fullmatch(text):
                read.append(text)
            else:
                self._say(place, f"{_shown(text)!r} is no language code", "write fr, ar or zh-Hant")
        return tuple(dict.fromkeys(read))

    def choice(self, key: str, given: dict[str, Any], allowed: Collection[str]) -> str:
        text = self._text(key, given.get(key))
        if text and text not in allowed:
            self._say(key, f"{_shown(text)!r} is not known", f"use one of {', '.join(allowed)}")
            return ""
        return text

    def country(self, given: dict[str, Any]) -> str:
        text = self._text("country", given.get("country"))
        if not text or text in {one.iso3 for one in states()}:
            return text
        self.problems.append(place_problem("country", text, _shown(text)))
        return ""

    def day(self, given: dict[str, Any], today: date) -> Span | None:
        text = self._text("when", given.get("when"))
        if not text:
            return None
        read = read_day(text)
        if isinstance(read, NoDay):
            self._say("when", _shown(text), limits.words()["problems"][read.code]["en"])
            return None
        if read.lower > today:
            self._say("when", f"{read.text} is still to come", "give the day it happened")
            return None
        return read

    def flag(self, key: str, value: object) -> bool | None:
        if value is None or isinstance(value, bool):
            return value
        self._say(key, "neither yes nor no", "write true, false or null")
        return None

    def consent(self, value: object) -> tuple[bool | None, bool | None]:
        if value is None:
            return None, None
        if not isinstance(value, dict):
            self._say("consent", "not an object", 'write {"informed": null, "agreed": null}')
            return None, None
        for key in value:
            if key not in ("informed", "agreed"):
                self._say(f"consent.{_shown(key)}", "no such part", "use informed and agreed")
        return (
            self.flag("consent.informed", value.get("informed")),
            self.flag("consent.agreed", value.get("agreed")),
        )

    def _text(self, key: str, value: object) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        self._say(key, "not a text", "write it in quotation marks, or null")
        return ""

    def _texts(self, key: str, value: object) -> list[tuple[str, str]]:
        """The texts of a list, each with its place."""
        if value is None:
            return []
        if not isinstance(value, list):
            self._say(key, "not a list", "write it in square brackets, or null")
            return []
        if len(value) > MOST:
            self._say(key, f"more than {MOST} entries", "keep those that matter")
            return []
        for position, one in enumerate(value):
            if not isinstance(one, str):
                self._say(f"{key}[{position}]", "not a text", "write it in quotation marks")
        return [(f"{key}[{at}]", one) for at, one in enumerate(value) if isinstance(one, str)]

    def _say(self, where: str, what: str, to_do: str) -> None:
        self.problems.append(f"{where}: {what}: {to_do}")


def _meant(text: str, allowed: Collection[str]) -> str:
    near = get_close_matches(text[:_SHOWN], allowed, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(allowed)}"


def _shown(value: object) -> str:
    """The beginning of a wrong value on one line, without signs that could disturb a terminal."""
    text = "".join(char if char.isprintable() else "?" for char in str(value)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
