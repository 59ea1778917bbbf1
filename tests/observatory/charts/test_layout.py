"""Lines of text: nothing lost, nothing too long, cut where a script allows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.layout import lines_of, narrow, wide

TSHEG = "\u0f0b"
letters = st.text(alphabet="abW é་བོདསྐྱ،محكمة中文，。 ", max_size=60)


def test_words_stay_whole_where_they_fit() -> None:
    assert lines_of("Arbitrary arrest or detention", 13, 90) == [
        "Arbitrary arrest",
        "or detention",
    ]


@pytest.mark.parametrize("room", range(40, 100, 3))
def test_tibetan_ends_a_line_only_after_the_mark_between_syllables(room: int) -> None:
    text = "ཕྱི་སྐྱོད་བཀག་འགོག་དང་ལག་ཁྱེར་བཞེས་པ།"

    lines = lines_of(text, 13, room)

    assert len(lines) > 1
    assert all(line.endswith(TSHEG) for line in lines[:-1])
    assert "".join(lines) == text


def test_chinese_ends_a_line_anywhere_but_not_before_a_comma() -> None:
    lines = lines_of("拘留是报告最多的行为，据报告。", 10, 100)

    assert lines == ["拘留是报告最多的行", "为，据报告。"]


def test_word_longer_than_a_line_is_cut_and_not_lost() -> None:
    lines = lines_of("Verfassungsschutzbericht", 13, 60)

    assert len(lines) > 1
    assert "".join(lines) == "Verfassungsschutzbericht"


@given(letters, st.integers(20, 200))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, room: int) -> None:
    lines = lines_of(text, 13, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    # A mark that ends a line in Chinese may hang over its edge.
    assert all(width_of(line, 13) <= room or len(line) <= 4 for line in lines)


def test_tall_scripts_have_larger_letters_and_more_room_between_lines() -> None:
    latin, tibetan, arabic = wide("en"), wide("bo"), narrow("ar-xb")

    assert tibetan.size > latin.size
    assert arabic.size > latin.size
    assert tibetan.line / tibetan.size > arabic.line / arabic.size > latin.line / latin.size
