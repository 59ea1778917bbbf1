"""Providers of private mail, role names and second levels of domains: plain lists of words.

Sources: the providers' own sign-up pages; RFC 2142 for role names, with the words that offices of
organisations use in French, Spanish, German and Portuguese.
"""

from typing import Final

GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})
_CONSUMER: Final = GMAIL | frozenset({
    "aol.com", "bluewin.ch", "fastmail.com", "free.fr", "gmx.ch", "gmx.com", "gmx.de", "gmx.net",
    "hotmail.com", "hotmail.fr", "hotmail.co.uk", "icloud.com", "laposte.net", "libero.it",
    "live.com", "live.fr", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com",
    "orange.fr", "outlook.com", "outlook.fr", "pm.me", "proton.me", "protonmail.com", "qq.com",
    "rediffmail.com", "rocketmail.com", "sunrise.ch", "t-online.de", "tuta.io", "tutanota.com",
    "wanadoo.fr", "web.de", "yahoo.ca", "yahoo.co.uk", "yahoo.com", "yahoo.es", "yahoo.fr",
    "yahoo.in", "yandex.com", "yandex.ru", "ymail.com", "zoho.com", "126.com", "163.com",
})  # fmt: skip

ROLES: Final = frozenset({
    "accueil", "admin", "advocacy", "board", "campaigns", "campaign", "comms", "communication",
    "communications", "contact", "contacto", "contato", "coordination", "coordinator", "director",
    "direction", "embassy", "enquiries", "feedback", "general", "geneva", "hello", "help", "info",
    "information", "inquiries", "international", "kontakt", "legal", "mail", "media", "mission",
    "office", "oficina", "policy", "postmaster", "presidency", "president", "press", "presse",
    "prensa", "program", "programme", "projects", "reception", "research", "secretaria",
    "secretariado", "secretariat", "secretary", "sg", "support", "team", "un", "webmaster",
})  # fmt: skip

# Under a country's two letters: the level at which nobody has a name of their own.
SECOND_LEVEL: Final = frozenset({
    "ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "int", "mil", "ne",
    "net", "ngo", "nom", "ong", "or", "org",
})  # fmt: skip


def consumer_domain(domain: str) -> bool:
    """Whether anybody can open a mailbox there: an office's address at such a place is doubted."""
    return domain in _CONSUMER
