"""The brief of the shipped data on paper: one page to speak from, and its sources on the back."""

import re
from pathlib import Path
from typing import Any, cast

import pypdfium2
import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext, override

from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.record.loading_world import shipped_files

CASE = re.compile(r"\b[A-Z]{3}-\d{4}-\d{3}\b")


@pytest.mark.django_db
def test_brief_is_one_page_to_speak_from_with_its_sources_on_the_back(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path
    caches["papers"].clear()
    load_data(shipped_files(), actor="test", at=NOON)
    for state in ("DEU", "NLD"):
        for language in ("en", "fr", "es"):
            front, back = pages(client, f"/{language}/ledger/states/{state}/brief.pdf")
            with override(language):
                peers, chosen = gettext("What its peers did"), gettext("How the cases were chosen")
            assert len(set(CASE.findall(front))) == 6, (state, language)
            assert letters(peers) in letters(front), (state, language)
            assert letters(back).startswith(letters(chosen)), (state, language)
            assert "[1]" in back, (state, language)


def pages(client: Client, address: str) -> list[str]:
    """The words of each page."""
    written = cast(HttpResponse, client.get(address)).content
    return [one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(written)]


def letters(text: str) -> str:
    """Without spaces and signs, which a PDF gives back in its own way."""
    return re.sub(r"\W", "", text)
