"""Rows of public cases and of the reports that tell of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from endreprisals.domain.analysis.rows import CaseRow, MentionRow
from endreprisals.observatory.world_rows import REPORT
from endreprisals.record.models import Case, CaseSubject, Listing, Mention, MentionSubject, Subject

PERSON, ORGANISATION = "person", "organisation"
CHUNK = 10_000  # rows fetched at a time


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows may be told: public ids by primary key, merged ones under the id that is kept."""

    cases: Mapping[int, str]
    subjects: Mapping[int, tuple[str, str]]  # id and kind; nobody who was withdrawn

    @classmethod
    def now(cls) -> "Shown":
        """As the record stands. Four queries."""
        return cls(_cases(), _subjects())

    def subject(self, pk: int | None) -> str:
        """The public id of a subject; blank for none and for one that was withdrawn."""
        return self.subjects[pk][0] if pk is not None and pk in self.subjects else ""


def _cases() -> dict[int, str]:
    """Every public case and every case joined with one, to the public id that is shown."""
    shown = dict(Listing.objects.order_by("pk").values_list("pk", "public_id").iterator(CHUNK))
    merged = Case.objects.filter(merged_into__isnull=False, withdrawn_at=None)
    for pk, kept in merged.order_by("pk").values_list("pk", "merged_into_id"):
        if kept in shown:
            shown[pk] = shown[kept]
    return shown


def _subjects() -> dict[int, tuple[str, str]]:
    known = Subject.objects.filter(withdrawn_at=None).order_by("pk")
    kept = known.filter(merged_into=None).values_list("pk", "public_id", "kind")
    shown = {pk: (public_id, kind) for pk, public_id, kind in kept.iterator(CHUNK)}
    merged = known.filter(merged_into__isnull=False).values_list("pk", "merged_into_id")
    return shown | {pk: shown[into] for pk, into in merged if into in shown}


def cases(shown: Shown) -> tuple[CaseRow, ...]:
    """Every public case with how many subjects of each kind it has. Two queries."""
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    parts = CaseSubject.objects.order_by("pk").values_list("case_id", "subject_id")
    for case, subject in parts.iterator(CHUNK):
        if case in shown.cases and subject in shown.subjects:
            public_id, kind = shown.subjects[subject]
            kinds[shown.cases[case]][public_id] = kind
    rows = Listing.objects.order_by("public_id").values_list("public_id", "state_id", "named")
    return tuple(
        _case(case, state, named, Counter(kinds[case].values()))
        for case, state, named in rows.iterator(CHUNK)
    )


def _case(case: str, state: str, named: bool, kinds: Counter[str]) -> CaseRow:  # noqa: FBT001 -- a column
    people, organisations = kinds[PERSON], kinds[ORGANISATION]
    groups = kinds.total() - people - organisations
    return CaseRow(case, state, named, people, organisations, groups)


def mentions(shown: Shown) -> tuple[MentionRow, ...]:
    """Every place of a report that tells of a public case. Two queries.

    Inferred mentions are carried with their basis; a figure that counts leaves them out.
    """
    told: dict[int, list[str]] = defaultdict(list)
    parts = MentionSubject.objects.order_by("pk").values_list("mention_id", "subject_id")
    for mention, subject in parts.iterator(CHUNK):
        if subject in shown.subjects:
            told[mention].append(shown.subject(subject))
    rows = (
        Mention.objects.filter(
            superseded_by=None, document__kind=REPORT, document__year__isnull=False
        )
        .order_by("document__year", "pk")
        .values_list(
            "pk", "case_id", "document__symbol", "document__year", "part", "basis",
            "record_type", "government_reply",
        )
    )  # fmt: skip
    return tuple(
        MentionRow(
            case=shown.cases[case],
            symbol=symbol,
            year=year or 0,
            part=part,
            basis=basis,
            record_type=record_type,
            reply=reply,
            subjects=tuple(dict.fromkeys(told.get(pk, ()))),
        )
        for pk, case, symbol, year, part, basis, record_type, reply in rows.iterator(CHUNK)
        if case in shown.cases
    )
