"""What the mails of the list say, and when they must not leave."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings

from endreprisals.supporters.models import Mailing, Subscriber
from endreprisals.supporters.rendering import Stop
from endreprisals.supporters.services import subscribing
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON
from tests.supporters.list.world import (
    a_mailing,
    asked,
    confirmed,
    mails,
    on_the_list,
    rendered,
)

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^\s\"<]+")


def test_the_confirmation_leads_to_the_button_and_to_erasure_and_names_nobody() -> None:
    asked()

    said = rendered(mails("confirm-news")[0])

    assert said.subject == "Please confirm your address"
    paths = [re.sub(r"~.*", "", link) for link in LINK.findall(said.text)]
    origin = "http://127.0.0.1:8000/en"
    assert paths == [f"{origin}/list/confirm/confirm", f"{origin}/forget/erase"]
    assert said.unsubscribe == ""
    for words in (said.subject, said.text, said.html):
        assert "testa@" not in words
        assert "supporter.example" not in words


def test_the_confirmation_speaks_the_language_that_was_chosen() -> None:
    asked(language="fr")

    assert "/fr/list/confirm/" in rendered(mails("confirm-news")[0]).text


@override_settings(LANGUAGES=[("en", "English"), ("fr", "Français")])
def test_a_language_without_pages_leads_to_english_ones() -> None:
    asked(language="bo")

    assert "/en/list/confirm/" in rendered(mails("confirm-news")[0]).text


def test_a_confirmation_that_is_out_of_date_does_not_leave() -> None:
    row = asked()
    assert row is not None
    [mail] = mails("confirm-news")

    with pytest.raises(Stop, match="not_waiting"):
        rendered(mail, NOON + timedelta(days=7))
    confirmed(row)
    with pytest.raises(Stop, match="not_waiting"):
        rendered(mail)
    row.delete()
    with pytest.raises(Stop, match="subscriber_gone"):
        rendered(mail)


def test_who_is_on_the_list_is_told_so_with_the_ways_out() -> None:
    row = on_the_list()
    asked()
    [mail] = mails("confirm-news")

    said = rendered(mail)
    assert "on the list already" in said.text
    assert said.unsubscribe in said.text
    subscribing.leave(row.pk, at=NOON)
    with pytest.raises(Stop, match="not_subscribed"):
        rendered(mail)


def test_a_mailing_carries_its_words_and_three_ways_out() -> None:
    on_the_list(language="fr")
    a_mailing("en", "fr")
    queue_due(NOON)

    said = rendered(mails()[0])

    assert said.subject == "News in fr"
    assert said.text.startswith("Words in fr.\n")
    assert said.unsubscribe.startswith("http://127.0.0.1:8000/fr/list/leave/unsubscribe~")
    for part in ("/fr/list/leave/", "/fr/list/change/", "/fr/links/"):
        assert part in said.text
        assert part in said.html
    assert "/forget/" not in said.text + said.html  # it lies in a mailbox for years
    assert "testa@" not in said.text + said.html


def test_a_mail_loads_nothing_and_its_links_lead_where_they_say() -> None:
    on_the_list()
    mailing = a_mailing()
    mailing.texts.update(body="Read https://source.example/a?b=1&c=2.\n\nThanks & <b>bye</b>")
    queue_due(NOON)

    html = rendered(mails()[0]).html

    shown = re.findall(r'<a href="([^"]+)">([^<]+)</a>', html)
    assert shown[0] == ("https://source.example/a?b=1&amp;c=2",) * 2
    assert all(target == words for target, words in shown)
    assert "&lt;b&gt;bye&lt;/b&gt;" in html
    for forbidden in ("<img", "<style", "<script", "<link", "src=", "http-equiv"):
        assert forbidden not in html


def test_a_mailing_does_not_reach_who_left_chose_otherwise_or_when_it_was_stopped() -> None:
    row = on_the_list()
    mailing = a_mailing()
    queue_due(NOON)
    [mail] = mails()

    Subscriber.objects.update(topics=["reports"])
    with pytest.raises(Stop, match="other_topics"):
        rendered(mail)
    Subscriber.objects.update(topics=["campaigns"])
    mailing.texts.all().delete()
    with pytest.raises(Stop, match="no_text"):
        rendered(mail)
    Mailing.objects.update(state=Mailing.State.STOPPED)
    with pytest.raises(Stop, match="mailing_stopped"):
        rendered(mail)
    Mailing.objects.update(state=Mailing.State.QUEUED)
    subscribing.leave(row.pk, at=NOON)
    with pytest.raises(Stop, match="not_subscribed"):
        rendered(mail)
    mailing.delete()
    with pytest.raises(Stop, match="mailing_stopped"):
        rendered(mail)
