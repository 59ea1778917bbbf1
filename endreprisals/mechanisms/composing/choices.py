"""What can be chosen as an answer: codes of the account with their labels."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from endreprisals.domain import vocabulary
from endreprisals.mechanisms.composing.asking import Option

REGIONAL = (
    Option("ACHPR", _("African Commission on Human and Peoples’ Rights")),
    Option("IACHR", _("Inter-American Commission on Human Rights")),
    Option("IACtHR", _("Inter-American Court of Human Rights")),
    Option("Council_of_Europe", _("Council of Europe")),
    Option("OSCE", _("Organization for Security and Co-operation in Europe")),
    Option("ASEAN", _("Association of Southeast Asian Nations")),
)
KINDS = (
    Option("self", _("Me")),
    Option("relative", _("A relative of mine")),
    Option("colleague", _("A colleague or a friend")),
    Option("organisation", _("An organisation")),
    Option("group", _("Several people")),
)
LANGUAGES = (
    Option("en", _("English")),
    Option("fr", _("French")),
    Option("es", _("Spanish")),
    Option("ar", _("Arabic")),
    Option("ru", _("Russian")),
    Option("zh", _("Chinese")),
    Option("bo", _("Tibetan")),
    Option("ug", _("Uyghur")),
    Option("pt", _("Portuguese")),
    Option("fa", _("Persian")),
    Option("tr", _("Turkish")),
    Option("other", _("Another language")),
)
GIVERS = (
    Option("victim", _("The person")),
    Option("family", _("The family, because the person cannot be asked")),
    Option("representative", _("A lawyer or another representative")),
    Option("none", _("Nobody yet")),
)


def terms(name: str) -> tuple[Option, ...]:
    return tuple(
        Option(term.code, pgettext_lazy("term", term.label)) for term in vocabulary.terms(name)
    )


def bodies() -> tuple[Option, ...]:
    """Bodies one can cooperate with: each committee by itself in place of "treaty body"."""
    committees = tuple(
        replace(one, code=f"treaty_body:{one.code}") for one in terms("treaty_body_codes")
    )
    found: list[Option] = []
    for option in terms("engagement_bodies"):
        found += committees if option.code == "treaty_body" else (option,)
    return (*(one for one in found if one.code != "unclear"), *REGIONAL)
