"""The scorecard of an election as CSV and JSON: codes and dates, every mark with its evidence."""

from collections.abc import Callable

from django.http import StreamingHttpResponse

from endreprisals.domain.scorecard import Mark
from endreprisals.ledger.files.responses import CSV
from endreprisals.ledger.queries.scorecard import Line, Scorecard
from endreprisals.record.files.addresses import page_address
from endreprisals.record.files.codebook import NOTES
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import json_lines
from endreprisals.record.files.responses import LICENCE, download
from endreprisals.record.files.tables import Column, Table

C = Column[Line]
ANSWERS = "yes, nothing_on_record, not_loaded"
FORM_NOT_SUBSTANCE = (
    "Marks say what is on record, not what it was worth. They are not added up: do not add them."
)


def _mark(code: str) -> Callable[[Line], Mark]:
    return lambda line: next(mark for mark in line.marks if mark.code == code)


def _answer(code: str) -> Callable[[Line], str]:
    find = _mark(code)
    return lambda line: find(line).answer


def _dates(code: str) -> Callable[[Line], tuple[str, ...]]:
    find = _mark(code)
    return lambda line: tuple(
        dict.fromkeys(one.date.edtf for one in find(line).evidence if one.date)
    )


def _evidence(code: str) -> Callable[[Line], tuple[str, ...]]:
    find = _mark(code)
    return lambda line: tuple(dict.fromkeys(one.number or one.title for one in find(line).evidence))


_cited, _replied = _mark("cited"), _mark("replied")
_WHO: tuple[C, ...] = (
    C("state", "text", "The candidate.", lambda r: r.state, unit="ISO 3166-1 alpha-3"),
    C("region", "text", "Its regional group.", lambda r: r.region, vocabulary="regional_groups"),
    C("year", "text", "Year of the election.", lambda r: str(r.stood.year), unit="year"),
    C("result", "text", "What came of the candidacy.", lambda r: r.stood.result,
      vocabulary="candidacy_results"),
    C("confidence", "text", "How sure the record is of the candidacy.",
      lambda r: r.stood.confidence, vocabulary="confidence"),
    C("source", "text", "Where the candidacy is told.", lambda r: r.stood.source),
    C("cited", "text", "Whether a list on record has it among the States that a report of the "
      "Secretary-General names.", _answer("cited"), unit=ANSWERS),
    C("cited_years", "integers", "Years of those reports, as far as the lists go.",
      lambda r: tuple(dict.fromkeys(one.year for one in _cited(r).citing)), unit="year"),
    C("cited_in", "list", "Symbols of those reports.",
      lambda r: tuple(dict.fromkeys(one.symbol for one in _cited(r).citing))),
    C("replied_known", "integer", "Public cases concerning it of which a source says whether its "
      "Government replied.", lambda r: _replied(r).of),
    C("replied_yes", "integer", "Of those, the ones with a reply.", lambda r: _replied(r).count),
    C("replied_unknown", "integer", "Public cases of which no source says either.",
      lambda r: _replied(r).unknown),
)  # fmt: skip
_STEPS = (
    ("spoke", "spoke about reprisals, in general or by name"),
    ("named_a_country", "spoke of a country or a situation"),
    ("named_a_case", "named a person or an organisation"),
    ("signed", "is on a published list of a joint statement"),
    ("cosponsored", "is listed as a co-sponsor; the list does not say of which resolution"),
)
SCORECARD = Table(
    name="scorecard",
    title="Scorecard",
    description="Candidates for the Human Rights Council: what the record holds on each.",
    key=("state", "year"),
    references={},
    columns=(
        *_WHO,
        *(
            column
            for code, says in _STEPS
            for column in (
                C(code, "text", f"Whether it {says}.", _answer(code), unit=ANSWERS),
                C(f"{code}_dates", "list", "When, as exact as the source.", _dates(code),
                  unit="EDTF"),
                C(f"{code}_evidence", "list", "Numbers of the statements, or what it is called.",
                  _evidence(code)),
            )
        ),
    ),
)  # fmt: skip


def csv_response(card: Scorecard) -> StreamingHttpResponse:
    """Every candidate with its marks as CSV."""
    lines = csv_lines(SCORECARD, card.lines)
    return download(StreamingHttpResponse(lines, content_type=CSV), f"scorecard-{card.year}.csv")


def json_response(card: Scorecard) -> StreamingHttpResponse:
    """Every candidate with its marks as JSON, with what has to be known to read it."""
    head = {
        "address": page_address("ledger:elections"),
        "licence": LICENCE,
        "notes": [*NOTES, FORM_NOT_SUBSTANCE],
        "caveats": list(card.caveats),
        "year": card.year,
        "count": len(card.lines),
    }
    lines = json_lines(head, SCORECARD, card.lines)
    name = f"scorecard-{card.year}.json"
    return download(StreamingHttpResponse(lines, content_type="application/json"), name)
