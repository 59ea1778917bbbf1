"""The full-text index in the words of each database: FTS5 on SQLite, tsvector on PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from endreprisals.domain.text import fts5_query, tsquery

Statement = tuple[str, list[str | int]]

# Adding nought keeps PostgreSQL from walking all numbers above zero instead of the text index.
_CASES = {
    "sqlite": "SELECT rowid FROM search_fulltext WHERE search_fulltext MATCH %s AND rowid > 0",
    "postgresql": (
        "SELECT id FROM search_entry WHERE fulltext @@ to_tsquery('simple', %s) AND id + 0 > 0"
    ),
}
# The first `limit` hits of each side are ranked: things that are no cases, then cases. A word
# that is found in half of all texts says little about any of them.
_RANKED = {
    "sqlite": (
        "SELECT id, score FROM ("
        " SELECT rowid AS id, -bm25(search_fulltext) AS score FROM search_fulltext"
        " WHERE search_fulltext MATCH %s LIMIT %s) AS hits ORDER BY score DESC, id"
    ),
    "postgresql": (
        "SELECT id, score FROM ("
        " SELECT id, ts_rank(fulltext, to_tsquery('simple', %s), 1) AS score FROM search_entry"
        " WHERE fulltext @@ to_tsquery('simple', %s) LIMIT %s) AS hits ORDER BY score DESC, id"
    ),
}


def cases_statement(query: str) -> Statement | None:
    """The statement that gives the number of every case whose text has all words of a query.

    None when the query holds no word.
    """
    words = _written(query)
    return (_CASES[connection.vendor], [words]) if words else None


def ranked_statement(query: str, *, limit: int) -> Statement | None:
    """The statement that gives (entry, score) of at most `limit` hits, best first.

    Scores compare hits of one answer and mean nothing else.
    """
    words = _written(query)
    if not words:
        return None
    times = 2 if connection.vendor == "postgresql" else 1
    return _RANKED[connection.vendor], [*[words] * times, limit]


def rows(statement: Statement | None) -> list[tuple[Any, ...]]:
    """Run one of the statements above; none gives nothing."""
    if statement is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def empty(tables: Sequence[str]) -> None:
    """Delete every row of the search tables and all of the text index.

    SQLite's trigger would take each text out of the index word by word; it steps aside while
    the index is emptied in one stroke. Everything here is part of the caller's transaction.
    """
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        trigger = _taken_away(cursor, "search_entry_gone") if sqlite else ""
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of our own tables
        if trigger:
            cursor.execute("INSERT INTO search_fulltext(search_fulltext) VALUES ('delete-all')")
            cursor.execute(trigger)


def _taken_away(cursor: CursorWrapper, trigger: str) -> str:
    """Drop a trigger and give the statement that puts it back."""
    cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [trigger])
    (statement,) = cursor.fetchone()
    cursor.execute(f"DROP TRIGGER {trigger}")
    return str(statement)


def tidy() -> None:
    """After everything was written anew: one segment for SQLite, fresh counts for PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "ANALYZE search_entry, search_entryname, search_namekey, search_reference"
            )
        else:
            cursor.execute("INSERT INTO search_fulltext(search_fulltext) VALUES ('optimize')")


def _written(query: str) -> str:
    if connection.vendor == "postgresql":
        return tsquery(query)
    words = fts5_query(query)
    return "" if words == '""' else words
