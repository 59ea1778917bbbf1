"""Members of the Council that reports cite: bounds by what is loaded, and published counts."""

from dataclasses import replace
from datetime import date

import pytest

from endreprisals.domain.analysis.council import council_members_cited
from endreprisals.domain.analysis.figure import Saying, Value
from endreprisals.domain.analysis.membership import last_reports, members_on, presented_by
from endreprisals.domain.analysis.rows import ListedState, Report, Rows, TermRow
from tests.domain.analysis.invented import a_case, a_list, a_mention, a_report, a_total
from tests.domain.analysis.shipped import shipped

MEMBERS = [f"M{number:02}" for number in range(47)]
TERMS = tuple(TermRow(state, date(2015, 1, 1), date(2025, 12, 31)) for state in MEMBERS)
AS_OF = date(2021, 12, 1)


def the_rows(listed: list[ListedState], terms: tuple[TermRow, ...] = TERMS) -> Rows:
    reports = tuple(map(a_report, range(2017, 2022)))
    return Rows(reports=reports, listed=tuple(listed), terms=terms, as_of=AS_OF)


def whole_lists() -> list[ListedState]:
    return [one for year in range(2017, 2022) for one in a_list(year, f"M00 M0{year - 2016} XXX")]


def number(value: Value) -> int:
    assert value.value is not None
    assert value.of == 47
    return round(value.value * value.of)


def test_share_of_five_whole_lists_is_exact() -> None:
    figure = council_members_cited(the_rows(whole_lists()))
    today = figure.value_of("2021", "last_five_as_of")

    assert number(today) == 6
    assert (today.at_least, today.low, today.high) == (False, today.value, today.value)
    years = ["2017", "2018", "2019", "2020", "2021"]
    args = {"date": "2021-12-01", "number": 6, "of": 47, "reports": 5, "years": years}
    assert Saying("members_cited", args) in figure.says


def test_share_with_a_list_that_is_not_whole_has_no_upper_bound() -> None:
    listed = [*whole_lists()[:-3], *a_list(2021, "M00 M09", kind="named_by_press_partial")]
    figure = council_members_cited(the_rows(listed))
    today = figure.value_of("2021", "last_five_as_of")

    assert number(today) == 6
    assert (today.at_least, today.high, today.marks) == (True, None, ("partial_list",))
    assert figure.says[0].code == "members_cited_at_least"
    assert Saying("list_not_whole", {"years": ["2021"]}) in figure.missing


def test_share_with_a_report_without_a_list_has_no_upper_bound() -> None:
    figure = council_members_cited(the_rows(whole_lists()[:-3]))

    assert figure.value_of("2021", "last_five_as_of").high is None
    assert Saying("no_list", {"years": ["2021"]}) in figure.missing


def test_fewer_than_five_lists_say_how_many_and_give_a_lower_bound() -> None:
    listed = a_list(2020, "M00 XXX") + a_list(2021, "M00 M01")
    reports = (a_report(2020), a_report(2021))
    figure = council_members_cited(
        Rows(reports=reports, listed=tuple(listed), terms=TERMS, as_of=AS_OF)
    )
    today = figure.value_of("2021", "last_five_as_of")

    assert (number(today), today.at_least, today.high) == (2, True, None)
    args = {"date": "2021-12-01", "number": 2, "of": 47, "reports": 2, "years": ["2020", "2021"]}
    assert figure.says == (Saying("members_cited_at_least", args),)


def test_member_of_a_case_in_a_report_without_a_list_is_cited_too() -> None:
    rows = replace(the_rows([]), cases=(a_case("c", "M07"),), mentions=(a_mention("c", 2019),))
    figure = council_members_cited(rows)

    assert number(figure.value_of("2019", "in_report")) == 1
    assert figure.value_of("2019", "in_report").at_least
    assert Saying("no_list", {"years": ["2017", "2018", "2019", "2020", "2021"]}) in figure.missing


