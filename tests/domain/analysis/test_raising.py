"""States that raise cases: the ledger beside the published numbers, and what chance may do."""

from typing import Any

from endreprisals.domain.analysis.dialogues import dialogue_years
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.raising import countries_raised, states_raising
from endreprisals.domain.analysis.rows import Report, Rows
from tests.domain.analysis.invented import a_case, a_raise, a_report, a_total
from tests.domain.analysis.shipped import shipped

REPORTS = (a_report(2022, session=51), a_report(2023, session=54), a_report(2024, session=57))
METRIC = "states_raising_cases_at_hrc"


def growth(before: str, after: str) -> Rows:
    return Rows(
        reports=REPORTS, published=(a_total(METRIC, 2022, before), a_total(METRIC, 2023, after))
    )


def test_states_count_once_however_many_cases_and_statements() -> None:
    rows = Rows(
        reports=REPORTS,
        raises=(
            a_raise("a", "HRC51", "BEL", "NLD"),
            a_raise("b", "HRC51", "BEL", "NLD"),
            a_raise("b", "HRC51 item 5", "DEU", statement="two"),
        ),
    )
    value = states_raising(rows).value_of("2022", "ours")

    assert (value.value, value.at_least, value.low, value.high) == (3, True, 3, None)
    spoke = {"year": "2022", "states": 3, "statements": 2}
    assert Saying("group_statements", spoke) in states_raising(rows).says


def test_other_meetings_are_no_dialogue() -> None:
    rows = Rows(
        reports=REPORTS, raises=(a_raise("a", "HRC55", "BEL"), a_raise("a", "UNGA77", "BEL"))
    )

    assert states_raising(rows).refused == "nothing_raised"


def test_speaker_whom_no_source_names_is_no_state_and_no_statement() -> None:
    nobody = a_raise("a", "HRC57", statement="")
    figure = states_raising(Rows(reports=REPORTS, cases=(a_case("a"),), raises=(nobody,)))

    assert (figure.values, figure.refused) == ((), "nothing_raised")
    assert figure.missing == (Saying("no_speaker_known", {"years": ["2024"]}),)
    beside = (nobody, a_raise("a", "HRC57", "BEL", "NLD"))
    known = states_raising(Rows(reports=REPORTS, raises=beside))
    assert known.value_of("2024", "ours").value == 2
    spoke = {"year": "2024", "states": 2, "statements": 1}
    assert Saying("group_statements", spoke) in known.says
    assert known.missing == ()


def test_country_of_a_case_counts_whoever_raised_it() -> None:
    nobody = a_raise("a", "HRC57", statement="")
    rows = Rows(reports=REPORTS, cases=(a_case("a"),), raises=(nobody,))

    assert countries_raised(rows).value_of("2024", "ours").value == 1
    assert countries_raised(Rows(reports=REPORTS, raises=(nobody,))).refused == "nothing_raised"


def test_published_rise_from_8_to_13_is_shown_with_its_interval_and_may_be_chance() -> None:
    figure = states_raising(growth("8", "13"))
    ratio = figure.value_of("2023", "ratio")

    assert (ratio.value, ratio.method) == (1.625, "rate_ratio")
    args: dict[str, Any] = {"earlier": "2022", "later": "2023"}
    numbers = {"before": 8, "after": 13, "percent": 62.5, "ratio": 1.63, "low": 0.67, "high": 3.92}
    assert figure.says[:2] == (
        Saying("changed", {**args, **numbers}), Saying("change_may_be_chance", args),
    )  # fmt: skip


def test_rise_too_large_for_chance_is_said_to_be_so() -> None:
    codes = [one.code for one in states_raising(growth("8", "40")).says]

    assert codes == ["changed", "change_beyond_chance"]


def test_conflicting_zero_and_distant_years_are_not_compared() -> None:
    told = (
        a_total(METRIC, 2018, "5"), a_total(METRIC, 2022, "0"), a_total(METRIC, 2023, "13"),
        a_total(METRIC, 2024, "11"), a_total(METRIC, 2024, "12"),
    )  # fmt: skip
    figure = states_raising(Rows(reports=REPORTS, published=told))

    assert [one for one in figure.values if one.series == "ratio"] == []
    assert figure.says == ()


def test_published_count_has_the_exact_bounds_of_a_count() -> None:
    value = states_raising(growth("8", "13")).value_of("2022", "published")

    assert (round(value.low or 0, 2), round(value.high or 0, 2)) == (3.45, 15.76)


def test_years_that_do_not_follow_each_other_are_not_compared() -> None:
    told = (a_total(METRIC, 2018, "5"), a_total(METRIC, 2022, "8"))

    assert states_raising(Rows(reports=REPORTS, published=told)).says == ()


def test_number_that_is_only_worded_has_no_interval_and_no_ratio() -> None:
    told = (a_total(METRIC, 2022, "8", '"over 8"'), a_total(METRIC, 2023, "13"))
    figure = states_raising(Rows(reports=REPORTS, published=told))

    assert figure.value_of("2022", "published").method == ""
    assert [one for one in figure.values if one.series == "ratio"] == []


def test_year_of_which_the_ledger_holds_nothing_is_said() -> None:
    figure = states_raising(growth("8", "13"))

    years = {"years": ["2022", "2023", "2024"]}
    assert figure.missing == (Saying("no_raise_in_ledger", years),)


def test_dialogue_is_the_session_of_the_report() -> None:
    rows = Rows(reports=(*REPORTS, Report("A/77/1", 2022, None, None, None)))

    assert dialogue_years(rows) == {"HRC51": 2022, "HRC54": 2023, "HRC57": 2024}


def test_countries_are_those_of_the_cases_raised() -> None:
    rows = Rows(
        reports=REPORTS,
        cases=(a_case("a", "BLR"), a_case("b", "CHN"), a_case("c", "CHN")),
        raises=tuple(a_raise(case, "HRC51", "DEU") for case in "abcx"),
    )

    assert countries_raised(rows).value_of("2022", "ours").value == 2


def test_shipped_numbers_are_8_13_11_and_11_and_no_change_is_beyond_chance() -> None:
    figure = states_raising(shipped())

    told = [one.value for one in figure.values if one.series == "published"]
    assert told == [8, 13, 11, 11]
    codes = [one.code for one in figure.says]
    assert codes.count("change_may_be_chance") == 3
    assert "change_beyond_chance" not in codes
