"""What the page of the router shows beside the route: where else to read of a body, and sources."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from endreprisals.mechanisms.models import BodyContact, Mechanism
from endreprisals.mechanisms.queries.directory import names
from endreprisals.mechanisms.queries.guides import guide_of


@dataclass(frozen=True, slots=True)
class Body:
    """Of one body of the directory: the slug of its guide, or blank; who names each contact."""

    guide: str
    sources: Mapping[str, str]  # value of a contact -> its source


@dataclass(frozen=True, slots=True)
class Helper:
    """A way to reach an organisation that helps, for those who are sent to such organisations."""

    name: str
    kind: str
    value: str
    label: str  # what the contact is for, in English; blank: for everything
    source: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Bodies of the directory by code, and the helpers among them that can be reached."""

    bodies: Mapping[str, Body]
    helpers: tuple[Helper, ...]


def beside(language: str) -> Beside:
    """Everything in three queries; names in a language, in English where it has none."""
    contacts = list(BodyContact.objects.live().order_by("mechanism__position", "id"))
    sources: dict[str, dict[str, str]] = defaultdict(dict)
    for contact in contacts:
        sources[contact.mechanism_id][contact.value] = contact.source
    codes = dict(Mechanism.objects.filter(ended_on=None).values_list("code", "family"))
    helping = {code for code, family in codes.items() if family == Mechanism.Family.HELP}
    named = names(helping, language)
    return Beside(
        bodies={code: Body(guide_of(code), sources[code]) for code in codes},
        helpers=tuple(
            Helper(
                named.get(one.mechanism_id, one.mechanism_id), one.kind, one.value, one.label,
                one.source, one.verified_on,
            )
            for one in contacts
            if one.mechanism_id in helping
        ),
    )  # fmt: skip
