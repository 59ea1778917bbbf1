"""Dates in running text become EDTF, with the year that the text leaves out."""

import pytest

from endreprisals.domain.sg_report.dates_in_text import DateReader, ordered, period_in
from endreprisals.domain.sg_report.model import Period

PERIOD = Period("2022-05-01", "2023-04-30")


def dates(*sentences: str, period: Period = PERIOD) -> list[str]:
    reader = DateReader(period)
    return [found.edtf for sentence in sentences for found in reader.read(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 17 April 2023, it replied.", ["2023-04-17"]),
        ("On 22September 2014, it began.", ["2014-09-22"]),
        ("on the 3rd May 2019", ["2019-05-03"]),
        ("on May 3, 2019", ["2019-05-03"]),
        ("in October 2022", ["2022-10"]),
        ("in October of 2022", ["2022-10"]),
        ("since 2016, and in early 2018", ["2016", "2018"]),
        ("in 2016 and 2018", ["2016", "2018"]),
        ("in 2015, 2016 and 2018", ["2015", "2016", "2018"]),
        ("on 3 and 5 May 2022", ["2022-05-03", "2022-05-05"]),
        ("on 3, 5 and 9 May 2022", ["2022-05-03", "2022-05-05", "2022-05-09"]),
        ("on 3 May and 9 June 2022", ["2022-05-03", "2022-06-09"]),
        ("in May and June 2022", ["2022-05", "2022-06"]),
        ("from 3 to 5 May 2022", ["2022-05-03/2022-05-05"]),
        ("between 28 May and 3 June 2022", ["2022-05-28/2022-06-03"]),
        ("from June 2019 to April 2020", ["2019-06/2020-04"]),
        ("between June and August 2022", ["2022-06/2022-08"]),
        ("from December to January 2023", ["2022-12/2023-01"]),
        ("from 2015 to 2018", ["2015/2018"]),
        ("10–28 September 2022", ["2022-09-10/2022-09-28"]),
        ("from 5 May 2022 to 5 May 2022", ["2022-05-05"]),
        ("under the 2016 Law on Foreign Agents", []),
        ("under Law No. 84/2002 and Act of 2016", []),
        ("the June 2020 Law of the Republic", []),
        ("the 2016 and 2018 reports", []),
        ("included in 2016 and 2018 reports", []),
        ("in the reports issued in 2016 and 2018", []),
        ("in the reports of 2016 and 2018", []),
        ("on 31 February 2022", []),
        ("from 31 February to 31 February 2022", []),
        ("no date at all", []),
    ],
)
def test_read_date_as_printed_gives_edtf(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["In May 2022 he left.", "On 3 December, she left."], ["2022-05", "2022-12-03"]),
        (["On 2 March 2023, X.", "On 7 November, Y."], ["2023-03-02", "2022-11-07"]),
        (["On 20 December 2022, X.", "On 3 January, Y."], ["2022-12-20", "2023-01-03"]),
        (["On 7 November he left, and on 9 November 2022 he came."], ["2022-11-07", "2022-11-09"]),
        (["In November he left."], ["2022-11"]),
        (["In March 2012 X.", "In April, Y."], ["2012-03", "2012-04"]),
        (["In 2019 X.", "From 3 to 5 June, Y."], ["2019", "2019-06-03/2019-06-05"]),
        (["From 3 to 5 June, Y."], ["2022-06-03/2022-06-05"]),
    ],
)
def test_read_missing_year_is_taken_from_the_text_or_the_period(
    sentences: list[str], expected: list[str]
) -> None:
    assert dates(*sentences) == expected


def test_read_missing_year_without_any_period_stays_out() -> None:
    nothing = Period()

    assert dates("On 3 May, he left.", period=nothing) == []
    assert dates("From 3 to 5 May, he left.", period=nothing) == []
    assert dates("In 2019 X.", "On 3 May, he left.", period=nothing) == ["2019", "2019-05-03"]


def test_read_day_that_its_year_does_not_have_stays_out() -> None:
    assert dates("In 2012 X.", "On 29 February, Y.", period=Period()) == ["2012", "2012-02-29"]
    assert dates("In 2013 X.", "On 29 February, Y.", period=Period()) == ["2013"]


def test_ordered_names_each_date_once() -> None:
    found = DateReader(PERIOD).read("On 3 May 2022 and on 3 May 2022.")

    assert ordered(found) == ("2022-05-03",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gathered from 1 June 2014 to 31 May 2015", Period("2014-06-01", "2015-05-31")),
        ("between 1 May 2021 and 30 April 2022", Period("2021-05-01", "2022-04-30")),
        ("from 1 June 2014 to 3 June 2014", None),
        ("nothing", None),
    ],
)
def test_period_in_finds_what_the_report_covers(text: str, expected: Period | None) -> None:
    assert period_in(text) == expected
