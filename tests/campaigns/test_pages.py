"""The public pages of campaigns: only what may be shown, in which language, gone at once."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Counter, Text
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import NOON, a_case, a_mention, an_act
from tests.build_campaigns import a_campaign, a_campaign_case, a_text, an_action

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
PAGES = ("", "results/", "toolbox/", "results.csv", "results.json")
MARKUP = '<script>alert(1)</script><b onclick="x">bold</b>'


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return str(content.decode())


@pytest.fixture
def chosen(made_ready: Ready) -> CampaignCase:
    case = a_case(public_id="EGY-2019-001", title="Quintilia Inventata")
    an_act(case)
    a_mention(case)
    row = a_campaign_case(case=case)
    a_text(row.campaign, "title", "", heading="Testa campaign")
    a_text(row, "behind", "What stood behind it.")
    an_action("share", about=row)
    made_ready()
    return row


def test_a_draft_campaign_is_nowhere(client: Client) -> None:
    a_campaign("draft-2026", state=Campaign.State.DRAFT)

    for page in PAGES:
        _text(client, f"/en/campaigns/draft-2026/{page}".replace("/results.", "/results."), 404)
    assert "draft-2026" not in _text(client, "/en/campaigns/")
    assert "draft-2026" not in _text(client, "/api/v1/campaigns")


def test_a_withdrawn_campaign_answers_410_everywhere(client: Client, chosen: CampaignCase) -> None:
    Campaign.objects.update(state=Campaign.State.WITHDRAWN)

    for page in (*PAGES, "cases/EGY-2019-001/", "act/1/"):
        told = _text(client, f"/en/campaigns/test-2026/{page}", 410)
        assert "Quintilia" not in told
    assert "test-2026" not in _text(client, "/en/campaigns/")
    assert client.get("/api/v1/campaigns/test-2026").status_code == 410


def test_a_case_withdrawn_in_mid_campaign_is_gone_at_once(
    client: Client, chosen: CampaignCase
) -> None:
    Campaign.objects.update(session="HRC45", debate_on=date(2020, 9, 30))
    a_text(chosen.campaign, "summary", "About Quintilia Inventata and others.")
    before = [page for page in ("", "results/") if "Quintilia" in
              _text(client, f"/en/campaigns/test-2026/{page}")]  # fmt: skip
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    assert before == ["", "results/"]
    for page in ("cases/EGY-2019-001/", "act/1/"):
        assert "Quintilia" not in _text(client, f"/en/campaigns/test-2026/{page}", 410)
    for page in PAGES:
        shown = _text(client, f"/en/campaigns/test-2026/{page}")
        assert "Quintilia" not in shown, page
        assert "EGY-2019-001" not in shown, page
    assert "Quintilia" not in _text(client, "/en/campaigns/")
    assert "Quintilia" not in _text(client, "/api/v1/campaigns/test-2026")


def test_a_consent_that_ended_hides_the_case_before_anybody_looked_again(
    client: Client, chosen: CampaignCase
) -> None:
    CampaignCase.objects.update(
        basis="consent", consent_reference="binder 3", consent_until=NOON.date()
    )
    assert "Quintilia" in _text(client, "/en/campaigns/test-2026/")
    CampaignCase.objects.update(consent_until=NOON.date() - timedelta(days=1))

    _text(client, "/en/campaigns/test-2026/cases/EGY-2019-001/", 410)
    _text(client, "/en/campaigns/test-2026/act/1/", 410)
    assert "Quintilia" not in _text(client, "/en/campaigns/test-2026/")


def test_a_case_without_basis_is_gone(client: Client, chosen: CampaignCase) -> None:
    CampaignCase.objects.update(basis_problem="no_public_source")

    _text(client, "/en/campaigns/test-2026/cases/EGY-2019-001/", 410)


@pytest.mark.parametrize(("choice", "status"), [("considered", 404), ("not_chosen", 404),
                                                ("withdrawn", 410)])  # fmt: skip
def test_nobody_learns_which_cases_were_only_considered(
    client: Client, chosen: CampaignCase, choice: str, status: int
) -> None:
    CampaignCase.objects.update(choice=choice, reason="told at the desk alone")

    told = _text(client, "/en/campaigns/test-2026/cases/EGY-2019-001/", status)
    assert "told at the desk alone" not in told
    page = _text(client, "/en/campaigns/test-2026/")
    assert "Quintilia" not in page
    assert "told at the desk alone" not in page


def test_the_long_list_is_told_as_counts(client: Client, chosen: CampaignCase) -> None:
    for _ in range(3):
        a_campaign_case(case=a_case(), choice="not_chosen", reason="a reason")

    assert "4 cases were looked at, 1 chosen" in _text(client, "/en/campaigns/test-2026/")


def test_a_case_joined_with_another_leads_to_the_kept_one(
    client: Client, chosen: CampaignCase, made_ready: Ready
) -> None:
    kept = a_case(public_id="EGY-2019-002", title="Inventata, Quintilia")
    made_ready()
    merge_cases(kept_id=kept.public_id, merged_id="EGY-2019-001", reason="same", by="test", at=NOON)

    assert "Inventata, Quintilia" in _text(client, "/en/campaigns/test-2026/cases/EGY-2019-001/")
    withdraw_case(
        public_id="EGY-2019-002", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )
    _text(client, "/en/campaigns/test-2026/cases/EGY-2019-001/", 410)


def test_draft_words_are_never_shown(client: Client, chosen: CampaignCase) -> None:
    a_text(chosen.campaign, "summary", "half a thought", state=Text.State.DRAFT)
    a_text(chosen, "wanted", "half a wish", state=Text.State.DRAFT)

    for page in ("", "cases/EGY-2019-001/"):
        assert "half a" not in _text(client, f"/en/campaigns/test-2026/{page}")


def test_words_that_are_missing_stand_in_english_and_say_so(
    client: Client, chosen: CampaignCase
) -> None:
    shown = _text(client, "/fr/campaigns/test-2026/cases/EGY-2019-001/")

    assert '<div class="words" lang="en" dir="ltr"><p>What stood behind it.</p>' in shown
    assert 'role="note"' in shown
    a_text(chosen, "behind", "Ce qu’il y a derrière.", language="fr",
           state=Text.State.UNREVIEWED)  # fmt: skip
    a_text(chosen.campaign, "title", "", heading="Campagne", language="fr")
    shown = _text(client, "/fr/campaigns/test-2026/cases/EGY-2019-001/")
    assert '<div class="words" lang="fr" dir="ltr"><p>Ce qu’il y a derrière.</p>' in shown


def test_what_nobody_else_has_read_is_marked(client: Client, chosen: CampaignCase) -> None:
    mark = "Nobody but their writer has read them yet"
    assert mark not in _text(client, "/en/campaigns/test-2026/")
    Text.objects.update(state=Text.State.UNREVIEWED)

    assert mark in _text(client, "/en/campaigns/test-2026/")


def test_markup_in_any_text_is_shown_as_text(client: Client, chosen: CampaignCase) -> None:
    Text.objects.update(heading=MARKUP, body=MARKUP)
    for part in ("summary", "goals", "banner", "how"):
        a_text(chosen.campaign, part, MARKUP, heading=MARKUP)
    for part in ("title", "wanted", "act_now"):
        a_text(chosen, part, MARKUP, heading=MARKUP)
    action = Action.objects.get()
    for part in ("title", "intro", "share"):
        a_text(action, part, MARKUP, heading=MARKUP)

    for page in ("", "cases/EGY-2019-001/", "results/", "act/1/"):
        shown = _text(client, f"/en/campaigns/test-2026/{page}")
        assert "<script>alert" not in shown, page
        assert "<b onclick" not in shown, page
        assert "&lt;script&gt;" in shown, page


def test_numbers_come_from_the_counter_with_when_they_were_made(
    client: Client, chosen: CampaignCase
) -> None:
    Counter.objects.create(
        action=Action.objects.get(), what="self_share", number=1234, counted_until=NOON,
        updated_at=NOON,
    )  # fmt: skip
    shown = _text(client, "/en/campaigns/test-2026/")

    assert "1,234" in shown
    assert "Last updated" in shown
    assert "13:00" in shown, "in the time of Geneva"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "The last day is"),
        ({"opens_on": date(2026, 12, 1)}, "Not open yet. The first day is"),
        ({"closes_on": date(2026, 11, 19)}, "Over since the end of"),
        ({"closes_on": None}, "Open, without a last day"),
        ({"state": "closed", "closes_on": None}, "Over. Nothing can be done"),
    ],
)
def test_the_deadline_is_told_in_words(
    client: Client, chosen: CampaignCase, changes: dict[str, Any], words: str
) -> None:
    Campaign.objects.update(**changes)

    assert words in _text(client, "/en/campaigns/test-2026/")


def test_a_case_page_offers_to_act_only_while_a_campaign_is_open(
    client: Client, chosen: CampaignCase
) -> None:
    link = "/en/campaigns/test-2026/cases/EGY-2019-001/#act"
    assert link in _text(client, "/en/cases/EGY-2019-001/")
    for changes in ({"state": "closed"}, {"state": "open", "closes_on": date(2026, 11, 19)}):
        Campaign.objects.update(**changes)
        assert link not in _text(client, "/en/cases/EGY-2019-001/")


def test_what_a_link_gathered_on_its_way_does_no_harm(client: Client, chosen: CampaignCase) -> None:
    _text(client, "/en/campaigns/test-2026/?utm_source=x&fbclid=abc")


def test_pages_and_menu_lead_to_campaigns(client: Client, made_ready: Ready) -> None:
    made_ready()

    assert _text(client, "/en/").count('href="/en/campaigns/"') == 2
    assert "/en/campaigns/" in _text(client, "/sitemap.xml")


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize(
    ("page", "most"),
    [("", 4), ("test-2026/", 8), ("test-2026/results/", 20), ("test-2026/toolbox/", 5)],
)
def test_a_page_costs_a_fixed_number_of_statements(
    client: Client, made_ready: Ready, page: str, most: int, number: int
) -> None:
    for at in range(number):
        case = a_case(public_id=f"EGY-2019-{at + 1:03}", title=f"Testa Fictiva {at}")
        an_act(case, "2022-05-01")
        a_text(a_campaign_case(case=case), "behind", "Words.")
        an_action("share")
    Campaign.objects.update(debate_on=date(2020, 1, 1), session="HRC48")
    made_ready()
    client.get(f"/en/campaigns/{page}")

    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/en/campaigns/{page}").status_code == 200

    assert len(captured) <= most
