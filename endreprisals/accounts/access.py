"""The one way to guard a page of the desk: it names the permissions, the rest is refused."""

import time
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from allauth.account.internal.flows.login import get_authentication_records
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from endreprisals.accounts.models import User
from endreprisals.accounts.roles import Permission

P = ParamSpec("P")
RECENT_SECONDS = 15 * 60


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in with a second factor and has the permissions."""

    user: User


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def requires(*permissions: Permission) -> Callable[[StaffView[P]], AnyView[P]]:
    """Let in who has all of these; anybody else gets the 404 of a page that is not there."""

    def guard(view: StaffView[P]) -> AnyView[P]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            user = request.user
            if not isinstance(user, User) or not user.may(*permissions):
                raise Http404
            return view(request, *args, **kwargs)  # type: ignore[arg-type] # now a StaffRequest

        update_wrapper(guarded, view)
        guarded.permissions = permissions  # type: ignore[attr-defined] # read by the tests
        return guarded

    return guard


def recently_confirmed(view: StaffView[P]) -> StaffView[P]:
    """For dangerous acts: ask for the second factor again when it was last shown 15 minutes ago.

    Such a page answers GET as well, so that whoever is sent away comes back to it.
    """

    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if time.time() - confirmed_at(request) > RECENT_SECONDS:
            query = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{query}")
        return view(request, *args, **kwargs)

    update_wrapper(guarded, view)
    return guarded


def confirmed_at(request: HttpRequest) -> float:
    """When a second factor was last shown in this session, in seconds of the clock; 0 if never."""
    return max((float(one["at"]) for one in _records(request) if one["method"] == "mfa"), default=0)


def signed_in_at(request: HttpRequest) -> float:
    """When this session began, in seconds of the clock; 0 when nobody signed in."""
    return min((float(one["at"]) for one in _records(request)), default=0)


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    user = request.user
    return get_authentication_records(request, user) if isinstance(user, User) else []
