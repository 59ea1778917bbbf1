"""Scorecards: every mark dated and linked, nothing added up, nobody ranked."""

import csv
import io
import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from endreprisals.documents.models import ReportCountry
from endreprisals.ledger.queries.scorecard import (
    NoSuchElection,
    elections,
    scorecard,
    state_scorecard,
)
from endreprisals.states.models import (
    Candidacy,
    Cosponsorship,
    JointStatement,
    JointStatementSignature,
)
from tests.build import NOON, a_case, a_document, a_raise, a_reply, a_state, a_statement
from tests.contracts.answers import body_of
from tests.ledger.saying import a_situation

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def stood(iso3: str, year: int = 2025, result: str = "elected", confidence: str = "high") -> None:
    Candidacy.objects.create(
        state=a_state(iso3), year=year, result=result, confidence=confidence,
        source="https://source.example/election",
    )  # fmt: skip


def named_in_a_report(iso3: str, symbol: str = "A/HRC/48/28", year: int = 2021) -> None:
    ReportCountry.objects.create(
        document=a_document(symbol, year=year), state=a_state(iso3), list_kind="all",
        name_in_source=iso3, source="test",
    )  # fmt: skip


def signed(iso3: str) -> None:
    JointStatement.objects.get_or_create(
        year=2021, forum="UNGA76 Third Committee", date="2021-10-14", source="test"
    )
    JointStatementSignature.objects.create(
        year=2021, forum="UNGA76 Third Committee", state=a_state(iso3), name_in_source=iso3,
        source="test",
    )  # fmt: skip


def cosponsored(iso3: str) -> None:
    Cosponsorship.objects.create(
        state=a_state(iso3), name_in_source=iso3, resolution="reprisals resolutions", source="test"
    )


@pytest.fixture
def election(made_ready: Ready) -> None:
    """Germany did everything, Egypt was named and replied once, Fiji nothing."""
    for iso3 in ("DEU", "EGY", "FJI"):
        stood(iso3)
    stood("RUS", 2023, "not_elected", "medium")
    signed("DEU")
    cosponsored("DEU")
    a_raise(a_case(public_id="EGY-2019-001"), "2022-09-29", ("DEU",), forum="HRC51")
    a_raise(a_situation("EGY-2019-009"), "2023-09-28", ("DEU",), forum="HRC54")
    named_in_a_report("EGY")
    named_in_a_report("EGY", "A/HRC/51/47", 2022)
    a_reply(a_case(public_id="EGY-2019-002"))
    made_ready()


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(strip_tags(f"<main{main}")))


def test_elections_are_counted_with_what_is_sure(election: None) -> None:
    found = [(one.year, one.candidates, one.elected, one.sure) for one in elections()]

    assert found == [(2025, 3, 3, 3), (2023, 1, 0, 0)]


def test_marks_of_each_candidate_are_what_the_record_holds(election: None) -> None:
    lines = {line.state: {m.code: m.answer for m in line.marks} for line in scorecard(2025).lines}

    assert lines["DEU"] == {
        "cited": "nothing_on_record", "replied": "no_case", "spoke": "yes",
        "named_a_country": "yes", "named_a_case": "yes", "signed": "yes", "cosponsored": "yes",
    }  # fmt: skip
    assert lines["EGY"]["cited"] == "yes"
    assert lines["EGY"]["replied"] == "share"
    assert set(lines["FJI"].values()) == {"nothing_on_record", "no_case"}


def test_replies_leave_out_cases_of_which_nobody_says(election: None) -> None:
    line = next(line for line in scorecard(2025).lines if line.state == "EGY")
    replied = next(mark for mark in line.marks if mark.code == "replied")

    assert (replied.count, replied.of, replied.unknown) == (1, 1, 2)


def test_candidates_stand_by_region_and_name_whatever_their_marks(election: None) -> None:
    lines = scorecard(2025).lines

    assert [line.state for line in lines] == ["EGY", "FJI", "DEU"]


