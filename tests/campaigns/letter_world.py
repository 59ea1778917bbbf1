"""A small world to write letters in: one case, one action, one mission. Everybody is invented."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from endreprisals.campaigns.models import Action, Letter
from endreprisals.campaigns.services import letters, letters_seen
from endreprisals.campaigns.services.letters import OwnWords, Tells, Writer
from endreprisals.record.queries.names_in_text import Names
from endreprisals.record.raises import NOTHING
from endreprisals.states.models import Office
from endreprisals.supporters import identity
from endreprisals.supporters.models import Mail
from tests.build import NOON
from tests.build_campaigns import (
    a_campaign,
    a_campaign_case,
    a_mailbox,
    a_recipient,
    a_text,
    an_action,
    an_office,
)

_numbers = count(1)
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "qui",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
    "yu",
]
EVERYTHING = Tells(name=True, address=True, country=True)
# The record in which somebody of this name is not shown any more.
WITHOUT_TESTA = replace(NOTHING, gone=Names(frozenset({("fictiva", "testa")}), (2,)))
ASK = "We ask your Government to name the case of Testa Fictiva in the debate of the Council."


def an_ask(*, moderated: bool = True, **changes: Any) -> Action:
    """An open action about one case, with checked English words."""
    campaign = a_campaign()
    about = changes.pop("about", None) or a_campaign_case(campaign)
    action = an_action(campaign=campaign, about=about, moderated=moderated, **changes)
    a_text(action, "ask", ASK, heading="Please name the case of Testa Fictiva")
    return action


def a_mission(action: Action, iso3: str = "DEU", **changes: Any) -> Office:
    """An office on the list, with a mailbox of its own."""
    mailbox = changes.pop("mailbox", None) or a_mailbox()
    office = an_office(iso3, mailbox, **changes)
    a_recipient(action, office)
    return office


def own_words(number: int | None = None) -> str:
    """Forty invented words that are like no other forty."""
    at = (number if number is not None else next(_numbers)) * 7919 + 13
    words = []
    for place in range(40):
        at = (at * 1103515245 + 12345 + place) % 2**31
        words.append(
            SYLLABLES[at // 7 % 20] + SYLLABLES[at // 149 % 20] + SYLLABLES[at // 3001 % 20]
        )
    return " ".join(words) + "."


def given(words: str = "", **changes: Any) -> OwnWords:
    """What the form hands over."""
    made = OwnWords(subject="On Testa Fictiva", words=words or own_words(), language="en")
    return replace(made, **changes)


def a_writer(name: str = "") -> Writer:
    """Somebody with an address that nobody has."""
    address = f"{name or f'writer-{next(_numbers)}'}@supporter.example"
    return Writer(identity.supporter_key(address), identity.seal(address, about="mail.address"))


def a_received(
    action: Action, office: Office, *, writer: str = "", at: datetime = NOON, **changes: Any
) -> Letter:
    """A letter that waits for the button."""
    kept = letters.receive(
        given(**changes), a_writer(writer), action=action.pk, office=office, at=at
    )
    assert kept is not None
    return kept


def a_confirmed(
    action: Action, office: Office, *, writer: str = "", at: datetime = NOON, **changes: Any
) -> Letter:
    """A letter whose writer ticked what it may tell, and pressed the button."""
    letter = a_received(action, office, writer=writer, at=at, **changes)
    letters.confirm(letter.pk, supporter=letter.supporter, at=at, tells=EVERYTHING)
    return Letter.objects.get(pk=letter.pk)


def a_queued(
    action: Action, office: Office, *, writer: str = "", at: datetime = NOON, **changes: Any
) -> Letter:
    """A letter that may go as soon as there is room."""
    letter = a_confirmed(action, office, writer=writer, at=at, **changes)
    if letter.state == Letter.State.TO_SEE:
        letters_seen.approve(letter.pk, sample="", by="account-1", at=at)
    return Letter.objects.get(pk=letter.pk)


def mail_of(letter: Letter) -> Mail:
    """The mail of a letter that has a place."""
    letter.refresh_from_db()
    assert letter.mail is not None
    return letter.mail


def took(mail: Mail, *, at: datetime | None = None) -> None:
    """As if the relay had taken it."""
    moment = at or mail.not_before + timedelta(seconds=5)
    Mail.objects.filter(pk=mail.pk).update(state="sent", sent_at=moment, ended_at=moment)


def opened(sealed: "bytes | memoryview[int] | None", about: str) -> str:
    """What was sealed."""
    assert sealed is not None
    return identity.opened(bytes(sealed), about=about)
