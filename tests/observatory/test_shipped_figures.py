"""Every figure of the shipped record: its main numbers, what they are of, and how sure they are.

The tables are loaded once and read as the worker reads them. Where a number was published and the
record allows it, the published number is the one expected; elsewhere it is what the record holds,
counted by hand or by another path.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from endreprisals.domain.analysis.catalogue import FIGURES, figure
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.rows import Rows
from endreprisals.observatory.rows import read_rows
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.domain.analysis import figures, held
from tests.record.loading_world import shipped_files

AS_OF = date(2026, 11, 20)
LIST_2022 = {
    "AFG", "AND", "BHR", "BGD", "BLR", "BRA", "BDI", "CMR", "CHN", "CUB", "CYP", "COD", "DJI",
    "EGY", "GTM", "IND", "IDN", "IRN", "ISR", "KAZ", "LAO", "LBY", "MDV", "MLI", "MEX", "MAR",
    "MMR", "NIC", "PHL", "RUS", "RWA", "SAU", "SSD", "LKA", "SDN", "PSE", "THA", "TKM", "ARE",
    "VEN", "VNM", "YEM",
}  # fmt: skip
Told = tuple[float | None, int | None, float | None, float | None]  # number, of, bounds


@pytest.fixture(scope="module")
def _read_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Rows]:
    """The shipped tables, loaded and read in a transaction around the whole file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_data(shipped_files(), actor="test", at=NOON)
        yield replace(read_rows(), as_of=AS_OF)
        transaction.set_rollback(True)


@pytest.fixture
def rows(_read_once: Rows, db: None) -> Rows:
    return _read_once


def told(value: Value) -> Told:
    """The count behind a share and what it is of; any other number as it is; bounds as shown."""
    low, high = (None if one is None else round(one, 3) for one in (value.low, value.high))
    if value.value is None or value.of is None or value.value > 1:
        return value.value, value.of, low, high
    return round(value.value * value.of, 6), value.of, low, high


def numbers(found: Figure, series: str) -> dict[str, list[float | None]]:
    """All numbers of one series by key; sources can give several for one."""
    values: dict[str, list[float | None]] = {}
    for one in found.values:
        if one.series == series:
            values.setdefault(one.key, []).append(one.value)
    return values


def marks(found: Figure, key: str, series: str) -> tuple[str, ...]:
    return found.value_of(key, series).marks


def said(found: Figure) -> dict[str, Saying]:
    return {one.code: one for one in (*found.says, *found.missing)}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_uses_listed_codes_and_keeps_its_numbers_in_bounds(name: str, rows: Rows) -> None:
    check = figures.check if name in figures.COUNTS else held.check
    made = figure(name, rows)

    check(made)
    assert (made.name, made.unit) == (name, FIGURES[name].unit)
    if made.axis in ("year", "report_year", "years"):
        assert "silence_is_not_safety" in made.caveats


def test_rows_are_those_of_the_tables(rows: Rows) -> None:
    assert (len(rows.reports), len(rows.cases), len(rows.states)) == (16, 183, 195)
    assert len(rows.mentions) - len(list(counted(rows))) == 6


def test_states_cited_as_published_and_from_whole_lists(rows: Rows) -> None:
    found = figure("states-cited", rows)

    assert numbers(found, "published") == {
        "2016": [20], "2017": [29], "2018": [38], "2019": [50], "2020": [45, 40],
        "2021": [45, 42], "2022": [42], "2023": [40], "2024": [32], "2025": [32],
    }  # fmt: skip
    assert numbers(found, "ours") == {"2017": [29], "2020": [45], "2021": [45], "2022": [42]}
    assert {one.state for one in rows.listed if one.year == 2022} == LIST_2022
    assert marks(found, "2019", "published") == ("as_worded",)
    assert found.period == "2010/2025"


def test_report_of_2020_covers_eleven_months_and_its_number_is_set_to_twelve(rows: Rows) -> None:
    found = figure("states-cited", rows)

    scaled = numbers(found, "per_12_months")["2020"]
    assert scaled == [pytest.approx(45 * 12 / 11), pytest.approx(40 * 12 / 11)]
    assert {"short_window", "scaled", "ceiling"} <= set(marks(found, "2020", "per_12_months"))


def test_from_2021_to_2022_six_states_are_new_nine_gone_and_36_in_both(rows: Rows) -> None:
    found = figure("states-cited-change", rows)

    counts = {
        year: [found.value_of(year, one).value for one in ("new", "gone", "both")]
        for year in ("2020", "2021", "2022")
    }
    assert counts == {"2020": [23, 7, 22], "2021": [9, 9, 36], "2022": [6, 9, 36]}
    last = {one.code: one.args for one in found.says if one.args.get("later") == "2022"}
    assert last["states_new"]["states"] == ["AFG", "BRA", "CYP", "KAZ", "RWA", "SDN"]
    assert last["states_gone"]["states"] == [
        "CAF", "COL", "ETH", "IRQ", "KHM", "KWT", "PAK", "SYR", "TZA",
    ]  # fmt: skip


