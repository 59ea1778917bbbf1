"""The rows of one batch of acts, written in one transaction: all of them, or none.

Rows are written in the order of their keys, so that two processes with the same people in their
batches wait for each other and never lock each other out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db import connection, transaction

from endreprisals.adapters.proof import Proof
from endreprisals.campaigns.models import Action, SpentProof, SupporterAction
from endreprisals.campaigns.queries.here import ActionHere, Gone, NoSuchCampaign, action_here
from endreprisals.campaigns.queries.waiting import unconfirmed
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import take_turn

KIND: Final = "confirm-action"
MOST_MAILS, MAIL_DAYS = 2, 7  # mails of this kind that one address may get in so many days
WAITS: Final = timedelta(days=7)  # for the button behind the mailed link
KEPT_AFTER: Final = timedelta(days=28)  # after the last day of the campaign
OPEN_ENDED: Final = timedelta(days=370)  # from the act, where a campaign has no last day
NAME_LISTED: Final = timedelta(days=370)  # how long a name stands in a public list, after the end
COUNTED_KINDS: Final = frozenset({Action.Kind.LETTER, Action.Kind.SIGN})
COUNTED, WAITING = SupporterAction.State.COUNTED, SupporterAction.State.WAITING
BY_PROOF, BY_MAIL = SupporterAction.Way.PROOF, SupporterAction.Way.MAIL


class Outcome(StrEnum):
    """What became of an act. Nothing of it tells whether the address had acted before."""

    COUNTED = "counted"  # once, however often the address was sent
    WAITING = "waiting"  # a mail with a button is on its way, unless there were enough
    REPEATED = "repeated"  # the same form again: what it said the first time stands
    CLOSED = "closed"
    GONE = "gone"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Act:
    """What one form said, checked and sealed. Without a proof `address` is where a mail goes.

    No name: whoever fills the form may type the address of another, so a name is asked for by the
    page behind the mailed link alone.
    """

    code: str  # of the campaign
    number: int  # of the action
    supporter: str  # supporter key
    language: str
    at: datetime
    country: str = ""
    proof: Proof | None = None
    address: bytes | None = None  # sealed about mail.address
    wording: str = ""  # version of the sentence that was agreed to


@dataclass(frozen=True, slots=True)
class _Row:
    """An act that may be counted, with its action."""

    place: int  # in the batch
    act: Act
    here: ActionHere
    state: str

    @property
    def key(self) -> tuple[str, int]:
        return self.act.supporter, self.here.pk

    @property
    def values(self) -> tuple[Any, ...]:
        act, counted = self.act, self.state == COUNTED
        return (
            *self.key, BY_PROOF if counted else BY_MAIL, self.state, act.country, act.language,
            act.at, act.at if counted else None, None, False,
            kept_until(self.here, act.at, listed=False) if counted else (act.at + WAITS).date(),
        )  # fmt: skip


def kept_until(here: ActionHere, at: datetime, *, listed: bool) -> date:
    """The day on which the key of a counted row is taken out, or its name taken off a list."""
    last_day = here.closes_on or (at + OPEN_ENDED).date()
    return last_day + (NAME_LISTED if listed else KEPT_AFTER)


def write(acts: Sequence[Act]) -> list[Outcome]:
    """Write the batch and commit it. Whatever is raised, nothing of it was written."""
    _durable_on_sqlite()
    with transaction.atomic(durable=True):
        told, rows = _those_that_may(acts)
        rows = _with_fresh_proofs(rows, told)
        new = _insert(rows)
        _write_consents(rows, new)
        _queue_mails([row for row in rows if row.state == WAITING])
    return told


def _those_that_may(acts: Sequence[Act]) -> tuple[list[Outcome], list[_Row]]:
    """Outcomes so far, and the rows of open actions. Asked here, so that a case that was withdrawn
    a moment ago is seen, and once for all who act on the same."""
    places: dict[tuple[str, int], ActionHere | Outcome] = {}
    told, rows = [], []
    for place, act in enumerate(acts):
        where = act.code, act.number
        if where not in places:
            places[where] = _standing(*where, at=act.at)
        here = places[where]
        if isinstance(here, Outcome):
            told.append(here)
            continue
        state = COUNTED if act.proof else WAITING
        told.append(Outcome(state))
        rows.append(_Row(place, act, here, state))
    return told, rows


def _standing(code: str, number: int, *, at: datetime) -> ActionHere | Outcome:
    try:
        here = action_here(code, number, at=at)
    except Gone:
        return Outcome.GONE
    except NoSuchCampaign:
        return Outcome.MISSING
    if here.kind not in COUNTED_KINDS:
        return Outcome.MISSING
    return here if here.standing == "open" else Outcome.CLOSED


def _with_fresh_proofs(rows: list[_Row], told: list[Outcome]) -> list[_Row]:
    """Spend the proofs; a row whose proof was spent before falls away."""
    proofs: dict[str, _Row] = {}
    for row in rows:
        if row.act.proof:
            proofs.setdefault(row.act.proof.key, row)
    values = [
        (key, row.act.proof.expires_at) for key, row in sorted(proofs.items()) if row.act.proof
    ]
    end = "ON CONFLICT (proof) DO NOTHING RETURNING proof"
    fresh = {row[0] for row in _insert_into(SpentProof, ("proof", "expires_at"), values, end)}
    kept = []
    for row in rows:
        proof = row.act.proof
        if proof and not (proof.key in fresh and proofs[proof.key] is row):
            told[row.place] = Outcome.REPEATED
        else:
            kept.append(row)
    return kept


COLUMNS: Final = (
    "supporter", "action_id", "way", "state", "country", "language", "received_at", "counted_at",
    "name", "listed", "keep_until",
)  # fmt: skip


def _insert(rows: list[_Row]) -> set[tuple[str, int]]:
    """Keys of the rows that are new, or took the place of one that only waited.

    Of those that wait the latest stands, so that nobody who types an address first decides what
    its owner confirms. A row that was taken out stays out.
    """
    best: dict[tuple[str, int], _Row] = {}
    for row in rows:
        known = best.get(row.key)
        if known is None or row.state == COUNTED or known.state == WAITING:
            best[row.key] = row
    table = connection.ops.quote_name(SupporterAction._meta.db_table)
    takes = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS[2:])
    end = (
        f"ON CONFLICT (supporter, action_id) DO UPDATE SET {takes} "
        f"WHERE {table}.state = 'waiting' RETURNING supporter, action_id"
    )
    values = [best[key].values for key in sorted(best)]
    return {(row[0], row[1]) for row in _insert_into(SupporterAction, COLUMNS, values, end)}


def _write_consents(rows: list[_Row], new: Collection[tuple[str, int]]) -> None:
    """To be counted under a text is an opinion: the consent stands apart from the act."""
    sign = Consent.Purpose.SIGN
    consents = [
        consent_of(row.act.supporter, row.here, sign, wording=row.act.wording, at=row.act.at)
        for row in rows
        if row.state == COUNTED and row.key in new and row.here.kind == Action.Kind.SIGN
    ]
    if consents:
        Consent.objects.bulk_create(consents)


def consent_of(
    supporter: str, here: ActionHere, purpose: Consent.Purpose, *, wording: str, at: datetime
) -> Consent:
    """What somebody who signs agreed to; it goes with the act at the latest."""
    return Consent(
        supporter=supporter, purpose=purpose, wording=wording, about=f"action:{here.pk}",
        given_at=at,
        keep_until=kept_until(here, at, listed=purpose == Consent.Purpose.LIST_NAME),
    )  # fmt: skip


def _queue_mails(rows: list[_Row]) -> None:
    """One mail a day for each act that is not confirmed, within what one address may get."""
    if not rows:
        return
    by_key = {row.key: row for row in rows if row.act.address}
    waiting = SupporterAction.objects.filter(
        unconfirmed(), supporter__in=sorted({key[0] for key in by_key})
    ).values_list("supporter", "action_id")
    orders = {_mail_key(by_key[key]): by_key[key] for key in sorted(waiting) if key in by_key}
    known = set(Mail.objects.filter(key__in=orders).values_list("key", flat=True))
    fresh = []
    for key, row in orders.items():
        act = row.act
        if key in known:
            continue
        turn = take_turn(act.supporter, KIND, most=MOST_MAILS, days=MAIL_DAYS, at=act.at)
        if turn is not None:
            fresh.append(
                Order(
                    key=key, stream=Mail.Stream.CONFIRM, kind=KIND, language=act.language,
                    supporter=act.supporter, address=act.address, detail={"action": row.here.pk},
                )
            )  # fmt: skip
    if fresh:
        queue(fresh, at=rows[0].act.at)


def _mail_key(row: _Row) -> str:
    supporter, action = row.key
    return f"{KIND}:{supporter}:{action}:{row.act.at.date():%Y%m%d}"


def _insert_into(
    model: type[SpentProof | SupporterAction],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    end: str,
) -> list[tuple[Any, ...]]:
    """One INSERT of many rows; what it RETURNS. Columns and `end` are ours, values are bound."""
    if not rows:
        return []
    table = connection.ops.quote_name(model._meta.db_table)
    by_column = {field.column: field for field in model._meta.concrete_fields}
    fields = [by_column[column] for column in columns]
    line = f"({', '.join(['%s'] * len(columns))})"
    values = [
        field.get_db_prep_save(value, connection)
        for row in rows
        for field, value in zip(fields, row, strict=True)
    ]
    statement = (
        f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 -- names of our own
        f"VALUES {', '.join([line] * len(rows))} {end}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _durable_on_sqlite() -> None:
    """SQLite in WAL mode answers before a commit is on the disk, unless it is told otherwise."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
