"""The list of a letter action: offices, whether mail reaches them, and how to write to each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Recipient
from endreprisals.campaigns.queries.here import GENEVA, case_is_shown, kept_case
from endreprisals.domain.campaigning.letters import approach
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.record.queries.joined import of_kept
from endreprisals.record.raises import Raises, raises
from endreprisals.states.models import Mailbox, Office
from endreprisals.states.office_queries import office_is_live

LIVE: Final = "live"  # letters and digests reach it
DIGEST_ONLY: Final = "digest_only"  # its office asked for numbers alone
NO_MAIL: Final = "none"  # no mailbox, not checked yet, stopped by us or by the office


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement in which a State named a case of the action."""

    number: str  # of the statement, in the ledger
    forum: str
    date: PartialDate | None
    case: str  # public id


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. Everything in it may be shown to everybody."""

    recipient: int
    state: str  # ISO3; blank for an office of no State
    office: str  # its code; blank: the State is asked, and no office of it is known
    kind: str  # states.Office.Kind; blank without an office
    city: str
    name: str  # as the office calls itself; blank: made from kind, State and city
    languages: tuple[str, ...]
    mail: str  # live, digest_only, none
    on_paper: bool  # whether a postal address is known
    rule: str  # why it is on the list, a code of domain.campaigning.recipients; blank: by hand
    evidence: str
    approach: str  # ask, thank, remind
    spoken: tuple[Spoken, ...]  # what the approach rests on, latest first

    @property
    def last_spoken(self) -> PartialDate | None:
        """When it last spoke of a case of the action, where a source dates it."""
        return self.spoken[0].date if self.spoken else None


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom an action must not reach by oversight."""

    states: frozenset[str]  # of the cases
    mailboxes: frozenset[int]  # that any office of these States has, alone or with others

    def reaches(self, office: Office) -> bool:
        """Whether what is written to the office is read by a State of a case; as `allowed` asks."""
        return office.state_id in self.states or office.mailbox_id in self.mailboxes


def listed(action: int, *, at: datetime) -> tuple[Listed, ...]:
    """The list of an action (by its number in the database) as it is to be used now, by State.

    Left out: offices that ended or that no second person has checked, and whatever reaches a
    State of a case without a checked decision. Six queries, however long the list is.
    """
    row = Action.objects.select_related("campaign").get(pk=action)
    cases = shown_cases(row, at=at)
    said = raises()
    before = asked_before(row, cases)
    today = at.astimezone(GENEVA).date()
    lines = (
        _line(one, row.campaign.opens_on, _spoken(said, one.state_id or "", cases), before)
        for one in _in_force(row, today)
    )
    return tuple(sorted(lines, key=lambda line: (line.state or "~", line.office)))


def stays_on_list(action: Action, office: Office, *, at: datetime) -> bool:
    """Whether an office stands on the list and has not ended, checked anew or not."""
    today = at.astimezone(GENEVA).date()
    ended = office.ended_on is not None and office.ended_on <= today
    rows = action.recipients.filter(allowed(), removed_at=None, office=office.pk)
    return not ended and rows.exists()


def is_on_list(action: Action, office: Office, mailbox: Mailbox, *, at: datetime) -> bool:
    """Whether a letter to an office may leave now for this mailbox. Asked again as it leaves."""
    if office.mailbox_id != mailbox.pk:
        return False  # the office has another one by now
    today = at.astimezone(GENEVA).date()
    return _in_force(action, today).filter(office=office.pk).exists()


def mailbox_is_on_list(action: Action, mailbox: Mailbox, *, at: datetime) -> bool:
    """Whether an office behind the mailbox stands on the list, so that a digest may tell of it."""
    today = at.astimezone(GENEVA).date()
    return _in_force(action, today).filter(office__mailbox=mailbox.pk).exists()


def concerned_by(action: Action) -> Concerned:
    """The States of the cases of an action with every mailbox of theirs. Two queries."""
    states = states_concerned(action)
    theirs = Office.objects.filter(state__in=states, mailbox__isnull=False)
    return Concerned(states, frozenset(theirs.values_list("mailbox", flat=True)))


def asked_rows(campaign: int) -> QuerySet[Recipient]:
    """Rows of all lists of a campaign by which a State is, or was, asked: those of its actions
    that are no draft, without what is held back. An office of them may have ended since.
    """
    rows = Recipient.objects.filter(allowed(), action__campaign=campaign, removed_at=None)
    rows = rows.filter(action__kind=Action.Kind.LETTER).exclude(action__state=Action.State.DRAFT)
    return rows.order_by("pk")


