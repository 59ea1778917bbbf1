"""A statement from the desk to the public ledger and its correction, by two people, no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import now
from playwright.sync_api import Browser, Page, expect

from tests.browser import test_desk_journey as desk

pytestmark = pytest.mark.browser
prepared, doors = desk.prepared, desk.doors
VIASNA, KHAWAJA, METWALLY = "BLR-2020-001", "BHR-2011-001", "EGY-2017-003"
TEXT = "https://source.example/benelux"


def _type(page: Page) -> None:
    """Luxembourg for Benelux in HRC59, naming two cases."""
    page.get_by_role("link", name="Ledger").click()
    page.get_by_role("link", name="Enter a statement").click()
    page.get_by_label("Meeting").fill("HRC59")
    page.get_by_label("Day", exact=True).fill("2025-06-24")
    page.get_by_label("State that spoke").fill("Luxembourg")
    page.get_by_label("On behalf of").select_option("benelux")
    page.get_by_label("Find the number of a case").fill("Viasna")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#found")).to_contain_text(VIASNA)
    page.get_by_label("Number of case 1").fill(VIASNA)
    page.get_by_label("Number of case 2").fill(KHAWAJA)
    page.get_by_label("Address of its text").fill(TEXT)


def _look_and_keep(page: Page) -> str:
    """The members of the group stand there already; returns the address of the draft."""
    for member in ("Belgium", "Luxembourg", "Netherlands (Kingdom of the)"):
        expect(page.get_by_label(member)).to_be_checked()
    page.locator("#keep").click()
    expect(page.get_by_text("Another person must check it against the source")).to_be_visible()
    expect(page.get_by_text("Human Rights Centre Viasna")).to_be_visible()
    return page.url


def _check(page: Page, address: str) -> str:
    """As the second person; returns the number of the statement."""
    page.goto(address)
    page.get_by_role("link", name="Check and publish").click()
    expect(page.locator("h1")).to_contain_text("Make this public")
    page.get_by_role("button", name="I have read the source and agree: publish").click()
    return page.locator("h1").inner_text()


def test_statement_goes_from_the_desk_to_the_ledger_and_is_corrected_with_its_history(
    doors: desk.Doors, browser: Browser
) -> None:
    keeper = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    editor = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    reader = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    desk._begin(keeper, doors.pseudonym, doors.code)
    code = desk._invite(keeper, "second-reader")
    desk._begin(editor, "second-reader", code)

    _type(keeper)
    draft = _look_and_keep(keeper)
    reader.goto("/en/ledger/sessions/HRC59/")
    expect(reader.locator('a[href*="HRC59-benelux"]')).to_have_count(0)
    number = _check(editor, draft)
    assert number == "HRC59-benelux-20250624-501"

    reader.goto("/en/ledger/sessions/HRC59/")
    for case in (VIASNA, KHAWAJA):
        expect(reader.locator(f'a[href*="{case}"]').first).to_be_visible()
    reader.goto(f"/en/cases/{KHAWAJA}/")
    assert TEXT in reader.content(), "the case shows it with its source"

    statement = editor.url
    keeper.goto(statement)
    keeper.get_by_role("link", name="Correct it").click()
    keeper.get_by_label("Number of case 1").fill(METWALLY)  # where Al-Khawaja stood
    keeper.get_by_label("What was wrong").fill("It named the lawyer.")
    keeper.locator("#keep").click()
    expect(keeper.get_by_role("heading", name="After the correction")).to_be_visible()
    _check(editor, keeper.url)

    expect(editor.locator("#history")).to_contain_text("It named the lawyer.")
    expect(editor.locator("#history")).to_contain_text(KHAWAJA)
    reader.goto(f"/en/ledger/statements/{number}/")
    expect(reader.locator(f'main a[href*="{METWALLY}"]').first).to_be_visible()
    expect(reader.locator(f'a[href*="{KHAWAJA}"]')).to_have_count(0)
    reader.goto(f"/en/cases/{KHAWAJA}/")
    assert TEXT not in reader.content()


def test_the_advocacy_desk_is_worked_with_the_keyboard_and_has_no_barrier(
    doors: desk.Doors, browser: Browser
) -> None:
    page = browser.new_context(base_url=doors.desk).new_page()
    desk._begin(page, doors.pseudonym, doors.code)
    page.goto("/contacts/note/")
    page.get_by_label("State", exact=True).focus()
    page.keyboard.type("Germany")
    day = now().date().isoformat()
    page.get_by_label("Day", exact=True).fill(day)
    page.get_by_label("Ask 1", exact=True).select_option("name_a_case")
    page.get_by_label("Case of ask 1").fill(VIASNA)
    page.get_by_label("Promise, in our words").fill("Mr. Fictivus will name the case.")
    page.get_by_label("Due on").fill(day)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“Mr. Fictivus” points at a person")
    page.get_by_label("Promise, in our words").fill("Will name the case.")
    page.get_by_label("Due on").press("Enter")
    expect(page.locator("#ledger-shows")).to_contain_text("The ledger shows nothing of it")
    contact = page.url

    places = (
        contact, f"{contact}change/", "/contacts/", "/contacts/due/", "/contacts/note/",
        "/statements/", "/statements/enter/", "/statements/1/", "/stances/", "/stances/DEU/",
        "/forecasts/", "/forecasts/make/", "/sessions/HRC51/close/", "/roles/",
    )  # fmt: skip
    for place in places:
        page.goto(place)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
