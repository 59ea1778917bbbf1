"""Words around letters: the standing text of an action, who we are and why we write."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override

from endreprisals.campaigns.models import Action, Text
from endreprisals.domain.campaigning import letters as manners
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.ledger.words import country_name
from endreprisals.record.raises import raises
from endreprisals.states.models import Office
from endreprisals.supporters.links import public_address


@dataclass(frozen=True, slots=True)
class StandingText:
    """The letter of an action to one office: every word of it checked by a second person."""

    language: str  # the working language of the office, or English
    subject: str
    body: str
    english: str  # below it; blank where the letter is in English
    in_english_alone: bool  # though the office works in another language


def standing_text(
    action: Action, office: Office, approach: str, *, country: str = ""
) -> StandingText | None:
    """In the office's language with English below where that text is checked; None without any.

    A text that holds the name of somebody who is not shown any more counts as none.
    """
    rows = Text.objects.filter(action=action, part=approach, state=Text.State.REVIEWED).exclude(
        body=""
    )
    gone = raises().gone
    texts = {one.language: one for one in rows
             if not gone.found_in(f"{one.heading}\n{one.body}")}  # fmt: skip
    if ENGLISH not in texts:
        return None
    language = manners.language_for(office.languages, tuple(texts)) or ENGLISH
    text = texts[language]
    english = _whole(texts[ENGLISH].body, office, ENGLISH, country)
    wanted = office.languages[0] if office.languages else ENGLISH
    return StandingText(
        language=language,
        subject=text.heading or texts[ENGLISH].heading,
        body=_whole(text.body, office, language, country),
        english=english if language != ENGLISH else "",
        in_english_alone=language == ENGLISH and wanted != ENGLISH,
    )  # fmt: skip


def _whole(body: str, office: Office, language: str, country: str) -> str:
    head = manners.salutation(office.salutation, language)
    foot = f"{manners.closing(language)}\n\n{signed_by(language, country=country)}"
    return "\n\n".join((head, body.strip(), foot))


def sent_in(language: str) -> str:
    """The language itself where letters may go out in it, else English."""
    return language if language in manners.sent_languages() else ENGLISH


def signed_by(language: str, *, name: str = "", country: str = "") -> str:
    """The line under a letter. `country` is a code, only where it may be shown."""
    with override(language):
        where = country_name(country) if country else ""
    return manners.signature(language, name=name, country=where)


def office_name(office: Office) -> str:
    """What an office is called: by its own name, else made from what it is, whose and where."""
    return office.name or name_of_office(office.kind, office.state_id or "", office.city)


def name_of_office(kind: str, state: str, city: str) -> str:
    """What an office without a name of its own is called. `state` is ISO3 or blank."""
    place = {"state": country_name(state), "city": city}
    words = {
        Office.Kind.MISSION: gettext("Permanent Mission of %(state)s, %(city)s"),
        Office.Kind.EMBASSY: gettext("Embassy of %(state)s, %(city)s"),
        Office.Kind.MINISTRY: gettext("Ministry of Foreign Affairs of %(state)s"),
        Office.Kind.OFFICE_HOLDER: gettext("Office of %(state)s, %(city)s"),
    }
    return (words[Office.Kind(kind)] % place).removesuffix(", ")


def title_of(action: Action) -> str:
    """What the campaign is called in English, as missions read it; its code where it has none."""
    rows = Text.objects.filter(
        campaign=action.campaign_id, case=None, action=None, part="title", language=ENGLISH,
        state=Text.State.REVIEWED,
    )  # fmt: skip
    title = rows.exclude(heading="").values_list("heading", flat=True).first()
    return raises().gone.told(title) if title else action.campaign.code


def campaign_address(action: Action) -> str:
    """The page of the campaign, where every number and every text stands."""
    return public_address("campaigns:campaign", action.campaign.code, language=ENGLISH)


def about_this_letter(office: Office, campaign: str, *, answers: bool) -> str:
    """Who we are, why this mailbox, how to reply, how to stop. English, as every word here is."""
    with override(ENGLISH):
        to_whom = (
            gettext("If you reply, your answer goes to the person who wrote: they asked for that.")
            if answers else
            gettext("If you reply, your answer goes to the staff of the campaign, not to the "
                    "person who wrote. A person reads every answer.")
        )  # fmt: skip
        return "\n".join((
            "--",
            gettext("One person wrote this letter, confirmed their mail address and sent it "
                    "through a campaign for people who face reprisals because they cooperate with "
                    "the United Nations: %(address)s") % {"address": campaign},
            _why_this_mailbox([office]),
            to_whom,
            _how_to_stop(),
        ))  # fmt: skip


def about_this_digest(offices: Iterable[Office]) -> str:
    """The same for a digest."""
    with override(ENGLISH):
        return "\n".join((
            "--",
            gettext("These numbers come from a campaign for people who face reprisals because they "
                    "cooperate with the United Nations: %(address)s")
            % {"address": settings.SITE_ORIGIN},
            _why_this_mailbox(offices),
            gettext("A count says how many asked us to tell you; it says nothing of what follows "
                    "from it. If you reply, a person at the campaign reads it."),
            _how_to_stop(),
        ))  # fmt: skip


def _why_this_mailbox(offices: Iterable[Office]) -> str:
    names = "; ".join(office_name(one) for one in offices)
    return gettext(
        "You get it because this mailbox is published as that of: %(offices)s. It gets at most 20 "
        "letters a day, in office hours, over all our campaigns; all others are counted and told "
        "in a digest."
    ) % {"offices": names}


def _how_to_stop() -> str:
    contact = settings.CONTACT_EMAIL
    ask = gettext("Reply with STOP and we write no more. Reply with DIGEST ONLY and we send "
                  "numbers alone.")  # fmt: skip
    who = gettext("Who is responsible: %(contact)s") % {"contact": contact} if contact else ""
    return f"{ask} {who}".strip()
