"""Share links: plain addresses, and an honest word on whether the text fits."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.sharing import graphemes, share_links, weight

URL = "https://endreprisals.example/en/campaigns/test-2026/"


def fits(text: str) -> dict[str, bool]:
    return {link.code: link.fits for link in share_links(text, URL)}


def test_every_service_gets_the_words_and_the_address() -> None:
    links = {link.code: link.href for link in share_links("Free her & him #EndReprisals", URL)}
    assert list(links) == ["x", "bluesky", "mastodon", "whatsapp", "telegram", "mail"]
    x = parse_qs(urlsplit(links["x"]).query)
    assert (x["text"], x["url"]) == (["Free her & him #EndReprisals"], [URL])
    for code in ("bluesky", "whatsapp"):
        assert parse_qs(urlsplit(links[code]).query)["text"][0].endswith(f"#EndReprisals {URL}")
    assert unquote(links["mastodon"].partition("#text=")[2]).endswith(URL)
    assert parse_qs(urlsplit(links["telegram"]).query)["url"] == [URL]


def test_the_subject_of_the_mail_is_the_first_line() -> None:
    mail = share_links("One line\nand another", URL)[-1].href
    assert mail.startswith("mailto:?subject=One%20line&body=One%20line%0Aand")


def test_x_counts_an_address_as_23_and_chinese_twice() -> None:
    assert fits("a" * 256)["x"]
    assert not fits("a" * 257)["x"]
    assert fits("释" * 128)["x"]
    assert not fits("释" * 129)["x"]


def test_bluesky_counts_signs_and_bytes() -> None:
    room = 300 - len(URL) - 1
    assert fits("e\u0301" * room)["bluesky"]
    assert not fits("a" * (room + 1))["bluesky"]
    assert not fits("e" + "\u0301" * 2000)["bluesky"]


def test_other_limits_are_kept() -> None:
    assert not fits("a" * 477)["mastodon"]
    assert fits("a" * 476)["mastodon"]
    assert not fits("a" * 5000)["telegram"]
    assert not fits("a" * 5000)["whatsapp"]
    assert not fits("a" * 2000)["mail"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), ("abc", 3), ("e\u0301", 1), ("\u0301a", 2), ("a\n\u0301", 3), ("བོད", 2), ("👩‍👧", 3)],
)
def test_marks_join_the_letter_before_them(text: str, number: int) -> None:
    assert graphemes(text) == number


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_what_is_said_to_fit_fits(text: str) -> None:
    both = f"{text} {URL}"
    links = {link.code: link for link in share_links(text, URL)}
    assert not links["x"].fits or weight(text) <= 256
    assert not links["bluesky"].fits or len(both.encode()) <= 3000
    assert not links["mail"].fits or len(links["mail"].href) <= 1900
    assert graphemes(text) <= len(text)
    assert all(link.href.isascii() and " " not in link.href for link in links.values())
