"""Cases of each report: what is counted, what is not, and what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.cases_per_report import PARTS, cases_per_report
from endreprisals.domain.analysis.figure import SMALL, Figure, Saying
from endreprisals.domain.analysis.rows import CaseRow, MentionRow, Rows, SpellRow
from tests.domain.analysis.invented import a_case, a_group, a_mention, a_report, a_total

TYPES = ("named_individual", "named_organisation", "unnamed", "situation", "")


def counts(figure: Figure, year: str = "2020") -> list[float | None]:
    told = {one.series for one in figure.values}
    return [figure.value_of(year, one).value for one in ("cases", *PARTS) if one in told]


def the_figure(cases: list[CaseRow], mentions: list[MentionRow]) -> Figure:
    return cases_per_report(
        Rows(reports=(a_report(2020),), cases=tuple(cases), mentions=tuple(mentions))
    )


def test_case_with_two_mentions_in_one_report_counts_once() -> None:
    mentions = [a_mention("c", 2020, "named_individual"), a_mention("c", 2020)]

    assert counts(the_figure([a_case("c")], mentions)) == [1, 1, 0, 0]


def test_inferred_mention_is_never_counted_and_said_to_be_left_out() -> None:
    figure = the_figure([a_case("c")], [a_mention("c", 2020, basis="inferred")])

    assert figure.values == ()
    assert figure.says == (Saying("inferred_left_out", {"number": 1}),)
    both = the_figure([a_case("c")], [a_mention("c", 2020), a_mention("c", 2019, basis="inferred")])
    assert [one.code for one in both.says] == ["inferred_left_out", "cases_not_scaled"]
    assert figure.missing[0] == Saying("no_case_read", {"years": ["2020"]})


def test_mention_of_unknown_type_is_named_where_its_case_names_somebody() -> None:
    cases = [a_case("c"), *(a_group(f"g{one}") for one in range(5))]
    mentions = [a_mention(case.case, 2020) for case in cases]

    assert counts(the_figure(cases, mentions)) == [6, 1, 5, 0]


def test_withheld_and_situations_are_told_apart_and_naming_once_is_naming() -> None:
    mentions = [
        *(a_mention(f"w{one}", 2020, "unnamed", withheld=True) for one in range(5)),
        *(a_mention(f"s{one}", 2020, "situation") for one in range(2)),
        a_mention("n", 2020, "unnamed", withheld=True),
        a_mention("n", 2020, "named_organisation"),
    ]

    assert counts(the_figure([], mentions)) == [8, 1, 0, 5, 2]


def test_record_that_marks_nobody_as_withheld_does_not_say_that_nobody_was() -> None:
    figure = the_figure([a_case("c")], [a_mention("c", 2020)])
    marked = the_figure([a_case("c")], [a_mention("c", 2020, "unnamed", withheld=True)])

    assert "withheld" not in {one.series for one in figure.values}
    assert Saying("withheld_not_marked") in figure.missing
    assert Saying("withheld_not_marked") not in marked.missing


def test_few_unnamed_people_are_hidden_with_as_much_as_keeps_them_so() -> None:
    mentions = [
        *(a_mention(f"n{one}", 2020, "named_individual") for one in range(9)),
        *(a_mention(f"s{one}", 2020, "situation") for one in range(4)),
        a_mention("u", 2020, "unnamed"),
    ]
    figure = the_figure([], mentions)

    assert counts(figure) == [14, 9, None, None]
    assert figure.value_of("2020", "unnamed").marks == ("small_cell",)


def test_total_that_would_give_few_unnamed_people_away_is_hidden() -> None:
    figure = the_figure([a_group("u")], [a_mention("u", 2020)])

    assert counts(figure) == [None, 0, None, 0]


def test_every_number_is_at_least_so_many_with_no_upper_bound() -> None:
    figure = the_figure([a_case("c")], [a_mention("c", 2020)])

    assert all(one.at_least and one.high is None for one in figure.values)


def test_report_of_eleven_months_is_marked() -> None:
    rows = Rows(reports=(a_report(2020, months=11),), mentions=(a_mention("c", 2020),))

    assert "short_window" in cases_per_report(rows).value_of("2020", "cases").marks


def test_published_individuals_stand_beside_ours() -> None:
    rows = Rows(
        published=(a_total("individuals", 2021, "240", '"some 240"'),),
        mentions=(a_mention("c", 2021, "named_individual"),),
    )
    figure = cases_per_report(rows)

    assert figure.value_of("2021", "published").value == 240
    assert figure.value_of("2021", "people").value == 1


@pytest.mark.parametrize(
    ("case", "mention", "people"),
    [
        # Who is told of counts, not everybody in the case.
        (a_case("c", people=4), a_mention("c", 2020, subjects=("p1", "p2")), 2),
        # One of the three may be the organisation.
        (a_case("c", people=4, organisations=1), a_mention("c", 2020, subjects=("a", "b", "c")), 2),
        # Nobody says of whom the page tells; it is about one of the four at least.
        (a_case("c", people=4), a_mention("c", 2020), 1),
        # It may be about the organisation alone.
        (a_case("c", people=4, organisations=1), a_mention("c", 2020), 0),
        (a_case("c", people=4, organisations=1), a_mention("c", 2020, "named_individual"), 1),
        # Groups stand for an unknown number of people.
        (a_group("c"), a_mention("c", 2020, subjects=("g",)), 0),
    ],
)
def test_only_people_who_surely_stand_in_the_report_are_counted(
    case: CaseRow, mention: MentionRow, people: int
) -> None:
    assert the_figure([case], [mention]).value_of("2020", "people").value == people


def test_person_told_of_in_two_cases_is_one_person() -> None:
    mentions = [a_mention(case, 2020, subjects=("p",)) for case in "ab"]

    figure = the_figure([a_case("a"), a_case("b")], mentions)
    assert figure.value_of("2020", "people").value == 1


def test_only_person_of_a_case_is_known_where_the_page_does_not_say_of_whom_it_tells() -> None:
    spell = SpellRow("b", "p", "detained", None, None, None, None, "", None)
    rows = Rows(
        cases=(a_case("a"), a_case("b"), a_case("c", people=2)),
        mentions=(
            a_mention("a", 2020, subjects=("p",)), a_mention("b", 2020), a_mention("c", 2020),
        ),
        spells=(spell, SpellRow("c", "q", "detained", None, None, None, None, "", None)),
    )  # fmt: skip

    assert cases_per_report(rows).value_of("2020", "people").value == 2


def test_shared_organisations_never_take_people_away_below_the_largest_case() -> None:
    both = ("o1", "o2", "o3")
    cases = [a_case(case, people=1, organisations=3) for case in "ab"]
    mentions = [a_mention(case, 2020, "named_individual", subjects=both) for case in "ab"]

    assert the_figure(cases, mentions).value_of("2020", "people").value == 1


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(TYPES), st.booleans()), max_size=40))
def test_hidden_cells_never_follow_from_the_total_and_the_cells_shown(
    drawn: list[tuple[int, str, bool]],
) -> None:
    mentions = [a_mention(f"c{case}", 2020, kind, withheld=out) for case, kind, out in drawn]
    figure = the_figure([], mentions)
    if not figure.values:
        return
    total, *parts = counts(figure)
    shown = sum(part for part in parts if part is not None)
    if None in parts and total is not None:
        assert parts.count(None) > 1
        assert total - shown >= SMALL
    if None not in parts:
        assert total == shown
