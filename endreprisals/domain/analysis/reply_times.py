"""How long a State took to answer: days from a letter of the United Nations to the reply to it."""

from collections.abc import Sequence
from statistics import median

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.report_years import span
from endreprisals.domain.analysis.rows import ReplyRow, Rows, UNActionRow

NAME, KEY = "time-to-reply", "median"
NO_REPLIES, TOO_FEW, ENOUGH = "no_dated_replies", "too_few_replies", 5
ASKING = "un_communication"  # a letter asks for an answer; a report or a public statement does not
EARLIEST, LATEST = "earliest", "latest"
CAVEATS = ("allegations", "partial_record", "selected", "censored", "not_causal", "small_numbers")
Days = tuple[int, int]  # the fewest and the most days that the two dates allow


def time_to_reply(rows: Rows) -> Figure:
    """The median number of days until a reply, as short and as long as the dates allow.

    Only letters ask for an answer; other actions are left out. Only replies that came, answer a
    dated letter and are dated themselves can be timed, and none that is still to come. Fewer than
    five give no median. Where a date is a month or a year, `earliest` takes the shortest
    time it allows and `latest` the longest. The median lies between the two.
    """
    letters = {one.fact: one for one in rows.un_actions if one.action == ASKING and _dated(one)}
    answers = [
        (letters[one.answers_to], one)
        for one in rows.replies
        if one.answer == "yes" and one.answers_to is not None and one.answers_to in letters
    ]
    dated = [_days(*pair) for pair in answers if _dated(pair[1])]
    times = [(max(fewest, 0), most) for fewest, most in dated if most >= 0]
    return Figure(
        name=NAME,
        axis="rows",
        unit="days",
        period=span(letter.lower.year for letter, _ in answers if letter.lower),
        values=_values(times),
        says=(
            Saying("replies_timed", {"number": len(times), "of": len(answers)}),
            Saying("replies_before_action", {"number": len(dated) - len(times)}),
            _unanswered(len(letters), len({letter.fact for letter, _ in answers})),
        ),
        caveats=CAVEATS,
        refused=_refused(len(times)),
    )


def _refused(times: int) -> str:
    if not times:
        return NO_REPLIES
    return TOO_FEW if times < ENOUGH else ""


def _unanswered(letters: int, answered: int) -> Saying:
    return Saying("letters_without_reply", {"number": letters - answered, "of": letters})


def _dated(one: UNActionRow | ReplyRow) -> bool:
    return one.lower is not None and one.upper is not None


def _days(letter: UNActionRow, reply: ReplyRow) -> Days:
    """The fewest and most days between them; fewer than none where the reply came first."""
    sent, sent_by = _ordinals(letter)
    came, came_by = _ordinals(reply)
    return came - sent_by, came_by - sent


def _ordinals(one: UNActionRow | ReplyRow) -> tuple[int, int]:
    lower, upper = (day.toordinal() if day else 0 for day in (one.lower, one.upper))
    return lower, upper


def _values(times: Sequence[Days]) -> tuple[Value, ...]:
    if len(times) < ENOUGH:
        return ()
    low, high = median(low for low, _ in times), median(high for _, high in times)
    return (
        Value(KEY, float(low), EARLIEST, len(times), float(low), float(high), "bounds"),
        Value(KEY, float(high), LATEST, len(times), float(low), float(high), "bounds"),
    )
