"""Every filter, order, meaning, reason and gap has words."""

import pytest
from django.utils.translation import override

from endreprisals.domain import vocabulary
from endreprisals.record import filters
from endreprisals.search.why import SENTENCES
from endreprisals.web import filter_words, found_words, path_words, phrases


def test_every_filter_and_each_of_its_fixed_values_is_called_something() -> None:
    for facet, name in filters.FACETS.items():
        assert filter_words.title(facet) != facet
        values = [term.code for term in vocabulary.terms(name)] if name else []
        for value in values or filters.CHOICES.get(facet, ()):
            assert filter_words.value_label(facet, value) != value


def test_every_order_and_meaning_of_the_filter_has_words() -> None:
    assert tuple(filter_words.SORTS) == filters.SORTS
    assert tuple(filter_words.MEANINGS) == filters.MEANINGS


def test_values_are_called_by_the_language_of_the_page() -> None:
    with override("fr"):
        french = filter_words.value_label("state", "DEU")

    assert french == "Allemagne"
    assert filter_words.value_label("state", "DEU") == "Germany"


def test_every_reason_of_the_search_has_a_sentence_for_readers() -> None:
    assert {code: str(text) for code, text in found_words.REASONS.items()} == dict(SENTENCES)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (12, "Nothing on record for twelve months"),
        (17, "Nothing on record for seventeen months"),
        (24, "Nothing on record for two years"),
        (41, "Nothing on record for more than three years"),
        (150, "Nothing on record for more than 12 years"),
    ],
)
def test_gap_is_told_in_words_and_rounded_down_openly(months: int, words: str) -> None:
    assert phrases.silence(months) == words


def test_label_inside_a_sentence_begins_small_but_a_name_does_not() -> None:
    assert phrases.inside("act_types", "threats") == "threats and intimidation"
    assert phrases.inside("engagement_bodies", "HRC") == "Human Rights Council"
    assert phrases.inside("act_types", "un_access_obstruction").startswith("United Nations")
    with override("bo"):
        assert phrases.inside("act_types", "threats")[0].isupper()


def test_kind_of_fact_without_a_type_of_event_still_has_a_label() -> None:
    assert phrases.event_label("act") == "Act of reprisal"
    assert phrases.event_label("outcome") == "Outcome"
    assert phrases.event_label("") == ""


@pytest.mark.parametrize(
    ("forum", "words"),
    [
        ("HRC45", "Human Rights Council, session 45"),
        ("HRC55 item 5", "Human Rights Council, session 55, item 5"),
        ("UNGA78", "General Assembly, session 78"),
        ("UNGA76 Third Committee", "General Assembly, session 76, Third Committee"),
        (
            "UNGA80 Third Committee item 71",
            "General Assembly, session 80, Third Committee, item 71",
        ),
        ("UPR36", "Universal Periodic Review, session 36"),
        ("A meeting in Geneva", "A meeting in Geneva"),
    ],
)
def test_meeting_is_spelled_out_where_its_code_is_known(forum: str, words: str) -> None:
    assert path_words.forum_words(forum) == words
