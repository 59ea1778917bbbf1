"""Entering, correcting and taking back what States said, so that every page follows at once.

Rows of the fact tables are corrected in the tables, not here. Nothing that was public is lost: a
correction writes down what the statement said before, with who corrected it and why.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.documents.models import Source
from endreprisals.documents.services import hold_sources
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.domain.sessions import read_forum
from endreprisals.record.from_staff import ENTERED_BY_STAFF
from endreprisals.record.models import Case, Change, Citation, Fact, Raise
from endreprisals.record.queries.joined import of_kept
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.loading.sources import read_source
from endreprisals.record.services.spoken import Spoken
from endreprisals.record.services.spoken_checks import Problem, like_it, problems_of
from endreprisals.record.services.spoken_versions import keep_version, numbers_given
from endreprisals.states.models import CountryRaise, Statement, StatementState

FIRST_NUMBER = 501  # like cases begun at the desk: the tables never give such a number
EVENT_TYPE = "state_statement"  # vocabulary event_types


class StatementRefused(Exception):
    """It cannot be entered, corrected or taken back; the message says why. Nothing was changed."""


class NotRight(StatementRefused):
    """What was typed must be put right; `problems` says where and how."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join([*(one.message for one in problems), "Nothing was changed."]))


class AlreadyThere(StatementRefused):
    """The ledger has a statement of this session, day and speaker; `held` are those."""

    def __init__(self, held: Sequence[Statement]) -> None:
        self.held = tuple(held)
        super().__init__(
            f"The ledger has {', '.join(one.number for one in held)} of the same session, day and "
            "speaker. Correct that one, or say that this is another. Nothing was changed."
        )


