"""Addresses of the public door that stand in mails. The process that writes mails is not that door,
so they are made from its table of addresses and from where the site is.
"""

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from endreprisals.supporters.identity import Token, written_token

ERASE_DAYS: Final = 7  # that a link to erase everything works, after the mail that holds it left


def offered(language: str) -> str:
    """The language itself where the site has pages in it, else English."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def public_address(name: str, *parts: str, language: str) -> str:
    """`https://site/fr/list/leave/...`: a page of the public door by the name of its address."""
    with override(offered(language)):
        path = reverse(name, urlconf="endreprisals.urls", args=parts)
    return f"{settings.SITE_ORIGIN}{path}"


def confirm_address(supporter: str, asked: int, *, language: str) -> str:
    """Where the button stands that puts somebody on the list. `asked`: seconds of the clock."""
    token = written_token(Token("confirm", supporter, f"news-{asked}"))
    return public_address("supporters:confirm", token, language=language)


def leave_address(supporter: str, *, language: str) -> str:
    """Where somebody leaves the list; takes the POST of RFC 8058 too."""
    return public_address("supporters:leave", _of_list(supporter), language=language)


def change_address(supporter: str, *, language: str) -> str:
    """Where somebody chooses other topics or another language."""
    return public_address("supporters:change", _of_list(supporter), language=language)


def forget_address(supporter: str, *, language: str, today: date) -> str:
    """Where somebody has everything about them erased. It works for `ERASE_DAYS`: a mail lies in a
    mailbox for years, and whoever finds it there later shall not end what its owner did.
    """
    token = written_token(Token("erase", supporter, f"{today:%Y%m%d}"))
    return public_address("campaigns:forget", token, language=language)


def is_over(token: Token, today: date) -> bool:
    """Whether the days of a link to erase are over; one without a day never began."""
    day = token.about
    if not (day.isascii() and day.isdigit() and len(day) == len("20261120")):
        return True
    made = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    return not made <= today <= made + timedelta(days=ERASE_DAYS)


def my_links_address(*, language: str) -> str:
    """Where somebody asks for fresh links: to take back, to leave, to have everything erased."""
    return public_address("campaigns:my-links", language=language)


def _of_list(supporter: str) -> str:
    return written_token(Token("unsubscribe", supporter, "news"))
