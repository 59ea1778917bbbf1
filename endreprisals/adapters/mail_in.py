"""Reading a mail that came in, as little of it as is needed, without trusting a byte.

Only the head of a mail is read, and of a report about delivery (RFC 3464) its first parts; nothing
is opened, decoded or followed. Sources: RFC 3464 (reports), RFC 3834 (what machines write).
"""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser, HeaderParser
from email.policy import compat32
from typing import Final

HEAD_MOST: Final = 131_072  # bytes of a head that are read
REPORT_MOST: Final = 262_144  # bytes of a report that are read
PARTS_MOST: Final = 10
FIELD_MOST: Final = 20_000  # characters of one field
GROUPS_MOST: Final = 20
_STATUS = re.compile(r"\s*([245])\.(\d{1,3})\.(\d{1,3})(?!\d)")
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report about delivery says of the first recipient that failed."""

    status: str  # 5.1.1
    hard: bool  # for good


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the head of a mail says."""

    delivered_to: str  # where our own server delivered it, as that server wrote on top
    answers: str  # Message-IDs of In-Reply-To and References, nearest first
    automatic: bool  # a machine wrote it
    is_report: bool  # about delivery, whatever it says
    report: Report | None  # of a failure


def read(raw: bytes, *, envelope: str) -> Incoming:
    """Any bytes can be read; what they do not say is blank.

    `envelope` is the field that our server writes on top. Of several the first is its own: what
    stands below came with the mail, as To and Cc did, and proves nothing.
    """
    head = BytesHeaderParser(policy=compat32).parsebytes(_head(raw))
    is_report = _is_report(head)
    parts = _parts(raw[:REPORT_MOST], head) if is_report else []
    references = _field(head, "References").split()
    return Incoming(
        delivered_to=str(head.get(envelope, ""))[:FIELD_MOST],
        answers="\n".join([_field(head, "In-Reply-To"), *reversed(references)]),
        automatic=_is_automatic(head),
        is_report=is_report,
        report=_failure(parts),
    )


def _head(raw: bytes) -> bytes:
    start = raw[:HEAD_MOST]
    end = _BLANK.search(start)
    return start[: end.start()] if end else start


def _field(head: Message, name: str) -> str:
    return "\n".join(str(value) for value in head.get_all(name, []))[:FIELD_MOST]


def _is_report(head: Message) -> bool:
    kind = " ".join(_field(head, "Content-Type").split()).lower()
    return kind.startswith("multipart/report") and "delivery-status" in kind


def _is_automatic(head: Message) -> bool:
    said = _field(head, "Auto-Submitted").strip().lower()
    return (
        (said != "" and not said.startswith("no"))
        or _field(head, "Return-Path").strip() == "<>"
        or _field(head, "Precedence").strip().lower() in {"auto_reply", "bulk", "junk"}
        or "X-Autoreply" in head
        or "X-Autorespond" in head
    )


def _parts(raw: bytes, head: Message) -> list[bytes]:
    """The parts at the top, undecoded; parts within parts stay as they are."""
    found = re.search(
        r'boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))', _field(head, "Content-Type")
    )
    if not found:
        return []
    line = re.escape((found[1] or found[2]).encode("ascii", "replace"))
    pieces = re.split(rb"(?:^|\r?\n)--" + line + rb"[^\r\n]*\r?\n?", raw, maxsplit=PARTS_MOST)
    return pieces[1:]


def _failure(parts: list[bytes]) -> Report | None:
    """Of the first recipient that failed; None when none did."""
    for part in parts:
        if not re.search(rb"(?im)^content-type:\s*message/delivery-status", _head(part)):
            continue
        for group in _BLANK.split(part, maxsplit=GROUPS_MOST)[1:]:
            fields = HeaderParser(policy=compat32).parsestr(group.decode("ascii", "replace"))
            status = _STATUS.match(_field(fields, "Status"))
            if _field(fields, "Action").strip().lower() == "failed" and status:
                return Report(".".join(status.groups()), hard=status[1] == "5")
    return None
