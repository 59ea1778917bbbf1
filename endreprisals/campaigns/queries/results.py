"""Results of a campaign: who was asked, who spoke, of which case, and what followed.

Everything said by States is read from the ledger, and everything about people from the record.
What was done and what came later stand in order of time and never as cause and effect.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from endreprisals.campaigns.models import CampaignCase, Result
from endreprisals.campaigns.queries.campaigns import (
    ActionLine,
    CampaignHead,
    action_lines,
    chosen_cases,
    find_campaign,
    head_of,
)
from endreprisals.campaigns.queries.here import GENEVA, kept_case
from endreprisals.campaigns.queries.recipients import asked_rows
from endreprisals.campaigns.queries.texts import Words, marks_of, texts_of
from endreprisals.domain.campaigning.results import AskedAndRaised, asked_and_raised
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.record.queries.case_page import (
    Followed,
    PathEntry,
    StatusLine,
    what_followed,
)
from endreprisals.record.queries.names_in_text import Names
from endreprisals.record.raises import Raised, Raises, raises
from endreprisals.states.models import ClosedSession

Period = Literal["before", "session", "after", "not_known"]


@dataclass(frozen=True, slots=True)
class RaiseLine:
    """One statement that named a case of the campaign."""

    case: str  # public id, as the campaign has it
    period: Period  # before the debate aimed at, in its session, after it
    number: str  # of the statement
    session: str
    forum: str
    date: PartialDate | None
    on_behalf_of: str
    states: tuple[str, ...]  # for which it was made; none: no source names the State
    asked: tuple[str, ...]  # those of them that the campaign had asked
    how: str  # vocabulary raise_kinds


@dataclass(frozen=True, slots=True)
class AskedState:
    """A State that the campaign asked, and what is on record of it in that session."""

    state: str
    how: tuple[str, ...]  # shipped, hand, rule
    rule: str
    spoke: bool
    named: tuple[str, ...]  # cases of the campaign


@dataclass(frozen=True, slots=True)
class SpokeState:
    """A State that spoke in that session."""

    state: str
    asked: bool
    named: tuple[str, ...]  # cases of the campaign
    others: int  # further cases


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case of the campaign: who named it when, and what is on record of it since."""

    case: str
    case_title: str
    state: str
    title: Words | None
    session: tuple[RaiseLine, ...]
    before: tuple[RaiseLine, ...]
    after: tuple[RaiseLine, ...]
    not_dated: tuple[RaiseLine, ...]
    statuses: tuple[StatusLine, ...]
    since: tuple[PathEntry, ...]


@dataclass(frozen=True, slots=True)
class EnteredResult:
    """Something that a person entered with its source and another person checked."""

    case: str  # blank: not of one case
    date: PartialDate
    words: str
    source: str
    language: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The results of a campaign with its failures. Numbers are of what is on record."""

    campaign: CampaignHead
    debate_is_over: bool
    is_closed_session: bool  # somebody vouches that every statement of it is on record
    statements: int
    asked: tuple[AskedState, ...]
    spoke: tuple[SpokeState, ...]
    cases: tuple[CaseResult, ...]
    chosen: int
    raised: int  # cases of the campaign that were named in the session
    other_cases: int  # further cases that were named there
    entered: tuple[EnteredResult, ...]
    actions: tuple[ActionLine, ...]  # what people did: never beside what followed

    @property
    def has_counts(self) -> bool:
        """Whether anything that people did was counted."""
        return any(action.counts for action in self.actions)

    @property
    def marks(self) -> tuple[str, ...]:
        """What a reader must be told of the words of this page."""
        return marks_of((self.campaign.title, *(case.title for case in self.cases)))

    @property
    def not_raised(self) -> tuple[CaseResult, ...]:
        """Cases of the campaign that nobody named in the session, as far as is on record."""
        return tuple(case for case in self.cases if not case.session)

    @property
    def asked_and_named(self) -> tuple[AskedState, ...]:
        """Asked, and named a case of the campaign."""
        return tuple(one for one in self.asked if one.named)

    @property
    def asked_and_spoke(self) -> tuple[AskedState, ...]:
        """Asked, and spoke of other things."""
        return tuple(one for one in self.asked if one.spoke and not one.named)

    @property
    def asked_and_silent(self) -> tuple[AskedState, ...]:
        """Asked, and no statement of theirs is on record."""
        return tuple(one for one in self.asked if not one.spoke)

    @property
    def spoke_unasked(self) -> tuple[SpokeState, ...]:
        """Spoke, though the campaign had not asked them."""
        return tuple(one for one in self.spoke if not one.asked)

    @property
    def rows(self) -> tuple[RaiseLine, ...]:
        """Every statement on every case, for files."""
        return tuple(
            line
            for case in self.cases
            for line in (*case.before, *case.session, *case.after, *case.not_dated)
        )


def results_page(code: str, language: str, *, at: datetime) -> ResultsPage:
    """Results; raises `NoSuchCampaign` and `Gone`. At most nineteen queries."""
    campaign = find_campaign(code)
    index = raises()  # once: it asks each time whether the record was built anew
    texts = texts_of([campaign.pk], ("title",))
    shown = chosen_cases([campaign.pk], at=at)
    asked = _asked(campaign.pk)
    day = campaign.debate_on or campaign.closes_on
    is_over = day is not None and at.astimezone(GENEVA).date() > day
    lines = {row.pk: _lines(row, index, campaign.session, day, frozenset(asked)) for row in shown}
    kept = [kept_case(row).public_id for row in shown]
    followed = what_followed(kept, day) if day and is_over else {}
    cases = tuple(
        _case_result(
            row,
            texts.words(campaign.pk, "title", language, case=row.pk),
            lines[row.pk],
            followed.get(kept_case(row).public_id),
        )
        for row in shown
    )
    told = asked_and_raised(
        asked,
        {case.case: {state for line in case.session for state in line.states} for case in cases},
    )
    spoken = _spoken(campaign.session, index)
    ours = set(kept)
    return ResultsPage(
        campaign=head_of(campaign, texts, language, at=at),
        debate_is_over=is_over,
        is_closed_session=ClosedSession.objects.filter(session=campaign.session).exists(),
        statements=_statements(campaign.session, index),
        asked=tuple(
            AskedState(state, how, rule, state in spoken, _of(state, told))
            for state, (how, rule) in sorted(asked.items())
        ),
        spoke=tuple(
            SpokeState(state, state in asked, _of(state, told), len(of_state - ours))
            for state, of_state in sorted(spoken.items())
        ),
        cases=cases,
        chosen=len(shown),
        raised=sum(1 for case in cases if case.session),
        other_cases=len(set().union(*spoken.values()) - ours),
        entered=_entered(campaign.pk, shown, index.gone),
        actions=action_lines(campaign, texts, language, shown, at=at),
    )


def _asked(campaign: int) -> dict[str, tuple[tuple[str, ...], str]]:
    """How each State came on the list of a letter action. One query."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    rows = asked_rows(campaign).filter(state__isnull=False)
    for state, how, rule in rows.values_list("state_id", "how", "rule"):
        before, said = found.get(state or "", ((), ""))
        found[state or ""] = (tuple(dict.fromkeys((*before, how))), said or rule)
    return found


