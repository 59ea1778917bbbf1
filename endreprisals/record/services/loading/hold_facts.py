"""Making the facts of the record what the tables say: added, corrected in place, or removed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from endreprisals.domain.partial_dates import parse
from endreprisals.record.models import Citation, Fact
from endreprisals.record.services.loading.drafts import FactDraft
from endreprisals.record.services.loading.fact_tables import OWN, PARTS
from endreprisals.record.services.loading.held_facts import HeldFact, held_facts
from endreprisals.record.services.loading.numbers import Numbers

COLUMNS = (
    "case_id", "kind", "event_type", "date_edtf", "date_lower", "date_upper", "description",
    "actor", "confidence", "note",
)  # fmt: skip


def hold_facts(drafts: Sequence[FactDraft], numbers: Numbers) -> set[str]:
    """Make the loaded facts these; returns the ids of the cases whose facts changed.

    A fact keeps its number when it is corrected. Facts that staff entered are left alone.
    """
    held = held_facts()
    wanted = {draft.key: draft for draft in drafts}
    gone = [fact for key, fact in held.items() if key not in wanted]
    new = [draft for draft in drafts if draft.key not in held]
    differing = [
        (held[draft.key], draft)
        for draft in drafts
        if draft.key in held and held[draft.key].draft != draft
    ]
    Fact.objects.filter(pk__in=[fact.pk for fact in gone]).delete()
    pks = _correct(differing, numbers) | _add(new, numbers)
    _furnish(pks, wanted, numbers, corrected={draft.key for _, draft in differing})
    touched = chain(new, (draft for _, draft in differing), (fact.draft for fact in gone))
    moved = (fact.draft.case for fact, _ in differing)
    return {draft.case for draft in touched} | set(moved)


def _add(drafts: Sequence[FactDraft], numbers: Numbers) -> dict[str, int]:
    rows = Fact.objects.bulk_create(_row(draft, numbers) for draft in drafts)
    return {row.source_key: row.pk for row in rows}


def _correct(differing: Sequence[tuple[HeldFact, FactDraft]], numbers: Numbers) -> dict[str, int]:
    """Rewrite the plain rows, and clear away what the old version had beside it."""
    rows = [_row(draft, numbers, pk=fact.pk) for fact, draft in differing]
    if rows:
        Fact.objects.bulk_update(rows, COLUMNS)
    pks = [row.pk for row in rows]
    Citation.objects.filter(fact__in=pks).delete()
    for table in PARTS.values():
        QuerySet(table.model).filter(**{f"{table.owner}__in": pks}).delete()
    for fact, draft in differing:
        if fact.draft.kind != draft.kind:
            old: QuerySet[Fact] = QuerySet(OWN[fact.draft.kind].model)
            old.get(pk=fact.pk).delete(keep_parents=True)
    return {row.source_key: row.pk for row in rows}


def _furnish(
    pks: Mapping[str, int],
    wanted: Mapping[str, FactDraft],
    numbers: Numbers,
    corrected: set[str],
) -> None:
    """Write what each kind adds, the rows beside the facts, and their sources."""
    letters = dict(Fact.objects.filter(kind=Fact.Kind.UN_ACTION).values_list("source_key", "pk"))
    for key, pk in pks.items():
        draft = wanted[key]
        model = OWN[draft.kind].model
        there = key in corrected and QuerySet(model).filter(pk=pk).exists()
        # Django has no bulk_create for a table that extends another; `raw` writes it alone.
        columns = {"fact_ptr_id": pk, **_own(draft, numbers, letters)}
        model(**columns).save_base(raw=True, force_insert=not there)
    drafts = [(pk, wanted[key]) for key, pk in pks.items()]
    _write_parts(drafts)
    Citation.objects.bulk_create(_citations(drafts, numbers))


def _write_parts(drafts: Iterable[tuple[int, FactDraft]]) -> None:
    rows: dict[str, list[Any]] = {name: [] for name in PARTS}
    for pk, draft in drafts:
        for name, *values in draft.parts:
            table = PARTS[name]
            columns = dict(zip(table.columns, values, strict=True))
            rows[name].append(table.model(**{f"{table.owner}_id": pk}, **columns))
    for name, table in PARTS.items():
        QuerySet(table.model).bulk_create(rows[name])


def _citations(drafts: Iterable[tuple[int, FactDraft]], numbers: Numbers) -> list[Citation]:
    return [
        Citation(
            fact_id=pk,
            case_id=numbers.cases[draft.case],
            source_id=numbers.sources[cite.source],
            place=cite.place,
        )
        for pk, draft in drafts
        for cite in draft.cites
    ]


def _row(draft: FactDraft, numbers: Numbers, pk: int | None = None) -> Fact:
    date = parse(draft.date) if draft.date else None
    return Fact(
        pk=pk,
        source_key=draft.key,
        case_id=numbers.cases[draft.case],
        kind=draft.kind,
        event_type=draft.event_type,
        date_edtf=draft.date,
        date_lower=date.lower if date else None,
        date_upper=date.upper if date else None,
        description=draft.description,
        actor=draft.actor,
        confidence=draft.confidence,
        note=draft.note,
    )


def _own(draft: FactDraft, numbers: Numbers, letters: Mapping[str, int]) -> dict[str, Any]:
    """The columns of the kind's own table; a blank reference to another row is none."""
    columns: dict[str, Any] = {}
    for name, value in draft.own.items():
        if name == "subject":
            columns["subject_id"] = numbers.subjects[value] if value else None
        elif name == "answers_to":
            columns["answers_to_id"] = letters[value] if value else None
        elif name == "statement":
            columns["statement_id"] = numbers.statements[value]
        elif name == "state_responsible":
            columns["state_responsible_id"] = value or None
        else:
            columns[name] = value
    if end := draft.own.get("to_edtf"):
        columns |= {"to_lower": parse(end).lower, "to_upper": parse(end).upper}
    return columns
