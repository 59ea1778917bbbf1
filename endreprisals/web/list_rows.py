"""Cases as rows of a list: everything a row says, worked out before the template runs."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.record.queries.cards import Card
from endreprisals.record.queries.case_page import HELD
from endreprisals.web import filter_words, terms
from endreprisals.web.dates import date_html
from endreprisals.web.i18n import current_language
from endreprisals.web.phrases import event_label, inside, listed
from endreprisals.web.state_names import state_name
from endreprisals.web.templatetags.record_words import Bar, foreign, year_span

SHOWN_ACTS = 3
SHOWN_NAMES = 2


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a list, ready to show."""

    card: Card
    names: SafeString  # in other scripts, marked with their language
    state: str
    acts: str
    status: str
    status_class: str
    as_of: SafeString
    bar: Bar | None
    last: SafeString
    last_kind: str


@dataclass(frozen=True, slots=True)
class WholeRow(CaseRow):
    """One case of the full table."""

    first: SafeString
    bodies: str
    report_years: str
    reply: str
    raised_by: str


def case_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[CaseRow]:
    """Rows of a list. `years` is the scale of the small bars."""
    return [_row(card, years, SHOWN_ACTS) for card in cards]


def whole_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[WholeRow]:
    """Rows of the full table, with every act."""
    return [_whole(card, _row(card, years, None)) for card in cards]


def _row(card: Card, years: tuple[int, int], most_acts: int | None) -> CaseRow:
    return CaseRow(
        card=card,
        names=_names(card),
        state=state_name(card.state),
        acts=_acts(card.act_types, most_acts),
        status=_labels("statuses", card.statuses),
        status_class=_status_class(card.statuses),
        as_of=short_date(card.status_as_of),
        bar=year_span(card.first_year, card.last_year, *years)["bar"],
        last=short_date(card.last),
        last_kind=event_label(card.last_kind),
    )


def _whole(card: Card, row: CaseRow) -> WholeRow:
    return WholeRow(
        **{field.name: getattr(row, field.name) for field in fields(CaseRow)},
        first=short_date(card.first),
        bodies=_labels("engagement_bodies", card.bodies),
        report_years=", ".join(map(str, card.report_years)),
        reply=filter_words.value_label("reply", card.has_reply),
        raised_by=listed([state_name(iso3) for iso3 in card.raising_states]),
    )


def short_date(when: PartialDate | None) -> SafeString:
    """A date in its short form; nothing for no date."""
    return _short(when.edtf, current_language()) if when else SafeString("")


@lru_cache(maxsize=8192)
def _short(edtf: str, language: str) -> SafeString:
    return date_html(parse(edtf), language=language, short=True)


def _names(card: Card) -> SafeString:
    others = [name for name in card.names if name.script != "Latn"][:SHOWN_NAMES]
    marked = ((foreign(name.text, name.lang, name.script),) for name in others)
    return format_html_join(" ", "{}", marked)


def _acts(codes: tuple[str, ...], limit: int | None) -> str:
    labels = _labels("act_types", codes[:limit])
    rest = len(codes) - limit if limit else 0
    if rest <= 0:
        return labels
    message = ngettext("{acts} and {count} more", "{acts} and {count} more", rest)
    return message.format(acts=labels, count=rest)


def _labels(vocabulary: str, codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    first, *others = codes
    return ", ".join(
        [terms.label(vocabulary, first), *(inside(vocabulary, code) for code in others)]
    )


def _status_class(codes: tuple[str, ...]) -> str:
    if HELD & set(codes):
        return " held"
    return " free" if codes == ("free",) else ""
