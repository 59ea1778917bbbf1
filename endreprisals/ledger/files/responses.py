"""The filtered ledger, the matrix or a session as the answer to a request for a file."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

from endreprisals.ledger.files.feed import ledger_feed
from endreprisals.ledger.files.rows import LEDGER, matrix_table
from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries.explorer import chosen_rows
from endreprisals.ledger.queries.matrix import whole_matrix
from endreprisals.record.files.addresses import page_address
from endreprisals.record.files.atom import atom
from endreprisals.record.files.codebook import CODEBOOK, NOTES, codebook_lines
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import json_lines
from endreprisals.record.files.responses import ATOM, LICENCE, XLSX, download, own_link
from endreprisals.record.files.xlsx_file import write_xlsx
from endreprisals.record.raises import raises

CSV = "text/csv; charset=utf-8; header=present"


def csv_response(chosen: LedgerFilter) -> StreamingHttpResponse:
    """Every raise that the filter leaves, as CSV."""
    lines = csv_lines(LEDGER, chosen_rows(chosen))
    return download(StreamingHttpResponse(lines, content_type=CSV), "ledger.csv")


def json_response(chosen: LedgerFilter) -> StreamingHttpResponse:
    """Every raise that the filter leaves, as JSON."""
    rows = chosen_rows(chosen)
    head = {
        "address": page_address("ledger:ledger", chosen.query()),
        "licence": LICENCE,
        "notes": list(NOTES),
        "as_of": raises().as_of.isoformat(),
        "count": len(rows),
    }
    lines = json_lines(head, LEDGER, rows)
    return download(StreamingHttpResponse(lines, content_type="application/json"), "ledger.json")


def xlsx_response(chosen: LedgerFilter) -> FileResponse:
    """Every raise that the filter leaves as a workbook, with its codebook."""
    book = TemporaryFile()  # noqa: SIM115 -- the response closes it
    try:
        rows = chosen_rows(chosen)
        write_xlsx(book, [(LEDGER, rows), (CODEBOOK, codebook_lines([LEDGER]))])
    except Exception:
        book.close()
        raise
    book.seek(0)
    return download(FileResponse(book, content_type=XLSX), "ledger.xlsx")


def atom_response(chosen: LedgerFilter, request: HttpRequest) -> HttpResponse:
    """The latest statements that the filter leaves, as a feed in the language of the page."""
    return HttpResponse(atom(ledger_feed(chosen, own_link(request))), content_type=ATOM)


def matrix_response(chosen: LedgerFilter) -> StreamingHttpResponse:
    """The whole matrix of the filter as CSV."""
    columns, lines = whole_matrix(chosen)
    written = csv_lines(matrix_table(columns), lines)
    return download(StreamingHttpResponse(written, content_type=CSV), "matrix.csv")