def test_cases_of_each_report_are_lower_bounds(rows: Rows) -> None:
    found = figure("cases-per-report", rows)

    assert numbers(found, "cases") == {
        "2010": [1], "2011": [None], "2012": [3], "2013": [4], "2014": [14], "2015": [6],
        "2016": [2], "2017": [9], "2018": [32], "2019": [18], "2020": [25], "2021": [22],
        "2022": [15], "2023": [6], "2024": [6], "2025": [1],
    }  # fmt: skip
    assert all(one.at_least for one in found.values if one.series == "cases" and one.value)
    assert told(found.value_of("2021", "people")) == (19, None, 19, None)
    assert numbers(found, "published") == {"2021": [240], "2023": [220]}
    assert said(found)["inferred_left_out"].args == {"number": 6}


def test_nine_members_of_the_council_of_2017_and_twelve_of_2022_stand_in_its_report(
    rows: Rows,
) -> None:
    found = figure("council-members-cited", rows)

    assert {year: told(found.value_of(year, "in_report")) for year in ("2017", "2022")} == {
        "2017": (9, 47, 0.191, 0.191), "2022": (12, 47, 0.255, 0.255),
    }  # fmt: skip
    assert numbers(found, "published")["2017"] == [pytest.approx(11 / 47), pytest.approx(9 / 47)]
    assert told(found.value_of("2022", "published"))[:2] == (12, 47)
    assert told(found.value_of("2026", "last_five_as_of")) == (18, 47, 0.383, None)


def test_a_quarter_of_the_cases_are_african_and_half_from_asia_and_the_pacific(rows: Rows) -> None:
    found = figure("regional-composition", rows)

    assert told(found.value_of("AFRICAN", "cases")) == (42, 182, 0.176, 0.297)
    assert told(found.value_of("ASIA_PACIFIC", "cases")) == (99, 182, 0.471, 0.615)
    assert marks(found, "WEOG", "cases") == ("small_cell",)
    assert told(found.value_of("WEOG", "members")) == (29, 193, None, None)


def test_acts_are_shares_of_the_cases_with_a_coded_act(rows: Rows) -> None:
    found = figure("acts-by-type", rows)

    assert told(found.value_of("arbitrary_detention")) == (75, 174, 0.36, 0.505)
    assert told(found.value_of("threats")) == (70, 174, 0.332, 0.477)
    assert said(found)["cases_without_coded_acts"].args == {"number": 9}
    assert found.period == "2009/2026"


def test_no_act_differs_between_the_periods_by_more_than_chance(rows: Rows) -> None:
    found = figure("acts-change", rows)

    assert said(found)["periods_compared"].args == {
        "earlier": "2010/2017", "later": "2018/2025", "earlier_cases": 34, "later_cases": 90,
    }  # fmt: skip
    assert told(found.value_of("arbitrary_detention", "earlier")) == (18, 34, 0.367, 0.685)
    assert told(found.value_of("arbitrary_detention", "later")) == (33, 90, 0.274, 0.47)
    assert told(found.value_of("arbitrary_detention", "difference"))[2:] == (-0.344, 0.029)
    assert {"share_higher_later", "share_lower_later"}.isdisjoint(said(found))


def test_cooperation_is_known_for_142_of_183_cases(rows: Rows) -> None:
    found = figure("cooperation-kinds", rows)

    assert told(found.value_of("HRC", "engagement_bodies")) == (48, 142, 0.265, 0.419)
    assert told(found.value_of("participation_un_premises", "engagement_types"))[:2] == (34, 79)
    known = [one.args for one in found.says if one.code == "cooperation_known"]
    assert [(one["known"], one["unknown"]) for one in known] == [(142, 41), (79, 104)]


def test_seven_people_stand_on_both_lists_which_allows_no_estimate(rows: Rows) -> None:
    found = figure("lists-overlap", rows)

    assert found.refused == "independence_not_shown"
    assert numbers(found, "") == {
        "record_pages": [42], "other_pages": [37], "status_reports": [79], "both": [7],
        "first_only": [35], "second_only": [30],
    }  # fmt: skip


