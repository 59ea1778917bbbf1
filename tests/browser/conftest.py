"""The product as it is started, with the real data, and a browser before it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

WITHDRAWN = "EGY-2017-002"
WITHDRAW = f"""
from django.utils.timezone import now
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
because = Case.WithdrawnBecause.values[0]
withdraw_case(public_id="{WITHDRAWN}", because=because, by="test", at=now())
"""
STARTS_WITHIN = 120  # seconds, on a slow machine with other work
LOADS_WITHIN = 30_000  # milliseconds, as long as the browser itself waits for a page


@pytest.fixture(autouse=True, scope="session")
def patience() -> None:
    """What a page must show may take as long as the page: the machine does other work too."""
    expect.set_options(timeout=LOADS_WITHIN)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `endreprisals serve` answers, with a database of its own; one case is withdrawn."""
    port = _free_port()
    environment = _environment(tmp_path_factory.mktemp("var"))
    assert _command("supporter-keys", environment=environment).wait() == 0
    server = _command(
        "serve", "--door", "public", "--port", str(port), "--workers", "1", environment=environment
    )
    try:
        _wait_for(port, server)
        assert _command("shell", "-c", WITHDRAW, environment=environment).wait() == 0
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "ENDREPRISALS_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
        "PSEUDO_LOCALES": "yes",
    }


def _command(*words: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own program, with fixed words
        [sys.executable, "-m", "endreprisals", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended before it answered"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers on port {port}")


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser with scripts allowed, which the checker needs; the pages have none."""
    context = browser.new_context(base_url=address)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A reader's page, once with scripts allowed and once with none."""
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    yield context.new_page()
    context.close()
