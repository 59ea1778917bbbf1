"""Every raise in memory: who spoke of which case or country, read once for each build.

A State page asks of its peers, a case of all who named it, the ledger of everything. All of them
read this; a page costs the one query that asks whether the record was built anew. Statements that
were taken back, and cases that are not shown, are never in it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Max

from endreprisals.documents.models import UNDocument
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.domain.raising import (
    COUNTRY,
    NAMED,
    Occasion,
    Speech,
    Totals,
    kind_of,
    meeting_of,
    raised_once_and_left,
    totals,
)
from endreprisals.domain.state_groups import groups
from endreprisals.record.facets import Bounds, bits_of
from endreprisals.record.models import IndexState, Listing, Raise
from endreprisals.record.queries.joined import of_kept, told_in_public
from endreprisals.record.queries.names_in_text import NOBODY, Names, names_of_the_gone
from endreprisals.states.models import CountryRaise, Statement, StatementState, StatementVersion

SESSIONS = ("HRC", "UNGA", "UPR")
OTHER_BODY = "other"  # a meeting of which no session is known
ALONE = "none"  # spoke for itself and for no group
OTHER_GROUP = "other"  # a group in the source's own words, of which no members are known
UNNAMED = "unnamed"  # a State that the source does not name
READINGS = 3  # of a record that the desk changes meanwhile


@dataclass(frozen=True, slots=True)
class Said:
    """A public statement. `states` are those it was made for, each with how that is known.

    Its note is blank once a case that it named is not shown any more: it may tell of that case.
    """

    number: str
    forum: str
    session: str
    committee: str
    item: str
    date: PartialDate | None
    speaker: str
    on_behalf_of: str
    states: tuple[tuple[str, str], ...]
    identified: bool
    text_url: str
    note: str
    source: str
    changed_at: datetime | None = None  # when it was last corrected

    @property
    def meeting(self) -> str:
        """What two statements share that were made in one meeting."""
        exact = self.date is not None and self.date.lower == self.date.upper
        day = self.date.lower if self.date and exact else None
        return meeting_of(
            self.session, self.committee, forum=self.forum, day=day, number=self.number
        )

    @property
    def occasion(self) -> Occasion:
        """The meeting with the days that it can have been."""
        if self.date is None:
            return Occasion(self.meeting, None, None)
        return Occasion(self.meeting, self.date.lower, self.date.upper)

    @property
    def year(self) -> int | None:
        """The year in which it began, where a source dates it."""
        return self.date.lower.year if self.date and self.date.lower > date.min else None


@dataclass(frozen=True, slots=True)
class Raised:
    """A case, or a country without one, that a statement spoke of."""

    said: Said
    kind: str  # domain.raising.KINDS
    how: str  # vocabulary raise_kinds
    state: str  # State concerned
    case: str  # public id; blank for a country
    title: str
    about: str = ""  # of a country: what was said, in our own words

    @property
    def is_named(self) -> bool:
        """Whether it was named; to welcome a step or to thank is to speak of it and no more."""
        return self.how == NAMED


@dataclass(frozen=True, slots=True)
class Raises:
    """One build. Rows and statements stand latest first; bits count rows from 0."""

    build: str
    statements: tuple[Said, ...]
    rows: tuple[Raised, ...]
    everything: int
    values: Mapping[str, Mapping[str, int]]
    days: Bounds
    of_statement: Mapping[str, tuple[Raised, ...]]
    of_case: Mapping[str, tuple[Raised, ...]]
    of_state: Mapping[str, tuple[Raised, ...]]  # by State that spoke
    statements_of: Mapping[str, tuple[Said, ...]]  # by State that spoke
    spoken_of: Mapping[str, frozenset[str]]  # by State that spoke: its cases, welcomed ones too
    named: Mapping[str, frozenset[str]]  # by State that spoke: the cases it named
    concerning: Mapping[str, tuple[str, ...]]  # by State concerned: cases that anybody named
    totals: Mapping[str, Totals]  # by session
    most_raised: tuple[str, ...]  # every case, raised most often first
    left: tuple[str, ...]  # cases raised once and left, the longest ago first
    as_of: date  # the day of the latest statement or report
    gone: Names = NOBODY  # of those who are not shown any more: no text of a page may hold one
    silenced: frozenset[str] = frozenset()  # numbers of statements whose note is not shown

    def bits_of_period(self, start: date, end: date) -> int:
        """Rows whose statement may have been made in the period."""
        return bits_of(self.days.touching(start, end), len(self.rows))

    def statement(self, number: str) -> Said | None:
        """The public statement with this number."""
        return next((one for one in self.statements if one.number == number), None)


def raises() -> Raises:
    """The build in force. One small query; everything is read when the build is new."""
    state = _state()
    return _load(*state) if state else NOTHING


def _state() -> tuple[int, str] | None:
    return IndexState.objects.values_list("version", "token").first()


class _Overtaken(Exception):
    """The record was built anew while it was read: what was read may belong to two builds."""


@lru_cache(maxsize=1)
def _load(version: int, token: str) -> Raises:
    """Read a build whole. While the desk publishes, what was read is put away and read again.

    Should the desk be quicker every time, the last reading stands until the next request: rows
    that do not fit together are left out of it.
    """
    for _ in range(READINGS):
        try:
            return _read(version, token)
        except _Overtaken:
            version, token = _state() or (version, token)
    return _read(version, token, strictly=False)


def _read(version: int, token: str, *, strictly: bool = True) -> Raises:
    gone = names_of_the_gone()
    silenced = _silenced()
    said = _statements(gone, silenced)
    listed = _listed()
    rows = sorted(
        (*_cases(said, listed), *_countries(said, gone, silenced)),
        key=lambda row: (_latest(row.said), row.case),
    )
    statements = sorted(said.values(), key=_latest)
    built = _built(f"{version}-{token}", statements, rows, listed)
    numbers = frozenset(said[pk].number for pk in silenced if pk in said)
    if strictly and _state() != (version, token):
        raise _Overtaken
    return replace(built, gone=gone, silenced=numbers)


def _silenced() -> frozenset[int]:
    """Statements that named a case which is not shown any more."""
    shown = Raise.objects.filter(told_in_public("case"))
    hidden = Raise.objects.exclude(pk__in=shown.values("pk"))
    return frozenset(hidden.values_list("statement_id", flat=True))


@dataclass(frozen=True, slots=True)
class _Case:
    title: str
    state: str
    kind: str
    statuses: tuple[str, ...]


def _statements(gone: Names, silenced: Collection[int]) -> dict[int, Said]:
    made_for: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = StatementState.objects.order_by("statement_id", "state_id")
    for statement, state, basis in rows.values_list("statement_id", "state_id", "basis"):
        made_for[statement].append((state, basis))
    versions = StatementVersion.objects.order_by().values("statement_id").annotate(Max("at"))
    changed = dict(versions.values_list("statement_id", "at__max"))
    shown = Statement.objects.filter(withdrawn_at=None).values_list(
        "pk", "number", "forum", "session", "committee", "item", "date_edtf", "speaker_id",
        "on_behalf_of", "identified", "text_url", "note", "source",
    )  # fmt: skip
    return {
        pk: Said(
            number, forum, session, committee, item, parse(edtf) if edtf else None,
            speaker or "", group, tuple(made_for[pk]), identified, gone.told(text_url),
            "" if pk in silenced else gone.told(note), gone.told_sources(source),
            changed.get(pk),
        )
        for pk, number, forum, session, committee, item, edtf, speaker, group, identified,
            text_url, note, source in shown
    }  # fmt: skip


def _listed() -> dict[str, _Case]:
    rows = Listing.objects.filter(raised=True).order_by()
    columns = ("public_id", "title", "state_id", "subject_kinds", "statuses")
    return {
        public_id: _Case(title, state, kind_of(kinds), tuple(statuses))
        for public_id, title, state, kinds, statuses in rows.values_list(*columns).iterator()
    }


def _cases(said: Mapping[int, Said], listed: Mapping[str, _Case]) -> Iterator[Raised]:
    """One row for each statement and case, though two cases that were joined stand in it."""
    rows = (
        Raise.objects.filter(told_in_public("case"), statement__withdrawn_at=None)
        .annotate(shown=of_kept("case", "public_id"))
        .order_by("pk")
        .values_list("statement_id", "how", "shown")
    )
    seen = set()
    for statement, how, public_id in rows.iterator():
        case = listed.get(public_id)
        if case and statement in said and (statement, public_id) not in seen:
            seen.add((statement, public_id))
            yield Raised(said[statement], case.kind, how, case.state, public_id, case.title)


def _countries(
    said: Mapping[int, Said], gone: Names, silenced: Collection[int]
) -> Iterator[Raised]:
    rows = CountryRaise.objects.filter(statement__withdrawn_at=None).order_by("pk")
    for statement, state, how, about in rows.values_list(
        "statement_id", "state_id", "how", "about"
    ):
        if statement in said:
            told = "" if statement in silenced else gone.told(about)
            yield Raised(said[statement], COUNTRY, how, state, "", "", told)


def _latest(said: Said) -> tuple[int, str]:
    """Latest first; statements without a date last."""
    day = said.date.upper if said.date else None
    return (-day.toordinal() if day else 0, said.number)


def _built(
    build: str, statements: list[Said], rows: list[Raised], listed: Mapping[str, _Case]
) -> Raises:
    of_case = _grouped((row.case, row) for row in rows if row.case)
    of_state = _grouped((state, row) for row in rows for state, _ in row.said.states)
    of_statement = _grouped((row.said.number, row) for row in rows)
    as_of = _as_of(statements)
    return Raises(
        build=build,
        statements=tuple(statements),
        rows=tuple(rows),
        everything=(1 << len(rows)) - 1,
        values=_values(rows),
        days=Bounds.of(
            (row.said.date.lower, row.said.date.upper, at)
            for at, row in enumerate(rows)
            if row.said.date
        ),
        of_statement=of_statement,
        of_case=of_case,
        of_state=of_state,
        statements_of=_said_by(statements),
        spoken_of=_cases_by_state(of_state, lambda row: True),
        named=_cases_by_state(of_state, lambda row: row.is_named),
        concerning=_concerning(of_case),
        totals=_totals(statements, of_statement),
        most_raised=tuple(sorted(of_case, key=lambda case: (-len(of_case[case]), case))),
        left=tuple(_left(of_case, listed, as_of)),
        as_of=as_of,
    )


def _grouped(pairs: Iterable[tuple[str, Raised]]) -> dict[str, tuple[Raised, ...]]:
    groups: dict[str, list[Raised]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return {key: tuple(rows) for key, rows in groups.items()}


def _cases_by_state(
    of_state: Mapping[str, Iterable[Raised]], counts: Callable[[Raised], bool]
) -> dict[str, frozenset[str]]:
    return {
        state: frozenset(row.case for row in own if row.case and counts(row))
        for state, own in of_state.items()
    }


def _said_by(statements: Iterable[Said]) -> dict[str, tuple[Said, ...]]:
    groups: dict[str, list[Said]] = defaultdict(list)
    for said in statements:
        for state, _ in said.states:
            groups[state].append(said)
    return {state: tuple(own) for state, own in groups.items()}


def _concerning(of_case: Mapping[str, tuple[Raised, ...]]) -> Mapping[str, tuple[str, ...]]:
    cases: dict[str, list[str]] = defaultdict(list)
    for case, rows in of_case.items():
        cases[rows[0].state].append(case)
    return {state: tuple(own) for state, own in cases.items()}


def _totals(
    statements: Iterable[Said], of_statement: Mapping[str, tuple[Raised, ...]]
) -> Mapping[str, Totals]:
    sessions: dict[str, list[Speech]] = defaultdict(list)
    for said in statements:
        if said.session:
            sessions[said.session].append(_speech(said, of_statement.get(said.number, ())))
    return {session: totals(speeches) for session, speeches in sessions.items()}


def _speech(said: Said, rows: Sequence[Raised]) -> Speech:
    return Speech(
        identified=said.identified,
        states=[state for state, _ in said.states],
        countries=[row.state for row in rows],
        cases=[row.case for row in rows if row.case],
    )


def _values(rows: Iterable[Raised]) -> Mapping[str, Mapping[str, int]]:
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    size = 0
    for size, row in enumerate(rows, start=1):
        for facet, value in facet_values(row):
            places[facet][value].append(size - 1)
    return {
        facet: {value: bits_of(ordinals, size) for value, ordinals in by_value.items()}
        for facet, by_value in places.items()
    }


def facet_values(row: Raised) -> Iterator[tuple[str, str]]:
    """Every facet value that a raise has; codes only."""
    said = row.said
    yield from (("by", state) for state, _ in said.states)
    if not said.identified:
        yield "by", UNNAMED
    yield "state", row.state
    if said.session:
        yield "session", said.session
    if said.year:
        yield "year", str(said.year)
    yield "forum", said.session.rstrip("0123456789") or OTHER_BODY
    yield "how", row.how
    yield "kind", row.kind
    yield "group", _group(said.on_behalf_of)


def _group(code: str) -> str:
    known = {group.code for group in groups()}
    return ALONE if not code else code if code in known else OTHER_GROUP


def _as_of(statements: Iterable[Said]) -> date:
    """The latest day of a statement or a report in the record: never the day of the reader."""
    days = [said.date.lower for said in statements if said.date]
    told = UNDocument.objects.filter(kind="sg_report").values_list("published", "presented_on")
    days += [parse(text).lower for pair in told for text in pair if text]
    return max(days, default=date.min)


def _left(
    of_case: Mapping[str, tuple[Raised, ...]], listed: Mapping[str, _Case], as_of: date
) -> list[str]:
    found = [
        (max(row.said.date.upper for row in rows if row.said.date), case)
        for case, rows in of_case.items()
        if raised_once_and_left(
            [row.said.occasion for row in rows], listed[case].statuses, as_of=as_of
        )
    ]
    return [case for _, case in sorted(found)]


NOTHING = Raises(
    "", (), (), 0, {}, Bounds.of([]), {}, {}, {}, {}, {}, {}, {}, {}, (), (), date.min
)  # fmt: skip
