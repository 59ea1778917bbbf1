"""What every test may lean on: a fixed noon, and a record made ready."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from endreprisals.adapters.sealing import make_key_files
from endreprisals.record.services.index import rebuild_index
from tests.build import NOON

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(autouse=True, scope="session")
def supporter_keys() -> Iterator[Path]:
    """Keys of this run alone, in a folder that goes with it."""
    from django.conf import settings as ours

    with tempfile.TemporaryDirectory(prefix="endreprisals-keys-") as folder:
        make_key_files(Path(folder))
        ours.SUPPORTER_KEYS_DIR = Path(folder)
        yield Path(folder)


DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database-only`: for the second half of the suite, which asks about another database."""
    parser.addoption(
        "--database-only", action="store_true", help="leave out tests that touch no database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database cannot differ on another one, and has run already."""
    if not config.getoption("--database-only"):
        return
    left_out = [item for item in items if not _touches_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _touches_the_database(item)]


def _touches_the_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    of_django = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return marked or of_django or bool(set(getattr(item, "fixturenames", ())) & DATABASE)


settings.register_profile(
    "house",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.fixture
def made_ready(db: None) -> Callable[[], int]:
    """Make lists, facets and search true to what the test has built so far."""
    return lambda: rebuild_index(at=NOON)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests of a worker: a process can drive only one. Contexts are apart."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
