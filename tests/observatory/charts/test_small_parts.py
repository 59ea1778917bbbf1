"""Round numbers on an axis, names that do not overlap, colours that are the site's."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.observatory.charts.colours import DARK, LIGHT, ROLES
from endreprisals.observatory.charts.end_labels import apart
from endreprisals.observatory.charts.forest import difference_axis, ratio_axis
from endreprisals.observatory.charts.ticks import ticks
from endreprisals.observatory.charts.year_plot import year_plot
from tests.observatory.charts.made import a_figure, a_value, some_ratios

PACKAGE = Path(__file__).parents[3] / "endreprisals"
SITE = (PACKAGE / "web/static/web/site.css").read_text(encoding="utf-8")
OWN = (PACKAGE / "observatory/static/observatory/charts.css").read_text(encoding="utf-8")


def token(sheet: str, name: str) -> tuple[str, ...]:
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", sheet)
    assert found
    return found.groups()


@pytest.mark.parametrize("role", ["paper", "ink", "quiet", "rule", "accent"])
def test_colours_of_a_file_are_the_tokens_of_the_site(role: str) -> None:
    assert token(SITE, role) == (LIGHT[role], DARK[role])


@pytest.mark.parametrize("role", ["tint", "band"])
def test_colours_of_charts_alone_are_those_of_their_sheet(role: str) -> None:
    assert token(OWN, f"chart-{role}") == (LIGHT[role], DARK[role])


def test_no_two_roles_share_a_colour_by_which_they_are_found_again() -> None:
    assert len(ROLES) == len(LIGHT) + 1
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize(
    ("most", "options", "expected"),
    [
        (48, {}, [0, 20, 40, 60]),
        (0.65, {"limit": 1.0}, [0, 0.2, 0.4, 0.6, 0.8]),
        (0.98, {"limit": 1.0}, [0, 0.25, 0.5, 0.75, 1]),
        (3, {"whole": True}, [0, 1, 2, 3]),
        (0, {}, [0, 1]),
    ],
)
def test_ticks_are_round(most: float, options: dict[str, float], expected: list[float]) -> None:
    assert ticks(most, **options) == expected  # type: ignore[arg-type]


@given(st.floats(0.001, 1e6), st.sampled_from([{}, {"whole": True}]))
def test_ticks_reach_the_highest_number_in_few_equal_steps(
    most: float, options: dict[str, bool]
) -> None:
    found = ticks(most, **options)

    steps = {round(later - earlier, 6) for earlier, later in pairwise(found)}
    assert found[0] == 0
    assert found[-1] >= most * (1 - 1e-6)
    assert len(found) <= 6
    assert len(steps) == 1


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(5, 40)), max_size=6))
def test_names_never_lie_on_each_other_and_end_above_the_foot(
    blocks: list[tuple[float, float]],
) -> None:
    ordered = sorted(blocks)
    tall = [deep for _, deep in ordered]

    tops = apart([top for top, _ in ordered], tall, 200)

    for place, top in enumerate(tops):
        assert top + tall[place] <= 200 + 1e-6
        assert place == 0 or top >= tops[place - 1] + tall[place - 1] - 1e-6


def test_name_stays_at_its_own_height_where_no_other_is_in_the_way() -> None:
    assert apart([10, 12, 100], [20, 20, 20], 200) == [10, 30, 100]


def test_ratios_stand_on_doublings_with_one_among_them() -> None:
    axis = ratio_axis(some_ratios())

    assert axis.steps == (0.25, 0.5, 1, 2, 4, 8, 16)
    assert axis.nothing == 1


def test_differences_stand_equally_far_to_either_side_of_nothing() -> None:
    values = [a_value("act-1", -0.1, "difference", low=-0.18, high=-0.02)]

    axis = difference_axis(a_figure(values, axis="act_types", unit="share"))

    assert axis.steps == (-0.2, -0.1, 0, 0.1, 0.2)


def test_year_without_a_number_keeps_its_place() -> None:
    values = [a_value("2010", 3), a_value("2013", 4)]

    plot = year_plot(a_figure(values, axis="report_year"), 400, 100)

    assert plot.keys == ("2010", "2011", "2012", "2013")
    assert (plot.x("2010"), plot.x("2013"), plot.y(4)) == (50, 350, 0)
