"""The detentions of a study, at risk of early release only while none is foreseen."""

from endreprisals.domain.analysis.detentions import detentions
from endreprisals.domain.analysis.exposure import raises
from endreprisals.domain.analysis.rows import RaiseRow, Rows, SpellRow
from endreprisals.domain.analysis.study import Study, study
from tests.domain.analysis.held import REGIONS, a_raise, held_for, named


def of(*spells: SpellRow, raised: tuple[RaiseRow, ...] = ()) -> Study:
    rows = Rows(spells=spells, cases=named("a", "b"), raises=raised, states=REGIONS)
    return study(rows, detentions(rows.spells), raises(rows))


def test_nobody_is_at_risk_of_early_release_in_the_last_month_of_a_sentence() -> None:
    (line,) = of(held_for(1000, "end_of_sentence", term=1000)).lines()

    assert (line.start, line.stop, line.early) == (0, 970, False)


def test_early_release_ends_the_risk_on_its_day() -> None:
    (line,) = of(held_for(400, "early_release", term=1000)).lines()

    assert (line.stop, line.early) == (400, True)


def test_statement_in_the_last_month_exposes_nobody() -> None:
    (line,) = of(
        held_for(1000, "early_release", term=1000), raised=(a_raise("a", "2017-09-10"),)
    ).lines()

    assert line.traits["raised"] == 0


def test_sentence_shorter_than_a_month_leaves_no_time_at_risk() -> None:
    assert of(held_for(20, "end_of_sentence", term=20)).lines() == []


def test_line_carries_region_state_year_and_whether_somebody_is_named() -> None:
    (line, unknown) = of(held_for(10), held_for(10, case="z")).lines()

    assert (line.group, line.cluster) == ("WEOG", "AAA")
    assert line.traits == {"raised": 0, "named": 1, "start_year": 2015}
    assert (unknown.group, unknown.cluster, unknown.traits["named"]) == ("", "", 0)


def test_raised_on_the_day_of_release_or_later_is_never_raised() -> None:
    looked_at = of(
        held_for(31, "early_release"), held_for(32, "early_release", case="b"),
        raised=(a_raise("a", "2015-02-01"), a_raise("b", "2015-02-01")),
    )  # fmt: skip

    assert looked_at.ever_raised() == [False, True]
    assert [line.traits["raised"] for line in looked_at.lines()] == [0, 0, 1]
