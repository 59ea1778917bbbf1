"""The ladder: the highest step counts, naming in two meetings is a step more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import stance
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.stance import Evidence
from endreprisals.domain.vocabulary import UnknownTerm


def a_step(step: str, date: str = "2022-09-29", meeting: str = "HRC51", case: str = "") -> Evidence:
    return Evidence(step, parse(date) if date else None, meeting=meeting, case=case)


def test_state_without_a_step_has_nothing_on_record() -> None:
    found = stance.stand([])

    assert (found.level, found.evidence, found.resting_on) == ("none_on_record", (), ())


def test_highest_step_is_the_level_and_the_rest_stays_as_evidence() -> None:
    spoke, joined = a_step("spoke_in_general"), a_step("joined", "2021-10-14")
    found = stance.stand([joined, spoke])

    assert found.level == "spoke_in_general"
    assert found.resting_on == (spoke,)
    assert found.evidence == (spoke, joined)


def test_several_cases_named_in_one_meeting_are_one_time() -> None:
    found = stance.stand([a_step("named_a_case", case="A"), a_step("named_a_case", case="B")])

    assert found.level == "named_a_case"


def test_cases_named_in_two_meetings_are_named_again() -> None:
    first = a_step("named_a_case", case="A")
    second = a_step("named_a_case", "2023-09-28", "HRC54", case="B")
    found = stance.stand([first, second, a_step("named_a_country", meeting="HRC57")])

    assert found.level == "named_again"
    assert found.resting_on == (second, first)


def test_country_named_in_two_meetings_is_still_a_country() -> None:
    rows = [a_step("named_a_country", meeting=meeting) for meeting in ("HRC51", "HRC54")]

    assert stance.stand(rows).level == "named_a_country"


def test_step_without_a_date_comes_after_those_with_one() -> None:
    undated, dated = a_step("cosponsored", ""), a_step("joined", "2021")

    assert stance.stand([undated, dated]).evidence == (dated, undated)


@pytest.mark.parametrize(
    ("people", "how", "step"),
    [
        (True, "named", "named_a_case"),
        (False, "named", "named_a_country"),
        (True, "welcomed", "spoke_in_general"),
        (True, "thanked", "spoke_in_general"),
        (False, "welcomed", "spoke_in_general"),
    ],
)
def test_only_naming_is_more_than_speaking(*, people: bool, how: str, step: str) -> None:
    assert stance.statement_step(about_people=people, how=how) == step


def test_on_one_case_a_situation_is_named_too_and_welcoming_it_is_not() -> None:
    named = replace(a_step("named_a_country", case="A"), how="named")
    welcomed = replace(a_step("spoke_in_general", "2023-09-28", "HRC54", "A"), how="welcomed")
    other = replace(a_step("named_a_case", "2024", "HRC57", "B"), how="named")
    found = stance.stand_on("A", [named, welcomed, other])

    assert found.level == "named_a_case"
    assert [one.meeting for one in found.evidence] == ["HRC54", "HRC51"]
    assert stance.stand_on("A", [welcomed]).level == "spoke_in_general"
    assert stance.stand_on("C", [named]).level == "none_on_record"


def test_ladder_rises_from_nothing_to_named_again() -> None:
    assert stance.ladder()[0] == "none_on_record"
    assert stance.ladder()[-1] == "named_again"
    assert [stance.height(code) for code in stance.ladder()] == list(range(7))


def test_level_that_the_ladder_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownTerm):
        stance.height("named_a_cat")


STEPS = st.builds(
    a_step,
    st.sampled_from(stance.ladder()[1:-1]),
    st.sampled_from(["2021", "2022-09-29", "2023-09", ""]),
    st.sampled_from(["HRC48", "HRC51", "UNGA77"]),
)


@given(st.lists(STEPS), STEPS)
def test_another_step_never_lowers_a_state(rows: list[Evidence], more: Evidence) -> None:
    before, after = stance.stand(rows), stance.stand([*rows, more])

    assert stance.height(after.level) >= stance.height(before.level)
    assert len(after.evidence) == len(rows) + 1


@given(st.lists(STEPS, min_size=1))
def test_every_level_rests_on_something(rows: list[Evidence]) -> None:
    assert stance.stand(rows).resting_on
