"""The answer of the router in words: what the page shows of a route, and what its script needs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from endreprisals.domain.deadlines.limits import words as deadline_words
from endreprisals.domain.directory import verified
from endreprisals.domain.filings import specs
from endreprisals.domain.routing.avenues import FRESHNESS
from endreprisals.domain.routing.route import Avenue, Deadline, Route, Said
from endreprisals.domain.routing.tables import raw
from endreprisals.formats.babel_names import babel_locale
from endreprisals.mechanisms.queries.router_page import Beside, Helper
from endreprisals.web import terms
from endreprisals.web.i18n import current_language

ENGLISH = "en"
BABEL_OF_TEXTS = {"en": "en_GB"}  # 4 October 2026, as everywhere on our pages
ADVICE: Mapping[str, Promise] = {
    "first": pgettext_lazy("router", "Before anything else"),
    "not_to_do": pgettext_lazy("router", "What not to do"),
    "contradiction": pgettext_lazy("router", "Answers that do not fit together"),
    "mind": pgettext_lazy("router", "Keep in mind"),
}
# Warnings that stand above all others: consent, danger, and what no body can do.
FIRST_CODES = ("danger-first", "no-protection", "agreed-unaware")
FIRST_KIND = "consent"
# The first avenues, by name; the others are folded.
STEPS: Sequence[Promise] = (
    pgettext_lazy("router", "First:"),
    pgettext_lazy("router", "Next:"),
    pgettext_lazy("router", "Then:"),
)
UNFOLDED = len(STEPS)  # avenues whose time and address are open at first
GROUPS: Mapping[str, Promise] = {
    "now": pgettext_lazy("router", "Now"),
    "then": pgettext_lazy("router", "In this order"),
}
# Of the others, the text about each says so in its first word.
PUBLICITY: Mapping[str, Promise] = {"both": pgettext_lazy("router", "Confidential or public.")}
STANDINGS: Mapping[str, Promise] = {
    "read": pgettext_lazy("router", "read there"),
    "unverified": pgettext_lazy("router", "not verified: from memory or at second hand"),
    "own": pgettext_lazy("router", "our own advice"),
}
SEEN: Mapping[str, Promise] = {
    "verified": pgettext_lazy("router", "Last seen at its source on {day}."),
    "stale": pgettext_lazy("router", "Not verified lately: last seen at its source on {day}."),
    "unverified": pgettext_lazy("router", "Not verified."),
    "unknown": pgettext_lazy("router", "Not known."),
}
WAYS: Mapping[str, Promise] = {
    "form": pgettext_lazy("router", "Form"),
    "email": pgettext_lazy("router", "E-mail"),
    "phone": pgettext_lazy("router", "Telephone"),
    "url": pgettext_lazy("router", "Page"),
}
LINKS: Mapping[str, Promise] = {
    "body": gettext_lazy("More on this body"),
    "guide": gettext_lazy("Guide in plain words"),
    "composer": gettext_lazy("Write to this body"),
}
LANGUAGES = [
    ("ar", "العربية"), ("en", "English"), ("es", "Español"), ("fr", "Français"),
    ("pt", "Português"), ("ru", "Русский"), ("zh", "中文"),
]  # fmt: skip
SAID_BY_RULE = ("no_limit_known", "all_year")  # reasons of a deadline that its rule repeats
ADDRESS = re.compile(r"(https?://[^\s;]+)")
SCHEMES = {"email": "mailto:", "phone": "tel:"}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines of advice, or with avenues."""

    code: str
    heading: str
    lines: Sequence[Said] = ()
    avenues: Sequence[Avenue] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A route in parts; without one, every part stands there empty."""

    route: Route | None
    advice: Sequence[Part]  # to be read before the avenues
    mind: Sequence[Part]  # and after them
    groups: Sequence[Part]
    sequence: Sequence[Mapping[str, str]]
    steps: Sequence[tuple[str, Avenue]]  # "First:" and the first avenue, and so on
    others: Sequence[Avenue]
    none_because: Said | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a body, and who says so."""

    kind: str
    value: str
    href: str  # blank where it must not be used before it is known which is right
    label: str
    seen: str
    source: str


