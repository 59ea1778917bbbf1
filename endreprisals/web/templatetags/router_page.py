"""Tags of the router: its questions, its answer, and what its script is given."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import get_month_names
from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from endreprisals.domain.routing.route import Avenue, Contact, Deadline, Route
from endreprisals.domain.states import states
from endreprisals.formats.babel_names import babel_locale
from endreprisals.mechanisms.router_asked import Asked
from endreprisals.mechanisms.router_data import RouterData
from endreprisals.web import router_answer, router_words
from endreprisals.web.i18n import current_language
from endreprisals.web.state_names import state_name

register = template.Library()


@register.simple_tag
def router_question(name: str) -> str:
    """A question of the router in words."""
    return router_words.question(name)


@register.simple_tag
def router_questions(asked: Asked) -> router_words.Questions:
    """What the form offers, in words."""
    return router_words.questions(asked)


@register.simple_tag
def router_states() -> list[tuple[str, str]]:
    """Every State, by its name in the language of the page."""
    names = [(one.iso3, state_name(one.iso3)) for one in states()]
    return sorted(names, key=lambda one: unicodedata.normalize("NFKD", one[1]).casefold())


@register.simple_tag
def router_months() -> list[tuple[str, str]]:
    """The months, as `01` and in words."""
    named = get_month_names("wide", context="stand-alone", locale=babel_locale(current_language()))
    return [(f"{number:02}", named[number]) for number in range(1, 13)]


@register.simple_tag
def router_languages() -> list[tuple[str, str]]:
    """Languages that bodies take, each named in itself."""
    return router_answer.LANGUAGES


@register.simple_tag
def router_shown(route: Route | None = None) -> router_answer.Shown:
    """A route in the parts of the page; without one, every part of it, empty."""
    return router_answer.shown(route)


@register.simple_tag
def router_marks(texts: str) -> SafeString:
    """Says in which language the texts of the handbook are, where it is not the page's."""
    english = texts != current_language()
    return SafeString(' lang="en" dir="ltr"') if english else SafeString()


@register.simple_tag
def router_day(day: date) -> str:
    """A day in the language of the page."""
    return router_answer.day_in_words(day.isoformat(), current_language())


@register.simple_tag
def router_publicity(avenue: Avenue) -> str:
    """Whether a body acts in public."""
    return str(router_answer.PUBLICITY.get(avenue.confidential_or_public, ""))


@register.simple_tag
def router_until(deadline: Deadline, texts: str) -> str:
    """By when, in the language of the texts."""
    return router_answer.until(deadline, texts)


@register.simple_tag
def router_origin(told: Deadline | Avenue) -> SafeString:
    """On whose word, and whether it was read there."""
    return router_answer.origin(told)


@register.simple_tag
def router_source(text: str) -> SafeString:
    """A source, with its addresses as links."""
    return router_answer.source(text)


@register.simple_tag
def router_seen(contact: Contact) -> str:
    """When a contact was last seen at its source."""
    return router_answer.seen_words(contact.state, contact.verified_on)


@register.simple_tag(takes_context=True)
def router_ways(context: Mapping[str, Any], avenue: Avenue | None) -> list[router_answer.Way]:
    """Every way to reach a body that is on file."""
    return router_answer.ways(avenue, context["beside"]) if avenue else []


@register.simple_tag(takes_context=True)
def router_helpers(context: Mapping[str, Any]) -> list[router_answer.HelperWay]:
    """Organisations that help and can be reached."""
    return router_answer.helpers(context["beside"], context["today"])


@register.simple_tag(takes_context=True)
def router_links(context: Mapping[str, Any], avenue: Avenue | None) -> list[router_answer.Link]:
    """Where else this site tells of a body."""
    return router_answer.links(avenue.mechanism, context["beside"]) if avenue else []


@register.simple_tag(takes_context=True)
def router_committees(
    context: Mapping[str, Any], avenue: Avenue | None
) -> list[router_answer.Link]:
    """The pages of the treaty bodies that an avenue names."""
    named = avenue.committees if avenue else ()
    return router_answer.committee_links(named, context["beside"])


@register.filter
def is_unfolded(avenue: Avenue) -> bool:
    """Whether the time and the address of an avenue are seen at once."""
    return router_answer.is_unfolded(avenue)


@register.simple_tag(takes_context=True)
def router_blocks(context: Mapping[str, Any]) -> SafeString:
    """The data blocks of the page's own script: rules and facts, then words."""
    data: RouterData = context["data"]
    beside = context["beside"]
    facts = data.as_json() | {
        "links": router_answer.link_table(beside),
        "committees": router_answer.committee_table(beside),
        "helping": [one.value for one in beside.helpers],
        "contact_sources": {
            code: dict(one.sources) for code, one in beside.bodies.items() if one.sources
        },
    }
    words = router_answer.script_words(data.texts)
    return json_script(facts, "router-data") + json_script(words, "words")
