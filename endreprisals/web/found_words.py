"""What a search found, and why, in the language of the page."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from endreprisals.search.queries import Result, Why
from endreprisals.web.templatetags.record_words import foreign

KINDS: Mapping[str, Promise] = {
    "case": pgettext_lazy("found", "Case"),
    "subject": pgettext_lazy("found", "Person, group or organisation"),
    "state": pgettext_lazy("found", "State"),
    "document": pgettext_lazy("found", "UN document"),
    "act_type": pgettext_lazy("found", "Kind of act"),
    "body": pgettext_lazy("found", "UN body"),
}
VIEWS = {
    "case": "record:case",
    "subject": "record:subject",
    "state": "record:state",
    "document": "record:document",
    "act_type": "record:act",
    "body": "record:body",
}
REASONS: Mapping[str, Promise] = {
    "same_letters": pgettext_lazy("why found", "The name is as you typed it: {matched}."),
    "reference": pgettext_lazy("why found", "The record links it to {matched}."),
    "sounds_alike_in_another_script": pgettext_lazy(
        "why found",
        "A name in another script can be read so: {matched}. Others may be called the same.",
    ),
    "another_latin_spelling": pgettext_lazy(
        "why found",
        "A name is spelled much like it: {matched}. That does not say it is the same one.",
    ),
    "similar_letters": pgettext_lazy(
        "why found",
        "A name is written much like it: {matched}. That does not say it is the same one.",
    ),
    "same_sound_other_characters": pgettext_lazy(
        "why found",
        "Spelling variant: a name sounds the same in other characters: {matched}. "
        "These may be different people.",
    ),
    "words_of_the_name": pgettext_lazy("why found", "Part of a name is like it: {matched}."),
    "characters_of_the_name": pgettext_lazy(
        "why found", "Part of a name has these characters: {matched}."
    ),
    "words_in_title": pgettext_lazy(
        "why found", "It has the words in what it is called: {matched}."
    ),
    "words_in_text": pgettext_lazy("why found", "The words are in what the record says about it."),
}


def kind(code: str) -> str:
    """What kind of thing was found."""
    return str(KINDS[code])


def address(result: Result) -> str:
    """The page of what was found."""
    return reverse(VIEWS[result.kind], args=[result.public_id])


def sentence(why: Why) -> SafeString:
    """Why it was found; what of the record agrees is marked with its language."""
    known = why.lang or why.script
    text = why.matched_text
    matched = foreign(text, why.lang, why.script) if known else format_html("<bdi>{}</bdi>", text)
    return format_html(conditional_escape(str(REASONS[why.code])), matched=matched)
