"""The yearly submission: public cases of a period by country, new ones and those to follow up.

Read from public facts alone. The one thing that comes from staff is whether a consent to this use
was written down, as a yes or no beside the case for those who choose; it is no part of the paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from endreprisals.domain import vocabulary
from endreprisals.domain.deadlines.report import Report, report_of_year
from endreprisals.domain.following import ask_of
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.domain.states import states
from endreprisals.mechanisms.models import Filing
from endreprisals.record.models import ActType, Citation, Fact, Listing, Mention
from endreprisals.record.models.facts import IN_ORDER, not_taken_back
from endreprisals.record.queries.joined import of_kept, told_in_public
from endreprisals.record.services.consented_steps import names_somebody

YEARLY_REPORT = "un-sg-report"  # the body that a consent to this use names
LAST_YEAR = 2100  # a year beyond is a slip of the hand
OPEN_SITUATIONS = frozenset({"detained", "house_arrest", "disappeared"})
SHOWN_KINDS = frozenset(
    {Fact.Kind.COOPERATION, Fact.Kind.ACT, Fact.Kind.UN_ACTION, Fact.Kind.STATE_REPLY}
)
NEWS_KINDS = SHOWN_KINDS | {Fact.Kind.STATUS, Fact.Kind.OUTCOME}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where something was read."""

    title: str
    url: str
    place: str
    symbol: str  # of a UN document


@dataclass(frozen=True, slots=True)
class FactLine:
    """One dated statement, as the public path tells it."""

    kind: str  # Fact.Kind
    date: PartialDate | None
    label: str  # English
    description: str
    reference: str
    in_window: bool


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One case of the submission."""

    public_id: str
    state: str
    title: str
    summary: str
    is_new: bool  # in no earlier report, and something happened in the period
    facts: tuple[FactLine, ...]
    mentions: tuple[str, ...]  # symbols of earlier reports
    situations: tuple[str, ...]  # English, as last reported
    asked: str
    sources: tuple[SourceLine, ...]
    can_be_looked_up: bool  # at least one source that anybody can find tells it
    lacks: tuple[str, ...]  # for staff: no_consent, no_un_document, no_reply, undated


@dataclass(frozen=True, slots=True)
class CountryPart:
    """The cases of one State, new ones first."""

    iso3: str
    name: str
    new: tuple[CaseEntry, ...]
    follow_up: tuple[CaseEntry, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything that could go into the submission of a year, for staff to choose from."""

    year: int
    window: Report
    countries: tuple[CountryPart, ...]
    left_out: int  # cases that only sources which nobody can look up tell, without a consent

    @property
    def entries(self) -> tuple[CaseEntry, ...]:
        """Every case, in the order of the paper."""
        return tuple(one for part in self.countries for one in (*part.new, *part.follow_up))


@dataclass(frozen=True, slots=True)
class _Read:
    """Rows by the public id of the case that is shown."""

    facts: Mapping[str, list[Fact]]
    types: Mapping[int, list[str]]
    citations: Mapping[str, list[Citation]]
    mentions: Mapping[str, list[str]]
    consented: frozenset[str]


def submission(year: int) -> Submission | None:
    """The cases of a year, by country; None where no source gives its period. Eight queries."""
    period = report_of_year(year) if year <= LAST_YEAR else None
    if period is None:
        return None
    rows = list(Listing.objects.order_by("state_id", "public_id"))
    read = _read()
    told = [entry for row in rows if (entry := _entry(row, read, period, year))]
    entries = [one for one in told if _may_go_in(one, read)]
    names = {one.iso3: one.name for one in states()}
    parts = [
        _country(iso3, names.get(iso3, iso3), list(group))
        for iso3, group in groupby(entries, key=lambda one: one.state)
    ]
    parts.sort(key=lambda part: (part.name, part.iso3))
    return Submission(year, period, tuple(parts), len(told) - len(entries))


def chosen_part(whole: Submission, chosen: Iterable[str]) -> tuple[CountryPart, ...]:
    """The countries with the chosen cases alone; a country without one is left out."""
    wanted = set(chosen)
    parts = [
        CountryPart(
            part.iso3, part.name,
            tuple(one for one in part.new if one.public_id in wanted),
            tuple(one for one in part.follow_up if one.public_id in wanted),
        )
        for part in whole.countries
    ]  # fmt: skip
    return tuple(part for part in parts if part.new or part.follow_up)


def _country(iso3: str, name: str, entries: Sequence[CaseEntry]) -> CountryPart:
    new = tuple(one for one in entries if one.is_new)
    return CountryPart(iso3, name, new, tuple(one for one in entries if not one.is_new))


def _may_go_in(entry: CaseEntry, read: _Read) -> bool:
    """Something that anybody can look up tells it, or somebody consented to this use."""
    return entry.public_id in read.consented or entry.can_be_looked_up


