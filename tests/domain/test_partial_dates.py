"""Dates with precision: what is read, what is refused, and what the three filters promise."""

import warnings
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.partial_dates import NotADate, PartialDate, parse, parse_list

YEAR_2014 = (date(2014, 1, 1), date(2014, 12, 31))


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2014-09-22", date(2014, 9, 22), date(2014, 9, 22), "day"),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29), "day"),
        ("2014-09", date(2014, 9, 1), date(2014, 9, 30), "month"),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28), "month"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("2014-12", date(2014, 12, 1), date(2014, 12, 31), "month"),
        ("2014-09-XX", date(2014, 9, 1), date(2014, 9, 30), "month"),
        ("2014", *YEAR_2014, "year"),
        ("2014-XX", *YEAR_2014, "year"),
        ("2014-XX-XX", *YEAR_2014, "year"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century"),
        ("00XX", date(1, 1, 1), date(99, 12, 31), "century"),
        ("2014-21", date(2014, 3, 1), date(2014, 11, 30), "season"),
        ("2014-22", date(2014, 1, 1), date(2015, 2, 28), "season"),
        ("2015-24", date(2015, 1, 1), date(2016, 2, 29), "season"),
        ("9999-24", date(9999, 1, 1), date(9999, 12, 31), "season"),
        ("2012-03-14/2012-03-17", date(2012, 3, 14), date(2012, 3, 17), "interval"),
        ("2013/2014", date(2013, 1, 1), date(2014, 12, 31), "interval"),
        ("2014/2014-05", date(2014, 1, 1), date(2014, 5, 31), "interval"),
        ("2021-08/..", date(2021, 8, 1), date.max, "open"),
        ("../2020", date.min, date(2020, 12, 31), "open"),
    ],
)
def test_reading_a_date_gives_its_first_and_last_possible_day(
    text: str, lower: date, upper: date, precision: str
) -> None:
    read = parse(text)

    assert (read.lower, read.upper, read.precision) == (lower, upper, precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2017-05~", True, False),
        ("2017?", False, True),
        ("2017%", True, True),
        ("2017", False, False),
        ("2017~/2018", True, False),
        ("2017/2018?", False, True),
    ],
)
def test_reading_a_qualifier_marks_the_date_and_leaves_its_bounds(
    text: str, *, approximate: bool, uncertain: bool
) -> None:
    read, plain = parse(text), parse(text.translate({ord(mark): None for mark in "~?%"}))

    assert (read.approximate, read.uncertain) == (approximate, uncertain)
    assert (read.lower, read.upper) == (plain.lower, plain.upper)


