"""The first page of the handbook, the list of bodies, and one body."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.domain.directory import COOPERATION, FAMILIES
from endreprisals.mechanisms.queries import directory as queries
from endreprisals.mechanisms.queries.guides import guide, guide_of

AFTER, FAMILY = "after", "family"  # parameters of the list
CHOICES = {AFTER: COOPERATION, FAMILY: FAMILIES}


@require_safe
def handbook(request: HttpRequest) -> HttpResponse:
    """Where to begin: danger first, then three doors, then the rules that hold everywhere."""
    listed = queries.bodies(_language(), today=timezone.now().date())
    rows = [body for family in listed.families for body in family.bodies]
    context = {
        "bodies": listed.total,
        "points": sum(body.asked for body in rows),
        "unknown": sum(body.asked - body.known for body in rows),
        "contacts": sum(body.contacts for body in rows),
        "fresh": sum(body.fresh_contacts for body in rows),
    }
    return render(request, "mechanisms/handbook.html", context)


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """The directory. A choice that it does not know is refused, and everything is shown."""
    asked = {name: request.GET.get(name, "") for name in CHOICES}
    is_known = set(request.GET) <= set(CHOICES) and all(
        not value or value in CHOICES[name] for name, value in asked.items()
    )
    chosen = asked if is_known else dict.fromkeys(CHOICES, "")
    listed = queries.bodies(
        _language(),
        today=timezone.now().date(),
        cooperation=chosen[AFTER],
        family=chosen[FAMILY],
    )
    context = {
        "listed": listed,
        "after": chosen[AFTER],
        "family": chosen[FAMILY],
        "families": FAMILIES,
        "refused": not is_known,
    }
    return render(request, "mechanisms/bodies.html", context, status=200 if is_known else 400)


@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body, whole."""
    try:
        told = queries.body(code, _language(), today=timezone.now().date())
    except queries.NoSuchBody:
        raise Http404 from None
    context = {"body": told, "guide": guide(guide_of(code), _language())}
    return render(request, "mechanisms/body.html", context)


def _language() -> str:
    return get_language() or queries.ENGLISH
