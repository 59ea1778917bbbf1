"""What went wrong with a request, as `application/problem+json` (RFC 9457)."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import ValidationError

from endreprisals.ledger import filters as ledger_filters
from endreprisals.record import filters

MEDIA_TYPE = "application/problem+json"
TITLES = {
    307: "This entry has another address.",
    400: "Some parameters cannot be used.",
    404: "Nothing public has this id.",
    405: "This API is for reading: use GET.",
    410: "This entry was withdrawn. Nothing more is said about it.",
}


class Parameter(Schema):
    """One parameter that could not be used, and what to do."""

    name: str
    value: str
    advice: str


class Problem(Schema):
    """Why a request was not answered."""

    type: str = "about:blank"
    title: str
    status: int
    parameters: list[Parameter] = []
    location: str | None = None


class BadParameter(Exception):
    """One parameter of a request cannot be used."""

    def __init__(self, name: str, value: str, advice: str) -> None:
        self.name, self.value, self.advice = name, value[:60], advice
        super().__init__(f"{name}: {advice}")


class Withdrawn(Exception):
    """The entry is not shown any more."""


class Moved(Exception):
    """The entry was merged into another, or its id was written another way."""

    def __init__(self, location: str) -> None:
        self.location = location
        super().__init__(location)


def problem(status: int, *parameters: Parameter, location: str | None = None) -> HttpResponse:
    """The answer to a request that cannot be served as asked."""
    body = Problem(
        title=TITLES[status], status=status, parameters=list(parameters), location=location
    )
    text = json.dumps(body.model_dump(), ensure_ascii=False)
    response = HttpResponse(text, status=status, content_type=MEDIA_TYPE)
    if location:
        response.headers["Location"] = location
    return response


def answer_to(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """The problem that tells of an expected error; any other error is raised again."""
    match error:
        case BadParameter():
            return problem(400, Parameter(name=error.name, value=error.value, advice=error.advice))
        case filters.BadFilter() | ledger_filters.BadFilter():
            return problem(400, *map(_of_filter, error.problems))
        case ValidationError():
            return problem(400, *map(_of_validation, error.errors))
        case Withdrawn():
            return problem(410)
        case Moved():
            return problem(307, location=error.location)
        case Http404():
            return problem(404)
        case _:
            raise TypeError(error)


EXPECTED = (
    BadParameter, filters.BadFilter, ledger_filters.BadFilter, ValidationError, Withdrawn, Moved,
    Http404,
)  # fmt: skip


def _of_filter(found: filters.Problem) -> Parameter:
    return Parameter(name=found.parameter, value=found.value, advice=found.advice)


def _of_validation(found: dict[str, Any]) -> Parameter:
    return Parameter(name=str(found["loc"][-1]), value="", advice=found["msg"])
