"""Results: the order of time and no cause, failures beside what came, what people did apart."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client

from endreprisals.campaigns.models import Counter, Result
from tests.build import NOON, a_case, a_mention, a_raise, a_state, a_status
from tests.build_campaigns import (
    CHECKED,
    ENTERED,
    a_campaign,
    a_campaign_case,
    a_recipient,
    an_action,
    an_office,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
RESULTS = "/en/campaigns/test-2021/results/"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return str(content.decode())


def _words(markup: str) -> str:
    main = markup[markup.index("<main") : markup.index("</main>")]
    return unescape(re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def told(made_ready: Ready) -> None:
    """Asked: Liechtenstein and Germany. Named: the first case, by Liechtenstein and by Namibia."""
    campaign = a_campaign("test-2021", session="HRC48", debate_on=date(2021, 9, 29), state="closed")
    named, silent = (
        a_case(public_id=f"EGY-2019-00{n}", title=f"Testa Fictiva {n}") for n in (1, 2)
    )
    for case in (named, silent):
        a_mention(case)
        a_campaign_case(campaign, case)
    action = an_action("letter", campaign)
    for iso3 in ("LIE", "DEU"):
        a_state(iso3)
        a_recipient(action, an_office(iso3))
    a_raise(named, "2021-09-29", ("LIE",))
    a_raise(named, "2021-09-29", ("NAM",))
    a_raise(named, "2020-09-30", ("LIE",), forum="HRC45")
    a_raise(named, "2022-09-29", ("DEU",), forum="HRC51")
    a_status(named, "2022-03-01", "free")
    a_status(silent, "2019-05-01", "detained")
    made_ready()


@pytest.mark.usefixtures("told")
def test_what_did_not_happen_stands_before_what_did(client: Client) -> None:
    words = _words(_page(client, RESULTS))

    assert words.index("What did not happen") < words.index("Who spoke")
    assert words.index("Testa Fictiva 2") < words.index("Who spoke")
    assert "1 of 2" in words
    assert "1 State was asked and has no statement on record" in words


@pytest.mark.usefixtures("told")
def test_what_people_did_stands_apart_and_last(client: Client) -> None:
    from endreprisals.campaigns.models import Action

    Counter.objects.create(
        action=Action.objects.get(), what="mail", number=777_000, counted_until=NOON,
        updated_at=NOON,
    )  # fmt: skip
    words = _words(_page(client, RESULTS))

    assert words.count("777,000") == 1
    assert words.index("777,000") > words.index("What people did") > words.index("Case by case")
    assert words.index("777,000") > words.index("these numbers say nothing about what changed")


@pytest.mark.usefixtures("told")
def test_the_files_hold_every_statement_with_its_period(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(_page(client, RESULTS.rstrip("/") + ".csv"))))

    assert [(row["case"], row["period"], row["states"], row["asked"]) for row in rows] == [
        ("EGY-2019-001", "before", "LIE", "LIE"),
        ("EGY-2019-001", "session", row_states := rows[1]["states"], rows[1]["asked"]),
        ("EGY-2019-001", "session", rows[2]["states"], rows[2]["asked"]),
        ("EGY-2019-001", "after", "DEU", "DEU"),
    ]
    assert {row_states, rows[2]["states"]} == {"LIE", "NAM"}
    told = json.loads(_page(client, RESULTS.rstrip("/") + ".json"))
    assert told["asked"] == ["DEU", "LIE"]
    assert told["asked_and_named_a_case"] == ["LIE"]
    assert told["asked_without_statement_on_record"] == ["DEU"]
    assert told["spoke_without_being_asked"] == ["NAM"]
    assert told["cases_named_by_nobody"] == ["EGY-2019-002"]
    assert len(told["raises"]) == told["count"] == 4


@pytest.mark.usefixtures("told")
def test_what_followed_leaves_out_what_was_before(client: Client) -> None:
    told = client.get("/api/v1/campaigns/test-2021").json()["results"]["cases"]

    assert [[entry["date"]["edtf"] for entry in case["since"]] for case in told] == [
        ["2022-03-01"], [],
    ]  # fmt: skip
    assert [case["statuses"][0]["status"] for case in told] == ["free", "detained"]


@pytest.mark.usefixtures("told")
def test_a_result_of_the_desk_is_shown_once_another_person_read_it(client: Client) -> None:
    from endreprisals.campaigns.models import Campaign, CampaignCase

    result = Result.objects.create(
        campaign=Campaign.objects.get(), case=CampaignCase.objects.first(), date_edtf="2022-04",
        words="A <b>law</b> was changed.", source="https://source.example/law", **ENTERED,
    )  # fmt: skip
    assert "was changed" not in _page(client, RESULTS)
    Result.objects.filter(pk=result.pk).update(**CHECKED)

    assert "A &lt;b&gt;law&lt;/b&gt; was changed." in _page(client, RESULTS)
    Result.objects.update(withdrawn_at=NOON)
    assert "was changed" not in _page(client, RESULTS)


def test_before_the_debate_there_is_nothing_to_tell(client: Client, made_ready: Ready) -> None:
    a_campaign(session="HRC99", debate_on=date(2099, 9, 29))
    made_ready()
    words = _words(_page(client, "/en/campaigns/test-2026/results/"))

    assert "has not been held yet" in words
    assert "What did not happen" not in words


def test_a_campaign_without_a_session_has_results_that_say_so(
    client: Client, made_ready: Ready
) -> None:
    a_campaign(session="", debate_on=None)
    made_ready()

    assert "has not been held yet" in _page(client, "/en/campaigns/test-2026/results/")


def test_a_removed_recipient_was_not_asked(client: Client, made_ready: Ready, told: None) -> None:
    from endreprisals.campaigns.models import Recipient

    Recipient.objects.filter(state="DEU").update(removed_at=NOON)

    assert json.loads(_page(client, RESULTS.rstrip("/") + ".json"))["asked"] == ["LIE"]
