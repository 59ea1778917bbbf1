"""Published totals: each is here, with our own number or the reason why there is none."""

from dataclasses import replace
from datetime import date

import pytest

from endreprisals.domain.analysis.own_numbers import Ours
from endreprisals.domain.analysis.published import comparison, published_figures
from endreprisals.domain.analysis.rows import (
    ListedState,
    Published,
    Rows,
    SpellRow,
    TermRow,
    UNActionRow,
)
from tests.domain.analysis.invented import (
    a_case,
    a_group,
    a_list,
    a_mention,
    a_raise,
    a_report,
    a_total,
    an_act,
    the_states,
)

REPORTS = tuple(map(a_report, (2016, 2017, 2018)))


IN_2018 = date(2018, 1, 5)
DAY_BEFORE, DAY_AFTER = date(2017, 4, 30), date(2018, 5, 1)


def a_spell(subject: str, start: date | None, heard: date, status: str = "detained") -> SpellRow:
    return SpellRow("a", subject, status, start, start, None, None, "", heard)


# One of these was surely held in the months of the report and told of in it.
HELD = Rows(
    reports=REPORTS,
    cases=(a_case("a", people=6),),
    mentions=(a_mention("a", 2018, subjects=("p", "q", "r", "s", "t")),),
    spells=(
        a_spell("p", date(2010, 1, 1), IN_2018), a_spell("q", date(2010, 1, 1), DAY_BEFORE),
        a_spell("r", DAY_AFTER, DAY_AFTER), a_spell("s", None, IN_2018),
        a_spell("t", date(2010, 1, 1), IN_2018, "exile"), a_spell("x", IN_2018, IN_2018),
    ),
)  # fmt: skip
TREATY, PRESIDENT = "treaty_body_action", "hrc_president_action"
ACTED = Rows(
    reports=REPORTS,
    cases=(a_case("a"), a_case("b")),
    un_actions=(
        UNActionRow(1, "a", TREATY, IN_2018, IN_2018),
        UNActionRow(2, "b", TREATY, IN_2018, IN_2018),
        UNActionRow(3, "b", TREATY, None, None), UNActionRow(4, "c", TREATY, IN_2018, IN_2018),
        UNActionRow(5, "a", PRESIDENT, IN_2018, IN_2018),
        UNActionRow(6, "b", PRESIDENT, IN_2018, DAY_AFTER),
    ),
)  # fmt: skip
NAMED = Rows(
    cases=(a_case("a"), a_group("b"), a_group("c")),
    mentions=(a_mention("a", 2016), a_mention("b", 2017), a_mention("c", 2018)),
)


def ours(total: Published, rows: Rows) -> tuple[float | None, str]:
    """Our number beside one total, and how it compares."""
    filled = Rows(**{**{name: getattr(rows, name) for name in rows.__slots__},
                     "published": (total,)})  # fmt: skip
    value = published_figures(filled).values[1]
    return value.value, value.marks[-1]


def listed(*years: int, kind: str = "all") -> tuple[ListedState, ...]:
    """Two States in each report, one of them always the same."""
    return tuple(one for year in years for one in a_list(year, f"AAA B{year - 2000}", kind=kind))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Ours(8), "same"),
        (Ours(5, "partial_list", at_least=True), "differs:partial_list"),
        (Ours(9, "partial_list", at_least=True), "differs:reason_not_known"),
        (Ours(5), "differs:reason_not_known"),
        (Ours(None, "not_coded"), "cannot:not_coded"),
    ],
)
def test_comparison_says_why_numbers_are_not_the_same(number: Ours, said: str) -> None:
    assert comparison(8, number) == said


@pytest.mark.parametrize(
    ("number", "others", "said"),
    [
        (Ours(9), {11.0, 9.0}, "sources_conflict"),
        (Ours(43, at_least=True), {42.0, 45.0}, "sources_conflict"),
        (Ours(43), {42.0, 45.0}, "reason_not_known"),
    ],
)
def test_other_source_that_ours_agrees_with_is_the_reason(
    number: Ours, others: set[float], said: str
) -> None:
    assert (
        comparison(min(others) if number.number != 9 else 11, number, others) == f"differs:{said}"
    )


