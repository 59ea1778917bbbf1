"""Letters in own words from the form to the queue: received, confirmed, changed, removed.

Nothing that a person types goes into a mail that asks to confirm, so nobody can use that mail to
write to somebody else. Until the button behind its link is pressed, a letter touches nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from endreprisals.campaigns.models import Action, Letter
from endreprisals.campaigns.queries.letter_rules import DIGEST_ONLY, PASSING, why_not
from endreprisals.campaigns.services.digests import told_since
from endreprisals.campaigns.services.without_mail import keep_latest
from endreprisals.domain.campaigning.own_words import shingles
from endreprisals.states.models import Mailbox, Office
from endreprisals.supporters import identity
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import A_DAY, take_turn

KIND: Final = "confirm-letter"
MOST_MAILS: Final = A_DAY  # that ask one address to confirm a letter, in a day
WAITS: Final = timedelta(days=7)  # for the button
STANDS: Final = timedelta(days=90)  # at most, from the button to its end
TEXT_KEPT: Final = timedelta(days=28)  # after its end
CONSENT_KEPT: Final = 2 * STANDS + TEXT_KEPT  # at most: for as long as a letter keeps its key
WORDING: Final = "letter-2026-11"  # version of the sentences that are agreed to
# Those that a later one replaces.
REPLACEABLE: Final = (
    Letter.State.TO_SEE, Letter.State.QUEUED, Letter.State.REFUSED, Letter.State.REMOVED,
    Letter.State.STOPPED, Letter.State.FAILED,
)  # fmt: skip
STILL_HERE: Final = (Letter.State.TO_SEE, Letter.State.QUEUED, Letter.State.SCHEDULED)


class LetterClosed(Exception):
    """No letter can be written there now; the message is a code of `letter_rules`."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody typed, cleaned. Blank name and blank reply: nothing is told to the State."""

    subject: str
    words: str
    language: str
    country: str = ""  # ISO3
    show_country: bool = False
    name: str = ""  # only by the tick box
    reply_to: str = ""  # the address, only by the tick box


@dataclass(frozen=True, slots=True)
class Tells:
    """What the owner of the address agrees to tell the State, of what was typed."""

    name: bool = False
    address: bool = False
    country: bool = False


NOTHING: Final = Tells()


@dataclass(frozen=True, slots=True)
class Writer:
    """Who typed it: the key, and the address to confirm, sealed about "mail.address"."""

    supporter: str
    address: bytes


def receive(
    given: OwnWords, writer: Writer, *, action: int, office: Office, at: datetime
) -> Letter:
    """Keep the words until they are confirmed, and write to the address. Raises `LetterClosed`.

    Where that address was written to often enough, by whoever typed it, no mail leaves and the
    letter waits all the same, among the few latest; `my_links` leads to it.
    """
    mailbox = _open_mailbox(action, office, at=at)
    with transaction.atomic():
        turn = take_turn(writer.supporter, KIND, most=MOST_MAILS, days=1, at=at)
        letter = Letter(
            supporter=writer.supporter, action_id=action, office=office, mailbox=mailbox,
            state=Letter.State.WAITING, received_at=at, keep_until=(at + WAITS).date(),
        )  # fmt: skip
        _fill(letter, given)
        letter.save()
        if turn is None:
            keep_latest(Letter.objects.all(), KIND, writer.supporter)
            return letter
        order = Order(
            key=f"{KIND}:{letter.pk}", stream=Mail.Stream.CONFIRM, kind=KIND,
            language=given.language, supporter=writer.supporter, address=writer.address,
            detail={"letter": letter.pk},
        )  # fmt: skip
        queue([order], at=at)
    return letter


def confirm(letter_id: int, *, supporter: str, at: datetime, tells: Tells = NOTHING) -> str:
    """The button was pressed: `to_see` or `queued`; or `left`, `gone`, `closed` when too late.

    Whoever typed the letter may have been somebody else, so only what is ticked beside the button
    is told to the State; what was typed beyond that is forgotten.
    """
    with transaction.atomic():
        letter = _locked(letter_id, supporter)
        if letter is None:
            return "gone"
        if letter.state != Letter.State.WAITING:
            return letter.state if letter.state in STILL_HERE else "left"
        because = why_not(letter.action, letter.office, letter.mailbox, at=at)
        if because and because not in (*PASSING, DIGEST_ONLY):
            letter.delete()
            return "closed"
        if not _make_room(letter):
            letter.delete()
            return "left"
        _keep_what_is_told(letter, tells)
        return _into_the_queue(letter, at=at)


def change(letter_id: int, given: OwnWords, *, supporter: str, at: datetime) -> str:
    """Other words in place of the earlier ones, by the mailed link; answers as `confirm` does."""
    with transaction.atomic():
        letter = _locked(letter_id, supporter)
        if letter is None:
            return "gone"
        if letter.state != Letter.State.WAITING and letter.state not in REPLACEABLE:
            return "left"
        if why_not(letter.action, letter.office, letter.mailbox, at=at) not in (
            "", DIGEST_ONLY, *PASSING,
        ):  # fmt: skip
            return "closed"
        if letter.state == Letter.State.WAITING and not _make_room(letter):
            letter.delete()
            return "left"
        _withdraw_consents(letter, at=at)
        # While it waits, nobody but whoever typed it has agreed to tell anything.
        shows = letter.show_country and letter.state != Letter.State.WAITING
        same = replace(given, country=letter.country, show_country=shows)
        _fill(letter, same)
        return _into_the_queue(letter, at=at)


