"""What must not happen on the page of the composer: work lost, words left behind, a wrong yes."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.composer_steps import NAME, STORY, WRITE, Writer
from tests.browser.test_composer_journey import open_file, questions_of, save, writer
from tests.browser.test_composer_reach import PASTE
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS

__all__ = ["writer"]  # a fixture
pytestmark = pytest.mark.browser
OTHER = "Somebody Else"
KEEPS_PAGES = ["--disable-back-forward-cache"]  # what Playwright adds and people's browsers lack


@pytest.fixture
def keeping_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps a page that was left, for its button "back", as people's browsers do."""
    keeping = browser.browser_type.launch(
        executable_path=CHROMIUM, args=CHROMIUM_FLAGS, ignore_default_args=KEEPS_PAGES
    )
    yield keeping
    keeping.close()


def test_the_button_back_brings_nothing_back(keeping_browser: Browser, address: str) -> None:
    context = keeping_browser.new_context(base_url=address)
    page = context.new_page()
    kept: list[str] = []
    page.on("dialog", lambda dialog: dialog.accept())
    page.on("console", lambda message: kept.append(message.text))
    one = Writer(page).opens()
    one.writes_an_account()
    page.evaluate("addEventListener('pageshow', (event) => console.log(`kept ${event.persisted}`))")
    page.goto("/en/handbook/")
    page.go_back()
    page.locator("#step-title").wait_for()
    one.step("person")

    expect(one.field("person__name")).to_have_value("")
    assert kept == ["kept true"], "the browser did not keep the page: nothing was tested"
    for words in (NAME, STORY, "ana@sender.example"):
        assert words not in page.content()
    context.close()


def kept_file(path: Path, **parts: object) -> Path:
    path.write_text(json.dumps({"version": 1, "language": "en", **parts}), encoding="utf-8")
    return path


def test_opening_a_file_asks_before_unsaved_work_is_replaced(
    writer: Writer, tmp_path: Path
) -> None:
    page = writer.page
    file = kept_file(tmp_path / "other.json", person={"name": OTHER})
    writer.writes_an_account()
    open_file(writer, file, "")
    keep = page.locator("#keeping .outcome").get_by_role("button", name="No, keep it")
    expect(keep).to_be_focused()
    keep.click()
    writer.step("person")
    expect(writer.field("person__name")).to_have_value(NAME)
    open_file(writer, file, "")
    page.get_by_role("button", name="Yes, replace it").click()
    expect(writer.field("person__name")).to_have_value(OTHER)


def test_opening_a_file_asks_nothing_where_nothing_is_lost(writer: Writer, tmp_path: Path) -> None:
    open_file(writer, kept_file(tmp_path / "other.json", person={"name": OTHER}), "")

    expect(writer.field("person__name")).to_have_value(OTHER)


def test_what_is_written_while_a_file_opens_is_not_replaced(writer: Writer, tmp_path: Path) -> None:
    """Reading the file is held up until somebody has gone on writing."""
    page = writer.page
    page.evaluate(
        """() => {
          const read = File.prototype.arrayBuffer;
          File.prototype.arrayBuffer = async function () {
            await new Promise((go) => { window.goOn = go; });
            return read.call(this);
          };
        }"""
    )
    open_file(writer, kept_file(tmp_path / "other.json", person={"name": OTHER}), "")
    writer.step("person")
    writer.fills(person__name=NAME)
    page.evaluate("window.goOn()")
    expect(page.locator("#composer > .hidden-label")).to_have_text(re.compile("was not opened"))

    expect(writer.field("person__name")).to_have_value(NAME)


def test_file_that_cannot_be_read_is_told(writer: Writer, tmp_path: Path) -> None:
    page = writer.page
    gone = kept_file(tmp_path / "gone.json")
    writer.step("drafts")
    page.locator("#open-file").set_input_files(gone)
    gone.unlink()
    page.get_by_role("button", name="Open", exact=True).click()

    expect(page.locator("#keeping .outcome.error")).to_contain_text("could not be read")


