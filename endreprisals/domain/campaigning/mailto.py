"""Links that open a letter in the reader's own mail program or webmail.

Source: RFC 6068, and the length at which Windows and Outlook cut (campaigns reference, thread 18).
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from endreprisals.domain.campaigning.letters import paste_here

MOST_MAILTO: Final = 1900  # characters of the whole address
MOST_WEBMAIL: Final = 4000
MOST_ADDRESSES: Final = 600  # characters of the addresses, encoded
_MAILTO: Final = ("mailto:", "?subject=", "&body=")
_COMPOSE: Final = (
    ("gmail", ("https://mail.google.com/mail/?view=cm&fs=1&to=", "&su=", "&body=")),
    ("outlook", ("https://outlook.live.com/mail/0/deeplink/compose?to=", "&subject=", "&body=")),
)
_Form = tuple[str, str, str]


class TooManyAddresses(ValueError):
    """More addresses than a link can carry: write to one office at a time."""


@dataclass(frozen=True, slots=True)
class Mailto:
    """An address for a link. Not `whole`: the letter is too long, and its body asks to paste it."""

    href: str
    whole: bool


def mailto(address: str, subject: str, body: str, *, language: str = "en") -> Mailto:
    """At most 1,900 characters. Several addresses stand with commas between them (RFC 6068).

    A letter that does not fit is never cut: the body then says, in the language, to paste it. Only
    a subject that alone would not fit is shortened. Raises `TooManyAddresses`.
    """
    return _fitted(_MAILTO, MOST_MAILTO, (address, subject, body), paste_here(language))


def webmail(
    address: str, subject: str, body: str, *, language: str = "en"
) -> tuple[tuple[str, str], ...]:
    """A code and an address for each webmail that can be opened with a letter in it."""
    letter = (address, subject, body)
    return tuple(
        (code, _fitted(form, MOST_WEBMAIL, letter, paste_here(language)).href)
        for code, form in _COMPOSE
    )


def _fitted(form: _Form, most: int, letter: tuple[str, str, str], paste: str) -> Mailto:
    address, subject, body = letter
    to = quote(",".join(part.strip() for part in address.split(",")), safe="@,")
    if len(to) > MOST_ADDRESSES:
        raise TooManyAddresses(str(len(to)))
    title = " ".join(subject.split())
    whole = _href(form, to, title, body)
    if len(whole) <= most:
        return Mailto(whole, whole=True)
    while len(_href(form, to, title, paste)) > most:
        title = title[: len(title) * 3 // 4]
    return Mailto(_href(form, to, title, paste), whole=False)


def _href(form: _Form, to: str, subject: str, body: str) -> str:
    lines = "\r\n".join(body.splitlines())
    return "".join((form[0], to, form[1], quote(subject, safe=""), form[2], quote(lines, safe="")))
