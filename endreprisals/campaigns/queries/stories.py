"""The story of a case in a campaign: behind it, what happened, what is wanted, what one can do."""

from dataclasses import dataclass
from datetime import datetime

from endreprisals.campaigns.models import CampaignCase
from endreprisals.campaigns.queries.campaigns import (
    ActionLine,
    CampaignHead,
    action_lines,
    find_campaign,
    head_of,
)
from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign, case_is_shown, kept_case
from endreprisals.campaigns.queries.texts import Words, marks_of, texts_of
from endreprisals.record.queries.case_page import CasePage, NoSuchCase, case_page


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One case of a campaign. What happened is the record's own page of it, not a copy."""

    campaign: CampaignHead
    public_id: str
    case: CasePage
    title: Words | None
    behind: Words | None
    wanted: Words | None
    act_now: Words | None
    actions: tuple[ActionLine, ...]  # of this case, and of the whole campaign

    @property
    def marks(self) -> tuple[str, ...]:
        """What a reader must be told of the words of this page."""
        own = (self.campaign.title, self.title, self.behind, self.wanted, self.act_now)
        return marks_of((*own, *(action.title for action in self.actions)))


def story_page(code: str, public_id: str, language: str, *, at: datetime) -> StoryPage:
    """A story. Raises `NoSuchCampaign`, or `Gone` for a case that was shown and is not any more.

    A case that was only considered is no story: nobody learns from an address that it was.
    At most nineteen queries, twelve of them for the record's page.
    """
    campaign = find_campaign(code)
    row = (
        CampaignCase.objects.filter(campaign=campaign, case__public_id=public_id)
        .select_related("case__merged_into")
        .first()
    )
    chosen = (CampaignCase.Choice.CHOSEN, CampaignCase.Choice.WITHDRAWN)
    if row is None or row.choice not in chosen:
        raise NoSuchCampaign(code)
    if not case_is_shown(row, at=at):
        was_public = row.case.published_at is not None
        raise Gone(code) if was_public else NoSuchCampaign(code)
    texts = texts_of([campaign.pk])
    parts = {
        part: texts.words(campaign.pk, part, language, case=row.pk)
        for part in ("title", "behind", "wanted", "act_now")
    }
    return StoryPage(
        campaign=head_of(campaign, texts, language, at=at),
        public_id=public_id,
        case=_case_page(kept_case(row).public_id),
        actions=action_lines(campaign, texts, language, [row], at=at),
        **parts,
    )


def _case_page(public_id: str) -> CasePage:
    try:
        page = case_page(public_id)
    except NoSuchCase:
        raise Gone(public_id) from None
    if not isinstance(page, CasePage):
        raise Gone(public_id)
    return page
