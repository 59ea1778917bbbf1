"""Campaigns over the API: what the page shows, with results; gone and unknown as problems."""

from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.campaigns.models import Campaign
from tests.build import a_case, a_mention
from tests.build_campaigns import a_campaign_case, a_text, an_action

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.fixture
def told(made_ready: Callable[[], int]) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_mention(case)
    row = a_campaign_case(case=case, reason="told at the desk alone")
    a_text(row.campaign, "title", "", heading="Testa campaign")
    a_text(row.campaign, "title", "", heading="Campagne", language="fr")
    an_action("letter", about=row)
    made_ready()


def test_campaigns_are_listed(told: None, client: Client) -> None:
    lines = client.get("/api/v1/campaigns").json()["campaigns"]

    assert [(line["head"]["code"], line["cases"]) for line in lines] == [("test-2026", 1)]
    assert lines[0]["head"]["title"]["heading"] == "Testa campaign"


def test_one_campaign_comes_with_its_results(told: None, client: Client) -> None:
    answer = client.get("/api/v1/campaigns/test-2026")
    read = answer.json()

    assert [case["public_id"] for case in read["cases"]] == ["EGY-2019-001"]
    assert read["results"]["chosen"] == 1
    assert "told at the desk alone" not in answer.content.decode()


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_what_cannot_be_shown_is_a_problem(
    told: None, client: Client, state: str, status: int
) -> None:
    Campaign.objects.update(state=state)
    answer = client.get("/api/v1/campaigns/test-2026")

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)


def test_a_parameter_is_refused(told: None, client: Client) -> None:
    assert client.get("/api/v1/campaigns?q=x").status_code == 400
