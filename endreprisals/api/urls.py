"""Addresses of the API. The version is part of them; the language is not."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from endreprisals.api import campaigns, cases, figures, ledger, mechanisms, reference
from endreprisals.api.door import EveryScript, ReadingAPI, open_door, telling_problems
from endreprisals.api.problems import problem

DESCRIPTION = (
    "The public record of alleged reprisals against people who cooperate with the United Nations. "
    "Reading only; no key, no cookie. Every act is an allegation as a source reports it. Counts "
    "say what this record holds: at least that many."
)
api = telling_problems(
    ReadingAPI(
        title="endreprisals",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        renderer=EveryScript(),
        urls_namespace="api-v1",
    )
)
api.add_router("", campaigns.router)
api.add_router("", cases.router)
api.add_router("", figures.router)
api.add_router("", ledger.router)
api.add_router("", mechanisms.router)
api.add_router("", reference.router)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below the API."""
    return problem(404)


def _opened(pattern: URLPattern | URLResolver) -> URLPattern:
    assert isinstance(pattern, URLPattern)  # noqa: S101 -- the API nests no other addresses
    return URLPattern(
        pattern.pattern, open_door(pattern.callback), pattern.default_args, pattern.name
    )


# Not under the name `app_name`: Django would take it for a name of this whole module.
_patterns, _application, _namespace = api.urls
_read_only = [_opened(pattern) for pattern in _patterns]
urlpatterns = [
    path("v1/", include((_read_only, _application), namespace=_namespace)),
    re_path(r"", open_door(nothing_here)),
]
