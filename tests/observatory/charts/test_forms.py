"""Each figure has one form, by what it counts."""

import pytest

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.forms import Form, can_be_drawn, comparable, form_of
from tests.observatory.charts.made import ALL, a_figure, a_value

EXPECTED = {
    "bars": Form.BARS,
    "columns": Form.COLUMNS,
    "points": Form.COLUMNS,
    "parts": Form.COLUMNS,
    "curves": Form.CURVES,
    "ratios": Form.FOREST,
    "sets": Form.SETS,
}


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.form)
def test_form_follows_from_the_numbers(made: object) -> None:
    figure: Figure = made.figure  # type: ignore[attr-defined]

    assert form_of(figure) is EXPECTED[made.form]  # type: ignore[attr-defined]


def test_few_times_stand_apart_since_steps_would_say_more_than_is_known() -> None:
    values = [a_value(time, 0.1, "death") for time in ("1", "2", "5")]

    assert form_of(a_figure(values, axis="years_held", unit="share")) is Form.COLUMNS


def test_differences_stand_beside_the_line_of_no_change() -> None:
    values = [a_value("act-1", -0.1, "difference")]

    assert form_of(a_figure(values, axis="act_types", unit="share")) is Form.FOREST


def test_name_of_a_figure_can_set_another_form() -> None:
    values = [a_value("2020", 3, "new")]

    figure = a_figure(values, name="states-cited-change", axis="report_year", unit="states")

    assert form_of(figure) is Form.SETS


def test_keys_that_are_no_times_stay_rows() -> None:
    values = [a_value("median", 90, "earliest")]

    assert form_of(a_figure(values, axis="days", unit="days")) is Form.BARS


def test_refused_figure_and_figure_without_numbers_cannot_be_drawn() -> None:
    known = (a_value("act-1", 1),)

    assert can_be_drawn(a_figure(known))
    assert not can_be_drawn(a_figure([a_value("act-1", None)]))
    assert not can_be_drawn(Figure("made-up", "rows", "cases", "", known, refused="no_cases"))


def test_withheld_is_left_out_where_its_column_counts_it_already() -> None:
    values = [a_value("2020", 9, "cases"), a_value("2020", 3, "withheld")]
    inside = a_figure(values, name="cases-per-report", axis="report_year")
    beside = a_figure(values, axis="report_year")

    assert [value.series for value in comparable(inside).values] == ["cases"]
    assert comparable(beside) == beside


def test_counts_do_not_stand_on_an_axis_of_shares() -> None:
    values = [Value("all", 0.4, "known"), Value("yes", 40, "known", method="count")]

    assert comparable(a_figure(values, unit="share")).values == (values[0],)
    assert comparable(a_figure(values, unit="cases")).values == tuple(values)
    assert not can_be_drawn(a_figure(values[1:], unit="share"))
