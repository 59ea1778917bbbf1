"""States as the router sees them: regional systems, observers, and codes that are no State."""

from functools import cache
from typing import Any

from endreprisals.domain.routing.tables import raw
from endreprisals.domain.states import find_state, state, states


@cache
def systems_of(iso3: str) -> tuple[str, ...]:
    """The regional systems under which a State seems to fall, from its region alone."""
    return tuple(name for name, members in systems().items() if iso3 in members)


@cache
def systems() -> dict[str, tuple[str, ...]]:
    """Each regional system with the States that seem to fall under it, by code."""
    return {
        name: tuple(
            one.iso3
            for one in states()
            if one.regional_group in row["groups"] or one.iso3 in row.get("states", ())
        )
        for name, row in raw("places")["systems"].items()
    }


@cache
def observers() -> tuple[str, ...]:
    """The observer States, by code."""
    return tuple(one.iso3 for one in states() if one.un_status == "observer_state")


def state_name(iso3: str, language: str) -> str:
    """What a State is called in a language; English where we have no name in it."""
    one = state(iso3)
    return {"fr": one.name_fr, "es": one.name_es}.get(language, one.name)


def place_problem(where: str, text: str, shown: str) -> str:
    """Why a text is not the code of a State of today, and what to write instead."""
    tables, code = raw("places"), text.strip().upper()
    if code in tables["gone"]:
        was = tables["gone"][code]
        now = " or ".join(was["now"])
        return f"{where}: {shown!r} was {was['name']}, which does not exist any more: write {now}"
    if code in tables["under"]:
        place = tables["under"][code]
        return (
            f"{where}: {shown!r} ({place['name']}) is not on the list of States: "
            f"write {place['now']} and name the place in the text"
        )
    if code in tables["unlisted"]:
        return (
            f"{where}: {shown!r} ({tables['unlisted'][code]}) is not on the list of States: "
            "leave it out; the avenues that need no treaty are shown"
        )
    meant = find_state(text)
    advice = f"write {meant}" if meant else "write three letters such as BDI, or leave it out"
    return f"{where}: {shown!r} is no code of a State: {advice}"


def un_bodies() -> tuple[str, ...]:
    """Bodies of the United Nations beside those of the vocabulary."""
    return tuple(_bodies()["un"])


def regional_bodies() -> tuple[str, ...]:
    """Bodies that are not of the United Nations."""
    return tuple(_bodies()["regional"])


def broader_body(code: str) -> str:
    """The body that a code also counts as, or a blank."""
    return str(_bodies()["broader"].get(code, ""))


def _bodies() -> Any:
    return raw("places")["bodies"]
