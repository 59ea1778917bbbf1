"""Where something can be read: symbol, paragraph, address and date, for notes under a text."""

from dataclasses import dataclass

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.un_symbols import document_url
from endreprisals.record.models import Citation, Mention


@dataclass(frozen=True, slots=True)
class Cited:
    """One source. `dated` is when a document came out, `read_on` when a page was last read."""

    symbol: str  # of a UN document; blank for a page
    title: str
    part: str  # vocabulary mention_parts, or blank
    place: str  # paragraph, or the place as the source has it
    url: str
    dated: PartialDate | None = None
    read_on: PartialDate | None = None


def cited(row: Citation) -> Cited:
    """A citation that was read with its source and its document."""
    source = row.source
    document = source.document
    return Cited(
        symbol=document.symbol if document else "",
        title=source.title,
        part="",
        place=row.place,
        url=source.url,
        dated=_date(document.published or str(document.year or "")) if document else None,
        read_on=parse_date(source.checked_on.isoformat()) if source.checked_on else None,
    )


def mention_citation(mention: Mention) -> Cited:
    """The paragraph of a UN document that tells a case."""
    document = mention.document
    return Cited(
        symbol=document.symbol,
        title=document.title,
        part=mention.part,
        place=mention.paragraph,
        url=document_url(document.symbol),
        dated=_date(document.published or str(document.year or "")),
    )


def _date(edtf: str) -> PartialDate | None:
    return parse_date(edtf) if edtf else None