def remove(letter_id: int, *, supporter: str, at: datetime) -> str:
    """`removed`, with its words emptied at once; `left` when it is on its way; `gone`."""
    with transaction.atomic():
        letter = _locked(letter_id, supporter)
        if letter is None:
            return "gone"
        if letter.state == Letter.State.WAITING:
            letter.delete()
            return "removed"
        if not _can_be_taken_back(letter):
            return "left"
        _withdraw_consents(letter, at=at)
        empty(letter, at=at)
        end(letter, Letter.State.REMOVED, "by_writer", at=at)
        return "removed"


def end(letter: Letter, state: Letter.State, because: str, *, at: datetime) -> None:
    """Nothing more happens to it; its words go when their time is over."""
    letter.state, letter.because, letter.ended_at = state, because, at
    letter.keep_until = (at + TEXT_KEPT).date()
    letter.save()


def empty(letter: Letter, *, at: datetime) -> None:
    """Take the words out. That there was a letter stays."""
    letter.subject = letter.words = letter.sample = letter.name = letter.reply_to = None
    letter.erased_at = at


def prints(words: str) -> list[str]:
    """Keyed hashes by which likeness is seen without reading the words again."""
    return sorted(identity.keyed_print(one) for one in shingles(words))


def _open_mailbox(action: int, office: Office, *, at: datetime) -> Mailbox:
    row = Action.objects.select_related("campaign", "about__case").get(pk=action)
    mailbox = office.mailbox
    if mailbox is None:
        raise LetterClosed("mailbox_stopped")
    because = why_not(row, office, mailbox, at=at)
    if because:
        raise LetterClosed(because)
    return mailbox


def _fill(letter: Letter, given: OwnWords) -> None:
    letter.language, letter.country = given.language, given.country
    letter.show_country = given.show_country and bool(given.country)
    letter.subject = identity.seal(given.subject, about="letter.subject")
    letter.words = identity.seal(given.words, about="letter.words")
    letter.name = identity.seal(given.name, about="letter.name") if given.name else None
    reply = given.reply_to
    letter.reply_to = identity.seal(reply, about="letter.reply_to") if reply else None
    letter.words_print, letter.sample, letter.erased_at = prints(given.words), None, None


def _locked(letter_id: int, supporter: str) -> Letter | None:
    """The letter, and with it every letter of the same writer to the same office."""
    rows = Letter.objects.select_related("action__campaign", "action__about__case", "office")
    letter = rows.select_related("mailbox").filter(pk=letter_id, supporter=supporter).first()
    if letter is None:
        return None
    same = Letter.objects.filter(
        supporter=supporter, action=letter.action_id, office=letter.office_id
    )
    held = {one.pk: one for one in same.select_for_update().order_by("pk")}
    if letter_id not in held:
        return None
    letter.refresh_from_db()
    return letter


def _make_room(letter: Letter) -> bool:
    """Whether it may take the place of what its writer confirmed before."""
    before = Letter.objects.filter(
        supporter=letter.supporter, action=letter.action_id, office=letter.office_id
    ).exclude(state=Letter.State.WAITING)
    if before.exclude(state__in=REPLACEABLE).exists():
        return False
    before.delete()
    return True


def _into_the_queue(letter: Letter, *, at: datetime) -> str:
    state = Letter.State.TO_SEE if letter.action.moderated else Letter.State.QUEUED
    letter.state, letter.because, letter.ended_at, letter.mail = state, "", None, None
    letter.seen_by, letter.seen_at = "", None
    letter.confirmed_at, letter.keep_until = at, (at + STANDS).date()
    letter.save()
    told = ((letter.name, Consent.Purpose.NAME_TO_MISSION),
            (letter.reply_to, Consent.Purpose.REPLY_TO_ME))  # fmt: skip
    Consent.objects.bulk_create(
        Consent(
            supporter=letter.supporter, purpose=purpose, wording=WORDING,
            about=f"letter:{letter.pk}", given_at=at, keep_until=(at + CONSENT_KEPT).date(),
        )
        for sealed, purpose in told if sealed is not None
    )  # fmt: skip
    return state


def _keep_what_is_told(letter: Letter, tells: Tells) -> None:
    hidden = letter.action.high_risk
    if hidden or not tells.name:
        letter.name = None
    if hidden or not tells.address:
        letter.reply_to = None
    letter.show_country = letter.show_country and tells.country and not hidden


def _withdraw_consents(letter: Letter, *, at: datetime) -> None:
    given = Consent.objects.filter(supporter=letter.supporter, about=f"letter:{letter.pk}")
    given.filter(withdrawn_at=None).update(withdrawn_at=at)


def _can_be_taken_back(letter: Letter) -> bool:
    """Until the worker has taken its mail, or a digest has told of it."""
    if letter.state == Letter.State.DIGEST:
        mailbox = Mailbox.objects.select_for_update().get(pk=letter.mailbox_id)  # as digests do
        told = told_since(mailbox)
        return told is None or (letter.ended_at is not None and letter.ended_at > told)
    if letter.state != Letter.State.SCHEDULED:
        return letter.state in REPLACEABLE
    if letter.mail_id is None:
        return True
    mail = Mail.objects.select_for_update().get(pk=letter.mail_id)
    return mail.state == Mail.State.QUEUED
