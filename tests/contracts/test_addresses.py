"""No address, file name or id carries a name."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.build import a_case, an_act
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


@pytest.mark.parametrize(
    "address", ["/en/", "/en/cases/", "/en/cases/?view=table", "/en/cases/EGY-2019-001/"]
)
def test_no_link_carries_a_name(
    made_ready: Callable[[], int], client: Client, address: str
) -> None:
    an_act(a_case(public_id="EGY-2019-001", title="Testa Fictiva"))
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
