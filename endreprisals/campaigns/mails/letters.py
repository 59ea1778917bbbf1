"""Mails about letters in own words: the one that asks to confirm, and the letter itself.

A letter is looked at once more as it leaves: the case, the campaign, the list, the mailbox, the
hour and the words must all still allow it.
"""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext, override

from endreprisals.adapters.mail_out import NAME_MOST, html_from_text
from endreprisals.campaigns.letter_words import (
    about_this_letter,
    campaign_address,
    sent_in,
    signed_by,
    standing_text,
)
from endreprisals.campaigns.models import Action, Letter, SupporterAction
from endreprisals.campaigns.queries.letter_rules import (
    BEFORE_VOTE,
    CASE_WITHDRAWN,
    NAMES_THE_GONE,
    NOT_NOW,
    TEXT_ERASED,
    Hours,
    day_in_geneva,
    why_action_stops,
    why_not,
)
from endreprisals.domain.campaigning import letters as manners
from endreprisals.domain.campaigning.disclosure import may_show_country
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.ledger.words import country_name
from endreprisals.record.raises import raises
from endreprisals.states.models import Office
from endreprisals.supporters.identity import Token, opened, written_token
from endreprisals.supporters.links import forget_address, public_address
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop

CONFIRM, EDIT = "letter", "letter-edit"  # purposes of tokens
ALIVE: Final = (Letter.State.SCHEDULED,)


def confirm_letter(mail: Mail, at: datetime) -> Rendered:
    """Asks the address whether it wrote. Holds nothing that anybody typed."""
    letter = _letter(mail)
    if letter is None or letter.state != Letter.State.WAITING:
        raise Stop("not_waiting")
    because = why_action_stops(letter.action, at=at)
    if because == CASE_WITHDRAWN:
        raise Stop(because)
    confirm, edit = (letter_address(letter, purpose, mail.language) for purpose in (CONFIRM, EDIT))
    with override(mail.language):
        lines = [
            gettext("Somebody gave this address under a letter to a State on our site. If it was "
                    "you, open this page and press the button. Until then nothing is sent:"),
            confirm,
            gettext("After that a person at our desk reads the letter, and it leaves when the "
                    "mailbox of the mission has room for it."),
            gettext("Here you change it or take it back, until it is on its way:"),
            edit,
            gettext("If it was not you, do nothing: the letter is deleted after seven days. Here "
                    "everything we hold about this address is deleted at once:"),
            forget_address(letter.supporter, language=mail.language, today=at.date()),
        ]  # fmt: skip
        return Rendered(gettext("Confirm your letter"), "\n\n".join(lines) + "\n")


def letter(mail: Mail, at: datetime) -> Rendered:
    """One letter to one mailbox, at the time it was given and at no other."""
    row = _letter(mail)
    if row is None or row.words is None or row.subject is None:
        raise Stop(TEXT_ERASED)
    if row.state not in ALIVE or row.mail_id != mail.pk:
        raise Stop(row.because or NOT_NOW)
    because = why_not(row.action, row.office, row.mailbox, at=at) or _why_not_now(row, mail, at)
    if because:
        raise Stop(because)
    tells = not row.action.high_risk  # it may have become so after the writer agreed
    name = opened(bytes(row.name), about="letter.name") if row.name and tells else ""
    country, language = _country(row) if tells else "", sent_in(row.language)
    with override(ENGLISH):
        who = name or (
            gettext("A supporter in %(country)s") % {"country": country_name(country)}
            if country else gettext("A supporter")
        )  # fmt: skip
        sender = _sender(who)
    subject = opened(bytes(row.subject), about="letter.subject")
    body = opened(bytes(row.words), about="letter.words")
    if raises().gone.found_in(f"{subject}\n{body}"):
        raise Stop(NAMES_THE_GONE)
    words = "\n\n".join((
        manners.salutation(row.office.salutation, language),
        subject,
        body,
        f"{manners.closing(language)}\n\n{signed_by(language, name=name, country=country)}",
    ))  # fmt: skip
    reply = opened(bytes(row.reply_to), about="letter.reply_to") if row.reply_to and tells else ""
    about = about_this_letter(row.office, campaign_address(row.action), answers=bool(reply))
    return Rendered(
        _subject(row.action), f"{words}\n\n{about}", sender_name=sender, reply_to=reply,
        html=html_from_text([(row.language, words), (ENGLISH, about)]),
        from_local=_from_local(row.action),
    )  # fmt: skip


def letter_test(mail: Mail, at: datetime) -> Rendered:
    """The standing text of an action as one office would read it, to somebody at the desk."""
    actions = Action.objects.select_related("campaign", "about__case")
    action = actions.filter(pk=mail.detail.get("action")).first()
    office = Office.objects.filter(pk=mail.detail.get("office")).first()
    if action is None or office is None:
        raise Stop(TEXT_ERASED)
    shown = standing_text(action, office, str(mail.detail.get("approach", "ask")))
    if shown is None:
        raise Stop(TEXT_ERASED)
    with override(ENGLISH):
        head = gettext("A test. Nothing was sent to the mission.")
        about = about_this_letter(office, campaign_address(action), answers=False)
        text = "\n\n".join((head, shown.subject, shown.body, about))
        return Rendered(gettext("Test: %(subject)s") % {"subject": _subject(action)}, text)


def _letter(mail: Mail) -> Letter | None:
    rows = Letter.objects.select_related(
        "action__campaign", "action__about__case", "office", "mailbox"
    )
    return rows.filter(pk=mail.detail.get("letter")).first()


def _why_not_now(row: Letter, mail: Mail, at: datetime) -> str:
    """Its place in the budget is a day: another day is another place."""
    if day_in_geneva(at).isoformat() != mail.detail.get("day"):
        return NOT_NOW
    votes = row.mailbox.before_votes
    if not Hours(None, votes).holds(at):
        return NOT_NOW
    return "" if Hours(row.action.campaign.vote_at, votes).holds(at) else BEFORE_VOTE


def _country(row: Letter) -> str:
    """Only where the writer agreed and at least k supporters of the action, each with an address
    that was confirmed, gave the same one.
    """
    if not row.show_country:
        return ""
    counted = SupporterAction.objects.filter(
        action=row.action, country=row.country, state=SupporterAction.State.COUNTED,
        way=SupporterAction.Way.MAIL,
    )  # fmt: skip
    return row.country if may_show_country(counted.count()) else ""


def _sender(who: str) -> str:
    """What stands before our address. A long name is cut between words: the letter tells it all."""
    words = gettext("%(who)s via the campaign")
    left = NAME_MOST - len(words % {"who": ""})
    return words % {"who": _cut(who, left)}


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,;") or text[:most]


def _subject(action: Action) -> str:
    """The same for every letter of an action: nothing that anybody typed."""
    with override(ENGLISH):
        if action.about is None:
            return gettext("A letter on reprisals against those who cooperate with the UN")
        number = action.about.case.public_id
        return gettext("A letter on reprisals: case %(case)s") % {"case": number}


def _from_local(action: Action) -> str:
    """Readable before the @: spam filters take random characters for what they are elsewhere."""
    return f"case-{action.about.case.public_id}" if action.about else action.campaign.code


def letter_address(row: Letter, purpose: str, language: str) -> str:
    """The page behind which a letter is confirmed, or changed and taken back."""
    token = written_token(Token(purpose, row.supporter, f"letter-{row.pk}"))
    name = "campaigns:confirm-letter" if purpose == CONFIRM else "campaigns:edit-letter"
    return public_address(name, token, language=language)
