"""What the router is told beside the answers: treaties of a State, and ways to reach bodies."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TreatyFact:
    """What a State had done about one treaty, on whose word, as read on a day.

    `date` and `as_of` are EDTF, blank where not known. `differs`: two rows disagree, or the note
    of a row says that another data set gives another status. `note` is English, from the data.
    """

    status: str  # party, signatory, none, declaration
    date: str
    as_of: str
    source: str
    differs: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class WayFact:
    """One way to reach a body. `kind`: email, url, form, phone. `label`: what it is for, English.

    `differs`: another way of this kind stands beside it, and nobody has seen either at its source.
    """

    kind: str
    value: str
    label: str = ""
    verified_on: date | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ContactFact:
    """Ways to reach a body: the best of each kind, and all of them in `ways`.

    `verified_on`: the day on which the best had all been seen at source. `name`: whose they are,
    where they are not the body's own, English.
    """

    email: str = ""
    url: str = ""
    form: str = ""
    phone: str = ""
    verified_on: date | None = None
    name: str = ""
    ways: tuple[WayFact, ...] = ()
