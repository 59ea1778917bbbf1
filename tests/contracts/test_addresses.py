"""No address, file name or id carries a name."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.build import a_case, a_raise, an_act
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


@pytest.mark.parametrize(
    "address",
    [
        "/en/",
        "/en/cases/",
        "/en/cases/?view=table",
        "/en/cases/EGY-2019-001/",
        "/en/ledger/",
        "/en/ledger/matrix/",
        "/en/ledger/sessions/HRC48/",
        "/en/states/LIE/",
    ],
)
def test_no_link_carries_a_name(
    made_ready: Callable[[], int], client: Client, address: str
) -> None:
    case = a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    an_act(case)
    a_raise(case)
    made_ready()
    links = LINK.findall(client.get(address).content.decode())

    assert len(links) > 10
    assert not [link for link in links if re.search(r"testa|fictiva", link, re.IGNORECASE)]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_no_file_name_carries_a_choice(
    made_ready: Callable[[], int], client: Client, ending: str
) -> None:
    made_ready()
    response = client.get(f"/en/cases.{ending}?q=Fictiva&state=EGY")
    body_of(response)

    disposition = response["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="cases\.{ending}"', disposition)


@pytest.mark.parametrize("name", ["ledger.csv", "ledger.xlsx", "ledger.json", "matrix.csv"])
def test_no_file_of_the_ledger_carries_a_choice(
    made_ready: Callable[[], int], client: Client, name: str
) -> None:
    made_ready()
    folder = "ledger/" if name.startswith("matrix") else ""
    response = client.get(f"/en/{folder}{name}?by=DEU&state=EGY")
    body_of(response)

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
