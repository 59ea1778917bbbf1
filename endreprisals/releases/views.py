"""The data page and the small files that go with every download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.record.files import jsonld
from endreprisals.record.files.addresses import page_address
from endreprisals.record.files.codebook import (
    CODEBOOK,
    NOTES,
    codebook_json,
    codebook_lines,
    vocabularies_json,
)
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import pretty
from endreprisals.releases.data_page import data_page
from endreprisals.releases.description import DESCRIPTION, catalogue, live_files
from endreprisals.releases.licence import LICENCE
from endreprisals.releases.queries import latest
from endreprisals.releases.tables import TABLES


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Codebook, vocabularies, licence, versions and downloads."""
    page = data_page()
    described = jsonld.data_set(
        address=page_address("releases:data"),
        description=DESCRIPTION,
        version=str(page.latest.number) if page.latest else "",
        modified=page.latest.at.date().isoformat() if page.latest else "",
        files=live_files(),
    )
    context = {"data": page, "notes": NOTES, "licence": LICENCE, "jsonld": described}
    return render(request, "releases/data.html", context)


@require_safe
def codebook_csv(request: HttpRequest) -> HttpResponse:
    """What every column means, as CSV."""
    text = "".join(csv_lines(CODEBOOK, codebook_lines(TABLES)))
    return _file(text, "text/csv; charset=utf-8; header=present", "codebook.csv")


@require_safe
def codebook(request: HttpRequest) -> HttpResponse:
    """What every column means, as JSON."""
    return _file(pretty(codebook_json(TABLES)), "application/json", "codebook.json")


@require_safe
def vocabularies(request: HttpRequest) -> HttpResponse:
    """Every list of codes."""
    return _file(pretty(vocabularies_json()), "application/json", "vocabularies.json")


@require_safe
def catalog(request: HttpRequest) -> HttpResponse:
    """The data set described in DCAT."""
    return _file(pretty(catalogue(latest())), "application/ld+json", "catalog.jsonld")


@require_safe
def licence(request: HttpRequest) -> HttpResponse:
    """The terms of use, as text."""
    return _file(LICENCE, "text/plain; charset=utf-8", "LICENCE.txt")


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        text, content_type=content_type, headers={"Content-Disposition": disposition}
    )
