"""From a row of the outbox to an envelope: asks whether it may leave, makes its words, signs."""

import re
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from endreprisals.adapters.mail_out import BadMail, Letterhead, composed
from endreprisals.adapters.mail_relays import Envelope
from endreprisals.adapters.mail_signing import signed
from endreprisals.domain.campaigning.schedule import BUDGET, GENEVA
from endreprisals.states.models import Mailbox
from endreprisals.supporters.envelopes import bounce_address
from endreprisals.supporters.identity import opened
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Later, Rendered, Stop, render
from endreprisals.supporters.services.outbox import is_of_a_mission

BULK: Final = (Mail.Stream.NEWS, Mail.Stream.DIGESTS)
MOST_A_DAY: Final = {Mail.Stream.LETTERS: BUDGET.per_day, Mail.Stream.DIGESTS: 1}
_LOCAL = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def recipient(mail: Mail, *, at: datetime) -> str:
    """The address. Raises `Stop` or `Later` when nothing may go there now."""
    if mail.mailbox_id is None:
        if mail.address is None:
            raise Stop("no_address")
        typed = opened(bytes(mail.address), about="mail.address")
        # Asked here, where every kind passes: the page that took the address says nothing of it.
        if is_of_a_mission(typed):
            raise Stop("address_of_a_mission")
        return typed
    mailbox = Mailbox.objects.get(pk=mail.mailbox_id)
    because = _why_not(mailbox, mail.stream)
    if because:
        raise Stop(because)
    if _sent_today(mail, at) >= MOST_A_DAY.get(Mail.Stream(mail.stream), 1):
        raise Later(_tomorrow(at))
    return mailbox.address


def written(mail: Mail, to: str, *, at: datetime) -> Envelope:
    """The mail as it is now. Raises `Stop`, `Later`, `BadMail`."""
    words = render(mail, at=at)
    domain = settings.MAIL_DOMAINS[mail.stream]
    content = composed(
        _head(mail, words, to, domain, at),
        subject=words.subject, text=words.text, html=words.html,
    )  # fmt: skip
    key = settings.MAIL_DKIM_DIR / f"{mail.stream}.pem"
    if key.is_file():
        content = signed(
            content, domain=domain, selector=settings.MAIL_DKIM_SELECTOR, key=key.read_bytes()
        )
    return Envelope(
        stream=mail.stream, message_id=mail.message_id,
        sender=bounce_address(mail.pk, stream=mail.stream), to=to, content=content,
    )  # fmt: skip


def _head(mail: Mail, words: Rendered, to: str, domain: str, at: datetime) -> Letterhead:
    local = words.from_local or settings.MAIL_LOCALS[mail.stream]
    if not _LOCAL.fullmatch(local):
        raise BadMail("bad_sender")
    return Letterhead(
        sender=f"{local}@{domain}", sender_name=words.sender_name or settings.MAIL_NAME, to=to,
        message_id=mail.message_id, language=mail.language, at=at, reply_to=words.reply_to,
        unsubscribe=words.unsubscribe, automatic=mail.stream != Mail.Stream.LETTERS,
        bulk=mail.stream in BULK,
    )  # fmt: skip


def _why_not(mailbox: Mailbox, stream: str) -> str:
    """A code; blank when the mailbox may be written to. Looked at as the mail leaves."""
    if mailbox.stopped_at is not None:
        return "mailbox_stopped"
    if mailbox.wish == Mailbox.Wish.STOP:
        return "mission_said_stop"
    if mailbox.wish == Mailbox.Wish.DIGEST_ONLY and stream == Mail.Stream.LETTERS:
        return "digest_only"
    return "" if mailbox.is_live else "mailbox_not_checked"


def _sent_today(mail: Mail, at: datetime) -> int:
    """What the mailbox got from this stream on this day in Geneva, and what it may have got.

    The last line: places are given out where letters and digests are made.
    """
    midnight = at.astimezone(GENEVA).replace(hour=0, minute=0, second=0, microsecond=0)
    others = Mail.objects.filter(mailbox=mail.mailbox_id, stream=mail.stream).exclude(pk=mail.pk)
    perhaps = Q(state__in=(Mail.State.SENDING, Mail.State.UNKNOWN), claimed_at__gte=midnight)
    return others.filter(Q(sent_at__gte=midnight) | perhaps).count()


def _tomorrow(at: datetime) -> datetime:
    next_day = at.astimezone(GENEVA) + timedelta(days=1)
    return next_day.replace(hour=BUDGET.first_hour, minute=0, second=0, microsecond=0)
