"""Pictures for sharing: their size, and that letters are drawn and not boxes."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from endreprisals.observatory.charts.drawing import draw
from endreprisals.observatory.charts.rendering import png_of
from tests.observatory.charts.made import a_figure, a_value, some_bars, words_for

LETTERS = {"en": "AB", "ar": "بم", "bo": "ཀཁ", "zh-hans": "中文"}


def picture(language: str, title: str) -> bytes:
    figure = a_figure([a_value("act-1", 5, low=3, high=8)])
    words = replace(words_for(figure, language), title=title)
    drawing = draw(figure, words)
    assert drawing
    return drawing.picture


@pytest.mark.parametrize("language", list(LETTERS))
def test_letters_are_drawn_and_not_boxes(language: str) -> None:
    """A box is drawn for every letter that no font has, so two letters would look the same."""
    one, other = (picture(language, letter) for letter in LETTERS[language])

    assert one != other


def test_letter_that_no_font_has_is_a_box_so_that_the_test_above_means_something() -> None:
    assert picture("en", "\u0378") == picture("en", "\u0379")


def test_picture_is_1200_by_675() -> None:
    drawing = draw(some_bars(), words_for(some_bars()))
    assert drawing

    with Image.open(BytesIO(drawing.picture)) as opened:
        assert opened.size == (1200, 675)


def test_picture_of_many_rows_grows_downwards_and_drops_none() -> None:
    figure = a_figure([a_value(f"row-{number}", number + 1) for number in range(40)])
    drawing = draw(figure, words_for(figure))
    assert drawing

    with Image.open(BytesIO(drawing.picture)) as opened:
        assert opened.width == 1200
        assert opened.height > 1000


def test_picture_loads_nothing() -> None:
    linked = '<image href="file:///etc/hostname" width="9" height="9"/>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'

    assert png_of(svg.format(linked), language="en", scale=1) == png_of(
        svg.format(""), language="en", scale=1
    )
