"""A filtered list, a case or a feed as the answer to a request for a file."""

from tempfile import TemporaryFile
from typing import TypeVar

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

from endreprisals.record.files import atom
from endreprisals.record.files.addresses import page_address
from endreprisals.record.files.case_rows import case_rows
from endreprisals.record.files.cells import moment_text
from endreprisals.record.files.chosen import chosen_cases
from endreprisals.record.files.codebook import CODEBOOK, NOTES, codebook_lines
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import json_lines, pretty
from endreprisals.record.files.plain import whole_case
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.xlsx_file import write_xlsx
from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import current
from endreprisals.record.queries.case_page import CasePage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ATOM = "application/atom+xml; charset=utf-8"
Answer = TypeVar("Answer", bound=StreamingHttpResponse)
LICENCE = "Open Database License 1.0, https://opendatacommons.org/licenses/odbl/1-0/"


def csv_response(chosen: CaseFilter) -> StreamingHttpResponse:
    """Every chosen case as CSV, sent while it is read."""
    pks = chosen_cases(chosen)
    return download(
        StreamingHttpResponse(
            csv_lines(CASES, case_rows(pks)), content_type="text/csv; charset=utf-8; header=present"
        ),
        "cases.csv",
    )


def json_response(chosen: CaseFilter) -> StreamingHttpResponse:
    """Every chosen case as JSON, sent while it is read."""
    pks = chosen_cases(chosen)
    built_at = current().built_at
    head = {
        "address": page_address("record:cases", chosen.query(shown=False)),
        "licence": LICENCE,
        "notes": list(NOTES),
        "as_of": moment_text(built_at) if built_at else None,
        "count": len(pks),
    }
    lines = json_lines(head, CASES, case_rows(pks))
    return download(StreamingHttpResponse(lines, content_type="application/json"), "cases.json")


def xlsx_response(chosen: CaseFilter) -> FileResponse:
    """Every chosen case as a workbook with its codebook, from a file that has no name on disk."""
    pks = chosen_cases(chosen)
    book = TemporaryFile()  # noqa: SIM115 -- the response closes it
    try:
        write_xlsx(book, [(CASES, case_rows(pks)), (CODEBOOK, codebook_lines([CASES]))])
    except Exception:
        book.close()
        raise
    book.seek(0)
    return download(FileResponse(book, content_type=XLSX), "cases.xlsx")


def atom_response(chosen: CaseFilter, request: HttpRequest) -> HttpResponse:
    """The chosen cases that changed last, as a feed in the language of the page."""
    feed = atom.case_feed(chosen, own_link(request))
    return HttpResponse(atom.atom(feed), content_type=ATOM)


def changes_response(request: HttpRequest) -> HttpResponse:
    """The latest changes of the record as a feed."""
    return HttpResponse(atom.atom(atom.change_feed(own_link(request))), content_type=ATOM)


def one_case_response(page: CasePage) -> HttpResponse:
    """One whole case as JSON."""
    return HttpResponse(pretty(whole_case(page)), content_type="application/json")


def own_link(request: HttpRequest) -> str:
    """The whole address that was asked for, as a feed names itself."""
    return f"{settings.SITE_ORIGIN}{request.get_full_path()}"


def download(response: Answer, name: str) -> Answer:
    """The answer as a file to keep, under a name that tells nothing of what was asked."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
