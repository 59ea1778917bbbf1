"""What a reader may ask of the ledger, as one frozen value with an address."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict

from endreprisals.domain import partial_dates, states, vocabulary
from endreprisals.domain.raising import KINDS
from endreprisals.domain.sessions import read_session
from endreprisals.domain.state_groups import groups
from endreprisals.record.filters import VALUES_LIMIT, Problem, read_edtf, read_page
from endreprisals.record.raises import ALONE, OTHER_BODY, OTHER_GROUP, SESSIONS, UNNAMED

FACETS = ("by", "state", "session", "year", "forum", "how", "kind", "group")


class BadFilter(Exception):
    """Some parameters could not be read. `kept` is the filter without them."""

    def __init__(self, problems: tuple[Problem, ...], kept: "LedgerFilter") -> None:
        self.problems, self.kept = problems, kept
        super().__init__("; ".join(f"{p.parameter}: {p.advice}" for p in problems))


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Chosen facet values, a period, the page."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period_from: str = ""  # EDTF, as typed
    period_to: str = ""
    page: int = 1

    def period(self) -> tuple[date, date] | None:
        """First and last day of the chosen period, or None when none is chosen."""
        if not (self.period_from or self.period_to):
            return None
        start = partial_dates.parse(self.period_from).lower if self.period_from else date.min
        end = partial_dates.parse(self.period_to).upper if self.period_to else date.max
        return start, end

    def is_empty(self) -> bool:
        """True when everything is shown."""
        return not (self.chosen or self.period_from or self.period_to)

    def items(self, *, paged: bool = True) -> Iterator[tuple[str, str]]:
        """The filter as address parameters, in one fixed order; defaults are left out."""
        for facet in FACETS:
            yield from ((facet, value) for value in self.chosen.get(facet, ()))
        if self.period_from:
            yield "from", self.period_from
        if self.period_to:
            yield "to", self.period_to
        if paged and self.page > 1:
            yield "page", str(self.page)

    def query(self, *, paged: bool = False) -> str:
        """The query string with its question mark, or nothing."""
        encoded = urlencode(list(self.items(paged=paged)))
        return f"?{encoded}" if encoded else ""

    def toggled(self, facet: str, value: str) -> "LedgerFilter":
        """The same filter with one value added, or taken away if it was there; page one."""
        now = self.chosen.get(facet, ())
        values = tuple(v for v in now if v != value) if value in now else (*now, value)
        chosen = {**self.chosen, facet: values}
        return replace(self, chosen={k: v for k, v in chosen.items() if v}, page=1)

    def without(self, parameter: str) -> "LedgerFilter":
        """The same filter without one end of its period; page one."""
        cleared: dict[str, Any] = {f"period_{parameter}": ""}
        return replace(self, page=1, **cleared)


EVERYTHING = (*FACETS, "from", "to", "page")
SINGLE = {"from", "to", "page"}  # a facet may be given many times, these once


def parse(
    parameters: MultiValueDict[str, str], allowed: Sequence[str] = EVERYTHING
) -> LedgerFilter:
    """Read a filter from an address, or raise `BadFilter` with every problem and what was kept.

    `allowed` are the parameters that the page has. Any other is refused, so that one list has
    one address and a mistyped facet is not taken for "everything".
    """
    problems: list[Problem] = []
    facets = [facet for facet in FACETS if facet in allowed]
    kept = LedgerFilter(
        chosen={f: v for f in facets if (v := _facet_values(parameters, f, problems))},
        period_from=read_edtf(parameters, "from", problems) if "from" in allowed else "",
        period_to=read_edtf(parameters, "to", problems) if "to" in allowed else "",
        page=read_page(parameters, problems) if "page" in allowed else 1,
    )
    kept = _forward_period(kept, problems)
    problems += [*repeated(parameters, SINGLE & set(allowed)), *strays(parameters, allowed)]
    if problems:
        raise BadFilter(tuple(problems), kept)
    return kept


def strays(parameters: MultiValueDict[str, str], allowed: Collection[str]) -> list[Problem]:
    """Every parameter that a page does not have."""
    return [
        Problem(name[:40], "", "This is not a filter of the list. Leave it out.")
        for name in sorted(set(parameters) - set(allowed))
    ]


def repeated(parameters: MultiValueDict[str, str], single: Collection[str]) -> list[Problem]:
    """Every parameter given more than once of which a page takes one: none is silently the last."""
    return [
        Problem(name, "", "Give it once.")
        for name in sorted(single)
        if len(parameters.getlist(name)) > 1
    ]


def known_values(facet: str) -> tuple[str, ...]:
    """Every value that a facet with a fixed list can have; none for sessions and years."""
    values = VALUES.get(facet)
    return values() if values else ()


def _all_states() -> tuple[str, ...]:
    return tuple(state.iso3 for state in states.states())


VALUES: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "by": lambda: (*_all_states(), UNNAMED),
    "state": _all_states,
    "forum": lambda: (*SESSIONS, OTHER_BODY),
    "how": lambda: vocabulary.codes("raise_kinds"),
    "kind": lambda: KINDS,
    "group": lambda: (*(group.code for group in groups()), ALONE, OTHER_GROUP),
}


def _facet_values(
    parameters: MultiValueDict[str, str], facet: str, problems: list[Problem]
) -> tuple[str, ...]:
    given = list(dict.fromkeys(v for v in parameters.getlist(facet) if v))
    if len(given) > VALUES_LIMIT:
        problems.append(Problem(facet, "", f"Choose at most {VALUES_LIMIT} values."))
        given = given[:VALUES_LIMIT]
    reads = READERS.get(facet)
    good = [value for value in given if (reads(value) if reads else value in known_values(facet))]
    problems.extend(
        Problem(facet, value[:60], _advice(facet)) for value in given if value not in good
    )
    return tuple(good)


def is_session(value: str) -> bool:
    """Whether a text is the code of a session, as addresses have it: HRC51."""
    session = read_session(value)
    return session is not None and session.code == value


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) == 4


READERS: Mapping[str, Callable[[str], bool]] = {"session": is_session, "year": _is_year}
ADVICE: Mapping[str, str] = {
    "by": f"Use the three-letter ISO code of a State, for example DEU, or {UNNAMED}.",
    "state": "Use the three-letter ISO code of a State, for example EGY.",
    "session": "Use the code of a session, for example HRC51.",
    "year": "Use a year of four digits, for example 2022.",
}


def _advice(facet: str) -> str:
    return ADVICE.get(facet) or f"Use one of: {', '.join(known_values(facet))}."


def _forward_period(kept: LedgerFilter, problems: list[Problem]) -> LedgerFilter:
    period = kept.period()
    if period and period[0] > period[1]:
        problems.append(Problem("to", kept.period_to[:60], "The period ends before it begins."))
        return replace(kept, period_to="")
    return kept
