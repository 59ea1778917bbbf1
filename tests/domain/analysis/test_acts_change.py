"""Change of acts between two periods of reports: disjoint cases, intervals, nothing given away."""

import pytest

from endreprisals.domain.analysis.acts_change import acts_change
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.rows import Rows
from tests.domain.analysis.invented import a_case, a_group, a_mention, a_report, an_act

YEARS = tuple(map(a_report, (2016, 2017, 2018, 2019)))


def the_rows(earlier: int, later: int, of: int = 20) -> Rows:
    """`of` cases in each period, of which so many tell of threats and the others of fines."""
    old, new = [f"e{one}" for one in range(of)], [f"l{one}" for one in range(of)]
    threatened = {*old[:earlier], *new[:later]}
    return Rows(
        reports=YEARS,
        cases=tuple(map(a_case, old + new)),
        mentions=(*(a_mention(case, 2016) for case in old), *(a_mention(c, 2019) for c in new)),
        acts=tuple(an_act(c, "threats" if c in threatened else "fine") for c in old + new),
    )


def test_shares_of_both_periods_stand_with_their_difference() -> None:
    figure = acts_change(the_rows(5, 15))
    earlier, later, change = (
        figure.value_of("threats", one) for one in ("earlier", "later", "difference")
    )

    assert (earlier.value, earlier.of, later.value, later.of) == (0.25, 20, 0.75, 20)
    assert change.value == 0.5
    assert change.low is not None
    assert 0 < change.low < 0.5
    says = [(one.code, one.args.get("act_type")) for one in figure.says]
    assert says[1:3] == [("share_higher_later", "threats"), ("share_lower_later", "fine")]
    assert figure.says[-1] == Saying("comparisons_made", {"number": 2})


def test_small_difference_is_called_neither_higher_nor_lower() -> None:
    says = acts_change(the_rows(9, 11)).says

    assert [one.code for one in says] == ["periods_compared", "comparisons_made"]
    assert says[0].args["earlier"] == "2016/2017"
    assert says[0].args["later"] == "2018/2019"


def test_case_of_both_periods_belongs_to_the_earlier_one() -> None:
    rows = the_rows(5, 15)
    again = Rows(
        reports=rows.reports,
        cases=rows.cases,
        mentions=(*rows.mentions, a_mention("e0", 2019)),
        acts=rows.acts,
    )

    assert acts_change(again).values == acts_change(rows).values


def test_periods_can_be_split_elsewhere() -> None:
    figure = acts_change(the_rows(5, 15), split=2019)

    assert figure.says[0].args["earlier"] == "2016/2018"


@pytest.mark.parametrize("rows", [Rows(), Rows(reports=YEARS), the_rows(0, 0, of=0)])
def test_period_without_cases_is_a_refusal(rows: Rows) -> None:
    assert (acts_change(rows).refused, acts_change(rows).values) == ("no_two_periods", ())


def test_few_unnamed_cases_in_one_period_hide_both_and_the_difference() -> None:
    rows = the_rows(5, 15)
    hidden = Rows(
        reports=YEARS,
        cases=(*rows.cases, a_group("g")),
        mentions=(*rows.mentions, a_mention("g", 2016)),
        acts=(*rows.acts, an_act("g", "surveillance")),
    )

    figure = acts_change(hidden)
    values = [one for one in figure.values if one.key == "surveillance"]
    assert len(values) == 3
    assert {(one.value, one.marks) for one in values} == {(None, ("small_cell",))}


def test_few_unnamed_cases_outside_all_reports_do_not_follow_from_the_other_figure() -> None:
    rows = the_rows(5, 15)
    more = Rows(
        reports=YEARS,
        cases=(*rows.cases, a_group("g")),
        mentions=rows.mentions,
        acts=(*rows.acts, an_act("g", "threats")),
    )
    figure = acts_change(more)

    assert figure.value_of("threats", "later").value is None
    assert figure.value_of("fine", "later").value == 0.25
    assert Saying("cases_outside_reports", {"number": 1}) in figure.says


def test_type_of_neither_period_has_no_row() -> None:
    rows = the_rows(5, 15)
    more = Rows(
        reports=YEARS, cases=(*rows.cases, a_case("x")), mentions=rows.mentions,
        acts=(*rows.acts, an_act("x", "killing_death")),
    )  # fmt: skip

    assert {one.key for one in acts_change(more).values} == {"fine", "threats"}
