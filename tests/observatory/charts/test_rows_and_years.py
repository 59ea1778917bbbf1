"""What stands where: rows of one thing, crowded years, years without a number."""

from dataclasses import replace
from itertools import pairwise

from endreprisals.domain.analysis.figure import Value
from endreprisals.observatory.charts.drawing import draw
from endreprisals.observatory.charts.labels import Amount
from endreprisals.observatory.charts.layout import wide
from endreprisals.observatory.charts.looks import series_of
from endreprisals.observatory.charts.rows import groups_of, table
from endreprisals.observatory.charts.year_plot import year_plot
from tests.observatory.charts.made import YEARS, a_figure, a_value, some_bars, words_for
from tests.observatory.charts.seen import texts


def test_numbers_of_one_thing_are_rows_named_by_their_series() -> None:
    figure = a_figure([a_value("act-1", 0.9, "known"), a_value("act-1", 0.2, "of_all")])
    words = words_for(figure)

    groups = groups_of(figure, words, series_of(figure))

    assert [group.label for group in groups] == [words.series["known"], words.series["of_all"]]


def test_label_carries_the_sign_of_its_mark_and_never_loses_it_to_another_line() -> None:
    figure = some_bars()

    last = groups_of(figure, words_for(figure), series_of(figure))[-1]

    assert last.label == "Killings\u00a0†"


def test_rows_of_a_group_stand_under_each_other_and_groups_apart() -> None:
    values = [a_value(key, 1, one) for key in ("act-1", "act-2") for one in ("cited", "members")]
    figure = a_figure(values)

    rows = table(figure, words_for(figure), wide("en"), ["cited", "members"]).rows

    gaps = [later.y - earlier.y for earlier, later in pairwise(rows)]
    assert gaps[0] == gaps[2] < gaps[1]


def test_numbers_too_wide_for_their_years_are_said_for_the_highest_and_where_there_is_room() -> (
    None
):
    values = [a_value(year, float(number)) for number, year in enumerate(YEARS, start=1)]
    figure = a_figure(values, axis="report_year")

    def said(value: Value) -> Amount:
        return Amount(f"not fewer than {value.value:g} of them")

    drawing = draw(figure, replace(words_for(figure), amount=said, amount_title=""))
    assert drawing

    # The first year's number would lie on the columns beside it.
    shown = [text for text in texts(drawing.wide) if text.startswith("not fewer")]
    assert shown == ["not fewer than 16 of them"]


def test_keys_that_are_no_years_and_years_far_apart_stay_as_they_are() -> None:
    words = a_figure([a_value("early", 1), a_value("late", 2)], axis="report_year")
    ages = a_figure([a_value("1948", 1), a_value("2048", 2)], axis="report_year")

    assert year_plot(words, 100, 50).keys == ("early", "late")
    assert year_plot(ages, 100, 50).keys == ("1948", "2048")
