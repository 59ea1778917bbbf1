"""Links that open a post with words in it. Plain addresses: nothing of theirs runs on our pages.

Sources: the share pages of each service; lengths as each counts them. X counts characters of most
scripts twice and every address as 23; Bluesky counts what a reader takes for one sign (graphemes)
and 3,000 bytes; Mastodon counts characters, and every address as 23.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from endreprisals.domain.campaigning.mailto import MOST_MAILTO

X, BLUESKY, MASTODON, CHAT = 280, 300, 500, 4096
BLUESKY_BYTES: Final = 3000
ADDRESS: Final = 23  # what an address counts for, however long
# Characters that X counts once; every other counts twice. Source: twitter-text, configuration v3.
_ONCE: Final = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


@dataclass(frozen=True, slots=True)
class ShareLink:
    """Where to post. It `fits` when the service takes the words whole; nothing is ever cut here."""

    code: str  # x, bluesky, mastodon, whatsapp, telegram, mail
    href: str
    fits: bool


def share_links(text: str, url: str) -> tuple[ShareLink, ...]:
    """One link for each service. The first line of `text` is the subject of the mail."""
    both = f"{text} {url}"
    subject = text.strip().partition("\n")[0]
    mail = f"mailto:?subject={_quoted(subject)}&body={_quoted(both)}"
    links = (
        ("x", f"https://twitter.com/intent/tweet?text={_quoted(text)}&url={_quoted(url)}",
         weight(text) + 1 + ADDRESS <= X),
        ("bluesky", f"https://bsky.app/intent/compose?text={_quoted(both)}",
         graphemes(both) <= BLUESKY and len(both.encode()) <= BLUESKY_BYTES),
        # The words stand after the #, so that no server is told them before its reader agrees.
        ("mastodon", f"https://share.joinmastodon.org/#text={_quoted(both)}",
         len(text) + 1 + ADDRESS <= MASTODON),
        ("whatsapp", f"https://wa.me/?text={_quoted(both)}", len(both) <= CHAT),
        ("telegram", f"https://t.me/share/url?url={_quoted(url)}&text={_quoted(text)}",
         len(both) <= CHAT),
        ("mail", mail, len(mail) <= MOST_MAILTO),
    )  # fmt: skip
    return tuple(ShareLink(code, href, fits) for code, href, fits in links)


def weight(text: str) -> int:
    """How much of the 280 of X a text without addresses takes; never less than X would count."""
    composed = unicodedata.normalize("NFC", text)
    once = sum(any(low <= ord(letter) <= high for low, high in _ONCE) for letter in composed)
    return 2 * len(composed) - once


def graphemes(text: str) -> int:
    """How many signs a reader sees; never fewer than the service counts, sometimes more.

    Marks without width join the letter before; signs glued from several, as families and flags
    are, count as several.
    """
    return sum(
        1
        for at, letter in enumerate(text)
        if at == 0 or unicodedata.category(letter) not in ("Mn", "Me") or text[at - 1] in "\r\n"
    )


def _quoted(text: str) -> str:
    return quote(text, safe="")
