"""DKIM (RFC 6376): signing what leaves, checking who wrote what came in, making keys."""

import os
import re
from base64 import b64encode
from collections.abc import Callable
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path
from time import monotonic

import dkim
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

KEY_BITS = 2048
# Each is signed once more than it stands there, so that nobody can add another.
SIGNED_TWICE = (b"from", b"to", b"subject", b"reply-to", b"date", b"message-id", b"mime-version",
                b"content-type", b"list-unsubscribe", b"list-unsubscribe-post")  # fmt: skip
SIGNED = (b"content-language", b"auto-submitted", b"precedence")
SIGNATURES_MOST = 4  # looked at in one mail that came in

UNCHECKED = "unchecked"  # nobody could be asked, or nobody was
ASKED_FOR = 2.0  # seconds of one question
ASKED_FOR_IN_ALL = 20.0  # of one round: who writes to us chooses which nameservers are asked

LookUp = Callable[[bytes], bytes | None]  # TXT record of a name; None: there is none


class NoAnswer(Exception):
    """The name cannot be asked for, or not in time; nothing is known of it."""


def signed(message: bytes, *, domain: str, selector: str, key: bytes) -> bytes:
    """The mail with a signature of `domain` in front. `key` is a PEM file."""
    signer = dkim.DKIM(message, signature_algorithm=b"rsa-sha256")
    there = [name.lower() for name, _ in signer.headers]
    header = signer.sign(
        selector.encode(), domain.encode(), key, canonicalize=(b"relaxed", b"simple"),
        include_headers=[
            *(name for name in there if name in SIGNED_TWICE or name in SIGNED), *SIGNED_TWICE
        ],
    )  # fmt: skip
    return bytes(header) + message


def authenticity(message: bytes, *, look_up: LookUp) -> str:
    """Whether the domain in From signed this mail: pass, fail, none, unchecked. Raises nothing.

    A valid signature of any other domain says nothing about the sender and counts as none; so
    does one with a body length, behind which anything may be added.
    """
    domain = sender_domain(message)
    verdict = "none"
    try:
        checked = dkim.DKIM(message, minkey=1024)
        count = sum(name.lower() == b"dkim-signature" for name, _ in checked.headers)
        for nth in range(min(count, SIGNATURES_MOST)):
            signature = dkim.util.parse_tag_value(_values(checked)[nth])
            signer = signature.get(b"d", b"").decode("ascii", "replace").lower()
            if b"l" in signature or not domain or not _aligned(signer, domain):
                continue
            verdict = "fail"
            if dkim.DKIM(message, minkey=1024).verify(
                idx=nth, dnsfunc=lambda name, **_: look_up(name)
            ):
                return "pass"
    except (dkim.DKIMException, ValueError, KeyError, IndexError, TypeError, ArithmeticError):
        return "fail"
    except NoAnswer:
        return UNCHECKED
    except Exception:  # of any library: a stranger chose what it reads
        return "none"
    return verdict


def sender_domain(message: bytes) -> str:
    """The domain of the one address in From, lower case; blank when there is not just one."""
    return sender(message).rpartition("@")[2].lower()


def sender(message: bytes) -> str:
    """The one address in From, as it is written; blank when there is not just one."""
    head = BytesHeaderParser(policy=compat32).parsebytes(message[:65_536])
    lines = [str(line) for line in head.get_all("From", [])]
    found = [address for _, address in getaddresses(lines) if "@" in address]
    if len(lines) != 1 or len(found) != 1:
        return ""
    return found[0].strip()


def make_key(path: Path) -> bool:
    """Write a fresh key for its owner alone; whether there was none before."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    private = generate_private_key(public_exponent=65_537, key_size=KEY_BITS)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(
            private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        )
    return True


def dns_record(key: bytes) -> str:
    """What the TXT record at SELECTOR._domainkey.DOMAIN must say for a private key."""
    public = load_pem_private_key(key, password=None).public_key()
    raw = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={b64encode(raw).decode()}"


class DnsOfARound:
    """The resolver of this machine, for so many seconds in all."""

    def __init__(self, seconds: float = ASKED_FOR_IN_ALL) -> None:
        self._left = seconds

    def __call__(self, name: bytes) -> bytes | None:
        if self._left <= 0:
            raise NoAnswer("too many questions")
        begin = monotonic()
        try:
            found = dkim.get_txt(name, timeout=min(ASKED_FOR, self._left))
        except Exception as error:  # a name that is none, a nameserver that is slow
            raise NoAnswer(type(error).__name__) from None
        finally:
            self._left -= monotonic() - begin
        return bytes(found) if found else None


def _values(checked: dkim.DKIM) -> list[bytes]:
    return [
        re.sub(rb"\s+", b" ", value).strip()
        for name, value in checked.headers
        if name.lower() == b"dkim-signature"
    ]


def _aligned(signer: str, domain: str) -> bool:
    """The same domain, or one above it that is more than a top-level name."""
    return signer == domain or ("." in signer and domain.endswith(f".{signer}"))
