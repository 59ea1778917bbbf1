"""Words of the directory for codes, and its lines marked with their language."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from endreprisals.domain import vocabulary
from endreprisals.domain.directory import REGIONAL
from endreprisals.domain.partial_dates import parse
from endreprisals.mechanisms.queries.directory import Body, ToldLine
from endreprisals.web import i18n, terms
from endreprisals.web.dates import date_html

register = template.Library()
BODIES = "engagement_bodies"
LONGEST_LINKS = 2  # a body that looks at every kind of cooperation has no list of its own

FAMILIES: Mapping[str, Promise] = {
    "un_system": pgettext_lazy("family of bodies", "The United Nations as a whole"),
    "un_charter": pgettext_lazy("family of bodies", "Human Rights Council and its experts"),
    "un_treaty": pgettext_lazy("family of bodies", "Committees under human rights treaties"),
    "regional": pgettext_lazy("family of bodies", "Regional bodies"),
    "diplomatic": pgettext_lazy("family of bodies", "Embassies"),
    "help": pgettext_lazy("family of bodies", "Help lines and funds"),
}
FIELDS: Mapping[str, Promise] = {
    "name": pgettext_lazy("directory", "Name"),
    "belongs_to": pgettext_lazy("directory", "Belongs to"),
    "handles": pgettext_lazy("directory", "What it handles"),
    "can_do": pgettext_lazy("directory", "What it can do"),
    "cannot_do": pgettext_lazy("directory", "What it cannot do"),
    "publicity": pgettext_lazy("directory", "Confidential or public"),
    "becomes_public": pgettext_lazy("directory", "When it becomes public"),
    "who_may_file": pgettext_lazy("directory", "Who may turn to it"),
    "needs": pgettext_lazy("directory", "What it needs"),
    "languages": pgettext_lazy("directory", "Languages"),
    "consent": pgettext_lazy("directory", "Consent"),
    "deadlines": pgettext_lazy("directory", "Deadlines"),
    "policy": pgettext_lazy("directory", "Its own policy on reprisals"),
    "focal_point": pgettext_lazy("directory", "Who answers for reprisals in it"),
    "notes": pgettext_lazy("directory", "Notes"),
}
CONTACTS: Mapping[str, Promise] = {
    "email": pgettext_lazy("contact of a body", "E-mail"),
    "url": pgettext_lazy("contact of a body", "Page"),
    "form": pgettext_lazy("contact of a body", "Form of the body"),
    "phone": pgettext_lazy("contact of a body", "Telephone"),
    "post": pgettext_lazy("contact of a body", "Post"),
}
OF_REGIONS: Mapping[str, Promise] = {
    "ACHPR": pgettext_lazy("cooperation", "African Commission on Human and Peoples’ Rights"),
    "IACHR": pgettext_lazy("cooperation", "Inter-American Commission on Human Rights"),
    "IACtHR": pgettext_lazy("cooperation", "Inter-American Court of Human Rights"),
    "Council_of_Europe": pgettext_lazy("cooperation", "Council of Europe"),
    "OSCE": pgettext_lazy("cooperation", "OSCE"),
    "ASEAN": pgettext_lazy("cooperation", "ASEAN"),
}
WORDS = {"family": FAMILIES, "field": FIELDS, "contact": CONTACTS}


@register.simple_tag
def handbook_word(kind: str, code: str) -> str:
    """`{% handbook_word "family" "regional" %}`; a code that is not known stands as it is."""
    return str(WORDS[kind].get(code, code))


@register.filter
def cooperation_name(code: str) -> str:
    """`treaty_body:CAT` or `ACHPR` in the language of the page."""
    return str(OF_REGIONS[code]) if code in REGIONAL else terms.label(BODIES, code)


@register.simple_tag
def told(line: ToldLine) -> SafeString:
    """The words of a line, marked with their language where it is not that of the page."""
    if line.is_translated:
        return format_html("{}", line.text)
    language = line.language
    mark = '<span lang="{}" dir="{}">{}</span>'
    return format_html(mark, i18n.tag(language), i18n.direction(language), line.text)


@register.filter
def by_source(lines: Iterable[ToldLine]) -> list[list[ToldLine]]:
    """Lines that follow each other and rest on the same word, together."""
    return [list(group) for _, group in groupby(lines, key=_word)]


def _word(line: ToldLine) -> tuple[object, ...]:
    return line.source, line.standing, line.since, line.checked_on, line.is_translated


@register.simple_tag
def case_lists(cooperation: tuple[str, ...]) -> list[tuple[str, str]]:
    """Lists of cases after cooperation with a body: address and name; none where it has many."""
    known = vocabulary.codes(BODIES)
    of_the_un = [kind for kind in cooperation if kind in known or kind.partition(":")[0] in known]
    if len(of_the_un) > LONGEST_LINKS:
        return []
    cases = reverse("record:cases")
    return [(f"{cases}?{urlencode({'body': kind})}", cooperation_name(kind)) for kind in of_the_un]


@register.simple_tag
def narrowed(after: str, family: str) -> str:
    """The address of the list with a choice; a blank choice is left out."""
    query = urlencode({k: v for k, v in (("after", after), ("family", family)) if v})
    bodies = reverse("mechanisms:bodies")
    return f"{bodies}?{query}" if query else bodies


@register.filter
def points_known(body: Body) -> int:
    """How many of the points asked of every body are known of this one."""
    return body.asked - len(body.unknown)


@register.simple_tag
def iso_day(day: date) -> SafeString:
    """A day in words, marked up: "20 November 2026"."""
    return date_html(parse(day.isoformat()))
