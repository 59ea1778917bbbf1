"""Taking in the mail that came. Nothing is ever answered: whoever is forged as its sender gets
nothing from us.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.utils.module_loading import import_string

from endreprisals.adapters import mail_in
from endreprisals.adapters.mail_boxes import Box, BoxClosed, Maildir, Waiting, imap_box, over_tls
from endreprisals.adapters.mail_signing import (
    UNCHECKED,
    DnsOfARound,
    LookUp,
    authenticity,
    sender,
)
from endreprisals.domain.campaigning.addresses import BadAddress, read_address
from endreprisals.states.models import Mailbox
from endreprisals.supporters.envelopes import mail_of_bounce_address, mail_of_message_ids
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.bounces import came_back
from endreprisals.supporters.services.tidying import refused_dir

logger = logging.getLogger(__name__)
MOST: Final = 500  # mails of one round
OTHER_SENDER: Final = "other_sender"  # it answers a letter, and another wrote it than got it
TRIES: Final = 3  # of one mail; after that it is set aside
DAY: Final = 86_400  # seconds


class NotAllTakenIn(Exception):
    """Some mails could not be taken in and stay where they are."""


def pick_up(*, at: datetime) -> int:
    """Everything that waits, up to a number; how many. Raises `NotAllTakenIn`."""
    failed = taken = 0
    look_up = DnsOfARound() if settings.MAIL_ASK_DNS else None
    with _box() as box:
        for mail in box.waiting(most=MOST):
            if mail.raw is None:
                logger.warning("a mail that came in is too long and was set aside")
                box.set_aside(mail, refused_dir())
                continue
            try:
                take_in(mail.raw, look_up=look_up, at=at)
            except Exception as error:  # of any room; the other mails are taken in
                logger.error("a mail that came in: %s", type(error).__name__)  # noqa: TRY400
                failed += 1
                _set_aside_at_last(box, mail, error)
            else:
                box.done(mail)
                taken += 1
    if failed:
        raise NotAllTakenIn
    return taken


def take_in(raw: bytes, *, look_up: LookUp | None, at: datetime) -> None:
    """A report about one of our mails is acted on; everything else is handed over for people.

    A report is believed only where our own server delivered it to the address that stands in the
    envelope of that mail alone. What a report quotes, anybody has who was ever answered.
    """
    read = mail_in.read(raw, envelope=settings.MAIL_IN_ENVELOPE)
    bounce_of = mail_of_bounce_address(read.delivered_to)
    if read.is_report and bounce_of is not None:
        if read.report is not None:
            came_back(bounce_of, status=read.report.status, hard=read.report.hard, at=at)
        return  # a delay or a receipt: the relay goes on by itself
    mail_pk = bounce_of or mail_of_message_ids(read.answers)
    mail = Mail.objects.select_related("mailbox").filter(pk=mail_pk).first() if mail_pk else None
    automatic = read.automatic or read.is_report
    mailbox = mail.mailbox if mail is not None else _mailbox_that_wrote(raw)
    authentic = _authentic(raw, mailbox, look_up)
    if mail is not None and mailbox is not None and not automatic and authentic != OTHER_SENDER:
        # Somebody is there: what came back before is forgotten.
        Mailbox.objects.filter(pk=mailbox.pk, soft_bounces__gt=0).update(soft_bounces=0)
    for path in settings.MAIL_RECEIVERS:
        import_string(path)(
            raw=raw, mail_pk=mail.pk if mail else None, authentic=authentic, automatic=automatic,
            at=at,
        )  # fmt: skip


def _authentic(raw: bytes, mailbox: Mailbox | None, look_up: LookUp | None) -> str:
    """What is known of its sender; `pass` means the mission itself.

    At a provider of private mail everybody has the same domain: there the whole address counts.
    Nobody is asked about mails that belong to no mailbox.
    """
    if mailbox is None:
        return UNCHECKED
    wrote = _canonical(sender(raw))
    same = wrote if mailbox.consumer else wrote.rpartition("@")[2]
    if same != (mailbox.address if mailbox.consumer else mailbox.address.rpartition("@")[2]):
        return OTHER_SENDER
    return authenticity(raw, look_up=look_up) if look_up else UNCHECKED


def _mailbox_that_wrote(raw: bytes) -> Mailbox | None:
    wrote = _canonical(sender(raw))
    return Mailbox.objects.filter(address=wrote).first() if wrote else None


def _canonical(address: str) -> str:
    try:
        return read_address(address).canonical
    except BadAddress:
        return ""


def _set_aside_at_last(box: Box, mail: Waiting, error: Exception) -> None:
    """So that no mail, however it is made, keeps those behind it from being read."""
    if mail.raw is None or isinstance(error, OperationalError | InterfaceError):
        return  # the database: no fault of the mail
    key = f"pick-up:{sha256(mail.raw).hexdigest()}"
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, timeout=DAY)
    if tries >= TRIES:
        logger.warning("a mail that came in failed %s times and was set aside", tries)
        box.set_aside(mail, refused_dir())


@contextmanager
def _box() -> Iterator[Box]:
    if settings.MAIL_IN == "maildir":
        yield Maildir(settings.MAIL_IN_DIR)
        return
    if not settings.IMAP_HOST:
        raise BoxClosed("IMAP_HOST is not set")
    with imap_box(
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_USER, settings.IMAP_PASSWORD,
        connect=over_tls,
    ) as box:  # fmt: skip
        yield box
