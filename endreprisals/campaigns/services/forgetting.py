"""Nothing of a private person stays longer than the date on its row says.

A counted act, a sent letter and a card that was passed on go on as a number: their supporter key
gives way to chance, so that nobody can find or know their person by them, and their words go.
Everything else goes whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from secrets import token_urlsafe
from typing import Any, Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import (
    Letter,
    MissionReply,
    OrganisationSignature,
    Postcard,
    Signatory,
    SpentProof,
    SupporterAction,
)
from endreprisals.campaigns.services.consents import (
    forget_of_acts,
    forget_of_letters,
    forget_of_organisations,
)
from endreprisals.campaigns.services.organisations import (
    drop_signatures,
    forget_documents,
    forget_signatories,
)
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services import subscribing

AT_ONCE: Final = 2_000  # rows in one transaction: nobody waits long for a lock
NEVER: Final = date(9999, 12, 31)  # of a row in which nothing of a person is left
# How long likeness between letters is looked for: their keyed prints, and the one-letter rule.
LIKENESS: Final = timedelta(days=90)
LEFTOVER: Final = timedelta(hours=1)  # a sealed document without a row may still get one
COUNTED, LETTER, CARD = SupporterAction.State.COUNTED, Letter.State, Postcard.State
HELD: Final = (LETTER.TO_SEE, LETTER.QUEUED, LETTER.SCHEDULED)  # not ended: it cannot go out now
NO_WORDS: Final = {"subject": None, "words": None, "sample": None, "name": None, "reply_to": None}
NO_CARD: Final = {
    "words": None, "drawing": None, "signed": None, "wall": False, "wall_words": "",
    "wall_drawing": None, "wall_signed": "",
}  # fmt: skip


def forget_due(at: datetime) -> dict[str, int]:
    """Enforce every date of this room and of the list below it; rows by kind, without zeros."""
    today = at.date()
    done = {
        "proofs": SpentProof.objects.filter(expires_at__lt=at).delete()[0],
        "acts": _all(_acts, today),
        "keys": _all(_nameless_acts, today),
        "letters": _letters(today, at),
        "cards": _cards(today),
        "organisations": _organisations(today),
        "replies": MissionReply.objects.filter(keep_until__lte=today, words__isnull=False).update(
            words=None
        ),
        "documents": forget_documents(before=(at - LEFTOVER).timestamp()),
        "list": subscribing.forget_due(today, at=at),
    }
    done = {kind: number for kind, number in done.items() if number}
    told: dict[str, Any] = {
        kind: number for kind, number in done.items() if kind not in ("proofs", "list")
    }
    if told:
        audit(Event.Kind.SUPPORTERS_FORGOTTEN, actor="worker", at=at, **told)
    return done


def _all(step: Callable[[date], int], today: date) -> int:
    """Take a step until it finds nothing; each in a transaction of its own."""
    total = 0
    while number := step(today):
        total += number
    return total


@transaction.atomic
def _acts(today: date) -> int:
    """Acts that were never counted, or were taken out, go whole."""
    due = SupporterAction.objects.filter(keep_until__lte=today).exclude(state=COUNTED)
    rows = list(due.select_for_update().order_by("supporter", "action")[:AT_ONCE])
    forget_of_acts(rows)
    _delete_acts(rows)
    return len(rows)


def _delete_acts(rows: Iterable[SupporterAction]) -> None:
    """By action: SQLite takes no condition of a thousand parts."""
    of: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        of[row.action_id].append(row.supporter)
    for action, supporters in of.items():
        Signatory.objects.filter(action=action, supporter__in=supporters).delete()
        SupporterAction.objects.filter(action=action, supporter__in=supporters).delete()


@transaction.atomic
def _nameless_acts(today: date) -> int:
    """Counted acts keep their number and lose their key, with the name that stood in a list."""
    due = SupporterAction.objects.filter(keep_until__lte=today, state=COUNTED)
    rows = list(due.select_for_update().order_by("supporter", "action")[:AT_ONCE])
    forget_of_acts(rows)
    _delete_acts(rows)
    for row in rows:
        row.supporter, row.name, row.listed, row.keep_until = chance(), None, False, NEVER
    SupporterAction.objects.bulk_create(rows)
    return len(rows)


def chance() -> str:
    """In place of a supporter key: as long, and nobody's."""
    return token_urlsafe(16)


def _letters(today: date, at: datetime) -> int:
    due = Letter.objects.filter(keep_until__lte=today)
    gone = due.filter(state=LETTER.WAITING).delete()[0]
    with transaction.atomic():
        held = due.filter(state__in=HELD)
        Mail.objects.filter(letter__in=held, state=Mail.State.QUEUED).update(
            state=Mail.State.STOPPED, because="kept_too_long", ended_at=at
        )
        held.update(state=LETTER.STOPPED, because="kept_too_long", ended_at=at)
        ended = due.filter(erased_at=None).update(**NO_WORDS, erased_at=at)
    return gone + ended + _all(_nameless_letters, today)


@transaction.atomic
def _nameless_letters(today: date) -> int:
    """Long enough after its end, a letter is a number alone."""
    due = Letter.objects.filter(
        keep_until__lte=today, erased_at__isnull=False, received_at__date__lte=today - LIKENESS
    ).exclude(keep_until=NEVER)
    rows = list(due.select_for_update().order_by("pk")[:AT_ONCE])
    forget_of_letters(rows)
    for row in rows:
        row.supporter, row.words_print, row.keep_until = chance(), [], NEVER
    Letter.objects.bulk_update(rows, ["supporter", "words_print", "keep_until"], batch_size=500)
    return len(rows)


def _cards(today: date) -> int:
    return _all(_ended_cards, today) + _all(_nameless_cards, today)


@transaction.atomic
def _ended_cards(today: date) -> int:
    due = Postcard.objects.filter(keep_until__lte=today).exclude(state=CARD.APPROVED)
    rows = list(due.select_for_update().order_by("pk")[:AT_ONCE])
    forget_of_acts(row for row in rows if row.state != CARD.WAITING)
    Postcard.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@transaction.atomic
def _nameless_cards(today: date) -> int:
    """A card that was passed on: that there was one stays, off the wall too."""
    due = Postcard.objects.filter(keep_until__lte=today, state=CARD.APPROVED)
    rows = list(due.select_for_update().order_by("pk")[:AT_ONCE])
    forget_of_acts(rows)
    for row in rows:
        row.supporter, row.keep_until = chance(), NEVER
        for name, value in NO_CARD.items():
            setattr(row, name, value)
    fields = ["supporter", "keep_until", *NO_CARD]
    Postcard.objects.bulk_update(rows, fields, batch_size=200)
    return len(rows)


def _organisations(today: date) -> int:
    """Those that were never verified go; of the others, who signed for them."""
    due = OrganisationSignature.objects.filter(keep_until__lte=today)
    forget_of_organisations(due.exclude(state=OrganisationSignature.State.WAITING))
    verified = due.filter(state=OrganisationSignature.State.VERIFIED)
    kept = forget_signatories(verified, keep_until=NEVER)
    return drop_signatures(due.exclude(state=OrganisationSignature.State.VERIFIED)) + kept
