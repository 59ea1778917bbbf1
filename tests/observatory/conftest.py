"""The shipped record with all its figures made once for a whole file."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from endreprisals.observatory import queries
from endreprisals.observatory.services import refresh
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.record.loading_world import shipped_files


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Figures are remembered by name, version and time, which tests give again and again."""
    queries.forget()


@pytest.fixture(scope="module")
def _made_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the shipped tables and make the figures in a transaction around the whole file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_data(shipped_files(), actor="test", at=NOON)
        refresh(at=NOON, tell=lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(_made_once: None, db: None) -> None:
    """The shipped record with its figures, in the test's own transaction."""
