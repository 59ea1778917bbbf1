"""Lists of people and their overlap: an estimate where independence is shown, and only there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.figure import Figure, Saying
from endreprisals.domain.analysis.overlap import NAME, chapman, lists_overlap
from endreprisals.domain.analysis.rows import MentionRow, Rows
from tests.domain.analysis.held import a_spell, check, named
from tests.domain.analysis.invented import a_mention

PEOPLE = 4000


def a_population(seed: int, *, looked_up: float = 0.0, years: tuple[int, int] = (2018, 2018),
                 reach: float = 0.5) -> Rows:  # fmt: skip
    """Four thousand people, each on three lists by chance; `looked_up` copies one to the next."""
    draw = np.random.default_rng(seed)
    first, second, third = (draw.random(PEOPLE) < reach for _ in range(3))
    second |= first & (draw.random(PEOPLE) < looked_up)
    mentions = [
        *(_mention(one, "record_page", years[0]) for one in range(PEOPLE) if first[one]),
        *(_mention(one, "page", years[1]) for one in range(PEOPLE) if second[one]),
    ]
    spells = [
        a_spell("2015", case=f"c{one}", subject=f"S{one}") for one in range(PEOPLE) if third[one]
    ]
    return Rows(
        mentions=tuple(mentions), spells=tuple(spells),
        cases=named(*(f"c{one}" for one in range(PEOPLE))),
    )  # fmt: skip


def _mention(one: int, basis: str, year: int) -> MentionRow:
    return a_mention(f"c{one}", year, "named_individual", subjects=(f"S{one}",), basis=basis)


def of(rows: Rows) -> Figure:
    figure = lists_overlap(rows)
    check(figure)
    return figure


def test_estimate_by_hand() -> None:
    """Twenty and thirty with ten on both: 21 times 31 by 11, less one."""
    found = chapman(20, 30, 10)

    assert found.value == pytest.approx(58.18, abs=0.01)
    assert 40 < found.low < found.value < found.high


def test_lists_that_cover_each_other_leave_nobody_out() -> None:
    assert (chapman(9, 9, 9).value, chapman(9, 9, 9).low, chapman(9, 9, 9).high) == (9, 9, 9)


@pytest.mark.parametrize("seed", range(1, 6))
def test_number_of_people_is_found_where_lists_were_drawn_apart(seed: int) -> None:
    figure = of(a_population(seed))
    found = figure.value_of("all")

    assert figure.refused == ""
    assert found.value == pytest.approx(PEOPLE, rel=0.05)
    assert found.method == "chapman"
    assert (found.low or 9999) <= PEOPLE * 1.03
    assert (found.high or 0) >= PEOPLE * 0.97


def test_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    held = [of(a_population(seed)).value_of("all") for seed in range(1, 21)]

    assert sum((one.low or 0) <= PEOPLE <= (one.high or 0) for one in held) >= 17


def test_no_estimate_where_one_list_was_copied_into_the_other() -> None:
    figure = of(a_population(1, looked_up=0.5))

    assert figure.refused == "lists_not_independent"
    assert all(value.key != "all" for value in figure.values)
    assert (figure.value_of("both").value or 0) > 1000
    saying = figure.says[1]
    assert saying.code == "lists_not_independent"
    assert saying.args["low"] > 1


def test_dependence_would_make_the_estimate_too_small() -> None:
    figure = of(a_population(1, looked_up=0.5))
    numbers = (figure.value_of(key).value or 0 for key in ("record_pages", "other_pages", "both"))

    assert chapman(*map(int, numbers)).high < PEOPLE * 0.9


def test_no_estimate_where_independence_is_not_shown() -> None:
    some = a_population(1)
    figure = of(Rows(mentions=some.mentions, spells=some.spells[:20], cases=some.cases))

    assert figure.refused == "independence_not_shown"


def test_no_estimate_where_hardly_anybody_is_on_both() -> None:
    mentions = (
        *(_mention(one, "record_page", 2018) for one in range(100)),
        *(_mention(one, "page", 2018) for one in range(94, 160)),
    )
    figure = of(Rows(mentions=mentions))

    assert figure.refused == "too_small_overlap"
    assert figure.says[1] == Saying("too_small_overlap", {"both": 6, "needed": 7})


def test_no_estimate_where_lists_are_about_other_years() -> None:
    figure = of(a_population(1, years=(2015, 2019)))

    assert figure.refused == "closed_population_unlikely"
    assert figure.says[1] == Saying(
        "closed_population_unlikely", {"share": 0.0, "needed_share": 0.8}
    )


def test_one_list_tells_nothing_of_who_is_missing() -> None:
    figure = of(Rows(mentions=(_mention(1, "page", 2018),)))

    assert (figure.name, figure.refused) == (NAME, "one_list_only")
    assert figure.value_of("record_pages").value == 0
    assert of(Rows()).refused == "one_list_only"


def test_who_is_inferred_withheld_or_no_person_is_on_no_list() -> None:
    rows = Rows(
        mentions=(
            a_mention("a", 2018, "named_individual", subjects=("A",), basis="inferred"),
            a_mention("b", 2018, "named_individual", subjects=("B",), withheld=True),
            a_mention("c", 2018, "named_organisation", subjects=("C",)),
            a_mention("d", 2018, subjects=("D",), basis="record_page"),
        )
    )
    figure = of(rows)

    assert figure.value_of("record_pages").value == 1
    assert figure.value_of("other_pages").value == 0


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_estimate_is_never_below_those_seen(first: int, second: int, both: int) -> None:
    both = min(first, second, both)
    found = chapman(first, second, both)

    assert first + second - both <= found.low + 1e-6
    assert found.low <= found.value + 1e-6
    assert found.value <= found.high + 1e-6
