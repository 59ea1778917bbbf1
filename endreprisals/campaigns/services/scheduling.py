"""From the queue into the outbox, within what one mailbox can bear, and back when a mail has ended.

A place in the budget is a place on one day in Geneva. A letter that could not leave on its day
goes back into the queue for a place on another, so a pause or an outage never ends in a flood.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from endreprisals.campaigns.models import Action, Campaign, Letter, MailboxDay, Text
from endreprisals.campaigns.queries.letter_rules import (
    DIGEST_ONLY,
    PASSING,
    SAID_STOP,
    day_in_geneva,
    ends,
    why_not,
)
from endreprisals.campaigns.services.letters import end, prints
from endreprisals.domain.campaigning.own_words import TOO_LIKE, likeness
from endreprisals.domain.campaigning.schedule import next_slots
from endreprisals.domain.campaigning.texts import APPROACHES
from endreprisals.states.models import Mailbox, Office
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.outbox import Order, queue

LOOKS_BACK: Final = timedelta(days=90)  # for likeness
BACKLOG: Final = timedelta(days=7)  # who would wait longer is counted in the digest
WAITING_TO_LEAVE: Final = (Letter.State.TO_SEE, Letter.State.QUEUED)
Held = Letter.State
HEAVY: Final = ("subject", "words", "sample", "name", "reply_to", "words_print")


@dataclass(frozen=True, slots=True)
class Done:
    """What one look at the queue came to, in letters."""

    scheduled: int
    to_digest: int
    stopped: int
    settled: int


@dataclass(slots=True)
class Seen:
    """What a mailbox got or will get: prints, found again by each of their parts."""

    of: list[frozenset[str]] = field(default_factory=list)
    where: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, words: Iterable[str]) -> None:
        """Remember one letter."""
        one = frozenset(words)
        for part in one:
            self.where[part].append(len(self.of))
        self.of.append(one)

    def has_like(self, words: Collection[str]) -> bool:
        """Whether a letter that is too like these words is among them."""
        shared = Counter(at for part in set(words) for at in self.where.get(part, ()))
        return any(likeness(words, self.of[at]) >= TOO_LIKE for at in shared)


def schedule_due(at: datetime) -> Done:
    """Look at every queue once. Safe to run as often as one likes, and by two workers at a time."""
    settled = settle(at)
    follow_offices()
    stopped = stop_ended(at)
    waiting = Letter.objects.filter(state=Held.QUEUED).order_by("mailbox_id")
    scheduled = to_digest = 0
    for mailbox_id in waiting.values_list("mailbox_id", flat=True).distinct():
        with transaction.atomic():
            into_outbox, into_digest = _schedule(mailbox_id, at)
        scheduled, to_digest = scheduled + into_outbox, to_digest + into_digest
    return Done(scheduled, to_digest, stopped, settled)


def settle(at: datetime) -> int:
    """Let letters follow their mails: sent only where the relay took it. Returns how many moved.

    One that was sent and came back days later is failed, as its mail is.
    """
    ended = (Mail.State.SENT, Mail.State.FAILED, Mail.State.STOPPED)
    rows = Letter.objects.filter(
        Q(state=Held.SCHEDULED, mail__state__in=ended)
        | Q(state=Held.SENT, mail__state=Mail.State.FAILED)
    )
    moved = 0
    for pk in rows.values_list("pk", flat=True):
        with transaction.atomic():
            letter = rows.select_for_update(of=("self",)).select_related("mail").filter(pk=pk)
            moved += sum(_follow(one, at) for one in letter)
    return moved


def follow_offices() -> int:
    """A letter goes to the office it was written to: where that has another mailbox by now, which
    two people have seen, it waits for that one. Returns how many moved.
    """
    moved = Letter.objects.filter(
        state__in=WAITING_TO_LEAVE, office__checked_at__isnull=False,
        office__mailbox__isnull=False,
    ).exclude(mailbox=F("office__mailbox"))  # fmt: skip
    box = Office.objects.filter(pk=OuterRef("office")).values("mailbox")[:1]
    return moved.update(mailbox=Subquery(box))


def stop_ended(at: datetime) -> int:
    """Stop what waits for an action, a case or a mailbox that is over. Returns how many."""
    here = Letter.objects.filter(state__in=WAITING_TO_LEAVE)
    rows = here.select_related(
        "action__campaign", "action__about__case", "office", "mailbox"
    ).defer(*HEAVY)
    why: dict[tuple[int, int, int], str] = {}
    stopped = 0
    for letter in rows:
        place = (letter.action_id, letter.office_id, letter.mailbox_id)
        if place not in why:
            why[place] = why_not(letter.action, letter.office, letter.mailbox, at=at)
        because = why[place]
        if ends(because, letter.mailbox, at=at):
            stopped += _end_if_still(letter.pk, WAITING_TO_LEAVE, Held.STOPPED, because, at)
    return stopped


def _schedule(mailbox_id: int, at: datetime) -> tuple[int, int]:
    """Give places to the letters of one mailbox; holds its row until all are given."""
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox_id)
    waiting = Letter.objects.filter(mailbox=mailbox, state=Held.QUEUED)
    locked = waiting.select_for_update(of=("self",)).select_related("office")
    letters = list(locked.order_by("confirmed_at", "pk"))
    if mailbox.wish == Mailbox.Wish.DIGEST_ONLY:
        return 0, _to_digest(letters, DIGEST_ONLY, at)
    actions = Action.objects.select_related("campaign", "about__case")
    held = {one.pk: one for one in actions.filter(pk__in={one.action_id for one in letters})}
    places = {(one.action_id, one.office_id): one.office for one in letters}
    open_now = {
        place for place, office in places.items()
        if not why_not(held[place[0]], office, mailbox, at=at)
    }  # fmt: skip
    may_go = [one for one in letters if (one.action_id, one.office_id) in open_now]
    fresh, alike = _told_apart(may_go, at)
    to_digest = _to_digest(alike, "too_alike", at)
    scheduled = 0
    for campaign in sorted({one.campaign for one in held.values()}, key=lambda one: one.pk):
        theirs = [one for one in fresh if held[one.action_id].campaign_id == campaign.pk]
        placed, late = _place(theirs, mailbox, campaign, at)
        scheduled += placed
        to_digest += _to_digest(late, "too_many", at)
    return scheduled, to_digest


def _told_apart(letters: Sequence[Letter], at: datetime) -> tuple[list[Letter], list[Letter]]:
    """Those that differ from what the mailbox got in 90 days and from our own text; the others."""
    if not letters:
        return [], []
    seen = Seen()
    got = Letter.objects.filter(mailbox=letters[0].mailbox_id).filter(
        Q(state=Held.SCHEDULED) | Q(state=Held.SENT, ended_at__gte=at - LOOKS_BACK)
    )
    ours = Text.objects.filter(action__in={one.action_id for one in letters}, part__in=APPROACHES)
    for words in got.values_list("words_print", flat=True):
        seen.add(words)
    for body in ours.values_list("body", flat=True):
        seen.add(prints(body))
    fresh, alike = [], []
    for letter in letters:
        if seen.has_like(letter.words_print):
            alike.append(letter)
        else:
            fresh.append(letter)
            seen.add(letter.words_print)
    return fresh, alike


def _place(
    letters: Sequence[Letter], mailbox: Mailbox, campaign: Campaign, at: datetime
) -> tuple[int, list[Letter]]:
    """Places in the budget for as many as have one soon enough; the rest comes back."""
    if not letters:
        return 0, []
    days = MailboxDay.objects.filter(mailbox=mailbox, day__gte=day_in_geneva(at))
    slots = next_slots(
        len(letters), now=at, taken=dict(days.values_list("day", "letters")),
        seed=f"{mailbox.pk}:{day_in_geneva(at)}:{letters[0].pk}", vote_at=campaign.vote_at,
        before_votes=mailbox.before_votes, until=day_in_geneva(at + BACKLOG),
    )  # fmt: skip
    for letter, slot in zip(letters, slots, strict=False):
        _put_into_outbox(letter, mailbox, slot, at)
    return len(slots), list(letters[len(slots) :])


def _put_into_outbox(letter: Letter, mailbox: Mailbox, slot: datetime, at: datetime) -> None:
    day = day_in_geneva(slot)
    _take_place(mailbox, day)
    key = f"letter:{letter.pk}:{int(slot.timestamp())}"  # a later try has a later slot
    order = Order(
        key=key, stream=Mail.Stream.LETTERS, kind="letter", language=letter.language,
        supporter=letter.supporter, mailbox=mailbox.pk,
        detail={"letter": letter.pk, "day": day.isoformat()}, not_before=slot,
    )  # fmt: skip
    queue([order], at=at)
    letter.mail = Mail.objects.get(key=key)
    letter.state = Held.SCHEDULED
    letter.save(update_fields=["mail", "state"])


def _take_place(mailbox: Mailbox, day: date) -> None:
    """One more on that day. The database refuses a 21st."""
    row, _ = MailboxDay.objects.select_for_update().get_or_create(mailbox=mailbox, day=day)
    MailboxDay.objects.filter(pk=row.pk).update(letters=F("letters") + 1)


def _follow(letter: Letter, at: datetime) -> int:
    mail = letter.mail
    assert mail is not None  # noqa: S101 -- the query asked for its state
    ended = mail.ended_at or at
    if mail.state == Mail.State.SENT:
        end(letter, Held.SENT, "", at=ended)
    elif mail.state == Mail.State.FAILED:
        end(letter, Held.FAILED, mail.because or "refused", at=ended)
    elif mail.because in (*PASSING, SAID_STOP):
        # Its place is lost, not the letter.
        letter.mail, letter.state = None, Held.QUEUED
        letter.save(update_fields=["mail", "state"])
    elif mail.because == DIGEST_ONLY:
        end(letter, Held.DIGEST, DIGEST_ONLY, at=at)
    else:
        end(letter, Held.STOPPED, mail.because, at=ended)
    return 1


def _to_digest(letters: Iterable[Letter], because: str, at: datetime) -> int:
    return sum(
        _end_if_still(letter.pk, (Held.QUEUED,), Held.DIGEST, because, at) for letter in letters
    )


def _end_if_still(
    pk: int, states: Collection[str], state: Letter.State, because: str, at: datetime
) -> int:
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(pk=pk, state__in=states).first()
        if letter is None:
            return 0
        end(letter, state, because, at=at)
    return 1
