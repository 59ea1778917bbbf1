"""The pages of the ledger, as a diplomat with little time reads them."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from endreprisals.documents.models import PublishedFigure
from endreprisals.states.models import Candidacy, ClosedSession
from tests.build import NOON, a_case, a_document, a_raise, a_state, a_statement
from tests.contracts.answers import body_of
from tests.ledger.saying import a_ledger

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


@pytest.fixture
def told(made_ready: Ready) -> None:
    a_ledger()
    made_ready()


def text_of(client: Client, address: str, status: int = 200) -> str:
    """What a page says, without its markup, spaces made one."""
    response = client.get(address)
    assert response.status_code == status, address
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


def test_the_ledger_counts_times_states_and_countries(told: None, client: Client) -> None:
    page = text_of(client, "/en/ledger/")

    assert "1 to 6 of at least 6 times" in page
    assert "At least 3 States spoke." in page
    assert "at least 2 countries" in page
    assert "A State that the source does not name" in page


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("by=DEU", 3),
        ("by=unnamed", 1),
        ("by=BEL&by=DEU", 5),
        ("by=BEL&state=EGY", 2),
        ("session=HRC57", 3),
        ("year=2021", 3),
        ("how=welcomed", 1),
        ("kind=country", 1),
        ("group=benelux", 2),
        ("group=none&forum=HRC", 4),
        ("from=2021-09-30&to=2023", 1),
        ("to=2021-09", 3),
    ],
)
def test_a_filter_leaves_what_it_says(told: None, client: Client, query: str, total: int) -> None:
    assert client.get(f"/en/ledger/?{query}").context["ledger"].total == total
    assert json.loads(body_of(client.get(f"/en/ledger.json?{query}")))["count"] == total


def test_counts_beside_a_filter_say_what_one_more_click_would_show(
    told: None, client: Client
) -> None:
    facets = client.get("/en/ledger/?by=DEU").context["ledger"].facets
    counts = {
        box.name: {line.value: line.count for line in (*box.lines, *box.more)} for box in facets
    }

    assert counts["by"] == {"DEU": 3, "BEL": 2, "LUX": 2, "unnamed": 1}
    assert counts["session"] == {"HRC57": 2, "HRC48": 1}
    assert counts["kind"] == {"people": 2, "country": 1}


def test_a_filter_that_leaves_nothing_says_that_this_proves_nothing(
    told: None, client: Client
) -> None:
    assert "That is not evidence that none was made." in text_of(client, "/en/ledger/?by=FRA")


@pytest.mark.parametrize(
    "address",
    [
        "/en/ledger/?by=XX", "/en/ledger.csv?page=2", "/en/ledger.atom?q=x",
        "/en/ledger/matrix/?how=named", "/en/ledger/matrix.csv?page=1",
        "/en/ledger/never-raised/?by=DEU", "/en/ledger/raised-once/?from=2020",
        "/en/ledger/?from=2020&from=2021", "/en/ledger/?page=1&page=1",
        "/en/ledger/sessions/?foo=1", "/en/ledger/sessions/HRC48/?foo=1",
        "/en/ledger/statements/HRC48-DEU-20210930/?foo=1", "/en/ledger/elections/?foo=1",
        "/en/ledger/elections/2025/?foo=1", "/en/ledger/elections/2025.csv?foo=1",
        "/en/ledger/states/DEU/scorecard/?foo=1", "/en/ledger/forecasts/?foo=1",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_used_is_refused_with_a_way_back(
    told: None, client: Client, address: str
) -> None:
    assert "cannot be used" in text_of(client, address, 400)


@pytest.mark.parametrize(
    "address",
    ["sessions/HRC\u0664\u0668/", "elections/20\u0662\u0665/", "?session=HRC\u0664\u0668"],
)
def test_other_digits_make_no_second_address(told: None, client: Client, address: str) -> None:
    Candidacy.objects.create(state=a_state("DEU"), year=2025, result="elected", source="test")
    assert client.get(f"/en/ledger/{address}").status_code in (400, 404)


@pytest.mark.parametrize("page", ["ledger/", "ledger/matrix/", "ledger/never-raised/"])
def test_a_page_behind_the_last_is_not_there(told: None, client: Client, page: str) -> None:
    assert client.get(f"/en/{page}?page=2").status_code == 404


def test_a_session_shows_who_raised_what_and_what_nobody_raised(told: None, client: Client) -> None:
    page = text_of(client, "/en/ledger/sessions/HRC48/")

    assert "at least 2" in page
    assert "Benelux 29 September 2021 · for Belgium and Luxembourg · spoken by Luxembourg" in page
    assert "1 case of the report in this record that no statement here names" in page
    assert "At least 1 case" not in page
    assert "Nemo Nusquam" in page
    session = client.get("/en/ledger/sessions/HRC48/").context["session"]
    assert (session.totals.statements, session.totals.states) == (2, 3)
    assert [card.public_id for card in session.never_raised] == ["BHR-2019-001"]


def test_a_state_that_no_source_names_is_shown_and_not_counted(told: None, client: Client) -> None:
    session = client.get("/en/ledger/sessions/HRC57/").context["session"]

    assert (session.totals.statements, session.totals.unidentified) == (1, 1)
    assert [one.number for one in session.unidentified] == ["HRC57-unnamed-20240927"]
    assert "counted neither as statements nor as States" in text_of(
        client, "/en/ledger/sessions/HRC57/"
    )


def test_only_a_closed_session_gives_exact_totals(told: None, client: Client) -> None:
    assert "statements at least 2" in text_of(client, "/en/ledger/sessions/HRC48/")

    ClosedSession.objects.create(session="HRC48", closed_at=NOON, closed_by="1", source="a page")
    page = text_of(client, "/en/ledger/sessions/HRC48/")

    assert "statements at least 2" not in page
    assert "vouches that every statement of this session is here" in page


def test_what_others_counted_stands_beside_our_number(told: None, client: Client) -> None:
    for metric, value in (
        ("states_raising_cases_at_hrc", "8"),
        ("countries_with_cases_raised", "1"),
    ):
        PublishedFigure.objects.create(
            year_from=2021, year_to=2021, metric=metric, value=value, qualifier="exact", source="x"
        )

    session = client.get("/en/ledger/sessions/HRC48/").context["session"]

    assert [(one.metric, one.ours, one.differs) for one in session.published] == [
        ("states_raising_cases_at_hrc", 3, True),
        ("countries_with_cases_raised", 1, False),
    ]
    assert text_of(client, "/en/ledger/sessions/HRC48/").count("differs") == 1


def test_the_list_of_sessions_has_those_of_which_nothing_is_known(
    told: None, client: Client
) -> None:
    a_document("A/HRC/51/47", year=2022, hrc_session="HRC51")
    lines = client.get("/en/ledger/sessions/").context["sessions"]

    assert [(line.session, line.totals.statements) for line in lines] == [
        ("HRC57", 1), ("HRC51", 0), ("HRC48", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("session", ["HRC99", "HRC0", "CAT3", "HRC048"])
def test_an_unknown_session_is_not_there(told: None, client: Client, session: str) -> None:
    assert client.get(f"/en/ledger/sessions/{session}/").status_code == 404


def test_a_statement_is_told_whole_with_how_each_state_is_known(told: None, client: Client) -> None:
    page = text_of(client, "/en/ledger/statements/HRC48-benelux-20210929/")

    assert "named by a source" in page
    assert "Testa Fictiva" in page
    assert "Alia Ficta" in page
    assert "/en/ledger/statements/HRC48-benelux-20210929/" in page
    assert client.get("/en/ledger/statements/HRC1-XXX-2000/").status_code == 404


def test_a_statement_that_only_names_a_country_says_so(told: None, client: Client) -> None:
    page = text_of(client, "/en/ledger/statements/HRC57-DEU-20240927/")

    assert "no case named" in page
    assert "An invented law" in page
    assert "Welcomed a step" in page
    assert "Item of the agenda 5" in page


def test_the_matrix_counts_meetings_and_not_statements(told: None, client: Client) -> None:
    matrix = client.get("/en/ledger/matrix/").context["matrix"]
    lines = {
        line.case: {c.state: (c.times, c.last_year) for c in line.named_by} for line in matrix.lines
    }

    assert lines == {
        "EGY-2019-001": {"DEU": (1, 2021), "BEL": (1, 2021), "LUX": (1, 2021)},
        "EGY-2019-002": {"BEL": (1, 2021), "LUX": (1, 2021)},
    }


def test_two_statements_of_a_state_in_one_meeting_are_one_time(
    made_ready: Ready, client: Client
) -> None:
    case = a_case(public_id="EGY-2019-001")
    for group in ("", "benelux"):
        a_raise(case, statement=a_statement("HRC48", states=("LUX",), on_behalf_of=group))
    made_ready()

    (line,) = client.get("/en/ledger/matrix/").context["matrix"].lines
    assert [(cell.state, cell.times) for cell in line.cells if cell] == [("LUX", 1)]


def test_the_matrix_is_a_table_that_says_what_its_cells_belong_to(
    told: None, client: Client
) -> None:
    page = client.get("/en/ledger/matrix/?by=DEU").content.decode()
    table = page[page.index('<table class="matrix">') : page.index("</table>")]

    assert table.count('scope="col"') == 2
    assert table.count('scope="row"') == 1
    assert "<caption" in table
    assert 'role="region"' in page


def test_cases_that_nobody_raised_are_listed_and_can_be_narrowed(
    told: None, client: Client
) -> None:
    everything = client.get("/en/ledger/never-raised/").context["tracked"]
    narrowed = client.get("/en/ledger/never-raised/?state=EGY").context["tracked"]

    assert [card.public_id for card in everything.cases.cards] == ["BHR-2019-001"]
    assert narrowed.total == 0
    assert [(line.value, line.count) for line in everything.states.lines] == [("BHR", 1)]


def test_a_case_raised_once_is_listed_with_who_raised_it(told: None, client: Client) -> None:
    tracked = client.get("/en/ledger/raised-once/").context["tracked"]

    assert [(one.card.public_id, one.states) for one in tracked.cases] == [
        ("EGY-2019-002", ("BEL", "LUX"))
    ]
    assert "27 September 2024" in text_of(client, "/en/ledger/raised-once/")
    assert client.get("/en/ledger/raised-once/?state=BHR").context["tracked"].total == 0


def test_the_first_page_tells_of_the_latest_session(told: None, client: Client) -> None:
    page = text_of(client, "/en/")

    assert "Human Rights Council, session 57" in page
    assert "at least 1 State spoke, naming at least 1 case." in page


def test_pages_stand_before_anything_is_held(made_ready: Ready, client: Client) -> None:
    a_state("EGY")
    made_ready()
    for page in (
        "ledger/", "ledger/sessions/", "ledger/matrix/", "ledger/never-raised/",
        "ledger/raised-once/", "ledger.csv", "ledger.atom", "ledger/matrix.csv",
    ):  # fmt: skip
        assert client.get(f"/en/{page}").status_code == 200, page


def test_the_matrix_says_where_a_case_was_only_welcomed(
    told: None, made_ready: Ready, client: Client
) -> None:
    a_raise(a_case(public_id="EGY-2019-020"), "2022-09-29", ("NOR",), forum="HRC51", how="welcomed")
    made_ready()

    lines = client.get("/en/ledger/matrix/").context["matrix"].lines
    (cell,) = next(line for line in lines if line.case == "EGY-2019-020").named_by
    assert (cell.state, cell.times, cell.also, cell.last_year) == ("NOR", 0, ("welcomed",), 2022)
    assert "Norway (2022) · Welcomed a step" in text_of(client, "/en/ledger/matrix/")
    assert "NOR_also" in body_of(client.get("/en/ledger/matrix.csv"))


def test_lists_that_rest_on_absence_do_not_say_at_least(told: None, client: Client) -> None:
    never = text_of(client, "/en/ledger/never-raised/")
    once = text_of(client, "/en/ledger/raised-once/")

    assert "public case of this record that no statement on record names" in never
    assert "public case of this record that only statements of one meeting on record name" in once
    assert "At least" not in never + once


def test_a_brief_asked_for_two_sessions_is_refused_and_not_made_for_the_last(
    told: None, client: Client
) -> None:
    for query in ("seconds=90&seconds=90", "session=HRC66&session=HRC63"):
        assert client.get(f"/en/ledger/states/DEU/brief/?{query}").status_code == 400
