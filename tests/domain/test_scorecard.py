"""Marks: yes with evidence, nothing on record, or not known; and nowhere a total."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import scorecard
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.scorecard import Citing, Loaded, Mark, Replies
from endreprisals.domain.stance import Evidence

ALL = Loaded(reports=True, statements=True, signatures=True, cosponsors=True)
NOTHING = Loaded(reports=False, statements=False, signatures=False, cosponsors=False)
NO_CASE = Replies(0, 0, 0)


def a_step(step: str, number: str = "", case: str = "", title: str = "") -> Evidence:
    return Evidence(step, parse("2022-09-29"), number=number, case=case, title=title)


def marked(
    *steps: Evidence,
    citing: tuple[Citing, ...] = (),
    replies: Replies = NO_CASE,
    loaded: Loaded = ALL,
) -> dict[str, Mark]:
    found = scorecard.marks(citing=citing, replies=replies, steps=steps, loaded=loaded)
    return {mark.code: mark for mark in found}


def test_marks_stand_in_one_order() -> None:
    assert tuple(marked()) == scorecard.MARKS


def test_state_of_which_nothing_is_held_has_nothing_on_record_and_no_case() -> None:
    answers = {code: mark.answer for code, mark in marked().items()}

    assert answers.pop("replied") == "no_case"
    assert set(answers.values()) == {"nothing_on_record"}


def test_list_that_is_not_loaded_is_no_answer() -> None:
    answers = {code: mark.answer for code, mark in marked(loaded=NOTHING).items()}

    assert answers.pop("replied") == "no_case"
    assert set(answers.values()) == {"not_loaded"}


def test_reports_are_told_latest_first() -> None:
    rows = tuple(Citing(year, f"A/HRC/{year}", "all", "source") for year in (2017, 2022, 2020))
    mark = marked(citing=rows)["cited"]

    assert mark.answer == "yes"
    assert [one.year for one in mark.citing] == [2022, 2020, 2017]


def test_replies_are_a_share_of_cases_with_a_known_answer() -> None:
    mark = marked(replies=Replies(yes=2, no=3, unknown=12))["replied"]

    assert (mark.answer, mark.count, mark.of, mark.unknown) == ("share", 2, 5, 12)


def test_no_reply_in_any_known_case_is_a_share_of_none() -> None:
    mark = marked(replies=Replies(yes=0, no=3, unknown=1))["replied"]

    assert (mark.answer, mark.count, mark.of) == ("share", 0, 3)


def test_cases_without_a_known_answer_are_no_share() -> None:
    mark = marked(replies=Replies(0, 0, 4))["replied"]

    assert (mark.answer, mark.of, mark.unknown) == ("nothing_on_record", 0, 4)


def test_naming_a_case_is_speaking_too_and_each_statement_counts_once() -> None:
    found = marked(
        a_step("named_a_case", "HRC51-DEU", "A"), a_step("named_a_case", "HRC51-DEU", "B")
    )

    assert found["spoke"].answer == found["named_a_case"].answer == "yes"
    assert len(found["spoke"].evidence) == 1
    assert len(found["named_a_case"].evidence) == 2


def test_whoever_named_people_in_a_country_has_named_the_country() -> None:
    found = marked(
        a_step("named_a_case", "HRC51-DEU", "A"), a_step("named_a_case", "HRC51-DEU", "B")
    )["named_a_country"]

    assert found.answer == "yes"
    assert [one.number for one in found.evidence] == ["HRC51-DEU"]
    assert marked(a_step("spoke_in_general", "x"))["named_a_country"].answer == "nothing_on_record"


def test_statement_that_named_and_welcomed_is_told_by_what_it_named() -> None:
    named, welcomed = a_step("named_a_case", "x", "A"), a_step("spoke_in_general", "x", "B")

    assert marked(welcomed, named)["spoke"].evidence == (named,)


def test_joining_and_cosponsoring_are_not_speaking() -> None:
    found = marked(a_step("joined", title="UNGA76"), a_step("cosponsored", title="resolutions"))

    assert found["spoke"].answer == "nothing_on_record"
    assert found["signed"].answer == found["cosponsored"].answer == "yes"


def test_no_mark_and_no_card_has_room_for_a_total() -> None:
    names = {field.name for field in fields(Mark)}

    assert not names & {"score", "total", "points", "rank", "weight"}


STEPS = st.builds(
    a_step,
    st.sampled_from(
        ["cosponsored", "joined", "spoke_in_general", "named_a_country", "named_a_case"]
    ),
    st.sampled_from(["HRC48-a", "HRC51-b", ""]),
    st.sampled_from(["A", "B"]),
    st.sampled_from(["x", "y"]),
)


@given(st.lists(STEPS))
def test_yes_always_has_evidence_and_only_yes_has(steps: list[Evidence]) -> None:
    for code, mark in marked(*steps).items():
        if code not in ("cited", "replied"):
            assert (mark.answer == "yes") == bool(mark.evidence)
