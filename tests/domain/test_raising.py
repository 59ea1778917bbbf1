"""What counts as raised, as left after one time, as never raised, and as silence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import raising
from endreprisals.domain.raising import Dialogue, Occasion, Peer, Quiet, Speech, Totals

AUTUMN_2022 = date(2022, 9, 29)
AS_OF = date(2025, 10, 16)
NAMED_STATE = True


def said(meeting: str = "HRC51", day: date | None = AUTUMN_2022) -> Occasion:
    return Occasion(meeting, day, day)


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (["person"], "people"),
        (["situation", "organisation"], "people"),
        (["group"], "people"),
        (["situation"], "situation"),
        ([], "situation"),
    ],
)
def test_one_person_or_body_among_the_subjects_makes_it_about_people(
    kinds: list[str], kind: str
) -> None:
    assert raising.kind_of(kinds) == kind


def a_meeting(session: str = "", forum: str = "OSCE side event", day: date | None = None) -> str:
    return raising.meeting_of(session, "", forum=forum, day=day, number="other-DEU-1")


def test_the_meeting_is_the_session_with_its_committee() -> None:
    assert a_meeting("HRC51", "HRC51 item 5", AUTUMN_2022) == "HRC51"
    assert raising.meeting_of(
        "UNGA79", "third", forum="x", day=AUTUMN_2022, number="x"
    ) == "UNGA79 third"  # fmt: skip


def test_without_a_session_only_one_forum_on_one_day_is_a_meeting() -> None:
    here = a_meeting(day=AUTUMN_2022)

    assert a_meeting(forum=" OSCE  Side event", day=AUTUMN_2022) == here
    assert a_meeting(day=AUTUMN_2022 + timedelta(days=1)) != here
    assert a_meeting(forum="Another side event", day=AUTUMN_2022) != here


def test_without_session_and_exact_day_a_statement_stands_alone() -> None:
    assert a_meeting() == "other-DEU-1"
    assert a_meeting(forum="", day=AUTUMN_2022) == "other-DEU-1"


def test_three_statements_in_one_meeting_are_one_time() -> None:
    assert raising.times_raised([said(), said(), said()]) == 1
    assert raising.times_raised([said(), said("HRC54")]) == 2


@pytest.mark.parametrize(
    ("statuses", "is_open"),
    [
        (["free"], False),
        (["detained"], True),
        (["free", "detained"], True),
        (["restricted"], True),
        (["dead"], True),
        (["unknown"], True),
        ([], True),
    ],
)
def test_only_liberty_of_everybody_resolves_a_case(statuses: list[str], is_open: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert raising.is_unresolved(statuses) is is_open


def test_a_case_raised_in_one_meeting_three_years_ago_and_still_open_was_left() -> None:
    assert raising.raised_once_and_left([said(), said()], ["detained"], as_of=AS_OF)


@pytest.mark.parametrize(
    ("occasions", "statuses"),
    [
        ([said(), said("HRC54", date(2023, 9, 28))], ["detained"]),  # raised again
        ([said("HRC57", date(2024, 9, 27))], ["detained"]),  # not two years ago
        ([said()], ["free"]),  # resolved
        ([said(day=None)], ["detained"]),  # not known to be old
        ([said(), said(day=None)], ["detained"]),
        ([], ["detained"]),  # never raised at all
    ],
)
def test_a_case_raised_again_lately_resolved_undated_or_never_was_not_left(
    occasions: list[Occasion], statuses: list[str]
) -> None:
    assert not raising.raised_once_and_left(occasions, statuses, as_of=AS_OF)


def test_two_years_to_the_day_are_not_more_than_two_years() -> None:
    on = [said(day=date(2023, 10, 16))]
    before = [said(day=date(2023, 10, 15))]

    assert not raising.raised_once_and_left(on, (), as_of=AS_OF)
    assert raising.raised_once_and_left(before, (), as_of=AS_OF)


def test_a_leap_day_and_the_end_of_the_calendar_are_counted_from() -> None:
    leap = [said(day=date(2024, 2, 29))]

    assert not raising.raised_once_and_left(leap, (), as_of=date(2026, 3, 1))
    assert raising.raised_once_and_left(leap, (), as_of=date(2026, 3, 2))
    assert not raising.raised_once_and_left([said(day=date.max)], (), as_of=date.max)


def test_what_nobody_spoke_of_is_never_raised_in_the_order_of_the_report() -> None:
    assert raising.never_raised(["b", "a", "c"], {"a"}) == ["b", "c"]


DIALOGUES = [
    Dialogue("HRC42", 2019, 4, is_closed=False),
    Dialogue("HRC45", 2020, 1, is_closed=False),
    Dialogue("HRC48", 2021, 0, is_closed=False),
    Dialogue("HRC51", 2022, 6, is_closed=True),
]


def test_silence_goes_only_as_far_as_the_ledger_of_a_session() -> None:
    assert raising.quiet_in(DIALOGUES, ()) == (
        Quiet("HRC51", 2022, "complete"),
        Quiet("HRC48", 2021, "empty"),
        Quiet("HRC45", 2020, "partial"),
    )


def test_a_dialogue_in_which_it_spoke_is_no_silence() -> None:
    sessions = [one.session for one in raising.quiet_in(DIALOGUES, ["HRC51", "HRC45"])]

    assert sessions == ["HRC48"]


NAMED = {"DEU": {"a", "b"}, "LIE": {"a", "b"}, "BEL": {"b", "c", "d"}, "USA": {"e"}}


def test_peers_are_those_with_most_cases_in_common_the_more_alike_first() -> None:
    assert raising.peers(NAMED, "DEU", most=5) == (Peer("LIE", 2, 2), Peer("BEL", 1, 3))
    assert raising.peers(NAMED, "DEU", most=1) == (Peer("LIE", 2, 2),)


def test_a_state_that_named_nothing_has_no_peers() -> None:
    assert raising.peers(NAMED, "FRA", most=5) == ()


def test_totals_count_each_state_country_and_case_once_and_the_unnamed_apart() -> None:
    counted = raising.totals(
        [
            Speech(NAMED_STATE, ["BEL", "LUX"], ["BLR", "CHN"], ["1", "2"]),
            Speech(NAMED_STATE, ["DEU"], ["BLR"], ["1"]),
            Speech(not NAMED_STATE, [], ["VEN"], ["3"]),
        ]
    )

    assert counted == Totals(statements=2, states=3, countries=3, cases=3, unidentified=1)


occasions = st.lists(
    st.builds(
        said,
        st.sampled_from(["HRC45", "HRC51", "HRC54"]),
        st.none() | st.dates(date(2019, 1, 1), date(2027, 1, 1)),
    ),
    max_size=6,
)


@given(occasions, st.lists(st.sampled_from(["free", "detained"])), st.integers(0, 4000))
def test_what_was_left_stays_left_as_the_record_grows_older(
    raised: list[Occasion], statuses: list[str], days: int
) -> None:
    if raising.raised_once_and_left(raised, statuses, as_of=AS_OF):
        later = AS_OF + timedelta(days=days)
        assert raising.raised_once_and_left(raised, statuses, as_of=later)
        assert raising.times_raised(raised) == 1


@given(st.dictionaries(st.sampled_from("ABCDE"), st.sets(st.integers(0, 6).map(str))))
def test_having_cases_in_common_is_mutual(named: dict[str, set[str]]) -> None:
    for state in named:
        for peer in raising.peers(named, state, most=10):
            others = {one.state: one.shared for one in raising.peers(named, peer.state, most=10)}
            assert others[state] == peer.shared
            assert peer.shared <= peer.named
