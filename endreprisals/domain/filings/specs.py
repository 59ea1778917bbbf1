"""What each body asks for: one table in `specs/` for each, with the parts that many share.

Where the wording or the order of a body's own form was not seen, `form_standing` says `unverified`,
and every page and draft that shows it must say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from endreprisals.domain.filings.tables import Text, table

NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a filing. `paths`: what of the account goes into it; `*` for every item.

    `required` parts must be told, `wanted` ones help. `seen_by_state`: yes, no, if_named, unknown;
    unknown counts as yes; `source` and `standing` (read, unverified) are of that alone. `max_chars`
    is None where no limit is known.
    """

    id: str
    label: Text
    help: Text
    paths: tuple[str, ...]
    required: tuple[str, ...]
    wanted: tuple[str, ...]
    max_chars: int | None
    seen_by_state: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """What a body says about consent. `family`: whether others than the person can give it."""

    text: Text
    family: bool
    stated_in_message: bool
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class TreatyRule:
    """What the State must have accepted: one of `any_of`, or by the committee addressed."""

    severity: str
    any_of: tuple[str, ...]
    or_nationality: bool
    by_committee: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spec:
    """What one body asks for, in which order, and what is not known about it.

    `cooperation`: codes of bodies whose cooperation it looks after; empty for all. `needs`: paths
    without which it cannot act. `region`: codes of States; empty for all.
    """

    mechanism: str
    title: Text
    body: Text
    languages: tuple[str, ...]
    languages_standing: str
    languages_source: str
    form_standing: str
    form_source: str
    anonymous_letters: str
    needs: tuple[str, ...]
    name_goes_to_state: bool
    about_cooperation: bool
    cooperation: tuple[str, ...]
    cooperation_severity: str
    follow_up: bool
    consent: ConsentRule
    treaties: TreatyRule
    region_groups: tuple[str, ...]
    region_states: tuple[str, ...]
    fields: tuple[Field, ...]
    covering: tuple[Text, ...]
    checklist: tuple[Text, ...]
    notes: tuple[Text, ...]


class UnknownFiling(LookupError):
    """A mechanism for which there is no table."""

    def __init__(self, mechanism: str) -> None:
        known = ", ".join(specs())
        super().__init__(f"no filing is described for this body: use one of {known}")
        self.mechanism = mechanism


def spec(mechanism: str) -> Spec:
    """What a body asks for; raises `UnknownFiling`."""
    found = specs().get(mechanism)
    if found is None:
        raise UnknownFiling(mechanism)
    return found


@cache
def specs() -> Mapping[str, Spec]:
    """Every body for which a filing is described, by code."""
    folder = resources.files(__package__).joinpath("specs")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".yaml")]
    read = [spec_from(yaml.safe_load(text)) for text in texts]
    return {one.mechanism: one for one in sorted(read, key=lambda one: one.mechanism)}


def spec_from(raw: Mapping[str, Any]) -> Spec:
    """One table as it is written, with what is shared put in."""
    treaties, region = raw.get("treaties", NOTHING), raw.get("region", NOTHING)
    return Spec(
        mechanism=raw["mechanism"],
        title=raw["title"],
        body=raw["body"],
        languages=tuple(raw["languages"]),
        languages_standing=raw["languages_standing"],
        languages_source=raw["languages_source"],
        form_standing=raw["form"]["standing"],
        form_source=raw["form"]["source"],
        anonymous_letters=raw["anonymous_letters"],
        needs=tuple(raw.get("needs", ())),
        name_goes_to_state=raw.get("name_goes_to_state", False),
        about_cooperation=raw["about_cooperation"],
        cooperation=tuple(raw["cooperation"]),
        cooperation_severity=raw.get("cooperation_severity", "should"),
        follow_up=raw.get("follow_up", False),
        consent=ConsentRule(**raw["consent"]),
        treaties=TreatyRule(
            treaties.get("severity", "should"),
            tuple(treaties.get("any_of", ())),
            treaties.get("or_nationality", False),
            treaties.get("by_committee", NOTHING),
        ),
        region_groups=tuple(region.get("groups", ())),
        region_states=tuple(region.get("states", ())),
        fields=tuple(_field(row, raw) for row in raw["fields"]),
        covering=tuple(_shared("covering", one) for one in raw["covering"]),
        checklist=tuple(_shared("checks", one) for one in raw["checklist"]),
        notes=tuple(raw["notes"]),
    )


def _shared(kind: str, one: Any) -> Text:
    """A text of the body's own, or the name of one that many share."""
    text: Text = table("words")[kind][one] if isinstance(one, str) else one
    return text


def _field(row: Mapping[str, Any], raw: Mapping[str, Any]) -> Field:
    shared = table("fields")[row["use"]]
    return Field(
        id=row.get("id", row["use"]),
        label=row.get("label", shared["label"]),
        help=row.get("help", shared["help"]),
        paths=tuple(row.get("from", shared["from"])),
        required=tuple(row.get("required", ())),
        wanted=tuple(row.get("wanted", ())),
        max_chars=row.get("max_chars"),
        seen_by_state=row["seen_by_state"],
        source=row.get("seen_source", raw["seen_source"]),
        standing=row.get("seen_standing", "unverified"),
    )
