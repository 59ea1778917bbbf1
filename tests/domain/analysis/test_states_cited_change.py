"""States new, gone and in both, by set arithmetic on whole lists only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.states_cited_change import states_cited_change
from tests.domain.analysis.invented import a_list, a_report
from tests.domain.analysis.shipped import shipped

# The lists of A/HRC/48/28 and A/HRC/51/47 as the press printed them.
IN_2021 = (
    "AND BHR BGD BLR BDI KHM CMR CAF CHN COL CUB DJI COD EGY ETH GTM IND IDN IRN IRQ ISR KWT LAO "
    "LBY MDV MLI MEX MAR MMR NIC PAK PHL RUS SAU SSD LKA PSE SYR TZA THA TKM ARE VEN VNM YEM"
)
IN_2022 = (
    "AFG AND BHR BGD BLR BRA BDI CMR CHN CUB CYP COD DJI EGY GTM IND IDN IRN ISR KAZ LAO LBY MDV "
    "MLI MEX MAR MMR NIC PHL RUS RWA SAU SSD LKA SDN PSE THA TKM ARE VEN VNM YEM"
)
CODES = st.sets(st.sampled_from(["AAA", "BBB", "CCC", "DDD", "EEE"]), min_size=1)


def test_2022_has_six_new_states_nine_are_gone_and_36_stay() -> None:
    rows = Rows(
        reports=(a_report(2021), a_report(2022)),
        listed=(*a_list(2021, IN_2021), *a_list(2022, IN_2022)),
    )
    figure = states_cited_change(rows)

    numbers = [figure.value_of("2022", series).value for series in ("new", "gone", "both")]
    assert numbers == [6, 9, 36]
    states = {one.code: one.args["states"] for one in figure.says}
    assert states["states_new"] == ["AFG", "BRA", "CYP", "KAZ", "RWA", "SDN"]
    assert states["states_gone"] == ["CAF", "COL", "ETH", "IRQ", "KHM", "KWT", "PAK", "SYR", "TZA"]
    assert figure.missing == ()


def test_pair_with_a_list_that_is_not_whole_is_not_compared_and_says_what_it_lacks() -> None:
    rows = Rows(
        reports=(a_report(2021), a_report(2022)),
        listed=(*a_list(2021, "AAA"), *a_list(2022, "BBB", kind="annex_I_new")),
    )
    figure = states_cited_change(rows)

    assert (figure.values, figure.refused) == ((), "no_two_whole_lists")
    lacking = {"earlier": "2021", "later": "2022", "years": ["2022"]}
    assert figure.missing == (Saying("pair_needs_whole_lists", lacking),)


def test_pair_with_a_report_of_another_window_is_marked() -> None:
    listed = (*a_list(2020, "AAA"), *a_list(2021, "AAA BBB"))
    figure = states_cited_change(
        Rows(reports=(a_report(2020, months=11), a_report(2021)), listed=listed)
    )

    assert {one.marks for one in figure.values} == {("short_window",)}


def test_whole_lists_with_a_report_between_them_are_compared_and_marked() -> None:
    rows = Rows(
        reports=tuple(map(a_report, (2020, 2021, 2022))),
        listed=(*a_list(2020, "AAA"), *a_list(2022, "AAA BBB")),
    )
    figure = states_cited_change(rows)

    assert figure.value_of("2022", "new").value == 1
    assert {one.marks for one in figure.values} == {("reports_between",)}
    assert len(figure.missing) == 2


@pytest.mark.parametrize(
    ("later", "numbers"), [("2020", [23, 7, 22]), ("2021", [9, 9, 36]), ("2022", [6, 9, 36])]
)
def test_shipped_whole_lists_are_compared(later: str, numbers: list[int]) -> None:
    figure = states_cited_change(shipped())

    assert [figure.value_of(later, series).value for series in ("new", "gone", "both")] == numbers


def test_shipped_data_name_the_states_that_are_new_and_gone_in_2022() -> None:
    told = {one.code: one.args for one in states_cited_change(shipped()).says}

    assert told["states_new"]["states"] == ["AFG", "BRA", "CYP", "KAZ", "RWA", "SDN"]
    assert told["states_gone"]["states"] == [
        "CAF", "COL", "ETH", "IRQ", "KHM", "KWT", "PAK", "SYR", "TZA",
    ]  # fmt: skip


def test_shipped_data_say_which_pairs_lack_a_whole_list() -> None:
    missing = [one.args for one in states_cited_change(shipped()).missing]

    assert {"earlier": "2022", "later": "2023", "years": ["2023"]} in missing
    assert {one["later"] for one in missing}.isdisjoint({"2021", "2022"})


@given(CODES, CODES)
def test_new_and_both_make_the_later_list_and_gone_and_both_the_earlier(
    earlier: set[str], later: set[str]
) -> None:
    listed = (*a_list(2021, " ".join(earlier)), *a_list(2022, " ".join(later)))
    figure = states_cited_change(Rows(listed=listed))

    new, gone, both = (figure.value_of("2022", one).value or 0 for one in ("new", "gone", "both"))
    assert (new + both, gone + both) == (len(later), len(earlier))