def test_report_of_the_year_counts_from_the_day_it_was_presented() -> None:
    figure = council_members_cited(the_rows(whole_lists()))

    assert figure.value_of("2017", "last_five").value is None
    assert number(figure.value_of("2018", "last_five")) == 2
    assert number(figure.value_of("2021", "last_five")) == 5


def test_members_of_one_report_are_those_on_the_day_of_its_presentation() -> None:
    left = TermRow("OLD", date(2015, 1, 1), date(2020, 12, 31))
    rows = the_rows(a_list(2020, "OLD M00") + a_list(2021, "OLD M00"), (*TERMS[:-1], left))
    figure = council_members_cited(rows)

    assert number(figure.value_of("2020", "in_report")) == 2
    later = figure.value_of("2021", "in_report")
    assert (number(later), later.marks) == (1, ("members_incomplete", "partial_list"))
    assert later.high is None


def test_day_before_the_fifteenth_of_september_has_no_value_of_its_year_yet() -> None:
    rows = Rows(terms=TERMS, as_of=date(2018, 3, 1))
    figure = council_members_cited(rows)

    assert [one.key for one in figure.values if one.series == "last_five"] == ["2017"]
    assert figure.says == ()


def test_more_members_than_seats_never_make_a_share_above_one() -> None:
    more = (*TERMS, TermRow("XXX", date(2015, 1, 1), date(2025, 12, 31)))
    rows = the_rows(a_list(2021, " ".join([*MEMBERS, "XXX"])), more)

    assert council_members_cited(rows).value_of("2021", "in_report").value == 1


def test_without_terms_the_figure_is_refused() -> None:
    assert council_members_cited(Rows(as_of=AS_OF)).refused == "no_council_terms"


def test_published_counts_stand_as_shares_of_the_seats_in_every_version() -> None:
    told = (a_total("hrc_members_cited", 2017, "11"), a_total("hrc_members_cited", 2017, "9"))
    figure = council_members_cited(Rows(terms=TERMS, published=told, as_of=AS_OF))
    published = [one for one in figure.values if one.series == "published"]

    assert list(map(number, published)) == [11, 9]
    assert {one.marks for one in published} == {("conflicting",)}


def test_report_of_unknown_day_is_taken_as_presented_on_the_first_of_october() -> None:
    report = Report("R", 2014, None, None, None)

    assert presented_by(report) == date(2014, 10, 1)
    assert last_reports(Rows(reports=(report,)), date(2014, 9, 30), 5) == []
    assert last_reports(Rows(reports=(report,)), date(2014, 10, 1), 5) == [report]


def test_term_includes_both_of_its_days() -> None:
    rows = Rows(terms=(TermRow("AAA", date(2015, 1, 1), date(2017, 12, 31)),))

    assert members_on(rows, date(2017, 12, 31)) == members_on(rows, date(2015, 1, 1)) == {"AAA"}
    assert members_on(rows, date(2018, 1, 1)) == frozenset()


@pytest.mark.parametrize(("year", "ours"), [("2017", 9), ("2020", 11), ("2021", 13), ("2022", 12)])
def test_shipped_whole_lists_give_exact_members_as_published_for_2022(year: str, ours: int) -> None:
    value = council_members_cited(shipped()).value_of(year, "in_report")

    assert (number(value), value.at_least) == (ours, False)


def test_shipped_lists_give_lower_bounds_for_every_september_since_2018() -> None:
    figure = council_members_cited(shipped())
    series = [one for one in figure.values if one.series == "last_five"]

    assert [one.key for one in series] == [str(year) for year in range(2017, 2027)]
    assert all(one.of == 47 and one.high is None for one in series)
    assert [number(one) for one in series if one.value is not None] == [
        10, 15, 11, 17, 17, 17, 18, 19, 18,
    ]  # fmt: skip
    assert {"recall_terms", "partial_lists"} <= set(figure.caveats)