def _lines(
    row: CampaignCase, index: Raises, session: str, day: date | None, asked: Collection[str]
) -> list[RaiseLine]:
    """Statements that named the case, the earliest first; to welcome a step is to name no case."""
    raised = index.of_case.get(kept_case(row).public_id, ())
    lines = [_line(one, row.case.public_id, session, day, asked) for one in raised if one.is_named]
    return lines[::-1]


def _line(
    one: Raised, case: str, session: str, day: date | None, asked: Collection[str]
) -> RaiseLine:
    states = tuple(state for state, _ in one.said.states) if one.said.identified else ()
    return RaiseLine(
        case=case,
        period=_period(one, session, day),
        number=one.said.number,
        session=one.said.session,
        forum=one.said.forum,
        date=one.said.date,
        on_behalf_of=one.said.on_behalf_of,
        states=states,
        asked=tuple(state for state in states if state in asked),
        how=one.how,
    )


def _period(one: Raised, session: str, day: date | None) -> Period:
    if session and one.said.session == session:
        return "session"
    when = one.said.date
    if when is None or day is None:
        return "not_known"
    if when.upper < day:
        return "before"
    return "after" if when.lower > day else "not_known"


def _case_result(
    row: CampaignCase, title: Words | None, lines: Iterable[RaiseLine], followed: Followed | None
) -> CaseResult:
    kept = row.case.merged_into or row.case
    by_period: dict[Period, tuple[RaiseLine, ...]] = {}
    for line in lines:
        by_period[line.period] = (*by_period.get(line.period, ()), line)
    return CaseResult(
        case=row.case.public_id,
        case_title=kept.title,
        state=kept.state_id,
        title=title,
        session=by_period.get("session", ()),
        before=by_period.get("before", ()),
        after=by_period.get("after", ()),
        not_dated=by_period.get("not_known", ()),
        statuses=followed.statuses if followed else (),
        since=followed.entries if followed else (),
    )


def _of(state: str, told: AskedAndRaised) -> tuple[str, ...]:
    """The cases of the campaign that a State named in the session."""
    return tuple(one.case for one in told.cases if state in (*one.asked, *one.others))


def _spoken(session: str, index: Raises) -> Mapping[str, set[str]]:
    """The cases that each State named in a session; a State that named none has an empty set."""
    found: dict[str, set[str]] = {}
    for said in index.statements:
        if session and said.session == session and said.identified:
            named = {
                row.case
                for row in index.of_statement.get(said.number, ())
                if row.case and row.is_named
            }
            for state, _ in said.states:
                found.setdefault(state, set()).update(named)
    return found


def _statements(session: str, index: Raises) -> int:
    return sum(1 for one in index.statements if session and one.session == session)


def _entered(
    campaign: int, shown: Iterable[CampaignCase], gone: Names
) -> tuple[EnteredResult, ...]:
    """Results that a second person checked, of cases that are shown or of none. One query."""
    ids = {row.pk: row.case.public_id for row in shown}
    rows = Result.objects.filter(
        campaign=campaign, checked_at__isnull=False, withdrawn_at=None
    ).order_by("date_edtf", "pk")
    return tuple(
        EnteredResult(
            case=ids[row.case_id] if row.case_id else "",
            date=parse_date(row.date_edtf),
            words=row.words,
            source=gone.told_sources(row.source),
            language=row.language,
        )
        for row in rows
        if (row.case_id is None or row.case_id in ids) and gone.told(row.words)
    )
