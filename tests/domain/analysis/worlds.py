"""Made-up worlds of 1,500 detentions in which the effect of raising is known.

Nobody in them is anybody. In each, people are held from some day on, are let go early at random,
and otherwise leave on the day their sentence ends, if anybody hears of it. States raise some of
them. As in the record, only who is still held can be raised, and every release is called early
by whoever wrote it down.
"""

from datetime import date

import numpy as np

from endreprisals.domain.analysis.rows import CaseRow, RaiseRow, Rows, SpellRow, StateRow

PEOPLE, STATES, YEAR = 1500, 60, 365.25
REGIONS = ("AFRICAN", "ASIA_PACIFIC", "EASTERN_EUROPEAN", "GRULAC", "WEOG")
EARLY_A_YEAR = 0.1  # early releases for a person and year, if nobody speaks
SHORTEST, LONGER = 60 / YEAR, 3.0  # years of a sentence: at least, and on average beyond that
STATEMENTS_UNTIL = 7.0  # years after the beginning: statements come evenly until then
FOLLOWED = 10.0  # years until which anybody is heard of
JUST_BEFORE = (1.0, 21.0)  # days before the end of a sentence on which a timed statement comes


def a_world(
    seed: int, *, effect: float = 1.0, timed: float = 0.0, ends_known: float = 1.0,
    pardons_foreseen: float = 0.0,
) -> Rows:  # fmt: skip
    """A record of a world in which raising makes early release `effect` times as frequent.

    `timed` is the share of statements that are made just before the sentence ends; the others
    come at any time. `ends_known` is the share of sentences of which the record knows the end.
    `pardons_foreseen` is the share of people whose early release States know of before it comes,
    and speak.
    """
    draw, people = np.random.default_rng(seed), PEOPLE
    term = (SHORTEST + draw.exponential(LONGER, people)) * YEAR
    raised = np.where(
        draw.random(people) < timed,
        term - draw.uniform(*JUST_BEFORE, people),
        draw.uniform(0, STATEMENTS_UNTIL * YEAR, people),
    )
    rate, chance = EARLY_A_YEAR / YEAR, draw.exponential(1.0, people)
    early = np.where(
        chance < rate * raised, chance / rate, raised + (chance / rate - raised) / effect
    )
    foreseen = (draw.random(people) < pardons_foreseen) & (early < term)
    raised = np.where(foreseen, early - draw.uniform(*JUST_BEFORE, people), raised)
    held = np.ceil(np.minimum(np.minimum(early, term), FOLLOWED * YEAR))
    started = date(2008, 1, 1).toordinal() + draw.integers(0, 2000, people)
    known = draw.random(people) < ends_known
    state, named = draw.integers(0, STATES, people), draw.random(people) < 0.7
    return Rows(
        states=tuple(StateRow(f"X{one:02}", REGIONS[one % 5]) for one in range(STATES)),
        cases=tuple(
            CaseRow(_case(one), f"X{state[one]:02}", bool(named[one]), 1, 0, 0)
            for one in range(people)
        ),
        spells=tuple(
            _spell(one, started[one], held[one], np.floor(term[one]) if known[one] else None)
            for one in range(people)
        ),
        raises=tuple(
            _raise(one, started[one] + np.floor(raised[one]))
            for one in range(people)
            if np.floor(raised[one]) < held[one]
        ),
    )


def _case(one: int) -> str:
    return f"XXX-2000-{one:05}"


def _spell(one: int, start: float, held: float, term: float | None) -> SpellRow:
    first, last = (date.fromordinal(int(day)) for day in (start, start + held))
    end = None if term is None else date.fromordinal(int(start + term))
    told = last if held < FOLLOWED * YEAR else None
    kind = "early_release" if told else ""
    return SpellRow(
        _case(one), f"S-{one:05}", "detained", first, first, told, told, kind, last, end
    )


def _raise(one: int, day: float) -> RaiseRow:
    when = date.fromordinal(int(day))
    return RaiseRow(_case(one), f"T-{one:05}", "HRC51", when.year, "named", ("X00",), when, when)
