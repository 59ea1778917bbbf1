"""A report from upload to a public case, by two people, in a browser with and without scripts."""

import base64
import hmac
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.made_report import SYMBOL, report_text

pytestmark = pytest.mark.browser
PASSWORD = "an invented long password"  # noqa: S105 -- of nobody
PERIOD_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Doors:
    """Both doors of one installation, and what `serve` printed."""

    public: str
    desk: str
    pseudonym: str
    code: str


def _environment(var: Path) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **inherited,
        "ENDREPRISALS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
        "PYTHONUNBUFFERED": "1",
    }


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the shipped data set, to be copied."""
    var = tmp_path_factory.mktemp("prepared")
    desk = _environment(var) | {"DJANGO_SETTINGS_MODULE": "endreprisals.settings.desk"}
    for settings, command in ((desk, "prepare-desk"), (_environment(var), "load-data")):
        subprocess.run(  # noqa: S603 -- our own program, with fixed words
            [sys.executable, "-m", "endreprisals", command], env=settings, check=True,
            capture_output=True,
        )  # fmt: skip
    return var


@pytest.fixture
def doors(prepared: Path, tmp_path: Path) -> Iterator[Doors]:
    var = tmp_path / "var"
    shutil.copytree(prepared, var)
    public, desk = _free_port(), _free_port()
    command = [
        sys.executable, "-m", "endreprisals", "serve", "--port", str(public),
        "--desk-port", str(desk), "--workers", "1",
    ]  # fmt: skip
    log = tmp_path / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 -- our own program, with fixed words
            command, env=_environment(var), stdout=out, stderr=out
        )
        try:
            yield _open(public, desk, log)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    assert process.returncode == 0, "Ctrl-C ends both doors cleanly"
    for port in (public, desk):
        with (
            pytest.raises(ConnectionRefusedError),
            socket.create_connection(("127.0.0.1", port), timeout=1),
        ):
            pass


def _open(public: int, desk: int, log: Path) -> Doors:
    addresses = [f"http://127.0.0.1:{public}/en/", f"http://127.0.0.1:{desk}/login/"]
    until = time.monotonic() + 60
    while time.monotonic() < until and not all(map(_answers, addresses)):
        time.sleep(0.3)
    printed = log.read_text()
    pseudonym = re.search(r"pseudonym: +(\S+)", printed)
    code = re.search(r"code: +(\S+)", printed)
    assert pseudonym is not None, printed
    assert code is not None, printed
    return Doors(f"http://127.0.0.1:{public}", f"http://127.0.0.1:{desk}", pseudonym[1], code[1])


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as response:  # noqa: S310 -- our own address
            return bool(response.status == 200)
    except OSError:
        return False


def _totp(secret: str) -> str:
    """The code that an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret)
    counter = struct.pack(">Q", int(time.time()) // PERIOD_SECONDS)
    digest = hmac.new(key, counter, "sha1").digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def _begin(page: Page, pseudonym: str, code: str) -> None:
    """One-time code, password, sign-in, authenticator app, recovery codes: then the desk."""
    _sign_in_first(page, pseudonym, code)
    page.get_by_role("link", name="Set up an authenticator app").click()
    _show_code(page)
    codes, refused = page.locator(".codes li"), page.get_by_role("alert")
    expect(codes.or_(refused).first).to_be_visible()
    if refused.count():  # the half-minute of the code ended on its way
        _show_code(page)
    expect(codes).to_have_count(10)
    page.get_by_role("link", name="Go to the desk").click()


def _show_code(page: Page) -> None:
    secret = page.locator("#authenticator_secret").inner_text()
    page.get_by_label("Code", exact=True).fill(_totp(secret))
    page.get_by_role("button", name="Set up").click()


def _sign_in_first(page: Page, pseudonym: str, code: str) -> None:
    """One-time code, password, sign-in: nothing but enrolment opens then."""
    page.goto("/enter/")
    page.get_by_label("Pseudonym").fill(pseudonym)
    page.get_by_label("One-time code").fill(code)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Choose this password").click()
    page.get_by_label("Pseudonym").fill(pseudonym)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/queue/")
    expect(page.get_by_role("heading", name="My sign-in")).to_be_visible()


def _invite(page: Page, pseudonym: str, role: str = "Editor") -> str:
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Pseudonym").fill(pseudonym)
    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Make the account").click()
    return page.locator("#one-time-code").inner_text()


def _upload(page: Page, path: Path) -> None:
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_label("File", exact=True).set_input_files(path)
    page.get_by_role("button", name="Upload and read").click()
    expect(page.get_by_role("link", name="To the queue of this report")).to_be_visible(
        timeout=60_000
    )


def _decide(page: Page) -> str:
    """Begin a case for the first story; returns the address of the story."""
    page.get_by_role("link", name="To the queue of this report").click()
    expect(page.get_by_text("21 stories")).to_be_visible()
    page.locator("#queue th a").first.click()
    address = page.url
    expect(page.locator("mark.mark-acts").first).to_contain_text("arrested")
    page.get_by_label("Begin a case").check()
    page.get_by_label("Title of the case").fill("Testa Fictiva")
    page.get_by_label("Our summary").fill("Reportedly arrested after a session of the Council.")
    page.get_by_role("button", name="Keep this version").click()
    expect(page).not_to_have_url(address)  # on to the next one
    return address


def _check_and_publish(page: Page, address: str) -> str:
    page.goto(address)
    page.get_by_role("button", name="I have read the paragraph and agree").click()
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish now").click()
    return page.locator("#public-id").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_report_goes_from_upload_to_a_public_case(
    doors: Doors, browser: Browser, tmp_path: Path, *, scripts: bool
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(report_text(), encoding="utf-8")
    keeper = browser.new_context(base_url=doors.desk, java_script_enabled=scripts).new_page()
    editor = browser.new_context(base_url=doors.desk, java_script_enabled=scripts).new_page()

    _begin(keeper, doors.pseudonym, doors.code)
    code = _invite(keeper, "second-reader")
    _upload(keeper, path)
    address = _decide(keeper)
    keeper.goto(address)
    expect(keeper.get_by_text("Another person must check it")).to_be_visible()
    _begin(editor, "second-reader", code)
    public_id = _check_and_publish(editor, address)

    reader = browser.new_context(base_url=doors.public, java_script_enabled=False).new_page()
    reader.goto(f"/en/cases/{public_id}/")
    expect(reader.get_by_role("heading", name="Testa Fictiva").first).to_be_visible()
    expect(reader.get_by_text("Reportedly arrested after a session").first).to_be_visible()
    expect(reader.get_by_text(SYMBOL).first).to_be_visible()
    assert "twenty-eighth session" not in reader.content(), "the quotation stays with staff"
    reader.goto("/en/changes/")
    expect(reader.get_by_text(public_id)).to_be_visible()


def test_desk_is_worked_with_the_keyboard_and_has_no_barrier(
    doors: Doors, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(report_text(), encoding="utf-8")
    page = browser.new_context(base_url=doors.desk).new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    _begin(page, doors.pseudonym, doors.code)
    _upload(page, path)
    page.get_by_role("link", name="To the queue of this report").click()
    expect(page.locator("#queue")).to_be_visible()
    page.wait_for_load_state()  # the script that reads the keys runs only then
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#decide")).to_be_visible()
    first = page.url

    page.get_by_label("Title of the case").fill("Not sent yet")
    page.reload()
    expect(page.get_by_label("Title of the case")).to_have_value("Not sent yet")
    page.locator("h1").click()
    page.keyboard.press("r")
    page.keyboard.type("a general remark")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(first)
    page.goto(first)
    expect(page.locator("h1")).to_contain_text("rejected")
    page.keyboard.press("u")
    expect(page.locator("h1")).to_contain_text("waiting")

    for place in ("/queue/", "/reports/", first, "/people/", "/roles/", "/log/", "/second-factor/"):
        page.goto(place)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
    assert refused == [], "no script, style or picture is refused by the closed policy"


def test_a_passkey_signs_in_without_a_password(doors: Doors, browser: Browser) -> None:
    """Passkeys belong to a host name, so the desk is opened as localhost."""
    address = doors.desk.replace("127.0.0.1", "localhost")
    page = browser.new_context(base_url=address).new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    _sign_in_first(page, doors.pseudonym, doors.code)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
