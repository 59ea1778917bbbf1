"""A judgement of where a State stands replaces the one before and never rewrites it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from endreprisals.advocacy.queries.stances import NoSuchStance, stance_lines, stance_page
from endreprisals.audit.models import Event
from endreprisals.ledger.models import Stance
from endreprisals.ledger.queries.judgements import held_judgements
from endreprisals.ledger.services.stances import StanceRefused, judge_stance, withdraw_stance
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import merge_cases
from endreprisals.states.models import (
    Cosponsorship,
    JointStatement,
    JointStatementSignature,
)
from tests.build import a_case, a_raise, a_state, a_statement, a_subject

pytestmark = pytest.mark.django_db
AT = datetime(2027, 10, 1, 12, tzinfo=UTC)


def judged(**changes: Any) -> Stance:
    a_state("DEU")
    values: dict[str, Any] = {
        "state": "DEU", "case_id": "", "level": "spoke_in_general", "as_of": date(2027, 9, 30),
        "source": "https://source.example/x", "confidence": "high", "note": "",
        "actor": "account-1", "at": AT,
    }  # fmt: skip
    return judge_stance(**values | changes)


def test_judge_stance_replaces_the_judgement_that_held_before() -> None:
    first = judged()
    second = judged(level="named_a_case", note="Read again.")

    assert second.replaces == first
    first.refresh_from_db()
    assert first.level == "spoke_in_general"
    assert list(Stance.objects.filter(replaced_by=None)) == [second]
    event = Event.objects.order_by("-pk")[0]
    assert (event.kind, event.target, event.detail) == (
        "stance_judged", "DEU", {"level": "named_a_case", "case": ""},
    )  # fmt: skip


def test_a_judgement_on_a_case_stands_beside_the_general_one() -> None:
    case = a_case()
    general = judged()
    on_case = judged(case_id=case.public_id, level="named_a_case")

    assert on_case.replaces is None
    assert set(Stance.objects.filter(replaced_by=None)) == {general, on_case}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"level": "sang"}, "is no level"),
        ({"confidence": "very"}, "is no confidence"),
        ({"as_of": date(2027, 10, 2)}, "a day that has not come"),
        ({"source": "  "}, "has no source"),
        ({"state": "XXX"}, "is no State"),
        ({"case_id": "EGY-1999-001"}, "is no public case"),
    ],
)
def test_a_judgement_that_cannot_be_kept_says_why(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(StanceRefused, match=words):
        judged(**changes)
    assert not Stance.objects.exists()


def test_the_list_shows_the_ledgers_level_beside_ours() -> None:
    case = a_case()
    judged(level="named_a_country")
    a_raise(case, "2021-09-29", ("DEU",))
    a_statement("HRC51", "2022-09-29", ("LIE",))
    rebuild_index(at=AT)

    lines = {(one.iso3, one.case): (one.computed, one.differs) for one in stance_lines()}

    assert lines == {
        ("DEU", ""): ("named_a_case", True),
        ("DEU", case.public_id): ("named_a_case", False),
        ("LIE", ""): ("spoke_in_general", False),
    }


def test_joint_statements_and_resolutions_are_steps_of_the_ladder() -> None:
    for iso3 in ("DEU", "IRL", "LIE"):
        a_state(iso3)
    JointStatement.objects.create(year=2027, forum="UNGA82 Third Committee", lead_id="IRL")
    JointStatementSignature.objects.create(
        year=2027, forum="UNGA82 Third Committee", state_id="DEU", name_in_source="Germany"
    )
    Cosponsorship.objects.create(state_id="LIE", name_in_source="x", resolution="one of them")
    rebuild_index(at=AT)

    assert {one.iso3: one.computed for one in stance_lines()} == {
        "DEU": "joined", "IRL": "spoke_in_general", "LIE": "cosponsored",
    }  # fmt: skip


def test_a_state_without_a_step_has_nothing_on_record_and_can_be_judged() -> None:
    a_state("DEU")
    page = stance_page("DEU")

    assert (page.stand.level, page.history, page.cases) == ("none_on_record", (), ())
    first, second = judged(), judged(level="joined")
    assert stance_page("DEU").history == (second, first)


@pytest.mark.parametrize(("state", "case"), [("XXX", ""), ("DEU", "EGY-1999-001")])
def test_what_is_not_there_is_said_so(state: str, case: str) -> None:
    a_state("DEU")

    with pytest.raises(NoSuchStance):
        stance_page(state, case)


def test_a_case_joined_with_another_takes_its_judgement_along() -> None:
    kept, merged = a_case(), a_case()
    first = judged(case_id=merged.public_id)
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=AT)

    assert [(one.case, one.judged) for one in stance_lines()] == [(kept.public_id, first)]
    assert judged(case_id=kept.public_id, level="joined").replaces == first
    assert stance_page("DEU", kept.public_id).cases == (kept.public_id,)


def test_a_situation_that_was_spoken_of_is_named_on_its_own_page_and_a_country_elsewhere() -> None:
    situation = a_case(subject=a_subject("An invented law", kind="situation"))
    a_raise(situation, "2021-09-29", ("DEU",))
    rebuild_index(at=AT)

    assert stance_page("DEU").stand.level == "named_a_country"
    assert stance_page("DEU", situation.public_id).stand.level == "named_a_case"


def test_a_judgement_is_taken_back_and_the_one_before_does_not_hold_again() -> None:
    judged()
    second = judged(level="named_a_case")

    withdraw_stance(stance_id=second.pk, reason="Not so.", actor="account-2", at=AT)

    assert held_judgements() == {}
    second.refresh_from_db()
    assert (second.withdrawn_by, second.because) == ("account-2", "Not so.")
    event = Event.objects.order_by("-pk")[0]
    assert (event.kind, event.target) == ("stance_withdrawn", "DEU")
    third = judged(level="joined")
    assert held_judgements() == {("DEU", ""): third}


@pytest.mark.parametrize("reason", ["", "again"])
def test_a_judgement_is_not_taken_back_without_a_reason_or_twice(reason: str) -> None:
    one = judged()
    if reason:
        withdraw_stance(stance_id=one.pk, reason="Not so.", actor="account-2", at=AT)

    with pytest.raises(StanceRefused, match="stays as it is"):
        withdraw_stance(stance_id=one.pk, reason=reason, actor="account-2", at=AT)


def test_after_two_cases_were_joined_the_latest_judgement_holds_or_none() -> None:
    kept, merged = a_case(), a_case()
    judged(case_id=kept.public_id, level="joined")
    later = judged(case_id=merged.public_id, level="named_a_case", at=AT + timedelta(hours=1))
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=AT)
    assert held_judgements() == {("DEU", kept.public_id): later}

    last = judged(case_id=kept.public_id, level="joined", at=AT + timedelta(hours=2))
    assert held_judgements() == {("DEU", kept.public_id): last}
    withdraw_stance(stance_id=last.pk, reason="Not so.", actor="account-2", at=AT)
    assert held_judgements() == {}, "what two judgements replaced does not come back"


@pytest.mark.parametrize("changes", [{"note": "Of Testa Fictiva."}, {"source": "Testa Fictiva"}])
def test_a_judgement_that_names_somebody_is_refused(changes: dict[str, str]) -> None:
    a_subject("Testa Fictiva")

    with pytest.raises(StanceRefused, match="is a name in this record"):
        judged(**changes)
