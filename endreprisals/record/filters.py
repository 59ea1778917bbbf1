"""What a reader may ask of the list of cases, as one frozen value with an address."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict

from endreprisals.domain import partial_dates, states, vocabulary

FACETS: Mapping[str, str] = {  # facet -> the vocabulary its values come from; blank: its own
    "state": "",
    "region": "regional_groups",
    "year": "",
    "act": "act_types",
    "way": "engagement_types",
    "body": "engagement_bodies",
    "status": "statuses",
    "named": "",
    "reply": "",
    "raised": "",
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "named": ("named", "unnamed"),
    "reply": ("yes", "no", "unknown"),
    "raised": ("yes", "never"),
    "when": ("possible", "certain", "overlap"),
    "sort": ("last", "first", "name", "state"),
    "view": ("list", "table", "map"),
}
MEANINGS = CHOICES["when"]
SORTS = CHOICES["sort"]
VIEWS = CHOICES["view"]
QUERY_LIMIT = 400  # characters of a search that are read; the page says so when it cuts
VALUES_LIMIT = 60  # chosen values in one address


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that could not be used: which, what it held, and what to do."""

    parameter: str
    value: str
    advice: str


class BadFilter(Exception):
    """Some parameters could not be read. `kept` is the filter without them."""

    def __init__(self, problems: tuple[Problem, ...], kept: "CaseFilter") -> None:
        self.problems, self.kept = problems, kept
        super().__init__("; ".join(f"{p.parameter}: {p.advice}" for p in problems))


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Chosen facet values, a search, a period and its meaning, the order, the page."""

    q: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period_from: str = ""  # EDTF, as typed
    period_to: str = ""
    when: str = "possible"
    sort: str = "last"
    view: str = "list"
    page: int = 1

    def period(self) -> tuple[date, date] | None:
        """First and last day of the chosen period, or None when none is chosen."""
        if not (self.period_from or self.period_to):
            return None
        start = partial_dates.parse(self.period_from).lower if self.period_from else date.min
        end = partial_dates.parse(self.period_to).upper if self.period_to else date.max
        return start, end

    def is_empty(self) -> bool:
        """True when every public case is shown."""
        return not (self.q or self.chosen or self.period_from or self.period_to)

    def items(self, *, paged: bool = True, shown: bool = True) -> Iterator[tuple[str, str]]:
        """The filter as address parameters, in one fixed order; defaults are left out."""
        if self.q:
            yield "q", self.q
        for facet in FACETS:
            yield from ((facet, value) for value in self.chosen.get(facet, ()))
        if self.period_from:
            yield "from", self.period_from
        if self.period_to:
            yield "to", self.period_to
        if (self.period_from or self.period_to) and self.when != "possible":
            yield "when", self.when
        if self.sort != "last":
            yield "sort", self.sort
        if shown and self.view != "list":
            yield "view", self.view
        if paged and self.page > 1:
            yield "page", str(self.page)

    def query(self, *, paged: bool = False, shown: bool = True) -> str:
        """The query string with its question mark, or nothing. Files ask `shown=False`."""
        encoded = urlencode(list(self.items(paged=paged, shown=shown)))
        return f"?{encoded}" if encoded else ""

    def toggled(self, facet: str, value: str) -> "CaseFilter":
        """The same filter with one value added, or taken away if it was there; page one."""
        now = self.chosen.get(facet, ())
        values = tuple(v for v in now if v != value) if value in now else (*now, value)
        chosen = {**self.chosen, facet: values}
        return replace(self, chosen={k: v for k, v in chosen.items() if v}, page=1)

    def without(self, *parameters: str) -> "CaseFilter":
        """The same filter without its search or its period; page one."""
        names = {"q": "q", "from": "period_from", "to": "period_to"}
        cleared: dict[str, Any] = {names[parameter]: "" for parameter in parameters}
        return replace(self, page=1, **cleared)


def parse(parameters: MultiValueDict[str, str]) -> CaseFilter:
    """Read a filter from an address, or raise `BadFilter` with every problem and what was kept.

    Parameters that are not of a filter (a stray `utm_source`) are refused too, so that one list
    has one address and a mistyped facet is not taken for "all cases".
    """
    problems: list[Problem] = []
    chosen = {f: v for f in FACETS if (v := _facet_values(parameters, f, problems))}
    kept = CaseFilter(
        q=" ".join(parameters.get("q", "").replace("\0", "").split())[:QUERY_LIMIT],
        chosen=chosen,
        period_from=read_edtf(parameters, "from", problems),
        period_to=read_edtf(parameters, "to", problems),
        when=_choice(parameters, "when", problems),
        sort=_choice(parameters, "sort", problems),
        view=_choice(parameters, "view", problems),
        page=read_page(parameters, problems),
    )
    kept = _forward_period(kept, problems)
    known = {"q", *FACETS, "from", "to", "when", "sort", "view", "page"}
    problems += [
        Problem(name[:40], "", "This is not a filter of the list. Leave it out.")
        for name in sorted(set(parameters) - known)
    ]
    if problems:
        raise BadFilter(tuple(problems), kept)
    return kept


def parse_page(parameters: MultiValueDict[str, str]) -> int:
    """The page of a list that has no filter; raises `BadFilter` when it is no page number."""
    problems: list[Problem] = []
    page = read_page(parameters, problems)
    if problems:
        raise BadFilter(tuple(problems), CaseFilter())
    return page


def _facet_values(
    parameters: MultiValueDict[str, str], facet: str, problems: list[Problem]
) -> tuple[str, ...]:
    given = list(dict.fromkeys(v for v in parameters.getlist(facet) if v))
    if len(given) > VALUES_LIMIT:
        problems.append(Problem(facet, "", f"Choose at most {VALUES_LIMIT} values."))
        given = given[:VALUES_LIMIT]
    good = [value for value in given if _is_value(facet, value)]
    problems.extend(
        Problem(facet, value[:60], _advice(facet)) for value in given if value not in good
    )
    return tuple(good)


def _is_value(facet: str, value: str) -> bool:
    if facet == "state":
        return _is_known(states.state, value)
    if facet == "year":
        return value.isascii() and value.isdigit() and len(value) == 4
    if choices := CHOICES.get(facet):
        return value in choices
    return _is_known(partial(vocabulary.term, FACETS[facet]), value)


def _is_known(look_up: Callable[[str], object], value: str) -> bool:
    try:
        look_up(value)
    except LookupError:
        return False
    return True


def _advice(facet: str) -> str:
    if facet == "state":
        return "Use the three-letter ISO code of a State, for example EGY."
    if facet == "year":
        return "Use a year of four digits, for example 2022."
    return f"Use one of: {', '.join(_known(facet))}."


def _known(facet: str) -> Iterable[str]:
    if choices := CHOICES.get(facet):
        return choices
    return [term.code for term in vocabulary.terms(FACETS[facet])]


def read_edtf(parameters: MultiValueDict[str, str], name: str, problems: list[Problem]) -> str:
    """A date parameter as it was typed; blank, and one more problem, where it is no date."""
    value = parameters.get(name, "").strip()
    if not value:
        return ""
    try:
        partial_dates.parse(value)
    except partial_dates.NotADate:
        advice = "Use a year, a month or a day: 2019, 2019-06 or 2019-06-27."
        problems.append(Problem(name, value[:60], advice))
        return ""
    return value


def _choice(parameters: MultiValueDict[str, str], name: str, problems: list[Problem]) -> str:
    value = parameters.get(name) or CHOICES[name][0]
    if value in CHOICES[name]:
        return value
    problems.append(Problem(name, value[:60], f"Use one of: {', '.join(CHOICES[name])}."))
    return CHOICES[name][0]


def read_page(parameters: MultiValueDict[str, str], problems: list[Problem]) -> int:
    """The page parameter; 1, and one more problem, where it is no page number."""
    value = parameters.get("page") or "1"
    if value.isascii() and value.isdigit() and len(value) <= 6 and 1 <= int(value) <= 100_000:
        return int(value)
    problems.append(Problem("page", value[:60], "Use a page number from 1 on."))
    return 1


def _forward_period(kept: CaseFilter, problems: list[Problem]) -> CaseFilter:
    period = kept.period()
    if period and period[0] > period[1]:
        problems.append(Problem("to", kept.period_to[:60], "The period ends before it begins."))
        return replace(kept, period_to="")
    return kept
