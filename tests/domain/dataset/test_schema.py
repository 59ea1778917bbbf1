"""The plan of the data set: every line of it can be read, and refers to what exists."""

import pytest

from endreprisals.domain.dataset.schema import Column, Table, shipped_schema
from endreprisals.domain.dataset.values import READERS
from endreprisals.domain.vocabulary import terms

TABLES = shipped_schema().tables.values()
PLACES = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}


def test_a_line_of_the_plan_gives_kind_argument_and_blank() -> None:
    assert Column.parse("acts", "codes act_types ?") == Column(
        "acts", "codes", "act_types", may_be_blank=True
    )
    assert Column.parse("id", "ref a.b | c.d") == Column(
        "id", "ref", "a.b | c.d", may_be_blank=False
    )


def test_a_line_with_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError, match="dat"):
        Column.parse("date", "dat ?")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_rule_of_a_table_names_columns_that_exist(table: Table) -> None:
    own = {column.name for column in table.columns}

    assert {name for key in table.keys for name in key} <= own
    assert {name for pair in table.order for name in pair} <= own
    assert {column for name, (via, _) in table.agrees.items() for column in (name, via)} <= own
    assert {there for _, there in table.agrees.values()} <= PLACES
    assert set(table.covers) <= own
    assert set(table.covers.values()) <= PLACES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_argument_names_a_vocabulary_or_a_column_that_exists(table: Table) -> None:
    for column in table.columns:
        assert column.kind in READERS
        if column.kind in ("code", "codes"):
            assert terms(column.argument)
        if column.kind in ("ref", "refs"):
            assert {place.strip() for place in column.argument.split("|")} <= PLACES


def test_every_table_says_how_many_rows_it_must_have() -> None:
    plan = shipped_schema()

    assert set(plan.expected) == {*plan.tables, *plan.documents}
    assert all(number.least <= number.most for number in plan.expected.values())