@dataclass(frozen=True, slots=True)
class HelperWay:
    """An organisation that helps, how to reach it, who says so and when it was last seen."""

    name: str
    href: str
    value: str
    label: str  # what the contact is for, in English
    source: str
    seen: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where else this site tells of a body."""

    code: str
    href: str
    words: str


def shown(route: Route | None) -> Shown:
    """A route in the parts of the page."""
    warnings = route.warnings if route else ()
    avenues = route.avenues if route else ()
    names = {one.mechanism: one.name for one in avenues}
    parts = [
        Part(code, str(heading), lines=[one for one in warnings if part_of(one) == code])
        for code, heading in ADVICE.items()
    ]
    return Shown(
        route=route,
        advice=parts[:-1],
        mind=parts[-1:],
        groups=[
            Part(code, str(heading), avenues=[one for one in avenues if group_of(one) == code])
            for code, heading in GROUPS.items()
        ],
        sequence=[
            {"text": step.text, "names": "; ".join(names[code] for code in step.mechanisms)}
            for step in (route.sequence if route else ())
        ],
        steps=[(str(words), one) for words, one in zip(STEPS, avenues, strict=False)],
        others=avenues[UNFOLDED:],
        none_because=route.none_because if route else None,
    )


def is_unfolded(avenue: Avenue) -> bool:
    """Whether its time and its address are seen at once."""
    return avenue.order <= UNFOLDED


def part_of(warning: Said) -> str:
    """Under which heading a warning stands."""
    if warning.code in FIRST_CODES or warning.kind == FIRST_KIND:
        return "first"
    return warning.kind if warning.kind in ADVICE else "mind"


def group_of(avenue: Avenue) -> str:
    """Whether an avenue is for now or for after that."""
    return "now" if avenue.urgent else "then"


def until(deadline: Deadline, language: str) -> str:
    """By when, in the language of the texts; blank where its rule says it all."""
    if deadline.reason in SAID_BY_RULE:
        return ""
    unsaid = deadline.expected and deadline.reason in ("within", "over")
    spread = deadline.reason == "within" and deadline.date != deadline.latest
    end = "_expected" if unsaid else "_span" if spread else ""
    text = deadline_words()["reasons"][f"{deadline.reason}{end}"]
    days = {"day": deadline.open_from, "last": deadline.date, "latest": deadline.latest}
    written = {name: day_in_words(day, language) for name, day in days.items() if day}
    return str(text.get(language, text[ENGLISH])).format(**written)


def day_in_words(day: str, language: str) -> str:
    """An ISO day as a language of the texts writes it."""
    locale = BABEL_OF_TEXTS.get(language) or babel_locale(language)
    return str(format_date(date.fromisoformat(day), "long", locale=locale))


def ways(avenue: Avenue, beside: Beside) -> list[Way]:
    """Every way to reach a body that is on file, but for those that helpers are shown with."""
    body = beside.bodies.get(avenue.mechanism)
    sources = body.sources if body else {}
    elsewhere = {one.value for one in beside.helpers} if avenue.help else set()
    return [
        Way(
            str(WAYS[one.kind]),
            one.value,
            "" if one.differs else SCHEMES.get(one.kind, "") + one.value,
            one.label,
            "" if one.state == avenue.contact.state else seen_words(one.state, one.verified_on),
            sources.get(one.value, ""),
        )
        for kind in WAYS
        for one in avenue.contacts
        if one.kind == kind and one.value not in elsewhere
    ]


def helpers(beside: Beside, today: date) -> list[HelperWay]:
    """Organisations that help and can be reached, as the page shows them."""
    return [
        HelperWay(
            one.name, SCHEMES.get(one.kind, "") + one.value, one.value, one.label, one.source,
            _helper_seen(one, today),
        )
        for one in beside.helpers
    ]  # fmt: skip


def _helper_seen(helper: Helper, today: date) -> str:
    seen = verified(helper.verified_on, today=today)
    return seen_words(FRESHNESS[seen.state], seen.on.isoformat() if seen.on else None)


def seen_words(state: str, seen_on: str | None) -> str:
    """When a contact was last seen at its source, in words."""
    day = day_in_words(seen_on, current_language()) if seen_on else ""
    return str(SEEN[state]).format(day=day)


def links(code: str, beside: Beside) -> list[Link]:
    """The directory, the guide and the composer, each where it has the body."""
    found = []
    if code in specs():
        found.append(Link("composer", reverse("mechanisms:composer"), str(LINKS["composer"])))
    if code in beside.bodies:
        guide = beside.bodies[code].guide
        if guide:
            href = reverse("mechanisms:guide", args=[guide])
            found.insert(0, Link("guide", href, str(LINKS["guide"])))
        found.insert(0, Link("body", reverse("mechanisms:body", args=[code]), str(LINKS["body"])))
    return found


def committee_links(committees: Sequence[str], beside: Beside) -> list[Link]:
    """The pages of treaty bodies in the directory, by the name of each."""
    pages = [(code, f"tb-{code.lower()}") for code in committees]
    return [
        Link(page, reverse("mechanisms:body", args=[page]), terms.label("treaty_body_codes", code))
        for code, page in pages
        if page in beside.bodies
    ]


def committee_table(beside: Beside) -> dict[str, list[str]]:
    """The same of every treaty body, as `[address, name]`."""
    codes = [row["code"] for row in raw("committees")]
    found = [(code, link) for code in codes for link in committee_links([code], beside)]
    return {code: [link.href, link.words] for code, link in found}


def source(text: str) -> SafeString:
    """A source: addresses in it as links that show their host, anything else as it stands."""
    pieces = ADDRESS.split(text)
    return format_html_join(
        "", "{}", ((_link(one) if at % 2 else one,) for at, one in enumerate(pieces))
    )


def _link(address: str) -> SafeString:
    host = urlsplit(address).hostname or address
    return format_html('<a href="{}" rel="noreferrer">{}</a>', address, host.removeprefix("www."))


def origin(told: Deadline | Avenue) -> SafeString:
    """On whose word, and whether that was read."""
    if not told.standing:
        return SafeString()
    words = STANDINGS[told.standing]
    if told.standing == "own" or not told.source:
        return format_html("{}", words)
    return format_html("{} ({})", source(told.source), words)


def script_words(language_of_texts: str) -> dict[str, Any]:
    """Every word that the page's own script writes itself."""
    return {
        "language": current_language(),
        "texts": language_of_texts,
        "first": {"codes": FIRST_CODES, "kind": FIRST_KIND},
        "steps": [str(one) for one in STEPS],
        "said_by_rule": SAID_BY_RULE,
        "publicity": _said(PUBLICITY),
        "standing": _said(STANDINGS),
        "seen": _said(SEEN),
        "ways": _said(WAYS),
        "links": _said(LINKS),
        "at_once": gettext("Go to what can be done now"),
        "differs": gettext(
            "Two of this kind are on file, and nobody has seen either at its source: see the page "
            "of the body before you use one."
        ),
        "problems": {
            "none_and_some": gettext("“None” stands beside a body. Take one of them out."),
            "missing_self": gettext(
                "Somebody who answers for themselves cannot be missing. Change one of the two."
            ),
            "future": gettext("This month is still to come. Give the one in which it happened."),
            "month_alone": gettext("Give the year, too, or leave out the month."),
        },
    }


def link_table(beside: Beside) -> dict[str, list[list[str]]]:
    """The links of every body, as `[code, address]`."""
    return {code: [[one.code, one.href] for one in links(code, beside)] for code in beside.bodies}


def _said(words: Mapping[str, Promise]) -> dict[str, str]:
    return {code: str(text) for code, text in words.items()}
