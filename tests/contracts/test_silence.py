"""Nothing a reader types or is shown reaches a log; errors say nothing of the request."""

import logging
from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.record.models import Case
from endreprisals.record.services import publishing
from tests.build import NOON, a_case, an_act

pytestmark = pytest.mark.django_db
CANARY = "Zanzaribaldo"


@pytest.fixture
def everything_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    return caplog


@pytest.mark.parametrize(
    "address",
    [
        f"/en/search/?q={CANARY}",
        f"/en/cases/?q={CANARY}",
        f"/en/cases/?state={CANARY}",
        f"/en/{CANARY}/",
        f"/en/documents/{CANARY}/",
        f"/en/ledger/?by={CANARY}",
        f"/en/ledger/statements/{CANARY}/",
        f"/api/v1/cases?q={CANARY}",
        f"/api/v1/cases/{CANARY}",
        f"/api/v1/statements?by={CANARY}",
    ],
)
def test_search_words_reach_no_log(
    made_ready: Callable[[], int],
    client: Client,
    capsys: pytest.CaptureFixture[str],
    address: str,
) -> None:
    made_ready()
    client.get(address)

    printed = capsys.readouterr()
    assert CANARY not in printed.out + printed.err


def test_services_log_and_audit_no_name(
    made_ready: Callable[[], int], everything_logged: pytest.LogCaptureFixture
) -> None:
    from endreprisals.audit.models import Event

    for number in ("001", "002"):
        an_act(a_case(public_id=f"EGY-2019-{number}", title=f"{CANARY} {number}"))
    made_ready()
    everything_logged.clear()
    publishing.merge_cases(
        kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="same", by="test", at=NOON
    )
    publishing.undo_merge(merged_id="EGY-2019-002", by="test", at=NOON)
    publishing.withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    quiet = [r for r in everything_logged.records if r.name != "django.db.backends"]
    assert CANARY not in "".join(record.getMessage() for record in quiet)
    assert CANARY not in str(list(Event.objects.values()))
    assert Event.objects.count() == 3
