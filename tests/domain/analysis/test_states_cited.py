"""States cited in each report: every published number, the lists, and twelve months."""

import pytest

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.states_cited import states_cited
from tests.domain.analysis.invented import SOURCE, a_case, a_list, a_mention, a_report, a_total
from tests.domain.analysis.shipped import shipped


def test_conflicting_numbers_of_a_year_stand_beside_each_other_with_their_sources() -> None:
    rows = Rows(
        reports=(a_report(2020),),
        published=(a_total("countries", 2020, "45"), a_total("countries", 2020, "40")),
    )

    told = [one for one in states_cited(rows).values if one.series == "published"]

    assert [(one.value, one.sources) for one in told] == [
        (45, (f"{SOURCE}/45",)), (40, (f"{SOURCE}/40",)),
    ]  # fmt: skip
    assert all("conflicting" in one.marks for one in told)
    assert Saying("published_numbers_conflict", {"years": ["2020"]}) in states_cited(rows).says


def test_whole_list_is_counted_and_a_part_of_one_is_at_least_so_many() -> None:
    listed = (*a_list(2020, "AAA BBB"), *a_list(2021, "AAA", kind="named_by_press_partial"))
    figure = states_cited(Rows(reports=(a_report(2020), a_report(2021)), listed=listed))

    whole, part = figure.value_of("2020", "ours"), figure.value_of("2021", "listed_partial")

    assert (whole.value, whole.at_least, whole.sources) == (2, False, (SOURCE,))
    assert (part.value, part.at_least, part.low, part.high) == (1, True, 1, None)
    assert part.marks == ("partial_list",)


def test_whole_lists_that_differ_make_sure_of_what_both_have_and_of_no_more_than_both() -> None:
    listed = (*a_list(2020, "AAA BBB"), *a_list(2020, "AAA", source="https://other.example"))
    part = states_cited(Rows(listed=listed)).value_of("2020", "listed_partial")

    assert (part.value, part.at_least, part.low, part.high) == (1, True, 1, 2)
    assert part.marks == ("partial_list", "lists_disagree")
    assert part.sources == (SOURCE, "https://other.example")


def test_whole_lists_that_agree_name_both_sources() -> None:
    listed = (*a_list(2020, "AAA"), *a_list(2020, "AAA", source="https://other.example"))

    assert states_cited(Rows(listed=listed)).value_of("2020", "ours").sources == (
        SOURCE, "https://other.example",
    )  # fmt: skip


def test_number_of_eleven_months_is_shown_for_twelve_and_marked() -> None:
    rows = Rows(reports=(a_report(2020, months=11),), published=(a_total("countries", 2020, "44"),))
    value = states_cited(rows).value_of("2020", "per_12_months")

    assert value.value == pytest.approx(48)
    assert value.marks == ("short_window", "scaled", "ceiling")


def test_number_of_a_longer_window_set_to_twelve_months_is_too_low() -> None:
    rows = Rows(reports=(a_report(2020, months=13),), published=(a_total("countries", 2020, "39"),))
    value = states_cited(rows).value_of("2020", "per_12_months")

    assert value.value == pytest.approx(36)
    assert value.marks == ("long_window", "scaled", "floor")


def test_floor_of_a_short_window_is_no_floor_for_twelve_months() -> None:
    told = a_total("countries", 2020, "44", '"over 44"')
    value = states_cited(Rows(reports=(a_report(2020, months=11),), published=(told,)))

    assert value.value_of("2020", "published").at_least
    assert not value.value_of("2020", "per_12_months").at_least


