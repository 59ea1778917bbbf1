"""The mailing list as a supporter meets it: no script, a mail with a link, a button, and out."""

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser import conftest as shared

pytestmark = pytest.mark.browser
MOST_REQUESTS = 5  # pages and forms of one step, without style and fonts
MOST_BYTES = 60_000
# What the worker would write into the latest mail, by the same way of rendering it.
LATEST = """
from django.utils.timezone import now
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import render
print(render(Mail.objects.latest("pk"), at=now()).text)
"""


@pytest.fixture
def var(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the installation that answers at `address`."""
    return tmp_path_factory.getbasetemp() / "var0"


def _latest_mail(var: Path) -> str:
    """Its words, made by a process that may open what is sealed, as the worker is."""
    environment = shared._environment(var) | {
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.desk"
    }
    done = subprocess.run(  # noqa: S603 -- our own program, with fixed words
        [sys.executable, "-m", "endreprisals", "shell", "--verbosity", "0", "-c", LATEST],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def _path(words: str, part: str) -> str:
    """The path of the link in a mail that holds `part`."""
    link = next(line for line in words.splitlines() if f"/{part}/" in line)
    return "/" + link.strip().split("/", 3)[3]


def _pages(page: Page) -> list[Request]:
    seen: list[Request] = []
    page.on("request", lambda one: seen.append(one) if one.resource_type == "document" else None)
    return seen


def test_from_the_form_to_the_list_and_off_it_without_a_script(
    browser: Browser, address: str, var: Path
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    requests = _pages(page)

    page.goto("/en/about/")
    page.get_by_role("contentinfo").get_by_role("link", name="Mailing list").click()
    page.get_by_label("Your e-mail address").fill("testa")
    page.get_by_label("Reports:").check()
    page.get_by_label("Language of the mails").select_option("es")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("alert")).to_contain_text("e-mail address")
    expect(page.get_by_label("Reports:")).to_be_checked()
    expect(page.get_by_label("Language of the mails")).to_have_value("es")
    page.get_by_label("Your e-mail address").fill("testa@supporter.example")
    page.get_by_label("Language of the mails").select_option("en")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    assert len(requests) <= MOST_REQUESTS

    mail = _latest_mail(var)
    requests.clear()
    page.goto(_path(mail, "list/confirm"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your address")
    expect(page.get_by_label("Reports:")).to_be_checked()
    page.get_by_role("button", name="I agree: put me on the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are on the list")
    assert len(requests) <= MOST_REQUESTS

    requests.clear()
    page.goto("/en/list/")
    page.get_by_label("Your e-mail address").fill("testa@supporter.example")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    told = _latest_mail(var)
    assert "on the list already" in told
    requests.clear()
    page.goto(_path(told, "list/leave"))
    page.get_by_role("button", name="Leave the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are off the list")
    assert len(requests) <= MOST_REQUESTS

    requests.clear()
    page.goto("/en/links/")
    page.get_by_label("Your e-mail address").fill("testa@supporter.example")
    page.get_by_role("button", name="Send me my links").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(_path(_latest_mail(var), "forget"))
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    assert len(requests) <= MOST_REQUESTS
    assert context.cookies() == []
    context.close()


def test_the_pages_of_the_list_are_light_and_have_no_barrier(
    browser: Browser, address: str, var: Path
) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/en/list/")
    page.get_by_label("Your e-mail address").fill("testa-2@supporter.example")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("alert")).to_be_visible()
    _is_open_to_all(page)
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    _is_open_to_all(page)

    confirm = _path(_latest_mail(var), "list/confirm")
    for place in ("/en/list/", "/fr/list/", confirm, "/en/list/leave/not-one-of-ours/"):
        answer = page.goto(place)
        assert answer is not None
        assert len(answer.body()) < MOST_BYTES
        _is_open_to_all(page)
    context.close()


def _is_open_to_all(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
