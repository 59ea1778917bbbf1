"""How an organisation can show that somebody may sign for it, from its mailbox and its website."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from endreprisals.domain.campaigning.addresses import registered_domain
from endreprisals.domain.campaigning.mail_domains import consumer_domain

# Beside the providers of `mail_domains`: anybody gets a mailbox there too, asked for or invited.
ALSO_OPEN: Final = frozenset({
    "139.com", "aliyun.com", "autistici.org", "bk.ru", "cock.li", "daum.net", "disroot.org",
    "duck.com", "foxmail.com", "hanmail.net", "hey.com", "hushmail.com", "inbox.ru", "keemail.me",
    "list.ru", "mailbox.org", "mailfence.com", "posteo.de", "posteo.net", "protonmail.ch",
    "rambler.ru", "riseup.net", "sina.com", "sohu.com", "tuta.com", "tutanota.de", "ukr.net",
    "ya.ru", "yahoo.co.jp", "yahoo.de", "zohomail.com",
})  # fmt: skip
DOMAIN_MAIL: Final = "domain_mail"
DOCUMENT: Final = "document"


class BadSite(ValueError):
    """An address of a website that cannot be read, or that leads to no public host."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a mandate can rest on. `domain` is the registered one; blank without a website."""

    way: str  # domain_mail, document
    domain: str


def site_host(site: str) -> str:
    """The host of a website in its ASCII form: `https://www.example.org/x` -> `www.example.org`.

    Only http and https, no name or password before the host, no port, no bare number. A name in
    another script becomes its A-label (IDNA), so that letters that look alike are seen apart.
    """
    text = site.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        plain = host.encode("idna").decode().rstrip(".").lower()
    except ValueError as error:
        raise BadSite("not an address of a website") from error
    if parts.scheme not in ("http", "https") or parts.username is not None or port is not None:
        raise BadSite("not a plain address of a website")
    labels = plain.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or not all(map(_is_label, labels)):
        raise BadSite("not a public host")
    return plain


def ground(mail_host: str, host: str) -> Ground:
    """What a mailbox at `mail_host` shows about an organisation whose website is at `host`.

    Without a website, a mailbox at a domain that is nobody's free mail stands for that domain; a
    free one asks for a document.
    """
    mailed = registered_domain(mail_host)
    free = any(map(open_to_all, (mailed, mail_host)))
    if not host:
        return Ground(DOCUMENT, "") if free else Ground(DOMAIN_MAIL, mailed)
    site = registered_domain(host)
    return Ground(DOMAIN_MAIL if site == mailed and not free else DOCUMENT, site)


def open_to_all(domain: str) -> bool:
    """Whether anybody gets a mailbox there, so that one says nothing about an organisation."""
    return domain in ALSO_OPEN or consumer_domain(domain)


def _is_label(label: str) -> bool:
    plain = label.replace("-", "")
    return (
        0 < len(label) <= 63 and plain.isascii() and plain.isalnum() and label.strip("-") == label
    )
