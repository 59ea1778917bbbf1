"""Every statement of a search leads through an index, on both databases."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from endreprisals.search import full_text
from endreprisals.search.queries import matching_cases, search
from tests.build import a_document, a_mention
from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
QUERIES = [
    "detention",
    "lawyer held",
    "Toxti",
    "Tuohuti economist",
    "江天勇 detention",
    "a hrc 42 30",
    "lawyer A/HRC/42/30",
]


@pytest.fixture
def record(made_ready: Ready) -> None:
    """A few cases: enough for every statement to find something to do."""
    case = a_named_case("CHN-2019-001", "Jiang Tianyong", ("江天勇", "Hans", "zh"))
    a_mention(case, a_document("A/HRC/42/30"))
    a_named_case("CHN-2019-002", "Ilham Tohti", summary="An economist.")
    made_ready()


def plan(sql: str) -> list[str]:
    """The steps of a plan. PostgreSQL would read a small table whole unless told not to."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + sql)
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("EXPLAIN QUERY PLAN " + sql)
        return [row[3] for row in cursor.fetchall()]


def whole_reads(steps: list[str]) -> Iterator[str]:
    """Steps that read a table from end to end. A text index with a MATCH is no such step."""
    for step in steps:
        if "Seq Scan" in step:
            yield step
        if step.startswith("SCAN") and "VIRTUAL TABLE INDEX 0:M" not in step:
            yield step


def statements(ask: Callable[[], object]) -> list[str]:
    """The SQL that a call sends."""
    with CaptureQueriesContext(connection) as sent:
        ask()
    return [entry["sql"] for entry in sent.captured_queries]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", QUERIES)
def test_no_statement_of_matching_cases_reads_a_table_whole(query: str) -> None:
    sent = statements(lambda: matching_cases(query))

    assert sent
    assert {sql: found for sql in sent if (found := list(whole_reads(plan(sql))))} == {}


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", QUERIES)
def test_no_statement_of_an_answer_reads_a_table_whole(query: str) -> None:
    sent = statements(lambda: search(query))

    assert sent
    assert {sql: found for sql in sent if (found := list(whole_reads(plan(sql))))} == {}


@pytest.mark.usefixtures("record")
def test_words_are_answered_by_the_full_text_index() -> None:
    (sql,) = statements(lambda: full_text.rows(full_text.cases_statement("economist")))
    expected = {"sqlite": "VIRTUAL TABLE INDEX 0:", "postgresql": "search_entry_fulltext"}

    assert any(expected[connection.vendor] in step for step in plan(sql))


@pytest.mark.usefixtures("record")
def test_name_keys_are_answered_by_their_index_alone() -> None:
    sent = statements(lambda: matching_cases("Toxti"))

    (names,) = [sql for sql in sent if "search_namekey" in sql]
    assert any("name_key" in step for step in plan(names))


def test_the_check_itself_sees_a_table_that_is_read_whole() -> None:
    steps = plan("SELECT id FROM search_entry WHERE about = 'no index has this'")

    assert list(whole_reads(steps))
