"""A card with a drawing: written, confirmed, read by a person, on the wall, and taken back."""

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
from tests.campaigns.signing_world import a_picture

pytestmark = pytest.mark.browser
prepared, doors = desk.prepared, desk.doors
PLACE = "/en/campaigns/test-2026/act/2/"
WALL = f"{PLACE}wall/"
WORDS = "བཀྲ་ཤིས་བདེ་ལེགས། نحن معكم"


def test_a_card_hangs_on_the_wall_after_a_person_read_it_and_goes_when_its_writer_says_so(
    doors: desk.Doors, browser: Browser, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    run(var, SETUP)
    page = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    mail = _write(page, var)
    page.goto(WALL)
    expect(page.get_by_text(WORDS)).to_have_count(0)

    moderator = browser.new_context(base_url=doors.desk, java_script_enabled=False).new_page()
    desk._begin(moderator, doors.pseudonym, doors.code)
    moderator.goto("/postcards/")
    moderator.locator('a[href$="/cards/"]').first.click()
    expect(moderator.get_by_text(WORDS)).to_be_visible()
    assert _width(moderator, "article img") == 60
    moderator.get_by_role("button", name="Pass on, and show on the wall").click()
    expect(moderator.get_by_text("No card waits.")).to_be_visible()

    page.goto(WALL)
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert _width(page, ".wall img") == 60
    reader = browser.new_context(base_url=doors.public).new_page()
    for place in (PLACE, WALL):
        is_open_to_all(reader, place)

    requests = pages_of(page)
    page.goto(link_in(mail, "postcards/remove"))
    page.get_by_role("button", name="Take the card back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The card was taken back")
    assert len(requests) <= MOST_REQUESTS
    page.goto(WALL)
    expect(page.get_by_text("No card hangs here yet.")).to_be_visible()
    assert page.context.cookies() == []


def _write(page: Page, var: Path) -> str:
    requests = pages_of(page)
    page.goto(PLACE)
    page.get_by_label("Your message").fill("see https://phish.example/")
    page.get_by_label("Your e-mail address").fill("testa@supporter.example")
    page.get_by_label("I agree that my card").check()
    page.get_by_role("button", name="Send the card").click()
    expect(page.get_by_role("alert")).to_contain_text("Leave addresses of websites")
    page.get_by_label("Your message").fill(WORDS)
    page.get_by_label("A drawing, if you like").set_input_files(
        {"name": "Testa.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    page.get_by_label("Show this card on the wall too").check()
    page.get_by_role("button", name="Send the card").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    mail = run(var, LATEST)
    page.goto(link_in(mail, "postcards/confirm"))
    page.get_by_role("button", name="Send the card on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The card is with us")
    assert len(requests) <= MOST_REQUESTS
    return mail


def _width(page: Page, picture: str) -> int:
    """Of the picture as it arrived, in dots; 0 when it did not."""
    shown = page.locator(picture).first
    expect(shown).to_be_visible()
    address = shown.get_attribute("src")
    assert address is not None
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "image/png"
    return int.from_bytes(answer.body()[16:20], "big")