@pytest.mark.parametrize(
    ("metric", "rows", "expected"),
    [
        ("countries", Rows(listed=listed(2018)), (2, "same")),
        ("countries", Rows(listed=listed(2018, kind="x")), (2, "same")),
        ("countries", Rows(), (None, "cannot:no_list")),
        ("countries_new", Rows(listed=listed(2018, kind="annex_I_new")), (2, "same")),
        ("countries_new", Rows(listed=listed(2018)), (None, "cannot:no_list")),
        ("countries_followup", Rows(listed=listed(2018, kind="annex_II_followup")), (2, "same")),
        ("mena_countries_new", Rows(listed=listed(2018, kind="new_MENA_only")), (2, "same")),
        ("mena_cases", Rows(), (None, "cannot:no_list")),
        (
            "mena_cases",
            Rows(
                listed=tuple(a_list(2019, "AAA", kind="followup_MENA_only")),
                cases=(a_case("a"), a_case("b", "BBB")),
                mentions=(a_mention("a", 2018), a_mention("b", 2018)),
            ),
            (1, "differs:partial_record"),
        ),
        (
            "countries",
            Rows(cases=(a_case("a"),), mentions=(a_mention("a", 2018),)),
            (1, "differs:partial_record"),
        ),
        ("individuals_detained", HELD, (1, "differs:partial_record")),
        ("individuals_detained", replace(HELD, reports=()), (None, "cannot:partial_record")),
        (
            "individuals_detained",
            replace(HELD, reports=(a_report(2018, months=0),)),
            (None, "cannot:partial_record"),
        ),
        (
            "individuals_detained",
            replace(HELD, cases=(a_group("a"),)),
            (None, "cannot:small_cell"),
        ),
        ("states_addressed_by_treaty_bodies", ACTED, (1, "differs:partial_record")),
        ("states_addressed_by_treaty_bodies", Rows(), (None, "cannot:partial_record")),
        (
            "states_addressed_by_treaty_bodies",
            replace(ACTED, reports=(a_report(2018, months=0),)),
            (None, "cannot:partial_record"),
        ),
        ("incidents_addressed_by_hrc_president", ACTED, (1, "differs:partial_record")),
        ("individuals_new", Rows(), (None, "cannot:report_not_read")),
        (
            "individuals_new",
            Rows(mentions=(a_mention("a", 2018),)),
            (None, "cannot:annex_not_known"),
        ),
        (
            "individuals_followup",
            Rows(
                mentions=(
                    replace(a_mention("a", 2018, "named_individual"), part="annex II"),
                    a_mention("b", 2018, "named_individual"),
                )
            ),
            (1, "differs:partial_record"),
        ),
        ("individuals_withheld", Rows(), (None, "cannot:withheld")),
        ("sp_communications_new", Rows(), (None, "cannot:not_matched_to_reports")),
        ("cases", Rows(mentions=(a_mention("a", 2018),)), (1, "differs:partial_record")),
        ("latin_american_countries", Rows(), (None, "cannot:no_list")),
        (
            "latin_american_countries",
            Rows(listed=listed(2018), states=the_states(GRULAC="AAA CCC")),
            (1, "differs:reason_not_known"),
        ),
        (
            "previous_maximum_countries",
            Rows(reports=REPORTS, listed=listed(2016, 2017)),
            (2, "same"),
        ),
        (
            "average_countries_before",
            Rows(reports=REPORTS, listed=listed(2016, 2017)),
            (2, "same"),
        ),
        (
            "previous_maximum_countries",
            Rows(reports=REPORTS, listed=listed(2016)),
            (2, "same"),
        ),
        (
            "average_countries_before",
            Rows(reports=REPORTS, listed=listed(2016)),
            (1, "differs:partial_list"),
        ),
        ("previous_maximum_countries", Rows(reports=REPORTS), (None, "cannot:no_list")),
        ("average_countries_before", Rows(listed=listed(2016)), (None, "cannot:no_list")),
        ("hrc_members_cited", Rows(reports=REPORTS), (None, "cannot:no_list")),
        ("hrc_members_cited", Rows(listed=listed(2018)), (None, "cannot:no_list")),
        (
            "hrc_members_cited",
            Rows(reports=REPORTS, listed=listed(2018)),
            (None, "cannot:partial_record"),
        ),
        ("individuals", Rows(), (None, "cannot:report_not_read")),
        ("organisations", Rows(mentions=(a_mention("c", 2018),)), (0, "differs:partial_record")),
        (
            "organisations",
            Rows(mentions=(a_mention("c", 2018, "named_organisation"),)),
            (1, "differs:partial_record"),
        ),
        ("viet_nam_cases", Rows(), (None, "cannot:report_not_read")),
        (
            "viet_nam_cases",
            Rows(cases=(a_case("c", "VNM"), a_case("d")), mentions=(a_mention("c", 2018),)),
            (1, "differs:partial_record"),
        ),
        (
            "viet_nam_cases",
            Rows(cases=(a_group("c", "VNM"),), mentions=(a_mention("c", 2018),)),
            (None, "cannot:small_cell"),
        ),
        ("states_raising_cases_at_hrc", Rows(), (None, "cannot:ledger_incomplete")),
        (
            "countries_with_cases_raised",
            Rows(reports=REPORTS, cases=(a_case("c"),), raises=(a_raise("c", "HRC47", "DEU"),)),
            (1, "differs:ledger_incomplete"),
        ),
        ("a_new_metric", Rows(), (None, "cannot:not_coded")),
    ],
)
def test_total_of_2_is_compared_with_our_own(
    metric: str, rows: Rows, expected: tuple[float | None, str]
) -> None:
    assert ours(a_total(metric, 2018, "2"), rows) == expected


