"""What must be true before a story is public."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.publication import QUOTED_WORDS, Blocker, Draft, blockers, quotes

READY = Draft(
    decided=True,
    decided_by="account-1",
    checked_by="account-2",
    source_changed=False,
    named=True,
    names_withheld=False,
    subjects=1,
    joins_case=False,
    begins_case=True,
    title="Testa Fictiva",
    summary="Reportedly threatened.",
    source_text="It was reported that Ms. Testa Fictiva was threatened.",
)
SENTENCE = "alder birch cedar elder fir hazel juniper larch maple oak pine rowan"


def test_the_sentence_of_these_tests_is_as_long_as_a_quotation() -> None:
    assert len(SENTENCE.split()) == QUOTED_WORDS


def test_a_checked_story_with_a_case_and_a_summary_has_no_blocker() -> None:
    assert blockers(READY) == ()
    joined = replace(READY, begins_case=False, joins_case=True, title="", summary="")
    assert blockers(joined) == (), "a case that exists has its title and summary"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"decided": False}, Blocker.NOT_DECIDED),
        ({"checked_by": ""}, Blocker.NOT_CHECKED),
        ({"checked_by": "account-1"}, Blocker.CHECKED_BY_DECIDER),
        ({"source_changed": True}, Blocker.SOURCE_CHANGED),
        ({"subjects": 0}, Blocker.NO_SUBJECT),
        ({"begins_case": False}, Blocker.NO_CASE),
        ({"joins_case": True}, Blocker.NO_CASE),
        ({"title": "  "}, Blocker.NO_TITLE),
        ({"summary": ""}, Blocker.NO_SUMMARY),
        ({"summary": SENTENCE, "source_text": SENTENCE}, Blocker.SUMMARY_IS_QUOTATION),
        ({"names_withheld": True}, Blocker.NAMED_THOUGH_WITHHELD),
    ],
)
def test_each_want_is_a_reason_of_its_own(changes: dict[str, object], reason: Blocker) -> None:
    assert blockers(replace(READY, **changes)) == (reason,)  # type: ignore[arg-type]


def test_all_reasons_are_given_at_once() -> None:
    nothing = Draft(
        decided=False, decided_by="", checked_by="", source_changed=False, named=False,
        names_withheld=True, subjects=0, joins_case=False, begins_case=False, title="", summary="",
        source_text="",
    )  # fmt: skip

    assert blockers(nothing) == (
        Blocker.NOT_DECIDED, Blocker.NOT_CHECKED, Blocker.NO_SUBJECT, Blocker.NO_CASE,
    )  # fmt: skip


def test_names_withheld_with_a_group_is_no_blocker() -> None:
    assert blockers(replace(READY, names_withheld=True, named=False)) == ()


def test_eleven_words_in_a_row_are_no_quotation_and_twelve_are() -> None:
    source = f"Before it {SENTENCE.upper()}, and after it."
    eleven = " ".join(SENTENCE.split()[1:])

    assert quotes(f"We say: {SENTENCE}.", source)
    assert not quotes(f"We say: {eleven}.", source)


@given(
    st.lists(st.sampled_from("abcdef"), max_size=30),
    st.lists(st.sampled_from("abcdef"), max_size=30),
)
def test_a_quotation_stays_one_with_words_around_it(before: list[str], after: list[str]) -> None:
    assert quotes(" ".join([*before, SENTENCE, *after]), SENTENCE)
