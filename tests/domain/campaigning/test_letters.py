"""Pieces of letters: courteous, whole in each language, and true in what they thank for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning import letters

OPENED = date(2026, 11, 1)
PREPARED = ("ar", "ru", "zh")


@pytest.mark.parametrize(
    ("spoke_on", "asked_before", "approach"),
    [
        ([], False, "ask"),
        ([], True, "ask"),
        ([date(2021, 9, 29)], False, "thank"),
        ([date(2021, 9, 29)], True, "remind"),
        ([OPENED], True, "thank"),
        ([date(2021, 9, 29), date(2026, 11, 10)], True, "thank"),
    ],
)
def test_whoever_spoke_is_thanked_or_reminded_and_who_did_not_is_asked(
    spoke_on: list[date],
    asked_before: bool,  # noqa: FBT001
    approach: str,
) -> None:
    told = letters.approach(spoke_on=spoke_on, thanked_since=OPENED, asked_before=asked_before)
    assert told == approach


def test_before_a_campaign_opens_nothing_was_said_since() -> None:
    days = [date(2026, 1, 1)]
    assert letters.approach(spoke_on=days, thanked_since=None, asked_before=True) == "remind"


@given(st.lists(st.dates(), min_size=1), st.none() | st.dates(), st.booleans())
def test_no_state_that_spoke_is_asked_as_if_it_had_not(
    spoke_on: list[date],
    since: date | None,
    asked: bool,  # noqa: FBT001
) -> None:
    told = letters.approach(spoke_on=spoke_on, thanked_since=since, asked_before=asked)
    assert told in ("thank", "remind")


def test_offices_are_addressed_by_rank_and_never_by_name() -> None:
    assert letters.salutation("excellency", "en") == "Excellency,"
    assert letters.salutation("minister", "fr") == "Madame la Ministre, Monsieur le Ministre,"
    assert letters.salutation("your_excellency", "es") == "Su Excelencia:"
    codes = [one.code for one in letters.salutations()]
    assert codes == [
        "excellency", "your_excellency", "minister", "high_representative", "charge", "office",
    ]  # fmt: skip
    assert all(one.label for one in letters.salutations())


@pytest.mark.parametrize("language", PREPARED)
def test_words_that_nobody_has_checked_are_never_sent(language: str) -> None:
    assert language not in letters.sent_languages()
    with pytest.raises(letters.NoSuchWords):
        letters.salutation("excellency", language)
    with pytest.raises(letters.NoSuchWords):
        letters.closing(language)
    with pytest.raises(letters.NoSuchWords):
        letters.signature(language)
    with pytest.raises(letters.NoSuchWords):
        letters.about_us(language, organisation="o", campaign_url="u", answer_to="a")


def test_a_salutation_that_is_not_in_the_table_is_refused() -> None:
    for code, language in (("comrade", "en"), ("excellency", "tlh")):
        with pytest.raises(letters.NoSuchWords):
            letters.salutation(code, language)


def test_every_language_has_every_word() -> None:
    table = letters._table()
    languages = set(table["languages"])
    assert languages == {"en", "fr", "es", *PREPARED}
    parts = set(table["languages"]["en"])
    for code, words in table["languages"].items():
        assert set(words) == parts, code
        assert "{country}" in words["supporter_in"]
        assert "{organisation}" in words["who"]
        assert "{url}" in words["who"]
        assert "{answer_to}" in words["answer"]
    for code, row in table["salutations"].items():
        assert set(row) == languages | {"label"}, code


def test_a_signature_discloses_only_what_it_is_given() -> None:
    assert letters.signature("en") == "A supporter of this campaign"
    assert letters.signature("en", country="Kenya") == "A supporter in Kenya"
    assert letters.signature("en", name="Testa Fictiva") == "Testa Fictiva"
    assert letters.signature("fr", name="T. F.", country="Suisse") == "T. F. (Suisse)"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_letter_says_who_sends_it_why_and_how_to_answer_and_to_stop(language: str) -> None:
    told = letters.about_us(
        language, organisation="The Organisation", campaign_url="https://e.example/c/",
        answer_to="letter-1@letters.example",
    )  # fmt: skip
    for needed in ("The Organisation", "https://e.example/c/", "letter-1@letters.example"):
        assert needed in told
    assert "{" not in told


def test_a_letter_is_laid_out_in_order_on_one_page() -> None:
    letter = letters.laid_out(
        "en", salutation_code="excellency", paragraphs=["First.", " ", "Please name the case. "],
        signed="A supporter in Kenya", below="Who we are.",
    )  # fmt: skip
    assert letter == (
        "Excellency,\n\nFirst.\n\nPlease name the case.\n\nYours respectfully,\n\n"
        "A supporter in Kenya\n\n-- \nWho we are.\n"
    )
    assert letters.fits_one_page(letter)
    without = letters.laid_out("en", salutation_code="office", paragraphs=["One."], signed="A.")
    assert "--" not in without


def test_a_letter_of_two_pages_is_seen() -> None:
    assert not letters.fits_one_page("word " * 88 * 54)
    assert not letters.fits_one_page("\n" * 60)


def test_the_first_working_language_with_words_is_taken_and_english_where_none_is() -> None:
    assert letters.language_for(["fr", "en"], {"en", "fr"}) == "fr"
    assert letters.language_for(["ar", "es"], {"en", "es", "ar"}) == "es"
    assert letters.language_for(["zh"], {"en", "zh"}) == "en"
    assert letters.language_for(["fr"], {"ru"}) is None


def test_what_the_reader_pastes_is_asked_for_in_the_readers_language() -> None:
    assert letters.paste_here("zh") != letters.paste_here("en") == letters.paste_here("bo")
