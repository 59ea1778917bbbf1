"""The API object: who may ask, how errors are told, and what its OpenAPI document says."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from endreprisals.api.problems import EXPECTED, MEDIA_TYPE, answer_to, problem

READ = "GET, HEAD, OPTIONS"
# Anybody may read from any page; there is no cookie that could be misused.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": READ,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Location",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponseBase]


class EveryScript(JSONRenderer):
    """JSON with every script as it is."""

    json_dumps_params = {"ensure_ascii": False}


class ReadingAPI(NinjaAPI):
    """An API whose errors are documented with the media type that they have."""

    def get_openapi_schema(self, *args: Any, **options: Any) -> OpenAPISchema:
        """The OpenAPI document, with problems as `application/problem+json`."""
        schema = super().get_openapi_schema(*args, **options)
        for methods in schema["paths"].values():
            for status, told in methods["get"]["responses"].items():
                if int(status) >= 300:
                    told["content"] = {MEDIA_TYPE: told["content"]["application/json"]}
        return schema


def open_door(view: View) -> View:
    """Reading only, from anywhere: HEAD works as GET, other methods get a problem."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(view, request, *args, **kwargs)
        for header, value in OPEN_TO_ALL.items():
            response.headers[header] = value
        return response

    return opened


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": READ})
    if request.method not in ("GET", "HEAD"):
        refused = problem(405)
        refused.headers["Allow"] = READ
        return refused
    asked = request.method
    request.method = "GET"  # the server leaves the body out for HEAD
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return problem(404)
    finally:
        request.method = asked


def telling_problems(api: NinjaAPI) -> NinjaAPI:
    """Make the API answer every expected error with a problem."""
    for kind in EXPECTED:
        api.add_exception_handler(kind, answer_to)
    return api
