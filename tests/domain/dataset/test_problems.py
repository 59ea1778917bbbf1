"""How a slip is told: one line with place, what is wrong and what to do."""

from endreprisals.domain.dataset.problems import Problem, first_and_rest, shown


def test_a_problem_reads_as_one_line_in_the_agreed_form() -> None:
    problem = Problem("cases.csv", 12, "date", "'2014-13' is no date", "correct the month")

    assert str(problem) == "cases.csv:12:date: '2014-13' is no date: correct the month"


def test_a_value_is_shown_on_one_line_and_short() -> None:
    assert shown("a\nb") == "'a\\nb'"
    assert len(shown("x" * 5000)) < 80


def test_problems_come_in_order_of_file_and_line_and_the_rest_is_counted() -> None:
    problems = [Problem("b.csv", n, "c", "wrong", "mend") for n in range(300, 0, -1)]

    first, rest = first_and_rest([*problems, Problem("a.csv", 9, "c", "wrong", "mend")])

    assert (first[0].file, first[1].line, len(first), rest) == ("a.csv", 1, 200, 101)
