"""What was asked and what was said: counted, and nothing claimed about why."""

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.results import CaseRaised, asked_and_raised

STATES = st.sets(st.sampled_from(["DEU", "LIE", "NOR", "URY", "FJI"]))


def test_states_asked_are_those_that_spoke_and_those_that_did_not() -> None:
    told = asked_and_raised(
        ["DEU", "LIE", "FJI"], {"EGY-2017-001": ["LIE", "URY"], "BHR-2011-002": []}
    )
    assert told.spoke == ("LIE",)
    assert told.did_not == ("DEU", "FJI")
    assert told.others == ("URY",)
    assert told.cases[0] == CaseRaised("EGY-2017-001", ("LIE",), ("URY",))
    assert (told.asked, told.cases_raised, len(told.cases)) == (3, 1, 2)


def test_a_campaign_that_asked_nobody_has_nothing_to_show() -> None:
    told = asked_and_raised([], {})
    assert (told.asked, told.cases_raised, told.spoke, told.did_not) == (0, 0, (), ())


@given(STATES, st.dictionaries(st.sampled_from(["C1", "C2", "C3"]), STATES))
def test_every_asked_state_is_counted_exactly_once(
    asks: set[str], raised: dict[str, set[str]]
) -> None:
    told = asked_and_raised(asks, raised)
    assert sorted([*told.spoke, *told.did_not]) == sorted(asks)
    assert not set(told.others) & asks
    assert [case.case for case in told.cases] == list(raised)
    for case in told.cases:
        assert {*case.asked, *case.others} == raised[case.case]
