"""The tables of the whole data set: cases with their facts and mentions, and what they refer to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from endreprisals.record.files.case_rows import CHUNK, case_rows
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.subject_rows import subject_rows
from endreprisals.record.files.tables import Table
from endreprisals.record.models import Listing
from endreprisals.releases.tables.council import (
    CANDIDACIES,
    COSPONSORSHIPS,
    COUNCIL_TERMS,
    JOINT_SIGNATURES,
    JOINT_STATEMENTS,
    RESOLUTIONS,
    candidacy_rows,
    cosponsorship_rows,
    joint_rows,
    resolution_rows,
    signature_rows,
    term_rows,
)
from endreprisals.releases.tables.facts import FACTS, facts_of
from endreprisals.releases.tables.mentions import MENTIONS, mentions_of
from endreprisals.releases.tables.published import (
    PUBLISHED_FIGURES,
    REPORT_STATES,
    named_state_rows,
    published_rows,
)
from endreprisals.releases.tables.reference import (
    DOCUMENTS,
    STATES,
    document_rows,
    state_rows,
)
from endreprisals.releases.tables.statements import (
    NAMED,
    STATEMENT_STATES,
    STATEMENTS,
    made_for_rows,
    named_rows,
    statement_rows,
)
from endreprisals.releases.tables.subjects import NAMES, SUBJECTS

Reader = Callable[[], Iterable[Any]]


def public_cases() -> Sequence[int]:
    """Primary keys of every public case, in the order of their ids."""
    return list(Listing.objects.order_by("public_id").values_list("pk", flat=True))


def chunks(pks: Sequence[int]) -> Iterator[list[int]]:
    """These keys, a thousand at a time."""
    return (list(pks[start : start + CHUNK]) for start in range(0, len(pks), CHUNK))


def all_tables(pks: Sequence[int]) -> tuple[tuple[Table[Any], Reader], ...]:
    """Every table with a function that reads its rows, as often as it is called."""
    return (
        (CASES, lambda: case_rows(pks)),
        (FACTS, lambda: (fact for some in chunks(pks) for fact in facts_of(some))),
        (MENTIONS, lambda: (mention for some in chunks(pks) for mention in mentions_of(some))),
        (SUBJECTS, subject_rows),
        (NAMES, lambda: (name for subject in subject_rows() for name in subject.names)),
        (DOCUMENTS, document_rows),
        (STATES, state_rows),
        *ABOUT_STATES,
    )


# Tables that hang on no case: what States said and joined, and what others published.
ABOUT_STATES: tuple[tuple[Table[Any], Reader], ...] = (
    (STATEMENTS, statement_rows),
    (STATEMENT_STATES, made_for_rows),
    (NAMED, named_rows),
    (COUNCIL_TERMS, term_rows),
    (CANDIDACIES, candidacy_rows),
    (RESOLUTIONS, resolution_rows),
    (COSPONSORSHIPS, cosponsorship_rows),
    (JOINT_STATEMENTS, joint_rows),
    (JOINT_SIGNATURES, signature_rows),
    (REPORT_STATES, named_state_rows),
    (PUBLISHED_FIGURES, published_rows),
)
TABLES: tuple[Table[Any], ...] = (
    CASES, FACTS, MENTIONS, SUBJECTS, NAMES, DOCUMENTS, STATES,
    *(table for table, _ in ABOUT_STATES),
)  # fmt: skip
