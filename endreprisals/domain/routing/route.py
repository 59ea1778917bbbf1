"""The answer of the router, shape by shape. `as_json` gives what `route --json` prints."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an avenue is there; `code` is the rule."""

    code: str
    text: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A treaty that an avenue rests on. `state`: open, closed, question. Blank: not known."""

    treaty: str
    name: str
    status: str
    date: str
    as_of: str
    source: str
    differs: bool
    note: str
    state: str
    stale: bool  # read more than two years ago, or nobody knows when
    text: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when; `state` as in `deadlines.limits`. Dates are ISO days."""

    date: str | None
    latest: str | None
    open_from: str | None
    state: str
    reason: str
    expected: bool
    basis: str
    remains: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class Way:
    """One of all ways to reach a body; `differs`: do not use it before you know which is right."""

    kind: str
    value: str
    label: str
    verified_on: str | None
    state: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the body, the best of each kind; `name`: whose it is if not the body's own.

    `state`: verified; or stale, unverified, unknown, which warn.
    """

    email: str | None
    url: str | None
    form: str | None
    phone: str | None
    verified_on: str | None
    state: str
    warning: str
    name: str


@dataclass(frozen=True, slots=True)
class Avenue:
    """One body to turn to. `status`: open, or not_before_consent with `not_before` in words."""

    mechanism: str
    name: str
    order: int
    urgent: bool
    help: bool
    status: str
    not_before: str
    why: str
    reasons: tuple[Reason, ...]
    committees: tuple[str, ...]
    can_do: tuple[str, ...]
    confidential_or_public: str
    public_consequence: str
    needs: tuple[str, ...]
    missing: tuple[str, ...]
    conditions: tuple[Condition, ...]
    deadline: Deadline
    contact: Contact
    contacts: tuple[Way, ...]
    risks: tuple[str, ...]
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class NotOpen:
    """A body that was left out because the State has not accepted it, as far as the data tells."""

    mechanism: str
    name: str
    code: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Said:
    """A warning (`kind` says of what), a question (`treaty` if it is about one), or a reason."""

    code: str
    kind: str
    text: str
    treaty: str
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class Together:
    """One step of the sequence: avenues that belong together, and what to mind."""

    code: str
    mechanisms: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Route:
    """Ordered avenues with what goes with them. `first` is the mechanism of the first one."""

    language: str
    first: str | None
    avenues: tuple[Avenue, ...]
    sequence: tuple[Together, ...]
    not_open: tuple[NotOpen, ...]
    questions: tuple[Said, ...]
    warnings: tuple[Said, ...]
    none_because: Said | None
    untranslated: tuple[str, ...]


def as_json(route: Route) -> dict[str, Any]:
    """The route as plain dicts and lists, ready for JSON."""
    plain: dict[str, Any] = as_plain(route)
    return plain


def as_plain(value: Any) -> Any:
    """Dicts for dataclasses and lists for tuples, all the way down."""
    if isinstance(value, dict):
        return {key: as_plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(one) for one in value]
    if is_dataclass(value):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
    return value
