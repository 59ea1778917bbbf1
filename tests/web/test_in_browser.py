"""Standing pages in a real browser: the axe checker, narrow screens, the keyboard, both colours."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser
PAGES = ("about", "method", "privacy", "accessibility", "nothing")


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    page = browser.new_page(base_url=live_server.url)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_checker_finds_no_barrier_on_any_page(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for name in PAGES:
            page.goto(f"/en/{name}/")
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()


def test_page_at_320_pixels_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for name in PAGES:
        page.goto(f"/fr/{name}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_first_key_press_offers_the_way_past_the_menu(page: Page) -> None:
    page.goto("/en/about/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_page_loads_only_files_of_this_installation(page: Page, live_server: LiveServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/en/method/")
    page.wait_for_load_state("networkidle")

    assert len(asked) > 2
    assert [url for url in asked if not url.startswith(live_server.url)] == []
