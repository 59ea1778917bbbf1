"""Our own script solves what the library asks, in a real browser, and nobody needs it."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from endreprisals.campaigns.models import SupporterAction
from endreprisals.supporters.models import Mail
from tests.build_campaigns import a_text
from tests.campaigns.test_acting import a_letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The browser's driver keeps a loop in this thread; what we ask of the database is our own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
PLACE = "/en/campaigns/test-2026/act/1/"


@pytest.fixture(autouse=True)
def an_open_statement() -> None:
    action = a_letter(kind="sign")
    a_text(action, "statement", "We ask States to speak.")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_person_is_counted_at_once_with_scripts_and_by_mail_without(
    reader: Page, request: pytest.FixtureRequest
) -> None:
    complaints: list[str] = []
    reader.on("console", lambda told: complaints.append(told.text))
    reader.goto(PLACE)
    reader.get_by_label("Your e-mail address").fill("testa@supporter.example")
    reader.get_by_label("I agree that I am counted").check()
    reader.get_by_role("button", name="Sign", exact=True).click()
    reader.wait_for_url("**/thanks/**")

    scripts = request.node.callspec.params["reader"]
    row = SupporterAction.objects.get()
    assert reader.url.endswith("/thanks/counted/" if scripts else "/thanks/waiting/")
    assert (row.state, row.way) == (("counted", "proof") if scripts else ("waiting", "mail"))
    assert Mail.objects.count() == (0 if scripts else 1)
    assert complaints == []  # the content policy let everything pass that we sent
    assert reader.context.cookies() == []


def test_what_must_be_mended_keeps_what_was_typed_and_takes_a_new_proof(
    browser: Browser, live_server: LiveServer
) -> None:
    reader = browser.new_context(base_url=live_server.url).new_page()
    reader.goto(PLACE)
    reader.get_by_label("Your e-mail address").fill("testa@")
    reader.get_by_label("I agree that I am counted").check()
    reader.get_by_role("button", name="Sign", exact=True).click()
    expect(reader.locator("#problems")).to_be_visible()
    expect(reader.get_by_label("Your e-mail address")).to_have_value("testa@")
    reader.get_by_label("Your e-mail address").fill("testa@supporter.example")
    reader.get_by_role("button", name="Sign", exact=True).click()
    reader.wait_for_url("**/thanks/counted/")

    assert SupporterAction.objects.get().way == "proof"
    reader.context.close()


def test_where_the_challenge_does_not_come_the_form_is_sent_as_it_is(
    browser: Browser, live_server: LiveServer
) -> None:
    reader = browser.new_context(base_url=live_server.url).new_page()
    asked: list[str] = []
    reader.on("requestfailed", lambda told: asked.append(told.url))
    reader.route(re.compile(r"/proof/$"), lambda route: route.abort())
    reader.goto(PLACE)
    reader.get_by_label("Your e-mail address").fill("testa@supporter.example")
    reader.get_by_label("I agree that I am counted").check()
    reader.get_by_role("button", name="Sign", exact=True).click()
    reader.wait_for_url("**/thanks/**")

    assert reader.url.endswith("/thanks/waiting/")
    assert len(asked) == 1
    assert SupporterAction.objects.get().state == "waiting"
    reader.context.close()
