"""The tables beside this package, read once; `browser/filing.js` gets the same ones."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from endreprisals.domain import states

DRAFTING = ("en", "fr", "es")  # languages in which drafts are made
PREPARED = ("ar", "ru", "zh")  # labels are there, nobody has reviewed them, no draft is made

Text = Mapping[str, str]  # language -> words; English is always there


@cache
def table(name: str) -> Any:
    """One YAML file of this package, as it stands."""
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


def part(path: str) -> Text:
    """What the part of an account at a path is called, whatever its place in a list."""
    called: Text = table("parts")[pattern(path).replace(".*", "")]
    return called


@lru_cache(maxsize=5_000)
def pattern(path: str) -> str:
    """`events.0.when` -> `events.*.when`: the path of every item."""
    return ".".join("*" if step.isdecimal() else step for step in path.split("."))


@cache
def countries() -> Mapping[str, Text]:
    """Every State of today: alpha-3 code -> its name in the languages of drafts."""
    return {
        one.iso3: {"en": one.name, "fr": one.name_fr, "es": one.name_es} for one in states.states()
    }


@cache
def bodies() -> Mapping[str, Text]:
    """Every body that someone can have cooperated with: committees, and those of regions too."""
    terms = table("terms")
    committees = {f"treaty_body:{code}": text for code, text in terms["committees"].items()}
    return {**terms["bodies"], **committees, **terms["regional"]}


def listed(texts: Iterable[Text]) -> Text:
    """Several texts as one, with commas, in each language of drafts."""
    kept = tuple(texts)
    return {code: ", ".join(text.get(code, text["en"]) for text in kept) for code in DRAFTING}
