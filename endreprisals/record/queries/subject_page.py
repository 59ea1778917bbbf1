"""One subject over the years: every public case it appears in, every name it is known by."""

from dataclasses import dataclass

from endreprisals.record.models import CaseSubject, Listing, Subject
from endreprisals.record.queries.cards import COLUMNS, Card, card_of
from endreprisals.record.queries.case_page import NameLine, names_of


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A person, organisation, group or situation, with its public cases."""

    public_id: str
    label: str
    kind: str
    note: str
    names: tuple[NameLine, ...]
    cases: tuple[Card, ...]
    report_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoneSubject:
    """A subject that is not shown, and where it went if it was merged."""

    public_id: str
    into: str = ""


class NoSuchSubject(Exception):
    """No subject with a public case has this id."""


def subject_page(public_id: str) -> SubjectPage | GoneSubject:
    """A subject with a public case, or why it is gone; raises `NoSuchSubject`. Four queries."""
    subject = Subject.objects.select_related("merged_into").filter(public_id=public_id).first()
    if subject is None:
        raise NoSuchSubject(public_id)
    if subject.withdrawn_at:
        return GoneSubject(public_id)
    if subject.merged_into:
        return GoneSubject(public_id, into=subject.merged_into.public_id)
    pks = [subject.pk, *Subject.objects.filter(merged_into=subject).values_list("pk", flat=True)]
    cases = _cases(pks)
    if not cases:
        raise NoSuchSubject(public_id)
    names = names_of(pks)
    return SubjectPage(
        public_id=subject.public_id,
        label=subject.label,
        kind=subject.kind,
        note=subject.note,
        names=tuple(line for pk in pks for line in names.get(pk, ())),
        cases=cases,
        report_years=tuple(sorted({year for card in cases for year in card.report_years})),
    )


def _cases(pks: list[int]) -> tuple[Card, ...]:
    parts = CaseSubject.objects.filter(subject__in=pks)
    told = {kept or own for own, kept in parts.values_list("case", "case__merged_into")}
    rows = Listing.objects.filter(case__in=told).order_by("ordinal").values(*COLUMNS)
    return tuple(card_of(row) for row in rows)
