"""Vocabularies: every list of the data is defined, sourced, and never loses a code."""

import re
from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.vocabulary import (
    Term,
    UnknownTerm,
    UnknownVocabulary,
    Vocabulary,
    codes,
    nearest_code,
    term,
    terms,
    vocabularies,
)

EVERY_TERM = [entry for vocabulary in vocabularies() for entry in vocabulary.terms]


def named(entry: Term) -> str:
    return f"{entry.vocabulary}/{entry.code}"


def shipped_lists() -> dict[str, list[str]]:
    table = resources.files("endreprisals").joinpath("data", "vocabularies.yaml")
    lists = yaml.safe_load(table.read_text(encoding="utf-8"))
    assert isinstance(lists, dict)
    return lists


@pytest.mark.parametrize("name", shipped_lists())
def test_every_code_of_the_shipped_lists_is_defined_here(name: str) -> None:
    missing = [code for code in shipped_lists()[name] if code not in codes(name)]

    assert missing == []


@pytest.mark.parametrize("entry", EVERY_TERM, ids=named)
def test_every_term_has_a_label_a_definition_and_a_source(entry: Term) -> None:
    assert re.match(r"[A-Z]", entry.label)
    assert re.fullmatch(r"[A-Z].*\.", entry.definition)
    assert re.fullmatch(r"[A-Z].*\.", entry.source)
    assert "!" not in entry.definition + entry.note


@pytest.mark.parametrize("entry", EVERY_TERM, ids=named)
def test_every_broader_code_is_a_term_of_the_same_list(entry: Term) -> None:
    broader = term(entry.vocabulary, entry.broader) if entry.broader else None

    assert broader is None or broader.code != entry.code
    assert broader is None or broader.broader != entry.code


def test_no_list_has_a_code_or_a_label_twice() -> None:
    for vocabulary in vocabularies():
        assert len(set(codes(vocabulary.name))) == len(codes(vocabulary.name))
        assert len({entry.label for entry in vocabulary.terms}) == len(vocabulary.terms)


def test_a_term_is_found_by_its_code() -> None:
    found = term("act_types", "passport_confiscation")

    assert found.label == "Passport taken or refused"
    assert found.broader == "travel_restriction"


def test_a_body_with_a_part_is_put_together_from_both_lists() -> None:
    committee = term("engagement_bodies", "treaty_body:CAT")

    assert committee.label == "Committee against Torture"
    assert committee.broader == "treaty_body"
    assert committee.vocabulary == "engagement_bodies"
    assert committee.source


def test_a_list_made_of_another_keeps_its_terms() -> None:
    kinds = [entry.code for entry in terms("un_action_kinds")]

    assert "wgad_opinion" in kinds
    assert "government_reply" not in kinds
    assert term("un_action_kinds", "asg_action").label == term("event_types", "asg_action").label


def test_release_at_the_end_of_a_sentence_is_not_early_release() -> None:
    assert term("end_kinds", "early_release") != term("end_kinds", "end_of_sentence")
    assert "not early release" in term("outcomes", "sentence_served").definition


@pytest.mark.parametrize("code", ["", "treaty_body:XYZ", "HRC:CAT", "bodies", "treaty_body:"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownTerm, match="is no code of engagement_bodies"):
        term("engagement_bodies", code)


def test_an_unknown_code_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownTerm, match="did you mean 'arbitrary_detention'"):
        term("act_types", "arbitrary_detension")
    with pytest.raises(UnknownTerm, match="see the codebook"):
        term("act_types", "zzzz")
    assert nearest_code("engagement_bodies", "treaty_body:CTA") == "treaty_body:CAT"


def test_an_unknown_list_is_refused_with_the_lists_there_are() -> None:
    with pytest.raises(UnknownVocabulary, match="use one of act_types"):
        terms("acts")


@given(st.sampled_from(vocabularies()), st.text(max_size=30))
def test_arbitrary_codes_are_found_or_refused_and_nothing_else(
    vocabulary: Vocabulary, code: str
) -> None:
    name = vocabulary.name
    try:
        found = term(name, code)
    except UnknownTerm:
        assert code not in codes(name)
    else:
        assert found.code == code
        assert code in codes(name)
