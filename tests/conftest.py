"""What every test may lean on: a fixed noon, and a record made ready."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from endreprisals.record.services.index import rebuild_index
from tests.build import NOON

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
