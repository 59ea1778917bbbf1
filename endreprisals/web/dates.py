"""Imprecise dates in words: "3 April 2016", "from August 2021 on", "about 2017".

The words say no more than the source did: a month stays a month, and an open end stays open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override, pgettext

from endreprisals.domain.partial_dates import OPEN, PartialDate, parse
from endreprisals.formats.babel_names import babel_locale
from endreprisals.web.i18n import current_language, direction, isolated


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How to write a date: in which language, months short or long, ends as text or as markup."""

    language: str
    short: bool
    in_sentence: bool = False  # "on 3 April 2016" instead of "3 April 2016"
    end: Callable[[str, str], str]  # text and datetime attribute ("" when there is none) -> shown
    join: Callable[..., str] = format_html  # a sentence with {places} and their fillings -> shown


def date_text(when: PartialDate, *, language: str | None = None, short: bool = False) -> str:
    """A date in plain text, for titles, file names and downloads.

    In a right-to-left language each date is wrapped in isolates, so that a number beside it
    cannot slip in between.
    """
    language = language or current_language()
    rtl = direction(language) == "rtl"

    def end(text: str, _: str) -> str:
        return isolated(text) if rtl else text

    return _in_words(when, Words(language=language, short=short, end=end, join=str.format))


def date_html(when: PartialDate, *, language: str | None = None, short: bool = False) -> SafeString:
    """A date as markup: each end that a machine can read stands in `<time datetime>`.

    The stylesheet isolates `<time>` and `<bdi>`, so numbers around them keep their order.
    """
    words = Words(language=language or current_language(), short=short, end=_marked_up)
    return format_html("{}", _in_words(when, words))


def date_on_html(when: PartialDate, *, language: str | None = None) -> SafeString:
    """A date as part of a sentence: "on 3 April 2016", "in September 2017", "about 2017"."""
    language = language or current_language()
    words = Words(language=language, short=False, in_sentence=True, end=_marked_up)
    return format_html("{}", _in_words(when, words))


def _marked_up(text: str, machine: str) -> SafeString:
    if machine:
        return format_html('<time datetime="{}">{}</time>', machine, text)
    return format_html("<bdi>{}</bdi>", text)


def _in_words(when: PartialDate, words: Words) -> str:
    with override(words.language):
        if "/" in when.edtf:
            return _interval(when.edtf, words)
        shown = _doubted(when, words)
        if not words.in_sentence or when.approximate or when.uncertain:
            return shown
        if when.precision == "day":
            return words.join(pgettext("date", "on {day}"), day=shown)
        if when.precision in ("month", "year"):
            return words.join(pgettext("date", "in {month_or_year}"), month_or_year=shown)
        return shown


def _interval(edtf: str, words: Words) -> str:
    first, last = edtf.split("/")
    if last == OPEN:
        return words.join(pgettext("date", "from {start} on"), start=_one_end(first, words))
    if first == OPEN:
        return words.join(pgettext("date", "until {end}"), end=_one_end(last, words))
    return words.join(
        pgettext("date", "between {start} and {end}"),
        start=_shortened(parse(first), parse(last), words) or _one_end(first, words),
        end=_one_end(last, words),
    )


def _one_end(edtf: str, words: Words) -> str:
    when = parse(edtf)
    if when.approximate or when.uncertain:
        return _doubted(when, words)
    return _in_phrase(when, _moment(when, words), words)


def _in_phrase(when: PartialDate, shown: str, words: Words) -> str:
    """French and Spanish put an article before a day, though not before a month or a year."""
    if when.precision != "day":
        return shown
    return words.join(pgettext("date after a preposition", "{day}"), day=shown)


def _shortened(start: PartialDate, end: PartialDate, words: Words) -> str:
    """ "between 14 and 17 March 2012": what both ends share is said once, where a language can."""
    doubtful = start.approximate or start.uncertain or end.approximate or end.uncertain
    exact = start.precision == end.precision == "day"
    months = start.precision == end.precision == "month"
    if doubtful or words.language.split("-")[0] not in ("en", "fr", "es"):
        return ""
    if exact and (start.lower.year, start.lower.month) == (end.lower.year, end.lower.month):
        day = _french_first(str(start.lower.day), start, words)
        return _in_phrase(start, words.end(day, start.edtf), words)
    if months and start.lower.year == end.lower.year:
        text = format_date(start.lower, "MMM" if words.short else "MMMM", _locale(words))
        return words.end(text, start.edtf)
    return ""


def _doubted(when: PartialDate, words: Words) -> str:
    shown = _moment(when, words)
    if not (when.approximate or when.uncertain):
        return shown
    messages = {
        (True, True): pgettext("date", "possibly about {date}"),
        (True, False): pgettext("date", "about {date}"),
        (False, True): pgettext("date", "possibly {date}"),
    }
    message = messages[when.approximate, when.uncertain]
    return words.join(message, date=_in_phrase(when, shown, words))


def _moment(when: PartialDate, words: Words) -> str:
    """One date without a slash, as exact as its source and no more."""
    match when.precision:
        case "day":
            return words.end(_day(when, words), f"{when.lower:%Y-%m-%d}")
        case "month":
            pattern = "yMMM" if words.short else "yMMMM"
            text = format_skeleton(pattern, when.lower, locale=_locale(words))
            return words.end(text, f"{when.lower:%Y-%m}")
        case "year":
            return words.end(_year(when.lower.year, words), f"{when.lower.year:04}")
        case "decade":
            message = pgettext("date", "the {decade}s")
            return words.end(message.format(decade=when.edtf[:3] + "0"), "")
        case "season":
            return words.end(_season(when, words), "")
        case _:
            return words.join(
                pgettext("date", "between {start} and {end}"),
                start=words.end(_year(when.lower.year, words), f"{when.lower.year:04}"),
                end=words.end(_year(when.upper.year, words), f"{when.upper.year:04}"),
            )


def _day(when: PartialDate, words: Words) -> str:
    if words.short:
        text = format_skeleton("yMMMd", when.lower, locale=_locale(words))
    else:
        text = format_date(when.lower, "long", locale=_locale(words))
    return _french_first(text, when, words)


def _french_first(text: str, when: PartialDate, words: Words) -> str:
    """French counts the first of a month as an ordinal, which CLDR's patterns cannot say."""
    if words.language == "fr" and when.lower.day == 1:
        return text.replace("1", "1er", 1)
    return text


def _year(year: int, words: Words) -> str:
    return format_skeleton("y", date(year, 1, 1), locale=_locale(words))


def _season(when: PartialDate, words: Words) -> str:
    messages = {
        "21": pgettext("date", "spring {year}"),
        "22": pgettext("date", "summer {year}"),
        "23": pgettext("date", "autumn {year}"),
        "24": pgettext("date", "winter {year}"),
    }
    return messages[when.edtf[5:7]].format(year=_year(int(when.edtf[:4]), words))


def _locale(words: Words) -> Locale:
    return babel_locale(words.language)
