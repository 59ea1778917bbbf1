"""The directory of bodies: what is said of each, in which order, and when a contact is stale.

A body is told of in fields, each with one line or several, each line on somebody's word. A field
without a line is not known; that says nothing about the body.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

FRESH_FOR = timedelta(days=90)  # after a person of ours saw a contact at its source


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that the directory asks of every body."""

    code: str  # Line.field; stable
    label: str  # English, for the desk
    definition: str


FIELDS = (
    Field("name", "Name", "What the body or procedure is called."),
    Field("belongs_to", "Belongs to", "The organisation or body of which it is a part."),
    Field("handles", "What it handles", "Which acts, and which cooperation, it looks at."),
    Field("can_do", "What it can do", "Steps that it can take; not a promise that it will."),
    Field("cannot_do", "What it cannot do", "What nobody should expect of it."),
    Field("publicity", "Confidential or public", "Whether its steps can be seen by others."),
    Field("becomes_public", "When it becomes public", "What is published, and how long after."),
    Field("who_may_file", "Who may file", "Who may turn to it, and for whom."),
    Field("needs", "What it needs", "What a submission must hold."),
    Field("languages", "Languages", "In which languages one may write to it."),
    Field("consent", "Consent", "Whose consent it asks for, and to what."),
    Field("deadlines", "Deadlines", "By when one has to turn to it, and when it answers."),
    Field("policy", "Its own policy on reprisals", "Guidelines that it adopted, and since when."),
    Field("focal_point", "Focal point", "Who in it answers for reprisals, and since when."),
    Field("notes", "Notes", "Anything else that a reader needs to weigh the lines above."),
)
FIELD: Mapping[str, Field] = {field.code: field for field in FIELDS}
ASKED = tuple(field.code for field in FIELDS if field.code not in ("name", "notes"))

# Kinds of cooperation after which one may turn to a body. Codes of the vocabulary
# engagement_bodies without the part after a colon, except where that part is a body of its own;
# and bodies of regional organisations, which that vocabulary does not hold.
OF_THE_UN = (
    "HRC", "UPR", "special_procedures", "treaty_body", "OHCHR", "field_presence",
    "other:security_council", "other:ngo_committee", "other",
)  # fmt: skip
REGIONAL = ("ACHPR", "IACHR", "IACtHR", "Council_of_Europe", "OSCE", "ASEAN")
COOPERATION = (*OF_THE_UN, *REGIONAL)

FAMILIES = ("un_system", "un_charter", "un_treaty", "regional", "diplomatic", "help")
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh-hans", "bo", "ug")  # that a line can be in

Freshness = Literal["fresh", "stale", "never"]


@dataclass(frozen=True, slots=True)
class Verified:
    """How far a contact can be relied on today."""

    state: Freshness
    on: date | None  # the day a person of ours saw it at its source
    stale_since: date | None  # the first day on which it was stale


def verified(on: date | None, *, today: date) -> Verified:
    """Fresh for 90 days after `on`, stale from the next day.

    Never seen, and a day that is still to come, are both no reason to rely on a contact.
    """
    if on is None or on > today:
        return Verified("never", None, None)
    last_fresh = on + FRESH_FOR
    if today <= last_fresh:
        return Verified("fresh", on, None)
    return Verified("stale", on, last_fresh + timedelta(days=1))


def is_within(cooperation: str, asked: str) -> bool:
    """Whether a kind of cooperation is the one asked for, or a part of it.

    `treaty_body:CAT` is within `treaty_body`; `other:security_council` is a kind of its own.
    """
    return cooperation == asked or (
        cooperation not in COOPERATION and cooperation.partition(":")[0] == asked
    )
