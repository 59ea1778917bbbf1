"""Sealing what only the worker and the desk may read. The public door holds the public key alone.

HPKE (RFC 9180) with the hybrid of ML-KEM-768 and X25519, so that what is taken today stays closed
to the computers of later. A key is written as base64url of its two raw halves.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
X25519_BYTES = 32


PRIVATE = "seal.key"  # for the worker and the desk alone
SHARED = ("lookup.key", "token.key", "seal.pub")  # for the public door too


class KeysMissing(Exception):
    """Some keys are there and others are not, or none where none may be made; the message says it.

    With a new key in place of a lost one nobody is found again, no link holds and nothing opens.
    """


class SealBroken(ValueError):
    """Sealed bytes that this key does not open, or that were changed."""


def new_key_pair() -> tuple[str, str]:
    """A fresh pair: (private, public)."""
    first, second = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = first.private_bytes_raw() + second.private_bytes_raw()
    public = first.public_key().public_bytes_raw() + second.public_key().public_bytes_raw()
    return _text(private), _text(public)


def seal(public: str, content: bytes, *, about: str) -> bytes:
    """`content` for whoever holds the private key. `about` must be the same when it is opened."""
    raw = _raw(public)
    key = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(raw[:-X25519_BYTES]),
        X25519PublicKey.from_public_bytes(raw[-X25519_BYTES:]),
    )
    return SUITE.encrypt(content, key, info=about.encode())


def open_sealed(private: str, sealed: bytes, *, about: str) -> bytes:
    """What was sealed. Raises `SealBroken`."""
    raw = _raw(private)
    key = MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(raw[:-X25519_BYTES]),
        X25519PrivateKey.from_private_bytes(raw[-X25519_BYTES:]),
    )
    try:
        return SUITE.decrypt(bytes(sealed), key, info=about.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken("sealed with another key, about something else, or changed") from error


def make_key_files(folder: Path) -> bool:
    """Make all four keys where there is none, for their owner alone; whether it made them.

    Nothing that is there is ever written again. Raises `KeysMissing` where only some are there.
    """
    names = (*SHARED, PRIVATE)
    missing = [name for name in names if not (folder / name).exists()]
    if not missing:
        return False
    if len(missing) < len(names):
        raise KeysMissing(
            f"{folder} has no {', '.join(missing)}, though the other keys are there. Put it back "
            "from the copy you keep. Only where nothing was ever sealed with them delete the "
            "others and make all anew."
        )
    folder.mkdir(parents=True, exist_ok=True)
    private, public = new_key_pair()
    made = (_text(os.urandom(32)), _text(os.urandom(32)), public, private)
    for name, text in zip(names, made, strict=True):
        _write(folder / name, text)
    return True


def require_shared_keys(folder: Path) -> None:
    """What the public door needs, and never makes. Raises `KeysMissing`."""
    missing = [name for name in SHARED if not (folder / name).exists()]
    if missing:
        raise KeysMissing(
            f"{folder} has no {', '.join(missing)}. Make the keys once with `endreprisals "
            f"supporter-keys` where the desk runs, and copy {', '.join(SHARED)} to the public door."
        )


def _write(path: Path, text: str) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(text)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