def test_download_that_was_called_off_counts_as_unsaved(writer: Writer, tmp_path: Path) -> None:
    page = writer.page
    asked = questions_of(page)
    writer.writes_an_account()
    save(writer, tmp_path)
    expect(page.locator("#keep-seen")).not_to_be_checked()
    page.reload()
    page.locator("#step-title").wait_for()

    assert asked == ["beforeunload"]


def test_file_that_was_seen_holds_what_was_written_before_it_and_no_more(
    writer: Writer, tmp_path: Path
) -> None:
    page = writer.page
    asked = questions_of(page)
    writer.writes_an_account()
    save(writer, tmp_path)
    writer.step("person")
    writer.fills(person__name=OTHER)
    writer.step("drafts")
    page.locator("#keep-seen").check()
    expect(page.locator("#keeping .outcome.error")).to_contain_text("Save once more")
    page.reload()
    page.locator("#step-title").wait_for()

    assert asked == ["beforeunload"]


def test_what_is_too_long_is_told_at_its_field_when_saved_and_when_opened(
    writer: Writer, browser: Browser, address: str, tmp_path: Path
) -> None:
    writer.step("person")
    assert writer.field("person__residence").get_attribute("maxlength") == "2000"
    residence = writer.field("person__residence")
    writer.page.evaluate(PASTE, [residence.element_handle(), "x" * 2_001, ""])
    expect(writer.page.locator("#f-person-residence-error")).to_contain_text("2000")
    kept = save(writer, tmp_path)
    expect(writer.page.locator("#keeping .outcome.error")).to_contain_text("Place of residence")
    context = browser.new_context(base_url=address)
    again = Writer(context.new_page()).opens()
    open_file(again, kept, "seven invented words for a test file")
    expect(again.field("person__residence")).to_have_value("x" * 2_001)
    expect(again.page.locator("#f-person-residence-error")).to_be_visible()
    context.close()


def test_no_more_rows_can_be_added_than_a_file_may_hold(writer: Writer, tmp_path: Path) -> None:
    rows = [{"label": f"paper {number}"} for number in range(49)]
    open_file(writer, kept_file(tmp_path / "many.json", attachments=rows), "")
    expect(writer.page.locator("#step-title")).to_have_text("The person")
    writer.step("attachments")
    more = writer.page.get_by_role("button", name="Add an attachment")
    more.click()

    expect(more).to_have_count(0)
    expect(writer.page.get_by_text("There is room for 50 here.")).to_be_visible()


def test_emptied_row_moves_no_mark_to_other_words(writer: Writer, tmp_path: Path) -> None:
    """The mark stood at the place of the second event, and must not move to that of another."""
    writer.chooses("special-procedures")
    writer.writes_an_account()
    page = writer.page
    for number, place in ((1, "Secretville"), (2, "Openville")):
        writer.step("events")
        page.get_by_role("button", name="Add another event").click()
        writer.fills(**{f"events__{number}__where": place, f"events__{number}__what": "She fled."})
    writer.gives_consent("special-procedures", "named")
    page.locator("label.tick", has_text="Secretville").locator("input").check()
    writer.step("events")
    writer.fills(
        events__0__what="", events__0__when="", events__0__where="", events__0__country="",
        events__0__by_whom="", events__0__by_kind="",
    )  # fmt: skip
    seen = writer.looks_at_draft_for("special-procedures")
    text = writer.takes("Plain text", tmp_path).read_text("utf-8")

    for words in (seen, text):
        assert "Secretville" not in words
        assert "Openville" in words


