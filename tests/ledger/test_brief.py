"""What stands in a brief: its own cases and what is new, cases that are fit, what peers did."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from endreprisals.domain.brief import Place, Reason
from endreprisals.domain.sessions import Session
from endreprisals.domain.states import UnknownState
from endreprisals.ledger.queries.brief import OFFERED_OF_OTHERS, WHOLE, Brief, brief
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_raise,
    a_state,
    a_statement,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
ON = date(2026, 11, 20)


def of_germany() -> Brief:
    return brief("DEU", Session("HRC", 66), seconds=90, on=ON)


def ids(cases: object) -> list[str]:
    return [case.public_id for case in cases]  # type: ignore[attr-defined] # cases of a brief


def germany_said(case: object, day: str = "2022-09-29", **changes: object) -> None:
    a_raise(case, day, ("DEU",), forum="HRC51", **changes)  # type: ignore[arg-type] # as built


def test_state_without_a_statement_has_no_own_case(made_ready: Ready) -> None:
    made_ready()
    made = of_germany()

    assert made.is_empty
    assert (made.own, made.offered, made.refused, made.peers) == ((), (), (), ())


def test_unknown_state_is_refused(db: None) -> None:
    with pytest.raises(UnknownState):
        brief("XXX", Session("HRC", 66), seconds=90, on=ON)


def test_case_that_it_raised_comes_with_what_is_dated_after_that(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2019-05-01")
    germany_said(case)
    an_act(case, "2023-03-01", ("travel_restriction",))
    a_status(case, "2024-01-15", "free")
    made_ready()

    (own,) = of_germany().own
    assert own.place == Place.RAISED_BY_IT
    assert [(line.kind, line.date.edtf) for line in own.news] == [
        ("status", "2024-01-15"),
        ("act", "2023-03-01"),
    ]
    assert own.first_act is not None
    assert own.first_act.edtf == "2019-05-01"


def test_report_after_the_statement_is_news_and_one_before_is_not(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    germany_said(case)
    a_mention(case, a_document("A/HRC/48/28", year=2021, published="2021-09-17"))
    a_mention(case, a_document("A/HRC/54/61", year=2023, published="2023-09-20"), "7")
    made_ready()

    (own,) = of_germany().own
    assert [line.symbol for line in own.news] == ["A/HRC/54/61"]
    assert own.told_by[0].symbol == "A/HRC/54/61"
    assert (own.told_by[0].part, own.told_by[0].place) == ("annex I", "7")


def test_end_of_a_detention_is_news_unless_the_next_situation_says_it(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    germany_said(case)
    day = date(2023, 7, 20)
    a_status(case, "2019-05-01", to_edtf=day.isoformat(), to_lower=day, to_upper=day)
    made_ready()
    assert [line.kind for line in of_germany().own[0].news] == ["ended"]

    a_status(case, "2023-07-20", "free")
    made_ready()
    assert [line.kind for line in of_germany().own[0].news] == ["status"]


def test_statement_itself_and_campaigns_are_no_news_of_a_case(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2019-05-01")
    germany_said(case, "2026-09-01")
    made_ready()

    (own,) = of_germany().own
    assert own.last_news is not None
    assert own.last_news.edtf == "2019-05-01"
    assert own.is_stale


def test_later_report_of_the_same_situation_keeps_a_case_fresh(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_status(case, "2019-05-01", last_known_edtf="2026-06")
    germany_said(case)
    made_ready()

    assert not of_germany().own[0].is_stale


def test_cases_of_others_are_offered_with_who_raised_them(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_raise(case, "2021-09-29", ("LIE",))
    a_raise(case, "2022-09-29", ("NAM",), forum="HRC51")
    made_ready()

    (offered,) = of_germany().offered
    assert offered.place == Place.RAISED_BY_OTHERS
    assert [(one.state, one.last and one.last.edtf) for one in offered.peers] == [
        ("NAM", "2022-09-29"),
        ("LIE", "2021-09-29"),
    ]


def test_case_that_nobody_raised_is_not_crowded_out(made_ready: Ready) -> None:
    for number in range(8):
        a_raise(a_case(public_id=f"EGY-2019-{number:03}"), states=("LIE",))
    a_mention(a_case(public_id="BHR-2019-001", state=a_state("BHR")))
    made_ready()

    places = [case.place for case in of_germany().offered]
    assert places == [Place.RAISED_BY_OTHERS] * OFFERED_OF_OTHERS + [Place.LATEST_REPORT]


def test_case_of_the_state_itself_is_never_offered(made_ready: Ready) -> None:
    case = a_case(public_id="DEU-2019-001", state=a_state("DEU"))
    a_raise(case, states=("LIE",))
    a_mention(case)
    made_ready()

    made = of_germany()
    assert made.is_empty


def test_case_that_only_a_state_without_a_name_raised_is_not_told_as_never_raised(
    made_ready: Ready,
) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_mention(case)
    a_raise(case, statement=a_statement("HRC48", "2021-09-29", ()))
    made_ready()

    (offered,) = of_germany().offered
    assert (offered.place, offered.unnamed_raises) == (Place.RAISED_BY_OTHERS, True)


def test_numbers_of_a_brief_are_those_of_the_list_of_cases(
    made_ready: Ready, client: Client
) -> None:
    for number in range(3):
        a_mention(a_case(public_id=f"EGY-2019-{number:03}"), paragraph=str(number))
    at_home = a_case(public_id="DEU-2019-001", state=a_state("DEU"))
    a_mention(at_home, paragraph="9")
    a_raise(a_case(public_id="DEU-2019-002", state=a_state("DEU")), states=("LIE",))
    made_ready()
    made = of_germany()

    listed = client.get("/en/cases.csv?raised=never").getvalue().decode()
    assert made.never_raised == listed.count("\n") - 1 == 4
    assert made.raised_by_others == 1


def test_case_that_only_a_statement_taken_back_named_is_not_offered(made_ready: Ready) -> None:
    said = a_statement("HRC51", "2022-09-29", ("LIE",), withdrawn_at=NOON)
    a_raise(a_case(public_id="EGY-2019-001"), statement=said)
    made_ready()

    assert of_germany().is_empty


def test_case_on_its_own_territory_comes_last(made_ready: Ready) -> None:
    at_home = a_case(public_id="EGY-2019-001")
    an_act(at_home, "2026-05-01", state_of_act=a_state("DEU"))
    a_raise(at_home, states=("LIE",))
    elsewhere = a_case(public_id="EGY-2019-002")
    a_raise(elsewhere, "2021-09-29", ("LIE",))
    made_ready()

    assert ids(of_germany().offered) == ["EGY-2019-002", "EGY-2019-001"]


def test_unsure_case_is_not_offered_and_says_why_where_it_was_raised(made_ready: Ready) -> None:
    germany_said(a_case(public_id="EGY-2019-001", confidence="low"))
    a_raise(a_case(public_id="EGY-2019-002", confidence="low"), states=("LIE",))
    made_ready()
    made = of_germany()

    assert made.is_empty
    assert [(one.public_id, one.reasons) for one in made.refused] == [
        ("EGY-2019-001", (Reason.UNSURE,))
    ]


def test_case_told_by_pages_alone_is_not_offered(made_ready: Ready) -> None:
    an_act(a_case(public_id="EGY-2019-001"), "2026-01-01")
    made_ready()

    assert of_germany().is_empty


def test_place_in_a_report_that_was_only_inferred_is_no_public_source(made_ready: Ready) -> None:
    a_mention(a_case(public_id="EGY-2019-001"), basis="inferred")
    made_ready()

    assert of_germany().is_empty


def test_withdrawn_case_is_in_no_part_of_a_brief(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    germany_said(case)
    made_ready()
    assert ids(of_germany().own) == ["EGY-2019-001"]

    withdraw_case(
        public_id=case.public_id, because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )
    made_ready()
    assert of_germany().is_empty
    assert of_germany().refused == ()


def test_statement_taken_back_counts_for_nothing(made_ready: Ready) -> None:
    said = a_statement("HRC51", "2022-09-29", ("DEU",), withdrawn_at=NOON)
    a_raise(a_case(public_id="EGY-2019-001"), statement=said)
    made_ready()

    assert of_germany().own == ()


def test_joined_case_is_told_once_under_the_number_that_is_kept(made_ready: Ready) -> None:
    kept = a_case(public_id="EGY-2019-001")
    joined = a_case(public_id="EGY-2019-002", merged_into=kept)
    germany_said(joined)
    an_act(joined, "2025-01-01")
    made_ready()

    (own,) = of_germany().own
    assert own.public_id == "EGY-2019-001"
    assert [line.date.edtf for line in own.news] == ["2025-01-01"]


def test_peers_are_of_the_same_region_and_latest_first(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    for state, day in (("LIE", "2021-09-29"), ("DNK", "2022-09-29"), ("NAM", "2023-09-29")):
        a_raise(case, day, (state,))
    made_ready()

    assert [(one.state, one.statements) for one in of_germany().peers] == [("DNK", 1), ("LIE", 1)]


def test_after_is_said_only_when_the_dates_show_it(made_ready: Ready) -> None:
    before, unclear = a_case(public_id="EGY-2019-001"), a_case(public_id="EGY-2019-002")
    for case, day in ((before, "2019-01"), (unclear, "")):
        a_cooperation(case, day)
        an_act(case, "2019-05-01")
        germany_said(case)
    made_ready()

    found = {case.public_id: case.after_cooperation for case in of_germany().own}
    assert found == {"EGY-2019-001": True, "EGY-2019-002": False}


def test_facts_told_alike_of_several_people_are_told_once(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    germany_said(case)
    for name in ("Alia Ficta", "Nemo Nusquam"):
        a_status(case, "2024-01-15", "exile", subject=a_subject(name))
    made_ready()

    (line,) = of_germany().own[0].news
    assert line.subjects == ("Alia Ficta", "Nemo Nusquam")


def test_older_own_cases_are_named_after_those_told_in_full(made_ready: Ready) -> None:
    for number in range(WHOLE + 2):
        germany_said(a_case(public_id=f"EGY-2019-{number:03}"))
    made_ready()
    made = of_germany()

    assert (len(made.own), len(made.own_more)) == (WHOLE, 2)


@pytest.mark.parametrize("number", [1, 10, 100])
def test_a_brief_costs_the_same_statements_however_many_cases(
    made_ready: Ready, number: int
) -> None:
    for at in range(number):
        case = a_case(public_id=f"EGY-2019-{at:03}")
        an_act(case)
        a_mention(case, paragraph=str(at))
        germany_said(case)
        a_status(case)
    made_ready()
    of_germany()
    with CaptureQueriesContext(connection) as captured:
        of_germany()

    assert len(captured) <= 12