def allowed(row: str = "", action: str = "action__") -> Q:
    """The condition on rows of lists under which they count: one that reaches a State of a case,
    by itself, by its office or by a mailbox that is shared, does so only by a decision of one
    person that another has checked. One that somebody put on a list in use waits for that too.

    `row` and `action` are the ways from the rows that are asked for.
    """
    cases = CampaignCase.objects.exclude(choice=CampaignCase.Choice.NOT_CHOSEN).filter(
        Q(case__state=OuterRef(f"{row}state"))
        | Q(case__state=OuterRef(f"{row}office__state"))
        | Q(case__state__offices__mailbox=OuterRef(f"{row}office__mailbox"))
    )
    own = Exists(cases.filter(pk=OuterRef(f"{action}about")))
    any_of_all = Exists(cases.filter(campaign=OuterRef(f"{action}campaign")))
    blank = [Q(**{f"{row}{name}": ""}) for name in ("risk_decision", "decided_by", "checked_by")]
    alone = Q(**{f"{row}checked_by": F(f"{row}decided_by")})
    decided = ~blank[0] & ~blank[1] & ~blank[2] & ~alone
    whole = Q(**{f"{action}about": None})
    to_check = ~blank[1] & blank[2]
    return decided | ~to_check & ~(own | (whole & any_of_all))


def states_concerned(action: Action) -> frozenset[str]:
    """The States of the cases of an action: of its own case, or of all chosen in its campaign.

    A case that was taken out counts on: its State must not be written to by oversight.
    """
    rows = _cases(action).exclude(choice=CampaignCase.Choice.NOT_CHOSEN)
    return frozenset(rows.values_list("case__state_id", flat=True))


def shown_cases(action: Action, *, at: datetime) -> tuple[str, ...]:
    """Public ids, as the record shows them, of the cases of an action that may be shown."""
    rows = _cases(action).select_related("case__merged_into")
    return tuple(kept_case(one).public_id for one in rows if case_is_shown(one, at=at))


def asked_before(action: Action, cases: Collection[str]) -> frozenset[str]:
    """States that an earlier campaign asked about one of these cases."""
    campaign = action.campaign
    earlier = Q(action__campaign__year__lt=campaign.year)
    if campaign.opens_on:
        earlier |= Q(action__campaign__opens_on__lt=campaign.opens_on)
    kept = CampaignCase.objects.annotate(shown=of_kept("case", "public_id")).filter(shown__in=cases)
    own = Q(action__about__in=kept)
    whole = Q(action__about=None, action__campaign__in=kept.values("campaign"))
    rows = (
        Recipient.objects.filter(earlier, own | whole, action__kind=Action.Kind.LETTER)
        .filter(action__campaign__state__in=(Campaign.State.OPEN, Campaign.State.CLOSED))
        .exclude(action__campaign=campaign)
        .exclude(state=None)
    )
    return frozenset(rows.order_by().values_list("state_id", flat=True).distinct())


def mail_of(office: Office | None) -> str:
    """What mail reaches an office now: live, digest_only or none."""
    if office is None or office.mailbox is None or not office_is_live(office):
        return NO_MAIL
    return DIGEST_ONLY if office.mailbox.wish == office.mailbox.Wish.DIGEST_ONLY else LIVE


def _cases(action: Action) -> QuerySet[CampaignCase]:
    if action.about_id is not None:
        return CampaignCase.objects.filter(pk=action.about_id)
    return CampaignCase.objects.filter(campaign=action.campaign_id)


def _in_force(action: Action, today: date) -> QuerySet[Recipient]:
    return (
        action.recipients.filter(allowed(), removed_at=None)
        .filter(Q(office=None) | Q(office__checked_at__isnull=False))
        .filter(Q(office=None) | Q(office__ended_on=None) | Q(office__ended_on__gt=today))
        .select_related("office__mailbox")
        .order_by("pk")
    )


def _line(
    row: Recipient, opened: date | None, spoken: tuple[Spoken, ...], before: Collection[str]
) -> Listed:
    office = row.office
    days = [one.date.lower if one.date else date.min for one in spoken]
    state = row.state_id or ""
    return Listed(
        recipient=row.pk,
        state=state,
        office=office.code if office else "",
        kind=office.kind if office else "",
        city=office.city if office else "",
        name=office.name if office else "",
        languages=tuple(office.languages) if office else (),
        mail=mail_of(office),
        on_paper=bool(office and office.postal_address.strip()),
        rule=row.rule,
        evidence=row.evidence,
        # A day that is known only by its year may have been before the opening: its first counts.
        approach=approach(spoke_on=days, thanked_since=opened, asked_before=state in before),
        spoken=spoken,
    )


def _spoken(said: Raises, state: str, cases: Collection[str]) -> tuple[Spoken, ...]:
    """What a State said of these cases, latest first; what was taken back is not in it."""
    # To welcome a step is to name nobody, and no ground for thanks.
    found = [
        Spoken(row.said.number, row.said.forum, row.said.date, row.case)
        for row in said.of_state.get(state, ())
        if row.case in cases and row.is_named
    ]
    return tuple(sorted(found, key=_when, reverse=True))


def _when(one: Spoken) -> tuple[date, str]:
    return (one.date.lower if one.date else date.min, one.number)
