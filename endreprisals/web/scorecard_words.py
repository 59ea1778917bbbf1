"""A scorecard and the ladder in words: marks with dated evidence, caveats, levels."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy

from endreprisals.domain.raising import NAMED
from endreprisals.domain.scorecard import Mark
from endreprisals.domain.stance import Evidence
from endreprisals.web import terms
from endreprisals.web.case_sentences import said
from endreprisals.web.dates import date_html
from endreprisals.web.i18n import current_language, number
from endreprisals.web.path_words import forum_words

TITLES: Mapping[str, Promise] = {
    "cited": pgettext_lazy("mark", "Named in reports on reprisals"),
    "replied": pgettext_lazy("mark", "Replies of its Government"),
    "spoke": pgettext_lazy("mark", "Spoke about reprisals"),
    "named_a_country": pgettext_lazy("mark", "Named a country or situation"),
    "named_a_case": pgettext_lazy("mark", "Named a case"),
    "signed": pgettext_lazy("mark", "Joined a joint statement"),
    "cosponsored": pgettext_lazy("mark", "Co-sponsored a resolution"),
}
CAVEATS: Mapping[str, Promise] = {
    "form_not_substance": pgettext_lazy(
        "caveat", "Marks tell of form: that something was said or done, not what it was worth."
    ),
    "silence_is_not_safety": pgettext_lazy(
        "caveat",
        "Being named in fewer reports does not mean that fewer reprisals happened: fear and "
        "closed doors keep people from reporting.",
    ),
    "lists_partial": pgettext_lazy(
        "caveat",
        "Lists of States named in reports are partial for most years. A year that is missing "
        "proves nothing.",
    ),
    "recall_elections": pgettext_lazy(
        "caveat",
        "Elections whose confidence is not high were compiled from recall and not from an "
        "election record.",
    ),
    "signatories_of_2021": pgettext_lazy(
        "caveat",
        "Of the joint statements only that of 2021 has a published list of signatories here. Who "
        "joined the others is not known.",
    ),
    "cosponsors_not_by_resolution": pgettext_lazy(
        "caveat", "The list of co-sponsors does not say of which resolution, nor when."
    ),
    "ledger_incomplete": pgettext_lazy(
        "caveat",
        "The list of statements is not complete. Nothing on record is not evidence that nothing "
        "was said.",
    ),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark in one cell: the answer, what it rests on, where to read on."""

    title: str
    answer: SafeString
    evidence: SafeString  # dated, each leading to where it can be read


def title(code: str) -> str:
    """What a mark is called."""
    return str(TITLES[code])


def caveats(codes: Iterable[str]) -> list[str]:
    """The caveats in words."""
    return [str(CAVEATS[code]) for code in codes]


def cells(iso3: str, marks: Sequence[Mark]) -> list[Cell]:
    """The marks of a State, ready to show."""
    return [Cell(title(mark.code), _answer(mark), _evidence(iso3, mark)) for mark in marks]


def _answer(mark: Mark) -> SafeString:
    if mark.answer == "share":
        return said(
            gettext("{count} of {known} with a known answer"),
            count=_number(mark.count), known=_number(mark.of),
        )  # fmt: skip
    if mark.answer == "yes" and mark.code == "cited":
        return _cited(mark)
    messages = {
        "yes": gettext("Yes"),
        "nothing_on_record": gettext("Nothing on record"),
        "not_loaded": gettext("Not known: the list is not loaded"),
        "no_case": gettext("No public case concerns it"),
    }
    return said(messages[mark.answer])


def _cited(mark: Mark) -> SafeString:
    years = len({one.year for one in mark.citing})
    message = ngettext("In {count} year", "In {count} years", years)
    return said(message, count=_number(years))


def _evidence(iso3: str, mark: Mark) -> SafeString:
    if mark.code == "cited":
        return format_html_join(", ", "{}", ((one,) for one in _reports(mark)))
    if mark.code == "replied":
        return _replies(iso3, mark)
    links = [step_link(iso3, one) for one in _once_each(mark.evidence)]
    return format_html_join("; ", "{}", ((one,) for one in links))


def _reports(mark: Mark) -> Iterator[SafeString]:
    """Each report once, by its year."""
    for symbol, year in {one.symbol: one.year for one in mark.citing}.items():
        address = reverse("record:document", args=[symbol])
        yield format_html(
            '<a href="{}"><span class="symbol" translate="no">{}</span></a> ({})',
            address, symbol, year,
        )  # fmt: skip


def _replies(iso3: str, mark: Mark) -> SafeString:
    if not (mark.of or mark.unknown):
        return SafeString("")
    message = ngettext(
        "of {count} further case no source says either",
        "of {count} further cases no source says either",
        mark.unknown,
    )
    rest = said(message, count=_number(mark.unknown))
    address = f"{reverse('record:cases')}?state={iso3}"
    return format_html('<a href="{}">{}</a>', address, rest)


def _once_each(rows: Iterable[Evidence]) -> list[Evidence]:
    """Each statement or list once, however many cases it named."""
    return list({(one.number or one.title): one for one in rows}.values())


def step_link(iso3: str, one: Evidence) -> SafeString:
    """A step with its date, leading to the statement or to what the State page says of it."""
    if one.number:
        address = reverse("ledger:statement", args=[one.number])
    elif one.step == "cosponsored":
        address = f"{reverse('record:state', args=[iso3])}#spoke"
    else:
        address = reverse("ledger:sessions")
    if one.step == "cosponsored":
        text = format_html('<span lang="en">{}</span>', one.title)
    else:
        text = said(forum_words(one.title)) if one.title else said(gettext("A statement"))
    link = format_html('<a href="{}">{}</a>', address, text)
    parts = [link]
    if one.date:
        parts.append(date_html(one.date, short=True))
    if one.how not in ("", NAMED):
        parts.append(said(terms.label("raise_kinds", one.how)))
    return format_html_join(", ", "{}", ((part,) for part in parts))


def level(code: str) -> str:
    """What a level of the ladder is called."""
    return terms.label("stance_levels", code)


def _number(count: int) -> str:
    return number(count, current_language())
