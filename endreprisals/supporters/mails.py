"""The words of the mails of the list, made when they leave.

Subjects hold no name of a person and nothing that a stranger typed: whoever looks over a shoulder
reads them. Each mail says how to leave and where one has everything erased.
"""

from datetime import datetime

from django.utils.translation import gettext, override

from endreprisals.adapters.mail_out import html_from_text
from endreprisals.supporters import links
from endreprisals.supporters.models import Mail, Mailing, MailingText, Subscriber
from endreprisals.supporters.rendering import Rendered, Stop
from endreprisals.supporters.services.subscribing import asked_number, is_waiting

GOES_OUT = (Mailing.State.CHECKED, Mailing.State.QUEUED)


def confirm_news(mail: Mail, at: datetime) -> Rendered:
    """To somebody whose address was typed: the link with the button, or that they are on it."""
    row = Subscriber.objects.filter(pk=mail.supporter).first()
    if row is None:
        raise Stop("subscriber_gone")
    language = links.offered(mail.language)
    with override(language):
        if mail.detail.get("about") == "told":
            return _told(row, language)
        return _asked(mail, row, language, at)


def news(mail: Mail, at: datetime) -> Rendered:
    """One mailing to one subscriber who is still on its topic."""
    mailing = Mailing.objects.filter(pk=mail.detail["mailing"]).first()
    if mailing is None or mailing.state not in GOES_OUT:
        raise Stop("mailing_stopped")
    row = Subscriber.objects.filter(pk=mail.supporter, state=Subscriber.State.ACTIVE).first()
    if row is None:
        raise Stop("not_subscribed")
    if mailing.topic not in row.topics:
        raise Stop("other_topics")
    unsubscribe = links.leave_address(row.pk, language=row.language)
    language = links.offered(row.language)
    with override(language):
        foot = _foot(row, language)
    text = _text_of(mailing, mail.language)
    return _rendered(text.subject, [(text.language, text.body), (language, foot)], unsubscribe)


def news_test(mail: Mail, at: datetime) -> Rendered:
    """The same words to somebody of the desk, before a second person checks them."""
    mailing = Mailing.objects.filter(pk=mail.detail["mailing"]).first()
    if mailing is None or mailing.revision != mail.detail["revision"]:
        raise Stop("mailing_changed")
    text = _text_of(mailing, mail.language)
    language = links.offered(mail.language)
    with override(language):
        foot = gettext(
            "This is a test. Links to leave and to be erased stand here in the real mail."
        )
        subject = f"[{gettext('Test')}] {text.subject}"
    return _rendered(subject, [(text.language, text.body), (language, _under_line(foot))], "")


def _asked(mail: Mail, row: Subscriber, language: str, at: datetime) -> Rendered:
    asked = asked_number(row)
    if asked != mail.detail["asked"] or not is_waiting(row, at.date()):
        raise Stop("not_waiting")
    words = "\n\n".join(
        (
            gettext(
                "Somebody typed this address into our mailing list. If it was you, open this page "
                "and press the button on it:"
            ),
            links.confirm_address(row.pk, asked=asked, language=language),
            gettext("The link works for a week. Until the button is pressed you are sent nothing."),
            gettext(
                "If it was not you, do nothing: what was typed is deleted by itself. Or have it "
                "erased now:"
            ),
            links.forget_address(row.pk, language=language, today=at.date()),
            gettext(
                "Whoever can open this mailbox sees this mail. Delete it if that could put you or "
                "somebody else in danger."
            ),
        )
    )
    return _rendered(gettext("Please confirm your address"), [(language, words)], "")


def _told(row: Subscriber, language: str) -> Rendered:
    if row.state != Subscriber.State.ACTIVE:
        raise Stop("not_subscribed")
    words = "\n\n".join(
        (
            gettext(
                "Somebody typed this address into our mailing list. It is on the list already, so "
                "nothing has changed. If it was not you, you need do nothing."
            ),
            _ways_out(row, language),
        )
    )
    unsubscribe = links.leave_address(row.pk, language=language)
    return _rendered(
        gettext("Nothing has changed for your address"), [(language, words)], unsubscribe
    )


def _foot(row: Subscriber, language: str) -> str:
    why = gettext("You get this mail because you asked for it and confirmed your address.")
    return _under_line(f"{why}\n\n{_ways_out(row, language)}")


def _ways_out(row: Subscriber, language: str) -> str:
    ways = (
        (gettext("Other topics or another language:"), links.change_address),
        (gettext("Leave the list:"), links.leave_address),
    )
    out = [f"{words}\n{address(row.pk, language=language)}" for words, address in ways]
    # Mails of the list lie in mailboxes for years, so they hold no link that erases.
    erased = gettext("To have everything about you erased, ask for a fresh link here:")
    return "\n\n".join([*out, f"{erased}\n{links.my_links_address(language=language)}"])


def _under_line(words: str) -> str:
    return f"----\n\n{words}"


def _text_of(mailing: Mailing, language: str) -> MailingText:
    text = mailing.texts.filter(language=language).first()
    if text is None:
        raise Stop("no_text")
    return text


def _rendered(subject: str, parts: list[tuple[str, str]], unsubscribe: str) -> Rendered:
    text = "\n\n".join(words.strip() for _, words in parts)
    return Rendered(subject, f"{text}\n", html=html_from_text(parts), unsubscribe=unsubscribe)
