"""Reply rate: what is known, what may be, and how much is not known."""

import pytest

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.replies import reply_rate
from endreprisals.domain.analysis.rows import ReplyRow, Rows
from tests.domain.analysis.invented import a_case, a_mention, a_report


def an_answer(case: str, answer: str) -> ReplyRow:
    return ReplyRow(case, answer, None, None, None)


ROWS = Rows(
    reports=(a_report(2020), a_report(2021)),
    cases=tuple(map(a_case, "abcde")),
    mentions=(a_mention("a", 2020, reply="yes"), a_mention("b", 2021), a_mention("e", 2021)),
    replies=(an_answer("b", "yes"), an_answer("c", "no")),
)


def test_counts_of_cases_come_first_and_the_share_of_the_known_last_without_bounds() -> None:
    figure = reply_rate(ROWS)
    known = figure.values[-1]

    counts = [(one.key, one.value, one.of, one.method) for one in figure.values[:3]]
    assert counts == [
        ("yes", 2, 5, "count"), ("no", 1, 5, "count"), ("not_said", 2, 5, "count"),
    ]  # fmt: skip
    assert (known.series, known.of, known.method) == ("of_known", 3, "")
    assert known.value == pytest.approx(2 / 3)
    assert (known.low, known.high) == (None, None)
    assert figure.sources == ("A/HRC/49/1",)


def test_sentences_give_the_counts_and_say_that_any_answer_counts() -> None:
    assert reply_rate(ROWS).says == (
        Saying("replies_counted", {"yes": 2, "no": 1, "not_said": 2}),
        Saying("any_answer_counts"),
    )


def test_rate_of_all_is_a_lower_bound_that_the_unknown_could_raise() -> None:
    of_all = reply_rate(ROWS).value_of("all", "of_all")

    assert (of_all.value, of_all.low, of_all.high) == (0.4, 0.4, 0.8)
    assert of_all.at_least


def test_one_yes_outweighs_a_no_whichever_comes_first() -> None:
    for answers in (("yes", "no"), ("no", "yes")):
        rows = Rows(cases=(a_case("a"),), replies=tuple(an_answer("a", one) for one in answers))
        assert reply_rate(rows).value_of("all", "of_known").value == 1


def test_reply_of_an_inferred_mention_or_an_unknown_case_says_nothing() -> None:
    rows = Rows(
        cases=(a_case("a"),),
        mentions=(a_mention("a", 2020, reply="yes", basis="inferred"),),
        replies=(an_answer("elsewhere", "yes"),),
    )
    figure = reply_rate(rows)

    assert figure.refused == "no_answer_known"
    assert (figure.values, figure.says) == ((), ())


def test_no_case_at_all_is_a_refusal() -> None:
    assert (reply_rate(Rows()).refused, reply_rate(Rows()).values) == ("no_answer_known", ())
