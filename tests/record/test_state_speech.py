"""A State as one that speaks: what it said, what is not on record, and beside whom it stands."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from endreprisals.documents.models import ReportCountry
from endreprisals.domain.raising import Peer, times_raised
from endreprisals.record.models import Case
from endreprisals.record.queries.state_page import StatePage, state_lines, state_page
from endreprisals.record.raises import raises
from endreprisals.states.models import ClosedSession, CouncilTerm, Statement
from tests.build import NOON, a_case, a_document, a_raise, a_reply, a_state
from tests.ledger.saying import a_ledger

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


@pytest.fixture
def told(made_ready: Ready) -> None:
    a_ledger()
    a_state("FRA", regional_group="WEOG")
    made_ready()


def _page(iso3: str) -> StatePage:
    return state_page(iso3)


def test_a_state_shows_each_statement_with_what_it_named(told: None) -> None:
    said = _page("DEU").speaking

    assert [(one.number, [of.case or of.state for of in one.of]) for one in said.statements] == [
        ("HRC57-DEU-20240927", ["VNM", "EGY-2019-001"]),
        ("HRC48-DEU-20210930", ["EGY-2019-001"]),
    ]
    assert said.cases == 1
    assert [(line.public_id, line.forum) for line in _page("DEU").raised] == [
        ("EGY-2019-001", "HRC57"), ("EGY-2019-001", "HRC48"),
    ]  # fmt: skip


def test_silence_is_told_as_what_is_not_on_record(
    told: None, made_ready: Ready, client: Client
) -> None:
    a_document("A/HRC/51/47", year=2022, hrc_session="HRC51")
    made_ready()

    quiet = _page("DEU").speaking.quiet
    page = client.get("/en/states/DEU/").content.decode()

    assert [(one.session, one.ground) for one in quiet] == [("HRC51", "empty")]
    assert [one.session for one in _page("FRA").speaking.quiet] == ["HRC51", "HRC48"]
    assert "with no statement of it on record" in page
    assert "was silent" not in page
    assert "we hold no statement of any State" in page


def test_silence_in_a_session_whose_list_is_complete_says_so(
    told: None, made_ready: Ready, client: Client
) -> None:
    a_document("A/HRC/51/47", year=2022, hrc_session="HRC51")
    ClosedSession.objects.create(session="HRC51", closed_at=NOON, closed_by="1", source="a page")
    made_ready()

    assert [(one.session, one.ground) for one in _page("DEU").speaking.quiet] == [
        ("HRC51", "complete")
    ]
    page = client.get("/en/states/DEU/").content.decode()
    assert "no statement, in a session whose list is held to be complete" in page
    assert "we hold no statement of any State" not in page


def test_what_was_only_welcomed_is_not_among_cases_named_nor_of_peers(
    told: None, made_ready: Ready
) -> None:
    a_raise(Case.objects.get(public_id="EGY-2019-002"), states=("DEU",), how="welcomed")
    a_raise(Case.objects.get(public_id="BHR-2019-001"), states=("FRA",), how="thanked")
    made_ready()

    said = _page("DEU").speaking
    assert said.cases == 1
    assert [(peer.state, peer.shared) for peer in said.peers] == [("BEL", 1), ("LUX", 1)]
    assert (said.not_named[0].state, said.not_named[0].named) == ("EGY", 1)
    assert [one.case for one in said.not_named[0].others] == ["EGY-2019-002"]
    france = _page("FRA").speaking
    assert (france.cases, france.peers) == (0, ())
    assert (france.not_named[0].named, france.not_named[0].others) == (0, ())
    assert {line.iso3: line.raised for line in state_lines()}["FRA"] == 0


def test_two_undated_meetings_without_a_session_are_two_times(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    for forum in ("A side event", "Another side event"):
        a_raise(case, "2021", ("DEU",), forum=forum)
    made_ready()

    assert times_raised(row.said.occasion for row in raises().of_case["EGY-2019-001"]) == 2


def test_cases_that_others_named_in_countries_it_spoke_of_are_shown(told: None) -> None:
    egypt, viet_nam = _page("DEU").speaking.not_named

    assert (egypt.state, egypt.named, egypt.held) == ("EGY", 1, 2)
    assert [one.case for one in egypt.others] == ["EGY-2019-002"]
    assert (viet_nam.state, viet_nam.named, viet_nam.others) == ("VNM", 0, ())


def test_peers_are_those_that_named_the_same_cases(told: None) -> None:
    assert _page("DEU").speaking.peers == (Peer("BEL", 1, 2), Peer("LUX", 1, 2))
    group = _page("FRA").speaking.group
    assert group is not None
    assert (group.spoke, group.named_a_case) == (3, 3)


def test_years_set_seat_citation_and_statements_beside_each_other(
    told: None, made_ready: Ready
) -> None:
    CouncilTerm.objects.create(
        state=a_state("DEU"), from_date=date(2020, 1, 1), to_date=date(2022, 12, 31),
        confidence="medium", source="test",
    )  # fmt: skip
    for state, symbol, year in (("EGY", "A/HRC/48/28", 2021), ("DEU", "A/HRC/42/30", 2019)):
        ReportCountry.objects.create(
            document=a_document(symbol, year=year), state=a_state(state), list_kind="all",
            name_in_source=state, source="test",
        )  # fmt: skip
    made_ready()

    years = {one.year: (one.member, one.cited, one.statements) for one in _page("DEU").years}

    assert (min(years), max(years)) == (2010, 2024)
    assert years[2019] == (False, "yes", 0)
    assert years[2020] == (True, "unknown", 0)
    assert years[2021] == (True, "no", 1)
    assert years[2024] == (False, "unknown", 1)
    assert _page("DEU").cited_years == (2019,)


def test_replies_are_counted_by_what_sources_say(told: None, made_ready: Ready) -> None:
    a_reply(a_case(public_id="EGY-2019-010"))
    a_reply(a_case(public_id="EGY-2019-011"), answer="no")
    made_ready()

    replies = _page("EGY").replies
    assert (replies.yes, replies.no, replies.unknown) == (1, 1, 2)


def test_a_case_page_tells_who_raised_it_and_how_often(told: None, client: Client) -> None:
    raising = client.get("/en/cases/EGY-2019-001/").context["case"].raising

    assert (raising.times, raising.statements, raising.unidentified) == (2, 3, 1)
    assert [(one.iso3, one.times) for one in raising.states] == [
        ("DEU", 2), ("BEL", 1), ("LUX", 1),
    ]  # fmt: skip
    assert (raising.first.edtf, raising.last.edtf, raising.left) == (
        "2021-09-29", "2024-09-27", False,
    )  # fmt: skip


def test_a_case_raised_once_long_ago_says_so(told: None, client: Client) -> None:
    page = client.get("/en/cases/EGY-2019-002/").content.decode()

    assert "No later statement about it is on record." in page
    assert client.get("/en/cases/BHR-2019-001/").context["case"].raising is None


def test_a_statement_taken_back_leaves_the_pages_of_case_and_state(
    told: None, made_ready: Ready, client: Client
) -> None:
    Statement.objects.filter(number__contains="DEU").update(withdrawn_at=NOON)
    made_ready()

    assert _page("DEU").speaking.statements == ()
    case = client.get("/en/cases/EGY-2019-001/").context["case"]
    assert [one.iso3 for one in case.raising.states] == ["BEL", "LUX"]
    assert case.raising_states == ("BEL", "LUX")
    assert sum(1 for entry in case.path if entry.kind == "raise") == 2


def test_a_state_page_costs_as_many_statements_for_one_as_for_many(
    told: None, made_ready: Ready, client: Client
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = set()
    for _ in range(3):
        for _ in range(5):
            a_raise(a_case(), states=("DEU",))
        made_ready()
        client.get("/en/states/DEU/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/states/DEU/")
        counts.add(len(captured))

    assert len(counts) == 1
    assert counts.pop() <= 14
