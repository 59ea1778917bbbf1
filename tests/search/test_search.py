"""Answers over everything public, best first, each result with its reason."""

from collections.abc import Callable

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from endreprisals.search.queries import Result, search
from endreprisals.search.why import SENTENCES
from tests.build import a_document, a_mention, an_act
from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
JIANG, OTHER_JIANG = ("江天勇", "Hans", "zh"), ("蒋天勇", "Hans", "zh")


def first(query: str) -> Result:
    """The best result."""
    return search(query).results[0]


def reasons(query: str) -> dict[str, str]:
    """Code of the reason by public id."""
    return {result.public_id: result.why.code for result in search(query).results}


def test_the_same_characters_come_first_and_homophones_claim_nothing(made_ready: Ready) -> None:
    a_named_case("CHN-2019-001", "Jiang Tianyong", JIANG)
    a_named_case("CHN-2019-002", OTHER_JIANG, "Jiang Tianyong, a namesake")
    made_ready()

    answer = search("江天勇")

    assert [result.public_id for result in answer.results[:2]] == ["S-CHN-0001", "CHN-2019-001"]
    assert answer.results[0].why.code == "same_letters"
    assert answer.results[0].why.matched_text == "江天勇"
    assert {r.why.code for r in answer.results[2:]} == {"same_sound_other_characters"}
    assert "may be different people" in SENTENCES["same_sound_other_characters"]


def test_a_reading_does_not_outweigh_other_characters(made_ready: Ready) -> None:
    """姜天勇 reads as Jiang Tianyong; who is recorded as 江天勇 is a homophone and no more."""
    a_named_case("CHN-2019-001", "Jiang Tianyong", JIANG)
    made_ready()

    assert set(reasons("姜天勇").values()) == {"same_sound_other_characters"}


def test_a_name_known_in_latin_letters_only_is_found_across_scripts(made_ready: Ready) -> None:
    a_named_case("CHN-2019-002", "Ilham Tohti")
    made_ready()

    result = first("ئىلھام توختى")

    assert (result.kind, result.public_id) == ("subject", "S-CHN-0002")
    assert result.why.code == "sounds_alike_in_another_script"
    assert (result.why.matched_text, result.why.script) == ("Ilham Tohti", "Latn")


def test_a_result_shows_the_names_in_their_own_scripts(made_ready: Ready) -> None:
    uyghur, chinese = ("ئىلھام توختى", "Arab", "ug"), ("伊力哈木·土赫提", "Hans", "zh")
    a_named_case("CHN-2019-002", "Ilham Tohti", uyghur, chinese)
    made_ready()

    names = first("Ilham Tohti").names

    assert [(name.text, name.script, name.lang) for name in names] == [uyghur, chinese]


def test_a_symbol_leads_to_the_document_and_then_to_its_cases(made_ready: Ready) -> None:
    case = a_named_case("EGY-2019-001", "Testa Fictiva", summary="A/HRC/42/30/Add.1 is no hit.")
    a_mention(case, a_document("A/HRC/42/30"))
    a_named_case("EGY-2019-002", "Testo Fictivo", summary="See a hrc 42 30.")
    made_ready()

    results = search("a hrc 42 30").results

    found = [(result.kind, result.public_id, result.why.code) for result in results]
    assert found[:2] == [
        ("document", "A/HRC/42/30", "reference"),
        ("case", "EGY-2019-001", "reference"),
    ]
    assert found[2:] == [("case", "EGY-2019-002", "words_in_text")]
    assert results[0].why.matched_text == "A/HRC/42/30"


def test_better_reasons_come_before_weaker_ones(made_ready: Ready) -> None:
    a_named_case("CHN-2019-001", "Testa Tohti", title="A case", summary="On another matter.")
    a_named_case("CHN-2019-002", "Toxti", title="B case")
    a_named_case("CHN-2019-003", "Tohti", title="C case")
    a_named_case("CHN-2019-004", "Testo Fictivo", title="D case", summary="Tohti is mentioned.")
    made_ready()

    cases = [r.public_id for r in search("Tohti").results if r.kind == "case"]

    assert cases == ["CHN-2019-003", "CHN-2019-002", "CHN-2019-001", "CHN-2019-004"]
    assert reasons("Tohti")["CHN-2019-004"] == "words_in_text"


