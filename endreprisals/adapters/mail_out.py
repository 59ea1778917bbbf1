"""Making the bytes of one mail: headers that nobody can add to, text, and simple HTML from it.

The sender is always our own domain. Sources: RFC 5322 and 2045-2047 (form), RFC 8058 (one-click
unsubscribe), RFC 3834 (what machines write), campaigns reference section 5.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

from django.utils.html import escape
from django.utils.translation import get_language_info

SUBJECT_MOST = 300  # characters
NAME_MOST = 80
TEXT_MOST = 200_000
UNFOLDED = {"list-unsubscribe", "list-unsubscribe-post", "message-id"}  # read as one line: RFC 8058
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]")
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,253}\Z)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\Z"
)
# An address ends before the stop or bracket that closes the sentence around it.
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'’”»]")
_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


class BadMail(ValueError):
    """What cannot be a mail; the message is a code and holds nothing of the mail."""


class _Unfolded(EmailPolicy):
    """As SMTP wants it, with some headers kept on one line."""

    def fold(self, name: str, value: str) -> str:
        return _line(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return _line(name, value).encode("ascii") or super().fold_binary(name, value)


POLICY = _Unfolded(linesep=SMTP.linesep, cte_type="7bit", raise_on_defect=False)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes to whom. All of it is ours but `to` and `reply_to`."""

    sender: str  # our address, in From
    sender_name: str
    to: str
    message_id: str  # without angle brackets
    language: str
    at: datetime
    reply_to: str = ""
    unsubscribe: str = ""  # https address
    automatic: bool = True  # written by a machine: RFC 3834
    bulk: bool = False


def composed(head: Letterhead, *, subject: str, text: str, html: str = "") -> bytes:
    """The mail as it travels, lines ending in CRLF. Raises `BadMail`."""
    message = EmailMessage(policy=POLICY)
    message["From"] = _mailbox(head.sender, name=head.sender_name)
    message["To"] = _mailbox(head.to)
    if head.reply_to:
        message["Reply-To"] = _mailbox(head.reply_to)
    message["Subject"] = _one_line(subject, most=SUBJECT_MOST)
    message["Date"] = format_datetime(head.at)
    message["Message-ID"] = f"<{_id(head.message_id)}>"
    if head.unsubscribe:
        message["List-Unsubscribe"] = f"<{_https(head.unsubscribe)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if head.automatic:
        message["Auto-Submitted"] = "auto-generated"
    if head.bulk:
        message["Precedence"] = "bulk"
    body = _text(text)
    message.set_content(body, cte="quoted-printable")
    message.add_alternative(
        _text(html) if html else html_from_text([(head.language, body)]),
        subtype="html", cte="quoted-printable",
    )  # fmt: skip
    message["Content-Language"] = _one_line(head.language, most=10)
    # The line between the parts is made by us, so that the same mail is always the same bytes.
    message.set_boundary(f"part-{_id(head.message_id).partition('@')[0]}")
    return message.as_bytes(policy=POLICY)


def html_from_text(parts: Sequence[tuple[str, str]]) -> str:
    """A whole page of (language, plain words), each part marked with its language and direction.

    Paragraphs and links and nothing else: no picture, no style, nothing fetched. A blank line
    begins a paragraph; a link leads to exactly what is written.
    """
    first = parts[0][0]
    blocks = "\n".join(_block(language, words) for language, words in parts)
    return (
        f"<!doctype html>\n<html {_marks(first)}>\n"
        f'<head><meta charset="utf-8"><title></title></head>\n'
        f"<body>\n{blocks}\n</body>\n</html>\n"
    )


def is_address(text: str) -> bool:
    """Whether a canonical address can stand in a mail: ASCII, one @, a domain with a dot."""
    return _ADDRESS.match(text) is not None and ".." not in text


def _block(language: str, words: str) -> str:
    paragraphs = (part.strip("\n") for part in re.split(r"\n\s*\n", words.strip()))
    inner = "\n".join(f"<p>{_linked(part)}</p>" for part in paragraphs)
    return f"<div {_marks(language)}>\n{inner}\n</div>"


def _linked(paragraph: str) -> str:
    pieces, end = [], 0
    for found in _LINK.finditer(paragraph):
        address = escape(found[0])
        pieces += [escape(paragraph[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return "".join([*pieces, escape(paragraph[end:])]).replace("\n", "<br>\n")


def _marks(language: str) -> str:
    """Language and direction as attributes; the direction is left to the words where unknown."""
    try:
        direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        direction = "auto"
    return f'lang="{escape(_TAGS.get(language, language))}" dir="{direction}"'


def _mailbox(address: str, *, name: str = "") -> Address:
    if not is_address(address):
        raise BadMail("bad_address")
    local, _, domain = address.rpartition("@")
    shown = re.sub(r"""[<>@"\\]""", " ", _one_line(name, most=len(name), empty=True))
    return Address(_shortened(" ".join(shown.split()), most=NAME_MOST), local, domain)


def _shortened(name: str, *, most: int) -> str:
    """Cut after a word where it is too long to stand before an address; the text has it whole."""
    if len(name) <= most:
        return name
    words, _, _ = name[: most - 2].rpartition(" ")
    return (words or name[: most - 3]).rstrip(" ,;") + "..."


def _one_line(text: str, *, most: int, empty: bool = False) -> str:
    if _CONTROL.search(text):
        raise BadMail("control_character")
    if len(text) > most or not (text.strip() or empty):
        raise BadMail("bad_length")
    return " ".join(text.split())


def _id(text: str) -> str:
    if not is_address(text):
        raise BadMail("bad_message_id")
    return text


def _https(address: str) -> str:
    if not re.fullmatch(r"https?://[!-;=?-~]{4,900}", address):
        raise BadMail("bad_unsubscribe")
    return address


def _text(text: str) -> str:
    if len(text) > TEXT_MOST:
        raise BadMail("bad_length")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or not _CONTROL.match(c)).rstrip() + "\n"


def _line(name: str, value: str) -> str:
    return f"{name}: {value}\r\n" if name.lower() in UNFOLDED else ""
