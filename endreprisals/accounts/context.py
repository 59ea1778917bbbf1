"""What every template of the desk may ask: who is signed in and what they may do."""

from typing import Any

from django.http import HttpRequest

from endreprisals.accounts.models import User
from endreprisals.accounts.roles import Permission


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """`staff` and `may`: names of permissions with underscores, as `may.case_publish`."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"staff": None, "may": {}}
    return {
        "staff": user,
        "may": {str(one).replace(".", "_"): user.may(one) for one in Permission},
    }
