"""The shipped data: the dialogue of 29 September 2022 as the public record has it, to the State."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.record.raises import raises
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.record.loading_world import shipped_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    load_data(shipped_files(), actor="test", at=NOON)


def ledger(**asked: str) -> dict[str, Any]:
    out = StringIO()
    call_command("ledger", json=True, stdout=out, **asked)
    read: dict[str, Any] = json.loads(out.getvalue())
    return read


def test_hrc51_is_six_statements_of_eight_states_about_seven_countries(loaded: None) -> None:
    answer = ledger(session="HRC51")
    totals = answer["totals"]

    assert (totals["statements"], totals["states"], totals["countries"]) == (6, 8, 7)
    assert totals["unidentified"] == 0
    assert answer["states"] == ["ARM", "BEL", "DEU", "DNK", "LIE", "LUX", "NAM", "NLD"]
    assert answer["countries"] == ["AZE", "BDI", "BHR", "BLR", "CHN", "EGY", "ISR"]
    (published,) = answer["published"]
    assert (published["published"], published["ours"]) == ("8", 8)


def test_viasna_was_raised_there_by_five_states_and_metwally_by_two(loaded: None) -> None:
    raised_by = {
        case: {
            state
            for row in raises().of_case[case]
            if row.said.session == "HRC51"
            for state, _ in row.said.states
        }
        for case in ("BLR-2020-001", "EGY-2017-003")
    }

    assert raised_by == {
        "BLR-2020-001": {"BEL", "LUX", "NLD", "DEU", "LIE"},
        "EGY-2017-003": {"DEU", "LIE"},
    }


def test_the_record_speaks_for_the_day_of_its_last_statement(loaded: None) -> None:
    index = raises()

    assert index.as_of.isoformat() == "2025-10-16"
    assert "AZE-2022-001" in index.left
    assert "BLR-2020-001" not in index.left
    assert sum(1 for said in index.statements if not said.identified) == 4
