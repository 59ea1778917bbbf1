"""Golden situations of the router, and made-up ones. The twin in the browser is given the same."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from endreprisals.domain.routing.answers import read_answers
from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.facts import ContactFact, TreatyFact
from endreprisals.domain.routing.route import as_json

FOLDER = Path(__file__).parents[2] / "golden" / "routing"


@dataclass(frozen=True)
class Vector:
    """One situation as its file tells it."""

    name: str
    told: dict[str, Any]

    @property
    def today(self) -> date:
        return date.fromisoformat(self.told["today"])

    @property
    def expect(self) -> dict[str, Any]:
        expected: dict[str, Any] = self.told["expect"]
        return expected

    def routed(self, **changed: object) -> dict[str, Any]:
        """The route for the answers, as JSON; `changed` answers stand for those of the file."""
        return routed(self.told | {"answers": self.told["answers"] | changed})


def vectors() -> Iterator[Vector]:
    """Every golden situation, by name."""
    for path in sorted(FOLDER.glob("*.json")):
        yield Vector(path.stem, json.loads(path.read_text("utf-8")))


def routed(told: dict[str, Any]) -> dict[str, Any]:
    """The route as JSON for a situation with `answers`, `today`, `treaties`, `contacts`."""
    today = date.fromisoformat(told["today"])
    return as_json(
        route(
            read_answers(told["answers"], today=today),
            treaties={code: TreatyFact(**fact) for code, fact in told["treaties"].items()},
            contacts={code: _contact(fact) for code, fact in told["contacts"].items()},
            today=today,
            language=told["language"],
        )
    )


def _contact(told: dict[str, Any]) -> ContactFact:
    seen = told.get("verified_on")
    return ContactFact(**told | {"verified_on": date.fromisoformat(seen) if seen else None})
