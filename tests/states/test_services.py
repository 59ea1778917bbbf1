"""Tables about States hold what they are given, and say how much changed."""

import pytest

from endreprisals.states import services
from endreprisals.states.models import (
    Cosponsorship,
    CouncilTerm,
    JointStatement,
    Resolution,
    State,
    TreatyStatus,
)
from tests.build import a_state

pytestmark = pytest.mark.django_db
SOURCE = "invented for a test"
TERM = {
    "iso3": "EGY",
    "from_date": "2017-01-01",
    "to_date": "2019-12-31",
    "elected_year": "2016",
    "confidence": "medium",
    "note": "",
    "source": SOURCE,
}
TREATY = {
    "iso3": "EGY",
    "treaty": "CAT",
    "status": "party",
    "date": "1986-06-25",
    "as_of": "2022-06-10",
    "note": "",
    "source": SOURCE,
}
STATE = {
    "iso3": "EGY",
    "name": "Egypt",
    "un_short_name": "Egypt",
    "regional_group": "AFRICAN",
    "un_status": "member",
    "note": "",
    "source": SOURCE,
}


def test_hold_states_adds_and_corrects_but_never_removes() -> None:
    a_state("LIE")

    assert services.hold_states([STATE]) == 1
    assert services.hold_states([STATE]) == 0
    assert services.hold_states([STATE | {"name": "Arab Republic of Egypt"}]) == 1
    assert State.objects.get(iso3="EGY").name == "Arab Republic of Egypt"
    assert State.objects.filter(iso3="LIE").exists()


def test_hold_council_terms_corrects_a_term_in_place_and_removes_what_is_gone() -> None:
    a_state("EGY")
    services.hold_council_terms([TERM, TERM | {"from_date": "2007-06-19", "elected_year": ""}])
    number = CouncilTerm.objects.get(from_date="2017-01-01").pk

    assert services.hold_council_terms([TERM | {"to_date": "2018-12-31"}]) == 2

    term = CouncilTerm.objects.get()
    assert (term.pk, str(term.to_date), term.elected_year) == (number, "2018-12-31", 2016)


def test_hold_treaty_statuses_keeps_two_that_disagree() -> None:
    a_state("EGY")

    rows = [TREATY, TREATY | {"status": "none", "source": "another invented source"}]

    assert services.hold_treaty_statuses(rows) == 2
    assert services.hold_treaty_statuses(rows) == 0
    assert set(TreatyStatus.objects.values_list("status", flat=True)) == {"party", "none"}


def test_hold_treaty_statuses_without_rows_empties_the_table() -> None:
    a_state("EGY")
    services.hold_treaty_statuses([TREATY])

    assert services.hold_treaty_statuses([]) == 1
    assert not TreatyStatus.objects.exists()


def test_hold_resolutions_keeps_a_missing_vote_apart_from_no_votes() -> None:
    row = dict.fromkeys(("title", "date", "adopted", "note", "confidence", "source"), "x")
    row |= {"symbol": "HRC 36/21", "in_favour": "28", "against": "0", "abstentions": ""}

    services.hold_resolutions([row])

    votes = Resolution.objects.values_list("in_favour", "against", "abstentions")
    assert list(votes) == [(28, 0, None)]


def test_hold_cosponsorships_and_signatures_follow_their_lists() -> None:
    a_state("LIE")
    row = {"iso3": "LIE", "name_in_source": "Liechtenstein", "note": "", "source": SOURCE}

    assert services.hold_cosponsorships([row | {"resolution": "which is not said"}]) == 1
    assert services.hold_signatures([row | {"year": "2021", "forum": "UNGA76"}]) == 1
    assert Cosponsorship.objects.get().state_id == "LIE"


def test_hold_joint_statements_takes_one_or_two_leaders() -> None:
    for iso3 in ("GBR", "IRL", "URY"):
        a_state(iso3)
    row = {"date": "", "states_count": "80", "note": "", "source": SOURCE, "forum": "UNGA"}

    services.hold_joint_statements(
        [
            row | {"year": "2020", "lead_iso3": "GBR"},
            row | {"year": "2023", "lead_iso3": "IRL;URY"},
            row | {"year": "2024", "lead_iso3": "", "states_count": ""},
        ]
    )

    led = JointStatement.objects.values_list("lead_id", "second_lead_id", "states_count")
    assert list(led) == [("GBR", None, 80), ("IRL", "URY", 80), (None, None, None)]
