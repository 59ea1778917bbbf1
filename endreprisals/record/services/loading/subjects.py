"""Subjects of the tables with every spelling of their names."""

from endreprisals.record.services.loading.drafts import NameDraft, SubjectDraft
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import Row, Rows, Tables, grouped


def subject_drafts(tables: Tables, sources: Sources) -> list[SubjectDraft]:
    """Every subject; the first source of a spelling is the one that is shown with it."""
    names = grouped(tables["subject_names"], "subject_id")
    return [
        SubjectDraft(
            public_id=row["subject_id"],
            kind=row["kind"],
            label=row["name"],
            note=row["note"],
            names=_names(names.get(row["subject_id"], ()), sources),
        )
        for row in tables["subjects"]
    ]


def _names(rows: Rows, sources: Sources) -> tuple[NameDraft, ...]:
    return tuple(_name(row, sources) for row in rows)


def _name(row: Row, sources: Sources) -> NameDraft:
    return NameDraft(
        text=row["name"],
        script=row["script"],
        lang=row["lang"],
        kind=row["kind"],
        source=sources.cites(row["source"])[0].source,
    )