def _read() -> _Read:
    """All public facts, with what stands beside them."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    rows = Fact.objects.filter(told_in_public("case"), not_taken_back(), kind__in=NEWS_KINDS)
    rows = rows.select_related("unaction", "statereply")
    for fact in rows.annotate(shown=of_kept("case", "public_id")).order_by(*IN_ORDER):
        facts[fact.shown].append(fact)
    types: dict[int, list[str]] = defaultdict(list)
    for act, code in ActType.objects.order_by("act_id", "id").values_list("act_id", "code"):
        types[act].append(code)
    return _Read(facts, types, _citations(), _mentions(), _consented())


def _citations() -> Mapping[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    rows = Citation.objects.filter(told_in_public("case")).select_related("source__document")
    rows = rows.order_by("pk")
    for row in rows.annotate(shown=of_kept("case", "public_id")):
        found[row.shown].append(row)
    return found


def _mentions() -> Mapping[str, list[str]]:
    """Symbols of the reports that name each case."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = Mention.objects.filter(
        told_in_public("case"), superseded_by=None, document__kind="sg_report"
    )
    pairs = rows.annotate(shown=of_kept("case", "public_id")).order_by(
        "document__year", "document__symbol"
    )
    for shown, symbol in pairs.values_list("shown", "document__symbol"):
        if symbol not in found[shown]:
            found[shown].append(symbol)
    return found


def _consented() -> frozenset[str]:
    """Cases whose consent covers the yearly report now: given for it, not closed, not to be silent.

    One that leaves the name out does not cover a case that names somebody.
    """
    rows = Filing.objects.filter(
        told_in_public("case"), basis=Filing.Basis.CONSENT, kind=Filing.Kind.YEARLY,
        mechanism=YEARLY_REPORT, closed_on=None,
    )  # fmt: skip
    rows = rows.exclude(telling=Filing.Telling.NO).select_related("case").order_by("pk")
    return frozenset(
        filing.shown
        for filing in rows.annotate(shown=of_kept("case", "public_id"))
        if filing.telling == Filing.Telling.NAMED or not names_somebody(filing.case)
    )


def _entry(row: Listing, read: _Read, period: Report, year: int) -> CaseEntry | None:
    """A case, if it belongs into the submission: new, or named before with news or still open."""
    facts = read.facts.get(row.public_id, [])
    lines = tuple(_line(fact, read.types, period) for fact in facts if fact.kind in SHOWN_KINDS)
    is_old = any(report < year for report in row.report_years)
    acts = any(one.in_window for one in lines if one.kind == Fact.Kind.ACT)
    news = acts or any(_in(fact, period) for fact in facts if fact.kind in NEWS_KINDS)
    is_open = bool(OPEN_SITUATIONS & set(row.statuses))
    sources = _sources(read.citations.get(row.public_id, []))
    if not (acts or (is_old and (news or is_open))):
        return None
    return CaseEntry(
        public_id=row.public_id,
        state=row.state_id,
        title=row.title,
        summary=row.summary,
        is_new=not is_old,
        facts=lines,
        mentions=tuple(read.mentions.get(row.public_id, ())),
        situations=tuple(vocabulary.term("statuses", code).label for code in row.statuses),
        asked=ask_of(row.statuses, has_reply=row.has_reply == "yes"),
        sources=sources,
        can_be_looked_up=any(one.url or one.symbol for one in sources),
        lacks=_lacks(row, read, lines),
    )


def _line(fact: Fact, types: Mapping[int, list[str]], period: Report) -> FactLine:
    return FactLine(
        kind=fact.kind,
        date=parse(fact.date_edtf) if fact.date_edtf else None,
        label=_label(fact, types),
        description=fact.description,
        reference=fact.unaction.reference if fact.kind == Fact.Kind.UN_ACTION else "",
        in_window=_in(fact, period),
    )


def _label(fact: Fact, types: Mapping[int, list[str]]) -> str:
    if fact.kind == Fact.Kind.ACT:
        codes = types.get(fact.pk, [])
        return ", ".join(vocabulary.term("act_types", code).label for code in codes)
    if fact.kind == Fact.Kind.UN_ACTION:
        return vocabulary.term("event_types", fact.unaction.action).label
    if fact.kind == Fact.Kind.STATE_REPLY:
        said = fact.statereply.answer == "yes"
        return "Reply of the Government" if said else "No reply of the Government, says a source"
    return "Cooperation with the United Nations"


def _in(fact: Fact, period: Report) -> bool:
    """Whether a fact can have happened in the period. What has no end counts from its beginning."""
    if not fact.date_lower or not fact.date_upper:
        return False
    until = fact.date_lower if fact.date_upper == date.max else fact.date_upper
    return fact.date_lower <= period.upper and until >= period.lower


def _sources(rows: Iterable[Citation]) -> tuple[SourceLine, ...]:
    """Each source once, with the place in it that was cited first."""
    lines: dict[str, SourceLine] = {}
    for row in rows:
        source = row.source
        symbol = source.document.symbol if source.document else ""
        lines.setdefault(source.key, SourceLine(source.title, source.url, row.place, symbol))
    return tuple(sorted(lines.values(), key=lambda one: (not one.symbol, one.title, one.url)))


def _lacks(row: Listing, read: _Read, lines: Sequence[FactLine]) -> tuple[str, ...]:
    of_un = read.mentions.get(row.public_id) or any(
        one.source.document_id for one in read.citations.get(row.public_id, [])
    )
    acts = [one for one in lines if one.kind == Fact.Kind.ACT]
    found = {
        "no_consent": row.public_id not in read.consented,
        "no_un_document": not of_un,
        "no_reply": row.has_reply != "yes",
        "undated": any(one.date is None for one in acts),
    }
    return tuple(code for code, applies in found.items() if applies)
