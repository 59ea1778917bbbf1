"""What holds on every kind of page: no barrier, no stranger, no trace, no scrolling sideways."""

import re

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import WITHDRAWN

pytestmark = pytest.mark.browser
PAGES = {
    "home": "",
    "list": "cases/",
    "filtered list": "cases/?state=CHN&raised=yes&from=2016&to=2020",
    "empty list": "cases/?state=CHN&state=FJI&q=zzzqqq",
    "table": "cases/?view=table",
    "map": "cases/?view=map",
    "case": "cases/EGY-2017-003/",
    "case of many people": "cases/BLR-2020-001/",
    "case of few facts": "cases/EGY-2023-001/",
    "subject": "subjects/S-EGY-0001/",
    "states": "states/",
    "state": "states/EGY/",
    "documents": "documents/",
    "document": "documents/A/HRC/39/41/",
    "acts": "acts/",
    "act": "acts/threats/",
    "bodies": "bodies/",
    "body": "bodies/HRC/",
    "changes": "changes/",
    "search": "search/?q=%E6%B1%9F%E5%A4%A9%E5%8B%87",
    "search without result": "search/?q=zzzqqq",
    "observatory": "observatory/",
    "figure": "observatory/states-cited/",
    "figure by time": "observatory/time-to-release/",
    "refused figure": "observatory/effect-of-raising/",
    "method of a figure": "observatory/acts-by-type/method/",
    "figure for a frame": "observatory/states-cited/embed/",
    "data": "data/",
    "ledger": "ledger/",
    "filtered ledger": "ledger/?by=DEU&state=CHN&from=2022",
    "empty ledger": "ledger/?by=FJI",
    "matrix": "ledger/matrix/",
    "sessions": "ledger/sessions/",
    "session": "ledger/sessions/HRC51/",
    "session with unnamed States": "ledger/sessions/HRC60/",
    "statement": "ledger/statements/HRC51-benelux-20220929/",
    "never raised": "ledger/never-raised/",
    "raised once": "ledger/raised-once/?state=CHN",
    "State that spoke": "states/DEU/",
    "bad filter of the ledger": "ledger/?by=XX",
    "brief": "ledger/states/DEU/brief/",
    "brief of a State without a statement": "ledger/states/FJI/brief/?seconds=60",
    "bad brief": "ledger/states/DEU/brief/?seconds=7",
    "elections": "ledger/elections/",
    "scorecard": "ledger/elections/2025/",
    "scorecard of a State": "ledger/states/DEU/scorecard/",
    "stances": "ledger/stances/",
    "forecasts": "ledger/forecasts/",
    "handbook": "handbook/",
    "bodies of the handbook": "handbook/bodies/",
    "bodies of one family": "handbook/bodies/?family=regional",
    "bad choice of bodies": "handbook/bodies/?family=x",
    "a body of the handbook": "handbook/bodies/tb-cat/",
    "composer": "handbook/write/",
    "worksheet": "handbook/write/worksheet/",
    "bad filter": "cases/?year=nineteen&colour=red",
    "nothing there": "cases/EGY-1999-999/",
    "withdrawn": f"cases/{WITHDRAWN}/",
}
# Its drafts are printed with the title on every sheet, and must not say where they were made.
DULL_TITLES = {"composer": "Notes"}
PEERS, CHOSEN = ".brief section:has(+ .brief-back) h2", ".brief-back h2"
ANSWERS = {
    "bad filter": 400, "bad choice of bodies": 400, "bad filter of the ledger": 400,
    "bad brief": 400, "nothing there": 404, "withdrawn": 410,
}  # fmt: skip


def test_every_page_is_reached_and_has_one_heading_and_a_title(page: Page) -> None:
    for name, path in PAGES.items():
        answer = page.goto(f"/en/{path}")

        assert answer is not None
        assert answer.status == ANSWERS.get(name, 200), name
        assert page.locator("h1").count() == 1, name
        if name in DULL_TITLES:
            assert page.title() == DULL_TITLES[name]
        else:
            assert page.title().endswith(" · endreprisals"), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_checker_finds_no_barrier(page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360 if scheme == "dark" else 1280, "height": 900})
    page.goto(f"/en/{PAGES[name]}")
    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("language", ["ar-xb", "bo"])
@pytest.mark.parametrize(
    "name", ["home", "list", "case", "map", "ledger", "matrix", "session", "brief", "scorecard"]
)
def test_checker_finds_no_barrier_in_other_scripts(page: Page, name: str, language: str) -> None:
    page.goto(f"/{language}/{PAGES[name]}")
    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_narrow_or_much_enlarged_page_needs_no_sideways_scrolling(
    browser: Browser, address: str, language: str
) -> None:
    """320 pixels wide is also what remains of 1280 when a reader enlarges to 400 percent."""
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


def test_pages_ask_nobody_else_set_no_cookie_and_log_no_error(
    context: BrowserContext, page: Page, address: str
) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    for name, path in PAGES.items():
        page.goto(f"/en/{path}")
        told = [line for line in told if f"{ANSWERS.get(name, 0)} (" not in line]

    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(address)] == []
    assert told == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("public_id", "most"), [("EGY-2017-003", 2), ("CHN-2016-001", 2), ("BLR-2020-001", 3)]
)
def test_case_prints_on_few_pages(page: Page, public_id: str, most: int) -> None:
    page.goto(f"/en/cases/{public_id}/")
    printed = page.pdf(prefer_css_page_size=True)

    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= most


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("state", ["DEU", "NLD"])
def test_brief_prints_on_one_page_to_speak_from_and_its_back(
    page: Page, state: str, language: str
) -> None:
    page.goto(f"/{language}/ledger/states/{state}/brief/")
    told = [page.locator(place).inner_text() for place in (PEERS, CHOSEN)]
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    front, back = (one.get_textpage().get_text_bounded() for one in printed)

    assert letters(told[0]) in letters(front)
    assert letters(told[1]) in letters(back)


def letters(text: str) -> str:
    """Without spaces and signs, which a PDF gives back in its own way."""
    return re.sub(r"\W", "", text)


def test_print_leaves_out_what_only_a_screen_can_use(page: Page) -> None:
    page.goto("/en/cases/EGY-2017-003/")
    page.emulate_media(media="print")

    assert not page.locator("nav[aria-label=Main]").is_visible()
    assert page.locator("#sources").is_visible()
    assert page.locator(".path").first.is_visible()
