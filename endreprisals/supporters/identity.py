"""Who somebody is without writing down who: keyed hashes, sealed words, and tokens in links."""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from endreprisals.adapters import sealing

KEY_BYTES = 16  # 128 bits: five million people stay apart
TOKEN_BYTES = 16


class NoPrivateKey(Exception):
    """This process holds no private key; the public door never does."""


class BadToken(ValueError):
    """A link that we did not write, or that was cut."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a mailed link stands for. It works as often as it is opened; a button does the rest."""

    purpose: str  # confirm, remove, unsubscribe, erase, postcard, organisation, letter
    supporter: str  # supporter key
    about: str  # a code such as action-12; blank: everything


def supporter_key(address: str) -> str:
    """The key of a canonical address, 22 characters: the same address, always the same key."""
    return _short(_digest("lookup.key", address.encode())[:KEY_BYTES])


def keyed_print(words: str) -> str:
    """A keyed hash of words, 22 characters, by which likeness is seen without keeping them."""
    return _short(_digest("lookup.key", b"words:" + words.encode())[:KEY_BYTES])


def seal(words: str | bytes, *, about: str) -> bytes:
    """Sealed for the worker and the desk. `about` names the field: mail.address."""
    content = words.encode() if isinstance(words, str) else words
    return sealing.seal(_key("seal.pub"), content, about=about)


def opened(sealed: bytes, *, about: str) -> str:
    """Words that were sealed. Raises `NoPrivateKey` on the public door, `sealing.SealBroken`."""
    return opened_bytes(sealed, about=about).decode()


def opened_bytes(sealed: bytes, *, about: str) -> bytes:
    """Bytes that were sealed; raises as `opened` does."""
    if not settings.MAY_OPEN_SEALED:
        raise NoPrivateKey(about)
    return sealing.open_sealed(_key("seal.key"), sealed, about=about)


def secret_for(purpose: str) -> bytes:
    """A secret of its own for one purpose, made from the key of tokens: proof, proof-answer."""
    return _digest("token.key", b"secret:" + purpose.encode())


def written_token(token: Token) -> str:
    """The text that stands in a link: no name, no address, no dot that mail programs cut at."""
    body = "~".join((token.purpose, token.supporter, token.about))
    return f"{body}~{_short(_digest('token.key', body.encode())[:TOKEN_BYTES])}"


def read_token(text: str) -> Token:
    """Raises `BadToken`."""
    body, _, given = text.rpartition("~")
    parts = body.split("~")
    right = _short(_digest("token.key", body.encode())[:TOKEN_BYTES])
    if len(parts) != 3 or not hmac.compare_digest(given.encode(), right.encode()):
        raise BadToken("this link is not whole")
    return Token(*parts)


def _digest(name: str, content: bytes) -> bytes:
    return hmac.digest(_key(name).encode(), content, sha256)


def _key(name: str) -> str:
    return _read(settings.SUPPORTER_KEYS_DIR / name)


@lru_cache(maxsize=8)
def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip()


def _short(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
