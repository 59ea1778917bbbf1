"""Who signed, as CSV; a statement or cards, as PDF."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from django.http import StreamingHttpResponse

from endreprisals.campaigns.queries import signing as queries
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.ledger.views.brief import kept_pdf
from endreprisals.record.files.cells import text_cell

NAMES_ON_PAPER: Final = 1_000  # people on a PDF; the CSV holds all
CSV: Final = "text/csv; charset=utf-8; header=present"
COLUMNS: Final = ("kind", "name", "country", "website", "verified_how", "verified_on")
LINES_AT_ONCE: Final = 200


def signatories_file(here: ActionHere) -> StreamingHttpResponse:
    """Organisations, then people, one line each."""
    answer = StreamingHttpResponse(_lines(here.pk), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="signatories-{here.code}.csv"'
    return answer


def statement_paper(markup: str) -> bytes:
    """The PDF, from the copy kept of the very same words where there is one."""
    return kept_pdf(markup)


def _lines(action: int) -> Iterator[str]:
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for one in queries.organisations(action):
        row = ("organisation", one.name, one.country, one.website, one.how, one.verified_on)
        writer.writerow([text_cell(cell) for cell in row])
    for number, name in enumerate(queries.every_name(action)):
        if number % LINES_AT_ONCE == 0:
            yield sheet.getvalue()
            sheet.seek(0)
            sheet.truncate()
        writer.writerow(
            [text_cell(cell) for cell in ("person", name.name, name.country, "", "", "")]
        )
    yield sheet.getvalue()
