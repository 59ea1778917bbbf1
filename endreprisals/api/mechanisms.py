"""The directory of bodies that can act, as JSON. The words are the English ones."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from endreprisals.api import asked, schemas
from endreprisals.api.problems import Problem
from endreprisals.mechanisms.queries.directory import ENGLISH, NoSuchBody, bodies, body
from endreprisals.record.files.plain import plain

router = Router()


@router.get("/mechanisms", response={200: schemas.MechanismsOut, 400: Problem})
def mechanisms(request: HttpRequest) -> dict[str, Any]:
    """Every body of the directory, with how much of what is asked is known of it."""
    asked.nothing_asked(request)
    listed = bodies(ENGLISH, today=timezone.now().date())
    return {"mechanisms": [plain(one) for family in listed.families for one in family.bodies]}


@router.get("/mechanisms/{code}", response={200: schemas.MechanismOut, 400: Problem, 404: Problem})
def mechanism(request: HttpRequest, code: str) -> Any:
    """One body: every field with its lines, standing and source; none means not known.

    A contact whose `verified.state` is not `fresh` must be checked at its source before use.
    """
    asked.nothing_asked(request)
    try:
        return plain(body(code, ENGLISH, today=timezone.now().date()))
    except NoSuchBody:
        raise Http404 from None
