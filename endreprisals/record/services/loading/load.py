"""Loading the fact tables: checked whole, loaded whole or not at all, and safe to do again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.documents.services import (
    document_ids,
    forget_uncited_sources,
    hold_sources,
    source_ids,
)
from endreprisals.domain.dataset import Checked, Problem, check_tables
from endreprisals.domain.dataset.schema import Schema
from endreprisals.record.models import Case, Change
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.loading.hold_cases import case_ids, cite_cases, hold_cases
from endreprisals.record.services.loading.hold_facts import hold_facts
from endreprisals.record.services.loading.hold_mentions import hold_mentions
from endreprisals.record.services.loading.hold_statements import (
    forget_statements,
    hold_statements,
    statement_ids,
)
from endreprisals.record.services.loading.hold_subjects import (
    forget_subjects,
    hold_subjects,
    subject_ids,
    subjects_of_loaded_cases,
)
from endreprisals.record.services.loading.numbers import Numbers
from endreprisals.record.services.loading.plan import Plan, plan_of
from endreprisals.record.services.loading.reference import hold_reference_tables
from endreprisals.record.services.loading.refusals import refused
from endreprisals.record.services.loading.tables import Tables


class DataRefused(Exception):
    """The fact tables have problems, or would make the record forget something."""

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        self.problems, self.more = tuple(problems), more
        count = len(problems) + more
        found = "1 problem" if count == 1 else f"{count} problems"
        super().__init__(f"{found} in the tables. Nothing was loaded.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: sizes of the data set, and how many cases are new or differ."""

    cases: int
    facts: int
    mentions: int
    added: int
    corrected: int
    changed: bool  # anything at all, tables about States and documents among them


def check_data(files: Mapping[str, bytes], *, schema: Schema | None = None) -> Checked:
    """Check the tables by themselves, every slip at once; raises `DataRefused` for any.

    `schema` is the plan of the shipped data set unless another is given.
    """
    checked = check_tables(files, schema=schema)
    if checked.problems:
        raise DataRefused(checked.problems, checked.more)
    return checked


@transaction.atomic
def load_data(
    files: Mapping[str, bytes], *, actor: str, at: datetime, schema: Schema | None = None
) -> Loaded:
    """Make the record hold what the tables say; `files` are names and contents.

    New cases are public from `at`. What differs is corrected, what is gone is removed, a changed
    mention becomes a new one that supersedes the old, and what staff decided (withdrawals,
    merges) stays. With nothing to change, nothing is written. Raises `DataRefused`, and then
    nothing was loaded.
    """
    checked = check_data(files, schema=schema)
    tables = Tables.of(files)
    plan = plan_of(tables)
    if problems := sorted(refused(plan, checked)):
        raise DataRefused(problems)
    reference = hold_reference_tables(tables)
    new, touched, others = _hold(plan, actor, at)
    loaded = Loaded(
        cases=len(plan.cases),
        facts=len(plan.facts),
        mentions=len(plan.mentions),
        added=len(new),
        corrected=len(touched),
        changed=bool(reference or new or touched or others),
    )
    if loaded.changed:
        _tell(new, touched, loaded, actor=actor, at=at)
        rebuild_index(at=at)
    return loaded


def _hold(plan: Plan, actor: str, at: datetime) -> tuple[set[str], set[str], int]:
    """Write the plan; returns ids of new cases, of cases that differ, and other rows changed."""
    others = hold_sources(plan.sources, plan.read_on)
    before = subjects_of_loaded_cases()
    renamed = hold_subjects(plan.subjects, source_ids())
    subjects = subject_ids()
    new, changed = hold_cases(plan.cases, subjects, at=at)
    others += hold_statements(plan.statements, actor=actor, at=at)
    numbers = Numbers(case_ids(), subjects, source_ids(), document_ids(), statement_ids())
    written = [draft for draft in plan.cases if draft.key in new | changed]
    cite_cases(written, numbers.cases, numbers.sources)
    changed |= hold_facts(plan.facts, numbers) | hold_mentions(plan.mentions, numbers)
    changed |= {
        draft.key for draft in plan.cases if renamed & {subject for subject, _ in draft.parts}
    }
    others += forget_statements(plan.statements, at=at)
    others += forget_subjects(before - {draft.public_id for draft in plan.subjects})
    return new, changed - new, others + forget_uncited_sources()


def _tell(new: set[str], touched: set[str], loaded: Loaded, *, actor: str, at: datetime) -> None:
    """Put public cases on the list of changes, and the load as a whole into the audit."""
    Change.objects.bulk_create(
        Change(at=at, kind=kind, public_id=public_id)
        for kind, keys in ((Change.Kind.ADDED, new), (Change.Kind.CORRECTED, touched))
        for public_id in _public_ids(keys)
    )
    audit(
        Event.Kind.DATA_LOADED,
        actor=actor,
        at=at,
        cases=loaded.cases,
        facts=loaded.facts,
        mentions=loaded.mentions,
        added=loaded.added,
        corrected=loaded.corrected,
    )


def _public_ids(keys: set[str]) -> list[str]:
    """Public ids under which readers see these cases: of the kept case where one is merged."""
    seen = Case.objects.filter(source_key__in=keys, withdrawn_at=None)
    rows = seen.values_list("public_id", "merged_into__public_id")
    return sorted({kept or public_id for public_id, kept in rows})
