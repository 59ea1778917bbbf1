"""Whom to tell, in a real browser: with scripts nothing leaves the page, without them it works."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_keyboard import _tab_to

pytestmark = pytest.mark.browser
PAGE = "/en/handbook/whom-to-tell/"
SHOW = "form#questions > p button[type=submit]"
SLOWEST = 200  # milliseconds for an answer with its drawing; `make bench` measures the answer alone
MEASURE = """() => {
    const button = document.querySelector("form#questions > p button[type=submit]");
    const times = [];
    for (let nth = 0; nth < 21; nth += 1) {
        const begun = performance.now();
        button.click();
        times.push(performance.now() - begun);
    }
    return times.sort((one, other) => one - other)[10];
}"""


def _answer_as_lawyers_of_a_committee(page: Page) -> None:
    page.locator("[name=now][value=detained]").check()
    page.locator("#part").select_option("treaty_body:CAT")
    page.locator("#q-act summary").nth(1).click()
    page.locator("[name=act][value=arbitrary_detention]").check()
    page.locator("#country").select_option("BDI")
    page.locator("#year").select_option("2026")
    page.locator("#month").select_option("10")
    page.locator("[name=person][value=colleague]").check()
    page.locator(SHOW).click()
    expect(page.locator("#answer .avenue").first).to_be_visible()


def test_answering_asks_nobody_keeps_nothing_and_changes_no_address(
    page: Page, context: BrowserContext
) -> None:
    page.goto(PAGE)
    before = (page.url, page.title(), page.evaluate("history.length"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _answer_as_lawyers_of_a_committee(page)

    expect(page.locator("#answer")).to_contain_text("Burundi")
    fonts = [url for url in asked if "/static/web/fonts/" in url]
    assert [url for url in asked if url not in fonts] == []
    assert (page.url, page.title(), page.evaluate("history.length")) == before
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("history.state") is None
    assert context.cookies() == []


def test_danger_is_answered_at_once_and_the_answer_follows_the_questions(page: Page) -> None:
    page.goto(PAGE)
    page.locator("[name=now][value=danger]").check()

    expect(page.locator("#at-once button")).to_be_visible()
    expect(page.locator("#answer .avenue.urgent h4").first).to_contain_text("Help lines")
    page.locator("[name=now][value=danger]").uncheck()
    expect(page.locator("#at-once button")).to_have_count(0)


def test_every_link_of_the_answer_leaves_the_answers_where_they_are(page: Page) -> None:
    page.goto(PAGE)
    _answer_as_lawyers_of_a_committee(page)
    targets = page.evaluate(
        "[...document.querySelectorAll('#answer a')].map((one) => [one.target, one.rel])"
    )

    assert targets
    assert {tuple(one) for one in targets} == {("_blank", "noopener noreferrer")}


def test_the_steps_at_the_top_lead_down_and_write_nothing_into_the_address(page: Page) -> None:
    page.goto(PAGE)
    _answer_as_lawyers_of_a_committee(page)
    before = page.url
    page.locator("#answer .in-short ol button").nth(1).click()

    expect(page.locator("#answer .avenue").nth(1)).to_be_focused()
    assert page.url == before


def test_who_came_with_answers_in_the_address_is_told_so(page: Page) -> None:
    page.goto(f"{PAGE}?show=yes&now=missing&body=HRC")
    expect(page.locator(".mixed")).to_be_visible()
    expect(page.locator(".scripted")).to_be_hidden()
    page.goto(PAGE)
    expect(page.locator(".scripted")).to_be_visible()
    expect(page.locator(".mixed")).to_be_hidden()


def test_leaving_shows_an_empty_page_and_back_reveals_nothing(page: Page) -> None:
    page.goto("/en/")
    page.goto(PAGE)
    _answer_as_lawyers_of_a_committee(page)
    page.locator("#leave").click()
    page.wait_for_url("about:blank")
    page.go_back()
    page.wait_for_url("**/en/")
    page.goto(PAGE)

    expect(page.locator("#answer")).to_be_hidden()
    assert page.locator("[name=now]:checked").count() == 0
    assert page.locator("#country").input_value() == ""


def test_answers_that_cannot_both_be_true_are_told_at_their_question(page: Page) -> None:
    page.goto(PAGE)
    page.locator("[name=body][value=none]").check()
    page.locator("[name=body][value=HRC]").check()
    page.locator(SHOW).click()

    expect(page.locator("#q-body .error")).to_be_focused()
    expect(page.locator("#answer")).to_be_hidden()


def test_questions_are_answered_by_the_keyboard_alone(page: Page) -> None:
    page.goto(PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "leave"
    _tab_to(page, "[name=now][value=missing]")
    page.keyboard.press("Space")
    expect(page.locator("#at-once button")).to_be_visible()
    _tab_to(page, "#at-once button")
    page.keyboard.press("Enter")

    expect(page.locator("#answer")).to_be_focused()


def test_questions_are_answered_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    page.locator("[name=now][value=detained]").check()
    page.locator("[name=wish][value=confidential]").check()
    page.locator(SHOW).click()
    page.wait_for_url("**/whom-to-tell/?**")

    expect(page.locator("#answer .avenue").first).to_be_visible()
    expect(page.locator("[name=wish][value=confidential]")).to_be_checked()
    assert page.locator("#country").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_checker_finds_no_barrier_and_nothing_scrolls_sideways(
    page: Page, language: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(PAGE.replace("/en/", f"/{language}/"))
    _answer_as_lawyers_of_a_committee(page)
    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_answer_takes_no_time(page: Page) -> None:
    page.goto(PAGE)
    _answer_as_lawyers_of_a_committee(page)
    median = page.evaluate(MEASURE)

    assert median < SLOWEST, f"{median} ms with drawing"