class FromTables(StatementRefused):
    """The statement stands in the fact tables and is corrected there."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(
            f"{statement.number} came from the fact tables. Correct its rows in state_actions.csv, "
            "case_events.csv or statement_texts.csv of the data set and load them again with "
            "`endreprisals load-data`. Nothing was changed."
        )


@transaction.atomic
def enter_statement(
    spoken: Spoken, *, key: str, actor: str, at: datetime, another: bool = False
) -> Statement:
    """Put a statement into the public ledger, with the cases and countries that it raised.

    `key` begins with `desk:`; one key gives one statement. `another` says that a person looked
    at those like it and found this to be another one. Raises `NotRight` and `AlreadyThere`.
    """
    if not key.startswith(ENTERED_BY_STAFF):
        raise ValueError(f"{key!r}: a statement entered by staff has a key that begins with desk:")
    _refuse(spoken, at=at, another=another)
    statement = Statement.objects.create(
        source_key=key, number=_number(spoken), identified=True, **_columns(spoken)
    )
    cases = _furnish(statement, spoken)
    _tell(Event.Kind.STATEMENT_ENTERED, statement, cases, actor=actor, at=at)
    return statement


@transaction.atomic
def correct_statement(
    spoken: Spoken,
    *,
    statement_id: int,
    reason: str,
    actor: str,
    at: datetime,
    another: bool = False,
) -> Statement:
    """Make a statement entered at the desk say this; what it said before is kept as a version.

    Its number stays, though it tells the session, the speaker or the day that was given first:
    others cite it. Raises `NotRight`, `AlreadyThere`, `FromTables`, and `Statement.DoesNotExist`.
    """
    statement = _own(statement_id, reason)
    _refuse(spoken, at=at, another=another, held=statement)
    before = keep_version(statement, reason=reason, actor=actor, at=at)
    for name, value in _columns(spoken).items():
        setattr(statement, name, value)
    statement.save()
    cases = before | _furnish(statement, spoken)
    _tell(Event.Kind.STATEMENT_CORRECTED, statement, cases, actor=actor, at=at)
    return statement


@transaction.atomic
def withdraw_statement(*, statement_id: int, reason: str, actor: str, at: datetime) -> Statement:
    """Take a statement entered at the desk off every page, with what it raised.

    What it said stays as a version for staff. Raises `FromTables`, `StatementRefused` when it is
    withdrawn already, and `Statement.DoesNotExist`.
    """
    statement = _own(statement_id, reason)
    cases = keep_version(statement, reason=reason, actor=actor, at=at)
    Raise.objects.filter(statement=statement).delete()
    statement.withdrawn_at = at
    statement.save(update_fields=["withdrawn_at"])
    _tell(Event.Kind.STATEMENT_WITHDRAWN, statement, cases, actor=actor, at=at)
    return statement


def is_from_tables(statement: Statement) -> bool:
    """Whether the fact tables hold this statement, so that the desk cannot correct it."""
    return not statement.source_key.startswith(ENTERED_BY_STAFF)


def _own(statement_id: int, reason: str) -> Statement:
    statement = Statement.objects.select_for_update().get(pk=statement_id)
    if is_from_tables(statement):
        raise FromTables(statement)
    if statement.withdrawn_at:
        raise StatementRefused(f"{statement.number} was withdrawn. Nothing was changed.")
    if not reason.strip():
        raise NotRight([Problem("reason", "Say why, in a few words.")])
    return statement


def _refuse(spoken: Spoken, *, at: datetime, another: bool, held: Statement | None = None) -> None:
    if found := problems_of(spoken, at=at, held=held):
        raise NotRight(found)
    if not another and (there := like_it(spoken, but=held)):
        raise AlreadyThere(there)


def _columns(spoken: Spoken) -> dict[str, Any]:
    forum, when = read_forum(spoken.forum), parse(spoken.date)
    return {
        "forum": spoken.forum,
        "session": forum.session.code if forum else "",
        "committee": forum.committee if forum else "",
        "item": forum.item if forum else "",
        **_date_columns(when),
        "speaker_id": spoken.speaker or None,
        "on_behalf_of": spoken.on_behalf_of,
        "text_url": spoken.text_url,
        "note": spoken.note,
        "source": spoken.source or spoken.text_url,
    }


def _date_columns(when: PartialDate) -> dict[str, Any]:
    return {"date_edtf": when.edtf, "date_lower": when.lower, "date_upper": when.upper}


def _number(spoken: Spoken) -> str:
    """`HRC66-DEU-20270924-501`: session, who spoke, first day; then a number of the desk.

    It is given once and stays, whatever is corrected later: it is an address that people cite.
    """
    forum = read_forum(spoken.forum)
    session = forum.session.code if forum else ""
    stem = f"{session}-{spoken.on_behalf_of or spoken.speaker}-{parse(spoken.date).lower:%Y%m%d}"
    taken = numbers_given()
    free = FIRST_NUMBER
    while f"{stem}-{free}" in taken:
        free += 1
    return f"{stem}-{free}"


def _furnish(statement: Statement, spoken: Spoken) -> set[str]:
    """Write States, countries and raises anew; returns the public ids of the cases raised."""
    statement.made_for.all().delete()
    StatementState.objects.bulk_create(
        StatementState(statement=statement, state_id=one.state, basis=one.basis, note=one.note)
        for one in spoken.made_for
    )
    statement.countries.all().delete()
    CountryRaise.objects.bulk_create(
        CountryRaise(
            statement=statement, state_id=one.state, how=one.how, about=one.about,
            source=statement.source,
        )
        for one in spoken.countries
    )  # fmt: skip
    _raise(statement, spoken)
    return {one.case_id for one in spoken.cases}


def _raise(statement: Statement, spoken: Spoken) -> None:
    """One fact for each case. One that stays named keeps its fact, with the date of now.

    A fact of a case that was joined with another since stands for the one that is shown; it is
    kept, so that both are named again when they are parted.
    """
    hows = {one.case_id: one.how for one in spoken.cases}
    held = Raise.objects.filter(statement=statement).annotate(shown=of_kept("case", "public_id"))
    held.exclude(pk__in=[fact.pk for fact in held if fact.shown in hows]).delete()
    kept = list(held.select_related("case"))
    new = Case.objects.filter(public_id__in=set(hows) - {fact.shown for fact in kept})
    sources = _sources(spoken)
    when = _date_columns(parse(spoken.date))
    pairs = [(fact.case, hows[fact.shown]) for fact in kept]
    pairs += [(case, hows[case.public_id]) for case in new.order_by("public_id")]
    for case, how in pairs:
        fact, _ = Raise.objects.update_or_create(
            source_key=f"{statement.source_key}:{case.public_id}",
            defaults={
                "case": case, "kind": Fact.Kind.RAISE, "event_type": EVENT_TYPE,
                "statement": statement, "how": how, **when,
            },
        )  # fmt: skip
        fact.citations.all().delete()
        Citation.objects.bulk_create(
            Citation(source=source, place=place, case=case, fact=fact) for source, place in sources
        )


def _sources(spoken: Spoken) -> list[tuple[Source, str]]:
    """What the raises point at: the text itself, then the other source, each with its place."""
    texts = filter(None, (spoken.text_url, spoken.source))
    read = {draft.key: (draft, place) for draft, place in map(read_source, texts)}
    hold_sources([draft for draft, _ in read.values() if not _is_held(draft.key)], {})
    rows = {row.key: row for row in Source.objects.filter(key__in=read)}
    return [(rows[key], place) for key, (_, place) in read.items()]


def _is_held(key: str) -> bool:
    return Source.objects.filter(key=key).exists()


def _tell(
    kind: Event.Kind, statement: Statement, cases: Collection[str], *, actor: str, at: datetime
) -> None:
    """Note it in the audit, tell readers which cases changed, and make lists and search follow."""
    audit(kind, actor=actor, at=at, target=statement.number, cases=len(cases))
    public = Case.objects.public().filter(public_id__in=cases).order_by("public_id")
    Change.objects.bulk_create(
        Change(at=at, kind=Change.Kind.CORRECTED, public_id=public_id)
        for public_id in public.values_list("public_id", flat=True)
    )
    rebuild_index(at=at)
