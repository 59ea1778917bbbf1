"""A person and an organisation sign a joint statement, without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import test_desk_journey as desk
from tests.browser.signing_steps import (
    LATEST,
    MOST_REQUESTS,
    SETUP,
    is_open_to_all,
    link_in,
    pages_of,
    run,
)

pytestmark = pytest.mark.browser
prepared, doors = desk.prepared, desk.doors
PLACE = "/en/campaigns/test-2026/act/1/"
NAME, NGO = "Testa Signataria", "Invented Watch"


def test_a_person_and_an_organisation_sign_and_stand_in_the_list_once_somebody_looked(
    doors: desk.Doors, browser: Browser, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    run(var, SETUP)
    page = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    _sign(page, var)
    _sign_as_organisation(page, var)
    page.goto(f"{PLACE}signatories/")
    for name in (NAME, NGO):
        expect(page.get_by_text(name)).to_have_count(0)

    moderator = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    desk._begin(moderator, doors.pseudonym, doors.code)
    _look(moderator)
    page.goto(f"{PLACE}signatories/")
    for name in (NAME, NGO):
        expect(page.get_by_text(name)).to_be_visible()
    assert page.context.cookies() == []

    reader = browser.new_context(base_url=doors.public).new_page()
    for place in (PLACE, f"{PLACE}signatories/", f"{PLACE}organisations/"):
        is_open_to_all(reader, place)


def _sign(page: Page, var: Path) -> None:
    requests = pages_of(page)
    page.goto(PLACE)
    expect(page.get_by_text("We ask States to speak.")).to_be_visible()
    page.get_by_label("Your e-mail address").fill("testa@supporter.example")
    page.get_by_label("I want my name to stand in public").check()
    page.get_by_label("I agree that I am counted").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.wait_for_url("**/thanks/**")
    assert len(requests) <= MOST_REQUESTS
    requests.clear()
    page.goto(link_in(run(var, LATEST), "act/confirm"))
    page.get_by_label("List my name in public").check()
    page.get_by_label("Name as it should be listed").fill(NAME)
    page.get_by_role("button", name="Yes, count me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are counted")
    assert len(requests) <= MOST_REQUESTS


def _sign_as_organisation(page: Page, var: Path) -> None:
    requests = pages_of(page)
    page.goto(PLACE)
    page.get_by_role("link", name="Sign as an organisation").click()
    page.get_by_label("Name of the organisation").fill(NGO)
    page.get_by_label("Website (you may leave this out)").fill("www.ngo.example")
    page.get_by_label("Mailbox of the organisation").fill("office@ngo.example")
    page.get_by_label("Who signs: name").fill("Testa Prima")
    page.get_by_label("Who signs: office").fill("Director")
    page.get_by_label("By which decision").fill("Decision of the board of 3 May")
    page.get_by_label("I may sign for this organisation").check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(link_in(run(var, LATEST), "organisations/confirm"))
    page.get_by_role("button", name="The organisation signs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Confirmed: a person will look at the mandate"
    )
    assert len(requests) <= MOST_REQUESTS


def _look(moderator: Page) -> None:
    moderator.goto("/signatures/")
    moderator.get_by_role("link", name="Look at names").click()
    moderator.get_by_label("Decision on name 1").select_option("show")
    moderator.locator("#decide").click()
    expect(moderator.get_by_text("No name waits.")).to_be_visible()
    moderator.goto("/signatures/")
    moderator.get_by_role("link", name=NGO).click()
    expect(moderator.get_by_text("office@ngo.example")).to_be_visible()
    moderator.get_by_role("button", name="Verified: show the organisation").click()
    expect(moderator.get_by_role("heading", level=1)).to_have_text("Signatures")
