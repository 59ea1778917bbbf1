"""The facts that were loaded before, read back in the shape in which the tables give them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from endreprisals.record.models import Citation, Fact
from endreprisals.record.services.loading.drafts import Cite, FactDraft
from endreprisals.record.services.loading.fact_tables import LOADED_FROM, OWN, PARTS
from endreprisals.record.services.loading.own import of_tables


@dataclass(frozen=True, slots=True)
class HeldFact:
    """A fact of the record with its number."""

    pk: int
    draft: FactDraft


def held_facts() -> Mapping[str, HeldFact]:
    """Every loaded fact, by key. A fixed number of queries."""
    own, parts, cites = dict(_own()), _parts(), _cites()
    rows = Fact.objects.filter(of_tables("case__")).select_related("case")
    return {
        row.source_key: HeldFact(
            row.pk, _draft(row, own.get(row.pk, {}), tuple(parts[row.pk]), tuple(cites[row.pk]))
        )
        for row in rows
        if row.source_key.partition(":")[0] in LOADED_FROM
    }


def _own() -> Iterator[tuple[int, dict[str, str]]]:
    for table in OWN.values():
        rows: QuerySet[Any] = QuerySet(table.model).filter(of_tables("case__"))
        for pk, *values in rows.values_list("pk", *table.lookups()):
            texts = (value or "" for value in values)
            yield pk, dict(zip(table.columns, texts, strict=True))


def _parts() -> Mapping[int, list[tuple[str, ...]]]:
    parts: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for name, table in PARTS.items():
        rows: QuerySet[Any] = QuerySet(table.model).filter(of_tables(f"{table.owner}__case__"))
        for owner, *values in rows.order_by("pk").values_list(f"{table.owner}_id", *table.columns):
            parts[owner].append((name, *values))
    return parts


def _cites() -> Mapping[int, list[Cite]]:
    cites: dict[int, list[Cite]] = defaultdict(list)
    rows = Citation.objects.filter(of_tables("case__"), fact__isnull=False).order_by("pk")
    for fact, key, place in rows.values_list("fact_id", "source__key", "place"):
        cites[fact or 0].append(Cite(key, place))
    return cites


def _draft(
    row: Fact, own: Mapping[str, str], parts: tuple[tuple[str, ...], ...], cites: tuple[Cite, ...]
) -> FactDraft:
    return FactDraft(
        key=row.source_key,
        case=row.case.source_key,
        kind=Fact.Kind(row.kind),
        date=row.date_edtf,
        own=own,
        parts=parts,
        cites=cites,
        description=row.description,
        actor=row.actor,
        confidence=row.confidence,
        note=row.note,
        event_type=row.event_type,
    )
