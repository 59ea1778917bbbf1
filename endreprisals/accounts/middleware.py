"""Nobody reaches a page of the desk without a second factor, whatever the page itself forgets."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from endreprisals.accounts.access import confirmed_at, signed_in_at
from endreprisals.accounts.models import User
from endreprisals.accounts.services import has_second_factor

Answer = Callable[[HttpRequest], HttpResponseBase]

# The way in. Every other page is shut, so that a page nobody thought of is shut too.
OPEN = frozenset({"accounts:enter", "account_login", "mfa_authenticate", "mfa_login_webauthn"})
# What somebody without a second factor, or who has not shown it yet, can reach.
ENROLMENT = frozenset(
    {
        "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_reauthenticate",
        "account_logout",
    }
)  # fmt: skip
LONGEST_SESSION_SECONDS = 12 * 60 * 60


class SecondFactor:
    """Stands before every view of the desk."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """None lets the request through; anything else is the answer."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN:
            return None
        user = request.user
        if not isinstance(user, User) or not user.is_active:
            return _to("account_login", request)
        if time.time() - signed_in_at(request) > LONGEST_SESSION_SECONDS:
            logout(request)
            return _to("account_login", request)
        if name in ENROLMENT:
            return None
        if not has_second_factor(user):
            return HttpResponseRedirect(reverse("mfa_index"))
        return None if confirmed_at(request) else _to("mfa_reauthenticate", request)


def _to(name: str, request: HttpRequest) -> HttpResponseRedirect:
    """Send to a page of the way in; a read comes back to where it was going."""
    query = f"?{urlencode({'next': request.path})}" if request.method == "GET" else ""
    return HttpResponseRedirect(reverse(name) + query)