def test_reading_an_interval_marks_the_end_that_is_open() -> None:
    assert (parse("2021-08/..").open_start, parse("2021-08/..").open_end) == (False, True)
    assert (parse("../2020").open_start, parse("../2020").open_end) == (True, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2014-13-40", "is not in the calendar"),
        ("2015-02-29", "is not in the calendar"),
        ("2014-00", "is not in the calendar"),
        ("2014-25", "is not in the calendar"),
        ("2014-21-05", "is not in the calendar"),
        ("0000", "is not in the calendar"),
        ("2020/2010", "ends before it begins"),
        ("2014-05-02/2014-05-01", "ends before it begins"),
        ("/2010", "leaves one end empty"),
        ("2010/", "leaves one end empty"),
        ("../..", "names no date at either end"),
        ("2010/2011/2012", "has more than two ends"),
        ("", "is not a date in EDTF"),
        ("2014-9", "is not a date in EDTF"),
        ("20140922", "is not a date in EDTF"),
        ("2014-XX-05", "is not a date in EDTF"),
        ("201X-05", "is not a date in EDTF"),
        ("-0005", "is not a date in EDTF"),
        ("22 September 2014", "is not a date in EDTF"),
        ("2014-09-22T10:00:00Z", "is not a date in EDTF"),
        (" 2014", "is not a date in EDTF"),
        ("2014\n", "is not a date in EDTF"),
        ("٢٠١٤", "is not a date in EDTF"),
        ("..", "is not a date in EDTF"),
    ],
)
def test_reading_what_is_no_date_says_why_and_how_to_write_it(text: str, why: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse(text)

    assert why in str(refused.value)
    assert "write a date such as 2014" in str(refused.value)


def test_refusing_a_long_text_shows_only_its_beginning() -> None:
    with pytest.raises(NotADate) as refused:
        parse("x" * 5000)

    assert len(str(refused.value)) < 250
    assert refused.value.text == "x" * 5000


def test_reading_a_list_keeps_the_order_given() -> None:
    dates = parse_list("2018-02-13/2018-03-13; 2014-09;2017~")

    assert [read.edtf for read in dates] == ["2018-02-13/2018-03-13", "2014-09", "2017~"]


@pytest.mark.parametrize("blank", ["", "   "])
def test_reading_a_blank_list_gives_no_date(blank: str) -> None:
    assert parse_list(blank) == ()


@pytest.mark.parametrize("text", ["2014;", "2014;; 2015", ";"])
def test_reading_a_list_with_an_empty_place_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        parse_list(text)


@pytest.mark.parametrize(
    ("text", "certainly", "overlaps", "possibly"),
    [
        ("2014-09-22", True, True, True),
        ("2014-01-01", True, True, True),
        ("2014-12-31", True, True, True),
        ("2015-01-01", False, False, False),
        ("2013-12-31", False, False, False),
        ("2014", True, True, True),
        ("201X", False, False, True),
        ("2014~", False, True, True),
        ("2014?", False, True, True),
        ("2012/2016", False, True, True),
        ("2013/2014", False, True, True),
        ("2014-12-31/2015", False, True, True),
        ("2012/201X", False, False, True),
        ("201X/2016", False, False, True),
        ("2013/..", False, True, True),
        ("2014-12/..", False, True, True),
        ("2015/..", False, False, False),
        ("../2014", False, True, True),
        ("../2013", False, False, False),
    ],
)
def test_filtering_by_year_2014_keeps_three_meanings_apart(
    text: str, *, certainly: bool, overlaps: bool, possibly: bool
) -> None:
    read = parse(text)

    assert read.certainly_within(*YEAR_2014) is certainly
    assert read.overlaps(*YEAR_2014) is overlaps
    assert read.possibly_within(*YEAR_2014) is possibly


def test_filtering_by_a_window_that_ends_before_it_begins_finds_nothing() -> None:
    backwards = (date(2015, 1, 1), date(2014, 1, 1))

    assert not parse("2012/2016").overlaps(*backwards)
    assert not parse("2012/2016").possibly_within(*backwards)


def test_sorting_puts_the_more_exact_of_two_dates_first() -> None:
    texts = ["2015", "2014", "2014-01", "2014-01-01", "2014~", "../2013"]

    ordered = sorted((parse(text) for text in texts), key=PartialDate.sort_key)

    assert [read.edtf for read in ordered] == [
        "../2013", "2014-01-01", "2014-01", "2014", "2014~", "2015",
    ]  # fmt: skip


days = st.dates(min_value=date(1, 1, 2), max_value=date(9998, 12, 31))


@st.composite
def moments(draw: st.DrawFn) -> str:
    """A date without a slash, in every form that is accepted."""
    day = draw(days)
    year = f"{day.year:04}"
    season = draw(st.sampled_from(["21", "22", "23", "24"]))
    forms = [
        year, f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-XX-XX",
        f"{year}-{season}", day.isoformat()[:7], f"{day.isoformat()[:7]}-XX", day.isoformat(),
    ]  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A date, an interval with its ends in order, or an open one."""
    first, last = sorted(draw(st.tuples(moments(), moments())), key=lambda text: parse(text).lower)
    forms = [first, f"{first}/{last}", f"{first}/..", f"../{last}"]
    return parse(draw(st.sampled_from(forms)))


windows = st.tuples(st.dates(), st.dates())


@given(partial_dates())
def test_any_date_keeps_its_text_and_its_bounds_in_order(read: PartialDate) -> None:
    assert parse(read.edtf) == read
    assert read.lower <= read.starts_by <= read.upper
    assert read.lower <= read.ends_from <= read.upper


@given(partial_dates(), windows)
def test_certain_implies_overlapping_implies_possible(
    read: PartialDate, window: tuple[date, date]
) -> None:
    if read.certainly_within(*window):
        assert read.overlaps(*window)
    if read.overlaps(*window):
        assert read.possibly_within(*window)


@given(partial_dates(), st.integers(0, 400), st.integers(0, 400))
def test_a_window_around_the_bounds_holds_every_date_that_is_not_in_doubt(
    read: PartialDate, before: int, after: int
) -> None:
    start = date.fromordinal(max(read.lower.toordinal() - before, 1))
    end = date.fromordinal(min(read.upper.toordinal() + after, date.max.toordinal()))
    in_doubt = read.approximate or read.uncertain or read.open_start or read.open_end

    assert read.certainly_within(start, end) is not in_doubt
    assert read.overlaps(start, end)


@given(days)
def test_a_single_day_is_within_itself_and_not_within_its_neighbours(day: date) -> None:
    read, tomorrow = parse(day.isoformat()), day + timedelta(days=1)

    assert read.certainly_within(day, day)
    assert not read.possibly_within(tomorrow, tomorrow)


@given(st.lists(partial_dates(), min_size=2, max_size=4))
def test_sorting_is_total_and_follows_the_first_possible_day(reads: list[PartialDate]) -> None:
    ordered = sorted(reads, key=PartialDate.sort_key)

    assert [read.lower for read in ordered] == sorted(read.lower for read in reads)
    for one, other in pairwise(ordered):
        assert (one.sort_key() == other.sort_key()) is (one == other)


@given(st.text(max_size=30) | st.text("0123456789-/.X~?%; ", max_size=24))
def test_arbitrary_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        read = parse(text)
    except NotADate:
        return
    assert read.edtf == text


# The library knows no qualifier on a season or beside an X, no X at the end of an interval, and
# begins the first decade and century with a year 0.
plain_moments = moments().filter(
    lambda text: (
        text > "0100"
        and not (text[-1] in "~?%" and ("X" in text or text[5:7] in ("21", "22", "23", "24")))
    )
)


@given(plain_moments, moments().filter(lambda text: "X" not in text and text[-1].isdigit()))
def test_the_edtf_library_agrees_with_every_date_we_read(first: str, last: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's grammar uses old names of pyparsing
        from edtf import parse_edtf

    texts = [first] if "X" in first else [first, f"{first}/{last}"]
    for text in texts:
        try:
            ours = parse(text)
        except NotADate:
            assert "/" in text
            continue
        theirs = parse_edtf(text)
        assert ours.lower <= date(*theirs.lower_strict()[:3])
        assert date(*theirs.upper_strict()[:3]) <= ours.upper
