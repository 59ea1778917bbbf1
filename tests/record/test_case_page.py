"""The page of a case claims no more than its facts: held times, situations, order, mentions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.html import strip_tags

from endreprisals.domain.partial_dates import parse
from endreprisals.record.models import Case, CaseSubject, Listing, Step
from endreprisals.record.queries.case_page import CasePage, case_page
from endreprisals.web import case_sentences, path_rows
from tests.build import (
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_raise,
    a_reply,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(made_ready: Callable[[], int]) -> Callable[[Case], CasePage]:
    def page_of(case: Case) -> CasePage:
        made_ready()
        page = case_page(case.public_id)
        assert isinstance(page, CasePage)
        return page

    return page_of


def held(page: CasePage) -> list[str]:
    return [f"{entry.kind} {entry.date.edtf}" for entry in page.path if entry.held and entry.date]


def ends(spell: str) -> dict[str, Any]:
    """The columns of the end of a spell."""
    end = parse(spell)
    return {"to_edtf": spell, "to_lower": end.lower, "to_upper": end.upper}


def raised_words(page: CasePage) -> str:
    return " ".join(strip_tags(said) for said in case_sentences.sentences(page) if "Raised" in said)


def test_entry_is_held_only_certainly_after_the_start_and_before_the_end(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    a_status(case, "2019-05", **ends("2020-03"))
    for day in ("2019-05-15", "2019-05-31", "2019-06", "2019", "2020-02-29", "2020-03-01"):
        an_act(case, day)

    assert held(told(case)) == ["act 2019-05-31", "act 2019-06", "act 2020-02-29"]


def test_spell_without_an_end_holds_until_its_last_report_or_its_start_alone(
    told: Callable[[Case], CasePage],
) -> None:
    case, other = a_case(), a_case(public_id="EGY-2018-001", subject=a_subject("Alia Ficta"))
    a_status(case, "2019-05-01", last_known_edtf="2020-03")
    a_status(other, "2019-05-01")
    for one in (case, other):
        for day in ("2019-05-01", "2019-05-02", "2020-03-01"):
            an_act(one, day)

    assert held(told(case)) == ["act 2019-05-01", "act 2019-05-02"]
    assert held(told(other)) == ["act 2019-05-01"]


def test_doubtful_or_open_dates_hold_nobody_before_their_first_part_is_over(
    told: Callable[[Case], CasePage],
) -> None:
    about, opened = a_case(), a_case(public_id="EGY-2018-002", subject=a_subject("Alia Ficta"))
    a_status(about, "2019-05~", last_known_edtf="2021")
    a_status(opened, "2019-05/..", last_known_edtf="2021")
    for one in (about, opened):
        for day in ("2019-05-15", "2019-07-01", "2019-08~"):
            an_act(one, day)

    assert held(told(about)) == []
    assert held(told(opened)) == ["act 2019-07-01"]


def test_cooperation_and_outcomes_are_never_held_and_replies_are(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    a_status(case, "2019-05-01", last_known_edtf="2021")
    a_status(case, "2019-08", "restricted")
    a_cooperation(case, "2019-06")
    a_reply(case, "2019-07")

    assert held(told(case)) == ["state_reply 2019-07"]


def test_act_against_others_is_not_marked_held(told: Callable[[Case], CasePage]) -> None:
    one, other = a_subject("Testa Fictiva"), a_subject("Alia Ficta")
    case = a_case(subject=one)
    CaseSubject.objects.create(case=case, subject=other, role="victim")
    a_status(case, "2019-05-01", last_known_edtf="2021", subject=one)
    for day, who in (("2019-06-01", one), ("2019-06-02", other)):
        an_act(case, day).victims.create(subject=who, role="direct")
    an_act(case, "2019-06-03")

    assert held(told(case)) == ["act 2019-06-01", "act 2019-06-03"]


def test_page_and_list_choose_the_same_latest_spell(told: Callable[[Case], CasePage]) -> None:
    case = a_case()
    (part,) = case.case_subjects.all()
    limited = ends("2016") | {"end_kind": "unknown"}
    a_status(case, "2016-03-23/2016-03-28", "restricted", subject=part.subject, **limited)
    a_status(case, "2016", "free", last_known_edtf="2016")

    page = told(case)

    assert [line.status for line in page.statuses] == ["free"]
    assert Listing.objects.get(case=case).statuses == ["free"]


def test_situation_that_ended_is_unknown_on_page_and_list(told: Callable[[Case], CasePage]) -> None:
    case = a_case()
    a_status(case, "2018-01-19", **ends("2022-03-01"), end_kind="end_of_sentence")

    (line,) = told(case).statuses

    assert (line.status, line.ended_status, line.as_of) == (
        "unknown", "detained", parse("2022-03-01"),
    )  # fmt: skip
    row = Listing.objects.get(case=case)
    assert (row.statuses, row.status_as_of) == (["unknown"], "2022-03-01")


def test_people_of_one_name_keep_a_situation_each(told: Callable[[Case], CasePage]) -> None:
    one, twin = a_subject("Testa Fictiva"), a_subject("Testa Fictiva")
    case = a_case(subject=one)
    CaseSubject.objects.create(case=case, subject=twin, role="victim")
    a_status(case, "2019", "detained", subject=one)
    a_status(case, "2020", "exile", subject=twin)

    assert [line.status for line in told(case).statuses] == ["detained", "exile"]


def test_year_alone_stands_behind_the_days_of_that_year(told: Callable[[Case], CasePage]) -> None:
    case = a_case()
    for text in ("2019", "2019-06-01", "2019-06", "2019-02/..", "2020-01-05"):
        an_act(case, text)

    found = [entry.date.edtf for entry in told(case).path if entry.date]

    assert found == ["2019-02/..", "2019-06-01", "2019-06", "2019", "2020-01-05"]


def test_statement_of_unnamed_states_is_told_and_makes_a_number_a_minimum(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    a_raise(case, "2021-09-29", states=())
    assert raised_words(told(case)) == "Raised by States that the source does not name."

    a_raise(case, "", states=("LIE",))
    assert raised_words(told(case)) == "Raised by at least 1 State, last on 29 September 2021."


def test_unnamed_states_without_any_date_are_a_minimum_without_a_date(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    a_raise(case, "", states=())
    a_raise(case, "", states=("LIE", "DEU"))

    assert raised_words(told(case)) == "Raised by at least 2 States."


def test_trigger_is_headed_as_what_came_before_and_is_not_the_first_act(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    parsed = parse("2018-01-02")
    Step.objects.create(
        case=case, kind="step", code="trigger", event_type="trigger", date_edtf="2018-01-02",
        date_lower=parsed.lower, date_upper=parsed.upper, source_key="test-trigger",
    )  # fmt: skip
    an_act(case, "2019-05-01")

    page = told(case)

    assert path_rows.path_rows(page.path)[0].heading == "What came before"
    assert "the first dated 1 May 2019" in " ".join(map(strip_tags, case_sentences.sentences(page)))


def test_one_paragraph_told_by_two_rows_is_one_line_with_both_locators(
    told: Callable[[Case], CasePage],
) -> None:
    case, report = a_case(), a_document("A/HRC/42/30", year=2019)
    a_mention(case, report, "47", basis="inferred", locator="2019-047-001", note="One.")
    a_mention(case, report, "47", locator="2019-047-002", follow_up="yes", note="One.")
    a_mention(case, report, "48", locator="2019-048-001")

    first, second = told(case).mentions

    assert (first.paragraph, first.locator) == ("47", "2019-047-001; 2019-047-002")
    assert (first.basis, first.follow_up, first.note) == ("record_page", "yes", "One.")
    assert len(first.citations) == 1
    assert second.paragraph == "48"


def test_last_report_of_a_spell_speaks_of_that_situation_alone(
    told: Callable[[Case], CasePage],
) -> None:
    case = a_case()
    a_status(case, "2019-05-01", last_known_edtf="2021")
    a_status(case, "2022", "free", last_known_edtf="2022")

    first, *_ = path_rows.path_rows(told(case).path)

    assert strip_tags(first.lines[-1]) == (
        "Last reported so in 2021; no later report of this situation is on record."
    )
