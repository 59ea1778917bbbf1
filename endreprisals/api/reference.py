"""States, UN documents, vocabularies and releases, as JSON."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Router

from endreprisals.api import asked, schemas
from endreprisals.api.problems import Moved, Problem
from endreprisals.domain import states as all_states
from endreprisals.domain import vocabulary as vocabularies_of
from endreprisals.domain.un_symbols import normal_symbol
from endreprisals.record.files.codebook import term_json
from endreprisals.record.files.plain import plain
from endreprisals.record.queries.document_page import (
    NoSuchDocument,
    document_lines,
    document_page,
)
from endreprisals.record.queries.state_page import NoSuchState, state_lines, state_page
from endreprisals.releases.queries import releases as all_releases

router = Router()
ENTRY = {404: Problem}


@router.get("/states", response=schemas.StatesOut)
def states(request: HttpRequest) -> dict[str, Any]:
    """Every State, with the number of cases in which it is responsible and of those it raised."""
    return {"states": [_named(line) for line in state_lines()]}


@router.get("/states/{iso3}", response={200: schemas.StateOut, **ENTRY})
def state(request: HttpRequest, iso3: str) -> dict[str, Any]:
    """One State: its cases, the reports that name it, what it raised, signed and joined."""
    try:
        return _named(state_page(iso3))
    except NoSuchState:
        raise Http404 from None


def _named(of: Any) -> dict[str, Any]:
    return {"name": all_states.state(of.iso3).un_short_name, **plain(of)}


@router.get("/documents", response={200: schemas.DocumentsOut, 400: Problem})
def documents(
    request: HttpRequest, limit: asked.Limit, cursor: asked.SymbolCursor
) -> dict[str, Any]:
    """UN documents in the order of their symbols, with the number of public cases in each."""
    lines = sorted((line for line in document_lines() if line.symbol > cursor), key=_symbol)
    shown = lines[:limit]
    return {
        "documents": plain(shown),
        "next_cursor": shown[-1].symbol if len(lines) > limit else None,
    }


def _symbol(line: Any) -> str:
    return str(line.symbol)


@router.get("/documents/{path:symbol}", response={200: schemas.DocumentOut, 307: Problem, **ENTRY})
def document(request: HttpRequest, symbol: str) -> Any:
    """One document by its symbol: every case in it with part and paragraph."""
    try:
        return plain(document_page(symbol))
    except NoSuchDocument:
        normal = normal_symbol(symbol)
    if normal and normal != symbol:
        raise Moved(reverse("api-v1:document", args=[normal]))
    raise Http404


@router.get("/vocabularies", response=schemas.VocabulariesOut)
def vocabularies(request: HttpRequest) -> dict[str, Any]:
    """Every list of codes, by name."""
    return {
        "vocabularies": [
            {"name": one.name, "title": one.title, "definition": one.definition}
            for one in vocabularies_of.vocabularies()
        ]
    }


@router.get("/vocabularies/{name}", response={200: schemas.VocabularyOut, **ENTRY})
def vocabulary(request: HttpRequest, name: str) -> dict[str, Any]:
    """One list: each code with its label, meaning and source."""
    found = {one.name: one for one in vocabularies_of.vocabularies()}.get(name)
    if found is None:
        raise Http404
    return {
        "name": found.name,
        "title": found.title,
        "definition": found.definition,
        "parts": dict(found.parts),
        "terms": [term_json(term) for term in found.terms],
    }


@router.get("/releases", response=schemas.ReleasesOut)
def releases(request: HttpRequest) -> dict[str, Any]:
    """Every numbered state of the data set, with the ids added, changed and withdrawn."""
    return {"releases": plain(all_releases())}
