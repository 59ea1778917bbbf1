"""Fonts of the worker: widths that can be trusted, and one font for all letters of a language."""

import pytest
from fontTools.ttLib import TTFont

from endreprisals.observatory.charts.fonts import is_plain, width_of
from endreprisals.observatory.charts.picture_fonts import family_of, font_folder, script_of
from tests.observatory.charts.made import KINDS, SENTENCE


def test_marks_above_and_below_other_letters_take_no_room() -> None:
    assert width_of("སྐྱ", 10) == width_of("ས", 10)
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_bold_letters_are_wider_and_letters_of_no_font_have_a_width() -> None:
    assert width_of("Detention", 10, bold=True) > width_of("Detention", 10)
    assert width_of("中文", 10) == 20
    assert width_of("ก", 10) == pytest.approx(6.2)


def test_text_of_letters_that_stand_apart_is_plain() -> None:
    assert is_plain("Détention – 8 (3–17) †")
    assert not is_plain("བོད")
    assert not is_plain("العربية")


@pytest.mark.parametrize("language", ["en", "ar", "bo"])
def test_one_font_has_every_letter_of_a_language(language: str) -> None:
    words = "".join(KINDS[language]) + SENTENCE[language] + "†§¶0–9%"

    for path in sorted(font_folder(script_of(language)).iterdir()):
        known = TTFont(path).getBestCmap()
        assert [letter for letter in words if ord(letter) not in known] == []


def test_chinese_is_drawn_with_a_font_of_the_machine_for_its_place() -> None:
    families = [family_of(language) for language in ("zh-hans", "zh-hant", "zh-hk")]

    assert families == ["Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK HK"]
    assert script_of("zh-hant") == ""
    assert family_of("ug", serif=True) == "Chart Serif arabic"
