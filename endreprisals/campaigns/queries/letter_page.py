"""The pages of a letter action: who is written to and how, and the letter to one office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from endreprisals.campaigns.letter_words import (
    StandingText,
    name_of_office,
    office_name,
    standing_text,
)
from endreprisals.campaigns.models import Action
from endreprisals.campaigns.queries.counts import Counts, counts_of_action
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.letter_rules import DIGEST_ONLY, why_not
from endreprisals.campaigns.queries.recipients import Listed, listed
from endreprisals.campaigns.queries.texts import Texts, Words, texts_of
from endreprisals.domain.campaigning import letters as manners
from endreprisals.domain.campaigning.mailto import Mailto, mailto, webmail
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.ledger.words import country_name
from endreprisals.states.models import Mailbox, Office

PARTS = ("title", "intro", "prompt")
ORDER = ("ask", "remind", "thank")


class NoSuchOffice(Exception):
    """The office is not on the list of the action: 404."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the list. `office` is blank where no address of the State is known."""

    state: str  # ISO3; blank for an office of no State
    office: str  # its code
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Offices that are written to in the same way."""

    approach: str
    offices: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter action as everybody sees it."""

    here: ActionHere
    campaign: Words | None  # its title
    title: Words | None
    intro: Words | None
    groups: tuple[Group, ...]
    without_address: tuple[Asked, ...]  # States of which no office is known
    counts: Counts


@dataclass(frozen=True, slots=True)
class OfficePage:
    """What one can do about one office."""

    here: ActionHere
    campaign: Words | None
    title: Words | None
    prompt: Words | None
    office: Office
    name: str
    state: str  # ISO3; blank for an office of no State
    approach: str
    letter: StandingText | None  # None: no checked text; one can still write in own words
    address: str  # blank: no mailbox that takes mail
    mail: Mailto | None
    webmail: tuple[tuple[str, str], ...]
    wants: str  # blank; digest_only; stop
    closed: str  # why no own words are taken, a code; blank: they are
    lines: tuple[str, ...]  # of the postal address


def letter_page(here: ActionHere, *, at: datetime) -> LetterPage:
    """The action with its list. How many queries does not depend on how many offices it has."""
    texts = texts_of([here.campaign], PARTS)
    rows = listed(here.pk, at=at)
    with_office = [one for one in rows if one.office]
    found = {one.approach for one in with_office}
    groups = tuple(
        Group(code, _by_name(one for one in with_office if one.approach == code))
        for code in ORDER if code in found
    )  # fmt: skip
    return LetterPage(
        here=here,
        campaign=_words(texts, here, "title", of_action=False),
        title=_words(texts, here, "title"),
        intro=_words(texts, here, "intro"),
        groups=groups,
        without_address=_by_name(one for one in rows if not one.office),
        counts=counts_of_action(here.pk),
    )


def office_page(here: ActionHere, code: str, *, at: datetime) -> OfficePage:
    """One office of the list, with the letter in its language. Raises `NoSuchOffice`."""
    action = _action(here)
    line = next((one for one in listed(here.pk, at=at) if one.office == code), None)
    office = Office.objects.select_related("mailbox").filter(code=code).first()
    if line is None or office is None:
        raise NoSuchOffice(code)
    texts = texts_of([here.campaign], PARTS)
    letter = standing_text(action, office, line.approach)
    mailbox = office.mailbox
    closed = why_not(action, office, mailbox, at=at) if mailbox else "no_mailbox"
    open_to_mail = mailbox is not None and mailbox.is_live and closed in ("", DIGEST_ONLY)
    address = mailbox.address if mailbox and open_to_mail else ""
    takes_mail = bool(mailbox and mailbox.wish == Mailbox.Wish.NONE and address)
    whole = whole_letter(letter) if letter else ""
    told = (address, letter.subject, whole) if letter and takes_mail else None
    language = letter.language if letter else ENGLISH
    return OfficePage(
        here=here,
        campaign=_words(texts, here, "title", of_action=False),
        title=_words(texts, here, "title"),
        prompt=_words(texts, here, "prompt"),
        office=office,
        name=office_name(office),
        state=office.state_id or "",
        approach=line.approach,
        letter=letter,
        address=address if takes_mail else "",
        mail=mailto(*told, language=language) if told else None,
        webmail=webmail(*told, language=language) if told else (),
        wants=mailbox.wish if mailbox and mailbox.wish != Mailbox.Wish.NONE else "",
        closed=closed,
        lines=tuple(line for line in office.postal_address.splitlines() if line.strip()),
    )


def whole_letter(letter: StandingText) -> str:
    """The text as one puts it into a mail: English below it where it is in another language."""
    return f"{letter.body}\n\n---\n\n{letter.english}" if letter.english else letter.body


def fits_on_paper(letter: StandingText) -> bool:
    """Whether the printed letter, in the office's language alone, needs one page."""
    return manners.fits_one_page(letter.body)


def _by_name(lines: Iterable[Listed]) -> tuple[Asked, ...]:
    asked = (Asked(one.state, one.office, _name(one)) for one in lines)
    return tuple(sorted(asked, key=lambda one: one.name.casefold()))


def _name(line: Listed) -> str:
    if not line.office:
        return country_name(line.state)
    return line.name or name_of_office(line.kind, line.state, line.city)


def _action(here: ActionHere) -> Action:
    return Action.objects.select_related("campaign", "about__case").get(pk=here.pk)


def _words(texts: Texts, here: ActionHere, part: str, *, of_action: bool = True) -> Words | None:
    language = get_language() or ENGLISH
    return texts.words(here.campaign, part, language, action=here.pk if of_action else None)
