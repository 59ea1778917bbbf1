"""Words of documents and of searches, brought to one form so that each finds the other."""

from endreprisals.domain.text.normal import normal_text
from endreprisals.domain.text.query import (
    FTS5_TOKENIZER,
    MAX_QUERY_CHARS,
    MAX_TERMS,
    Query,
    Term,
    fts5_query,
    read_query,
    search_terms,
    tsquery,
)

__all__ = [
    "FTS5_TOKENIZER",
    "MAX_QUERY_CHARS",
    "MAX_TERMS",
    "Query",
    "Term",
    "fts5_query",
    "normal_text",
    "read_query",
    "search_terms",
    "tsquery",
]
