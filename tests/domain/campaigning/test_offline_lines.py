"""Paper counts come in whole or not at all, and each line that is wrong says what to do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.offline_lines import (
    COLUMNS,
    MOST_LINES,
    PaperCount,
    read_counts,
)

HEAD = ",".join(COLUMNS)
GOOD = "test-2026,1,letters,2026-11-02,40,Folder 3"


def problems(*lines: str) -> list[tuple[int, str]]:
    counts, found = read_counts("\n".join((HEAD, *lines)))
    assert counts == ()
    return [(one.line, one.column) for one in found]


def test_lines_are_read_whatever_parts_the_columns() -> None:
    one = PaperCount(2, "test-2026", 1, "letters", date(2026, 11, 2), 40, "Folder 3")
    for text in (
        f"{HEAD}\n{GOOD}",
        f"\ufeff{HEAD.upper()}\r\n{GOOD}\r\n\r\n",
        f"{HEAD}\n{GOOD}".replace(",", ";"),
        f"{HEAD}\n{GOOD}\n , , ,,,".replace(",", "\t"),
    ):
        assert read_counts(text) == ((one,), ())


def test_columns_may_stand_in_any_order() -> None:
    head = ",".join(reversed(COLUMNS))
    line = ",".join(reversed(GOOD.split(",")))

    assert read_counts(f"{head}\n{line}") == read_counts(f"{HEAD}\n{GOOD}")


def test_nothing_is_taken_when_one_line_is_wrong() -> None:
    wrong = ",0,cards,2026-02-30,0,"
    assert problems(GOOD, wrong) == [(3, one) for one in COLUMNS]


@pytest.mark.parametrize(
    ("column", "text"),
    [("action", "x"), ("action", "²"), ("action", "10000"), ("number", "1000001"),
     ("number", "-4"), ("number", "99999999999"), ("day", "20261102"), ("day", "2.11.2026"),
     ("evidence", "x" * 301), ("evidence", "a\u202eb")],
)  # fmt: skip
def test_each_column_is_checked(column: str, text: str) -> None:
    cells = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | {column: text}
    assert problems(",".join(cells.values())) == [(2, column)]


def test_the_same_line_twice_is_asked_about() -> None:
    assert problems(GOOD, GOOD.replace("40", "41"), GOOD) == [(4, "")]


def test_what_is_no_table_is_refused_as_a_whole() -> None:
    assert problems() == [(0, "")]
    assert problems("test-2026,1") == [(2, "")]
    assert [one.line for one in read_counts("")[1]] == [0]
    assert [one.line for one in read_counts("a,b\n1,2")[1]] == [1]
    assert [one.line for one in read_counts("\n".join([HEAD] + [GOOD] * (MOST_LINES + 1)))[1]] == [
        0
    ]


@given(st.text(max_size=300))
def test_any_text_is_answered_with_counts_or_problems_never_both(text: str) -> None:
    for given_text in (text, f"{HEAD}\n{text}", f"{HEAD}\n{GOOD}\n{text}"):
        counts, found = read_counts(given_text)
        assert bool(counts) != bool(found)


def test_a_quote_that_is_never_closed_is_one_wrong_line_and_no_error() -> None:
    assert problems(f'"{GOOD}', GOOD) == [(3, "")]
    assert [one.line for one in read_counts(f'{HEAD}\n"' + "x" * 200_000)[1]] == [0]
