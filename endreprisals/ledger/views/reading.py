"""How every page of the ledger reads its address: a filter, or a 400 that says what was wrong."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from endreprisals.ledger.filters import EVERYTHING, BadFilter, LedgerFilter, parse

Filtered = Callable[[HttpRequest, LedgerFilter], HttpResponseBase]
View = Callable[[HttpRequest], HttpResponseBase]
Plain = Callable[..., HttpResponseBase]  # a view with the parts of its address


def filtered(back: str, allowed: Sequence[str] = EVERYTHING) -> Callable[[Filtered], View]:
    """Give the view a filter. A bad one is refused with a way back to the page `back`."""

    def decorate(view: Filtered) -> View:
        @wraps(view)
        def checked(request: HttpRequest) -> HttpResponseBase:
            try:
                return view(request, parse(request.GET, allowed))
            except BadFilter as bad:
                return refused(request, bad, back)

        return checked

    return decorate


def unfiltered(back: str) -> Callable[[Plain], Plain]:
    """Of a page that has no filter: any parameter is refused, so that it has one address."""

    def decorate(view: Plain) -> Plain:
        @wraps(view)
        def checked(request: HttpRequest, **named: str) -> HttpResponseBase:
            try:
                parse(request.GET, ())
            except BadFilter as bad:
                return refused(request, bad, back)
            return view(request, **named)

        return checked

    return decorate


def refused(request: HttpRequest, bad: BadFilter, back: str) -> HttpResponseBase:
    """The page that names every part of an address that cannot be used."""
    context = {
        "problems": bad.problems,
        "kept": bad.kept.query(paged=True),
        "back": reverse(back),
    }
    return render(request, "ledger/bad_filter.html", context, status=400)
