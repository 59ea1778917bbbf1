"""What every drawing promises, in all forms, languages and sizes."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.drawing import Drawing, draw
from tests.observatory.charts.made import (
    ALL,
    KINDS,
    LANGUAGES,
    Made,
    a_figure,
    a_value,
    some_bars,
    some_columns,
    some_sets,
    words_for,
)
from tests.observatory.charts.seen import canvas, lines, texts, tree, used

SHEET = Path(__file__).parents[3] / "endreprisals/observatory/static/observatory/charts.css"
LIMIT = 20_000
EVERY = [(made, language) for made in ALL for language in LANGUAGES]
NAMES = [f"{made.form}-{language}" for made, language in EVERY]


def drawn(figure: Figure, language: str = "en") -> Drawing:
    made = draw(figure, words_for(figure, language))
    assert made is not None
    return made


@pytest.fixture(scope="module", params=EVERY, ids=NAMES)
def each(request: pytest.FixtureRequest) -> tuple[Made, str, Drawing]:
    made, language = request.param
    return made, language, drawn(made.figure, language)


def test_drawing_is_of_shapes_and_letters_and_of_nothing_else(
    each: tuple[Made, str, Drawing],
) -> None:
    _, _, drawing = each
    plain = {"svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "text"}

    for svg, allowed in ((drawing.wide, plain), (drawing.narrow, plain),
                         (drawing.file, plain | {"style"})):  # fmt: skip
        assert {one.tag.partition("}")[2] for one in tree(svg).iter()} <= allowed
        attributes = {name for one in tree(svg).iter() for name in one.attrib}
        assert not attributes & {"style", "href", "src", "{http://www.w3.org/1999/xlink}href"}
        assert not [name for name in attributes if name.startswith("on")]
        assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_drawing_inside_a_page_has_a_rule_for_every_class_and_no_colour_of_its_own(
    each: tuple[Made, str, Drawing],
) -> None:
    _, _, drawing = each
    rules = SHEET.read_text(encoding="utf-8")

    for svg in (drawing.wide, drawing.narrow):
        classes = {name for names in used(svg, "class") for name in names.split()}
        assert [name for name in classes if f".{name} {{" not in rules] == []
        assert "#" not in re.sub(r"url\(#[\w-]+\)", "", svg)


def test_drawing_is_one_picture_with_a_title_and_a_description(
    each: tuple[Made, str, Drawing],
) -> None:
    made, language, drawing = each
    words = words_for(made.figure, language)

    for svg in (drawing.wide, drawing.narrow, drawing.file):
        root = tree(svg)
        named = {one.get("id"): one.text for one in root.iter() if one.get("id")}
        assert root.get("role") == "img"
        assert named[root.attrib["aria-labelledby"]] == words.title
        assert named[root.attrib["aria-describedby"]] == words.sentence
        assert (root.get("lang"), root.get("direction")) == (language, words.direction)


def test_no_word_is_cut_off_at_an_edge(each: tuple[Made, str, Drawing]) -> None:
    _, _, drawing = each

    for svg in (drawing.wide, drawing.narrow):
        width, height = canvas(svg)
        for line in lines(svg):
            assert line.left >= -1, line
            assert line.right <= width + 1, line
            assert line.top >= -1, line
            assert line.foot <= height + 1, line


def test_no_word_lies_on_another(each: tuple[Made, str, Drawing]) -> None:
    _, _, drawing = each

    for svg in (drawing.wide, drawing.narrow):
        clashes = [pair for pair in combinations(lines(svg), 2) if pair[0].meets(pair[1])]
        assert clashes == []


def test_drawing_is_small(each: tuple[Made, str, Drawing]) -> None:
    _, _, drawing = each

    sizes = [len(svg.encode()) for svg in (drawing.wide, drawing.narrow, drawing.file)]

    assert max(sizes) < LIMIT
    assert len(drawing.picture) < 100_000


def test_same_figure_and_words_give_the_same_bytes() -> None:
    assert drawn(some_columns(), "bo") == drawn(some_columns(), "bo")


def test_ids_are_not_shared_by_drawings_of_one_page() -> None:
    other = a_figure(some_columns().values, name="another", axis="report_year")
    pages = [drawn(some_columns()), drawn(other)]

    ids = [one for page in pages for svg in (page.wide, page.narrow) for one in used(svg, "id")]

    assert len(ids) == len(set(ids)) == 12  # title, description and hatching, four times


@pytest.mark.parametrize("figure", [some_bars(), some_columns()], ids=["bars", "columns"])
def test_what_is_withheld_is_hatched_and_named(figure: Figure) -> None:
    drawing = drawn(figure)
    name = words_for(figure).series["withheld"]

    assert f'fill="url(#chart-{figure.name}-wide-hatch)"' in drawing.wide
    assert any(name in text for text in texts(drawing.wide))


def test_nothing_withheld_leaves_no_hatching() -> None:
    values = [value for value in some_columns().values if value.series != "withheld"]
    none = a_value("2018", 0, "withheld")

    drawing = drawn(a_figure([*values, none], axis="report_year"))

    assert "url(#" not in drawing.wide


def test_withheld_cases_that_a_column_has_already_are_not_put_on_top_of_it() -> None:
    values = [a_value("2024", 30, "cases"), a_value("2024", 9, "withheld")]

    drawing = drawn(a_figure(values, name="cases-per-report", axis="report_year"))

    assert "url(#" not in drawing.wide


def test_total_whose_parts_are_too_small_to_show_is_drawn_in_one_piece() -> None:
    parts = ("unnamed", "situation")
    values = [
        a_value("2024", 20, "named"), *(a_value("2024", None, one, "small_cell") for one in parts),
        a_value("2024", 0, "withheld"), a_value("2024", 32, "cases"),
        a_value("2025", None, "cases", "small_cell"),
    ]  # fmt: skip

    figure = a_figure(values, name="cases-per-report", axis="report_year")
    words = words_for(figure)
    drawing = draw(figure, replace(words, series={**words.series, "not_told_apart": "together"}))
    assert drawing

    assert {"32", "together"} <= set(texts(drawing.wide))
    assert 'class="f-band s-quiet" stroke-width="1" stroke-dasharray="3 2"' in drawing.wide
    assert 'class="s-quiet" stroke-width="1.2"' in drawing.wide  # the cross of 2025


def test_interval_is_drawn_and_explained_only_where_there_is_one() -> None:
    with_one = drawn(a_figure([a_value("act-1", 5, low=3, high=8)]))
    without = drawn(a_figure([a_value("act-1", 5)]))
    note = words_for(some_bars()).notes["interval"]

    assert note in texts(with_one.wide)
    assert note not in texts(without.wide)
    assert with_one.wide.count('class="s-ink"') == without.wide.count('class="s-ink"') + 1


def test_every_bar_has_its_number_beside_it() -> None:
    shown = texts(drawn(some_bars()).narrow)

    assert {"84", "61", "7", "fewer than 5"} <= set(shown)


def test_year_with_a_short_window_is_marked_and_the_mark_is_explained() -> None:
    drawing = drawn(some_columns())

    assert "†" in texts(drawing.wide)
    assert "† The report covers fewer than twelve months." in texts(drawing.wide)
    assert 'class="f-band"' in drawing.wide


def test_parts_of_two_lists_carry_their_numbers() -> None:
    shown = texts(drawn(some_sets()).wide)

    assert {"3", "12", "8", "18", "17", "7"} <= set(shown)


def test_drawing_for_a_script_from_right_to_left_is_the_mirror_image() -> None:
    figure = some_bars()
    words = words_for(figure, "en")
    leftwards = draw(figure, replace(words, direction="rtl"))
    rightwards = draw(figure, words)
    assert leftwards
    assert rightwards

    assert 'transform="matrix(-1 0 0 1 ' in leftwards.wide
    for one, other in zip(lines(rightwards.wide), lines(leftwards.wide), strict=True):
        assert one.text == other.text
        assert other.right == pytest.approx(600 - one.left, abs=0.2)


def test_tibetan_stays_text_that_can_be_selected() -> None:
    drawing = drawn(some_bars(), "bo")

    for svg in (drawing.wide, drawing.file):
        assert any(text.startswith(KINDS["bo"][0][:8]) for text in texts(svg))


def test_file_alone_brings_its_words_and_colours_for_light_and_dark() -> None:
    drawing = drawn(some_bars())
    words = words_for(some_bars())

    assert {words.title, words.credit} <= set(texts(drawing.file))
    assert "prefers-color-scheme:dark" in drawing.file
    assert 'fill="#fbf9f4"' in drawing.file


def test_refused_figure_is_not_drawn() -> None:
    refused = Figure("made-up", "rows", "cases", "", some_bars().values, refused="too_few_events")

    assert draw(refused, words_for(refused)) is None
    assert draw(a_figure([a_value("act-1", None)]), words_for(refused)) is None


def test_figure_whose_key_has_no_words_is_refused() -> None:
    with pytest.raises(KeyError, match="unheard"):
        draw(a_figure([a_value("unheard", 1)]), words_for(some_bars()))
