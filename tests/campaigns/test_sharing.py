"""Posting: plain links, a warning first, nothing from elsewhere, numbers only by a press."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from endreprisals.campaigns.models import Action, Campaign, Text
from tests.build import NOON, a_case, a_mention
from tests.build_campaigns import a_campaign_case, a_text, an_action

pytestmark = pytest.mark.django_db
PAGE = "/en/campaigns/test-2026/act/1/"


@pytest.fixture
def shared(made_ready: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> Action:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    case = a_case(public_id="EGY-2019-001")
    a_mention(case)
    row = a_campaign_case(case=case)
    action = an_action("share", about=row)
    a_text(action, "share", "States should speak of Testa Fictiva & others.")
    made_ready()
    return action


def _page(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_service_is_a_plain_link_with_the_address_of_the_story(
    client: Client, shared: Action
) -> None:
    links = re.findall(r'<a href="((?:https|mailto):[^"]*)"', _page(client))
    hosts = [link.split("/")[2] if "//" in link else "mail" for link in links]

    assert {"twitter.com", "bsky.app", "share.joinmastodon.org", "wa.me", "t.me"} <= set(hosts)
    story = "%2Fen%2Fcampaigns%2Ftest-2026%2Fcases%2FEGY-2019-001%2F"
    assert all(story in link for link in links)
    assert all("%26" in link for link in links), "an & of the words does not end the address"


def test_the_warning_comes_before_the_links(client: Client, shared: Action) -> None:
    page = _page(client)

    assert page.index("A post stands under your name") < page.index("https://twitter.com")


def test_a_warning_never_falls_back_to_english_without_saying_so(
    client: Client, shared: Action
) -> None:
    page = _page(client, "/fr" + PAGE[3:])
    posting = re.search(r'<p( lang="en" dir="ltr")?>A post stands under your name', page)

    assert posting is None or posting[1], "English words are marked as English"
    assert posting is None or 'lang="en"' in page


def test_nothing_is_loaded_and_no_script_runs(client: Client, shared: Action) -> None:
    page = _page(client)

    assert "<script" not in page
    assert not re.findall(r'src="https?:', page)


def test_the_buttons_name_ways_that_can_be_reported(client: Client, shared: Action) -> None:
    from endreprisals.domain.campaigning.counting import SELF_WAYS

    ways = re.findall(r'name="way" value="([^"]+)"', _page(client))

    assert len(ways) == 6
    assert set(ways) <= set(SELF_WAYS)
    assert 'action="/en/campaigns/test-2026/act/1/did/"' in _page(client)


@pytest.mark.parametrize(
    ("state", "words"), [("paused", "paused at the moment"), ("closed", "This is over")]
)
def test_an_action_that_is_not_open_shows_no_link(
    client: Client, shared: Action, state: str, words: str
) -> None:
    Action.objects.update(state=state)
    page = _page(client)

    assert words in page
    assert "twitter.com" not in page


def test_without_words_there_is_nothing_to_post(client: Client, shared: Action) -> None:
    Text.objects.update(state=Text.State.DRAFT)

    assert "There are no words to post yet" in _page(client)


def test_a_draft_action_is_not_there(client: Client, shared: Action) -> None:
    Action.objects.update(state=Action.State.DRAFT)
    assert client.get(PAGE).status_code == 404


def test_a_post_about_the_whole_campaign_leads_to_the_campaign(
    client: Client, shared: Action
) -> None:
    Action.objects.update(about=None)
    Campaign.objects.update(opens_on=None)
    assert "not open yet" in _page(client)
    Campaign.objects.update(opens_on=NOON.date())

    assert "%2Fcampaigns%2Ftest-2026%2F" in _page(client)
    assert "%2Fcases%2F" not in _page(client)
