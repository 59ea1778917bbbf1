"""The shipped record and the campaign of 2022 in it, loaded once for a whole file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from endreprisals.adapters.files import read_tables
from endreprisals.campaigns.services.loading import load_campaigns
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.record.loading_world import shipped_files

CODE = "endreprisals-2022"
BY = "load-campaigns"


def shipped_campaigns() -> dict[str, bytes]:
    """The files of the campaigns that come with the record."""
    return read_tables(Path(settings.PACKAGE_DIR) / "data" / "campaigns")


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_data(shipped_files(), actor="test", at=NOON)
        load_campaigns(shipped_campaigns(), by=BY, at=NOON)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(_loaded_once: None, db: None) -> None:
    """The record and its campaign, in the test's own transaction."""
