"""The questions and answers of the router in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from endreprisals.mechanisms import router_asked
from endreprisals.mechanisms.router_asked import Asked
from endreprisals.web import terms

Choices = Sequence[tuple[str, str]]  # code, words
QUESTIONS: Mapping[str, Promise] = {
    "now": pgettext_lazy("router", "Is anybody in danger, held or missing now?"),
    "body": pgettext_lazy("router", "With whom was the contact?"),
    "part": pgettext_lazy("router", "Which committee or working group, if it was one"),
    "act": pgettext_lazy("router", "What happened?"),
    "person": pgettext_lazy("router", "To whom did it happen?"),
    "child": pgettext_lazy("router", "Is the person under 18?"),
    "wish": pgettext_lazy("router", "Should it stay confidential?"),
    "informed": pgettext_lazy(
        "router", "Does who decides, the person or close family, know what reporting may bring?"
    ),
    "agreed": pgettext_lazy(
        "router", "Has the person agreed that this is reported, or the family for them?"
    ),
    "country": pgettext_lazy("router", "Which State is behind it?"),
    "when": pgettext_lazy("router", "When did it happen?"),
    "languages": pgettext_lazy("router", "In which languages can you write?"),
}
SKIPPED = pgettext_lazy("router", "Leave this out")
NOW: Mapping[str, Promise] = {
    "danger": pgettext_lazy("router", "Somebody is in danger now"),
    "detained": pgettext_lazy("router", "Somebody is held, or was taken"),
    "no_contact": pgettext_lazy("router", "Nobody can speak with somebody who is held"),
    "missing": pgettext_lazy("router", "Nobody knows where somebody is"),
    "nobody": pgettext_lazy("router", "None of these"),
}
BODIES: Mapping[str, Promise] = {
    "HRC": pgettext_lazy(
        "router", "The Human Rights Council: a session, a side event, a body it set up"
    ),
    "UPR": pgettext_lazy("router", "The Universal Periodic Review of a State"),
    "special_procedures": pgettext_lazy(
        "router", "A special rapporteur, an independent expert or a working group"
    ),
    "treaty_body": pgettext_lazy("router", "A UN committee under a treaty (treaty body)"),
    "OHCHR": pgettext_lazy("router", "The UN Human Rights Office (OHCHR) or its High Commissioner"),
    "field_presence": pgettext_lazy(
        "router", "A UN office, team or mission in a country"
    ),
    "other:security_council": pgettext_lazy("router", "The Security Council or a peace operation"),
    "ECOSOC": pgettext_lazy("router", "The Economic and Social Council or its Committee on NGOs"),
    "other": pgettext_lazy("router", "Another body of the United Nations"),
    "ACHPR": pgettext_lazy("router", "The African Commission"),
    "IACHR": pgettext_lazy("router", "The Inter-American Commission"),
    "IACtHR": pgettext_lazy("router", "The Inter-American Court"),
    "Council_of_Europe": pgettext_lazy("router", "The Council of Europe"),
    "ECtHR": pgettext_lazy("router", "The European Court of Human Rights"),
    "OSCE": pgettext_lazy("router", "The OSCE"),
    "ASEAN": pgettext_lazy("router", "ASEAN or its Commission"),
    "unclear": pgettext_lazy("router", "Not sure which"),
    "none": pgettext_lazy("router", "With none: there was no such contact"),
}  # fmt: skip
WORKING_GROUPS: Mapping[str, Promise] = {
    "WGAD": pgettext_lazy("router", "Working Group on Arbitrary Detention"),
    "WGEID": pgettext_lazy("router", "Working Group on Enforced or Involuntary Disappearances"),
}
ACT_GROUPS: Mapping[str, Promise] = {
    "words": pgettext_lazy("router", "Threats, watching, attacks in words"),
    "liberty": pgettext_lazy("router", "Arrest, detention, charges, disappearance"),
    "body": pgettext_lazy("router", "Violence"),
    "travel": pgettext_lazy("router", "Travel, papers, borders"),
    "access": pgettext_lazy("router", "Kept away from a meeting or a body"),
    "work": pgettext_lazy("router", "Work, money, organisations, laws"),
    "home": pgettext_lazy("router", "Home, property, family"),
}
PERSONS: Mapping[str, Promise] = {
    "self": pgettext_lazy("router", "To me"),
    "relative": pgettext_lazy("router", "To a relative of mine"),
    "colleague": pgettext_lazy("router", "To somebody I work with or act for"),
    "organisation": pgettext_lazy("router", "To an organisation or a group"),
}
WISHES: Mapping[str, Promise] = {
    "confidential": pgettext_lazy("router", "Yes, confidential"),
    "public": pgettext_lazy("router", "No, it may become public"),
    "unsure": pgettext_lazy("router", "Not sure"),
}
YES_NO: Mapping[str, Promise] = {
    "yes": pgettext_lazy("router", "Yes"),
    "no": pgettext_lazy("router", "No"),
}


@dataclass(frozen=True, slots=True)
class Questions:
    """What the form offers for each question, in words and in order."""

    now: Choices
    body: Choices
    part: Choices
    acts: Sequence[tuple[str, Choices, bool]]  # heading, choices, whether one is chosen
    person: Choices
    child: Choices
    wish: Choices
    informed: Choices
    agreed: Choices


def question(name: str) -> str:
    """A question in words."""
    return str(QUESTIONS[name])


def questions(asked: Asked) -> Questions:
    """The form in the language of the page."""
    yes_no = _with_skip(YES_NO)
    return Questions(
        now=_words(NOW),
        body=_words(BODIES),
        part=[(code, _part(code)) for code in router_asked.PARTS],
        acts=[_group(name, codes, asked) for name, codes in router_asked.ACT_GROUPS.items()],
        person=_with_skip(PERSONS),
        child=yes_no,
        wish=_with_skip(WISHES),
        informed=yes_no,
        agreed=yes_no,
    )


def _words(choices: Mapping[str, Promise]) -> Choices:
    return [(code, str(words)) for code, words in choices.items()]


def _with_skip(choices: Mapping[str, Promise]) -> Choices:
    return [*_words(choices), ("", str(SKIPPED))]


def _group(name: str, codes: Sequence[str], asked: Asked) -> tuple[str, Choices, bool]:
    choices = [(code, terms.label("act_types", code)) for code in codes]
    return str(ACT_GROUPS[name]), choices, any(code in asked.act for code in codes)


def _part(body: str) -> str:
    of, _, code = body.partition(":")
    if of == "treaty_body":
        return terms.label("treaty_body_codes", code)
    return str(WORKING_GROUPS[code])
