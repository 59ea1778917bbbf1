"""United Nations documents and the cases that the record finds in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from endreprisals.documents.models import ReportCountry, UNDocument
from endreprisals.domain.un_symbols import document_url
from endreprisals.record.models import Mention
from endreprisals.record.models.mentions import SUREST
from endreprisals.record.queries.joined import of_kept, told_in_public


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
    locator: str  # several are joined by "; "
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

    @property
    def places(self) -> int:
        """Distinct places that tell of a case; one whose paragraph is not known counts by case."""
        return len({(m.part, m.paragraph or f"of {m.public_id}") for m in self.mentions})


class NoSuchDocument(Exception):
    """No document with this symbol is in the record."""


def document_lines() -> list[DocumentLine]:
    """Every document with the number of public cases found in it. One query."""
    public = told_in_public("mentions__case") & Q(mentions__superseded_by=None)
    counted = UNDocument.objects.annotate(
        told=Count(of_kept("mentions__case", "pk"), filter=public, distinct=True)
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
    told = Mention.objects.filter(told_in_public("case"), document=document, superseded_by=None)
    rows = told.annotate(
        shown_id=of_kept("case", "public_id"), shown_title=of_kept("case", "title")
    ).values_list(
        "part", "paragraph", "locator", "basis", "follow_up",
        "shown_id", "shown_title", "case__state_id",
    )  # fmt: skip
    same: dict[tuple[str, str, str], list[MentionInDocument]] = {}
    for mention in sorted((MentionInDocument(*row) for row in rows), key=_place):
        same.setdefault((mention.public_id, mention.part, mention.paragraph), []).append(mention)
    return tuple(_as_one(mentions) for mentions in same.values())


def _as_one(mentions: Sequence[MentionInDocument]) -> MentionInDocument:
    """One case in one paragraph under several locators, with the best of what it rests on."""
    return replace(
        mentions[0],
        locator="; ".join(dict.fromkeys(m.locator for m in mentions if m.locator)),
        basis=min((m.basis for m in mentions), key=SUREST.index),
        follow_up=min((m.follow_up for m in mentions), key=("yes", "no", "").index),
    )


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
