"""What missions answered, opened for a person. A hostile mail is only ever shown as plain text."""

from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.db.models import Count
from django.utils.html import strip_tags

from endreprisals.adapters.sealing import SealBroken
from endreprisals.campaign_desk.letter_words import authentic
from endreprisals.campaigns.models import MissionReply
from endreprisals.supporters.identity import opened_bytes

PAGE = 50
MOST_SHOWN = 20_000  # characters
MOST_PARTS = 30


@dataclass(frozen=True, slots=True)
class ReplyList:
    """Unseen ones first, then the latest; and how many of each kind."""

    lines: tuple[MissionReply, ...]
    page: int
    pages: int
    total: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OpenReply:
    """One mail that came back."""

    reply: MissionReply
    sender: str  # as the mail says; anybody can write anything there
    subject: str
    words: str
    attachments: tuple[str, ...]  # their kinds; they are not opened
    authentic: str
    broken: bool


def reply_list(page: int) -> ReplyList:
    """Three queries, however many there are."""
    rows = MissionReply.objects.select_related("mailbox")
    total = rows.count()
    pages = max(-(-total // PAGE), 1)
    page = min(max(page, 1), pages)
    # Empty sorts first: what nobody has classified.
    shown = rows.order_by("classified_by", "-received_at", "-pk")
    kinds = dict(MissionReply.objects.order_by().values_list("kind").annotate(n=Count("pk")))
    return ReplyList(tuple(shown[(page - 1) * PAGE : page * PAGE]), page, pages, total, kinds)


def open_reply(reply_id: int) -> OpenReply:
    """Raises `MissionReply.DoesNotExist`."""
    rows = MissionReply.objects.select_related("mailbox", "letter", "digest", "statement", "stance")
    reply = rows.get(pk=reply_id)
    try:
        raw = opened_bytes(bytes(reply.words), about="reply.words") if reply.words else b""
        broken = False
    except SealBroken:
        raw, broken = b"", True
    mail = message_from_bytes(raw, policy=policy.default)
    words, attachments = _read(mail)
    return OpenReply(
        reply=reply, sender=_header(mail, "From"), subject=_header(mail, "Subject"), words=words,
        attachments=attachments, authentic=authentic(reply.authentic), broken=broken,
    )  # fmt: skip


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name, ""))[:300]
    except Exception:  # the parser raises many kinds on a forged header
        return "?"


def _read(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Plain words, of HTML those between its marks; kinds of everything else."""
    plain, marked, others = [], [], []
    for nth, part in enumerate(mail.walk()):
        kind = part.get_content_type()
        if nth >= MOST_PARTS:
            others.append("more parts")
            break
        if part.is_multipart():
            continue
        if kind == "text/plain" and not part.is_attachment():
            plain.append(_text(part))
        elif kind == "text/html" and not part.is_attachment():
            marked.append(strip_tags(_text(part)))
        else:
            others.append(kind)
    words = "\n\n".join(plain or marked)
    return words[:MOST_SHOWN], tuple(others)


def _text(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
