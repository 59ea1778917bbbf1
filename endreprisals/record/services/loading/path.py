"""The path of one case while it is gathered: facts from events first, then what else is said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.record.models import Fact
from endreprisals.record.services.loading.drafts import Cite, FactDraft


class Path:
    """The facts of one case, each key once, in the order in which they were added."""

    def __init__(self) -> None:
        self._facts: dict[str, FactDraft] = {}

    def __iter__(self) -> Iterator[FactDraft]:
        return iter(list(self._facts.values()))

    def add(self, fact: FactDraft) -> None:
        """Add a fact; a key that is there already is a slip of this package."""
        if fact.key in self._facts:
            raise KeyError(fact.key)
        self._facts[fact.key] = fact

    def cite(self, fact: FactDraft, cites: Iterable[Cite]) -> None:
        """Give a fact more sources; one that it cites already is not cited twice."""
        cited = {cite.source for cite in fact.cites}
        extra = tuple(cite for cite in cites if cite.source not in cited)
        if extra:
            self._facts[fact.key] = replace(fact, cites=fact.cites + extra)

    def rewrite(self, fact: FactDraft, **own: str) -> None:
        """Fill in what an event left open and another table says."""
        self._facts[fact.key] = replace(fact, own={**fact.own, **own})

    def of(self, kind: Fact.Kind) -> list[FactDraft]:
        """The facts of one kind."""
        return [fact for fact in self if fact.kind == kind]

    def told(self, part: str) -> set[str]:
        """The codes that the facts so far give for a part: act types, bodies, ways."""
        return {row[1] for fact in self for row in fact.parts if row[0] == part}


def dated(facts: Iterable[FactDraft], date: str) -> FactDraft | None:
    """The first fact with exactly this date."""
    return next((fact for fact in facts if fact.date == date), None)


def may_be_same(facts: Iterable[FactDraft], date: str) -> FactDraft | None:
    """The first fact whose date and this one can mean the same day, open ends left aside."""
    wanted = parse(date)
    return next((fact for fact in facts if fact.date and _meet(parse(fact.date), wanted)), None)


def _meet(one: PartialDate, other: PartialDate) -> bool:
    if any((one.open_start, one.open_end, other.open_start, other.open_end)):
        return False
    return one.lower <= other.upper and other.lower <= one.upper
