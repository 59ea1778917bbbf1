"""The fixed lists of the record: kinds of acts, bodies, outcomes and so on, each defined.

Codes stand in the data and never change; labels and definitions stand in `vocabulary.yaml`
beside this module, each with the document or list it rests on. The same table makes the
codebook that goes with every download.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a list: its stable code, plain label, meaning and source.

    `broader` is a code of the same vocabulary that includes this one; `huridocs` the nearest
    term of the HURIDOCS micro-thesauri; `note` a warning to those who count. Each may be blank.
    """

    vocabulary: str
    code: str
    label: str
    definition: str
    source: str
    broader: str = ""
    huridocs: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One list of values. A term in `parts` may carry a code of another list after a colon."""

    name: str
    title: str
    definition: str
    terms: tuple[Term, ...]
    parts: Mapping[str, str]


class UnknownVocabulary(LookupError):
    """A list that does not exist."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is no vocabulary: use one of {', '.join(_all())}")
        self.name = name


class UnknownTerm(LookupError):
    """A code that its list does not have; the message gives the nearest code there is."""

    def __init__(self, vocabulary: str, code: str) -> None:
        near = nearest_code(vocabulary, code)
        advice = f"did you mean {near!r}?" if near else "see the codebook for the codes it has"
        super().__init__(f"{code!r} is no code of {vocabulary}: {advice}")
        self.vocabulary, self.code = vocabulary, code


def vocabularies() -> tuple[Vocabulary, ...]:
    """Every list of the record with its terms, in the order of the codebook."""
    return tuple(_all().values())


def terms(vocabulary: str) -> tuple[Term, ...]:
    """Every term of one list, in its own order; raises `UnknownVocabulary`."""
    return _vocabulary(vocabulary).terms


def term(vocabulary: str, code: str) -> Term:
    """The term behind a code; raises `UnknownTerm`, or `UnknownVocabulary` for the list.

    A body with a part after a colon, `treaty_body:CAT`, is put together from both lists: it is
    called what the part is called, and the body is its broader term.
    """
    whole = _by_code(vocabulary).get(code)
    if whole is not None:
        return whole
    body, _, part = code.partition(":")
    list_of_parts = _vocabulary(vocabulary).parts.get(body)
    found = _by_code(list_of_parts).get(part) if list_of_parts else None
    if found is None:
        raise UnknownTerm(vocabulary, code)
    return Term(vocabulary, code, found.label, found.definition, found.source, broader=body)


def nearest_code(vocabulary: str, code: str) -> str | None:
    """The code of a list that a mistyped one was probably meant to be, or None."""
    return next(iter(get_close_matches(code, codes(vocabulary), n=1)), None)


def codes(vocabulary: str) -> tuple[str, ...]:
    """Every code that may stand in the data for one list, bodies with their parts included."""
    one = _vocabulary(vocabulary)
    composed = (f"{body}:{part.code}" for body, of in one.parts.items() for part in terms(of))
    return (*(entry.code for entry in one.terms), *composed)


def _vocabulary(name: str) -> Vocabulary:
    if name not in _all():
        raise UnknownVocabulary(name)
    return _all()[name]


@cache
def _by_code(vocabulary: str) -> dict[str, Term]:
    return {entry.code: entry for entry in terms(vocabulary)}


@cache
def _all() -> dict[str, Vocabulary]:
    table = resources.files("endreprisals.domain").joinpath("vocabulary.yaml")
    content = yaml.safe_load(table.read_text(encoding="utf-8"))
    lists, sources = content["vocabularies"], content["sources"]
    return {name: _read(name, lists, sources) for name in lists}


def _read(name: str, lists: Mapping[str, Any], sources: Mapping[str, str]) -> Vocabulary:
    entry = lists[name]
    rows = lists[entry["subset_of"]]["terms"] if "subset_of" in entry else entry["terms"]
    chosen = entry.get("codes", [row["code"] for row in rows])
    made = tuple(
        Term(vocabulary=name, **{**row, "source": sources[row["source"]]})
        for row in rows
        if row["code"] in chosen
    )
    return Vocabulary(name, entry["title"], entry["definition"], made, entry.get("parts", {}))
