"""Two people who publish the same step at the same time publish it once."""

import threading

import pytest
from django.db import connection

from endreprisals.audit.models import Event
from endreprisals.mechanisms.services.following import NotPublic, publish_step
from endreprisals.record.models import Fact
from endreprisals.record.services.told_steps import StepRefused
from tests.build import NOON
from tests.mechanisms.filing_world import a_filing, a_step

ON_POSTGRES = connection.vendor == "postgresql"
# Rows that other connections see, where the database lets several write.
pytestmark = pytest.mark.django_db(transaction=ON_POSTGRES)


def _publish(step: int, by: str, told: list[str]) -> None:
    try:
        publish_step(step, by=by, at=NOON)
        told.append("done")
    except (NotPublic, StepRefused):
        told.append("refused")


def test_two_people_at_once_publish_a_step_once() -> None:
    step, told = a_step(a_filing()).pk, list[str]()

    def in_own_connection(by: str) -> None:
        try:
            _publish(step, by, told)
        finally:
            connection.close()

    people = ("account-2", "account-3")
    if ON_POSTGRES:
        threads = [threading.Thread(target=in_own_connection, args=(by,)) for by in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:  # one writer at a time: the second comes after the first
        for by in people:
            _publish(step, by, told)

    assert sorted(told) == ["done", "refused"]
    assert Fact.objects.count() == 1
    assert Event.objects.filter(kind="step_published").count() == 1
