"""Which States a letter action writes to, chosen by rule over the record.

The State of a case is never chosen: writing to it can harm the person. It can only be added by hand
with a decision of two people. Source: campaigns reference, section 5, points 7 and 8.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

RULES: Final = (
    "cosponsored", "signed", "group", "spoke", "never_spoke", "named_never_case", "list",
)  # fmt: skip
# Rules that mean nothing without a value: a group, a case, a list of States.
WITH_VALUE: Final = ("group", "named_never_case", "list")


class UnknownRule(LookupError):
    """A code that is none of `RULES`, or a rule without the value that it needs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a State has done, as far as the record knows."""

    state: str  # ISO 3166-1 alpha-3
    group: str = ""  # regional group
    cosponsored: frozenset[str] = frozenset()  # resolutions, as the source names them
    signed: frozenset[str] = frozenset()  # joint statements, as 2021 UNGA76 Third Committee
    spoke: bool = False  # of any case or country, in any statement
    raised: frozenset[str] = frozenset()  # public ids of the cases that it named


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its value: a resolution, a statement, a group, a case, or codes of States.

    `label` says in words whose list it is. Without a value, cosponsored and signed mean any.
    """

    code: str
    value: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A State, the first rule that chose it, and what in the record made it so."""

    state: str
    rule: str
    evidence: str


def choose(
    rules: Sequence[Rule],
    standings: Iterable[Standing],
    *,
    state_of_case: str | Collection[str],
    every: bool = False,
) -> tuple[Chosen, ...]:
    """The States that any rule chooses, or with `every` those that all rules choose; by code.

    The State of the case, or of each of several cases, is never among them. Raises `UnknownRule`.
    """
    for rule in rules:
        if rule.code not in RULES or (rule.code in WITH_VALUE and not rule.value.strip()):
            raise UnknownRule(rule.code)
    never = {state_of_case} if isinstance(state_of_case, str) else set(state_of_case)
    found = (
        _choice(rules, standing, every=every)
        for standing in standings
        if standing.state not in never
    )
    return tuple(sorted((one for one in found if one), key=lambda one: one.state))


def states_of_list(value: str) -> tuple[str, ...]:
    """The codes in a typed list, parted by spaces, commas or semicolons; each once, in order."""
    return tuple(dict.fromkeys(value.replace(",", " ").replace(";", " ").upper().split()))


def _choice(rules: Sequence[Rule], standing: Standing, *, every: bool) -> Chosen | None:
    said = [(rule.code, _EVIDENCE[rule.code](standing, rule)) for rule in rules]
    held = [(code, evidence) for code, evidence in said if evidence]
    if not held or (every and len(held) < len(said)):
        return None
    told = held if every else held[:1]
    return Chosen(standing.state, held[0][0], "; ".join(evidence for _, evidence in told))


def _cosponsored(standing: Standing, rule: Rule) -> str:
    return _among("co-sponsored", standing.cosponsored, rule.value)


def _signed(standing: Standing, rule: Rule) -> str:
    return _among("joined the statement", standing.signed, rule.value)


def _group(standing: Standing, rule: Rule) -> str:
    return f"regional group {standing.group}" if standing.group == rule.value.strip() else ""


def _spoke(standing: Standing, _: Rule) -> str:
    if not standing.spoke:
        return ""
    return _cases("spoke", standing.raised) if standing.raised else "spoke of no case by name"


def _never_spoke(standing: Standing, _: Rule) -> str:
    return "" if standing.spoke else "no statement in the record"


def _named_never_case(standing: Standing, rule: Rule) -> str:
    case = rule.value.strip()
    if not standing.raised or case in standing.raised:
        return ""
    return f"{_cases('named', standing.raised)}, never {case}"


def _list(standing: Standing, rule: Rule) -> str:
    if standing.state not in states_of_list(rule.value):
        return ""
    return f"list: {rule.label or 'entered by hand'}"


def _among(words: str, done: Collection[str], wanted: str) -> str:
    fitting = sorted(one for one in done if not wanted.strip() or one == wanted.strip())
    return f"{words}: {', '.join(fitting)}" if fitting else ""


def _cases(verb: str, raised: Collection[str]) -> str:
    return f"{verb} of {len(raised)} case{'s' if len(raised) > 1 else ''} of the record"


_EVIDENCE: Final[dict[str, Callable[[Standing, Rule], str]]] = {
    "cosponsored": _cosponsored,
    "signed": _signed,
    "group": _group,
    "spoke": _spoke,
    "never_spoke": _never_spoke,
    "named_never_case": _named_never_case,
    "list": _list,
}
