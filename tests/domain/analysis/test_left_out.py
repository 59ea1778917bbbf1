"""Leaving out a group gives the shares of the others, as if it had never been there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.left_out import shares_without
from endreprisals.domain.analysis.survival import STILL, Stay, rest, standings

WAYS = ("early_release", "death")
EARLY, DEATH = WAYS
TIMES = (2.0, 5.0, 9.0)
GROUPS = 3

stays = st.lists(
    st.tuples(
        st.integers(0, GROUPS - 1),
        st.builds(
            lambda entry, days, event: Stay(float(entry), float(entry + days), event),
            st.integers(0, 6),
            st.integers(1, 6),
            st.sampled_from((STILL, *WAYS)),
        ),
    ),
    max_size=14,
)


def test_without_one_of_two_groups_only_the_other_counts() -> None:
    first = [(0, Stay(0, 1, EARLY)), (0, Stay(0, 3, STILL))]
    second = [(1, Stay(0, 1, DEATH)), (1, Stay(0, 8, STILL))]
    without_first, without_second = shares_without([*first, *second], (2.0,), WAYS, 2)

    assert without_first[0].left == {EARLY: 0.0, DEATH: 0.5}
    assert without_second[0].left == {EARLY: 0.5, DEATH: 0.0}
    assert without_first[0].gone == without_second[0].gone == 0.5


def test_where_nobody_else_was_followed_so_long_there_is_no_share() -> None:
    (without, _) = shares_without([(0, Stay(0, 9, STILL)), (1, Stay(0, 3, STILL))], (5.0,), WAYS, 2)

    assert without[0].gone is None
    assert without[0].left == {EARLY: None, DEATH: None}


@given(stays)
def test_leaving_out_a_group_is_working_out_the_others(found: list[tuple[int, Stay]]) -> None:
    for number, without in enumerate(shares_without(found, TIMES, WAYS, GROUPS)):
        others = standings((stay for of, stay in found if of != number), TIMES, WAYS)
        for shares, standing in zip(without, others, strict=True):
            expected = {way: one.share for way, one in standing.left.items()}
            assert shares.left == pytest.approx(expected)
            assert shares.gone == pytest.approx(rest(standing.still).share)
