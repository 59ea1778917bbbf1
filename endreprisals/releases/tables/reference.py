"""The tables that others refer to: UN documents and States."""

from collections.abc import Iterable

from endreprisals.documents.models import UNDocument
from endreprisals.domain.un_symbols import NotASymbol, document_url
from endreprisals.record.files.tables import Column, Table
from endreprisals.states.models import State

D = Column[UNDocument]
S = Column[State]


def document_rows() -> Iterable[UNDocument]:
    """Every UN document, in the order of symbols. One query."""
    return UNDocument.objects.order_by("symbol").iterator()


def state_rows() -> Iterable[State]:
    """Every State, in the order of codes. One query."""
    return State.objects.order_by("iso3").iterator()


def _address(document: UNDocument) -> str:
    try:
        return document_url(document.symbol)
    except NotASymbol:
        return ""


DOCUMENTS = Table(
    name="documents",
    title="UN documents",
    description="One row for each United Nations document that the record rests on.",
    key=("symbol",),
    references={},
    columns=(
        D("symbol", "text", "Symbol as printed.", lambda d: d.symbol),
        D("address", "url", "Where the United Nations serve it.", _address),
        D("kind", "text", "What it is.", lambda d: d.kind, unit="sg_report, opinion, other"),
        D("year", "integer", "Year.", lambda d: d.year, unit="year"),
        D("title", "text", "Title, where known.", lambda d: d.title),
        D("hrc_session", "text", "Session of the Human Rights Council.", lambda d: d.hrc_session),
        D("period_from", "edtf", "Begin of the period it covers.", lambda d: d.period_from,
          unit="EDTF"),
        D("period_to", "edtf", "End of the period it covers.", lambda d: d.period_to,
          unit="EDTF"),
        D("published", "edtf", "When it was published.", lambda d: d.published, unit="EDTF"),
        D("presented_on", "edtf", "When it was presented to the Council.",
          lambda d: d.presented_on, unit="EDTF"),
        D("note", "text", "What users should know.", lambda d: d.note),
        D("source", "text", "Where this was read.", lambda d: d.source),
    ),
)  # fmt: skip

STATES = Table(
    name="states",
    title="States",
    description="One row for each Member State of the United Nations and each observer State. "
    "Groups and membership come from mledoze/countries under the Open Database License 1.0.",
    key=("iso3",),
    references={},
    columns=(
        S("iso3", "text", "Code of the State.", lambda s: s.iso3, unit="ISO 3166-1 alpha-3"),
        S("name", "text", "Name as the United Nations writes it.", lambda s: s.un_short_name),
        S("region", "text", "Regional group at the United Nations.", lambda s: s.regional_group,
          vocabulary="regional_groups"),
        S("un_status", "text", "Member or observer.", lambda s: s.un_status,
          vocabulary="un_statuses"),
        S("note", "text", "What users should know.", lambda s: s.note),
        S("source", "text", "Where this was read.", lambda s: s.source),
    ),
)  # fmt: skip