def test_a_state_is_found_by_its_name_in_any_language_and_by_its_code(made_ready: Ready) -> None:
    made_ready()
    for query in ("Egypt", "Égypte", "egipto", "埃及", "مصر", "Египет", "EGY", "egy"):
        assert (first(query).kind, first(query).public_id) == ("state", "EGY"), query
        assert first(query).why.code == "same_letters", query


def test_an_act_type_and_a_body_are_found_by_their_labels(made_ready: Ready) -> None:
    made_ready()

    assert first("surveillance").public_id == "surveillance"
    assert first("Committee against Torture").public_id == "treaty_body:CAT"
    assert reasons("arbitrary arrest")["arbitrary_detention"] == "words_in_title"


def test_a_title_with_all_words_comes_before_texts_that_hold_them(made_ready: Ready) -> None:
    a_named_case("EGY-2019-001", "Testa", title="One", summary="A plumber, a plumber, a plumber.")
    a_named_case("EGY-2019-002", "Testo", title="The plumber", summary="Nothing else of note.")
    made_ready()

    assert [r.public_id for r in search("plumber").results] == ["EGY-2019-002", "EGY-2019-001"]


def test_pages_follow_each_other_without_gap_or_repetition(made_ready: Ready) -> None:
    for number in range(1, 8):
        a_named_case(f"EGY-2019-{number:03}", f"Testa {number}", title="T", summary="A plumber.")
    made_ready()

    pages = [search("plumber", limit=3, offset=offset) for offset in (0, 3, 6, 9)]

    shown = [result.public_id for page in pages for result in page.results]
    assert sorted(shown) == [f"EGY-2019-{number:03}" for number in range(1, 8)]
    assert [page.total for page in pages] == [7, 7, 7, 7]
    assert all(page.is_total_exact for page in pages)


def test_more_hits_than_are_ranked_are_told_as_more_than(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("endreprisals.search.queries.MOST_RANKED", 3)
    for number in range(1, 6):
        a_named_case(f"EGY-2019-{number:03}", f"Testa {number}", title="T", summary="A plumber.")
    made_ready()

    answer = search("plumber")

    assert (answer.total, answer.is_total_exact) == (3, False)


def test_an_answer_takes_at_most_nine_queries(
    made_ready: Ready, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = a_named_case("CHN-2019-002", "Ilham Tohti", summary="An economist.")
    an_act(case, codes=("arbitrary_detention",))
    made_ready()

    for query in ("Tuohuti economist", "arbitrary detention", "a hrc 42 30", "Ilham Tohti"):
        with django_assert_max_num_queries(9):
            search(query)


def test_a_negative_offset_or_limit_gives_the_beginning_or_nothing(made_ready: Ready) -> None:
    made_ready()

    assert search("Egypt", offset=-5).results == search("Egypt").results
    assert search("Egypt", limit=-1).results == ()


def test_a_label_in_another_language_is_a_title_too(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pgettext(_context: str, message: str) -> str:
        french = translation.get_language() == "fr" and message == "Threats and intimidation"
        return "Menaces et intimidation" if french else message

    monkeypatch.setattr("endreprisals.record.services.search_words.pgettext", pgettext)
    made_ready()

    result = first("menaces")

    assert (result.public_id, result.why.code) == ("threats", "words_in_title")
    assert (result.why.matched_text, result.why.lang) == ("Menaces et intimidation", "fr")


def test_a_syllable_of_a_reading_is_no_name(made_ready: Ready) -> None:
    """江天勇 can be read Kong Tinyung in Cantonese; somebody called Kong is no hit."""
    a_named_case("CHN-2019-001", "Testa Kong")
    made_ready()

    assert search("江天勇").total == 0


def test_more_like_names_than_are_compared_make_the_total_inexact(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("endreprisals.search.named.MOST_CANDIDATES", 2)
    a_named_case("CHN-2019-001", "Ilham Tohti")
    a_named_case("CHN-2019-002", "Testo Tohti")
    made_ready()

    assert not search("Toxti").is_total_exact
