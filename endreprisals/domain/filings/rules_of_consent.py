"""What is checked of consent: its two parts, this very use, who gave it, children, its age.

Twin: `browser/filing/consent.js`.
"""

from collections.abc import Iterator

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.filings.lacks import Case, Lack
from endreprisals.domain.filings.leaves import Facts, values
from endreprisals.domain.filings.tables import part
from endreprisals.domain.filings.withholding import GIVERS, NAMED

ADULT = 18
USES = ("confidential", "unnamed", NAMED)


def consent_lacks(case: Case) -> Iterator[Lack]:
    """Everything about consent that stands in the way of this filing."""
    yield from _parts(case)
    yield from _giver(case)
    yield from _child(case)
    yield from _age(case)
    yield from _name(case)


def _parts(case: Case) -> Iterator[Lack]:
    consent = case.facts["consent"]
    if consent["informed"] is not True:
        yield Lack("consent.informed", "consent_not_informed", "must", "consent")
    if consent["agreed"] is not True:
        yield Lack("consent.agreed", "consent_not_agreed", "must", "consent")
    if consent["uses"].get(case.spec.mechanism, "") not in USES:
        yield Lack(f"consent.uses.{case.spec.mechanism}", "consent_no_use", "must", "consent")


def _giver(case: Case) -> Iterator[Lack]:
    giver = case.facts["consent"]["given_by"]
    if giver not in GIVERS:
        yield Lack("consent.given_by", "consent_giver", "must", "consent")
    elif giver != "victim":
        yield Lack("consent.given_by", "consent_by_another", "should", "consent")
        if not case.spec.consent.family:
            yield Lack("consent.given_by", "consent_family", "should", "consent")


def of_a_child_alone(facts: Facts, today: str) -> bool:
    """Whether somebody who is surely under 18 consented, and nobody else did."""
    born = read_day(facts["person"]["born"])
    surely = isinstance(born, Span) and _later(born.lower.isoformat(), ADULT) > today
    return surely and facts["consent"]["given_by"] == "victim"


def from_the_future(facts: Facts, today: str) -> bool:
    """Whether the consent bears a day that is yet to come: it cannot have been given."""
    given = read_day(facts["consent"]["on"])
    return isinstance(given, Span) and given.lower.isoformat() > today


def _child(case: Case) -> Iterator[Lack]:
    if of_a_child_alone(case.facts, case.today):
        yield Lack("consent.given_by", "child_alone", "must", "consent")
        return
    born = read_day(case.facts["person"]["born"])
    if isinstance(born, Span) and _later(born.upper.isoformat(), ADULT) > case.today:
        yield Lack("person.born", "child_maybe", "should", "consent")


def _age(case: Case) -> Iterator[Lack]:
    """How old the consent is. One that is not there at all has no age."""
    if not case.hiding.agreed:
        return
    given = read_day(case.facts["consent"]["on"])
    if not isinstance(given, Span):
        yield Lack("consent.on", "consent_date", "should", "consent")
    elif _later(given.upper.isoformat(), 1) < case.today:
        yield Lack("consent.on", "consent_old", "should", "consent")


def _name(case: Case) -> Iterator[Lack]:
    """Whether the name may go where this body would need or bring it."""
    consent = case.facts["consent"]
    if not case.hiding.agreed:
        return
    if consent["uses"][case.spec.mechanism] == NAMED and consent["name_to_state"] is None:
        yield Lack("consent.name_to_state", "name_undecided", "should", "consent")
    view = case.hiding.state if case.spec.name_goes_to_state else case.hiding.body
    for place in case.spec.needs:
        if view.hides(place) and values(case.facts, place)[0]:
            yield Lack(place, "name_needed", "must", "", {"label": part(place)})


def _later(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04}{day[4:]}"