def test_forty_replies_are_known_three_are_known_not_to_have_come_and_of_140_nobody_says(
    rows: Rows,
) -> None:
    found = figure("reply-rate", rows)

    assert {key: told(found.value_of(key, "cases")) for key in ("yes", "no", "not_said")} == {
        "yes": (40, 183, None, None), "no": (3, 183, None, None),
        "not_said": (140, 183, None, None),
    }  # fmt: skip
    assert told(found.value_of("all", "of_all")) == (40, 183, 0.219, 0.984)
    assert told(found.value_of("all", "of_known")) == (40, 43, None, None)


def test_one_timed_reply_gives_no_median(rows: Rows) -> None:
    found = figure("time-to-reply", rows)

    assert (found.refused, found.values) == ("too_few_replies", ())
    assert said(found)["replies_timed"].args == {"number": 1, "of": 1}
    assert said(found)["letters_without_reply"].args == {"number": 58, "of": 59}


def test_subjects_stay_up_to_six_report_years_and_17_came_back(rows: Rows) -> None:
    years, gaps = figure("years-in-reports", rows), figure("follow-up-gaps", rows)

    assert numbers(years, "report_years") == {"1": [95], "2": [12], "3": [2], "5": [2], "6": [1]}
    assert {one.of for one in years.values} == {112}
    assert numbers(gaps, "subjects") == {
        "came_back": [17], "too_early": [13], "one_report_so_far": [82],
    }  # fmt: skip
    assert numbers(gaps, "gaps")["1"] == [23]
    assert said(years)["longest_span"].args == {"first": "2011", "last": "2023"}


def test_who_stands_in_many_reports_or_statements_is_one_case(rows: Rows) -> None:
    """Al-Khawaja in the reports of five years; Metwally and Viasna in statements of several."""
    told_in = {one.year for one in counted(rows) if one.case == "BHR-2011-001"}
    spoken = {
        case: {one.year for one in rows.raises if one.case == case}
        for case in ("EGY-2017-003", "BLR-2020-001")
    }

    assert told_in == {2011, 2012, 2021, 2022, 2023}
    assert spoken["EGY-2017-003"] == {2020, 2022, 2023, 2025}
    assert {2022, 2023, 2025} <= spoken["BLR-2020-001"]


@pytest.mark.parametrize(
    ("years", "known", "estimated"),
    [
        ("1", (0, 65, None, None), (0.0, 0.129)),
        ("5", (1, 65, None, None), (0.002, 0.167)),
        ("10", (3, 65, None, None), (0.034, 0.376)),
    ],
)
def test_three_of_65_detentions_ended_by_a_release_called_early(
    rows: Rows, years: str, known: Told, estimated: tuple[float, float]
) -> None:
    found = figure("time-to-release", rows)

    floor = found.value_of(years, "early_release:at_least")
    assert (told(floor), floor.at_least) == (known, True)
    share = found.value_of(years, "early_release")
    assert (share.of, told(share)[2:]) == (65, estimated)
    assert said(found)["detentions"].args == {"count": 65, "cases": 48, "ended": 26}
    assert {"reads_high", "early_may_be_due"} <= set(said(found))
    assert said(found)["sentence_end_unknown"].args == {"count": 65}


def test_raised_cases_are_set_beside_others_and_said_to_be_unlike(rows: Rows) -> None:
    found = figure("raised-and-not-raised", rows)

    assert said(found)["cases_compared"].args == {"raised": 38, "not_raised": 112}
    assert said(found)["raised_outside_reports"].args == {"count": 24, "of": 38}
    assert said(found)["in_neither_group"].args == {"count": 33, "of": 183}
    assert told(found.value_of("named", "raised")) == (33, 38, 0.727, 0.942)
    assert told(found.value_of("reports:0", "raised")) == (24, 38, 0.473, 0.766)
    assert told(found.value_of("reports:0", "not_raised")) == (0, 112, 0.0, 0.033)
    assert [found.value_of("detentions", one).value for one in ("raised", "not_raised")] == [19, 52]
    assert marks(found, "region:WEOG", "raised") == ("small_cell",)
    assert told(found.value_of("release_unspecified:3", "not_raised"))[1:] == (52, 0.052, 0.334)


def test_effect_of_raising_is_refused_with_nothing_to_divide(rows: Rows) -> None:
    found = figure("effect-of-raising", rows)

    assert found.refused == "too_few_events"
    assert found.says == (
        Saying("too_few_events", {"needed": 10}),
        Saying("no_sentence_ends", {"known": 0, "of": 65, "needed_share": 0.8}),
        Saying("early_may_be_due"),
    )
    assert {one.key.partition(":")[0] for one in found.values} == {
        "detentions", "named", "in_reports", "start_year", "region",
    }  # fmt: skip
    assert told(found.value_of("in_reports", "ever_raised"))[:2] == (5, 19)
    assert told(found.value_of("in_reports", "never_raised"))[:2] == (29, 46)


