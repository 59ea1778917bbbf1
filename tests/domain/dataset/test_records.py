"""Cutting files into records: strict about bytes and quotation marks, exact about lines."""

import pytest

from endreprisals.domain.dataset.records import read_records


def told(content: bytes) -> list[str]:
    records, problems = read_records("t.csv", content)
    assert records == []
    return [str(problem) for problem in problems]


def test_a_record_that_runs_over_lines_is_placed_where_it_begins() -> None:
    records, problems = read_records("t.csv", b'a,b\n1,"x\ny"\n2,z\n')

    assert problems == []
    assert [(record.line, record.cells) for record in records] == [
        (1, ("a", "b")),
        (2, ("1", "x\ny")),
        (4, ("2", "z")),
    ]


def test_line_ends_of_other_systems_are_read_alike() -> None:
    assert read_records("t.csv", b"a\r\n1\r\n") == read_records("t.csv", b"a\n1\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "t.csv:1:-: it is empty: put the header and the rows back"),
        (b" \n\n", "t.csv:1:-: it is empty: put the header and the rows back"),
        (b"a\nb\xff\n", "t.csv:2:-: byte 0xff is no UTF-8: save as UTF-8"),
        (b"a\nb\0\n", "t.csv:2:-: there is a NUL character: take it away"),
        (
            b"\xef\xbb\xbfa\n",
            "t.csv:1:-: it begins with a byte order mark: save as UTF-8 without one",
        ),
        (b"a" * 20_000_001, "t.csv:1:-: it has more than 20,000,000 bytes: cut it up"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(content: bytes, message: str) -> None:
    assert told(content) == [message]


@pytest.mark.parametrize(
    ("content", "line"),
    [(b'"a', 1), (b'a\n"b" c\n', 2), (b'a\n1\n"b\nc\nd\n', 3), (b"a\n" + b"x" * 200_000, 2)],
)
def test_quotation_marks_that_do_not_fit_end_the_reading(content: bytes, line: int) -> None:
    (message,) = told(content)

    assert message.startswith(f"t.csv:{line}:-: it cannot be cut into cells (")
    assert message.endswith("mend the quotation marks at or below this line")
