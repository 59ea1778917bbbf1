"""What a supporter without scripts must ask for, for each thing one can do: at most five pages.

Pages and forms are counted, from the page of the action to the last button; an answer that leads
on by itself costs no click and is not. Somebody on a slow or watched line pays for each of them.
Leaving the list and having everything erased are counted in `test_list_journey`.
"""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Final

import pytest
from django.utils.timezone import now
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import render
from tests.browser.signing_steps import MOST_REQUESTS, link_in
from tests.build_campaigns import a_campaign, a_text, an_action
from tests.campaigns.letter_world import a_mission, an_ask
from tests.campaigns.signing_world import a_card_action, a_statement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The browser's driver keeps a loop in this thread; what we ask of the database is our own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
LETTER, SHARE, SIGN, CARD = (f"/en/campaigns/test-2026/act/{number}/" for number in range(1, 5))
_writers = count(1)  # an address gets few mails a week, so each action has one of its own


def _address(page: Page, agree: str) -> None:
    page.get_by_label("Your e-mail address").fill(f"testa-{next(_writers)}@supporter.example")
    page.get_by_label(agree).check()


def _press(page: Page, name: str) -> None:
    """A button, and the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def _follow(page: Page, part: str) -> None:
    """The link in the latest mail, as the worker would write it."""
    page.goto(link_in(render(Mail.objects.latest("pk"), at=now()).text, part))


def be_counted(page: Page) -> None:
    page.goto(LETTER)
    _address(page, "I agree that I am counted")
    _press(page, "Count me")
    _follow(page, "act/confirm")
    _press(page, "Yes, count me")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are counted")


def send_it_oneself(page: Page) -> None:
    page.goto(LETTER)
    page.get_by_role("link", name="Permanent Mission of Germany").click()
    expect(page.get_by_role("link", name="Open it in my mail program")).to_be_visible()
    _press(page, "I sent it by mail")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def write_in_own_words(page: Page) -> None:
    page.goto(LETTER)
    page.get_by_role("link", name="Permanent Mission of Germany").click()
    page.get_by_label("What it is about").fill("On a lawyer who disappeared")
    page.get_by_label("Your letter").fill("I teach at a school. Please speak of this lawyer.")
    _address(page, "I agree that this letter")
    _press(page, "Send me the link that confirms it")
    _follow(page, "letters/confirm")
    _press(page, "I wrote it: let it go")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Confirmed")


def share(page: Page) -> None:
    page.goto(SHARE)
    _press(page, "I posted it: Mastodon")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def sign(page: Page) -> None:
    page.goto(SIGN)
    _address(page, "I agree that I am counted")
    _press(page, "Sign")
    _follow(page, "act/confirm")
    _press(page, "Yes, count me")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are counted")


def sign_as_organisation(page: Page) -> None:
    page.goto(SIGN)
    page.get_by_role("link", name="Sign as an organisation").click()
    page.get_by_label("Name of the organisation").fill("Invented Watch")
    page.get_by_label("Website (you may leave this out)").fill("www.ngo.example")
    page.get_by_label("Mailbox of the organisation").fill("office@ngo.example")
    page.get_by_label("Who signs: name").fill("Testa Prima")
    page.get_by_label("Who signs: office").fill("Director")
    page.get_by_label("By which decision").fill("Decision of the board of 3 May")
    page.get_by_label("I may sign for this organisation").check()
    _press(page, "Send")
    _follow(page, "organisations/confirm")
    _press(page, "The organisation signs")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Confirmed")


def send_a_card(page: Page) -> None:
    page.goto(CARD)
    page.get_by_label("Your message").fill("We think of you.")
    _address(page, "I agree that my card")
    _press(page, "Send the card")
    _follow(page, "postcards/confirm")
    _press(page, "Send the card on")
    expect(page.get_by_role("heading", level=1)).to_have_text("The card is with us")


def join_the_list(page: Page) -> None:
    page.goto("/en/list/")
    _address(page, "I agree")
    _press(page, "Send me the link")
    _follow(page, "list/confirm")
    _press(page, "I agree: put me on the list")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are on the list")


ACTIONS: Final[tuple[Callable[[Page], None], ...]] = (
    be_counted, send_it_oneself, write_in_own_words, share, sign, sign_as_organisation,
    send_a_card, join_the_list,
)  # fmt: skip


@pytest.fixture(autouse=True)
def a_campaign_with_every_action() -> None:
    """Open on whatever day the test runs."""
    today = now().date()
    a_campaign(opens_on=today - timedelta(days=2), closes_on=today + timedelta(days=30))
    a_mission(an_ask())
    posts = an_action("share")
    a_text(posts, "share", "A lawyer was reportedly stopped on the way to the United Nations.")
    a_statement()
    a_card_action()


@pytest.fixture
def supporter(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_no_action_costs_a_supporter_without_scripts_six_requests(supporter: Page) -> None:
    asked: list[str] = []
    supporter.on(
        "request",
        lambda one: (
            asked.append(one.url)
            if one.resource_type == "document" and one.redirected_from is None
            else None
        ),
    )
    needed: dict[str, int] = {}
    for act in ACTIONS:
        asked.clear()
        act(supporter)
        needed[act.__name__] = len(asked)

    assert {name: many for name, many in needed.items() if many > MOST_REQUESTS} == {}
    assert min(needed.values()) >= 2  # every one of them was seen by the counter
    assert supporter.context.cookies() == []
