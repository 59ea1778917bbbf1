"""What of a filing stays public: consents that change, cases that get a name, twins, replies."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from endreprisals.audit.models import Event
from endreprisals.domain.following import Hindrance
from endreprisals.mechanisms.models import ConsentChange, Filing, FilingStep
from endreprisals.mechanisms.queries.filings import filing_page
from endreprisals.mechanisms.services.consents import (
    ConsentRefused,
    change_telling,
    check_wider,
    drop_wider,
)
from endreprisals.mechanisms.services.filings import close_filing
from endreprisals.mechanisms.services.following import NotPublic, publish_step, unpublish_step
from endreprisals.record.models import Case, Fact, StateReply, UNAction
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import merge_cases, undo_merge
from endreprisals.record.services.reviewed import (
    ReviewedMention,
    ReviewedSubject,
    add_reviewed_mention,
)
from endreprisals.record.services.told_steps import StepRefused
from tests.build import NOON, a_case, a_reply
from tests.build_handbook import a_un_action
from tests.mechanisms.filing_world import FIRST, SECOND, a_filing, a_step, by_consent

pytestmark = pytest.mark.django_db
THIRD = "account-9003"
TODAY = NOON.date()


def published(step: FilingStep, by: str = SECOND) -> Fact:
    return publish_step(step.pk, by=by, at=NOON)


def joined(kept: Case, merged: Case) -> None:
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="x", by=FIRST, at=NOON)


def told_without_a_name(case: Case) -> FilingStep:
    """Our own part, public by a consent that leaves the name out."""
    step = a_filing(case, **by_consent("unnamed")).steps.get()
    published(step)
    return step


def is_public(step: FilingStep) -> bool:
    step.refresh_from_db()
    return step.is_public


def a_story(case: Case) -> ReviewedMention:
    return ReviewedMention(
        key="desk:77", case_id=case.public_id, state="EGY", title="t", summary="s",
        confidence="high", symbol="A/HRC/60/62", part="", paragraph="", quotation="q",
        subjects=(ReviewedSubject("Testa Altera", "person"),), act_types=("threats",), year=2025,
    )  # fmt: skip


class TestWithoutTheName:
    def test_it_goes_when_the_case_gets_a_name(self) -> None:
        case = a_case(named=False)
        step = told_without_a_name(case)
        Case.objects.filter(pk=case.pk).update(named=True)
        rebuild_index(at=NOON)

        assert not Fact.objects.exists()
        assert not is_public(step)
        event = Event.objects.filter(kind="step_published").latest("pk")
        assert (event.target, event.actor) == (case.public_id, "record")
        assert event.detail == {"step": step.pk, "public": 0, "why": "case_named"}

    @pytest.mark.parametrize("named_one", ["kept", "merged"])
    def test_it_goes_when_the_case_is_joined_with_one_that_names_somebody(
        self, named_one: str
    ) -> None:
        unnamed, named = a_case(named=False), a_case()
        step = told_without_a_name(unnamed)
        joined(*((named, unnamed) if named_one == "kept" else (unnamed, named)))
        assert not is_public(step)

        merged = unnamed if named_one == "kept" else named
        undo_merge(merged_id=merged.public_id, by=FIRST, at=NOON)
        assert not is_public(step), "it comes back by an act of its own"
        published(step)
        assert is_public(step)

    def test_it_goes_when_a_report_names_somebody_in_the_case(self) -> None:
        case = a_case(named=False)
        step = told_without_a_name(case)
        add_reviewed_mention(a_story(case), by=FIRST, at=NOON)

        assert not is_public(step)
        with pytest.raises(NotPublic) as refused:
            published(step)
        assert refused.value.hindrances == (Hindrance.NOT_TO_BE_TOLD,)

    def test_it_stays_beside_another_that_names_nobody(self) -> None:
        case = a_case(named=False)
        step = told_without_a_name(case)
        joined(a_case(named=False), case)

        assert is_public(step)

    def test_what_may_be_told_with_the_name_stays(self) -> None:
        case = a_case(named=False)
        step = a_filing(case, **by_consent("named")).steps.get()
        published(step)
        Case.objects.filter(pk=case.pk).update(named=True)
        rebuild_index(at=NOON)
        assert is_public(step)

    def test_a_consent_that_shrank_to_no_name_binds_what_is_public(self) -> None:
        case = a_case(named=False)
        step = a_filing(case, **by_consent("named")).steps.get()
        published(step)
        change_telling(step.filing_id, telling="unnamed", by=FIRST, at=NOON)
        assert is_public(step)

        Case.objects.filter(pk=case.pk).update(named=True)
        rebuild_index(at=NOON)
        assert not is_public(step)


class TestWideningAConsent:
    NOTE = "The family again, by phone in July."

    def wider(self, filing: Filing, telling: str = "named", **changes: Any) -> int:
        values: dict[str, Any] = {"note": self.NOTE, "by": SECOND} | changes
        return change_telling(filing.pk, telling=telling, at=NOON, **values)

    def test_nothing_is_wider_before_a_second_person_agreed(self) -> None:
        filing = a_filing(**by_consent("no"))
        self.wider(filing)
        filing.refresh_from_db()
        assert filing.telling == "no"
        with pytest.raises(NotPublic):
            published(filing.steps.get(), by=THIRD)
        with pytest.raises(ConsentRefused):
            check_wider(filing.pk, by=SECOND, at=NOON)

        check_wider(filing.pk, by=THIRD, at=NOON)
        filing.refresh_from_db()
        assert (filing.telling, filing.basis_note) == ("named", self.NOTE)
        change = ConsentChange.objects.get()
        assert (change.checked_by, change.before) == (THIRD, "The family, by phone in May.")

    def test_neither_who_entered_the_filing_nor_who_widened_it_publishes(self) -> None:
        filing = a_filing(**by_consent("no"))
        self.wider(filing)
        check_wider(filing.pk, by=THIRD, at=NOON)
        for by in (FIRST, SECOND):
            with pytest.raises(NotPublic) as refused:
                published(filing.steps.get(), by=by)
            assert refused.value.hindrances == (Hindrance.SAME_PERSON,)

        published(filing.steps.get(), by=THIRD)

    @pytest.mark.parametrize("note", ["", "  ", "The family, by phone in May.", "Testa Fictiva"])
    def test_it_needs_new_words_without_a_name(self, note: str) -> None:
        filing = a_filing(a_case(title="Testa Fictiva"), **by_consent("no"))
        with pytest.raises(ConsentRefused):
            self.wider(filing, note=note)
        assert not ConsentChange.objects.exists()

    def test_one_waits_at_a_time_and_a_closed_filing_takes_none(self) -> None:
        filing = a_filing(**by_consent("no"))
        self.wider(filing, "unnamed")
        with pytest.raises(ConsentRefused):
            self.wider(filing)
        drop_wider(filing.pk, by=FIRST, at=NOON)
        with pytest.raises(ConsentRefused):
            drop_wider(filing.pk, by=FIRST, at=NOON)
        with pytest.raises(ConsentRefused):
            check_wider(filing.pk, by=THIRD, at=NOON)
        close_filing(filing.pk, because="x", by=FIRST, at=NOON)
        with pytest.raises(ConsentRefused):
            self.wider(filing)

    def test_less_holds_at_once_and_ends_what_waits(self) -> None:
        filing = a_filing(**by_consent("unnamed"))
        self.wider(filing)
        self.wider(filing, "no", note="")
        filing.refresh_from_db()

        assert filing.telling == "no"
        with pytest.raises(ConsentRefused):
            check_wider(filing.pk, by=THIRD, at=NOON)

    def test_the_database_knows_no_wider_consent_of_one_person(self) -> None:
        filing = a_filing(**by_consent("no"))
        self.wider(filing)
        rows = ConsentChange.objects.filter(filing=filing)
        for changes in ({"checked_by": SECOND, "checked_at": NOON}, {"note": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(**changes)


class TestTwins:
    def test_the_same_letter_of_a_case_that_was_joined(self) -> None:
        kept, merged = a_case(), a_case()
        one, other = a_step(a_filing(kept)), a_step(a_filing(merged), source="A/HRC/60/62")
        joined(kept, merged)
        published(one)
        with pytest.raises(StepRefused):
            published(other)

    def test_the_same_letter_written_otherwise(self) -> None:
        case = a_case()
        a_un_action(case, "2026-07", reference="AL EGY 3/2026")
        with pytest.raises(StepRefused):
            published(a_step(a_filing(case)))

    def test_the_same_source_and_days_without_a_code(self) -> None:
        case = a_case()
        for number, filing in enumerate((a_filing(case), a_filing(case, kind="follow_up"))):
            letter = a_step(filing, reference="")
            reply = a_step(filing, "state_replied", reference="", date_edtf="2026-08-01")
            if number == 0:
                published(letter)
                published(reply)
                continue
            for step in (letter, reply):
                with pytest.raises(StepRefused):
                    published(step)

    def test_a_second_reply_to_one_letter_on_the_same_days(self) -> None:
        case = a_case()
        letter = a_un_action(case, "2026-07", reference="EGY 3/2026")
        a_reply(case, "2026-08", answers_to=letter)
        filing = a_filing(case)
        with pytest.raises(StepRefused):
            published(a_step(filing, "state_replied", date_edtf="2026-08-03"))

        published(a_step(filing, "state_replied", date_edtf="2026-09-03"))

    def test_two_letters_of_one_page_are_two(self) -> None:
        case = a_case()
        filing = a_filing(case)
        published(a_step(filing))
        published(a_step(filing, reference="EGY 4/2026"))

        assert UNAction.objects.count() == 2

    def test_what_we_sent_to_two_bodies_on_one_day_is_two(self) -> None:
        case = a_case()
        published(a_filing(case).steps.get())
        published(a_filing(case, mechanism="wgad").steps.get())
        with pytest.raises(StepRefused):
            published(a_filing(case).steps.get())


class TestReplies:
    def test_a_letter_that_is_taken_back_takes_its_reply_with_it(self) -> None:
        filing = a_filing()
        letter = a_step(filing)
        reply = a_step(filing, "state_replied", date_edtf="2026-08-01")
        published(letter)
        published(reply)

        assert unpublish_step(letter.pk, by=SECOND, at=NOON) == 2
        assert not Fact.objects.exists()
        assert not is_public(reply)
        told = Event.objects.filter(kind="step_published", detail__public=0)
        assert {one.detail["step"] for one in told} == {letter.pk, reply.pk}

    @pytest.mark.parametrize("reference", ["EGY 3/2026", ""])
    def test_a_reply_that_was_told_first_answers_its_letter_once_that_is_public(
        self, reference: str
    ) -> None:
        filing = a_filing()
        letter = a_step(filing)
        reply = a_step(filing, "state_replied", date_edtf="2026-08-01", reference=reference)
        published(reply)
        fact = published(letter)

        assert StateReply.objects.get().answers_to_id == fact.pk

    def test_a_reply_to_another_letter_is_left(self) -> None:
        filing = a_filing()
        letter = a_step(filing)
        published(a_step(filing, "state_replied", date_edtf="2026-08", reference="EGY 9/2026"))
        published(letter)

        assert StateReply.objects.get().answers_to_id is None


def test_a_step_whose_fact_is_gone_is_not_called_public() -> None:
    filing = a_filing()
    step = a_step(filing)
    published(step).delete()
    (_, line) = filing_page(filing.pk, by=THIRD, today=TODAY).steps

    assert not is_public(step)
    assert line.hindrances == ()
    with pytest.raises(StepRefused):
        unpublish_step(step.pk, by=SECOND, at=NOON)
    published(step, by=THIRD)
    assert is_public(step)


def test_the_page_of_a_filing_tells_everything_that_was_done() -> None:
    filing = a_filing(**by_consent("named"))
    step = a_step(filing)
    published(step)
    unpublish_step(step.pk, by=THIRD, at=NOON)
    change_telling(filing.pk, telling="no", by=SECOND, at=NOON)
    change_telling(filing.pk, telling="named", note="Anew, in June.", by=SECOND, at=NOON)
    drop_wider(filing.pk, by=FIRST, at=NOON)
    page = filing_page(filing.pk, by=THIRD, today=TODAY)

    assert [(one.what, one.actor) for one in page.history] == [
        ("dropped", FIRST), ("asked", SECOND), ("telling", SECOND), ("taken_back", THIRD),
        ("made_public", SECOND), ("filing_step", FIRST), ("filing_entered", FIRST),
    ]  # fmt: skip
    assert {one.step for one in page.history} == {None, step}
    assert page.waiting is None
    assert [one.telling for one in page.consent] == ["no", "named"]
