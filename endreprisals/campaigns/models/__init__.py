"""The tables of campaigns, of what supporters did, and of what came back."""

from endreprisals.campaigns.models.acts import (
    Counter,
    OfflineCount,
    SelfReport,
    SpentProof,
    SupporterAction,
)
from endreprisals.campaigns.models.letters import Digest, Letter, MailboxDay, MissionReply
from endreprisals.campaigns.models.plans import (
    Action,
    Asset,
    Campaign,
    CampaignCase,
    Recipient,
    Result,
    Text,
)
from endreprisals.campaigns.models.signing import (
    Delivery,
    Endorsement,
    FamilyConsent,
    OrganisationSignature,
    Postcard,
    Signatory,
)

__all__ = [
    "Action",
    "Asset",
    "Campaign",
    "CampaignCase",
    "Counter",
    "Delivery",
    "Digest",
    "Endorsement",
    "FamilyConsent",
    "Letter",
    "MailboxDay",
    "MissionReply",
    "OfflineCount",
    "OrganisationSignature",
    "Postcard",
    "Recipient",
    "Result",
    "SelfReport",
    "Signatory",
    "SpentProof",
    "SupporterAction",
    "Text",
]
