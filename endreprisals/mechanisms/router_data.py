"""What the router's own script is given in the page: rules, treaties of every State, contacts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from endreprisals.domain.deadlines.export import export as export_deadlines
from endreprisals.domain.routing.export import export as export_routing
from endreprisals.domain.routing.facts import ContactFact
from endreprisals.mechanisms.queries.treaties import PackedTreaties


@dataclass(frozen=True, slots=True)
class RouterData:
    """Facts of the day on which the page was made, and the language of the texts."""

    texts: str
    today: date
    contacts: Mapping[str, ContactFact]
    treaties: PackedTreaties
    ended: Mapping[str, date]

    def as_json(self) -> dict[str, Any]:
        """Ready for a data block. Facts are rows: `router/data.js` knows their columns."""
        routing = export_routing(self.texts)
        routing_bodies = {one["code"] for one in routing["mechanisms"]}
        asked_of = {rule["treaty"]["code"] for rule in routing["rules"] if rule["treaty"]}
        return {
            "today": self.today.isoformat(),
            "routing": routing,
            "deadlines": export_deadlines(self.texts),
            "contacts": {
                code: _contact(fact)
                for code, fact in self.contacts.items()
                if code in routing_bodies
            },
            "ended": {code: day.isoformat() for code, day in self.ended.items()},
            "treaties": {
                "as_of": self.treaties.as_of,
                "sources": self.treaties.sources,
                "states": {
                    iso3: {code: row for code, row in rows.items() if code in asked_of}
                    for iso3, rows in self.treaties.states.items()
                },
            },
        }


def _contact(fact: ContactFact) -> dict[str, Any]:
    plain = asdict(fact)
    plain["ways"] = [one | {"verified_on": _day(one["verified_on"])} for one in plain["ways"]]
    return plain | {"verified_on": _day(fact.verified_on)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
