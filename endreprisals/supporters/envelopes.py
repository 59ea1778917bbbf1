"""What makes a mail of ours known again when something comes back: its number, sealed.

One block of AES over the number and eight zeros, under a key of ours: the same mail has the same
token for ever, a token tells nothing, and nobody can make one up. One stands in the address that
bounces come back to, another, under another key, in the Message-ID: whoever is answered or quoted
learns a Message-ID and must not be able to write a bounce with it. Small letters and digits alone:
mail programs change capital letters, and cut at other signs.
"""

import re
from base64 import b32decode, b32encode, urlsafe_b64decode
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from django.conf import settings

from endreprisals.supporters.identity import keyed_print

BOUNCES, MESSAGES = "key of mail tokens: bounces", "key of mail tokens: messages"
_BOUNCE = re.compile(r"\bbounce\+([a-z2-7]{26})@([a-z0-9.-]+)", re.IGNORECASE)
_OURS = re.compile(r"<\s*[0-9a-f]{32}\.([a-z2-7]{26})@([a-z0-9.-]+)\s*>", re.IGNORECASE)


def bounce_address(mail_pk: int, *, stream: str) -> str:
    """The envelope sender of a mail (VERP)."""
    return f"bounce+{_token(mail_pk, BOUNCES)}@{settings.MAIL_DOMAINS[stream]}"


def message_id(mail_pk: int, key: str, *, stream: str) -> str:
    """The Message-ID without brackets: from the key of the mail, so never of two mails."""
    # After a return to a backup a number may be given again, the key never is.
    once = sha256(keyed_print(f"message:{key}").encode()).hexdigest()[:32]
    return f"{once}.{_token(mail_pk, MESSAGES)}@{settings.MAIL_DOMAINS[stream]}"


def mail_of_bounce_address(text: str) -> int | None:
    """The number of the mail whose bounces come to an address in this text."""
    return _first(_BOUNCE, text, BOUNCES)


def mail_of_message_ids(text: str) -> int | None:
    """The number of our mail that is named first in In-Reply-To or References."""
    return _first(_OURS, text, MESSAGES)


def _first(pattern: re.Pattern[str], text: str, key: str) -> int | None:
    ours = set(settings.MAIL_DOMAINS.values())
    for found in pattern.finditer(text):
        number = _number(found[1].lower(), key) if found[2].lower() in ours else None
        if number is not None:
            return number
    return None


def _token(number: int, key: str) -> str:
    block = _cipher(key).encryptor().update(number.to_bytes(8) + bytes(8))
    return b32encode(block).decode().rstrip("=").lower()


def _number(token: str, key: str) -> int | None:
    raw = b32decode(token.upper() + "=" * 6)
    plain = _cipher(key).decryptor().update(raw)
    return int.from_bytes(plain[:8]) if plain[8:] == bytes(8) else None


def _cipher(key: str) -> Cipher[ECB]:
    # One block, so the simplest mode is the right one.
    return Cipher(AES(urlsafe_b64decode(keyed_print(key) + "==")), ECB())  # noqa: S305
