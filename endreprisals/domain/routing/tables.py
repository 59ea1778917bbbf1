"""What the router knows, in one language: bodies, rules, advice and texts, from the YAML here.

Where a text is missing in a language, English stands in and the code is told in `untranslated`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

LANGUAGES: Final = ("en", "fr", "es")
FALLBACK: Final = "en"


@dataclass(frozen=True, slots=True)
class When:
    """When something applies: lists of signs, see `signs`. An empty `any_of` allows all."""

    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    none_of: tuple[str, ...]

    def holds(self, signs: frozenset[str]) -> bool:
        """Whether the three lists allow these signs."""
        return (
            (not self.any_of or not signs.isdisjoint(self.any_of))
            and signs.issuperset(self.all_of)
            and signs.isdisjoint(self.none_of)
        )


@dataclass(frozen=True, slots=True)
class TreatyAsked:
    """What a rule asks of a State: the statuses of one treaty that open or close the avenue."""

    code: str
    open: tuple[str, ...]
    closed: tuple[str, ...]
    if_closed: str  # drop, keep
    later: int = 0  # added to the order where it is closed and kept


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to turn to one body. `committee` is set where the rule names a treaty body."""

    id: str
    mechanism: str
    order: int
    urgent: bool
    when: When
    treaty: TreatyAsked | None
    why: str
    source: str
    standing: str  # read, unverified, own
    committee: str


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a body asks for; met where the sign is there. Blank: nobody can tell."""

    text: str
    met_by: str


@dataclass(frozen=True, slots=True)
class Body:
    """What is told of one mechanism wherever it is an avenue."""

    code: str
    name: str
    help: bool
    publicity: str  # confidential, both, public
    public: str
    can_do: tuple[str, ...]
    needs: tuple[Need, ...]
    risks: tuple[str, ...]
    languages: tuple[str, ...]
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A warning, a question or a reason for none. `kind` is blank for all but warnings."""

    id: str
    kind: str  # safety, consent, publicity, not_to_do, contradiction, limits
    when: When
    text: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class Step:
    """Avenues that belong together at one point of the sequence, and what to mind.

    They have a rule whose order lies between the two of `orders`; `mechanisms` empty means any.
    """

    id: str
    when: When
    orders: tuple[int, int]
    mechanisms: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the engine needs, in one language."""

    language: str
    bodies: Mapping[str, Body]
    rules: tuple[Rule, ...]
    warnings: tuple[Advice, ...]
    questions: tuple[Advice, ...]
    sequence: tuple[Step, ...]
    none_because: tuple[Advice, ...]
    treaties: Mapping[str, str]  # code -> name
    texts: Mapping[str, Mapping[str, str]]  # treaty, contact, other -> code -> text
    untranslated: tuple[str, ...]


@cache
def raw(name: str) -> Any:
    """One of the YAML tables beside this module, as it stands."""
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


@cache
def tables(language: str) -> Tables:
    """The tables in a language; for one that has no texts here, all in English and marked so."""
    said = _Saying(language)
    texts = raw("texts")
    bodies = {
        code: _body(said, code, row, texts) for code, row in raw("mechanisms")["mechanisms"].items()
    }
    advice = raw("advice")
    rules = [_rule(said, row) for row in raw("rules")["rules"]]
    return Tables(
        language=language,
        bodies=bodies,
        rules=tuple(rules + _of_committees(said, rules, texts)),
        warnings=_advice(said, advice["warnings"]),
        questions=_advice(said, advice["questions"]),
        sequence=tuple(_step(said, row) for row in advice["sequence"]),
        none_because=_advice(said, advice["none_because"]),
        treaties={code: said(name, code) for code, name in texts["treaties"].items()},
        texts={
            group: {code: said(text, code) for code, text in texts[group].items()}
            for group in ("treaty", "contact", "other")
        },
        untranslated=tuple(sorted(said.missing)),
    )


class _Saying:
    """Picks the words of one language, and remembers where it had none."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.missing: set[str] = set()

    def __call__(self, text: Mapping[str, Any], code: str) -> str:
        if self.language not in text:
            self.missing.add(code)
        return str(text.get(self.language, text[FALLBACK]))


def _body(said: _Saying, code: str, row: Mapping[str, Any], texts: Mapping[str, Any]) -> Body:
    return Body(
        code=code,
        name=said(row["name"], code),
        help=row.get("help", False),
        publicity=row["publicity"],
        public=said(texts["public"][row["public"]], row["public"]),
        can_do=tuple(said(texts["can_do"][one], one) for one in row["can_do"]),
        needs=tuple(
            Need(said(texts["needs"][one], one), texts["needs"][one].get("met_by", ""))
            for one in row["needs"]
        ),
        risks=tuple(said(texts["risks"][one], one) for one in row["risks"]),
        languages=tuple(row["languages"]),
        source=_source(row["source"]),
        standing=row["standing"],
    )


def _rule(said: _Saying, row: Mapping[str, Any]) -> Rule:
    treaty = row.get("treaty")
    return Rule(
        id=row["id"],
        mechanism=row["mechanism"],
        order=row["order"],
        urgent=row.get("urgent", False),
        when=_when(row["when"]),
        treaty=treaty and _treaty(treaty),
        why=said(row["why"], row["id"]),
        source=_source(row["source"]),
        standing=row["standing"],
        committee="",
    )


def _of_committees(said: _Saying, rules: Sequence[Rule], texts: Mapping[str, Any]) -> list[Rule]:
    """One rule for each committee that can be named, beside the one for all of them."""
    shared = next(rule for rule in rules if rule.id == "met-committee")
    sentence = said(texts["other"]["committee"], "committee")
    return [
        Rule(
            id=f"committee-{row['code'].lower()}",
            mechanism=shared.mechanism,
            order=shared.order,
            urgent=False,
            when=_when({"any_of": [f"cooperation:treaty_body:{row['code']}"]}),
            treaty=TreatyAsked(row["treaty"], ("party",), ("signatory", "none"), "keep"),
            why=sentence.replace("{committee}", said(row["name"], row["code"])).replace(
                "{treaty}", said(texts["treaties"][row["treaty"]], row["treaty"])
            ),
            source=shared.source,
            standing=shared.standing,
            committee=row["code"],
        )
        for row in raw("committees")
    ]


def _advice(said: _Saying, rows: Sequence[Mapping[str, Any]]) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            id=row["id"],
            kind=row.get("kind", ""),
            when=_when(row["when"]),
            text=said(row["text"], row["id"]),
            source=_source(row.get("source", "own")),
            standing=row.get("standing", "own"),
        )
        for row in rows
    )


def _step(said: _Saying, row: Mapping[str, Any]) -> Step:
    first, last = row["orders"]
    return Step(
        id=row["id"],
        when=_when(row["when"]),
        orders=(first, last),
        mechanisms=tuple(row["mechanisms"]),
        text=said(row["text"], row["id"]),
    )


def _treaty(row: Mapping[str, Any]) -> TreatyAsked:
    opening, closing = tuple(row["open"]), tuple(row["closed"])
    return TreatyAsked(row["code"], opening, closing, row["if_closed"], row.get("later", 0))


def _when(row: Mapping[str, list[str]]) -> When:
    return When(*(tuple(row.get(name, ())) for name in ("any_of", "all_of", "none_of")))


def _source(key: str) -> str:
    return str(raw("mechanisms")["sources"][key])
