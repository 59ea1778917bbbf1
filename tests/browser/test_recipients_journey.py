"""A mailbox seen by two people, and recipients chosen by a rule, at the desk in a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import test_desk_journey as desk

pytestmark = pytest.mark.browser
prepared, doors = desk.prepared, desk.doors
LIST = "/campaigns/journey-2026/act/1/recipients/"
# A campaign about a case in Egypt with one letter action, for an installation of its own.
A_CAMPAIGN = """
from django.utils.timezone import now
from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.record.models import Case
entered = {"entered_by": "account-0", "entered_at": now()}
campaign = Campaign.objects.create(code="journey-2026", year=2026, **entered)
case = CampaignCase.objects.create(
    campaign=campaign, case=Case.objects.get(public_id="EGY-2017-003"), choice="chosen",
    basis="public_source", **entered,
)
Action.objects.create(campaign=campaign, number=1, kind="letter", about=case, **entered)
"""


@pytest.fixture(scope="module", autouse=True)
def planned(prepared: Path) -> None:
    """The installation that is copied for each test has a campaign in it."""
    subprocess.run(  # noqa: S603 -- our own program, with fixed words
        [sys.executable, "-m", "endreprisals", "shell", "-c", A_CAMPAIGN],
        env=desk._environment(prepared) | {"PATH": os.environ["PATH"]}, check=True,
        capture_output=True,
    )  # fmt: skip


def _campaign_editor(page: Page, pseudonym: str) -> str:
    """An account that plans and checks campaigns; returns its one-time code."""
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Pseudonym").fill(pseudonym)
    page.get_by_label("Campaign editor").check()
    page.get_by_role("button", name="Make the account").click()
    return page.locator("#one-time-code").inner_text()


def _enter_mailbox(page: Page) -> str:
    """With a slip first, which is said and mended; returns the address of its page."""
    page.goto("/mailboxes/enter/")
    page.get_by_label("Address").fill("mission.liechtenstein")
    page.get_by_label("Source").fill("Blue Book, November 2026")
    page.locator("#keep").click()
    expect(page.get_by_role("alert")).to_contain_text("this is no mail address")
    page.get_by_label("Address").fill("mission.liechtenstein@mission.example")
    page.locator("#keep").click()
    expect(page.locator("#standing")).to_have_text("to be checked")
    return page.url


def _enter_office(page: Page, mailbox: str) -> str:
    page.goto("/offices/enter/")
    page.get_by_label("Of which State").fill("Liechtenstein")
    page.get_by_label("Number of its mailbox").fill(mailbox)
    page.get_by_label("Source").fill("Blue Book, November 2026")
    page.get_by_label("Seen on").fill("2026-11-01")
    page.locator("#keep").click()
    expect(page.locator("h1")).to_have_text("LIE-mission-geneva")
    return page.url


def _has_no_barrier(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def test_two_people_check_a_mailbox_and_a_rule_puts_its_state_on_the_list(
    doors: desk.Doors, browser: Browser
) -> None:
    administrator = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    keeper = browser.new_context(base_url=doors.desk).new_page()
    second = browser.new_context(base_url=doors.desk).new_page()
    desk._begin(administrator, doors.pseudonym, doors.code)
    for page, name in ((keeper, "keeper"), (second, "second-reader")):
        desk._begin(page, name, _campaign_editor(administrator, name))

    mailbox = _enter_mailbox(keeper)
    office = _enter_office(keeper, mailbox.rstrip("/").rpartition("/")[2])
    for place in (mailbox, office):
        keeper.goto(place)
        expect(keeper.locator("#check")).to_have_count(0)
        second.goto(place)
        second.locator("#check").click()
        expect(second.locator("#standing")).to_have_text("live")

    keeper.goto(f"{LIST}choose/")
    keeper.get_by_label("Spoke on reprisals").check()
    keeper.locator("#look").click()
    expect(keeper.locator("#preview")).to_contain_text("LIE-mission-geneva")
    expect(keeper.locator("#state-EGY")).to_have_count(0)
    _has_no_barrier(keeper)
    keeper.locator("#state-DNK").uncheck()
    keeper.locator("#keep").click()
    expect(keeper.locator("#recipients")).to_contain_text("LIE-mission-geneva")
    expect(keeper.locator("#recipients")).not_to_contain_text("Denmark")

    lists = ("/offices/", "/offices/enter/", office, "/mailboxes/", mailbox, "/mailboxes/enter/")
    for place in (LIST, f"{LIST}risk/", *lists):
        second.goto(place)
        _has_no_barrier(second)
