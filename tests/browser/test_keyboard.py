"""Reading with the keyboard alone."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    return {
        text: (one.innerText || one.getAttribute('aria-label') || one.name || '').trim(),
        tag: one.tagName, outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
        shape: one.closest('svg') ? true : false,
    };
}"""


def test_first_key_leads_past_the_menu(page: Page) -> None:
    page.goto("/en/cases/EGY-2017-003/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["", "cases/?state=CHN", "cases/EGY-2017-003/", "data/"])
def test_focus_is_always_visible(page: Page, path: str) -> None:
    page.goto(f"/en/{path}")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["tag"] != "BODY" and (here["outline"] == "none" or here["width"] < 2):
            unseen.append(here["text"])

    assert unseen == []


def test_search_and_opening_a_source_need_no_mouse(page: Page) -> None:
    page.goto("/en/")
    page.locator("#q").focus()
    page.keyboard.type("Metwally")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Metwally")
    _tab_to(page, ".found a[href*='/cases/EGY-2017-003/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/EGY-2017-003/")
    _tab_to(page, ".path details.source summary")
    page.keyboard.press("Enter")

    assert page.locator(".path details.source[open] a").first.is_visible()


def test_filter_is_chosen_and_taken_away_without_a_mouse(page: Page) -> None:
    page.goto("/en/cases/")
    _tab_to(page, ".facet a[href*='state=CHN']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/?state=CHN")
    _tab_to(page, ".chips a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "state=" not in url)

    assert page.locator(".chips").count() == 0


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the first element of the selector has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"the Tab key never reaches {selector}")
