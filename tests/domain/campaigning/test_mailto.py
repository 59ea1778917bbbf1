"""Links into mail programs: never too long, never cut, and read back as they were written."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.letters import paste_here
from endreprisals.domain.campaigning.mailto import (
    MOST_MAILTO,
    MOST_WEBMAIL,
    TooManyAddresses,
    mailto,
    webmail,
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=1500)


def read_back(href: str) -> tuple[str, str, str]:
    """Address, subject and body, as a mail program reads a mailto link."""
    to, _, query = href.removeprefix("mailto:").partition("?")
    fields = dict(part.split("=", 1) for part in query.split("&"))
    return unquote(to), unquote(fields["subject"]), unquote(fields["body"])


def test_lines_are_parted_as_mail_programs_want_them() -> None:
    link = mailto("mission@mission.example", "The case & more", "Excellency,\n\nPlease.")
    assert link.whole
    assert link.href == (
        "mailto:mission@mission.example?subject=The%20case%20%26%20more"
        "&body=Excellency%2C%0D%0A%0D%0APlease."
    )


def test_several_addresses_stand_with_a_comma_between_them() -> None:
    link = mailto("one@mission.example, two+hr@mission.example", "s", "b")
    assert link.href.startswith("mailto:one@mission.example,two%2Bhr@mission.example?")


def test_an_address_cannot_add_a_field() -> None:
    link = mailto("one@mission.example?bcc=all@mission.example&body=x", "s", "b")
    assert link.href.count("?") == 1
    assert "bcc=" not in link.href


def test_a_letter_that_does_not_fit_is_not_cut_but_asked_to_be_pasted() -> None:
    link = mailto("mission@mission.example", "Subject", "é" * 1000, language="fr")
    assert not link.whole
    assert read_back(link.href)[1:] == ("Subject", paste_here("fr"))


def test_a_link_of_exactly_1900_characters_is_whole_and_one_more_is_not() -> None:
    room = MOST_MAILTO - len(mailto("mission@mission.example", "s", "").href)
    assert mailto("mission@mission.example", "s", "a" * room).whole
    assert not mailto("mission@mission.example", "s", "a" * (room + 1)).whole


def test_a_subject_that_is_too_long_alone_is_shortened() -> None:
    link = mailto("mission@mission.example", "律师 " * 900, "body")
    assert len(link.href) <= MOST_MAILTO
    assert read_back(link.href)[1].startswith("律师 律师")


def test_one_link_does_not_carry_every_mission_of_the_world() -> None:
    with pytest.raises(TooManyAddresses):
        mailto(",".join(["mission@mission.example"] * 76), "s", "b")


def test_webmail_opens_with_the_letter_in_it() -> None:
    links = dict(webmail("mission@mission.example", "Subject", "One.\nTwo."))
    assert set(links) == {"gmail", "outlook"}
    gmail = parse_qs(urlsplit(links["gmail"]).query)
    assert (gmail["to"], gmail["su"]) == (["mission@mission.example"], ["Subject"])
    assert parse_qs(urlsplit(links["outlook"]).query)["body"] == ["One.\r\nTwo."]


@given(
    subject=WORDS, rows=st.lists(WORDS, max_size=4), language=st.sampled_from(["en", "fr", "zh"])
)
def test_no_link_is_too_long_and_a_whole_one_reads_back(
    subject: str, rows: list[str], language: str
) -> None:
    body = "\n".join(rows)
    link = mailto("mission@mission.example", subject, body, language=language)
    to, title, read = read_back(link.href)
    assert len(link.href) <= MOST_MAILTO
    assert to == "mission@mission.example"
    if link.whole:
        assert (title, read.split("\r\n")) == (" ".join(subject.split()), body.splitlines() or [""])
    else:
        assert read == paste_here(language)
    for _, href in webmail("mission@mission.example", subject, body):
        assert len(href) <= MOST_WEBMAIL
