"""Mail addresses: read strictly, brought to one form, refused wherever they could deceive.

Limits, on purpose: the part before the @ is plain ASCII (our relay does not speak SMTPUTF8), it is
never quoted, and a domain of letters beyond ASCII becomes its A-label by IDNA 2003, which is what
the standard library holds; letters on which IDNA 2003 and 2008 disagree are refused.
"""

import re
import unicodedata
from dataclasses import dataclass

from endreprisals.domain.campaigning.mail_domains import (
    GMAIL,
    ROLES,
    SECOND_LEVEL,
    consumer_domain,
)
from endreprisals.domain.campaigning.scripts import deceives

MOST_CHARS, MOST_LOCAL, MOST_DOMAIN, MOST_LABEL = 254, 64, 253, 63  # RFC 5321, in octets
__all__ = ["Address", "BadAddress", "consumer_domain", "read_address", "registered_domain"]

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # steers, hides or breaks lines
_DISPUTED = frozenset("ßς")  # IDNA 2003 turns them into other letters, 2008 keeps them


class BadAddress(ValueError):
    """An address that is refused. `code` says why, in one word; the text is never in it.

    Codes: empty, too_long, not_an_address, control_character, several, mixed_scripts, no_domain.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be written to.

    `canonical` tells people apart: one mailbox, one canonical form. `delivery` is where a mail
    goes: as it was given, with tags and dots, with the domain as A-label.
    """

    canonical: str
    domain: str
    local: str  # of the canonical form
    is_role: bool  # info@, office@: of an organisation, not of a person
    delivery: str


def read_address(text: str) -> Address:
    """One address. Raises `BadAddress`.

    Canonical: NFKC, lower case, the domain as A-label, without the tag after a plus; at Gmail
    without dots too, and googlemail.com is gmail.com. Tags are dropped everywhere: nearly every
    provider takes them as the same mailbox, and one person would otherwise count many times. The
    price is that two people behind one plus sign count as one; mail still goes to `delivery`.
    """
    typed = _readable(text)
    local, at, host = typed.rpartition("@")
    if not at or not local:
        raise BadAddress("not_an_address")
    if deceives(local):
        raise BadAddress("mixed_scripts")
    domain = _a_labels(host)
    plain = local.lower()
    if len(local.encode()) > MOST_LOCAL or len(f"{local}@{domain}") > MOST_CHARS:
        raise BadAddress("too_long")
    if not _LOCAL.fullmatch(plain):
        raise BadAddress("not_an_address")
    kept, home = _folded(plain, domain)
    return Address(f"{kept}@{home}", home, kept, kept in ROLES, f"{local}@{domain}")


def registered_domain(host: str) -> str:
    """The part of a host that somebody registered: mission.gov.xx for mail.mission.gov.xx.

    Without the public list of suffixes, which is large and changes: under a country's two letters
    the usual second levels (co, org, gov, ac ...) count as part of the suffix. Where a country does
    otherwise, more hosts count as one owner's than are; nothing is decided on that alone.
    """
    labels = host.strip(".").lower().split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if second else -2 :])


def _readable(text: str) -> str:
    """The text in one form of letters, with nothing in it that cannot be seen."""
    given = text.strip(" ")
    if any(unicodedata.category(letter) in _HIDDEN for letter in given):
        raise BadAddress("control_character")
    typed = unicodedata.normalize("NFKC", given).strip(" ")
    if not typed:
        raise BadAddress("empty")
    if len(typed) > MOST_CHARS:
        raise BadAddress("too_long")
    if any(sign in typed for sign in '"()<>[]\\:'):
        raise BadAddress("not_an_address")  # quoted, commented, with a name, or a number of a host
    if typed.count("@") > 1 or any(sign in typed for sign in ",;"):
        raise BadAddress("several")
    return typed


def _a_labels(host: str) -> str:
    labels = re.split("[.。]", host.lower())
    if labels[-1] == "":
        labels.pop()  # the root, as in example.org.
    if len(labels) < 2:
        raise BadAddress("no_domain")
    domain = ".".join(_a_label(label) for label in labels)
    if len(domain) > MOST_DOMAIN:
        raise BadAddress("too_long")
    if not re.search("[a-z]", domain.rpartition(".")[2]):
        raise BadAddress("no_domain")  # a number where the country or kind stands
    return domain


def _a_label(label: str) -> str:
    """One label as the network spells it; one that is spelt so already is judged as it reads."""
    try:
        shown = label.encode("ascii").decode("idna") if label.startswith("xn--") else label
        if deceives(shown):
            raise BadAddress("mixed_scripts")
        if _DISPUTED & set(shown):
            raise BadAddress("not_an_address")
        spelt = shown.encode("idna").decode("ascii").lower() if shown else ""
    except UnicodeError as problem:
        too_long = len(label) > MOST_LABEL
        raise BadAddress("too_long" if too_long else "not_an_address") from problem
    if not _LABEL.fullmatch(spelt) or (label.startswith("xn--") and spelt != label):
        raise BadAddress("not_an_address")
    return spelt


def _folded(local: str, domain: str) -> tuple[str, str]:
    """The local part and domain by which two spellings of one mailbox are the same."""
    kept = local.partition("+")[0] or local
    if domain in GMAIL:
        return kept.replace(".", "") if "+" not in kept else kept, "gmail.com"
    return kept, domain
