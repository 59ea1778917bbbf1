"""The brief as page, PDF and DOCX: the same words in each, in every language offered."""

import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, cast

import docx
import pypdfium2
import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from endreprisals.adapters import pdf_out
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_name,
    a_raise,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
LANGUAGES = ("en", "fr", "es")


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """Made at a fixed noon, with a lock of its own: other tests write PDF at the same time."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    settings.VAR_DIR = tmp_path


@pytest.fixture
def told(made_ready: Ready) -> Ready:
    """A case that Germany raised, with a name in its own script, and one of others."""
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    a_name(subject, "تستا فكتيفا", script="Arab", lang="ar", kind="own_script")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    a_cooperation(case)
    an_act(case)
    a_status(case)
    a_mention(case, a_document("A/HRC/42/30", year=2019, published="2019-09-09"), "25")
    a_raise(case, "2022-09-29", ("DEU",), forum="HRC51")
    a_status(case, "2024-01-15", "free")
    a_raise(a_case(public_id="EGY-2019-002", title="Alia Ficta"), states=("LIE",))
    made_ready()
    caches["papers"].clear()
    return made_ready


def page(client: Client, address: str) -> str:
    """What a page says, spaces made one."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    article = answer.content.decode().partition("<article")[2].partition("</article>")[0]
    return plain(unescape(strip_tags(f"<article{article}")))


def plain(text: str) -> str:
    """Without the difference between one space and several, or signs nobody sees."""
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", " ", text).strip()


def spoken(client: Client, language: str) -> list[str]:
    """The two sentences of each case on the page, with their notes."""
    text = client.get(f"/{language}/ledger/states/DEU/brief/").content.decode()
    return [
        plain(unescape(strip_tags(found)))
        for found in re.findall(r'<p class="brief-told">(.*?)</p>', text, re.DOTALL)
    ]


def pdf_text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(cast(HttpResponse, answer).content)
    return plain(" ".join(one.get_textpage().get_text_bounded() for one in pages))


def docx_text(client: Client, address: str) -> str:
    paper = docx.Document(io.BytesIO(cast(HttpResponse, client.get(address)).content))
    return plain("\n".join(one.text for one in paper.paragraphs))


def squeezed(text: str) -> str:
    """Where lines break, a PDF loses or gains a space; letters it keeps."""
    return re.sub(r"[\s\u00ad-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_and_docx_say_of_each_case_what_the_page_says(
    told: Ready, client: Client, language: str
) -> None:
    lines = spoken(client, language)
    base = f"/{language}/ledger/states/DEU/brief"
    in_pdf, in_docx = pdf_text(client, f"{base}.pdf"), docx_text(client, f"{base}.docx")

    assert len(lines) == 2
    for line in lines:
        assert squeezed(line) in squeezed(in_pdf)
        assert squeezed(line) in squeezed(in_docx)


def test_page_tells_own_cases_what_is_new_and_what_others_raised(
    told: Ready, client: Client
) -> None:
    text = page(client, "/en/ledger/states/DEU/brief/")

    assert "Raised by it: Human Rights Council, session 51 (29 Sept 2022)." in text
    assert "New since then: 15 Jan 2024: At liberty." in text
    assert "Alia Ficta Egypt · EGY-2019-002 · Raised by Liechtenstein" in text
    assert "A/HRC/42/30, Annex I, para. 25, docs.un.org/A/HRC/42/30, 9 Sept 2019" in text
    assert "State of the record: 20 November 2026, version" in text


def test_name_in_its_own_script_is_marked(told: Ready, client: Client) -> None:
    markup = client.get("/en/ledger/states/DEU/brief/").content.decode()

    assert '<bdi lang="ar" dir="rtl">تستا فكتيفا</bdi>' in markup


def test_speaking_time_is_chosen_by_the_reader(told: Ready, client: Client) -> None:
    usual = page(client, "/en/ledger/states/DEU/brief/")
    long = page(client, "/en/ledger/states/DEU/brief/?seconds=180")

    assert "90 seconds of speaking are about 195 words" in usual
    assert "180 seconds of speaking are about 390 words" in long
    assert "an estimate" in long


