"""Years in the reports and gaps between them, subject by subject."""

from dataclasses import replace

from endreprisals.domain.analysis.figure import Figure, Saying
from endreprisals.domain.analysis.following import follow_up_gaps, years_in_reports
from endreprisals.domain.analysis.rows import CaseRow, MentionRow, Rows
from tests.domain.analysis.invented import a_case, a_group, a_list, a_mention, a_report, a_total

Years = dict[str, tuple[int, ...]]


def the_rows(years: Years, cases: tuple[CaseRow, ...] = ()) -> Rows:
    """Subjects in reports of these years, each in a case of its own."""
    mentions = [
        a_mention(f"c-{subject}", year, subjects=(subject,))
        for subject, found in years.items()
        for year in found
    ]
    named = tuple(a_case(f"c-{subject}") for subject in years)
    return Rows(cases=cases or named, mentions=tuple(mentions))


def numbers(figure: Figure, series: str) -> dict[str, float | None]:
    return {one.key: one.value for one in figure.values if one.series == series}


ROWS = the_rows({"p": (2017, 2018, 2021), "q": (2017,), "r": (2021,), "s": (2010, 2021)})


def test_subjects_are_counted_by_years_of_reports_and_by_span() -> None:
    figure = years_in_reports(ROWS)

    assert numbers(figure, "report_years") == {"1": 2, "2": 1, "3": 1}
    assert numbers(figure, "span_years") == {"1": 2, "5": 1, "12": 1}
    assert {one.of for one in figure.values} == {4}
    assert [one.key for one in figure.values][-3:] == ["1", "5", "12"]
    assert Saying("longest_span", {"first": "2010", "last": "2021"}) in figure.says


def test_gaps_count_returns_by_the_years_they_took() -> None:
    figure = follow_up_gaps(ROWS)

    assert numbers(figure, "gaps") == {"1": 1, "3": 1, "11": 1}
    assert numbers(figure, "subjects") == {"came_back": 2, "too_early": 2}


def test_who_has_no_later_report_that_is_read_well_may_yet_come_back() -> None:
    """Three cases in 2021 are read well for nine States and not for ten; in 2022 there is one."""
    subjects: Years = {
        "p": (2017,),
        "q": (2020,),
        "r": (2021,),
        "s": (2021,),
        "t": (2021,),
        "u": (2022,),
    }
    reports = tuple(map(a_report, (2017, 2020, 2021, 2022)))
    for states, told in (("9", (2, 4)), ("10", (0, 6))):
        published = (a_total("countries", 2021, states), a_total("countries", 2022, "40"))
        rows = replace(the_rows(subjects), reports=reports, published=published)
        figure = follow_up_gaps(rows)

        found = numbers(figure, "subjects")
        assert (found.get("one_report_so_far", 0), found["too_early"]) == told
        hardly = {"2017", "2020", "2022"} | ({"2021"} if states == "10" else set())
        assert figure.missing == (Saying("hardly_read", {"years": sorted(hardly)}),)


def test_whole_list_says_how_many_states_a_report_cites() -> None:
    subjects: Years = {"p": (2017,), "q": (2021,)}
    rows = replace(the_rows(subjects), listed=tuple(a_list(2021, "AAA BBB CCC")))

    found = numbers(follow_up_gaps(rows), "subjects")
    assert found == {"one_report_so_far": 1, "too_early": 1}


def test_two_mentions_in_one_report_are_one_year() -> None:
    assert numbers(years_in_reports(the_rows({"p": (2017, 2017)})), "report_years") == {"1": 1}


def test_inferred_mention_is_no_year() -> None:
    mention = a_mention("c", 2017, subjects=("p",), basis="inferred")

    assert years_in_reports(Rows(mentions=(mention,))).refused == "no_subject_in_reports"


def test_mention_of_a_case_with_one_subject_follows_that_subject() -> None:
    mentions = (a_mention("c", 2017, subjects=("p",)), a_mention("c", 2018))
    rows = Rows(cases=(a_case("c"),), mentions=mentions)

    assert numbers(years_in_reports(rows), "report_years") == {"2": 1}


def test_mention_that_may_tell_of_several_is_left_out_and_said() -> None:
    mentions = (a_mention("c", 2017, subjects=("p",)), a_mention("c", 2018))
    figure = years_in_reports(Rows(cases=(a_case("c", people=2),), mentions=mentions))

    assert numbers(figure, "report_years") == {"1": 1}
    assert Saying("mentions_without_subject", {"number": 1}) in figure.says


def test_few_unnamed_subjects_are_hidden_with_others_and_name_no_longest_span() -> None:
    named = {f"n{one}": (2017,) for one in range(9)}
    subjects = named | {"p": (2017, 2018, 2019), "q": (2011, 2012)}
    cases = tuple(a_case(f"c-{one}") for one in subjects if one != "q")
    rows = the_rows(subjects, (*cases, a_group("c-q")))
    figure = years_in_reports(rows)

    assert numbers(figure, "report_years") == {"1": None, "2": None, "3": None}
    assert Saying("longest_span", {"first": "2017", "last": "2019"}) in figure.says


def test_total_of_few_subjects_with_an_unnamed_one_is_hidden() -> None:
    mention: MentionRow = a_mention("g", 2017, subjects=("x",))
    figure = years_in_reports(Rows(cases=(a_group("g"),), mentions=(mention,)))

    assert {(one.value, one.of) for one in figure.values} == {(None, None)}
    assert "suppression_scope" in figure.caveats
    assert figure.says == ()
