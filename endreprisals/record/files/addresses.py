"""Whole addresses of our own pages, for files that are read away from the site."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

TAG_YEAR = "2026"  # RFC 4151: a year in which the host was ours; it must never change
SAMPLE_ID = "AAA-2000-001"


def case_address(public_id: str, language: str = "en") -> str:
    """Where a case can be read. Files name the English page, which leads to the others."""
    return f"{settings.SITE_ORIGIN}{_before_case_id(language)}{public_id}/"


def page_address(view: str, query: str = "", language: str = "en") -> str:
    """The whole address of a page that needs no id."""
    with override(language):
        return f"{settings.SITE_ORIGIN}{reverse(view)}{query}"


def tag_uri(name: str) -> str:
    """A name for feeds that stays the same when the site moves to another scheme or port."""
    return f"tag:{urlsplit(settings.SITE_ORIGIN).hostname},{TAG_YEAR}:{name}"


@lru_cache(maxsize=32)
def _before_case_id(language: str) -> str:
    with override(language):
        return reverse("record:case", args=[SAMPLE_ID]).removesuffix(f"{SAMPLE_ID}/")
