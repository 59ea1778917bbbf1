"""One person types a statement, another makes it public; the database holds them to it."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from endreprisals.advocacy.models import StatementDraft
from endreprisals.advocacy.services.drafts import (
    NotPossible,
    change_draft,
    draft_correction,
    drop_draft,
    publish_draft,
    take_back,
    typed,
)
from endreprisals.audit.models import Event
from endreprisals.ledger.services.forecasting import close_session
from endreprisals.record.models import Listing, Raise
from endreprisals.record.services.publishing import withdraw_case
from endreprisals.record.services.statements import (
    AlreadyThere,
    FromTables,
    NotRight,
    StatementRefused,
)
from endreprisals.states.models import ClosedSession, Statement, StatementVersion
from tests.advocacy.world import AFTER, a_draft, benelux, germany, published
from tests.build import a_case, a_statement

pytestmark = pytest.mark.django_db
FIRST, SECOND = "account-90", "account-91"


def corrected(statement: Statement, spoken: Any, **changes: Any) -> StatementDraft:
    values: dict[str, Any] = {
        "reason": "It was otherwise.",
        "another": False,
        "actor": FIRST,
        "at": AFTER,
    }
    return draft_correction(spoken, statement_id=statement.pk, **values | changes)


def test_a_draft_is_in_no_ledger_before_a_second_person_has_checked_it() -> None:
    case = a_case()

    draft = a_draft(benelux(case.public_id))

    assert typed(draft) == benelux(case.public_id)
    assert not Statement.objects.exists()
    assert list(Event.objects.values_list("kind", "target")) == [
        ("statement_drafted", f"draft-{draft.pk}")
    ]


def test_publish_draft_makes_it_public_in_the_name_of_the_second_person() -> None:
    case = a_case()
    draft = a_draft(benelux(case.public_id))

    statement = publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)

    draft.refresh_from_db()
    assert (draft.statement, draft.checked_by, draft.checked_at) == (statement, SECOND, AFTER)
    assert statement.source_key == f"desk:statement-{draft.pk}"
    assert Listing.objects.get(case=case).raising_states == ["BEL", "LUX", "NLD"]
    assert Event.objects.get(kind="statement_entered").actor == SECOND


def test_the_one_who_typed_it_cannot_check_it() -> None:
    draft = a_draft(germany())

    with pytest.raises(NotPossible, match="Another person must check it"):
        publish_draft(draft_id=draft.pk, revision=1, actor=FIRST, at=AFTER)
    assert not Statement.objects.exists()


def test_the_database_itself_refuses_the_same_person() -> None:
    draft = a_draft(germany())
    statement = a_statement()

    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        StatementDraft.objects.filter(pk=draft.pk).update(
            checked_by=FIRST, checked_at=AFTER, statement=statement
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"checked_by": SECOND},
        {"checked_by": SECOND, "checked_at": AFTER},  # public, and no statement
        {"dropped_by": SECOND},
        {"reason": "of nothing"},
        {"corrects": True, "reason": "of nothing"},
    ],
)
def test_the_database_itself_refuses_halves_of_a_draft(changes: dict[str, Any]) -> None:
    draft = a_draft(germany())

    with pytest.raises(IntegrityError), transaction.atomic():
        StatementDraft.objects.filter(pk=draft.pk).update(**changes)


def test_what_was_changed_since_it_was_opened_is_not_published() -> None:
    draft = a_draft(germany())
    change_draft(
        germany(note="Otherwise."), draft_id=draft.pk, revision=1, reason="", another=False,
        actor=FIRST, at=AFTER,
    )  # fmt: skip

    with pytest.raises(NotPossible, match="changed since you opened it"):
        publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)
    assert not Statement.objects.exists()


def test_whoever_changed_a_draft_last_cannot_check_it_and_the_first_can() -> None:
    draft = a_draft(germany())
    change_draft(
        germany(note="Otherwise."), draft_id=draft.pk, revision=1, reason="", another=False,
        actor=SECOND, at=AFTER,
    )  # fmt: skip

    with pytest.raises(NotPossible, match="Another person"):
        publish_draft(draft_id=draft.pk, revision=2, actor=SECOND, at=AFTER)
    assert publish_draft(draft_id=draft.pk, revision=2, actor=FIRST, at=AFTER).note == "Otherwise."


@pytest.mark.parametrize("end", ["published", "dropped"])
def test_a_draft_that_is_public_or_dropped_is_left_as_it_is(end: str) -> None:
    draft = a_draft(germany())
    if end == "published":
        publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)
    else:
        drop_draft(draft_id=draft.pk, revision=1, actor=FIRST, at=AFTER)

    with pytest.raises(NotPossible, match="is public or was dropped"):
        publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)
    with pytest.raises(NotPossible):
        drop_draft(draft_id=draft.pk, revision=1, actor=FIRST, at=AFTER)


def test_what_is_not_right_is_refused_when_it_is_typed() -> None:
    with pytest.raises(NotRight):
        a_draft(germany("EGY-1999-001"))
    assert not StatementDraft.objects.exists()


def test_a_case_withdrawn_while_the_draft_waited_is_not_named() -> None:
    case = a_case()
    draft = a_draft(germany(case.public_id))
    withdraw_case(public_id=case.public_id, because="consent", by="x", at=AFTER)  # type: ignore[arg-type] # a code

    with pytest.raises(NotRight, match="is no public case"):
        publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)
    assert not Raise.objects.exists()


def test_two_drafts_of_one_statement_do_not_both_become_public() -> None:
    first, second = a_draft(germany()), a_draft(germany())
    publish_draft(draft_id=first.pk, revision=1, actor=SECOND, at=AFTER)

    with pytest.raises(AlreadyThere):
        publish_draft(draft_id=second.pk, revision=1, actor=SECOND, at=AFTER)
    assert Statement.objects.count() == 1


def test_a_correction_is_public_when_another_person_has_checked_it() -> None:
    case = a_case()
    statement = published(germany())

    draft = corrected(statement, germany(case.public_id))
    assert not StatementVersion.objects.exists()
    publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)

    kept = StatementVersion.objects.get()
    assert (kept.actor, kept.reason, kept.said["cases"]) == (SECOND, "It was otherwise.", [])
    assert Raise.objects.get().case == case


def test_a_correction_without_a_reason_is_refused() -> None:
    statement = published(germany())

    with pytest.raises(NotRight, match="Say what was wrong"):
        corrected(statement, germany(), reason=" ")
    draft = corrected(statement, germany())
    with pytest.raises(NotRight, match="Say what was wrong"):
        change_draft(
            germany(), draft_id=draft.pk, revision=1, reason="", another=False, actor=FIRST,
            at=AFTER,
        )  # fmt: skip


def test_a_second_correction_waits_until_the_first_is_checked_or_dropped() -> None:
    statement = published(germany())
    first = corrected(statement, germany(note="One."))

    with pytest.raises(NotPossible, match="waits to be checked"):
        corrected(statement, germany(note="Two."))
    drop_draft(draft_id=first.pk, revision=1, actor=FIRST, at=AFTER)
    assert corrected(statement, germany(note="Two.")).is_open


def test_a_correction_of_what_has_changed_since_is_not_published() -> None:
    statement = published(germany())
    draft = corrected(statement, germany(note="One."))
    StatementDraft.objects.filter(pk=draft.pk).update(based_on=7)

    with pytest.raises(NotPossible, match="changed since this correction was begun"):
        publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)


def test_statements_of_the_tables_and_withdrawn_ones_are_not_corrected() -> None:
    loaded = a_statement("HRC66", "2027-09-24", ("DEU",))
    with pytest.raises(FromTables):
        corrected(loaded, germany())

    statement = published(benelux())
    take_back(statement_id=statement.pk, reason="Never made.", actor=SECOND, at=AFTER)
    with pytest.raises(NotPossible, match="was withdrawn"):
        corrected(statement, benelux())
    with pytest.raises(StatementRefused):
        take_back(statement_id=statement.pk, reason="Again.", actor=SECOND, at=AFTER)


def test_taking_a_statement_back_drops_the_correction_that_waits() -> None:
    statement = published(germany())
    draft = corrected(statement, germany(note="One."))

    take_back(statement_id=statement.pk, reason="Never made.", actor=SECOND, at=AFTER)

    draft.refresh_from_db()
    assert (draft.dropped_by, draft.is_open) == (SECOND, False)


def test_scores_of_a_closed_session_follow_a_late_statement_and_its_correction() -> None:
    benelux()
    close_session(session="HRC66", source="A/HRC/66/2: all heard.", actor=SECOND, at=AFTER)
    scored = Event.objects.filter(kind="session_scored", target="HRC66")
    assert scored.count() == 1

    statement = published(germany())
    assert scored.count() == 2
    june = replace(germany(), forum="HRC65", date="2027-06-24")
    draft = corrected(statement, june)
    publish_draft(draft_id=draft.pk, revision=1, actor=SECOND, at=AFTER)
    assert scored.count() == 3, "the session that the statement left is scored again"
    assert not ClosedSession.objects.filter(session="HRC65").exists()
