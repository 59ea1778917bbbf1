"""How often a source says that a State replied, that it did not, or says nothing of a reply."""

from collections.abc import Mapping

from endreprisals.domain.analysis.codes_time import COUNT
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols
from endreprisals.domain.analysis.rows import Rows

NAME, REFUSED, KEY = "reply-rate", "no_answer_known", "all"
CASES, OF_ALL, OF_KNOWN = "cases", "of_all", "of_known"
YES, NO, NOT_SAID = "yes", "no", "not_said"
CAVEATS = ("allegations", "partial_record", "selected", "silence_is_not_safety")


def reply_rate(rows: Rows) -> Figure:
    """In how many cases a State gave any answer, an acknowledgement too.

    First the numbers of cases by what sources say: `yes`, `no`, `not_said`. Then the share of all
    cases: `of_all` is the least it can be, where no case without a word had a reply, and its
    upper bound what it would be if all of them had one. Last the share of the cases of which a
    source says either, `of_known`. Nobody drew those, so it has no interval.
    """
    answers = answers_by_case(rows)
    counts = _counts(answers, len(rows.cases))
    known = bool(answers)
    return Figure(
        name=NAME,
        axis="rows",
        unit="share",
        period=span(reports_by_year(rows)),
        values=_values(counts) if known else (),
        says=(Saying("replies_counted", counts), Saying("any_answer_counts")) if known else (),
        caveats=CAVEATS,
        sources=symbols(rows, (one.year for one in counted(rows) if one.reply)),
        refused="" if known else REFUSED,
    )


def answers_by_case(rows: Rows) -> Mapping[str, str]:
    """For each case of which a source says so: whether any reply came. One yes outweighs all no."""
    known = {one.case for one in rows.cases}
    found: dict[str, str] = {}
    told = [(one.case, one.reply) for one in counted(rows)]
    told += [(one.case, one.answer) for one in rows.replies]
    for case, answer in told:
        if case in known and answer in (YES, NO) and found.get(case) != YES:
            found[case] = answer
    return found


def _counts(answers: Mapping[str, str], cases: int) -> Mapping[str, int]:
    yes = sum(1 for answer in answers.values() if answer == YES)
    return {YES: yes, NO: len(answers) - yes, NOT_SAID: cases - len(answers)}


def _values(counts: Mapping[str, int]) -> tuple[Value, ...]:
    """Counts first, shares after. Nothing is hidden: they tell what States did, of no person."""
    cases = sum(counts.values())
    known, least = counts[YES] + counts[NO], counts[YES] / cases
    return (
        *(Value(key, float(number), CASES, cases, method=COUNT) for key, number in counts.items()),
        Value(
            key=KEY,
            value=least,
            series=OF_ALL,
            of=cases,
            low=least,
            high=(cases - counts[NO]) / cases,
            method="bounds",
            at_least=True,
        ),
        Value(KEY, counts[YES] / known, OF_KNOWN, known),
    )