def test_list_that_is_not_loaded_is_not_a_no(made_ready: Ready) -> None:
    stood("FJI")
    made_ready()

    marks = {mark.code: mark.answer for mark in scorecard(2025).lines[0].marks}
    assert marks.pop("replied") == "no_case"
    assert set(marks.values()) == {"not_loaded"}


def test_year_without_candidates_is_refused(election: None, client: Client) -> None:
    with pytest.raises(NoSuchElection):
        scorecard(2044)
    assert client.get("/en/ledger/elections/2044/").status_code == 404


def test_every_yes_leads_to_its_evidence(election: None, client: Client) -> None:
    markup = client.get("/en/ledger/elections/2025/").content.decode()

    assert re.search(
        r'href="/en/ledger/statements/[^"]+/">Human Rights Council, session 51', markup
    )
    assert 'href="/en/documents/A/HRC/51/47/"' in markup
    assert 'href="/en/states/DEU/#spoke"' in markup
    assert 'href="/en/cases/?state=EGY"' in markup


def test_page_says_how_to_read_marks_and_adds_nothing_up(election: None, client: Client) -> None:
    text = text_of(client, "/en/ledger/elections/2025/")

    assert "Marks tell of form" in text
    assert "does not say of which resolution" in text
    assert "only that of 2021 has a published list" in text
    assert not re.search(r"\b(total|score of|points|rank(?!ed))\b", text, re.IGNORECASE)


def test_candidacy_from_recall_says_so(election: None, client: Client) -> None:
    assert "Not elected (confidence: Medium)" in text_of(client, "/en/ledger/elections/2023/")


def test_files_hold_every_mark_with_its_dates(election: None, client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(body_of(client.get("/en/ledger/elections/2025.csv")))))
    told = json.loads(body_of(client.get("/en/ledger/elections/2025.json")))

    germany = next(row for row in rows if row["state"] == "DEU")
    assert (germany["named_a_case"], germany["named_a_case_dates"]) == ("yes", "2022-09-29")
    assert germany["spoke_dates"] == "2023-09-28; 2022-09-29"
    egypt = next(row for row in told["scorecard"] if row["state"] == "EGY")
    assert egypt["cited_years"] == [2022, 2021]
    assert told["count"] == 3
    assert "form_not_substance" in told["caveats"]


def test_state_page_has_marks_candidacies_and_steps_by_case(election: None, client: Client) -> None:
    card = state_scorecard("DEU")

    assert [one.public_id for one in card.cases] == ["EGY-2019-009", "EGY-2019-001"]
    text = text_of(client, "/en/ledger/states/DEU/scorecard/")
    assert "Worked out from the ledger: Named a case." in text
    assert "2025: Elected" in text
    assert client.get("/en/ledger/states/XXX/scorecard/").status_code == 404


def test_statement_taken_back_is_no_mark(made_ready: Ready) -> None:
    stood("DEU")
    a_raise(
        a_case(public_id="EGY-2019-001"),
        statement=a_statement("HRC51", "2022-09-29", ("DEU",), withdrawn_at=NOON),
    )
    made_ready()

    answers = {mark.code: mark.answer for mark in scorecard(2025).lines[0].marks}
    assert answers["spoke"] == answers["named_a_case"] == "not_loaded"


@pytest.mark.parametrize("number", [1, 10, 100])
def test_a_scorecard_costs_the_same_however_many_statements(
    made_ready: Ready, client: Client, number: int
) -> None:
    stood("DEU")
    for at in range(number):
        a_raise(a_case(public_id=f"EGY-2019-{at:03}"), states=("DEU",))
    made_ready()
    client.get("/en/ledger/elections/2025/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/en/ledger/elections/2025/")

    assert len(captured) <= 10


def test_the_scorecard_of_a_state_works_its_steps_out_once(election: None) -> None:
    state_scorecard("DEU")
    with CaptureQueriesContext(connection) as captured:
        state_scorecard("DEU")

    assert len(captured) <= 11
    tables = " ".join(query["sql"] for query in captured)
    assert tables.count('FROM "states_cosponsorship"') == 1
