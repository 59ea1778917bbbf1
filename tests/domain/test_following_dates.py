"""When a step of a filing can have happened."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.following_dates import (
    Happened,
    Wrong,
    read_date,
    sent_before,
    wrong_with,
)

SENT, TODAY = date(2026, 6, 1), date(2026, 11, 20)


def wrong(
    date_edtf: str, kind: str = "taken_up", reference: str = "", *others: Happened
) -> Wrong | None:
    return wrong_with(
        kind, read_date(date_edtf), reference, sent_on=SENT, others=others, today=TODAY
    )


def happened(kind: str, day: date, reference: str = "") -> Happened:
    return Happened(kind, day, day, reference)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", None),  # some day of this year from June to now
        ("2026-06", None),
        ("2026-11", None),
        ("2026-11-20", None),
        ("2026-07~", None),
        ("2026-06-01/2026-11-20", None),
        ("2026-10/2026", None),
        ("2026-24", None),
        ("2026-11-21", Wrong.TO_COME),
        ("2026-12", Wrong.TO_COME),
        ("2027", Wrong.TO_COME),
        ("9999", Wrong.TO_COME),
        ("2026-01/2030-01", Wrong.TO_COME),
        ("2020/2030", Wrong.TO_COME),
        ("2026/9999", Wrong.TO_COME),
        ("0001/9999", Wrong.TO_COME),
        ("1990/2026-06-01", Wrong.BEFORE_SENT),
        ("2026-05/2026-07", Wrong.BEFORE_SENT),
        ("2026-05-31", Wrong.BEFORE_SENT),
        ("2025", Wrong.BEFORE_SENT),
        ("202X", Wrong.UNREADABLE),
        ("20XX/2026", Wrong.UNREADABLE),
        ("2026-07/..", Wrong.UNREADABLE),
        ("../2026-07", Wrong.UNREADABLE),
        ("2026-10/2026-06", Wrong.UNREADABLE),
        ("soon", Wrong.UNREADABLE),
    ],
)
def test_an_end_may_lie_outside_only_within_what_was_written(
    text: str, expected: Wrong | None
) -> None:
    assert wrong(text) == expected


class TestOrder:
    def test_a_code_of_a_later_year_does_not_go_with_the_date(self) -> None:
        def of(reference: str) -> Wrong | None:
            return wrong("2026-07", reference=reference)

        assert of("EGY 3/2027") == Wrong.BEFORE_CODE
        assert of("No. 64/2027") == Wrong.BEFORE_CODE
        assert of("EGY 3/2026") is None
        assert of("EGY 3/2025") is None
        assert of("A/HRC/60/62") is None

    @pytest.mark.parametrize("answer", ["state_replied", "decided"])
    def test_an_answer_comes_after_its_letter(self, answer: str) -> None:
        letter = happened("taken_up", date(2026, 9, 1), "EGY 3/2026")

        assert wrong("2026-08", answer, "EGY 3/2026", letter) == Wrong.OUT_OF_ORDER
        assert wrong("2026-08", answer, "", letter) == Wrong.OUT_OF_ORDER
        assert wrong("2026-09", answer, "EGY 3/2026", letter) is None
        assert wrong("2026-08", answer, "EGY 9/2026", letter) is None, "of another letter"
        assert wrong("2026-08", answer) is None, "its letter may not be entered yet"

    def test_a_letter_comes_before_its_only_answer(self) -> None:
        reply = happened("state_replied", date(2026, 8, 1), "EGY 3/2026")
        first = happened("taken_up", date(2026, 7, 1), "EGY 3/2026")

        assert wrong("2026-09", "taken_up", "EGY 3/2026", reply) == Wrong.OUT_OF_ORDER
        assert wrong("2026-08", "taken_up", "EGY 3/2026", reply) is None
        assert wrong("2026-09", "taken_up", "EGY 4/2026", reply) is None
        assert wrong("2026-09", "taken_up", "EGY 3/2026", reply, first) is None, "a second letter"

    def test_what_is_no_answer_has_no_order(self) -> None:
        reply = happened("state_replied", date(2026, 8, 1))

        assert wrong("2026-07", "reminded", "", reply) is None


def test_a_filing_before_every_act_is_early() -> None:
    later, earlier = (date(2026, 9, 1), date(2026, 9, 30)), (date(2026, 1, 1), date(2026, 12, 31))

    assert sent_before(SENT, [later])
    assert not sent_before(SENT, [later, earlier])
    assert not sent_before(SENT, [])


@given(st.dates(SENT, TODAY))
def test_every_day_between_the_filing_and_today_can_be(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y-%m}", f"{day.year}"):
        assert wrong(text) is None


@given(st.dates(), st.dates())
def test_no_date_lies_wholly_outside(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"{first.isoformat()}/{last.isoformat()}"
    if wrong(text) is None:
        assert SENT <= first <= last <= TODAY
