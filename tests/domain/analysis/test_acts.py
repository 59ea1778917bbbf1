"""Acts by type: cases count and not rows; few cases of unnamed people are hidden."""

from datetime import date

from endreprisals.domain.analysis.acts import acts_by_type
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.rows import ActRow, Rows
from tests.domain.analysis.invented import a_case, a_group, a_mention, a_report, an_act


def test_two_sources_on_one_act_are_one_case() -> None:
    rows = Rows(
        cases=(a_case("a"), a_case("b")),
        acts=(an_act("a", "threats"), an_act("a", "threats"), an_act("b", "fine", "threats")),
    )
    figure = acts_by_type(rows)

    assert figure.value_of("threats").value == 1
    assert (figure.value_of("fine").value, figure.value_of("fine").of) == (0.5, 2)
    assert figure.value_of("fine").method == "wilson"


def test_cases_without_a_coded_act_are_no_denominator_and_are_said() -> None:
    rows = Rows(
        cases=(a_case("a"), a_case("b"), a_case("c")),
        acts=(an_act("a", "threats"), an_act("b"), an_act("c", "unclear")),
    )
    figure = acts_by_type(rows)

    assert [one.key for one in figure.values] == ["threats"]
    assert figure.value_of("threats").of == 1
    assert Saying("cases_without_coded_acts", {"number": 2}) in figure.says


def test_few_cases_with_unnamed_people_are_hidden_and_stand_last() -> None:
    rows = Rows(
        cases=(a_case("a"), a_group("b")),
        acts=(an_act("a", "threats"), an_act("b", "fine"), an_act("a", "fine")),
    )
    first, last = acts_by_type(rows).values

    assert (first.key, first.value) == ("threats", 0.5)
    assert (last.key, last.value, last.of, last.marks) == ("fine", None, None, ("small_cell",))


def test_sources_are_the_reports_of_the_cases() -> None:
    rows = Rows(
        reports=(a_report(2020), a_report(2021)),
        mentions=(a_mention("a", 2021), a_mention("b", 2020)),
        acts=(an_act("a", "threats"),),
    )

    assert acts_by_type(rows).sources == ("A/HRC/50/1",)


def test_period_holds_the_acts_of_cases_that_stand_in_no_report() -> None:
    rows = Rows(
        reports=(a_report(2019), a_report(2020)),
        mentions=(a_mention("a", 2020),),
        acts=(
            ActRow("a", ("threats",), None, None),
            ActRow("b", ("fine",), date(2011, 1, 1), date(2012, 12, 31)),
            ActRow("c", ("unclear",), date(1999, 1, 1), date(1999, 1, 1)),
        ),
    )

    assert acts_by_type(rows).period == "2011/2020"


def test_no_act_is_a_refusal() -> None:
    assert acts_by_type(Rows()).refused == "no_acts"
