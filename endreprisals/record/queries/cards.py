"""A case in one line: what lists, feeds, files and related cases show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.record.models import Listing


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A subject as a case names it."""

    public_id: str
    label: str
    kind: str  # vocabulary subject_kinds
    role: str


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name in another script or spelling, with what a browser needs to show it well."""

    text: str
    script: str  # ISO 15924
    lang: str  # BCP 47, may be blank


@dataclass(frozen=True, slots=True)
class Card:
    """One public case, ready to show. Codes, not labels; dates as EDTF with their bounds."""

    public_id: str
    title: str
    named: bool
    state: str  # ISO 3166-1 alpha-3
    region: str
    subjects: tuple[SubjectLine, ...]
    names: tuple[OtherName, ...]
    act_types: tuple[str, ...]
    bodies: tuple[str, ...]
    kinds: tuple[str, ...]
    report_years: tuple[int, ...]
    statuses: tuple[str, ...]
    status_as_of: PartialDate | None
    has_reply: str  # yes, no, unknown
    raised: bool
    raising_states: tuple[str, ...]
    last_raised_on: PartialDate | None
    first: PartialDate | None
    last: PartialDate | None
    last_kind: str  # vocabulary event_types, else a kind of fact
    first_year: int | None
    last_year: int | None
    confidence: str
    summary: str
    changed_at: datetime


COLUMNS = (
    "public_id", "title", "named", "state_id", "region", "subjects", "names", "act_types",
    "bodies", "kinds", "report_years", "statuses", "status_as_of", "has_reply", "raised",
    "raising_states", "last_raised_on", "first_edtf", "last_edtf", "last_kind", "confidence",
    "summary", "changed_at",
)  # fmt: skip


def cards(ordinals: list[int]) -> list[Card]:
    """The cards at these places of the default order, in the order given. One query."""
    rows = Listing.objects.filter(ordinal__in=ordinals).values("ordinal", *COLUMNS)
    by_ordinal = {row["ordinal"]: card_of(row) for row in rows}
    return [by_ordinal[ordinal] for ordinal in ordinals if ordinal in by_ordinal]


def card_of(row: Mapping[str, Any]) -> Card:
    """A card from one row of the read model."""
    first, last = _date(row["first_edtf"]), _date(row["last_edtf"])
    return Card(
        public_id=row["public_id"],
        title=row["title"],
        named=row["named"],
        state=row["state_id"],
        region=row["region"],
        subjects=tuple(
            SubjectLine(s["id"], s["label"], s["kind"], s["role"]) for s in row["subjects"]
        ),
        names=tuple(OtherName(n["text"], n["script"], n["lang"]) for n in row["names"]),
        act_types=tuple(row["act_types"]),
        bodies=tuple(row["bodies"]),
        kinds=tuple(row["kinds"]),
        report_years=tuple(row["report_years"]),
        statuses=tuple(row["statuses"]),
        status_as_of=_date(row["status_as_of"]),
        has_reply=row["has_reply"],
        raised=row["raised"],
        raising_states=tuple(row["raising_states"]),
        last_raised_on=_date(row["last_raised_on"]),
        first=first,
        last=last,
        last_kind=row["last_kind"],
        first_year=_year(first.lower if first else None),
        last_year=_year(last.lower if last else None),
        confidence=row["confidence"],
        summary=row["summary"],
        changed_at=row["changed_at"],
    )


def labels_of(items: Iterable[SubjectLine]) -> str:
    """The subjects' names in one line."""
    return "; ".join(item.label for item in items)


def _date(edtf: str) -> PartialDate | None:
    return parse_date(edtf) if edtf else None


def _year(day: date | None) -> int | None:
    return day.year if day and date.min < day < date.max else None
