"""Writing to a State in each of the three ways, without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser import test_desk_journey as desk
from tests.browser.signing_steps import (
    LATEST,
    MOST_REQUESTS,
    is_open_to_all,
    link_in,
    pages_of,
    run,
)

pytestmark = pytest.mark.browser
prepared, doors = desk.prepared, desk.doors
PLACE = "/en/campaigns/test-2026/act/1/"
SETUP = """
from datetime import date
from django.utils.timezone import now
from endreprisals.campaigns.models import *
from endreprisals.record.models import Case
from endreprisals.states.models import Mailbox, Office
at = now()
by = {"entered_by": "account-a", "entered_at": at}
two = by | {"checked_by": "account-b", "checked_at": at}
campaign = Campaign.objects.create(code="test-2026", year=2026, state="open",
    opens_on=date(2020, 1, 1), closes_on=date(2099, 12, 31), languages=["en"], **by)
about = CampaignCase.objects.create(campaign=campaign, choice="chosen", basis="public_source",
    case=Case.objects.get(public_id="EGY-2017-003"), **by)
action = Action.objects.create(campaign=campaign, number=1, kind="letter", state="open",
    about=about, **two)
mailbox = Mailbox.objects.create(address="mission@mission.example", source="invented",
    verified_on=at.date(), **two)
office = Office.objects.create(code="DEU-mission-geneva", kind="permanent_mission", state_id="DEU",
    city="Geneva", salutation="excellency", languages=["en"], mailbox=mailbox, source="invented",
    postal_address="1 Invented Street\\n1200 Geneva", verified_on=at.date(), **two)
Recipient.objects.create(action=action, office=office, state_id="DEU", how="hand",
    added_by="account-a", added_at=at)
for part, heading, body in (
    ("title", "An invented letter", ""),
    ("ask", "Please name the case", "We ask your Government to name this case."),
    ("thank", "Thank you", "We thank your Government for naming this case."),
    ("remind", "Please name it again", "We ask your Government to name this case again."),
):
    Text.objects.create(campaign=campaign, action=action, part=part, language="en",
        heading=heading, body=body, state="reviewed", **two)
"""


def test_a_letter_is_opened_written_and_counted_without_a_script(
    doors: desk.Doors, browser: Browser, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    run(var, SETUP)
    page = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    _open_it(page)
    _write_own_words(page, var)
    _be_counted(page, var)
    assert page.context.cookies() == []

    reader = browser.new_context(base_url=doors.public).new_page()
    for place in (PLACE, f"{PLACE}offices/DEU-mission-geneva/"):
        is_open_to_all(reader, place)


def asked(requests: list[Request]) -> int:
    """Pages and forms that somebody asked for; where an answer leads by itself is not counted."""
    return sum(one.redirected_from is None for one in requests)


def _open_it(page: Page) -> None:
    requests = pages_of(page)
    page.goto(PLACE)
    page.get_by_role("link", name="Permanent Mission of Germany").click()
    letter = page.get_by_role("link", name="Open it in my mail program")
    href = letter.get_attribute("href") or ""
    assert href.startswith("mailto:mission@mission.example?subject=")
    with page.expect_download() as paper:
        page.get_by_role("link", name="Letter as PDF").click()
    assert paper.value.suggested_filename == "letter-DEU-mission-geneva.pdf"
    page.get_by_role("button", name="I posted it").click()
    page.wait_for_url("**/thanks/**")
    assert asked(requests) <= MOST_REQUESTS


def _write_own_words(page: Page, var: Path) -> None:
    requests = pages_of(page)
    page.goto(PLACE)
    page.get_by_role("link", name="Permanent Mission of Germany").click()
    page.get_by_label("What it is about").fill("On a lawyer who disappeared")
    page.get_by_label("Your letter").fill("I teach at a school. Please speak of this lawyer.")
    page.get_by_label("Your e-mail address").fill("writer@supporter.example")
    page.get_by_label("I agree that this letter").check()
    page.get_by_role("button", name="Send me the link that confirms it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(link_in(run(var, LATEST), "letters/confirm"))
    page.get_by_role("button", name="I wrote it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("a person at our desk reads it")
    assert asked(requests) <= MOST_REQUESTS


def _be_counted(page: Page, var: Path) -> None:
    requests = pages_of(page)
    page.goto(PLACE)
    page.get_by_label("Your e-mail address").fill("counted@supporter.example")
    page.get_by_label("I agree that I am counted").check()
    page.get_by_role("button", name="Count me").click()
    page.wait_for_url("**/thanks/**")
    page.goto(link_in(run(var, LATEST), "act/confirm"))
    page.get_by_role("button", name="Yes, count me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are counted")
    assert asked(requests) <= MOST_REQUESTS