@pytest.mark.parametrize(
    ("metric", "rows", "expected"),
    [
        ("reports_since_2010", Rows(reports=REPORTS), (2, "same")),
        ("cases_since_2010", Rows(), (None, "cannot:report_not_read")),
        (
            "cases_since_2010",
            Rows(mentions=tuple(a_mention("c", year) for year in (2016, 2017, 2018))),
            (1, "differs:partial_record"),
        ),
        ("cases_named_since_2010", NAMED, (1, "differs:partial_record")),
        ("cases_unnamed_since_2010", NAMED, (None, "cannot:small_cell")),
        (
            "cases_unnamed_since_2010",
            Rows(
                cases=tuple(map(a_group, "abcde")),
                mentions=tuple(a_mention(case, 2016) for case in "abcde"),
            ),
            (5, "differs:reason_not_known"),
        ),
        ("countries_since_2010", Rows(reports=REPORTS), (None, "cannot:no_list")),
        (
            "countries_since_2010",
            Rows(reports=REPORTS, listed=listed(2016, 2017, 2018)),
            (3, "differs:reason_not_known"),
        ),
        (
            "countries_since_2010",
            Rows(reports=REPORTS, listed=listed(2016)),
            (2, "same"),
        ),
    ],
)
def test_total_of_several_years_takes_in_each_of_them_and_no_other(
    metric: str, rows: Rows, expected: tuple[float | None, str]
) -> None:
    assert ours(a_total(metric, 2016, "2", until=2017), rows) == expected


def test_share_of_states_with_such_a_law_is_of_all_that_were_cited() -> None:
    law = Rows(
        cases=(a_case("a"), a_case("b", "BBB"), a_case("c", "CCC")),
        mentions=(a_mention("a", 2018), a_mention("b", 2018)),
        acts=tuple(an_act(case, "restrictive_legislation") for case in "ac"),
    )
    share = a_total("share_countries_restrictive_laws", 2018, "0.45")
    assert ours(share, law) == (None, "cannot:no_list")

    both = replace(law, published=(share, a_total("countries", 2018, "40"),
                                   a_total("countries", 2017, "60")))  # fmt: skip
    value = published_figures(both).values[1]
    assert (value.value, value.at_least, value.marks) == (
        1 / 40, True, ("differs:partial_record",),
    )  # fmt: skip


def test_lower_bound_of_ours_is_marked_as_at_least() -> None:
    rows = Rows(
        listed=listed(2018, kind="named_by_press_partial"),
        published=(a_total("countries", 2018, "38"),),
    )
    value = published_figures(rows).value_of("countries:2018", "ours")

    assert (value.at_least, value.low, value.high) == (True, 2, None)
    assert value.marks == ("differs:partial_list",)


def test_members_of_the_council_on_the_day_are_counted() -> None:
    report = REPORTS[2]
    assert report.presented_on is not None
    terms = (TermRow("AAA", report.presented_on, report.presented_on),)
    rows = Rows(reports=REPORTS, listed=listed(2018), terms=terms)

    assert ours(a_total("hrc_members_cited", 2018, "2"), rows) == (1, "differs:partial_list")


def test_nothing_published_is_a_refusal() -> None:
    assert published_figures(Rows()).refused == "nothing_published"
