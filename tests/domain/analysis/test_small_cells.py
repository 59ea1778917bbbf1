"""Small numbers of private people are hidden, and cannot be worked out from a total."""

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.figure import SMALL, Value
from endreprisals.domain.analysis.small_cells import (
    hidden,
    hiding,
    is_small,
    scope,
    to_hide,
    to_hide_in_all,
)

PARTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1)
PRIVATE = st.sets(st.sampled_from("abcdef"))


def test_one_to_four_are_small_and_none_is_not() -> None:
    assert [count for count in range(7) if is_small(count)] == [1, 2, 3, 4]


def test_small_part_that_is_not_private_hides_nothing() -> None:
    found = hiding({"a": 3, "b": 20}, ())

    assert (found.parts, found.total) == (frozenset(), False)
    assert to_hide({"a": 3, "b": 20}, ()) == frozenset()


def test_private_small_part_takes_the_next_smallest_with_it() -> None:
    found = hiding({"a": 3, "b": 20, "c": 6, "d": 0}, {"a"})

    assert found.parts == {"a", "c"}
    assert not found.total


def test_two_private_parts_that_come_to_five_need_no_third() -> None:
    assert hiding({"a": 3, "b": 2, "c": 6}, {"a", "b"}).parts == {"a", "b"}


def test_total_is_hidden_where_it_would_give_the_only_part_away() -> None:
    found = hiding({"a": 3, "b": 0}, {"a"})

    assert found.parts == {"a"}
    assert found.total
    assert to_hide({"a": 3, "b": 0}, {"a"}) == {"a", "b"}


def test_total_below_five_is_hidden_with_all_its_parts() -> None:
    assert hiding({"a": 2, "b": 2}, {"a"}).total


def test_hidden_value_keeps_its_key_and_nothing_of_its_number() -> None:
    value = hidden(Value("a", 0.2, "ours", 10, 0.1, 0.3, "wilson", at_least=True, marks=("x",)))

    assert value == Value("a", None, "ours", marks=("x", "small_cell"))


@given(PARTS, PRIVATE)
def test_no_private_small_part_is_ever_shown(parts: dict[str, int], private: set[str]) -> None:
    shown = set(parts) - hiding(parts, private).parts

    assert not [key for key in shown if key in private and 0 < parts[key] < SMALL]


@given(PARTS, PRIVATE)
def test_shown_total_leaves_hidden_parts_of_five_and_more_together(
    parts: dict[str, int], private: set[str]
) -> None:
    found = hiding(parts, private)

    if found.parts and not found.total:
        assert len(found.parts) > 1
        assert sum(parts.values()) - sum(parts[key] for key in set(parts) - found.parts) >= SMALL


def test_part_hidden_in_one_table_is_hidden_in_all() -> None:
    tables = ({"a": 3, "b": 9}, {"a": 20, "b": 30})

    assert to_hide_in_all(tables, ({"a"}, ())) == {"a", "b"}
    assert to_hide_in_all(tables, ((), ())) == frozenset()


def test_what_hiding_protects_against_is_said_where_anything_is_hidden() -> None:
    assert scope([Value("a", 1.0), hidden(Value("b", 2.0))]) == ("suppression_scope",)
    assert scope([Value("a", 1.0)]) == ()
