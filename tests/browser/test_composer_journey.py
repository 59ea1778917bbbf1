"""The composer in a real browser: written, checked, taken along, kept, and nothing sent."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.composer_steps import NAME, STEPS, STORY, WRITE, Writer

pytestmark = pytest.mark.browser
PASSPHRASE = "seven invented words for a test file"  # noqa: S105 -- opens files of tests alone
SENDER = "Ana Inventada"
FORMATS = ("Word file (DOCX)", "OpenDocument file (ODT)", "Plain text")


@pytest.fixture
def writer(page: Page) -> Writer:
    return Writer(page).opens()


def words_of(path: Path) -> str:
    """Everything that a reader of the file could find in it, unseen parts included."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_one_account_becomes_a_draft_in_every_format(writer: Writer, tmp_path: Path) -> None:
    writer.chooses("special-procedures", "wgad")
    writer.writes_an_account()
    writer.gives_consent("special-procedures", "named")
    shown = writer.looks_at_draft_for("special-procedures")
    word, odt, text = (writer.takes(label, tmp_path) for label in FORMATS)

    assert NAME in shown
    assert STORY in shown
    assert "A State may see this" in shown
    assert [path.suffix for path in (word, odt, text)] == [".docx", ".odt", ".txt"]
    assert STORY in "\n".join(one.text for one in Document(str(word)).paragraphs)
    for path in (word, odt, text):
        assert path.name.startswith("notes-")
        assert STORY in words_of(path)
        assert NAME in words_of(path)


def test_without_consent_the_draft_says_that_it_is_not_to_be_sent(
    writer: Writer, tmp_path: Path
) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.step("check")
    expect(writer.page.locator(".lacks").first).to_be_visible()
    writer.looks_at_draft_for("special-procedures")

    expect(writer.page.locator(".draft-mark").first).to_be_visible()
    assert NAME not in words_of(writer.takes("Plain text", tmp_path))


