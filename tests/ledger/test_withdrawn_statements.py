"""A statement that was taken back says so at its address, and nothing else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from endreprisals.record.raises import raises
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.spoken import MadeFor, Spoken
from endreprisals.record.services.statements import (
    correct_statement,
    enter_statement,
    withdraw_statement,
)
from endreprisals.states.models import Statement
from tests.build import NOON, a_state, a_statement

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
CHANGED = datetime(2026, 12, 24, 12, tzinfo=UTC)
NUMBER = "HRC60-DEU-20250924-501"


@pytest.fixture
def statement(made_ready: Ready) -> Statement:
    a_state("DEU")
    made_ready()
    return enter_statement(spoken("2025-09-24"), key="desk:1", actor="a", at=NOON)


def spoken(day: str) -> Spoken:
    return Spoken(
        forum="HRC60", date=day, speaker="DEU", made_for=(MadeFor("DEU", "listed"),),
        source="A/HRC/60/2", note="Canary words.",
    )  # fmt: skip


def test_a_withdrawn_statement_is_gone_and_says_nothing_of_itself(
    statement: Statement, client: Client
) -> None:
    address = f"/en/ledger/statements/{NUMBER}/"
    assert client.get(address).status_code == 200
    withdraw_statement(statement_id=statement.pk, reason="Never said.", actor="a", at=NOON)

    answer = client.get(address)

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "This statement was withdrawn" in page
    assert "noindex" in page
    for words in ("Germany", "Canary", "Never said", "A/HRC/60/2"):
        assert words not in page.partition("<main")[2]
    assert client.get(f"/api/v1/statements/{NUMBER}").status_code == 410


def test_a_number_that_was_never_given_is_not_found(statement: Statement, client: Client) -> None:
    assert client.get("/en/ledger/statements/HRC60-DEU-20250924-502/").status_code == 404
    assert client.get("/api/v1/statements/HRC60-DEU-20250924-502").status_code == 404


def test_a_correction_keeps_address_and_entry_of_the_feed_and_gives_it_a_new_day(
    statement: Statement, client: Client
) -> None:
    before = client.get("/en/ledger.atom").content.decode()
    correct_statement(
        spoken("2025-09-25"), statement_id=statement.pk, reason="x", actor="a", at=CHANGED
    )

    after = client.get("/en/ledger.atom").content.decode()

    assert client.get(f"/en/ledger/statements/{NUMBER}/").status_code == 200
    entry = re.compile(r"<entry>.*?<id>(.*?)</id>.*?<updated>(.*?)</updated>", re.DOTALL)
    (id_before, day_before), (id_after, day_after) = (
        entry.findall(before)[0],
        entry.findall(after)[0],
    )
    assert id_before == id_after
    assert day_before.startswith("2025-09-24")
    assert day_after.startswith("2026-12-24")


def test_a_number_is_not_given_again_when_a_correction_leaves_its_day(statement: Statement) -> None:
    correct_statement(
        spoken("2025-09-25"), statement_id=statement.pk, reason="x", actor="a", at=CHANGED
    )

    again = enter_statement(spoken("2025-09-24"), key="desk:2", actor="a", at=CHANGED)

    assert again.number == "HRC60-DEU-20250924-502"


def test_a_build_that_the_desk_overtakes_is_read_again(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk publishes between the reading of two tables."""
    from endreprisals.record import raises as reading

    a_statement("HRC51", "2022-09-29", ("LIE",))
    made_ready()
    read, times = reading._listed, []

    def overtaken() -> object:
        times.append(1)
        if len(times) == 1:
            a_statement("HRC54", "2023-09-28", ("DEU",))
            rebuild_index(at=NOON)
        return read()

    monkeypatch.setattr(reading, "_listed", overtaken)

    assert len(raises().statements) == 2
    assert len(times) == 2


def test_a_desk_that_is_always_quicker_does_not_break_the_page(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    from endreprisals.record import raises as reading
    from tests.build import a_case, a_raise

    made_ready()
    read = reading._listed

    def overtaken() -> object:
        a_raise(a_case(), states=("LIE",))
        rebuild_index(at=NOON)
        return read()

    monkeypatch.setattr(reading, "_listed", overtaken)

    assert raises().rows is not None
