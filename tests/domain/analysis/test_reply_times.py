"""Time to reply: days as short and as long as imprecise dates allow."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.reply_times import time_to_reply
from endreprisals.domain.analysis.rows import Rows
from tests.domain.analysis.invented import a_reply, an_action

MAY = (date(2020, 5, 1), date(2020, 5, 31))
Day = tuple[date] | tuple[date, date]
LATER = date(2020, 7, 1)
DAYS = st.dates(date(2020, 1, 1), date(2022, 1, 1))


def five(letter: Day, reply: Day) -> Rows:
    """Five letters of one time, each answered at another: no fewer give a median."""
    return Rows(
        un_actions=tuple(an_action(fact, *letter) for fact in range(5)),
        replies=tuple(a_reply(fact, *reply) for fact in range(5)),
    )


def test_days_between_two_exact_dates_are_exact() -> None:
    days = (11, 12, 21, 30, 31)
    rows = Rows(
        un_actions=tuple(an_action(fact, date(2020, 5, 1)) for fact in range(5)),
        replies=tuple(a_reply(fact, date(2020, 5, day)) for fact, day in enumerate(days)),
    )
    figure = time_to_reply(rows)

    assert figure.value_of("median", "earliest").value == 20
    assert figure.value_of("median", "latest").value == 20
    assert figure.value_of("median", "latest").of == 5
    assert figure.period == "2020"


def test_month_gives_a_shortest_and_a_longest_time() -> None:
    figure = time_to_reply(five(MAY, (date(2020, 6, 10),)))

    assert figure.value_of("median", "earliest").value == 10
    assert figure.value_of("median", "latest").value == 40


def test_reply_of_the_same_month_took_no_less_than_no_days() -> None:
    rows = five(MAY, MAY)

    assert time_to_reply(rows).value_of("median", "earliest").value == 0
    assert time_to_reply(rows).value_of("median", "latest").value == 30


def test_reply_that_came_before_the_action_is_left_out_and_said() -> None:
    rows = Rows(
        un_actions=(an_action(1, date(2020, 5, 1)),), replies=(a_reply(1, date(2020, 4, 1)),)
    )
    figure = time_to_reply(rows)

    assert figure.refused == "no_dated_replies"
    assert Saying("replies_before_action", {"number": 1}) in figure.says


def test_undated_unlinked_and_negative_answers_time_nothing() -> None:
    rows = Rows(
        un_actions=(an_action(1, None), an_action(2, date(2020, 5, 1))),
        replies=(
            a_reply(1, date(2020, 5, 1)),
            a_reply(None, date(2020, 5, 1)),
            a_reply(9, date(2020, 5, 1)),
            a_reply(2, date(2020, 5, 1), answer="no"),
        ),
    )
    figure = time_to_reply(rows)

    assert (figure.values, figure.refused) == ((), "no_dated_replies")
    assert Saying("replies_timed", {"number": 0, "of": 0}) in figure.says
    assert Saying("letters_without_reply", {"number": 1, "of": 1}) in figure.says


def test_what_asks_for_no_answer_waits_for_none() -> None:
    report = replace(an_action(9, date(2020, 5, 1)), action="sg_report")
    rows = five((date(2020, 5, 1),), (date(2020, 5, 9),))
    more = replace(
        rows, un_actions=(*rows.un_actions, report), replies=(*rows.replies, a_reply(9, LATER))
    )

    assert time_to_reply(more) == time_to_reply(rows)
    assert Saying("letters_without_reply", {"number": 0, "of": 5}) in time_to_reply(more).says


def test_fewer_than_five_replies_give_no_median() -> None:
    rows = five((date(2020, 5, 1),), (date(2020, 5, 9),))
    figure = time_to_reply(replace(rows, replies=rows.replies[:4]))

    assert (figure.values, figure.refused) == ((), "too_few_replies")
    assert Saying("replies_timed", {"number": 4, "of": 4}) in figure.says


def test_reply_of_no_known_day_is_not_timed() -> None:
    rows = five((date(2020, 5, 1),), (date(2020, 5, 9),))
    figure = time_to_reply(replace(rows, replies=(*rows.replies, a_reply(0, None))))

    assert Saying("replies_timed", {"number": 5, "of": 6}) in figure.says


@given(st.lists(st.tuples(DAYS, DAYS, DAYS, DAYS), min_size=5, max_size=10))
def test_shortest_median_is_never_above_the_longest(
    drawn: list[tuple[date, date, date, date]],
) -> None:
    rows = Rows(
        un_actions=tuple(an_action(n, *sorted(one[:2])) for n, one in enumerate(drawn)),
        replies=tuple(a_reply(n, *sorted(one[2:])) for n, one in enumerate(drawn)),
    )
    values = time_to_reply(rows).values

    if values:
        earliest, latest = (one.value for one in values)
        assert earliest is not None
        assert latest is not None
        assert 0 <= earliest <= latest
