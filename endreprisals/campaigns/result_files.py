"""Results of a campaign as CSV and JSON: every statement on one of its cases, before and after."""

from django.conf import settings
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import override

from endreprisals.campaigns.queries.results import RaiseLine, ResultsPage
from endreprisals.ledger.files.responses import CSV
from endreprisals.record.files.codebook import NOTES
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import json_lines
from endreprisals.record.files.responses import LICENCE, download
from endreprisals.record.files.tables import Column, Table

C = Column[RaiseLine]
ISO3 = "ISO 3166-1 alpha-3"
ORDER_NOT_CAUSE = (
    "Rows stand in order of time. That a State spoke after it was asked, or that something changed "
    "after a State spoke, does not say that one came from the other."
)
RESULTS = Table(
    name="raises",
    title="Statements on the cases of a campaign",
    description="One row for each statement on record that named a case of the campaign: in the "
    "session it aimed at, before it and after it.",
    key=("case", "statement"),
    references={},
    columns=(
        C("case", "text", "Id of the case.", lambda r: r.case),
        C("period", "text", "Where the statement stands to the debate that the campaign aimed at.",
          lambda r: r.period, unit="before, session, after, not_known"),
        C("statement", "text", "Number of the statement in the ledger.", lambda r: r.number),
        C("date", "edtf", "When it was made, as exact as the source.",
          lambda r: r.date.edtf if r.date else "", unit="EDTF"),
        C("session", "text", "Session, where it could be read.", lambda r: r.session),
        C("forum", "text", "Where, as the source writes it.", lambda r: r.forum),
        C("on_behalf_of", "text", "Group for which it was made.", lambda r: r.on_behalf_of,
          vocabulary="state_groups"),
        C("states", "list", "States for which it was made; blank where no source names them.",
          lambda r: r.states, unit=ISO3),
        C("asked", "list", "Those of them that the campaign had asked.", lambda r: r.asked,
          unit=ISO3),
    ),
)  # fmt: skip


def csv_response(page: ResultsPage) -> StreamingHttpResponse:
    """Every statement on a case of the campaign, as CSV."""
    lines = csv_lines(RESULTS, page.rows)
    return download(StreamingHttpResponse(lines, content_type=CSV), "results.csv")


def json_response(page: ResultsPage) -> StreamingHttpResponse:
    """The same as JSON, after the numbers and the States on both sides."""
    head = {
        "address": _address(page.campaign.code),
        "licence": LICENCE,
        "notes": [*NOTES, ORDER_NOT_CAUSE],
        "campaign": page.campaign.code,
        "session": page.campaign.session,
        "session_is_complete": page.is_closed_session,
        "asked": [one.state for one in page.asked],
        "asked_and_named_a_case": [one.state for one in page.asked_and_named],
        "asked_and_spoke_of_others": [one.state for one in page.asked_and_spoke],
        "asked_without_statement_on_record": [one.state for one in page.asked_and_silent],
        "spoke": [one.state for one in page.spoke],
        "spoke_without_being_asked": [one.state for one in page.spoke_unasked],
        "cases": [case.case for case in page.cases],
        "cases_named_in_session": page.raised,
        "cases_named_by_nobody": [case.case for case in page.not_raised],
        "count": len(page.rows),
    }
    lines = json_lines(head, RESULTS, page.rows)
    return download(StreamingHttpResponse(lines, content_type="application/json"), "results.json")


def _address(code: str) -> str:
    """Where the results can be read. Files name the English page, which leads to the others."""
    with override("en"):
        return f"{settings.SITE_ORIGIN}{reverse('campaigns:results', args=(code,))}"
