"""United Nations documents and the cases that the record finds in them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from endreprisals.documents.models import ReportCountry, UNDocument
from endreprisals.domain.un_symbols import document_url
from endreprisals.record.models import Mention


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list."""

    symbol: str
    kind: str
    year: int | None
    title: str
    cases: int


@dataclass(frozen=True, slots=True)
class MentionInDocument:
    """One place of the document and the case it tells."""

    part: str
    paragraph: str
    locator: str
    basis: str
    follow_up: str
    public_id: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class CountryList:
    """The States a source says are named, and how far the list goes."""

    list_kind: str
    states: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document: what it says of itself and what we hold from it."""

    symbol: str
    kind: str
    year: int | None
    title: str
    hrc_session: str
    ordinal: int | None
    period_from: str
    period_to: str
    published: str
    presented_on: str
    note: str
    source: str
    url: str
    mentions: tuple[MentionInDocument, ...]
    countries: tuple[CountryList, ...]


class NoSuchDocument(Exception):
    """No document with this symbol is in the record."""


def document_lines() -> list[DocumentLine]:
    """Every document with the number of public cases found in it. One query."""
    public = Q(mentions__case__listing__isnull=False)
    counted = UNDocument.objects.annotate(
        told=Count("mentions__case", filter=public, distinct=True)
    )
    rows = counted.order_by("-year", "symbol").values_list(
        "symbol", "kind", "year", "title", "told"
    )
    return [DocumentLine(*row) for row in rows]


def document_page(symbol: str) -> DocumentPage:
    """One document; raises `NoSuchDocument`. Three queries."""
    document = UNDocument.objects.filter(symbol=symbol).first()
    if document is None:
        raise NoSuchDocument(symbol)
    return DocumentPage(
        symbol=document.symbol,
        kind=document.kind,
        year=document.year,
        title=document.title,
        hrc_session=document.hrc_session,
        ordinal=document.ordinal,
        period_from=document.period_from,
        period_to=document.period_to,
        published=document.published,
        presented_on=document.presented_on,
        note=document.note,
        source=document.source,
        url=document_url(document.symbol),
        mentions=_mentions(document),
        countries=_countries(document),
    )


def _mentions(document: UNDocument) -> tuple[MentionInDocument, ...]:
    rows = Mention.objects.filter(
        document=document, superseded_by=None, case__listing__isnull=False
    ).values_list(
        "part", "paragraph", "locator", "basis", "follow_up",
        "case__public_id", "case__title", "case__state_id",
    )  # fmt: skip
    return tuple(sorted((MentionInDocument(*row) for row in rows), key=_place))


def _place(mention: MentionInDocument) -> tuple[str, int, str, str]:
    digits = "".join(c for c in mention.paragraph if c.isdigit())
    return mention.part or "~", int(digits or 10**6), mention.locator, mention.public_id


def _countries(document: UNDocument) -> tuple[CountryList, ...]:
    lists: dict[tuple[str, str], list[str]] = {}
    for kind, source, state in ReportCountry.objects.filter(document=document).values_list(
        "list_kind", "source", "state_id"
    ):
        lists.setdefault((kind, source), []).append(state)
    return tuple(
        CountryList(kind, tuple(states), source) for (kind, source), states in lists.items()
    )
