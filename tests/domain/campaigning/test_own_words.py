"""Own words: cleaned without being changed, and compared so that copies are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.own_words import (
    TOO_LIKE,
    BadWords,
    clean,
    likeness,
    shingles,
)

LETTER = (
    "I write about the lawyer who was detained after he spoke to the Human Rights Council. "
    "Please name the case in the debate under item 5 and ask for his release."
)
OTHER = (
    "My family left that country long ago. Nobody there may tell the United Nations what happens "
    "without fear, and your Government can change that by speaking of this person."
)


def code_of(text: str, *, most: int = 100, lines: bool = True) -> str:
    with pytest.raises(BadWords) as refused:
        clean(text, most=most, lines=lines)
    return refused.value.code


def test_lines_and_spaces_are_put_in_order_and_letters_in_one_form() -> None:
    assert clean(" a \t b\r\nc\u00a0d \r\n\r\n\r\n e\u0301 \ufeff", most=50) == "a b\nc d\n\né"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\u200b\u200d", "empty"),
        ("a" * 101, "too_long"),
        ("a\0b", "control_character"),
        ("a\x1bb", "control_character"),
        ("a\U000e0041b", "control_character"),  # a letter of the invisible alphabet
        ("a\ue000b", "control_character"),
        ("a\ud800b", "control_character"),
        ("a\u202eb", "direction_override"),
        ("a\u2066b\u2069", "direction_override"),
        ("<b>a</b>", "markup"),
        ("a < /p>", "markup"),
        ("<!-- a", "markup"),
        ("[url]a", "markup"),
        ("[here](there)", "markup"),
        ("a &#60; b", "markup"),
        ("a &lt; b", "markup"),
        ("see https://example.org", "link"),
        ("see www.example", "link"),
        ("see example.com now", "link"),
        ("see example.com/page", "link"),
        ("javascript:alert", "link"),
        ("write to testa@supporter.example", "link"),
    ],
)
def test_words_that_hide_steer_or_lead_away_are_refused(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 6",
        "I <3 human rights",
        "He said so. Nobody answered.",
        "item 5.2 of A/HRC/42/30",
        "می‌خواهم",  # Persian needs its joiner
        "བོད་སྐད།",
        "R&D, no",
        "U.N. at 10.30",
    ],
)
def test_ordinary_sentences_of_any_script_are_taken(text: str) -> None:
    assert clean(text, most=100) == text


def test_a_line_break_is_refused_where_one_line_is_meant() -> None:
    assert code_of("Subject\r\nBcc: all@x", lines=False) == "control_character"
    assert code_of("Subject\u2028more", lines=False) == "control_character"
    assert clean("Subject\r\n", most=100, lines=False) == "Subject"


def test_a_copy_in_other_case_and_punctuation_is_a_copy() -> None:
    loud = LETTER.upper().replace(".", "!!!").replace(" ", "  ")
    assert likeness(shingles(LETTER), shingles(loud)) == 1


def test_a_pasted_letter_stays_pasted_when_paragraphs_are_put_round_it() -> None:
    assert likeness(shingles(LETTER), shingles(f"{OTHER}\n{LETTER}\n{OTHER}")) > TOO_LIKE


def test_two_letters_in_own_words_about_one_thing_are_not_alike() -> None:
    assert likeness(shingles(LETTER), shingles(OTHER)) < 0.1


def test_a_few_words_are_one_piece_and_no_words_are_none() -> None:
    assert shingles("Free him now!") == {"free him now"}
    assert shingles("!!") == frozenset()
    assert likeness([], []) == 1
    assert likeness([], shingles("Free him now")) == 0


def test_chinese_is_cut_into_pieces_too() -> None:
    first, second = "请释放这位律师并停止报复行为", "请释放这位律师并停止一切报复行为吧"
    assert 0 < likeness(shingles(first), shingles(second)) < 1


def test_the_order_in_which_two_letters_came_makes_no_difference() -> None:
    long, short = shingles(f"{OTHER} {LETTER}"), shingles(LETTER)
    assert likeness(long, short) == likeness(short, long) == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_the_same_both_ways_and_from_0_to_1(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, a) == 1


@given(st.text(max_size=80), st.booleans())
def test_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:  # noqa: FBT001
    try:
        once = clean(text, most=60, lines=lines)
    except BadWords:
        return
    assert clean(once, most=60, lines=lines) == once
    assert 0 < len(once) <= 60
    assert lines or "\n" not in once
