"""A campaign at the desk with one of everything, for tests that open every address of a plan."""

from django.urls import reverse

from endreprisals.campaigns.models import Asset, Campaign, OfflineCount, Result, Text
from tests.build import NOON, a_case, a_mention
from tests.build_campaigns import a_campaign, a_campaign_case, a_text, an_action

CODE = "desk-2026"
UNCHECKED = {"state": Text.State.DRAFT, "checked_by": "", "checked_at": None}
ENTERED = {"entered_by": "account-0", "entered_at": NOON}


def a_whole_plan() -> Campaign:
    """A draft with a case, words, an open letter, a thing of the toolbox, a result, a count."""
    campaign = a_campaign(CODE, state=Campaign.State.DRAFT, languages=["en", "fr"])
    case = a_case()
    a_mention(case)
    a_campaign_case(campaign, case, choice="considered")
    action = an_action("letter", campaign, number=1)
    a_text(campaign, "title", "", heading="An invented title", **UNCHECKED)
    Asset.objects.create(
        campaign=campaign, code="tags", kind="tags", language="en", title="Tags", words="#Invented",
        licence="CC0-1.0", **ENTERED,
    )  # fmt: skip
    Result.objects.create(
        campaign=campaign, date_edtf="2026-11", words="Invented.", source="A/HRC/90/1", **ENTERED
    )
    OfflineCount.objects.create(
        action=action, kind="letters", counted_on=NOON.date(), number=4, evidence="Folder",
        **ENTERED,
    )  # fmt: skip
    return campaign


def address_in_plan(name: str) -> str | None:
    """The address of a page of a campaign that is there; None for pages of other owners."""
    campaign = Campaign.objects.filter(code=CODE).first() or a_whole_plan()
    row, asset, result = campaign.cases.get(), campaign.assets.get(), campaign.results.get()
    count = OfflineCount.objects.get(action__campaign=campaign)
    title, number = ("campaign", "title", "en"), 1
    parts: dict[str, tuple[object, ...]] = {
        "plan": (), "change-plan": (), "open-campaign": (), "close-campaign": (),
        "withdraw-campaign": (), "consider-case": (), "texts": (), "add-action": (), "assets": (),
        "live": (), "results": (),
        "case": (row.pk,), "choose-case": (row.pk,), "leave-case-out": (row.pk,),
        "text": title, "check-text": title,
        "action": (number,), "open-action": (number,), "pause-action": (number,),
        "close-action": (number,), "letter-test": (number,),
        "publish-asset": (asset.pk,), "withdraw-asset": (asset.pk,), "asset-file": (asset.pk,),
        "check-result": (result.pk,), "withdraw-result": (result.pk,),
    }  # fmt: skip
    if name == "take-offline-back":
        return reverse("campaign_desk:take-offline-back", args=[count.pk])
    if name not in parts:
        return None
    return reverse(f"campaign_desk:{name}", args=[CODE, *parts[name]])
