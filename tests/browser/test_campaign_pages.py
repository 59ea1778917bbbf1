"""The pages of campaigns as a reader meets them: no barrier, no stranger, nothing sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
HERE = "campaigns/endreprisals-2022/"
PAGES = {
    "list": "campaigns/",
    "campaign": HERE,
    "story": f"{HERE}cases/EGY-2017-003/",
    "results": f"{HERE}results/",
    "toolbox": f"{HERE}toolbox/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_checker_finds_no_barrier(page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360 if scheme == "dark" else 1280, "height": 900})
    page.goto(f"/en/{PAGES[name]}")
    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("language", ["ar-xb", "bo"])
@pytest.mark.parametrize("name", ["campaign", "story", "results"])
def test_checker_finds_no_barrier_in_other_scripts(page: Page, name: str, language: str) -> None:
    page.goto(f"/{language}/{PAGES[name]}")
    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_a_narrow_page_needs_no_sideways_scrolling(
    browser: Browser, address: str, language: str
) -> None:
    narrow = browser.new_context(
        base_url=address, viewport={"width": 320, "height": 256}, device_scale_factor=4
    )
    page = narrow.new_page()
    wide = []
    for name, path in PAGES.items():
        page.goto(f"/{language}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(name)
    narrow.close()

    assert wide == []


def test_pages_ask_nobody_else_and_set_no_cookie(page: Page, address: str) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    for path in PAGES.values():
        page.goto(f"/en/{path}")

    assert [url for url in asked if not url.startswith(address)] == []
    assert told == []
    assert page.context.cookies() == []


def test_a_reader_goes_from_the_front_page_to_a_source_with_and_without_scripts(
    reader: Page,
) -> None:
    reader.goto("/en/")
    reader.get_by_role("navigation", name="Main").get_by_role("link", name="Campaigns").click()
    reader.get_by_role("link", name="#EndReprisals 2022").click()
    reader.get_by_role("link", name="Ibrahim Metwally Hegazy, Egypt").click()
    for heading in ("The story behind it", "What happened, as reported", "What is wanted"):
        assert reader.get_by_role("heading", name=heading).count() == 1
    reader.get_by_role("link", name="Results of the campaign").click()
    assert reader.get_by_role("heading", name="What did not happen").count() == 1
    assert reader.get_by_text("4 of 5", exact=True).count() == 1
    reader.get_by_role("link", name="Human Rights Council, session 51").first.click()
    assert "/ledger/" in reader.url


def test_results_print_whole(page: Page) -> None:
    page.goto(f"/en/{PAGES['results']}")
    page.emulate_media(media="print")

    assert page.get_by_role("heading", name="What did not happen").is_visible()
    assert not page.locator("nav[aria-label=Main]").is_visible()