def test_lack_of_a_later_row_leads_to_that_row(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.step("events")
    page = writer.page
    page.get_by_role("button", name="Add another event").click()
    writer.fills(events__1__what=STORY)
    writer.step("check")
    page.locator(".lacks button", has_text="Event 2: ").first.click()

    focused = page.evaluate("document.activeElement.id")
    assert focused.startswith("f-events-1-")


def test_reference_and_every_other_field_can_be_kept_back(writer: Writer, tmp_path: Path) -> None:
    reference = "Communication 999/2020 (T.F. v. Burundi)"
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.step("cooperation")
    writer.fills(cooperation__0__reference=reference)
    writer.gives_consent("special-procedures", "unnamed")
    writer.page.locator("label.tick", has_text=reference).locator("input").check()
    seen = writer.looks_at_draft_for("special-procedures")

    assert "999/2020" not in seen
    assert "999/2020" not in writer.takes("Plain text", tmp_path).read_text("utf-8")


def test_consent_of_one_person_is_not_that_of_another(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.gives_consent("special-procedures", "named")
    page = writer.page
    writer.step("person")
    writer.fills(person__name=OTHER)
    expect(page.locator(".composer-summary")).to_contain_text("about another person now")
    writer.step("consent")
    expect(page.locator("#use-special-procedures-no")).to_be_checked()
    expect(page.locator("input[name=f-consent-agreed]").first).not_to_be_checked()
    expect(page.locator(".composer-summary")).to_contain_text("about another person now")

    assert OTHER not in writer.looks_at_draft_for("special-procedures")
    writer.gives_consent("special-procedures", "named")
    expect(page.locator(".composer-summary")).not_to_contain_text("about another person now")


def test_name_that_is_filled_in_later_takes_no_consent_back(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.gives_consent("special-procedures", "named")
    writer.step("person")
    writer.fills(person__name=NAME)
    writer.step("consent")

    expect(writer.page.locator("#use-special-procedures-named")).to_be_checked()


def test_text_a_state_may_see_says_first_that_it_is_not_to_be_sent(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.step("check")
    box = writer.page.locator(".composer-seen")
    box.locator("summary").click()

    expect(box.locator(".draft-mark").first).to_contain_text("NOT TO BE SENT")


def test_every_sheet_of_a_draft_that_is_not_to_be_sent_says_so(writer: Writer) -> None:
    writer.chooses("special-procedures", "wgad")
    writer.writes_an_account()
    writer.step("events")
    writer.fills(events__0__what=f"{STORY} " * 120)
    writer.gives_consent("wgad", "confidential")
    page = writer.page
    writer.step("drafts")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print all drafts").click()
    titles = page.locator("#composer-paper .draft-title").all_text_contents()
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [letters(sheet.get_textpage().get_text_range()) for sheet in printed]
    marked = ["NOTTOBESENT" in sheet for sheet in sheets]
    second = next(n for n, sheet in enumerate(sheets) if letters(titles[1]) in sheet[:200])

    assert second >= 2, "one sheet shows nothing of the others"
    assert marked == [True] * second + [False] * (len(sheets) - second)


def letters(text: str) -> str:
    """Without spaces and signs: a PDF gives some sheets back letter by letter."""
    return re.sub(r"\W", "", text)


def test_other_ways_of_writing_a_name_stand_in_no_draft(writer: Writer, tmp_path: Path) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.step("person")
    writer.fills(person__also_written="Blackbird")
    writer.step("events")
    writer.fills(events__0__what=f"{STORY} They called her Blackbird.")
    writer.gives_consent("special-procedures", "unnamed")
    seen = writer.looks_at_draft_for("special-procedures")

    assert "They called her" in seen
    assert "Blackbird" not in seen
    assert "Blackbird" not in writer.takes("Plain text", tmp_path).read_text("utf-8")


def test_what_a_state_may_see_is_told_with_where_that_is_from(page: Page) -> None:
    Writer(page).opens(WRITE).step("bodies")
    body = page.locator(".composer-body", has=page.locator("#body-wgad"))
    body.locator("summary").click()
    told = body.locator("dt", has_text="What the State may see").locator("xpath=following::dd[1]")

    expect(told).to_contain_text("(")
    assert told.locator(".note").count() >= 1
    assert told.locator(".note").all_inner_texts() != [""]
