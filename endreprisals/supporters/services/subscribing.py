"""The mailing list: asking, confirming, changing, leaving, bouncing, erasing.

Nothing here answers whether somebody is on the list: who asks learns it by mail alone.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Q

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.addresses import Address
from endreprisals.supporters.identity import seal, supporter_key
from endreprisals.supporters.models import Consent, Mail, Subscriber
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import forget_turns, take_turn

KIND: Final = "confirm-news"
MOST_MAILS, MAIL_DAYS = 2, 7  # confirmation mails that one address may get in so many days
WAIT_DAYS = 7  # until the button behind the mailed link is pressed
GONE_DAYS = 90  # the key of who left, so that a complaint can be answered; the address goes at once
SOFT_IN_A_ROW = 3
WORDING: Final = "news-2"  # version of the sentence in `list_words.AGREED`
WAITING, ACTIVE = Subscriber.State.WAITING, Subscriber.State.ACTIVE
# Of these a file may lie in the folder of mails; the number stays so that the worker removes it.
PERHAPS_LEFT: Final = (Mail.State.SENT, Mail.State.SENDING, Mail.State.UNKNOWN)
ERASED: Final = "erased:"  # begins the key of a mail whose person was erased
LEFT, BOUNCED = Subscriber.State.LEFT, Subscriber.State.BOUNCED


@transaction.atomic
def ask(address: Address, *, topics: Sequence[str], language: str, at: datetime) -> None:
    """Somebody typed an address: send the mail with the button, or say that it is on the list.

    Without one of its mails left, an address is written nothing and its row stays as it was, so
    that a stranger who types it a thousand times neither fills a mailbox nor breaks its link.
    """
    supporter = supporter_key(address.canonical)
    # Sealed as a mail keeps it, so that a mail is queued without opening anything.
    sealed = seal(address.delivery, about="mail.address")
    turn = take_turn(supporter, KIND, most=MOST_MAILS, days=MAIL_DAYS, at=at)
    if turn is None:
        return
    known = Subscriber.objects.select_for_update().filter(pk=supporter).first()
    detail: dict[str, int | str] = {"about": "told"}
    if known and known.state == ACTIVE:
        row = known
    else:
        row = _waiting(known, supporter, at)
        row.address, row.topics, row.language = sealed, list(topics), language
        row.save()
        detail = {"about": "confirm", "asked": asked_number(row)}
    order = Order(
        key=f"{KIND}:{supporter}:{at.date():%Y%m%d}:{turn}", stream=Mail.Stream.CONFIRM, kind=KIND,
        language=row.language, supporter=supporter, address=bytes(row.address or b""),
        detail=detail,
    )  # fmt: skip
    queue([order], at=at)


@transaction.atomic
def confirm(
    supporter: str, *, asked: int, topics: Sequence[str], language: str, at: datetime
) -> bool:
    """The button behind the mailed link; whether its owner is on the list now.

    Pressed again it changes nothing. A link of before somebody left does nothing.
    """
    row = Subscriber.objects.select_for_update().filter(pk=supporter).first()
    if row is None or asked_number(row) != asked:
        return False
    if row.state == ACTIVE:
        return True
    if not is_waiting(row, at.date()):
        return False
    row.state, row.confirmed_at, row.keep_until = ACTIVE, at, None
    row.topics, row.language = list(topics), language
    row.save()
    Consent.objects.create(
        supporter=supporter, purpose=Consent.Purpose.NEWS, wording=WORDING, given_at=at
    )
    return True


@transaction.atomic
def change(supporter: str, *, topics: Sequence[str], language: str) -> bool:
    """Other topics or another language; whether there was somebody on the list."""
    row = Subscriber.objects.select_for_update().filter(pk=supporter, state=ACTIVE).first()
    if row is None:
        return False
    row.topics, row.language = list(topics), language
    row.save(update_fields=["topics", "language"])
    return True


@transaction.atomic
def leave(supporter: str, *, at: datetime) -> None:
    """Off the list; the address goes at once, and with it the mails that have not left."""
    row = Subscriber.objects.select_for_update().filter(pk=supporter).first()
    if row and row.state in {WAITING, ACTIVE}:
        _end(row, LEFT, at)


@transaction.atomic
def bounced(supporter: str, *, hard: bool, at: datetime, mail: int | None = None) -> None:
    """A mail to somebody on the list came back. Once for good, or three times in a row, ends it.

    Each mail is told of once. "In a row" is judged by what arrived: where a mailing left since the
    last one that came back and did not come back itself, the row begins anew. `mail` is the number
    of the one that came back; without it, one that left since is taken for it.
    """
    row = Subscriber.objects.select_for_update().filter(pk=supporter, state=ACTIVE).first()
    if row is None:
        return
    if not hard:
        row.soft_bounces = 1 if _something_arrived(row, mail) else row.soft_bounces + 1
        row.soft_bounced_at = at
        row.save(update_fields=["soft_bounces", "soft_bounced_at"])
    if hard or row.soft_bounces >= SOFT_IN_A_ROW:
        _end(row, BOUNCED, at)


@transaction.atomic
def erase(supporter: str, at: datetime) -> dict[str, int]:
    """All that this room keeps of one person; how many rows of each kind.

    A mail that left, or may have, stays as a number in the outbox with nothing that points at
    anybody; one that is on its way loses its address. How often the address may be written to in
    these days is not counted anew: those counts stand under another key and go within a week.
    """
    _overwrite()
    mails = Mail.objects.select_for_update().filter(supporter=supporter)
    kept = list(mails.filter(state__in=PERHAPS_LEFT))
    for mail in kept:
        mail.key, mail.supporter, mail.address, mail.detail = f"{ERASED}{mail.pk}", "", None, {}
        if mail.state == Mail.State.UNKNOWN:  # nobody has to decide about it any more
            mail.state, mail.because, mail.ended_at = Mail.State.STOPPED, "erased", at
    Mail.objects.bulk_update(
        kept, ["key", "supporter", "address", "detail", "state", "because", "ended_at"]
    )
    return {
        "subscribers": Subscriber.objects.filter(pk=supporter).delete()[0],
        "consents": Consent.objects.filter(supporter=supporter).delete()[0],
        "mails": mails.delete()[0] + len(kept),
    }


@transaction.atomic
def forget_due(today: date, *, at: datetime | None = None, actor: str = "worker") -> int:
    """Delete who never confirmed, who left or bounced long ago, consents whose day has come, and
    old counts; how many rows.

    `at` is written into the audit, by default the beginning of the day in UTC.
    """
    _overwrite()
    gone = Subscriber.objects.filter(keep_until__lte=today).exclude(state=ACTIVE).delete()[0]
    left = Q(
        purpose=Consent.Purpose.NEWS, withdrawn_at__date__lte=today - timedelta(days=GONE_DAYS)
    )
    consents = Consent.objects.filter(left | Q(keep_until__lte=today)).delete()[0]
    turns = forget_turns(today)
    if gone or consents:
        audit(
            Event.Kind.SUPPORTERS_FORGOTTEN, actor=actor, at=at or _midnight(today),
            subscribers=gone, consents=consents,
        )  # fmt: skip
    return gone + consents + turns


def asked_number(row: Subscriber) -> int:
    """Which asking a row stands for, as it is written into the link: seconds of the clock."""
    return int(row.asked_at.timestamp())


def is_waiting(row: Subscriber, today: date) -> bool:
    """Whether the button may still be pressed."""
    return row.state == WAITING and row.keep_until is not None and today < row.keep_until


def _waiting(known: Subscriber | None, supporter: str, at: datetime) -> Subscriber:
    """The row of who waits: the same as before if it waits already, so that both links work."""
    row = known or Subscriber(supporter=supporter)
    if known is None or not is_waiting(known, at.date()):
        row.state, row.asked_at, row.confirmed_at, row.ended_at = WAITING, at, None, None
        row.soft_bounces, row.soft_bounced_at = 0, None
    row.keep_until = at.date() + timedelta(days=WAIT_DAYS)
    return row


def _end(row: Subscriber, state: Subscriber.State, at: datetime) -> None:
    row.state, row.address, row.ended_at = state, None, at
    row.keep_until = at.date() + timedelta(days=GONE_DAYS)
    row.save()
    given = Consent.objects.filter(supporter=row.pk, purpose=Consent.Purpose.NEWS)
    given.filter(withdrawn_at=None).update(withdrawn_at=at)
    waiting = Mail.objects.filter(supporter=row.pk, kind__in=(KIND, "news"))
    waiting.filter(state=Mail.State.QUEUED).update(
        state=Mail.State.STOPPED, because=f"subscriber_{state}", address=None, ended_at=at
    )


def _something_arrived(row: Subscriber, mail: int | None) -> bool:
    """Whether a mailing left since the last one that came back, and did not come back."""
    if row.soft_bounced_at is None:
        return False
    left = Mail.objects.filter(supporter=row.pk, kind="news", state=Mail.State.SENT)
    since = left.filter(sent_at__gt=row.soft_bounced_at)
    return since.count() > 1 if mail is None else since.exclude(pk=mail).exists()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _overwrite() -> None:
    """Have SQLite overwrite what it deletes, instead of leaving it in free pages of the file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
