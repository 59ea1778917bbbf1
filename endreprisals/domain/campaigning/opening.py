"""What must be true before a campaign, or one of its actions, can be opened.

All reasons against it are given at once, so that everything can be put right in one go. Source:
campaigns reference, sections 5 and 6, and the design of the desk: nobody opens what they planned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

LETTER, SHARE, SIGN, POSTCARD = "letter", "share", "sign", "postcard"
CAMPAIGN_NEEDS: Final = ("title", "summary", "goals")
# Words that an action of each kind cannot do without, in checked English.
ACTION_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    LETTER: ("title", "ask"),
    SHARE: ("title", "share"),
    SIGN: ("title", "statement"),
    POSTCARD: ("title", "intro"),
}
CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not possible: a code, and the case, part or line that it is about."""

    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case that was chosen: its public number, what is wrong with its basis, who chose it."""

    case: str
    problem: str  # a code of `basis_problem`; blank: the basis holds
    chosen_by: str


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """A campaign as far as opening it depends on it. `words` says which English parts there are."""

    planned_by: str
    opens_on: date | None
    closes_on: date | None
    cases: tuple[Chosen, ...]
    words: Mapping[str, bool]  # part: whether another person has checked it
    open_actions: int


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """An action as far as opening it depends on it."""

    kind: str
    planned_by: str
    campaign_over: bool
    case: Chosen | None  # None: about the whole campaign
    case_is_chosen: bool
    words: Mapping[str, bool]
    offices: int  # on its list, for a letter
    family_agreed: bool  # that cards may come, checked by a second person
    over: bool  # its own last moment has passed


def basis_problem(
    basis: str, *, public: bool, documents: int, until: date | None, today: date
) -> str:
    """What is wrong with the ground on which a case is shown in a campaign; blank: it holds.

    `public` is whether the record shows the case; `documents` counts the United Nations documents
    that name it there; `until` is the last day of a consent.
    """
    if not public:
        return "not_public"
    if basis == CONSENT:
        return "" if until is not None and today <= until else "consent_ended"
    return "" if documents else "no_public_source"


def against_campaign(plan: CampaignPlan, *, by: str, today: date) -> tuple[Reason, ...]:
    """Every reason why this person cannot open this campaign today; none when they can."""
    reasons = []
    if by == plan.planned_by:
        reasons.append(Reason("planned_by_you"))
    if plan.opens_on is None or plan.closes_on is None:
        reasons.append(Reason("no_days"))
    if plan.closes_on is not None and plan.closes_on < today:
        reasons.append(Reason("over"))
    if not plan.cases:
        reasons.append(Reason("no_case"))
    for chosen in plan.cases:
        reasons += _against_case(chosen)
        if by == chosen.chosen_by:
            reasons.append(Reason("chosen_by_you", chosen.case))
    reasons += _against_words(CAMPAIGN_NEEDS, plan.words)
    if not plan.open_actions:
        reasons.append(Reason("no_action"))
    return tuple(reasons)


def against_action(plan: ActionPlan, *, by: str) -> tuple[Reason, ...]:
    """Every reason why this person cannot open this action; none when they can."""
    reasons = []
    if by == plan.planned_by:
        reasons.append(Reason("planned_by_you"))
    if plan.campaign_over:
        reasons.append(Reason("campaign_over"))
    if plan.over:
        reasons.append(Reason("over"))
    if plan.case is not None:
        reasons += _against_case(plan.case)
        if not plan.case_is_chosen:
            reasons.append(Reason("case_not_chosen", plan.case.case))
    reasons += _against_words(ACTION_NEEDS[plan.kind], plan.words)
    if plan.kind == LETTER and not plan.offices:
        reasons.append(Reason("no_recipient"))
    if plan.kind == POSTCARD:
        reasons += _against_postcards(plan)
    return tuple(reasons)


def _against_case(chosen: Chosen) -> list[Reason]:
    return [Reason(chosen.problem, chosen.case)] if chosen.problem else []


def _against_words(parts: tuple[str, ...], words: Mapping[str, bool]) -> list[Reason]:
    missing = [Reason("words_missing", part) for part in parts if part not in words]
    unchecked = [Reason("words_unchecked", part) for part in parts if words.get(part) is False]
    return missing + unchecked


def _against_postcards(plan: ActionPlan) -> list[Reason]:
    if plan.case is None:
        return [Reason("no_family")]
    return [] if plan.family_agreed else [Reason("family_not_asked", plan.case.case)]
