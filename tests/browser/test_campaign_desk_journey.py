"""Two people plan, write, check and open a campaign with a letter; a reader finds it."""

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import test_desk_journey as desk

pytestmark = pytest.mark.browser
doors = desk.doors
CASE = "EGY-2017-003"  # in reports of the Secretary-General
CODE = "spring-2026"
HERE = f"/campaigns/{CODE}/"
TITLE = "An invented campaign"
# A mission that two people have seen; entering one is another journey.
OFFICE = """
from django.utils.timezone import now
from endreprisals.states.models import Mailbox, Office, State
seen = {"entered_by": "account-90", "entered_at": now(), "checked_by": "account-91",
        "checked_at": now(), "verified_on": now().date(), "source": "invented for a test"}
box = Mailbox.objects.create(address="mission@mission.example", **seen)
Office.objects.create(
    code="DEU-invented", kind="permanent_mission", state=State.objects.get(pk="DEU"),
    city="Geneva", salutation="excellency", languages=["en"], mailbox=box, **seen,
)
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the shipped data set and one invented office, to be copied."""
    var = tmp_path_factory.mktemp("prepared-campaign")
    settings = desk._environment(var) | {"DJANGO_SETTINGS_MODULE": "endreprisals.settings.desk"}
    for words in (("prepare-desk",), ("load-data",), ("shell", "-c", OFFICE)):
        subprocess.run(  # noqa: S603 -- our own program, with fixed words
            [sys.executable, "-m", "endreprisals", *words], env=settings, check=True,
            capture_output=True,
        )  # fmt: skip
    return var


def _plan(page: Page) -> None:
    page.get_by_role("link", name="Campaigns", exact=True).click()
    page.get_by_role("link", name="Plan a campaign").click()
    page.get_by_label("Code").fill(CODE)
    page.get_by_label("Debate it aims at").fill("HRC63")
    page.get_by_label("First day").fill("2026-01-01")
    page.get_by_label("Last day").fill("2099-12-31")
    page.get_by_label("Français").check()
    page.locator("#keep").click()
    expect(page.locator("h1")).to_contain_text(CODE)


def _choose(page: Page) -> None:
    page.get_by_role("link", name="Consider a case").click()
    page.get_by_label("Number of the case").fill(CASE)
    page.get_by_label("Why choose it or not").fill("Known, and the family agrees.")
    page.locator("#keep").click()
    expect(page.locator("#documents li").first).to_contain_text("A/HRC/")
    page.get_by_role("button", name="Choose it").click()
    expect(page.locator("#cases")).to_contain_text("chosen")


def _act(page: Page) -> None:
    page.get_by_role("link", name="Plan an action").click()
    page.get_by_label("What people do").select_option("letter")
    page.get_by_label("About").select_option(index=1)
    page.locator("#keep").click()
    expect(page.locator("h1")).to_contain_text("Action 1")
    page.get_by_role("link", name="To whom it goes").click()
    page.get_by_label("Add an office by its code").fill("DEU-invented")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#recipients")).to_contain_text("DEU-invented")


WORDS = {
    "campaign/title": (TITLE, ""),
    "campaign/summary": ("", "An invented summary of an invented campaign."),
    "campaign/goals": ("", "That States speak."),
    "act-1/title": ("Write to a mission", ""),
    "act-1/ask": ("A question about a lawyer", "We ask you to speak in the coming debate."),
}


def _write(page: Page) -> None:
    for place, (heading, body) in WORDS.items():
        page.goto(f"{HERE}texts/{place}/en/")
        page.get_by_label("Heading").fill(heading)
        page.get_by_label("Words", exact=True).fill(body)
        page.locator("#keep").click()
        expect(page.locator("#needs-another")).to_be_visible()


def _check(page: Page) -> None:
    for place in WORDS:
        page.goto(f"{HERE}texts/{place}/en/")
        page.get_by_role("button", name="I have read it and agree").click()
        expect(page.get_by_role("heading", name="Words in every language")).to_be_visible()


def test_two_people_open_a_campaign_and_a_reader_without_scripts_finds_its_letter(
    doors: desk.Doors, browser: Browser
) -> None:
    planner = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    editor = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    reader = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    desk._begin(planner, doors.pseudonym, doors.code)
    code = desk._invite(planner, "second-reader", "Campaign editor")
    desk._begin(editor, "second-reader", code)

    _plan(planner)
    _choose(planner)
    _act(planner)
    _write(planner)
    planner.goto(f"{HERE}open/")
    expect(planner.locator("#against")).to_contain_text("You planned it last")
    editor.goto(f"{HERE}open/")
    expect(editor.locator("#against")).to_contain_text("No action is open")
    public = f"/en/campaigns/{CODE}/"
    assert reader.goto(public).status == 404  # type: ignore[union-attr] # an answer came

    _check(editor)
    editor.goto(f"{HERE}act/1/")
    editor.get_by_role("button", name="I have read all of it and agree: open").click()
    expect(editor.locator("h1")).to_contain_text("open")
    editor.goto(HERE)
    editor.get_by_role("link", name="Open it").click()
    editor.get_by_role("button", name="I have read all of it and agree: open").click()
    expect(editor.locator("h1")).to_contain_text("open")

    reader.goto(public)
    expect(reader.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(reader.locator(f'a[href="{public}cases/{CASE}/"]').first).to_be_visible()
    reader.get_by_role("link", name="Write to a mission").click()
    expect(reader).to_have_url(f"{doors.public}{public}act/1/")

    planner.goto(f"{HERE}act/1/")
    planner.get_by_role("button", name="Pause it now").click()
    expect(planner.locator("h1")).to_contain_text("paused")


def test_the_campaign_desk_has_no_barrier_in_light_and_dark(
    doors: desk.Doors, browser: Browser
) -> None:
    page = browser.new_context(base_url=doors.desk).new_page()
    desk._begin(page, doors.pseudonym, doors.code)
    _plan(page)
    _choose(page)
    _act(page)
    _write(page)
    case = page.goto(HERE) and page.locator("#cases th a").get_attribute("href")
    places = (
        "/campaigns/", "/campaigns/begin/", HERE, f"{HERE}change/", f"{HERE}open/", str(case),
        f"{HERE}cases/consider/", f"{HERE}texts/", f"{HERE}texts/campaign/title/fr/",
        f"{HERE}texts/act-1/ask/en/", f"{HERE}act/add/", f"{HERE}act/1/", f"{HERE}act/1/letter/",
        f"{HERE}assets/", f"{HERE}results/", f"{HERE}live/", "/offline/",
    )  # fmt: skip
    for place in places:
        page.goto(place)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(page)
            assert results.violations_count == 0, (place, results.generate_report())
