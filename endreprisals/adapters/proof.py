"""Proof of work (ALTCHA, second version): that somebody's device worked a moment for one form.

It raises the price of a flood; it does not tell people from programs. PBKDF2 with SHA-256 because
every browser has it built in and a graphics card gains little on it. The answer to a challenge is
known to us when we make it: the work has an upper end, which slow phones need, and checking costs
two keyed hashes, whatever the work was.
"""

import json
from base64 import b64decode
from binascii import Error as BadBase64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import randbelow
from typing import Any, Final

from altcha import Payload, create_challenge, verify_solution

ALGORITHM: Final = "PBKDF2/SHA-256"
COST: Final = 1_000  # rounds for one try
FEWEST_TRIES, SPREAD = 64, 128  # 64 to 191 tries: about a second on a phone of ten years ago
LIVES: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What signs the challenge, and what signs its answer."""

    challenge: bytes
    answer: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof that holds. It may be used once: `key` is kept until it would have ended anyway."""

    key: str  # 64 characters
    expires_at: datetime


def new_challenge(
    about: str, secrets: Secrets, *, at: datetime, cost: int = COST, tries: int | None = None
) -> dict[str, Any]:
    """A challenge for one form, as JSON. `about` names the form and the action: count:2026:1."""
    known = FEWEST_TRIES + randbelow(SPREAD) if tries is None else tries
    made = create_challenge(
        ALGORITHM, cost, counter=known, expires_at=at + LIVES, data={"about": about},
        hmac_secret=secrets.challenge, hmac_key_secret=secrets.answer,
    )  # fmt: skip
    return made.to_dict()


def read_proof(text: str, about: str, secrets: Secrets, *, at: datetime) -> Proof | None:
    """The proof, or None when it is not whole, not ours, for another form, too late or wrong."""
    payload = _payload(text)
    if payload is None:
        return None
    data, expires = payload.challenge.parameters.data, payload.challenge.parameters.expires_at
    if not isinstance(data, dict) or data.get("about") != about or not _lives(expires, at):
        return None
    key = payload.challenge.signature
    checked = verify_solution(payload, secrets.challenge, hmac_key_secret=secrets.answer)
    if not checked.verified or not isinstance(key, str):
        return None
    return Proof(key, datetime.fromtimestamp(float(expires or 0), UTC))


def _payload(text: str) -> Payload | None:
    try:
        found = json.loads(b64decode(text, validate=True))
        return Payload.from_dict(found)
    except (BadBase64, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _lives(expires: object, at: datetime) -> bool:
    return type(expires) is int and at.timestamp() <= expires <= (at + LIVES).timestamp() + 1
