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
            "Takes reports into the review desk and decides on what was read in them. "
            "Makes nothing public.",
            Permission.REPORT_UPLOAD, Permission.REVIEW_READ, Permission.REVIEW_DECIDE,
        ),
        _role(
            "editor",
            "Editor",
            "Checks as the second person what a case worker decided, and makes it public. "
            "Can decide too, but never check the own decision.",
            Permission.REVIEW_READ, Permission.REVIEW_DECIDE, Permission.REVIEW_CHECK,
            Permission.CASE_PUBLISH,
        ),
        _role(
            "auditor",
            "Auditor",
            "Reads the review desk and the list of what was done, and changes nothing.",
            Permission.REVIEW_READ, Permission.AUDIT_READ,
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
