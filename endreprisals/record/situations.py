"""The situation of each subject of a case, from its facts: one rule for pages, lists and files."""

from collections.abc import Iterable

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.spells import Spell, latest
from endreprisals.record.models import Fact, Subject


def latest_spells(facts: Iterable[Fact], *, several: bool) -> list[Spell]:
    """The latest spell of each subject; a case of one subject has one, whoever a row names.

    `place` of a spell is the id of its fact. Facts come with `status__subject`.
    """
    return latest(spell_of(fact, several=several) for fact in facts if fact.kind == "status")


def spell_of(fact: Fact, *, several: bool) -> Spell:
    """A fact as a spell. Rows of a subject that was merged belong to the one that is kept."""
    status = fact.status
    return Spell(
        place=fact.pk,
        subject=_whose(status.subject) if several else "",
        code=status.code,
        start=_date(fact.date_edtf),
        end=_date(status.to_edtf),
        end_kind=status.end_kind,
        last_known=_date(status.last_known_edtf),
    )


def _whose(subject: Subject | None) -> str:
    return str(subject.merged_into_id or subject.pk) if subject else ""


def _date(edtf: str) -> PartialDate | None:
    return parse_date(edtf) if edtf else None
