"""Counting by bits says what counting by hand says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.record.facets import Bounds, bits_of, count, ordinals_of

ordinals = st.sets(st.integers(0, 700), max_size=200)


def test_ordinals_come_back_in_order_from_any_place() -> None:
    bits = bits_of([3, 64, 65, 512, 513], 600)

    assert list(ordinals_of(bits)) == [3, 64, 65, 512, 513]
    assert list(ordinals_of(bits, start=2)) == [65, 512, 513]
    assert list(ordinals_of(bits, start=1, count=2)) == [64, 65]
    assert list(ordinals_of(bits, start=9)) == []
    assert list(ordinals_of(0)) == []


@given(ordinals, st.integers(0, 250), st.integers(0, 250))
def test_a_page_of_bits_is_a_slice_of_the_whole(those: set[int], start: int, length: int) -> None:
    bits = bits_of(those, 701)

    assert bits.bit_count() == len(those)
    assert (
        list(ordinals_of(bits, start=start, count=length)) == sorted(those)[start : start + length]
    )


def test_values_of_one_facet_widen_and_facets_narrow() -> None:
    values = {
        "act": {"threats": bits_of([0, 1], 4), "killing_death": bits_of([2], 4)},
        "state": {"EGY": bits_of([0, 2], 4), "CHN": bits_of([1, 3], 4)},
    }
    chosen = {"act": ("threats", "killing_death"), "state": ("EGY",)}

    counted = count(values, chosen, 0b1111)

    assert list(ordinals_of(counted.bits)) == [0, 2]
    assert counted.counts["act"] == {"threats": 1, "killing_death": 1}
    assert counted.counts["state"] == {"EGY": 2, "CHN": 1}, "its own choice is left out"


def test_a_chosen_value_that_no_case_has_leaves_nothing() -> None:
    assert count({"act": {}}, {"act": ("fine",)}, 0b11).bits == 0


cases = st.lists(
    st.tuples(
        st.sampled_from(["EGY", "CHN", "BLR"]),
        st.sets(st.sampled_from(["threats", "fine", "raid_search"])),
    ),
    max_size=40,
)


@given(cases, st.sets(st.sampled_from(["EGY", "CHN"])), st.sets(st.sampled_from(["fine"])))
def test_counts_are_those_of_a_plain_loop(
    rows: list[tuple[str, set[str]]], states: set[str], acts: set[str]
) -> None:
    size = len(rows)
    values = {
        "state": {
            s: bits_of([i for i, row in enumerate(rows) if row[0] == s], size)
            for s in ("EGY", "CHN", "BLR")
        },
        "act": {
            a: bits_of([i for i, row in enumerate(rows) if a in row[1]], size)
            for a in ("threats", "fine", "raid_search")
        },
    }
    chosen = {
        facet: tuple(picked) for facet, picked in (("state", states), ("act", acts)) if picked
    }

    counted = count(values, chosen, (1 << size) - 1)

    by_act = [row for row in rows if not acts or acts & row[1]]
    left = [row for row in by_act if not states or row[0] in states]
    assert counted.bits.bit_count() == len(left)
    for state in ("EGY", "CHN", "BLR"):
        assert counted.counts["state"].get(state, 0) == sum(row[0] == state for row in by_act)


DAY = date(2019, 1, 1)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40), st.integers(0, 5)), max_size=30)


@given(spans, st.integers(0, 60), st.integers(0, 60))
def test_periods_find_the_spans_that_a_plain_loop_finds(
    drawn: list[tuple[int, int, int]], first: int, length: int
) -> None:
    rows = [(DAY + timedelta(low), DAY + timedelta(low + long), case) for low, long, case in drawn]
    start, end = DAY + timedelta(first), DAY + timedelta(first + length)
    bounds = Bounds.of(rows)

    within = {case for low, high, case in rows if start <= low and high <= end}
    touching = {case for low, high, case in rows if low <= end and high >= start}
    assert set(bounds.within(start, end)) == within
    assert set(bounds.touching(start, end)) == touching
    assert within <= touching
