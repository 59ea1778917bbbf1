"""What can be posted about a case or a campaign: the words, the address they lead to, the links."""

from dataclasses import dataclass
from datetime import datetime

from endreprisals.campaigns.models import Campaign
from endreprisals.campaigns.queries.campaigns import CampaignHead, head_of
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.texts import Words, marks_of, texts_of
from endreprisals.domain.campaigning.sharing import ShareLink, share_links


@dataclass(frozen=True, slots=True)
class SharePage:
    """An action that asks for posts. Without words in any language there is nothing to post."""

    campaign: CampaignHead
    title: Words | None
    intro: Words | None
    words: Words | None
    address: str
    links: tuple[ShareLink, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """What a reader must be told of the words of this page."""
        return marks_of((self.campaign.title, self.title, self.intro, self.words))


def share_page(here: ActionHere, language: str, address: str, *, at: datetime) -> SharePage:
    """The page of a share action; `address` is what a post leads to. Three queries."""
    campaign = Campaign.objects.get(pk=here.campaign)
    texts = texts_of([campaign.pk], ("title", "intro", "share"))
    words = texts.words(campaign.pk, "share", language, action=here.pk)
    return SharePage(
        campaign=head_of(campaign, texts, language, at=at),
        title=texts.words(campaign.pk, "title", language, action=here.pk),
        intro=texts.words(campaign.pk, "intro", language, action=here.pk),
        words=words,
        address=address,
        links=share_links(words.body, address) if words and words.body else (),
    )
