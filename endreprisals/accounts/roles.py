"""Who may do what on the desk: one list of permissions, and the roles that hold them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do on the desk."""

    REPORT_UPLOAD = "report.upload"
    REVIEW_READ = "review.read"
    REVIEW_DECIDE = "review.decide"
    REVIEW_CHECK = "review.check"
    CASE_PUBLISH = "case.publish"
    LEDGER_READ = "ledger.read"
    STATEMENT_ENTER = "statement.enter"
    STATEMENT_CHECK = "statement.check"
    STANCE_JUDGE = "stance.judge"
    FORECAST_MAKE = "forecast.make"
    SESSION_CLOSE = "session.close"
    ADVOCACY_LOG = "advocacy.log"
    CAMPAIGN_READ = "campaign.read"
    CAMPAIGN_PLAN = "campaign.plan"
    CAMPAIGN_CHECK = "campaign.check"
    CONTACTS_KEEP = "contacts.keep"
    CONTACTS_CHECK = "contacts.check"
    WORDS_MODERATE = "words.moderate"
    MAIL_MANAGE = "mail.manage"
    HANDBOOK_READ = "handbook.read"
    HANDBOOK_KEEP = "handbook.keep"
    HANDBOOK_CHECK = "handbook.check"
    FILINGS_READ = "filings.read"
    FILINGS_KEEP = "filings.keep"
    AUDIT_READ = "audit.read"
    ACCOUNTS_MANAGE = "accounts.manage"


@dataclass(frozen=True, slots=True)
class Role:
    """A set of permissions with a name, described for the people who grant it."""

    code: str
    name: str
    description: str
    permissions: frozenset[Permission]


def _role(code: str, name: str, description: str, *permissions: Permission) -> Role:
    return Role(code, name, description, frozenset(permissions))


ROLES: Mapping[str, Role] = {
    role.code: role
    for role in (
        _role(
            "case_worker",
            "Case worker",
            "Takes reports into the review desk and decides on what was read in them; enters "
            "what States said; keeps the handbook and follows filings. Makes nothing public.",
            Permission.REPORT_UPLOAD, Permission.REVIEW_READ, Permission.REVIEW_DECIDE,
            Permission.LEDGER_READ, Permission.STATEMENT_ENTER, Permission.HANDBOOK_READ,
            Permission.HANDBOOK_KEEP, Permission.FILINGS_READ, Permission.FILINGS_KEEP,
        ),
        _role(
            "editor",
            "Editor",
            "Checks as the second person what somebody else decided or entered, and makes it "
            "public. Can decide and enter too, but never check the own work.",
            Permission.REVIEW_READ, Permission.REVIEW_DECIDE, Permission.REVIEW_CHECK,
            Permission.CASE_PUBLISH, Permission.LEDGER_READ, Permission.STATEMENT_ENTER,
            Permission.STATEMENT_CHECK, Permission.STANCE_JUDGE, Permission.SESSION_CLOSE,
            Permission.HANDBOOK_READ, Permission.HANDBOOK_KEEP, Permission.HANDBOOK_CHECK,
            Permission.FILINGS_READ, Permission.FILINGS_KEEP,
        ),
        _role(
            "advocate",
            "Advocate",
            "Speaks with missions: keeps the advocacy log, enters what States said, judges their "
            "stances and forecasts what they will do. Makes no statement public and reads no "
            "report.",
            Permission.LEDGER_READ, Permission.STATEMENT_ENTER, Permission.STANCE_JUDGE,
            Permission.FORECAST_MAKE, Permission.ADVOCACY_LOG,
        ),
        _role(
            "campaigner",
            "Campaigner",
            "Plans campaigns: cases, texts, recipients and their contacts, results. Enters and "
            "changes; another person checks what goes out.",
            Permission.CAMPAIGN_READ, Permission.CAMPAIGN_PLAN, Permission.CONTACTS_KEEP,
            Permission.LEDGER_READ, Permission.WORDS_MODERATE,
        ),
        _role(
            "campaign_editor",
            "Campaign editor",
            "Checks as the second person what campaigners entered, opens and closes actions, "
            "pauses mail. Can plan too, but never check the own work.",
            Permission.CAMPAIGN_READ, Permission.CAMPAIGN_PLAN, Permission.CAMPAIGN_CHECK,
            Permission.CONTACTS_KEEP, Permission.CONTACTS_CHECK, Permission.WORDS_MODERATE,
            Permission.MAIL_MANAGE, Permission.LEDGER_READ,
        ),
        _role(
            "moderator",
            "Moderator",
            "Reads the words of supporters before they go anywhere: letters, postcards, names of "
            "signatories, mandates of organisations.",
            Permission.CAMPAIGN_READ, Permission.WORDS_MODERATE,
        ),
        _role(
            "auditor",
            "Auditor",
            "Reads the review desk, the ledger at the desk and the list of what was done, and "
            "changes nothing. Does not see the advocacy log.",
            Permission.REVIEW_READ, Permission.LEDGER_READ, Permission.AUDIT_READ,
            Permission.HANDBOOK_READ, Permission.FILINGS_READ,
        ),
        _role(
            "administrator",
            "Administrator",
            "Invites people, gives and takes roles, ends sessions and resets a lost second "
            "factor. Sees no report and no case.",
            Permission.ACCOUNTS_MANAGE, Permission.AUDIT_READ,
        ),
    )
}  # fmt: skip


def permissions_of(codes: Iterable[str]) -> frozenset[Permission]:
    """All that the roles with these codes may do; a code that is no role any more gives nothing."""
    held = (ROLES[code].permissions for code in codes if code in ROLES)
    return frozenset().union(*held)
