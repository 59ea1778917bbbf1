"""Rows of invented worlds. Nobody in them is anybody, and no report says what they say."""

from datetime import date

from endreprisals.domain.analysis.rows import (
    ActRow,
    CaseRow,
    CooperationRow,
    ListedState,
    MentionRow,
    Published,
    RaiseRow,
    ReplyRow,
    Report,
    StateRow,
    UNActionRow,
)

SOURCE = "https://example.org/invented"


def a_report(year: int, *, months: int = 12, session: int | None = None) -> Report:
    """A report that looks back from the last day of April; 0 months: its window is not known."""
    first = year * 12 + 4 - months  # months since the year 0
    start = date(first // 12, first % 12 + 1, 1)
    return Report(
        symbol=f"A/HRC/{session or year - 1971}/1",
        year=year,
        period_from=start if months else None,
        period_to=date(year, 4, 30) if months else None,
        presented_on=date(year, 9, 20),
    )


def a_list(year: int, states: str, *, kind: str = "all", source: str = SOURCE) -> list[ListedState]:
    """States on the list of a report, codes parted by blanks."""
    return [ListedState(f"R{year}", year, kind, state, source) for state in states.split()]


def a_total(
    metric: str, year: int, value: str, qualifier: str = "exact", *, until: int = 0
) -> Published:
    """A number as somebody published it."""
    return Published(year, until or year, metric, value, qualifier, f"{SOURCE}/{value}")


def a_case(
    case: str, state: str = "AAA", *, people: int = 1, organisations: int = 0, groups: int = 0
) -> CaseRow:
    """A case; one of groups alone names nobody."""
    return CaseRow(case, state, people + organisations > 0, people, organisations, groups)


def a_group(case: str, state: str = "AAA") -> CaseRow:
    """A case of people whom nobody names."""
    return a_case(case, state, people=0, groups=1)


def a_mention(
    case: str,
    year: int,
    record_type: str = "",
    *,
    subjects: tuple[str, ...] = (),
    basis: str = "page",
    reply: str = "",
    withheld: bool = False,
) -> MentionRow:
    """A case in the report of a year."""
    return MentionRow(
        case, f"R{year}", year, "", basis, record_type, reply, subjects, withheld=withheld
    )


def an_act(case: str, *types: str) -> ActRow:
    """An alleged act of some types."""
    return ActRow(case, types, None, None)


def a_cooperation(case: str, *bodies: str, kinds: tuple[str, ...] = ()) -> CooperationRow:
    """A cooperation with some bodies."""
    return CooperationRow(case, bodies, kinds, None, None)


def a_raise(case: str, session: str, *states: str, statement: str = "one") -> RaiseRow:
    """A case that a statement named for some States."""
    return RaiseRow(case, statement, session, None, "named", states, None, None)


def an_action(fact: int, lower: date | None, upper: date | None = None) -> UNActionRow:
    """A letter of some day, or of a time between two days."""
    return UNActionRow(fact, "c", "un_communication", lower, upper or lower)


def a_reply(
    answers_to: int | None, lower: date | None, upper: date | None = None, *, answer: str = "yes"
) -> ReplyRow:
    """A reply of some day, or of a time between two days."""
    return ReplyRow("c", answer, answers_to, lower, upper or lower)


def the_states(**regions: str) -> tuple[StateRow, ...]:
    """States by group, codes parted by blanks: `the_states(WEOG="AAA BBB")`."""
    return tuple(
        StateRow(state, region) for region, states in regions.items() for state in states.split()
    )
