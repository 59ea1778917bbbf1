"""Tests of the desk ask the desk, not the public door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path) -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR, REPORT_FILES_DIR=tmp_path / "reports"):
        yield
