"""What is due after each step, and what of a filing may become public."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import following, vocabulary
from endreprisals.domain.following import (
    Done,
    Hindrance,
    Standing,
    Step,
    ask_of,
    due_kinds,
    due_next,
    hindrances,
    is_wider,
    name_in_text,
    standing,
    told,
)

DAY = date(2026, 6, 1)
TODAY = date(2026, 11, 20)
STEPS = ("sent", "acknowledged", "taken_up", "state_replied", "published", "reminded", "declined",
         "decided")  # fmt: skip
TELLABLE = tuple(kind for kind in STEPS if kind != "declined")
MECHANISMS = ("special-procedures", "wgad", "un-sg-report", "iachr", "invented-body")
A_STEP = Step(
    kind="taken_up", published=False, entered_by="account-1",
    vouched_by=frozenset({"account-1", "account-3"}), has_public_source=True, case_shown=True,
    case_named=True, basis="consent", telling="no",
)  # fmt: skip


def after(*kinds: str, mechanism: str = "special-procedures", filing: str = "new") -> list[str]:
    """What is due after these steps, ten days apart, as `kind day`."""
    steps = [Done(kind, DAY + timedelta(days=10 * nth)) for nth, kind in enumerate(kinds)]
    return [f"{one.kind} {one.on}" for one in due_next(mechanism, filing, steps)]


class TestDue:
    def test_what_was_sent_should_be_acknowledged_within_a_month(self) -> None:
        assert after("sent") == ["acknowledgement 2026-07-01"]

    def test_what_arrived_should_be_taken_up(self) -> None:
        assert after("sent", "acknowledged") == ["taking_up 2026-08-10"]

    def test_a_letter_is_answered_and_public_after_sixty_days(self) -> None:
        assert after("sent", "taken_up") == ["state_reply 2026-08-10", "publication 2026-08-10"]

    def test_the_two_rules_of_sixty_days_are_not_equally_sure(self) -> None:
        reply, publication = due_next("special-procedures", "new", [Done("taken_up", DAY)])

        assert (reply.standing, publication.standing) == ("unverified", "read")
        assert "https://" in publication.source

    def test_a_body_without_a_rule_of_its_own_gets_our_reminder(self) -> None:
        (one,) = due_next("invented-body", "new", [Done("taken_up", DAY)])

        assert (one.kind, one.on, one.standing) == ("state_reply", date(2026, 8, 30), "own")

    def test_a_reply_of_the_state_leaves_its_publication_and_the_yearly_report(self) -> None:
        assert after("sent", "taken_up", "state_replied") == [
            "publication 2026-08-10", "yearly_report 2027-04-30",
        ]  # fmt: skip

    def test_what_is_public_is_news_for_the_yearly_report(self) -> None:
        assert after("sent", "taken_up", "state_replied", "published") == [
            "yearly_report 2027-04-30"
        ]

    def test_a_publication_does_not_answer_for_the_state(self) -> None:
        assert after("sent", "taken_up", "published") == [
            "state_reply 2026-08-10", "yearly_report 2027-04-30",
        ]  # fmt: skip

    def test_after_a_reminder_only_its_answer_is_due(self) -> None:
        assert after("sent", "reminded") == ["answer 2026-07-11"]
        assert after("sent", "reminded", "acknowledged") == ["taking_up 2026-08-20"]

    def test_a_refusal_ends_what_can_be_expected(self) -> None:
        assert after("sent", "acknowledged", "declined") == []

    def test_a_decision_is_followed_by_what_the_state_did(self) -> None:
        kinds = after("sent", "taken_up", "decided", mechanism="wgad")

        assert kinds == ["measures 2026-12-18", "yearly_report 2027-04-30"]

    def test_the_last_step_of_a_kind_counts(self) -> None:
        assert after("taken_up", "state_replied", "taken_up")[0] == "state_reply 2026-08-20"

    def test_of_two_rules_for_one_thing_the_newer_stands(self) -> None:
        assert (
            after("published", "decided", mechanism="iachr").count("yearly_report 2027-04-30") == 1
        )

    def test_the_last_day_of_a_period_belongs_to_the_next_one_after_it(self) -> None:
        (one,) = due_next("un-sg-report", "yearly", [Done("published", date(2026, 4, 30))])

        assert one.on == date(2027, 4, 30)

    def test_a_yearly_submission_waits_for_the_report(self) -> None:
        assert after("sent", mechanism="un-sg-report", filing="yearly") == [
            "publication 2026-09-30"
        ]

    def test_nothing_is_due_before_anything_happened(self) -> None:
        assert due_next("wgad", "new", []) == ()


@given(
    st.sampled_from(MECHANISMS),
    st.sampled_from(["new", "follow_up", "yearly"]),
    st.lists(st.tuples(st.sampled_from(STEPS), st.dates(DAY, TODAY)), max_size=6),
)
def test_whatever_happened_each_thing_is_due_once_after_its_step_and_in_order(
    mechanism: str, filing: str, happened: list[tuple[str, date]]
) -> None:
    steps = [Done(kind, day) for kind, day in happened]
    found = due_next(mechanism, filing, steps)

    assert [one.on for one in found] == sorted(one.on for one in found)
    assert len({one.kind for one in found}) == len(found)
    for one in found:
        assert one.on > min(step.by for step in steps)
        assert one.why
        assert one.source
        assert one.standing in ("read", "unverified", "own")
        assert one.kind in due_kinds()


@pytest.mark.parametrize(
    ("closed", "due_on", "expected"),
    [
        (False, None, Standing.OPEN),
        (False, date(2026, 12, 5), Standing.OPEN),
        (False, date(2026, 12, 4), Standing.SOON),
        (False, TODAY, Standing.SOON),
        (False, date(2026, 11, 19), Standing.OVERDUE),
        (True, date(2026, 11, 19), Standing.CLOSED),
    ],
)  # fmt: skip
def test_what_is_due_today_is_not_overdue_yet(
    *, closed: bool, due_on: date | None, expected: Standing
) -> None:
    assert standing(closed=closed, due_on=due_on, today=TODAY) == expected


class TestHindrances:
    def test_a_second_person_publishes_what_has_a_public_source(self) -> None:
        assert hindrances(A_STEP, by="account-2") == ()

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"entered_by": "account-2"}, Hindrance.SAME_PERSON),
            ({"has_public_source": False}, Hindrance.NO_SOURCE),
            ({"case_shown": False}, Hindrance.CASE_NOT_SHOWN),
            ({"published": True}, Hindrance.PUBLISHED),
            ({"kind": "declined"}, Hindrance.PRIVATE),
            ({"kind": "sent"}, Hindrance.NOT_TO_BE_TOLD),
        ],
    )
    def test_each_reason_is_given(self, changes: dict[str, object], expected: Hindrance) -> None:
        assert hindrances(replace(A_STEP, **changes), by="account-2") == (expected,)  # type: ignore[arg-type]

    def test_all_reasons_come_at_once(self) -> None:
        worst = replace(A_STEP, entered_by="account-2", has_public_source=False, case_shown=False)

        assert len(hindrances(worst, by="account-2")) == 3

    @pytest.mark.parametrize(
        ("basis", "telling", "named", "may"),
        [
            ("public", "", True, True),
            ("consent", "named", True, True),
            ("consent", "unnamed", True, False),
            ("consent", "unnamed", False, True),
            ("consent", "no", False, False),
        ],
    )
    def test_our_own_part_is_told_as_far_as_the_consent_reaches(
        self, basis: str, telling: str, *, named: bool, may: bool
    ) -> None:
        sent = replace(
            A_STEP, kind="sent", has_public_source=False, basis=basis, telling=telling,
            case_named=named,
        )  # fmt: skip

        assert (hindrances(sent, by="account-2") == ()) is may

    def test_whoever_vouched_for_the_consent_does_not_publish_what_rests_on_it(self) -> None:
        sent = replace(A_STEP, kind="sent", telling="named")

        assert hindrances(sent, by="account-3") == (Hindrance.SAME_PERSON,)
        assert hindrances(sent, by="account-2") == ()
        assert hindrances(A_STEP, by="account-3") == (), "a public source stands for itself"


def test_more_may_be_told_in_one_direction_only() -> None:
    assert is_wider("named", "unnamed")
    assert is_wider("unnamed", "no")
    assert not is_wider("unnamed", "unnamed")
    assert not is_wider("no", "named")


class TestTold:
    def test_a_letter_of_the_special_procedures_is_a_un_action(self) -> None:
        words = told("special-procedures", "taken_up")

        assert (words.fact, words.event_type, words.body) == (
            "un_action", "un_communication", "special_procedures",
        )  # fmt: skip
        assert words.description == "The special procedures took this case up."

    def test_what_a_body_outside_the_un_did_is_no_un_action(self) -> None:
        words = told("iachr", "decided")

        assert (words.fact, words.body) == ("step", "")
        assert words.actor == "The Inter-American Commission on Human Rights"

    def test_what_we_did_is_told_as_ours(self) -> None:
        words = told("wgad", "sent")

        assert (words.fact, words.actor) == ("step", "#EndReprisals")
        assert words.description.endswith("to the Working Group on Arbitrary Detention.")

    def test_a_reply_of_the_state_is_a_reply(self) -> None:
        assert told("wgad", "state_replied").fact == "state_reply"

    def test_a_body_that_the_table_lacks_is_not_guessed(self) -> None:
        assert "a body outside the State" in told("invented-body", "sent").description
        assert name_in_text("invented-body") == "a body outside the State"

    @pytest.mark.parametrize("kind", TELLABLE)
    @pytest.mark.parametrize("mechanism", sorted(following._table()["tells"]))
    def test_every_code_stands_in_a_vocabulary(self, mechanism: str, kind: str) -> None:
        words = told(mechanism, kind)

        assert words.event_type in vocabulary.codes("event_types")
        assert not words.body or words.body in vocabulary.codes("prior_un_bodies")
        assert "{" not in words.description


@pytest.mark.parametrize(
    ("situations", "has_reply", "word"),
    [
        (("detained",), False, "held"),
        (("free", "disappeared"), True, "where the person is"),
        (("house_arrest",), True, "lift restrictions"),
        (("free",), False, "reply to what"),
        (("unknown",), True, "followed until"),
    ],
)
def test_what_is_asked_fits_the_situation(
    situations: tuple[str, ...], word: str, *, has_reply: bool
) -> None:
    assert word in ask_of(situations, has_reply=has_reply)


def test_every_rule_has_a_source_and_a_known_step() -> None:
    table = following._table()
    for rule in table["rules"]:
        assert rule["after"] in STEPS
        assert rule["due"] in table["due"]
        assert table["sources"][rule["source"]]
        assert ("days" in rule) != ("next_day" in rule)
        assert set(rule.get("mechanisms", [])) <= set(table["tells"])
