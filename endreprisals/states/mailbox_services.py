"""Keeping mailboxes of offices: two people, two days where in doubt, and the wish of the office."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.addresses import BadAddress, consumer_domain, read_address
from endreprisals.states.models import Mailbox, Office
from endreprisals.states.office_queries import last_seen

_REFUSALS = {
    "empty": "write the address",
    "too_long": "no address is that long",
    "not_an_address": "this is no mail address: write it as mission@mission.example",
    "control_character": "there is a hidden character in it: type it anew, do not paste it",
    "several": "one address at a time",
    "mixed_scripts": "it has letters of two scripts that look alike: type it anew, from its source",
    "no_domain": "what stands after the @ is no domain",
}


class MailboxRefused(Exception):
    """It cannot be kept so; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class MailboxEntry:
    """An address with where it was seen, and when."""

    address: str
    source: str
    verified_on: date
    role: str = Mailbox.Role.GENERAL


@transaction.atomic
def enter_mailbox(entry: MailboxEntry, *, by: str, at: datetime) -> Mailbox:
    """Write down an address; nothing is sent there until another person has checked it."""
    try:
        read = read_address(entry.address)
    except BadAddress as bad:
        raise MailboxRefused(f"Not kept: {_REFUSALS[bad.code]}. Nothing was changed.") from None
    if not entry.source.strip():
        raise MailboxRefused("Not kept: say where the address stands, and who says so.")
    if entry.verified_on > at.date():
        raise MailboxRefused("Not kept: it cannot have been seen in the future.")
    there = Mailbox.objects.filter(address=read.canonical).first()
    if there is not None:
        raise MailboxRefused(f"This address is there already: it is mailbox {there.pk}.")
    mailbox = Mailbox.objects.create(
        address=read.canonical,
        role=entry.role,
        source=entry.source.strip(),
        verified_on=entry.verified_on,
        consumer=consumer_domain(read.domain),
        entered_by=by,
        entered_at=at,
    )
    audit(
        Event.Kind.MAILBOX_ENTERED, actor=by, at=at, target=_target(mailbox),
        consumer=int(mailbox.consumer),
    )  # fmt: skip
    return mailbox


@transaction.atomic
def replace_mailbox(mailbox_id: int, entry: MailboxEntry, *, by: str, at: datetime) -> Mailbox:
    """Another address in place of this one, which is stopped; its offices go over to the new one.

    The new one waits for its check like any other, so its offices get no mail meanwhile.
    """
    old = _locked(mailbox_id)
    new = enter_mailbox(entry, by=by, at=at)
    Office.objects.filter(mailbox=old).update(mailbox=new)
    if old.stopped_at is None:
        _stop(old, f"replaced by mailbox {new.pk}", by=by, at=at)
    return new


@transaction.atomic
def check_mailbox(mailbox_id: int, *, by: str, at: datetime) -> Mailbox:
    """Agree, as the second person, that the address stands at its source."""
    mailbox = _locked(mailbox_id)
    if mailbox.checked_at is not None:
        raise MailboxRefused("It was checked already. Nothing was changed.")
    if mailbox.entered_by == by:
        raise MailboxRefused("You entered it: another person must check it against its source.")
    mailbox.checked_by, mailbox.checked_at = by, at
    mailbox.save(update_fields=["checked_by", "checked_at"])
    audit(Event.Kind.MAILBOX_CHECKED, actor=by, at=at, target=_target(mailbox))
    return mailbox


@transaction.atomic
def verify_mailbox(mailbox_id: int, *, on: date, by: str, at: datetime) -> Mailbox:
    """Note that the address was seen at its source again on a day.

    At a provider of private mail the second look must be that of another person on another day:
    whoever forges one page for one visit is found out on the next.
    """
    mailbox = _locked(mailbox_id)
    if on > at.date():
        raise MailboxRefused("It cannot have been seen in the future. Nothing was changed.")
    if on <= last_seen(mailbox):
        raise MailboxRefused("It was seen on that day or later already: look again on another day.")
    if mailbox.consumer and mailbox.verified_again_on is None:
        if mailbox.entered_by == by:
            raise MailboxRefused("You saw it the first time: another person must look again.")
        mailbox.verified_again_on = on
    else:
        mailbox.verified_on = on
    mailbox.save(update_fields=["verified_on", "verified_again_on"])
    audit(Event.Kind.MAILBOX_VERIFIED, actor=by, at=at, target=_target(mailbox))
    return mailbox


@transaction.atomic
def note_wish(
    mailbox_id: int, wish: str, *, on: date, before_votes: bool, by: str, at: datetime
) -> Mailbox:
    """Note what the office asked of us. It holds at once, in every campaign."""
    mailbox = _locked(mailbox_id)
    if on > at.date():
        raise MailboxRefused("It cannot have been asked in the future. Nothing was changed.")
    mailbox.wish, mailbox.wished_on = wish, on
    mailbox.before_votes = before_votes and wish == Mailbox.Wish.NONE
    mailbox.save(update_fields=["wish", "wished_on", "before_votes"])
    audit(
        Event.Kind.MAILBOX_WISH, actor=by, at=at, target=_target(mailbox), wish=wish,
        before_votes=int(mailbox.before_votes),
    )  # fmt: skip
    return mailbox


@transaction.atomic
def stop_mailbox(mailbox_id: int, *, because: str, by: str, at: datetime) -> Mailbox:
    """Send nothing there any more, for a reason of ours: a bounce, a block, a doubt."""
    mailbox = _locked(mailbox_id)
    if mailbox.stopped_at is not None:
        raise MailboxRefused("It is stopped already. Nothing was changed.")
    if not because.strip():
        raise MailboxRefused("Say why, so that whoever lifts the stop knows what to look at.")
    return _stop(mailbox, because.strip()[:300], by=by, at=at)


@transaction.atomic
def lift_stop(mailbox_id: int, *, by: str, at: datetime) -> Mailbox:
    """Write there again. After a hard bounce somebody must have seen the address since."""
    mailbox = _locked(mailbox_id)
    if mailbox.stopped_at is None:
        raise MailboxRefused("It is not stopped. Nothing was changed.")
    bounced = mailbox.hard_bounced_at
    if bounced is not None and last_seen(mailbox) < bounced.date():
        raise MailboxRefused("Mail came back from it: see it at its source again first.")
    mailbox.stopped_at, mailbox.stopped_by, mailbox.stopped_because = None, "", ""
    mailbox.hard_bounced_at, mailbox.soft_bounces = None, 0
    mailbox.save(
        update_fields=[
            "stopped_at", "stopped_by", "stopped_because", "hard_bounced_at", "soft_bounces",
        ]
    )  # fmt: skip
    audit(Event.Kind.MAILBOX_STOPPED, actor=by, at=at, target=_target(mailbox), lifted=1)
    return mailbox


def _stop(mailbox: Mailbox, because: str, *, by: str, at: datetime) -> Mailbox:
    mailbox.stopped_at, mailbox.stopped_by, mailbox.stopped_because = at, by, because
    mailbox.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    audit(Event.Kind.MAILBOX_STOPPED, actor=by, at=at, target=_target(mailbox))
    return mailbox


def _locked(mailbox_id: int) -> Mailbox:
    return Mailbox.objects.select_for_update().get(pk=mailbox_id)


def _target(mailbox: Mailbox) -> str:
    return f"mailbox-{mailbox.pk}"
