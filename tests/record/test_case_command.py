"""The command `case`: one public case, whole, the same as the API gives."""

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import NOON, a_case, an_act

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def _refused(public_id: str) -> str:
    out, told = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("case", public_id, json=True, stdout=out, stderr=told)
    assert stopped.value.code == 2
    assert out.getvalue() == ""
    return told.getvalue()


def test_a_case_is_printed_as_the_api_gives_it(made_ready: Ready, client: Client) -> None:
    an_act(a_case(public_id="EGY-2019-001", title="Téstá བཀྲ་ཤིས"), "2019-05/..")
    made_ready()
    out = StringIO()

    call_command("case", "EGY-2019-001", json=True, stdout=out)

    printed = json.loads(out.getvalue())
    assert printed == client.get("/api/v1/cases/EGY-2019-001").json()
    assert printed["first"] == {"edtf": "2019-05/..", "lower": "2019-05-01", "upper": None}
    assert "བཀྲ་ཤིས" in out.getvalue()


def test_an_unknown_case_is_refused_with_what_to_do(made_ready: Ready) -> None:
    assert "no public case" in _refused("EGY-2019-999")


def test_a_withdrawn_case_is_refused_without_its_name(made_ready: Ready) -> None:
    a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    withdraw_case(public_id="EGY-2019-001", because="safety", by="test", at=NOON)  # type: ignore[arg-type]

    assert "Testa" not in _refused("EGY-2019-001")


def test_a_merged_case_names_the_one_it_is_part_of(made_ready: Ready) -> None:
    a_case(public_id="EGY-2019-001")
    a_case(public_id="EGY-2019-002")
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="one", by="t", at=NOON)

    assert "EGY-2019-001" in _refused("EGY-2019-002")
