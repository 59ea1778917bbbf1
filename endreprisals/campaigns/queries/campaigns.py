"""Campaigns as a list and as pages: theme, cases, actions, numbers, what is not known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Q

from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Counter
from endreprisals.campaigns.queries.here import (
    GENEVA,
    SHOWN,
    Gone,
    NoSuchCampaign,
    case_is_shown,
    kept_case,
    standing_of,
)
from endreprisals.campaigns.queries.recipients import allowed
from endreprisals.campaigns.queries.texts import Texts, Words, marks_of, texts_of
from endreprisals.domain.campaigning.counting import COUNTS
from endreprisals.record.raises import Raises, raises


@dataclass(frozen=True, slots=True)
class CampaignHead:
    """What every page of a campaign shows above the rest."""

    code: str
    year: int
    session: str
    debate_on: date | None
    opens_on: date | None
    closes_on: date | None
    standing: str  # open, not_yet, closed
    title: Words | None

    @property
    def name(self) -> str:
        """What the campaign is called, in the language of `title`."""
        return self.title.heading if self.title and self.title.heading else self.code


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A campaign in which one can act on a case, and the id that the case has there."""

    campaign: CampaignHead
    case: str


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in the list of campaigns."""

    head: CampaignHead
    summary: Words | None
    cases: int


@dataclass(frozen=True, slots=True)
class CampaignCaseCard:
    """A case of a campaign that may be shown."""

    public_id: str
    case_title: str  # as the record calls it
    state: str  # ISO3 of the State concerned
    kinds: tuple[str, ...]  # vocabulary subject_kinds
    title: Words | None  # heading, and one line
    raised_in_session: int  # statements on record that named it in the debate aimed at


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many did something in one way, and when the worker last looked."""

    what: str  # domain.campaigning.counting.COUNTS
    number: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One thing that the campaign asks for or asked for."""

    number: int
    kind: str
    standing: str  # open, not_yet, paused, closed
    case: str  # public id; blank: the whole campaign
    title: Words | None
    recipients: int  # States on the list; of letters only
    goal: int | None
    counts: tuple[CountLine, ...]

    @property
    def counted_at(self) -> datetime | None:
        """When the worker last counted; None: never."""
        return max((line.updated_at for line in self.counts), default=None)


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """A campaign as everybody may read it."""

    head: CampaignHead
    languages: tuple[str, ...]
    shipped: bool
    summary: Words | None
    goals: Words | None
    banner: Words | None
    how: Words | None
    cases: tuple[CampaignCaseCard, ...]
    actions: tuple[ActionLine, ...]
    considered: int | None  # cases looked at before choosing; None: not known
    chosen: int  # cases that were chosen, shown or not
    debate_is_over: bool
    states_that_spoke: int  # in that session, as far as is on record
    not_known: tuple[str, ...]  # codes

    @property
    def raised(self) -> int:
        """Cases of the campaign that a State named in that session, as far as is on record."""
        return sum(1 for case in self.cases if case.raised_in_session)

    @property
    def marks(self) -> tuple[str, ...]:
        """What a reader must be told of the words of this page."""
        own = (self.head.title, self.summary, self.goals, self.banner, self.how)
        of_cases = (case.title for case in self.cases)
        return marks_of((*own, *of_cases, *(action.title for action in self.actions)))


def campaign_lines(language: str, *, at: datetime) -> list[CampaignLine]:
    """Campaigns that can be shown, latest first. Four queries."""
    campaigns = list(Campaign.objects.filter(state__in=SHOWN))
    pks = [campaign.pk for campaign in campaigns]
    texts = texts_of(pks, ("title", "summary"))
    shown: dict[int, int] = defaultdict(int)
    for chosen in chosen_cases(pks, at=at):
        shown[chosen.campaign_id] += 1
    return [
        CampaignLine(
            head=head_of(campaign, texts, language, at=at),
            summary=texts.words(campaign.pk, "summary", language),
            cases=shown[campaign.pk],
        )
        for campaign in campaigns
    ]


def find_campaign(code: str) -> Campaign:
    """One query; raises `NoSuchCampaign`, or `Gone` for one that was withdrawn."""
    campaign = Campaign.objects.filter(code=code).first()
    if campaign is not None and campaign.state == Campaign.State.WITHDRAWN:
        raise Gone(code)
    if campaign is None or campaign.state not in SHOWN:
        raise NoSuchCampaign(code)
    return campaign


def campaign_page(code: str, language: str, *, at: datetime) -> CampaignPage:
    """A campaign; raises `NoSuchCampaign` and `Gone`. At most eight queries."""
    campaign = find_campaign(code)
    index = raises()  # once: it asks each time whether the record was built anew
    texts = texts_of([campaign.pk])
    rows = _cases(campaign.pk)
    shown = [row for row in rows if case_is_shown(row, at=at)]
    page = CampaignPage(
        head=head_of(campaign, texts, language, at=at),
        languages=tuple(campaign.languages),
        shipped=campaign.shipped,
        summary=texts.words(campaign.pk, "summary", language),
        goals=texts.words(campaign.pk, "goals", language),
        banner=texts.words(campaign.pk, "banner", language),
        how=texts.words(campaign.pk, "how", language),
        cases=tuple(_card(row, campaign, texts, language, index) for row in shown),
        actions=action_lines(campaign, texts, language, shown, at=at),
        considered=len(rows) if _long_list_is_known(rows) else None,
        chosen=sum(1 for row in rows if row.choice == CampaignCase.Choice.CHOSEN),
        debate_is_over=_is_over(campaign.debate_on, at),
        states_that_spoke=len(states_that_spoke(campaign.session, index)),
        not_known=(),
    )
    return replace(page, not_known=tuple(_not_known(page)))


def head_of(campaign: Campaign, texts: Texts, language: str, *, at: datetime) -> CampaignHead:
    """What stands above every page of a campaign. No query."""
    return CampaignHead(
        code=campaign.code,
        year=campaign.year,
        session=campaign.session,
        debate_on=campaign.debate_on,
        opens_on=campaign.opens_on,
        closes_on=campaign.closes_on,
        standing=_standing(campaign, at),
        title=texts.words(campaign.pk, "title", language),
    )


def chosen_cases(campaigns: Collection[int], *, at: datetime) -> list[CampaignCase]:
    """Cases of these campaigns that may be shown, in their order. One query."""
    rows = CampaignCase.objects.filter(
        campaign__in=campaigns, choice=CampaignCase.Choice.CHOSEN
    ).select_related("case__merged_into")
    return [row for row in rows if case_is_shown(row, at=at)]


def action_lines(
    campaign: Campaign,
    texts: Texts,
    language: str,
    shown: Iterable[CampaignCase],
    *,
    at: datetime,
) -> tuple[ActionLine, ...]:
    """Actions that may be shown: never a draft, none of a case that is not shown. Two queries."""
    cases = {row.pk: row.case.public_id for row in shown}
    on_list = Q(recipients__removed_at=None) & allowed("recipients__", "")
    rows = (
        campaign.actions.exclude(state=Action.State.DRAFT)
        .annotate(asked=Count("recipients__state", filter=on_list, distinct=True))
        .order_by("number")
    )
    actions = [row for row in rows if row.about_id is None or row.about_id in cases]
    counts = counts_of([action.pk for action in actions])
    lines = []
    for action in actions:
        action.campaign = campaign
        lines.append(
            ActionLine(
                number=action.number,
                kind=action.kind,
                standing=standing_of(action, at),
                case=cases.get(action.about_id, "") if action.about_id else "",
                title=texts.words(campaign.pk, "title", language, action=action.pk),
                recipients=action.asked,
                goal=action.goal,
                counts=counts.get(action.pk, ()),
            )
        )
    return tuple(lines)


def counts_of(actions: Collection[int]) -> Mapping[int, tuple[CountLine, ...]]:
    """What the worker counted, by action, in the order of the ways; ways that are zero left out."""
    lines: dict[int, list[CountLine]] = defaultdict(list)
    for row in Counter.objects.filter(action__in=actions, what__in=COUNTS, number__gt=0):
        lines[row.action_id].append(CountLine(row.what, row.number, row.updated_at))
    return {
        action: tuple(sorted(own, key=lambda line: COUNTS.index(line.what)))
        for action, own in lines.items()
    }


def states_that_spoke(session: str, index: Raises) -> frozenset[str]:
    """States with a statement on record in a session. No query."""
    if not session:
        return frozenset()
    said = (one for one in index.statements if one.session == session and one.identified)
    return frozenset(state for one in said for state, _ in one.states)


def open_campaigns_of(public_id: str, language: str, *, at: datetime) -> tuple[OpenStory, ...]:
    """Campaigns in which one can act on a case now. One query while there is none, else three."""
    today = at.astimezone(GENEVA).date()
    rows = [
        row
        for row in CampaignCase.objects.filter(
            Q(case__public_id=public_id) | Q(case__merged_into__public_id=public_id),
            campaign__state=Campaign.State.OPEN,
            campaign__opens_on__lte=today,
            choice=CampaignCase.Choice.CHOSEN,
        )
        .filter(Q(campaign__closes_on=None) | Q(campaign__closes_on__gte=today))
        .select_related("campaign", "case__merged_into")
        if case_is_shown(row, at=at)
    ]
    if not rows:
        return ()
    texts = texts_of([row.campaign_id for row in rows], ("title",))
    return tuple(
        OpenStory(head_of(row.campaign, texts, language, at=at), row.case.public_id) for row in rows
    )


def _cases(campaign: int) -> list[CampaignCase]:
    """The long list, whole."""
    return list(
        CampaignCase.objects.filter(campaign=campaign).select_related(
            "case__merged_into__listing", "case__listing"
        )
    )


def _card(
    row: CampaignCase, campaign: Campaign, texts: Texts, language: str, index: Raises
) -> CampaignCaseCard:
    kept = kept_case(row)
    listing = getattr(kept, "listing", None)
    public_id = kept.public_id
    named = [
        one
        for one in index.of_case.get(public_id, ())
        if one.said.session == campaign.session and one.is_named
    ]
    return CampaignCaseCard(
        public_id=row.case.public_id,
        case_title=kept.title,
        state=kept.state_id,
        kinds=tuple(listing.subject_kinds) if listing else (),
        title=texts.words(campaign.pk, "title", language, case=row.pk),
        raised_in_session=len(named) if campaign.session else 0,
    )


def _long_list_is_known(rows: Iterable[CampaignCase]) -> bool:
    """Campaigns of the past were chosen by others: of these no day of considering is known."""
    return all(row.considered_on is not None for row in rows)


def _standing(campaign: Campaign, at: datetime) -> str:
    today = at.astimezone(GENEVA).date()
    if campaign.state == Campaign.State.CLOSED:
        return "closed"
    if campaign.closes_on is not None and today > campaign.closes_on:
        return "closed"
    return "not_yet" if campaign.opens_on is None or today < campaign.opens_on else "open"


def _is_over(day: date | None, at: datetime) -> bool:
    return day is not None and at.astimezone(GENEVA).date() > day


def _not_known(page: CampaignPage) -> Iterator[str]:
    if page.considered is None:
        yield "long_list"
    if page.head.opens_on is None:
        yield "opening"
    if page.actions and not any(action.counts for action in page.actions):
        yield "numbers"
    if not page.head.session:
        yield "session"
