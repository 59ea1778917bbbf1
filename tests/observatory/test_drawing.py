"""Charts in every language that is offered, made of nothing but shapes and text."""

import re

import pytest

from endreprisals.domain.analysis.figure import figure_from
from endreprisals.observatory import drawing
from endreprisals.observatory.chosen import MOST_ROWS, drawn
from endreprisals.observatory.models import StoredChart, StoredFigure
from endreprisals.observatory.queries import chart
from endreprisals.observatory.words.chart_words import chart_text

pytestmark = pytest.mark.usefixtures("shipped")
LANGUAGES = ["en", "fr", "es"]


@pytest.fixture
def few_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawing.languages()[:3] == LANGUAGES
    monkeypatch.setattr(drawing, "languages", lambda: LANGUAGES)


def _only(*names: str) -> None:
    StoredFigure.objects.exclude(name__in=names).delete()


def test_a_figure_is_drawn_in_each_form_for_every_language_offered(few_languages: None) -> None:
    _only("states-cited")
    told: list[str] = []

    assert drawing.draw_all(told.append) == ()
    made = {(one.language, one.form) for one in StoredChart.objects.all()}
    assert made == {(code, form) for code in LANGUAGES for form in ("inline", "svg", "png")}
    assert re.fullmatch(r"states-cited: \d+ charts \([\d.]+ s\)", told[0])


def test_a_picture_carries_who_made_it_and_the_day(few_languages: None) -> None:
    _only("states-cited")
    drawing.draw_all(lambda line: None)
    file = StoredChart.objects.get(language="fr", form="svg").content

    words = re.sub(r"<[^>]+>", " ", bytes(file).decode())
    assert "endreprisals" in words
    assert "20 novembre 2026" in words
    assert "/observatory/states-cited/" in words


def test_a_refused_figure_has_no_chart(few_languages: None) -> None:
    _only("effect-of-raising")

    assert drawing.draw_all(lambda line: None) == ()
    assert not StoredChart.objects.exists()


def test_a_figure_that_cannot_be_drawn_keeps_its_charts_and_is_told(
    few_languages: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only("states-cited", "acts-by-type")
    drawing.draw_all(lambda line: None)
    before = chart("states-cited", "svg")
    told: list[str] = []

    def fails(figure: object, *rest: object, **more: object) -> object:
        if figure.name == "states-cited":  # type: ignore[attr-defined]
            raise KeyError("a series without words")
        return chart_text(figure, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "chart_text", fails)

    assert drawing.draw_all(told.append) == ("states-cited",)
    assert chart("states-cited", "svg") == before
    assert any("states-cited: not drawn: KeyError" in line for line in told)


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        '<foreignObject xmlns="http://www.w3.org/2000/svg"/>',
        '<path onload="x"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://other.example"/>',
        '<g style="fill:red"/>',
        "<style>@import url(https://other.example)</style>",
    ],
)
def test_a_drawing_with_anything_but_shapes_and_text_is_refused(inside: str) -> None:
    with pytest.raises(drawing.UnsafeDrawing):
        drawing.checked(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')


def test_only_a_file_that_stands_alone_brings_its_own_colours() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:red}</style></svg>'

    assert drawing.checked(svg, alone=True) == svg.encode()


def test_a_chart_draws_one_idea_and_the_table_has_the_rest() -> None:
    for stored in StoredFigure.objects.all():
        figure = figure_from(stored.data)
        shown = drawn(figure)
        assert len(shown.values) <= len(figure.values)
        if figure.name in ("acts-by-type", "acts-change", "cooperation-kinds"):
            assert len({one.key for one in shown.values}) <= MOST_ROWS, figure.name
        assert figure.refused or shown.values, figure.name


def test_charts_in_a_language_that_was_not_drawn_are_the_english_ones(few_languages: None) -> None:
    from django.utils.translation import override

    _only("states-cited")
    drawing.draw_all(lambda line: None)
    with override("ru"):
        assert chart("states-cited", "svg") == bytes(
            StoredChart.objects.get(language="en", form="svg").content
        )