def test_what_is_missing_leads_to_its_field(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.step("check")
    lack = writer.page.locator(".lacks button").first
    lack.click()

    focused = writer.page.evaluate("document.activeElement.id || document.activeElement.tagName")
    assert str(focused).startswith("f-") or focused == "step-title"
    expect(writer.page.locator(".composer-standing")).to_contain_text("must have")


def test_name_goes_out_only_after_the_writer_knows_what_the_state_learns(writer: Writer) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.gives_consent("special-procedures", "unnamed")
    page = writer.page
    page.locator("#use-special-procedures-named").click()
    page.locator("input[name=teach-special-procedures][value=nothing]").click()

    expect(page.get_by_role("alert")).to_contain_text("the name is not given")
    assert NAME not in writer.looks_at_draft_for("special-procedures")
    writer.step("consent")
    page.locator("input[name=teach-special-procedures][value=name_and_account]").click()
    expect(page.locator("#use-special-procedures-named")).to_be_focused()
    assert NAME in writer.looks_at_draft_for("special-procedures")


def test_what_is_confidential_stands_in_no_draft(writer: Writer, tmp_path: Path) -> None:
    bodies = ("special-procedures", "wgad", "un-senior-official")
    writer.chooses(*bodies)
    writer.writes_an_account()
    writer.step("events")
    writer.fills(events__0__what=f"{STORY} They asked {NAME} about {SENDER}.")
    for body in bodies:
        writer.gives_consent(body, "named")
    for kept in (NAME, SENDER):
        writer.page.locator("label.tick", has_text=kept).locator("input").check()
    for body in bodies:
        seen = writer.looks_at_draft_for(body)
        files = [words_of(writer.takes(label, tmp_path)) for label in FORMATS]
        for words in (seen, *files):
            assert STORY.split(".")[0] in words
            for part in (NAME, "Fictiva", SENDER, "Inventada"):
                assert part not in words, (body, part)


def test_nothing_leaves_the_page_and_nothing_stays_in_the_browser(
    context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    writer = Writer(page).opens()
    page.wait_for_load_state("networkidle")
    title, place = page.title(), page.url
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: told.append(one.text))
    page.on("pageerror", lambda one: told.append(str(one)))
    context.set_offline(True)
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.gives_consent("special-procedures", "named")
    for step in STEPS:
        writer.step(step)
        assert (page.title(), page.url) == (title, place)
    writer.takes("Word file (DOCX)", tmp_path)
    save(writer, tmp_path)

    assert [one for one in asked if not one.startswith("blob:")] == []
    assert told == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length + history.length") == 2
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def save(writer: Writer, folder: Path) -> Path:
    writer.step("drafts")
    writer.page.locator("#keep-passphrase").fill(PASSPHRASE)
    writer.page.locator("#keep-again").fill(PASSPHRASE)
    return writer.takes("Save", folder)


def open_file(writer: Writer, path: Path, passphrase: str) -> None:
    writer.step("drafts")
    writer.page.locator("#open-file").set_input_files(path)
    writer.page.locator("#open-passphrase").fill(passphrase)
    writer.page.get_by_role("button", name="Open", exact=True).click()


def test_account_is_kept_in_a_sealed_file_and_opened_again(
    writer: Writer, browser: Browser, address: str, tmp_path: Path
) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    kept = save(writer, tmp_path)

    assert kept.name == "notes-1.age"
    assert NAME.encode() not in kept.read_bytes()
    other = browser.new_context(base_url=address)
    again = Writer(other.new_page()).opens()
    open_file(again, kept, PASSPHRASE)
    expect(again.field("person__name")).to_have_value(NAME)
    again.step("events")
    expect(again.field("events__0__what")).to_have_value(STORY)
    other.close()


def test_wrong_passphrase_and_foreign_files_keep_what_is_on_the_page(
    writer: Writer, tmp_path: Path
) -> None:
    writer.chooses("special-procedures")
    writer.writes_an_account()
    kept = save(writer, tmp_path)
    writer.step("person")
    writer.fills(person__name="Another Name")
    damaged = tmp_path / "damaged.age"
    damaged.write_bytes(kept.read_bytes()[:-200])
    foreign = tmp_path / "foreign.json"
    foreign.write_text(json.dumps({"version": 99, "person": []}), encoding="utf-8")
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n")
    for path, passphrase in (
        (kept, "not the passphrase"), (kept, ""), (damaged, PASSPHRASE), (foreign, ""),
        (picture, ""),
    ):  # fmt: skip
        open_file(writer, path, passphrase)
        expect(writer.page.locator(".outcome.error")).to_contain_text("What stands here was kept")
        writer.step("person")
        expect(writer.field("person__name")).to_have_value("Another Name")


def questions_of(page: Page) -> list[str]:
    """Kinds of the questions that the browser asks from now on; each is answered with yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def test_browser_warns_only_while_there_is_something_to_lose(
    writer: Writer, tmp_path: Path
) -> None:
    page = writer.page
    asked = questions_of(page)
    page.reload()
    page.locator("#step-title").wait_for()
    assert asked == []
    writer.step("person")
    writer.fills(person__name=NAME)
    page.reload()
    page.locator("#step-title").wait_for()
    assert asked == ["beforeunload"]
    writer.step("person")
    expect(writer.field("person__name")).to_have_value("")
    writer.fills(person__name=NAME)
    save(writer, tmp_path)
    page.locator("#keep-seen").check()
    page.reload()
    page.locator("#step-title").wait_for()
    assert asked == ["beforeunload"]


def test_leaving_takes_the_page_away_without_asking_and_without_a_way_back(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    writer = Writer(page).opens()
    asked = questions_of(page)
    writer.step("person")
    writer.fills(person__name=NAME)
    page.locator("#leave").click()
    page.wait_for_url("about:blank")

    assert asked == []
    page.go_back()
    assert NAME not in page.content()


def test_erasing_asks_first_and_leaves_nothing(writer: Writer) -> None:
    writer.chooses("wgad")
    writer.writes_an_account()
    writer.step("drafts")
    page = writer.page
    page.get_by_role("button", name="Erase everything here").click()
    page.get_by_role("button", name="No, keep it").last.click()
    writer.step("person")
    expect(writer.field("person__name")).to_have_value(NAME)
    writer.step("drafts")
    page.get_by_role("button", name="Erase everything here").click()
    page.get_by_role("button", name="Yes, erase it").click()
    writer.step("person")
    expect(writer.field("person__name")).to_have_value("")
    assert STORY not in page.content()


def test_nothing_is_lost_between_steps_and_rows_can_be_added_and_removed(writer: Writer) -> None:
    writer.writes_an_account()
    writer.step("events")
    page = writer.page
    page.get_by_role("button", name="Add another event").click()
    writer.fills(events__1__what="Later her office was searched.")
    for step in STEPS:
        writer.step(step)
    writer.step("events")
    expect(writer.field("events__0__what")).to_have_value(STORY)
    expect(writer.field("events__1__what")).to_have_value("Later her office was searched.")
    page.get_by_role("button", name="Remove: Event 1").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(writer.field("events__0__what")).to_have_value("Later her office was searched.")


def test_bad_dates_are_told_at_the_field_and_on_top_and_stop_nobody(writer: Writer) -> None:
    writer.step("person")
    writer.fills(person__born="31.02.1990")
    page, field = writer.page, writer.field("person__born")

    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".composer-summary")).to_contain_text("We cannot read this date")
    expect(page.locator("#f-person-born-error")).to_be_visible()
    page.locator(".composer-summary button").click()
    expect(field).to_be_focused()
    page.get_by_role("button", name="Next: What happened").click()
    expect(page.locator("#step-title")).to_have_text("What happened")
    expect(page.locator(".composer-mark:not(:empty)")).to_have_count(1)


def test_pressing_next_right_after_a_bad_date_is_one_press(writer: Writer) -> None:
    """The message appears as the field is left; the button must not move away under the press."""
    writer.step("person")
    writer.field("person__born").fill("1990-13")
    writer.page.get_by_role("button", name="Next: What happened").click()

    expect(writer.page.locator("#step-title")).to_have_text("What happened")


def test_drafts_print_on_pages_of_their_own_and_a_cancelled_print_loses_nothing(
    writer: Writer,
) -> None:
    writer.chooses("special-procedures", "wgad")
    writer.writes_an_account()
    writer.step("drafts")
    page = writer.page
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print all drafts").click()
    told = tuple(page.locator("#composer-paper .draft-title").all_text_contents())
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [sheet.get_textpage().get_text_range() for sheet in printed]
    firsts = [text for text in sheets if any(title in text[:100] for title in told)]
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert len(told) == len(firsts) == 2
    assert "Leave this page" not in "".join(sheets)
    assert "Passphrase" not in "".join(sheets)
    assert page.locator("#composer-paper").count() == 0
    writer.step("person")
    expect(writer.field("person__name")).to_have_value(NAME)


def test_without_scripts_there_is_a_worksheet_and_no_text_box(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(WRITE)

    assert page.locator("input, textarea, select, form").count() == 0
    page.get_by_role("link", name="The same questions as a worksheet to print").click()
    page.wait_for_url("**/handbook/write/worksheet/")
    assert page.locator("h1").inner_text() == "Worksheet"
    assert page.locator("input, textarea, select, form").count() == 0
    context.close()


def test_saved_file_works_from_a_disk_without_any_network(
    context: BrowserContext, browser: Browser, tmp_path: Path
) -> None:
    answer = context.request.get("/en/handbook/write/offline.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="notes.html"'
    kept = tmp_path / "notes.html"
    kept.write_bytes(answer.body())
    apart = browser.new_context(offline=True)
    page = apart.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    writer = Writer(page).opens(kept.as_uri())
    writer.chooses("special-procedures")
    writer.writes_an_account()
    writer.gives_consent("special-procedures", "named")
    writer.looks_at_draft_for("special-procedures")
    taken = writer.takes("Plain text", tmp_path)

    assert STORY in words_of(taken)
    assert [one for one in asked if not one.startswith(("blob:", kept.as_uri()))] == []
    apart.close()
