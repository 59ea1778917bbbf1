"""Regional composition: shares of the cases beside the shares of the Member States."""

from dataclasses import replace

import pytest

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.regions import regional_composition
from endreprisals.domain.analysis.rows import Rows, StateRow
from tests.domain.analysis.invented import a_case, a_group, a_mention, a_raise, the_states

STATES = (*the_states(WEOG="AAA BBB CCC", GRULAC="DDD"), StateRow("OBS", ""))


def test_shares_of_cases_stand_beside_shares_of_states() -> None:
    cases = (a_case("a", "AAA"), *(a_case(f"c{one}", "DDD") for one in range(19)))
    rows = Rows(states=STATES, cases=cases)
    figure = regional_composition(rows)

    assert figure.value_of("GRULAC", "cases").value == 0.95
    assert figure.value_of("GRULAC", "members").value == 0.25
    assert (figure.value_of("WEOG", "members").of, figure.value_of("WEOG", "cases").of) == (4, 20)
    assert [(one.code, one.args["region"]) for one in figure.says] == [
        ("more_cases_than_states", "GRULAC"), ("fewer_cases_than_states", "WEOG"),
    ]  # fmt: skip


def test_share_that_may_be_that_of_the_states_is_called_neither_more_nor_fewer() -> None:
    rows = Rows(states=STATES, cases=(a_case("a", "AAA"), a_case("d", "DDD")))

    assert regional_composition(rows).says == ()


def test_case_of_a_state_without_a_group_is_left_out_and_said() -> None:
    rows = Rows(states=STATES, cases=(a_case("a"), a_case("o", "OBS")))
    figure = regional_composition(rows)

    assert figure.value_of("WEOG", "cases").of == 1
    assert Saying("cases_without_group", {"number": 1}) in figure.says


@pytest.mark.parametrize(("others", "shown"), [(20, 0), (0, 0)])
def test_few_unnamed_cases_of_a_group_do_not_follow_from_the_other(others: int, shown: int) -> None:
    named = tuple(a_case(f"c{n}") for n in range(others))
    figure = regional_composition(Rows(states=STATES, cases=(*named, a_group("g", "DDD"))))

    values = [one.value for one in figure.values if one.series == "cases"]
    assert len([one for one in values if one is not None]) == shown
    assert figure.value_of("GRULAC", "members").value == 0.25


def test_no_case_is_a_refusal() -> None:
    assert regional_composition(Rows(states=STATES)).refused == "no_cases"


def test_group_that_is_few_among_the_raised_is_hidden_of_all_cases_too() -> None:
    """The other figure shows both groups; three of WEOG were raised and one names nobody."""
    cases = (
        *(a_case(f"w{one}", "AAA") for one in range(20)), a_group("g", "AAA"),
        *(a_case(f"d{one}", "DDD") for one in range(30)),
    )  # fmt: skip
    mentions = tuple(a_mention(one.case, 2020) for one in cases)
    raises = tuple(replace(a_raise(case, "HRC51"), year=2022) for case in ("w0", "w1", "g", "d0"))
    shown = regional_composition(Rows(states=STATES, cases=cases, mentions=mentions))
    figure = regional_composition(
        Rows(states=STATES, cases=cases, mentions=mentions, raises=raises)
    )

    assert shown.value_of("WEOG", "cases").value is not None
    assert "suppression_scope" not in shown.caveats
    assert figure.value_of("WEOG", "cases").value is None
    assert "suppression_scope" in figure.caveats


def test_few_cases_of_observers_that_name_nobody_are_not_said() -> None:
    cases = (*(a_case(f"c{one}") for one in range(20)), a_group("o", "OBS"))

    assert "cases_without_group" not in {
        one.code for one in regional_composition(Rows(states=STATES, cases=cases)).says
    }
