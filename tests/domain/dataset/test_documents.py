"""Reading YAML files: plain YAML only, and every slip placed on its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.dataset.documents import check_code_lists, check_document
from endreprisals.domain.dataset.schema import EntryList

BODIES = EntryList("bodies", "id", required=("id", "name"), optional=("note",))


def told(content: bytes) -> list[str]:
    return [str(problem) for problem in check_document("d.yaml", content, [BODIES]).problems]


def test_a_plain_file_gives_its_content_and_counts_its_entries() -> None:
    read = check_document("d.yaml", b"bodies:\n  - {id: a, name: One}\nelse: 1\n", [BODIES])

    assert read.problems == ()
    assert read.entries == 1
    assert read.content == {"bodies": [{"id": "a", "name": "One"}], "else": 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "d.yaml:1:-: it is empty: put the header and the rows back"),
        (b"# a remark\n", "d.yaml:1:-: it does not begin with names and colons"),
        (b"- a\n", "d.yaml:1:-: it does not begin with names and colons"),
        (b"1: a\n", "d.yaml:1:-: it does not begin with names and colons"),
        (b"bodies: [\n", "d.yaml:2:-: it is no plain YAML (expected the node content"),
        (b"a: 1\nb: {c: 1,\n  c: 2}\n", "d.yaml:2:-: it is no plain YAML (a key twice)"),
        (b"a: &x 1\nb: *x\n", "d.yaml:2:-: it is no plain YAML (an alias or tag)"),
        (b"a: !!python/none x\n", "d.yaml:1:-: it is no plain YAML (an alias or tag)"),
        (b"a: 2014-13-40\n", "d.yaml:1:-: it is no plain YAML (ValueError)"),
        (b"a: \x07\n", "d.yaml:1:-: it is no plain YAML (ReaderError)"),
        (b"a: " + b"[" * 5000, "d.yaml:1:-: it is no plain YAML (RecursionError)"),
        (b"a: 1\n---\nb: 1\n", "d.yaml:2:-: it is no plain YAML (but found another document)"),
        (b"else: 1\n", "d.yaml:1:bodies: the list is missing: put the list back"),
        (b"else: 1\nbodies: 2\n", "d.yaml:2:bodies: the list is missing: put the list back"),
        (b"bodies:\n  - one\n", "d.yaml:2:bodies: an entry has no keys: write it as key: value"),
        (b"bodies:\n  - {id: a, name: b, c: d}\n", "d.yaml:2:bodies: the key 'c' is not"),
    ],
)  # fmt: skip
def test_a_file_with_a_slip_says_where_and_what(content: bytes, message: str) -> None:
    assert any(line.startswith(message) for line in told(content))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[", "l.yaml:1:-: it is no plain YAML"),
        (b"acts: [a]\n", "l.yaml:1:-: 'acts' is no vocabulary: define it first"),
        (b"\ngenders: male\n", "l.yaml:2:genders: it is no list of codes"),
        (b"genders:\n  - male\n  - male\n", "l.yaml:3:genders: 'male' stands there already"),
        (b"answers: [yes, no]\n", "l.yaml:1:answers: 'True' is no code of answers"),
        (b"genders: [[male]]\n", "l.yaml:1:genders: \"['male']\" is no code of genders"),
    ],
)  # fmt: skip
def test_a_list_of_codes_with_a_slip_says_where_and_what(content: bytes, message: str) -> None:
    problems = [str(problem) for problem in check_code_lists("l.yaml", content).problems]

    assert any(line.startswith(message) for line in problems)


@given(st.binary(max_size=60) | st.text("ab:-[]{}&*!#|>'\"%@`0123456789.~ \n\t", max_size=60))
def test_arbitrary_content_is_read_or_reported_and_never_raises(content: bytes | str) -> None:
    raw = content if isinstance(content, bytes) else content.encode()

    for read in (check_document("d.yaml", raw, [BODIES]), check_code_lists("d.yaml", raw)):
        assert read.content or read.problems
        assert all(1 <= problem.line <= len(raw) + 1 for problem in read.problems)