def test_brief_without_a_session_is_for_the_next_dialogue(told: Ready, client: Client) -> None:
    assert "Human Rights Council, session 66" in page(client, "/en/ledger/states/DEU/brief/")
    chosen = page(client, "/en/ledger/states/DEU/brief/?session=UNGA81")
    assert "General Assembly, session 81" in chosen


@pytest.mark.parametrize(
    "query",
    [
        "session=HRC",
        "session=UPR36",
        "session=HRC66 item 5",
        "session=HRC999",
        "session=HRC67",
        "session=HRC57",
        "session=UNGA83",
        "session=UNGA79",
        "seconds=91",
        "who=me",
    ],
)
@pytest.mark.parametrize("ending", ["/", ".pdf", ".docx"])
def test_address_that_cannot_be_read_is_refused(
    told: Ready, client: Client, query: str, ending: str
) -> None:
    answer = client.get(f"/en/ledger/states/DEU/brief{ending}?{query}")

    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["seconds=", "session=", "session=HRC58", "session=UNGA80"])
def test_usual_brief_and_those_of_the_last_years_are_shown(
    told: Ready, client: Client, query: str
) -> None:
    assert client.get(f"/en/ledger/states/DEU/brief/?{query}").status_code == 200


def test_state_that_does_not_exist_has_no_brief(told: Ready, client: Client) -> None:
    for ending in ("/", ".pdf", ".docx"):
        assert client.get(f"/en/ledger/states/XXX/brief{ending}").status_code == 404


def test_state_of_which_nothing_is_held_gets_an_honest_sheet(told: Ready, client: Client) -> None:
    text = page(client, "/en/ledger/states/FJI/brief/")

    assert "No statement in which it named a case is in this record." in text
    assert "That is not evidence that it made none." in text


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_file_is_named_by_state_and_session_alone(told: Ready, client: Client, ending: str) -> None:
    answer = client.get(f"/en/ledger/states/DEU/brief.{ending}?session=HRC66&seconds=60")

    assert answer["Content-Disposition"] == f'attachment; filename="brief-DEU-HRC66.{ending}"'


def test_pdf_of_the_same_words_is_written_once(
    told: Ready, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/en/ledger/states/DEU/brief.pdf").content
    monkeypatch.setattr(pdf_out, "write_pdf", _never)

    assert client.get("/en/ledger/states/DEU/brief.pdf").content == first


def test_kept_pdf_never_tells_a_case_that_was_withdrawn(told: Ready, client: Client) -> None:
    assert "Testa Fictiva" in pdf_text(client, "/en/ledger/states/DEU/brief.pdf")

    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )
    told()
    assert "Testa" not in pdf_text(client, "/en/ledger/states/DEU/brief.pdf")
    assert "Testa" not in docx_text(client, "/en/ledger/states/DEU/brief.docx")


def test_reader_is_told_to_come_back_while_another_pdf_is_written(
    told: Ready, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_out, "write_pdf", _raising(pdf_out.PdfBusy))
    answer = client.get("/en/ledger/states/DEU/brief.pdf?session=HRC66&seconds=60")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "/en/ledger/states/DEU/brief/?session=HRC66&amp;seconds=60" in answer.content.decode()


def test_without_pango_the_page_says_what_to_install(
    told: Ready, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_out, "write_pdf", _raising(pdf_out.PdfUnavailable))
    answer = client.get("/en/ledger/states/DEU/brief.pdf")

    assert answer.status_code == 503
    assert "Retry-After" not in answer.headers
    assert pdf_out.INSTALL in answer.content.decode()


def test_page_offers_both_files_in_every_language(told: Ready, client: Client) -> None:
    markup = client.get("/en/ledger/states/DEU/brief/").content.decode()

    for language in LANGUAGES:
        for ending in ("pdf", "docx"):
            assert f'href="/{language}/ledger/states/DEU/brief.{ending}?session=' in markup


def test_notes_after_sentences_lead_to_sources_that_are_there(told: Ready, client: Client) -> None:
    markup = client.get("/en/ledger/states/DEU/brief/").content.decode()
    led, there = (
        set(re.findall(p, markup)) for p in (r'href="#(source-\d+)"', r'id="(source-\d+)"')
    )

    assert led
    assert led == there


def _never(_: object, **__: object) -> bytes:
    raise AssertionError("written again")


def _raising(error: type[Exception]) -> Callable[..., bytes]:
    def write(_: object, **__: object) -> bytes:
        raise error

    return write
