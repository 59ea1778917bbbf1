"""The table of cases, column by column: the codebook, and every file of a list, come from here."""

from datetime import date

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.record.files.case_rows import CaseRow
from endreprisals.record.files.tables import Column, Table
from endreprisals.record.models import Fact

C = Column[CaseRow]
DAY = "calendar day"


def _edtf(when: PartialDate | None) -> str:
    return when.edtf if when else ""


def _lower(when: PartialDate | None) -> date | None:
    return when.lower if when and not when.open_start else None


def _upper(when: PartialDate | None) -> date | None:
    return when.upper if when and not when.open_end else None


def _dates(row: CaseRow, kind: Fact.Kind) -> tuple[str, ...]:
    return row.dates.get(kind, ())


_WHO: tuple[C, ...] = (
    C("public_id", "text", "Id of the case: State, year, number. It never changes and is never "
      "used again.", lambda r: r.card.public_id),
    C("address", "url", "Where the case can be read, with every fact and its source.",
      lambda r: r.address),
    C("title", "text", "A short heading. Names only whom a public source names.",
      lambda r: r.card.title),
    C("state", "text", "State that the case concerns, as reported.", lambda r: r.card.state,
      unit="ISO 3166-1 alpha-3"),
    C("region", "text", "Regional group of that State at the United Nations.",
      lambda r: r.card.region, vocabulary="regional_groups"),
    C("named", "boolean", "Whether a public source names the person or organisation.",
      lambda r: r.card.named),
    C("subject_ids", "list", "Ids of the people, groups, organisations or situations concerned.",
      lambda r: tuple(s.public_id for s in r.card.subjects)),
    C("subjects", "list", "Their names, or neutral descriptions; same order as subject_ids.",
      lambda r: tuple(s.label for s in r.card.subjects)),
    C("subject_kinds", "list", "What each of them is; same order as subject_ids.",
      lambda r: tuple(s.kind for s in r.card.subjects), vocabulary="subject_kinds"),
    C("subject_roles", "list", "Their part in the case; same order as subject_ids.",
      lambda r: tuple(s.role for s in r.card.subjects), vocabulary="subject_roles"),
    C("names_in_own_script", "list", "Names in other scripts than Latin, as a source writes them.",
      lambda r: tuple(n.text for n in r.card.names)),
)  # fmt: skip

_WHAT: tuple[C, ...] = (
    C("cooperation_bodies", "list", "Bodies of the United Nations that were cooperated with.",
      lambda r: r.card.bodies, vocabulary="engagement_bodies"),
    C("cooperation_kinds", "list", "Ways of cooperating.", lambda r: r.card.kinds,
      vocabulary="engagement_types"),
    C("cooperation_dates", "list", "When, as far as a source says.",
      lambda r: _dates(r, Fact.Kind.COOPERATION), unit="EDTF"),
    C("act_types", "list", "Alleged acts of intimidation or reprisal. The order says nothing.",
      lambda r: r.card.act_types, vocabulary="act_types"),
    C("act_dates", "list", "Dates of acts, each once. A long act may show only its beginning.",
      lambda r: _dates(r, Fact.Kind.ACT), unit="EDTF"),
    C("un_action_dates", "list", "Dates of letters, opinions and statements of UN bodies.",
      lambda r: _dates(r, Fact.Kind.UN_ACTION), unit="EDTF"),
    C("has_reply", "text", "Whether the State is reported to have replied. unknown means that no "
      "source we hold says either.", lambda r: r.card.has_reply, unit="yes, no, unknown"),
    C("reply_dates", "list", "Dates of replies.", lambda r: _dates(r, Fact.Kind.STATE_REPLY),
      unit="EDTF"),
    C("raised", "boolean", "Whether we hold a statement in which a State names the case. false "
      "means that we hold none, not that there is none.", lambda r: r.card.raised),
    C("raising_states", "list", "States that raised it; group statements count each member.",
      lambda r: r.card.raising_states, unit="ISO 3166-1 alpha-3"),
    C("raise_dates", "list", "Dates of those statements.", lambda r: _dates(r, Fact.Kind.RAISE),
      unit="EDTF"),
    C("last_raised_on", "edtf", "The last of them.", lambda r: _edtf(r.card.last_raised_on),
      unit="EDTF"),
    C("statuses", "list", "Situation of the subjects as last reported; it can be out of date.",
      lambda r: r.card.statuses, vocabulary="statuses"),
    C("status_as_of", "edtf", "When that was reported to begin. Not proof that it still holds.",
      lambda r: _edtf(r.card.status_as_of), unit="EDTF"),
    C("outcomes", "list", "How strands of the case ended, as last reported.",
      lambda r: r.outcomes, vocabulary="outcomes"),
)  # fmt: skip

_WHEN_AND_WHERE_FROM: tuple[C, ...] = (
    C("first_date", "edtf", "Date of the first dated fact.", lambda r: _edtf(r.card.first),
      unit="EDTF"),
    C("first_lower", "day", "Earliest day that first_date can mean; blank for an open start.",
      lambda r: _lower(r.card.first), unit=DAY),
    C("first_upper", "day", "Latest day that first_date can mean; blank for an open end.",
      lambda r: _upper(r.card.first), unit=DAY),
    C("last_date", "edtf", "Date of the last dated fact.", lambda r: _edtf(r.card.last),
      unit="EDTF"),
    C("last_lower", "day", "Earliest day that last_date can mean; blank for an open start.",
      lambda r: _lower(r.card.last), unit=DAY),
    C("last_upper", "day", "Latest day that last_date can mean; blank for an open end.",
      lambda r: _upper(r.card.last), unit=DAY),
    C("last_kind", "text", "What the last dated fact is.", lambda r: r.card.last_kind,
      unit="a code of event_types, else a kind of fact"),
    C("report_years", "integers", "Years of the Secretary-General's reports that tell of the "
      "case, as far as we have found them.", lambda r: r.card.report_years, unit="year"),
    C("report_symbols", "list", "Symbols of the UN documents that tell of it, each once.",
      lambda r: tuple(dict.fromkeys(place.symbol for place in r.places))),
    C("report_places", "list", "Document, part and paragraph of every mention.",
      lambda r: tuple(map(str, r.places))),
    C("report_basis", "list", "How each mention is known; same order as report_places. Leave "
      "inferred ones out of any count.", lambda r: tuple(place.basis for place in r.places),
      vocabulary="report_link_basis"),
    C("confidence", "text", "How sure the record is of the case as a whole.",
      lambda r: r.card.confidence, vocabulary="confidence"),
    C("summary", "text", "The case in our own words. Allegations stay allegations.",
      lambda r: r.card.summary),
    C("sources", "list", "Address of every source, or its title where it has none. The page of "
      "the case says which fact rests on which.", lambda r: r.sources),
    C("changed_at", "moment", "When the case was last added, corrected, merged or restored.",
      lambda r: r.card.changed_at, unit="UTC"),
)  # fmt: skip

CASES = Table(
    name="cases",
    title="Cases",
    description="One row for each public case: a story of alleged intimidation or reprisal for "
    "cooperation with the United Nations, in one State.",
    key=("public_id",),
    columns=(*_WHO, *_WHAT, *_WHEN_AND_WHERE_FROM),
    references={},
)
