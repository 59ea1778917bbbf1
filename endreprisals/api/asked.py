"""What a request may ask: the filter of cases, the fields of a row, the page of a list."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from pydantic import WithJsonSchema

from endreprisals.api.problems import BadParameter
from endreprisals.domain import states, vocabulary
from endreprisals.domain.text import MAX_QUERY_CHARS
from endreprisals.ledger import filters as ledger_filters
from endreprisals.ledger.filters import LedgerFilter
from endreprisals.record import filters
from endreprisals.record.files.rows import CASES
from endreprisals.record.filters import CHOICES, FACETS, CaseFilter

OWN = {"limit", "cursor", "fields"}  # parameters of a list that are not of the filter
OF_PAGES = ("sort", "view", "page")  # parameters that only the pages have

# What `domain.partial_dates` reads, save what no calendar has and ends before begins.
_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01]|XX)"
_YEAR = "([0-9]{4}(-XX(-XX)?)?|[0-9]{3}X|[0-9]{2}XX)"
_MOMENT = f"({_YEAR}|[0-9]{{4}}-({_MONTH}(-{_DAY})?|2[1-4]))[~?%]?"
EDTF = rf"^({_MOMENT}(/({_MOMENT}|\.\.))?|\.\./{_MOMENT})?$"

Limit = Annotated[int, Query(50, ge=1, le=200, description="Entries on one page.")]
CaseCursor = Annotated[
    str, Query("", pattern=r"^([A-Z]{3}-[0-9]{4}-[0-9]{3,6})?$", description="`next_cursor`.")
]
SubjectCursor = Annotated[
    str, Query("", pattern=r"^(S-[A-Z]{3}-[0-9]{4,6})?$", description="`next_cursor`.")
]
StatementCursor = Annotated[str, Query("", max_length=60, description="`next_cursor`.")]
ChangeCursor = Annotated[str, Query("", pattern=r"^([0-9]{1,18})?$", description="`next_cursor`.")]
SymbolCursor = Annotated[str, Query("", max_length=60, description="`next_cursor`.")]
Fields = Annotated[
    str, Query("", description="Columns wanted, joined by commas. Default: all of them.")
]
Asked = Annotated[
    str,
    WithJsonSchema({"type": "string", "maxLength": MAX_QUERY_CHARS}),  # told; the rest is not read
    Query(..., description="Words, names in any script, symbols or codes. What is longer is cut."),
]
ResultLimit = Annotated[int, Query(20, ge=1, le=50, description="Results on one page.")]
Offset = Annotated[int, Query(0, ge=0, le=1000, description="Results to leave out first.")]


def filter_asked(request: HttpRequest) -> CaseFilter:
    """The filter of the address, the same as the page of cases takes; raises `BadFilter`."""
    parameters = request.GET.copy()
    for name in OWN:
        parameters.pop(name, None)
    for name in OF_PAGES:
        if name in parameters:
            raise BadParameter(
                name, "", "Only the pages have it. Cases come in order of their ids."
            )
    return filters.parse(parameters)


def ledger_filter_asked(request: HttpRequest) -> LedgerFilter:
    """The filter of the address, as the page of the ledger takes it; raises its `BadFilter`."""
    parameters = request.GET.copy()
    for name in OWN - {"fields"}:
        parameters.pop(name, None)
    return ledger_filters.parse(parameters, (*ledger_filters.FACETS, "from", "to"))


def nothing_asked(request: HttpRequest) -> None:
    """Refuse any parameter where an answer has none, as the pages do; raises `BadFilter`."""
    ledger_filters.parse(request.GET, ())


def columns_asked(text: str) -> Sequence[str]:
    """The columns named by `fields`, in the order of the codebook; all when it is blank."""
    wanted = {name.strip() for name in text.split(",") if name.strip()}
    for name in sorted(wanted.difference(CASES.names)):
        raise BadParameter("fields", name, f"Use some of: {', '.join(CASES.names)}.")
    return [name for name in CASES.names if not wanted or name in wanted]


def documented_filter() -> dict[str, Any]:
    """The parameters of the filter, for the OpenAPI document."""
    facets = [_parameter(facet, _values(facet), many=True) for facet in FACETS]
    edtf = {"type": "string", "pattern": EDTF}
    return {
        "parameters": [
            _parameter("q", {"type": "string", "maxLength": filters.QUERY_LIMIT}),
            *facets,
            _parameter("from", edtf),
            _parameter("to", edtf),
            _parameter("when", {"type": "string", "enum": list(CHOICES["when"])}),
        ]
    }


def documented_ledger_filter() -> dict[str, Any]:
    """The parameters of the ledger's filter, for the OpenAPI document."""
    facets = [
        _parameter(facet, _ledger_values(facet), many=True) for facet in ledger_filters.FACETS
    ]
    edtf = {"type": "string", "pattern": EDTF}
    return {"parameters": [*facets, _parameter("from", edtf), _parameter("to", edtf)]}


def _ledger_values(facet: str) -> dict[str, Any]:
    if facet == "session":
        return {"type": "string", "pattern": "^(HRC|UNGA|UPR)[1-9][0-9]{0,2}$"}
    if facet == "year":
        return {"type": "string", "pattern": "^[0-9]{4}$"}
    return {"type": "string", "enum": list(ledger_filters.known_values(facet))}


DESCRIPTIONS = {
    "q": "Words, names in any script, symbols or codes. What is longer is cut.",
    "from": "Begin of a period, EDTF: its first day counts.",
    "to": "End of a period, EDTF: its last day counts.",
    "when": "How a date must lie in the period: an act may, certainly does, or the case overlaps.",
}


def _values(facet: str) -> dict[str, Any]:
    if facet == "state":
        return {"type": "string", "enum": [state.iso3 for state in states.states()]}
    if facet == "year":
        return {"type": "string", "pattern": "^[0-9]{4}$"}
    return {"type": "string", "enum": list(CHOICES.get(facet) or vocabulary.codes(FACETS[facet]))}


def _parameter(name: str, schema: dict[str, Any], *, many: bool = False) -> dict[str, Any]:
    described: dict[str, Any] = {"in": "query", "name": name, "required": False, "schema": schema}
    if many:
        described["schema"] = {"type": "array", "items": schema}
        described["explode"] = True
    described["description"] = DESCRIPTIONS.get(
        name, "One of these values; several widen the list."
    )
    return described
