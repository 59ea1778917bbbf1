"""Everything that the browser needs to route as the engine does, as plain data in one language."""

from typing import Any

from endreprisals.domain.directory import FRESH_FOR
from endreprisals.domain.routing.answers import PERSONS, WISHES, cooperation_codes
from endreprisals.domain.routing.conditions import FRESH_MONTHS
from endreprisals.domain.routing.engine import FILING_LATER, PUBLIC_LATER, WISHES_TO_WAIT
from endreprisals.domain.routing.places import observers, regional_bodies, state_name, systems
from endreprisals.domain.routing.route import as_plain
from endreprisals.domain.routing.signs import LIKELY
from endreprisals.domain.routing.tables import raw, tables
from endreprisals.domain.states import states


def export(language: str) -> dict[str, Any]:
    """Tables, weights and lists for the twin; bodies stay in their order."""
    known = as_plain(tables(language))
    bodies = known.pop("bodies")
    plain: dict[str, Any] = as_plain(
        {
            **known,
            "mechanisms": list(bodies.values()),
            "weights": {
                "public_later": PUBLIC_LATER,
                "filing_later": FILING_LATER,
                "wishes_to_wait": WISHES_TO_WAIT,
            },
            "stale_days": FRESH_FOR.days,
            "treaty_months": FRESH_MONTHS,
            "left": _left(),
            "likely": LIKELY,
            "systems": systems(),
            "observers": observers(),
            "regional": regional_bodies(),
            "broader": raw("places")["bodies"]["broader"],
            "cooperation": cooperation_codes(),
            "persons": PERSONS,
            "wishes": WISHES,
            "states": {one.iso3: state_name(one.iso3, language) for one in states()},
        }
    )
    return plain


def _left() -> dict[str, dict[str, dict[str, str]]]:
    """Treaties that a State left: State -> treaty -> day and source."""
    return {
        iso3: {
            treaty: {"since": row["since"].isoformat(), "source": row["source"]}
            for treaty, row in treaties.items()
        }
        for iso3, treaties in raw("left").items()
    }
