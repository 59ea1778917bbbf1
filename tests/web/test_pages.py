"""The standing pages and the error pages, in every language, closed and well formed."""

import logging
import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings

from endreprisals.web import errors

PAGES = ("about", "method", "privacy", "accessibility")
VOID = {"meta", "link", "br", "img", "input", "hr", "path", "rect", "circle"}


class Outline(HTMLParser):
    """What a page is made of: its tags in order, and whether they close as they opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(tag)


@pytest.mark.django_db  # the page on method quotes a figure
@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole_in_every_language(
    client: Client, page: str, all_languages: list[str]
) -> None:
    for code in all_languages:
        response = client.get(f"/{code}/{page}/")
        outline = Outline(response.content.decode())

        assert response.status_code == 200
        assert outline.faults == []
        assert [outline.tags.count(tag) for tag in ("h1", "main", "header", "footer")] == [1] * 4
        assert ("class", "skip") in outline.attributes


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*(f"/en/{page}/" for page in PAGES), "/en/nothing/"])
def test_page_holds_no_script_no_inline_style_and_nothing_of_others(
    client: Client, path: str
) -> None:
    response = client.get(path)
    outline = Outline(response.content.decode())

    assert not {"script", "style", "iframe", "object"} & set(outline.tags)
    assert not [name for name, _ in outline.attributes if name == "style" or name.startswith("on")]
    loaded = [value or "" for name, value in outline.attributes if name in ("src", "srcset")]
    assert loaded == []


@pytest.mark.parametrize("path", ["/", "/en/about/", "/en/nothing/", "/robots.txt"])
def test_every_answer_is_closed(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_page_weighs_little(client: Client) -> None:
    answer = client.get("/fr/method/", headers={"accept-encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 12_000


@override_settings(CONTACT_EMAIL="")
def test_about_without_a_contact_says_that_none_is_set(client: Client) -> None:
    html = client.get("/en/about/").content.decode()

    assert "has not set an address for corrections" in html
    assert "mailto:" not in html


@override_settings(CONTACT_EMAIL="corrections@example.org")
def test_about_with_a_contact_gives_it(client: Client) -> None:
    html = client.get("/en/about/").content.decode()

    assert 'href="mailto:corrections@example.org"' in html
    assert "has not set" not in html


@pytest.mark.parametrize(("code", "warned"), [("en", False), ("fr", True), ("es", True)])
def test_draft_translation_says_that_it_is_one(client: Client, code: str, warned: bool) -> None:  # noqa: FBT001 -- a case of the table
    html = client.get(f"/{code}/about/").content.decode()

    assert ('role="note"' in html) is warned


def test_nothing_here_answers_404_in_the_language_of_the_path(client: Client) -> None:
    response = client.get("/fr/rien/")

    assert response.status_code == 404
    assert "Il n’y a rien à cette adresse" in response.content.decode()
    assert "rien/" not in re.sub(r'href="[^"]*"', "", response.content.decode())


def test_withdrawn_answers_410_and_says_nothing_of_it() -> None:
    response = errors.gone(RequestFactory().get("/en/cases/EGY-2017-001/"))

    assert response.status_code == 410
    assert "EGY" not in re.sub(r'href="[^"]*"', "", response.content.decode())


def test_failure_page_renders_without_context_and_without_database() -> None:
    html = render_to_string("500.html")

    assert Outline(html).faults == []
    assert "The fault is ours" in html


def _failed_page() -> HttpResponse:
    try:
        int("a name that somebody typed")
    except ValueError:
        return errors.server_error(RequestFactory().get("/en/?q=a+name"))
    raise AssertionError("the page did not fail")


def test_failure_is_logged_by_kind_and_place_without_its_words(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("endreprisals"), "propagate", True)

    response = _failed_page()

    assert response.status_code == 500
    assert "ValueError in test_pages.py" in caplog.text
    assert "name" not in caplog.text


def test_search_engines_are_told_of_pages_but_of_no_case(client: Client) -> None:
    sitemap = client.get("/sitemap.xml").content.decode()

    assert "/en/about/</loc>" in sitemap
    assert "/fr/states/EGY/</loc>" in sitemap
    assert not re.search(r"[A-Z]{3}-\d{4}-\d{3}", sitemap)
    assert "Disallow: /*?" in client.get("/robots.txt").content.decode()
