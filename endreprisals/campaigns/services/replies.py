"""What missions answer: kept sealed and unread by machines until a person has said what it is.

Nothing is ever answered from here, to nobody: who forges ten thousand answers gets no mail back.
"""

import logging
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import getaddresses
from hashlib import sha256
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Digest, Letter, MissionReply
from endreprisals.campaigns.queries.letter_rules import day_in_geneva
from endreprisals.domain.campaigning.addresses import BadAddress, read_address
from endreprisals.ledger.models import Stance
from endreprisals.states.models import Mailbox, Statement
from endreprisals.supporters import identity
from endreprisals.supporters.models import Mail

logger = logging.getLogger(__name__)
Kind = MissionReply.Kind
MOST_BYTES: Final = 1_000_000  # what is beyond is cut off
# Of a mail that answers none of ours, which anybody can send as often as they like.
MOST_BYTES_UNTIED: Final = 64_000
MOST_UNTIED_A_DAY: Final = 1_000  # of mailboxes that we know, and as many of others
KEPT: Final = timedelta(days=365)  # a person of the mission may be named in it
KEPT_UNTIED: Final = timedelta(days=28)  # of a mail that belongs to no letter and no mailbox
KEPT_NOTHING: Final = timedelta(days=7)  # after a person said that there is nothing in it
BY_HAND: Final = (
    Kind.ACKNOWLEDGES, Kind.POSITION, Kind.REFUSES, Kind.STOP, Kind.DIGEST_ONLY, Kind.AUTOMATIC,
    Kind.NOT_A_REPLY,
)  # fmt: skip
WISHES: Final = {Kind.STOP: Mailbox.Wish.STOP, Kind.DIGEST_ONLY: Mailbox.Wish.DIGEST_ONLY}


class ReplyRefused(Exception):
    """Nothing was changed; the message is a code."""


def receive(
    *, raw: bytes, mail_pk: int | None, authentic: str, automatic: bool, at: datetime
) -> bool:
    """Put a mail that came in into quarantine. False: the very same one is there already, or it
    answers nothing of ours and as many as may came today; the log of the worker then says so.

    `mail_pk` is our mail that it answers, where that could be told; `authentic` is what is
    known of its sender: pass (the mission itself), other_sender, fail, none, unchecked.
    """
    key = sha256(raw).hexdigest()
    mail = Mail.objects.filter(pk=mail_pk).first() if mail_pk is not None else None
    mailbox = mail.mailbox_id if mail is not None else None
    if mailbox is None and mail is None:
        mailbox = _mailbox_that_wrote(raw)
    proven = mail is not None or (mailbox is not None and authentic == "pass")
    if not proven and _enough_today(mailbox, at):
        logger.warning("a mail that answers nothing was not kept: too many in a day")
        return False
    most = MOST_BYTES if proven else MOST_BYTES_UNTIED
    kept = KEPT if mailbox is not None else KEPT_UNTIED
    _, made = MissionReply.objects.get_or_create(
        file_key=key,
        defaults={
            "mailbox_id": mailbox,
            "letter": Letter.objects.filter(mail=mail).first() if mail else None,
            "digest": Digest.objects.filter(mail=mail).first() if mail else None,
            "received_at": at, "authentic": authentic[:20],
            "words": identity.seal(raw[:most], about="reply.words"),
            "kind": Kind.AUTOMATIC if automatic else Kind.UNSEEN,
            "keep_until": (at + kept).date(),
        },
    )  # fmt: skip
    return made


def _enough_today(mailbox: int | None, at: datetime) -> bool:
    """Of those that say they come from a mailbox that we know, spam leaves the number untouched."""
    untied = MissionReply.objects.filter(letter=None, digest=None, mailbox__isnull=mailbox is None)
    today = untied.filter(received_at__gt=at - timedelta(days=1))
    return today.count() >= MOST_UNTIED_A_DAY


def classify(
    reply_id: int,
    kind: str,
    *,
    by: str,
    at: datetime,
    mailbox: int | None = None,
    statement: str = "",
    stance: int | None = None,
    keeps_contacts: bool = False,
) -> None:
    """Say what a reply is. A wish to stop, or for numbers alone, holds from this moment on.

    `mailbox` says whose it is where that could not be told. A wish in a mail that answers none of
    ours is followed only for somebody who keeps the contacts, since anybody may have written it:
    `keeps_contacts`. A position may be tied to a statement
    of the ledger or to a judgement. Raises `ReplyRefused`.
    """
    if kind not in BY_HAND:
        raise ReplyRefused("no_such_kind")
    with transaction.atomic():
        reply = MissionReply.objects.select_for_update().get(pk=reply_id)
        if mailbox is not None and mailbox != reply.mailbox_id:
            if reply.mailbox_id is not None:
                raise ReplyRefused("mailbox_known")
            if not Mailbox.objects.filter(pk=mailbox).exists():
                raise ReplyRefused("no_such_mailbox")
            reply.mailbox_id = mailbox
        if kind in WISHES:
            if reply.letter_id is None and reply.digest_id is None and not keeps_contacts:
                raise ReplyRefused("wish_needs_contacts")
            _follow_wish(reply, WISHES[Kind(kind)], by=by, at=at)
        reply.kind, reply.classified_by, reply.classified_at = kind, by, at
        reply.statement = _statement(statement) if kind == Kind.POSITION else None
        reply.stance = _stance(stance) if kind == Kind.POSITION else None
        if kind in (Kind.AUTOMATIC, Kind.NOT_A_REPLY):
            reply.keep_until = (at + KEPT_NOTHING).date()
        reply.save()
        audit(
            Event.Kind.REPLY_CLASSIFIED, actor=by, at=at, target=f"reply-{reply.pk}", what=kind,
            mailbox=reply.mailbox_id or 0,
        )  # fmt: skip


def _follow_wish(reply: MissionReply, wish: Mailbox.Wish, *, by: str, at: datetime) -> None:
    if reply.mailbox_id is None:
        raise ReplyRefused("whose_mailbox")
    mailbox = Mailbox.objects.select_for_update().get(pk=reply.mailbox_id)
    if mailbox.wish == Mailbox.Wish.STOP:
        return  # a stop is never made weaker by a later reading
    mailbox.wish, mailbox.wished_on = wish, day_in_geneva(at)
    mailbox.save(update_fields=["wish", "wished_on"])
    audit(
        Event.Kind.MAILBOX_WISH, actor=by, at=at, target=f"mailbox-{mailbox.pk}", wish=wish,
        reply=reply.pk,
    )  # fmt: skip


def _statement(number: str) -> Statement | None:
    if not number:
        return None
    found = Statement.objects.filter(number=number, withdrawn_at=None).first()
    if found is None:
        raise ReplyRefused("no_such_statement")
    return found


def _stance(number: int | None) -> Stance | None:
    if number is None:
        return None
    found = Stance.objects.filter(pk=number, withdrawn_at=None).first()
    if found is None:
        raise ReplyRefused("no_such_stance")
    return found


def _mailbox_that_wrote(raw: bytes) -> int | None:
    """By its From line, which anybody can forge: it only says under which mailbox it is shown."""
    head = message_from_bytes(raw[:MOST_BYTES], policy=policy.compat32)
    written = [address for _, address in getaddresses([str(head.get("From", ""))])]
    try:
        canonical = read_address(written[0]).canonical if written else ""
    except BadAddress:
        return None
    found = Mailbox.objects.filter(address=canonical).values_list("pk", flat=True).first()
    return int(found) if found is not None else None
