"""Ways to reach bodies, as the router takes them, and which bodies have ended."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from endreprisals.domain.routing.facts import ContactFact, WayFact
from endreprisals.mechanisms.models import BodyContact, Mechanism
from endreprisals.mechanisms.queries.directory import names
from endreprisals.mechanisms.queries.guides import ENGLISH

_SHOWN = (
    BodyContact.Kind.EMAIL, BodyContact.Kind.URL, BodyContact.Kind.FORM, BodyContact.Kind.PHONE,
)  # fmt: skip
# To these one writes what must reach nobody else: of two, one is the wrong one.
_WRITTEN_TO = (BodyContact.Kind.EMAIL, BodyContact.Kind.PHONE)
# Help of many organisations has no contact of its own: one of them stands in, as it is named.
_STANDS_IN = {"help-lines": "front-line-defenders", "emergency-funds": "protectdefenders"}


def contacts_for_routing() -> dict[str, ContactFact]:
    """Live contacts by mechanism. All of them are only as certain as the one seen longest ago.

    Where help lines or funds in general have none, those of one organisation stand in, by name.
    """
    rows: dict[str, list[BodyContact]] = defaultdict(list)
    for contact in BodyContact.objects.live().filter(kind__in=_SHOWN).order_by("id"):
        rows[contact.mechanism_id].append(contact)
    facts = {mechanism: _fact(found) for mechanism, found in rows.items()}
    missing = {
        general: one for general, one in _STANDS_IN.items() if one in facts and general not in facts
    }
    named = names(missing.values(), ENGLISH) if missing else {}
    return facts | {
        general: replace(facts[one], name=named.get(one, one)) for general, one in missing.items()
    }


def ended_bodies() -> dict[str, date]:
    """Bodies of which the directory says that they ended, with the day."""
    rows = Mechanism.objects.values_list("code", "ended_on")
    return {code: day for code, day in rows.filter(ended_on__isnull=False) if day}


def _fact(rows: Sequence[BodyContact]) -> ContactFact:
    """Of each kind the one seen last, and of several that nobody saw the one entered last."""
    shown = {
        kind: max(of_kind, key=lambda row: (row.verified_on or date.min, row.pk))
        for kind in _SHOWN
        if (of_kind := [row for row in rows if row.kind == kind])
    }
    values = {str(kind): row.value for kind, row in shown.items()}
    seen = [row.verified_on for row in shown.values()]
    known = [day for day in seen if day is not None]
    return ContactFact(
        **values,
        verified_on=min(known) if len(known) == len(seen) else None,
        ways=tuple(
            WayFact(row.kind, row.value, row.label, row.verified_on, _differs(row, rows))
            for row in rows
        ),
    )


def _differs(row: BodyContact, rows: Sequence[BodyContact]) -> bool:
    """Whether there is another of its kind, and nobody has seen any of them at its source."""
    same = [one for one in rows if one.kind == row.kind]
    several = len({one.value for one in same}) > 1
    return row.kind in _WRITTEN_TO and several and all(one.verified_on is None for one in same)
