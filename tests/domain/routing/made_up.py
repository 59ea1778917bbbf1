"""Answers that nobody gave: every mixture of what can be said, for properties of the router."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from endreprisals.domain import vocabulary
from endreprisals.domain.routing.answers import PERSONS, WISHES, cooperation_codes
from endreprisals.domain.routing.facts import ContactFact, TreatyFact
from endreprisals.domain.routing.tables import raw
from endreprisals.domain.states import states

TODAY = date(2026, 11, 20)
_FLAG = st.sampled_from([None, True, False])
_STATES = [one.iso3 for one in states()]
_BODIES = [code for code in cooperation_codes() if code != "none"]
_TREATIES = list(raw("texts")["treaties"])


def _lists(codes: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(codes)), max_size=4, unique=True)


def _whens() -> st.SearchStrategy[str | None]:
    days = st.integers(0, 4000).map(lambda ago: TODAY - timedelta(days=ago))
    return st.none() | st.one_of(
        days.map(lambda day: day.isoformat()),
        days.map(lambda day: f"{day:%Y-%m}"),
        days.map(lambda day: f"{day:%Y}~"),
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document that can be read; every question may be left out."""
    made = {
        "cooperation": draw(st.just(["none"]) | _lists(_BODIES)),
        "acts": draw(_lists(vocabulary.codes("act_types"))),
        "country": draw(st.none() | st.sampled_from(_STATES)),
        "when": draw(_whens()),
        "person": draw(st.none() | st.sampled_from(PERSONS)),
        "in_danger_now": draw(_FLAG),
        "detained": draw(_FLAG),
        "missing": draw(_FLAG),
        "without_contact": draw(_FLAG),
        "child": draw(_FLAG),
        "wishes": draw(st.none() | st.sampled_from(WISHES)),
        "consent": draw(st.none() | st.fixed_dictionaries({"informed": _FLAG, "agreed": _FLAG})),
        "languages": draw(_lists(["en", "fr", "es", "ar", "zh-Hant", "ru"])),
    }
    if made["person"] == "self" and made["missing"]:
        made["missing"] = None
    if made["without_contact"] and made["detained"] is False:
        made["detained"] = None
    left_out = draw(st.sets(st.sampled_from(list(made)), max_size=3))
    return {key: value for key, value in made.items() if key not in left_out}


def treaties() -> st.SearchStrategy[dict[str, TreatyFact]]:
    """What some State did about some treaties."""
    facts = st.builds(
        TreatyFact,
        status=st.sampled_from(["party", "signatory", "none", "declaration"]),
        date=st.sampled_from(["", "1990-05-09"]),
        as_of=st.sampled_from(["", "2022-05-29"]),
        source=st.just("an invented table"),
        differs=st.booleans(),
    )
    return st.dictionaries(st.sampled_from(_TREATIES), facts)


def contacts() -> st.SearchStrategy[dict[str, ContactFact]]:
    """Ways to reach some bodies, seen at some day or never."""
    facts = st.builds(
        ContactFact,
        email=st.sampled_from(["", "desk@body.example"]),
        url=st.sampled_from(["", "https://body.example/"]),
        verified_on=st.none() | st.integers(0, 400).map(lambda ago: TODAY - timedelta(days=ago)),
    )
    return st.dictionaries(st.sampled_from(list(raw("mechanisms")["mechanisms"])), facts)
