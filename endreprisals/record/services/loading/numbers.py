"""The numbers by which rows of the database point at each other, by the names the tables use."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """Database numbers of what facts and mentions point at."""

    cases: Mapping[str, int]  # by the id in the tables
    subjects: Mapping[str, int]  # by public id
    sources: Mapping[str, int]  # by key
    documents: Mapping[str, int]  # by symbol
    statements: Mapping[str, int]  # by the key of the draft
