"""What a mailbox and a website show about who may sign for an organisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.mandates import (
    DOCUMENT,
    DOMAIN_MAIL,
    BadSite,
    Ground,
    ground,
    open_to_all,
    site_host,
)


@pytest.mark.parametrize(
    ("mail", "host", "way", "domain"),
    [
        ("ngo.example", "www.ngo.example", DOMAIN_MAIL, "ngo.example"),
        ("mail.ngo.example", "ngo.example", DOMAIN_MAIL, "ngo.example"),
        ("ngo.org.uk", "www.ngo.org.uk", DOMAIN_MAIL, "ngo.org.uk"),
        ("other.org.uk", "ngo.org.uk", DOCUMENT, "ngo.org.uk"),
        ("ngo.example", "", DOMAIN_MAIL, "ngo.example"),
        ("gmail.com", "", DOCUMENT, ""),
        ("gmail.com", "gmail.com", DOCUMENT, "gmail.com"),
        ("riseup.net", "www.ngo.example", DOCUMENT, "ngo.example"),
        ("ngo-example.com", "ngo.example", DOCUMENT, "ngo.example"),
        ("ngo.example.evil.example", "ngo.example", DOCUMENT, "ngo.example"),
    ],
)
def test_only_a_mailbox_at_the_own_domain_stands_for_it(
    mail: str, host: str, way: str, domain: str
) -> None:
    assert ground(mail, host) == Ground(way, domain)


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://www.ngo.example/about?x=1#y", "www.ngo.example"),
        (" ngo.example ", "ngo.example"),
        ("HTTP://NGO.Example/", "ngo.example"),
        ("https://ngo.example./", "ngo.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
    ],
)
def test_a_website_is_known_by_its_host(site: str, host: str) -> None:
    assert site_host(site) == host


def test_letters_that_look_alike_are_told_apart_by_the_a_label() -> None:
    cyrillic = site_host("https://аmnesty.example/")  # the first letter is Cyrillic

    assert cyrillic.startswith("xn--")
    assert cyrillic != site_host("https://amnesty.example/")
    assert ground("amnesty.example", cyrillic).way == DOCUMENT


@pytest.mark.parametrize(
    "site",
    [
        "", "localhost", "https://127.0.0.1/", "https://ngo.example:8443/", "javascript:alert(1)",
        "https://user:secret@ngo.example/", "ftp://ngo.example/", "https://ngo..example/",
        "https://-ngo.example/", "https://ngo_x.example/", "https://[::1]/", "data:text/html,x",
        "https://" + "a" * 64 + ".example/", "https://ngo.example:99999/", "https://[bad/",
    ],
)  # fmt: skip
def test_what_is_no_public_website_is_refused(site: str) -> None:
    with pytest.raises(BadSite):
        site_host(site)


def test_a_free_mailbox_stands_for_nobody() -> None:
    assert open_to_all("gmail.com")
    assert open_to_all("disroot.org")
    assert not open_to_all("ngo.example")


@given(st.text(max_size=80))
def test_any_text_gives_a_plain_host_or_is_refused(text: str) -> None:
    try:
        host = site_host(text)
    except BadSite:
        return
    assert host.isascii()
    assert "." in host
    assert not set(host) & set("/@:?#<>\" '\n")
    assert site_host(host) == host
