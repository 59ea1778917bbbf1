"""Whom an action writes to: by the record, with evidence, and never the State of the case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.recipients import (
    RULES,
    WITH_VALUE,
    Chosen,
    Rule,
    Standing,
    UnknownRule,
    choose,
    states_of_list,
)

SPONSOR = Standing("AUT", "WEOG", cosponsored=frozenset({"A/HRC/RES/48/17"}))
SIGNER = Standing("FJI", "ASIA_PACIFIC", signed=frozenset({"2021 UNGA76", "2022 UNGA77"}))
SPEAKER = Standing("LIE", "WEOG", spoke=True, raised=frozenset({"EGY-2017-001", "BHR-2011-002"}))
GENERAL = Standing("URY", "GRULAC", spoke=True)
ACCUSED = Standing(
    "EGY", "AFRICAN", frozenset({"A/HRC/RES/48/17"}), frozenset({"2021 UNGA76"}), spoke=True,
    raised=frozenset({"BHR-2011-002"}),
)  # fmt: skip
WORLD = (SPONSOR, SIGNER, SPEAKER, GENERAL, ACCUSED)


def chosen(*rules: Rule, every: bool = False) -> dict[str, str]:
    found = choose(rules, WORLD, state_of_case="EGY", every=every)
    return {one.state: one.evidence for one in found}


@pytest.mark.parametrize(
    ("rule", "states"),
    [
        (Rule("cosponsored"), {"AUT": "co-sponsored: A/HRC/RES/48/17"}),
        (Rule("cosponsored", "A/HRC/RES/48/17"), {"AUT": "co-sponsored: A/HRC/RES/48/17"}),
        (Rule("cosponsored", "A/HRC/RES/42/28"), {}),
        (Rule("signed"), {"FJI": "joined the statement: 2021 UNGA76, 2022 UNGA77"}),
        (Rule("signed", "2022 UNGA77"), {"FJI": "joined the statement: 2022 UNGA77"}),
        (Rule("group", "GRULAC"), {"URY": "regional group GRULAC"}),
        (Rule("spoke"),
         {"LIE": "spoke of 2 cases of the record", "URY": "spoke of no case by name"}),
        (Rule("never_spoke"), {"AUT": "no statement in the record",
                               "FJI": "no statement in the record"}),
        (Rule("named_never_case", "VNM-2020-001"),
         {"LIE": "named of 2 cases of the record, never VNM-2020-001"}),
        (Rule("named_never_case", "EGY-2017-001"), {}),
        (Rule("list", "fji, URY; XXX", "friends"),
         {"FJI": "list: friends", "URY": "list: friends"}),
        (Rule("list", "FJI"), {"FJI": "list: entered by hand"}),
    ],
)  # fmt: skip
def test_each_rule_chooses_by_what_the_record_knows_and_says_so(
    rule: Rule, states: dict[str, str]
) -> None:
    assert chosen(rule) == states


def test_one_case_is_one_case() -> None:
    one = Standing("NOR", spoke=True, raised=frozenset({"EGY-2017-001"}))
    found = choose([Rule("spoke")], [one], state_of_case="EGY")
    assert found == (Chosen("NOR", "spoke", "spoke of 1 case of the record"),)


def test_several_rules_add_up_and_the_first_that_holds_is_named() -> None:
    found = choose([Rule("signed"), Rule("list", "FJI AUT")], WORLD, state_of_case="EGY")
    assert [(one.state, one.rule) for one in found] == [("AUT", "list"), ("FJI", "signed")]


def test_rules_that_must_all_hold_narrow_each_other() -> None:
    rules = Rule("group", "WEOG"), Rule("never_spoke")
    evidence = {"AUT": "regional group WEOG; no statement in the record"}
    assert chosen(*rules, every=True) == evidence
    assert chosen(every=True) == {}


def test_of_several_cases_no_state_concerned_is_chosen() -> None:
    found = choose([Rule("cosponsored")], WORLD, state_of_case={"EGY", "AUT"})
    assert found == ()


@pytest.mark.parametrize("rule", [Rule("friendly"), Rule("group"), Rule("list", " ")])
def test_a_rule_that_says_nothing_is_refused(rule: Rule) -> None:
    with pytest.raises(UnknownRule):
        chosen(rule)


def test_a_typed_list_is_read_in_order_and_once() -> None:
    assert states_of_list(" bel,LUX ; nld\nBEL ") == ("BEL", "LUX", "NLD")


STATES = st.sampled_from(["EGY", "BHR", "LIE", "FJI"])
STANDINGS = st.builds(
    Standing, STATES, st.sampled_from(["WEOG", "AFRICAN"]),
    st.frozensets(st.sampled_from(["R1", "R2"])), st.frozensets(st.sampled_from(["S1", "S2"])),
    st.booleans(), st.frozensets(st.sampled_from(["C1", "C2"])),
)  # fmt: skip
ANY_RULE = st.builds(
    Rule, st.sampled_from(RULES),
    st.sampled_from(["R1", "S1", "WEOG", "AFRICAN", "C1", "EGY BHR LIE FJI"]),
)  # fmt: skip


@given(st.lists(ANY_RULE, max_size=5), st.lists(STANDINGS, max_size=6), st.booleans())
def test_no_combination_of_rules_chooses_the_state_of_the_case(
    rules: list[Rule],
    standings: list[Standing],
    every: bool,  # noqa: FBT001
) -> None:
    found = choose(rules, standings, state_of_case={"EGY", "BHR"}, every=every)
    assert not {one.state for one in found} & {"EGY", "BHR"}
    assert all(one.evidence and one.rule in {rule.code for rule in rules} for one in found)
    narrowed = choose(rules, standings, state_of_case={"EGY", "BHR"}, every=True)
    assert {one.state for one in narrowed} <= {
        one.state for one in choose(rules, standings, state_of_case={"EGY", "BHR"})
    }


def test_every_rule_has_its_evidence() -> None:
    for code in RULES:
        value = "EGY" if code in WITH_VALUE else ""
        choose([Rule(code, value)], WORLD, state_of_case="EGY")
