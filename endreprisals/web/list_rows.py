"""Cases as rows of a list: everything a row says, worked out before the template runs.

A page has fifty rows and some two hundred filter lines. The body of the list is therefore
written here, and what depends only on codes and language is worked out once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.record.queries.cards import Card, OtherName
from endreprisals.record.queries.case_page import HELD
from endreprisals.web import filter_words, terms
from endreprisals.web.dates import date_html
from endreprisals.web.i18n import current_language
from endreprisals.web.phrases import event_label, inside, listed
from endreprisals.web.state_names import state_name
from endreprisals.web.templatetags.record_words import Bar, foreign, year_span

SHOWN_ACTS = 3
SHOWN_NAMES = 2
ROW = (
    '<tr><th scope="row"><a class="row-name" href="{address}">{title}</a>'
    "<small>{state}{names}</small></th>"
    '<td data-label="{years_word}">{years}</td><td data-label="{acts_word}">{acts}</td>'
    '<td data-label="{status_word}"><span class="status{status_class}">{status}</span>{as_of}</td>'
    '<td data-label="{last_word}">{last}{last_kind}</td></tr>\n'
)
BAR = (
    '<span class="years">{years}</span><svg class="year-span" viewBox="0 0 120 9" '
    'preserveAspectRatio="none" aria-hidden="true"><path class="scale" d="M0 7.5H120V9H0Z"/>'
    '<rect class="extent" x="{bar.x}" width="{bar.width}" height="6"/></svg>'
)


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
    language = current_language()
    return [_row(card, years, SHOWN_ACTS, language) for card in cards]


def whole_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[WholeRow]:
    """Rows of the full table, with every act."""
    language = current_language()
    return [_whole(card, _row(card, years, None, language), language) for card in cards]


def table_body(rows: Iterable[CaseRow], base: str) -> SafeString:
    """The rows of the list as markup. `base` is the address before a case's number."""
    words = {
        "years_word": escape(gettext("Years")),
        "acts_word": escape(gettext("Acts reported")),
        "status_word": escape(pgettext("filter", "Situation as last reported")),
        "last_word": escape(gettext("Last event")),
    }
    return SafeString("".join(_marked_up(row, base, words) for row in rows))


def _marked_up(row: CaseRow, base: str, words: dict[str, str]) -> str:
    return ROW.format(
        address=f"{base}{row.card.public_id}/",
        title=escape(row.card.title),
        state=escape(row.state),
        names=f" · {row.names}" if row.names else "",
        years=_years(row.bar),
        acts=escape(row.acts),
        status=escape(row.status),
        status_class=row.status_class,
        as_of=f"<small>{row.as_of}</small>" if row.as_of else "",
        last=row.last,
        last_kind=f"<small>{escape(row.last_kind)}</small>" if row.last_kind else "",
        **words,
    )


def _years(bar: Bar | None) -> str:
    if bar is None:
        return ""
    years = str(bar.first) if bar.first == bar.last else f"{bar.first}–{bar.last}"
    return BAR.format(years=years, bar=bar)


def _row(card: Card, years: tuple[int, int], most_acts: int | None, language: str) -> CaseRow:
    return CaseRow(
        card=card,
        names=_names(card.names),
        state=filter_words.value_label("state", card.state),
        acts=_acts(card.act_types, most_acts, language),
        status=_labels("statuses", card.statuses, language),
        status_class=_status_class(card.statuses),
        as_of=short_date(card.status_as_of, language),
        bar=year_span(card.first_year, card.last_year, *years)["bar"],
        last=short_date(card.last, language),
        last_kind=_event(card.last_kind, language),
    )


def _whole(card: Card, row: CaseRow, language: str) -> WholeRow:
    return WholeRow(
        **{field.name: getattr(row, field.name) for field in fields(CaseRow)},
        first=short_date(card.first, language),
        bodies=_labels("engagement_bodies", card.bodies, language),
        report_years=", ".join(map(str, card.report_years)),
        reply=filter_words.value_label("reply", card.has_reply),
        raised_by=listed([state_name(iso3) for iso3 in card.raising_states]),
    )


def short_date(when: PartialDate | None, language: str) -> SafeString:
    """A date in its short form; nothing for no date."""
    return _short(when.edtf, language) if when else SafeString("")


@lru_cache(maxsize=8192)
def _short(edtf: str, language: str) -> SafeString:
    return date_html(parse(edtf), language=language, short=True)


def _names(names: tuple[OtherName, ...]) -> SafeString:
    others = [name for name in names if name.script != "Latn"][:SHOWN_NAMES]
    return SafeString(" ".join(foreign(name.text, name.lang, name.script) for name in others))


@lru_cache(maxsize=4096)
def _acts(codes: tuple[str, ...], limit: int | None, language: str) -> str:
    labels = _labels("act_types", codes[:limit], language)
    rest = len(codes) - limit if limit else 0
    if rest <= 0:
        return labels
    message = ngettext("{acts} and {count} more", "{acts} and {count} more", rest)
    return message.format(acts=labels, count=rest)


# The language is an argument below so that each language has its own place in the cache.
@lru_cache(maxsize=4096)
def _labels(vocabulary: str, codes: tuple[str, ...], language: str) -> str:
    if not codes:
        return ""
    first, *others = codes
    return ", ".join(
        [terms.label(vocabulary, first), *(inside(vocabulary, code) for code in others)]
    )


@lru_cache(maxsize=512)
def _event(kind: str, language: str) -> str:
    return event_label(kind)


def _status_class(codes: tuple[str, ...]) -> str:
    if HELD & set(codes):
        return " held"
    return " free" if codes == ("free",) else ""
