"""A joint statement: its words, who signed so far, who endorsed the cause; or when it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from endreprisals.campaigns.models import (
    Action,
    Counter,
    Endorsement,
    OrganisationSignature,
    Signatory,
)
from endreprisals.campaigns.queries.here import case_is_shown
from endreprisals.campaigns.queries.texts import Words, texts_of
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.domain.partial_dates import PartialDate, parse

NAMES_A_PAGE = 200
PARTS = ("title", "intro", "statement", "press")
COUNTED = ("organisations", "mail", "proof", "offline")  # each way of knowing apart


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a joint statement by part, its title, and the languages that it is in."""

    title: str
    parts: Mapping[str, Words]  # statement, press, title, intro
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A number that a worker wrote down, and when."""

    what: str
    number: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation whose mandate a person verified."""

    name: str
    country: str
    website: str
    how: str
    verified_on: date


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who agreed to stand in the public list."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Names:
    """One page of the public list of people."""

    names: tuple[Name, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Endorsed:
    """What a city, a parliament or a university did, with its source."""

    kind: str
    name: str
    state: str  # ISO3 or blank
    what: str
    when: PartialDate | None
    source: str
    case: str  # public id; blank: the campaign as a whole


def embargo(action: int, *, at: datetime) -> datetime | None:
    """Until when nothing of a statement is told; None when it may be told."""
    until = Action.objects.values_list("embargo_until", flat=True).get(pk=action)
    return until if until is not None and at < until else None


def told(campaign: int, action: int, language: str) -> Statement:
    """The texts in this language, else in English, else in any."""
    texts = texts_of([campaign], PARTS)
    parts: dict[str, Words] = {}
    for part in PARTS:
        by_language = texts.rows.get((campaign, None, action, part), {})
        found = by_language.get(language.lower()) or by_language.get(ENGLISH)
        found = found or next(iter(by_language.values()), None)
        if found is not None and (found.body or part == "title"):
            parts[part] = found
    written = texts.rows.get((campaign, None, action, "statement"), {})
    named = texts.words(campaign, "title", language)
    title = parts.get("title") or parts.get("statement") or named
    return Statement(
        title.heading or title.body if title else "", parts,
        tuple(sorted(words.language for words in written.values())),
    )  # fmt: skip


def counts(action: int) -> tuple[Told, ...]:
    """How many signed, by how we know it; zeros are left out."""
    rows = Counter.objects.filter(action=action, what__in=COUNTED, number__gt=0)
    told = {row.what: Told(row.what, row.number, row.updated_at) for row in rows}
    return tuple(told[what] for what in COUNTED if what in told)


def organisations(action: int) -> tuple[Organisation, ...]:
    """Every organisation that was verified, by name."""
    rows = OrganisationSignature.objects.filter(
        action=action, state=OrganisationSignature.State.VERIFIED
    ).order_by("name", "pk")
    columns = ("name", "country", "website", "verified_how", "verified_on")
    return tuple(Organisation(*row) for row in rows.values_list(*columns))


def names(action: int, *, page: int, size: int = NAMES_A_PAGE) -> Names:
    """One page of the people who agreed to be listed."""
    rows = _may_be_named(action)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    start = (page - 1) * size
    shown = rows.values_list("name", "country")[start : start + size]
    return Names(tuple(Name(*row) for row in shown), total, page, pages)


def every_name(action: int) -> Iterator[Name]:
    """All people of the public list, in little memory."""
    rows = _may_be_named(action)
    return (Name(*row) for row in rows.values_list("name", "country").iterator(chunk_size=1000))


def _may_be_named(action: int) -> QuerySet[Signatory]:
    """Nobody, once the action is one of high risk, whatever was agreed to and seen before."""
    rows = Signatory.objects.filter(action=action, action__high_risk=False)
    return rows.order_by("name", "country", "supporter")


def endorsements(campaign: int, *, at: datetime) -> tuple[Endorsed, ...]:
    """What was entered with a source and checked by another person, by name.

    What is about a case that is not shown any more is left out with it.
    """
    rows = (
        Endorsement.objects.filter(campaign=campaign, withdrawn_at=None)
        .exclude(checked_by="")
        .select_related("case__case")
        .order_by("name", "pk")
    )
    return tuple(
        _endorsed(row) for row in rows if row.case is None or case_is_shown(row.case, at=at)
    )


def _endorsed(row: Endorsement) -> Endorsed:
    when = parse(row.date_edtf) if row.date_edtf else None
    case = row.case.case.public_id if row.case else ""
    return Endorsed(row.kind, row.name, row.state_id or "", row.what, when, row.source, case)