def test_dialogue_of_2022_has_eight_states_six_statements_and_seven_countries(rows: Rows) -> None:
    states, countries = figure("states-raising", rows), figure("countries-raised", rows)

    assert told(states.value_of("2022", "ours")) == (8, None, 8, None)
    assert Saying("ledger_agrees", {"year": "2022", "ours": 8, "published": 8}) in states.says
    spoke = {"year": "2022", "states": 8, "statements": 6}
    assert Saying("group_statements", spoke) in states.says
    assert countries.value_of("2022", "ours").value == 7


def test_from_8_to_13_is_a_ratio_that_chance_could_give(rows: Rows) -> None:
    found = figure("states-raising", rows)

    assert numbers(found, "published") == {"2022": [8], "2023": [13], "2024": [11], "2025": [11]}
    assert told(found.value_of("2023", "published")) == (13, None, 6.922, 22.23)
    ratio = found.value_of("2023", "ratio")
    assert [round(one or 0, 2) for one in (ratio.low, ratio.high)] == [0.67, 3.92]
    assert (ratio.value, ratio.method) == (1.625, "rate_ratio")
    changed = next(one.args for one in found.says if one.code == "changed")
    assert (changed["percent"], changed["ratio"]) == (62.5, 1.63)
    codes = [one.code for one in found.says]
    assert (codes.count("change_may_be_chance"), codes.count("change_beyond_chance")) == (3, 0)


def test_countries_raised_are_fewer_here_than_published(rows: Rows) -> None:
    found = figure("countries-raised", rows)

    assert numbers(found, "published") == {"2024": [10], "2025": [15]}
    assert numbers(found, "ours") == {
        "2020": [2], "2021": [1], "2022": [7], "2023": [8], "2024": [3], "2025": [11],
    }  # fmt: skip


def test_joint_statements_show_both_versions_of_2019_and_mark_the_union(rows: Rows) -> None:
    found = figure("joint-statements", rows)

    assert numbers(found, "published") == {
        "2019": [70, 71], "2020": [75], "2021": [80], "2022": [80], "2023": [80], "2024": [80],
        "2025": [70],
    }  # fmt: skip
    assert said(found)["joined_disputed"].args == {"year": "2019", "least": 70, "most": 71}
    assert said(found)["joined_latest"].args == {"year": "2025", "number": 70}


@pytest.mark.parametrize(
    ("key", "published", "ours", "mark"),
    [
        ("reports_since_2010:2010/2020", 11, 11, "same"),
        ("cases_since_2010:2010/2020", 709, 88, "differs:partial_record"),
        ("cases_named_since_2010:2010/2020", 473, 75, "differs:partial_record"),
        ("countries_since_2010:2010/2020", 76, 61, "differs:partial_list"),
        ("countries:2017", 29, 29, "same"),
        ("countries_new:2018", 29, 29, "same"),
        ("mena_countries_new:2019", 12, 12, "same"),
        ("countries:2022", 42, 42, "same"),
        ("latin_american_countries:2021", 6, 6, "same"),
        ("hrc_members_cited:2022", 12, 12, "same"),
        ("states_raising_cases_at_hrc:2022", 8, 8, "same"),
        ("states_raising_cases_at_hrc:2023", 13, 6, "differs:ledger_incomplete"),
        ("individuals_withheld:2024", 32, None, "cannot:withheld"),
    ],
)
def test_published_totals_stand_beside_ours(
    rows: Rows, key: str, published: float, ours: float | None, mark: str
) -> None:
    found = figure("published-figures", rows)

    assert found.value_of(key, "published").value == published
    own = found.value_of(key, "ours")
    assert (own.value, own.marks) == (ours, (mark,))


def test_every_published_total_is_here_with_our_number_or_a_reason(rows: Rows) -> None:
    values = figure("published-figures", rows).values
    pairs = list(zip(values[::2], values[1::2], strict=True))

    assert len(pairs) == len(rows.published)
    for theirs, own in pairs:
        assert (theirs.key, theirs.series, own.series) == (own.key, "published", "ours")
        kind, _, reason = own.marks[-1].partition(":")
        assert (kind, own.value == theirs.value) in (
            ("same", True), ("differs", False), ("cannot", False),
        )  # fmt: skip
        assert reason or kind == "same"
        assert theirs.sources


def test_two_published_numbers_of_one_year_are_both_compared(rows: Rows) -> None:
    found = figure("published-figures", rows)
    beside = [one for one in found.values if one.key == "hrc_members_cited:2017"]

    assert [one.value for one in beside] == [11, 9, 9, 9]
    assert beside[1].marks == ("differs:sources_conflict",)
    assert beside[3].marks == ("same",)