def test_states_of_cases_that_stand_in_a_report_are_cited_too() -> None:
    rows = Rows(
        reports=(a_report(2020), a_report(2021), a_report(2022)),
        cases=(a_case("a", "AAA"), a_case("b", "BBB")),
        mentions=(a_mention("a", 2020), a_mention("a", 2021), a_mention("b", 2021),
                  a_mention("b", 2022), a_mention("x", 2022),
                  a_mention("b", 2020, basis="inferred")),
        listed=(*a_list(2021, "AAA", kind="named_by_press_partial"), *a_list(2022, "AAA CCC")),
    )  # fmt: skip
    figure = states_cited(rows)
    alone, more = (figure.value_of(year, "listed_partial") for year in ("2020", "2021"))

    assert (alone.value, alone.marks, alone.sources) == (1, ("states_of_cases",), ("R2020",))
    assert (more.value, more.marks) == (2, ("partial_list", "states_of_cases"))
    assert figure.value_of("2022", "ours").value == 2
    assert Saying("no_list", {"years": ["2020"]}) in figure.missing
    assert Saying("list_not_whole", {"years": ["2021"]}) in figure.missing


def test_largest_number_is_an_exact_one_and_words_are_said_apart() -> None:
    told = (
        a_total("countries", 2018, "38"), a_total("countries", 2019, "50", '"close to 50"'),
        a_total("countries", 2020, "45"), a_total("countries", 2020, "40"),
        a_total("countries", 2021, "45"), a_total("countries", 2022, "30", '"over 30"'),
    )  # fmt: skip

    assert states_cited(Rows(published=told)).says[:2] == (
        Saying("most_states_published", {"years": ["2020", "2021"], "number": 45}),
        Saying("more_states_worded", {"year": "2019", "number": 50}),
    )


def test_words_alone_give_no_largest_exact_number() -> None:
    told = (a_total("countries", 2019, "50", '"close to 50"'),)
    codes = [one.code for one in states_cited(Rows(published=told)).says]

    assert codes == ["more_states_worded", "latest_states_published"]


def test_number_of_an_unknown_window_is_not_set_to_twelve_months() -> None:
    rows = Rows(reports=(a_report(2014, months=0),), listed=tuple(a_list(2014, "AAA")))
    figure = states_cited(rows)
    value = figure.value_of("2014", "per_12_months")

    assert (value.value, value.marks) == (None, ("window_not_known",))
    assert Saying("no_window_dates", {"years": ["2014"]}) in figure.missing
    assert Saying("no_number_published", {"years": ["2014"]}) in figure.missing


def test_number_that_is_only_worded_is_marked_so() -> None:
    rows = Rows(
        published=(
            a_total("countries", 2019, "50", '"close to 50"'),
            a_total("countries", 2020, "40", '"over 40"'),
        )
    )
    about, over = (states_cited(rows).value_of(year, "published") for year in ("2019", "2020"))

    assert (about.marks, about.at_least) == (("as_worded",), False)
    assert (over.marks, over.at_least) == (("as_worded",), True)


def test_nothing_loaded_gives_an_empty_figure_with_its_caveats() -> None:
    figure = states_cited(Rows())

    assert (figure.values, figure.says, figure.missing, figure.period) == ((), (), (), "")
    assert "silence_is_not_safety" in figure.caveats


def test_shipped_whole_lists_agree_with_the_published_numbers() -> None:
    figure = states_cited(shipped())

    ours = {one.key: one.value for one in figure.values if one.series == "ours"}

    assert ours == {"2017": 29, "2020": 45, "2021": 45, "2022": 42}
    assert Saying("whole_list_agrees", {"years": sorted(ours)}) in figure.says


def test_shipped_numbers_give_every_published_version() -> None:
    told = [one for one in states_cited(shipped()).values if one.series == "published"]
    numbers = [(one.key, one.value) for one in told]

    assert numbers == [
        ("2016", 20), ("2017", 29), ("2018", 38), ("2019", 50), ("2020", 45), ("2020", 40),
        ("2021", 45),
        ("2021", 42), ("2022", 42), ("2023", 40), ("2024", 32), ("2025", 32),
    ]  # fmt: skip
    assert all(one.sources for one in told)


def test_shipped_data_say_which_lists_are_not_loaded() -> None:
    missing = {one.code: one.args["years"] for one in states_cited(shipped()).missing}

    assert missing["list_not_whole"] == ["2018", "2019", "2023", "2024"]
    assert "2025" in missing["no_list"]
