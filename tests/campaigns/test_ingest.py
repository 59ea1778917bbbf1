"""Many acts share one commit, and nobody is thanked before it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError

from endreprisals.campaigns.models import Action, Campaign, SpentProof, SupporterAction
from endreprisals.campaigns.services.ingest import Intake, NotKnown, NotTaken
from endreprisals.campaigns.services.ingest_rows import Act, Outcome, write
from endreprisals.supporters.models import Consent, Mail
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_campaign_case, a_key, an_action
from tests.campaigns.proofs import a_proof

COUNTED, WAITING = SupporterAction.State.COUNTED, SupporterAction.State.WAITING


def an_act(**changes: Any) -> Act:
    """Somebody with a proof under the first action of the invented campaign."""
    values: dict[str, Any] = {
        "code": "test-2026", "number": 1, "supporter": a_key(), "language": "en", "at": NOON,
        "proof": a_proof(),
    }  # fmt: skip
    return Act(**values | changes)


def without_proof(**changes: Any) -> Act:
    return an_act(**{"proof": None, "address": b"sealed"} | changes)


class TestRows:
    pytestmark = pytest.mark.django_db

    def test_with_a_proof_an_act_counts_at_once_and_no_mail_leaves(self) -> None:
        action = an_action()
        assert write([an_act(country="DEU")]) == [Outcome.COUNTED]

        row = SupporterAction.objects.get()
        assert (row.action, row.state, row.way) == (action, COUNTED, "proof")
        assert (row.counted_at, row.country) == (NOON, "DEU")
        assert not Mail.objects.exists()

    def test_without_a_proof_it_waits_for_the_button_behind_one_mail(self) -> None:
        action = an_action()
        act = without_proof()
        assert write([act]) == [Outcome.WAITING]

        mail, row = Mail.objects.get(), SupporterAction.objects.get()
        assert (mail.kind, mail.supporter, mail.detail) == (
            "confirm-action", act.supporter, {"action": action.pk},
        )  # fmt: skip
        assert (row.state, row.counted_at) == (WAITING, None)
        assert row.keep_until == (NOON + timedelta(days=7)).date()

    def test_the_same_address_counts_once_and_hears_the_same(self) -> None:
        an_action()
        act = an_act()
        answers = [write([replace(act, proof=a_proof(key))]) for key in "abc"]

        assert answers == [[Outcome.COUNTED]] * 3
        assert SupporterAction.objects.count() == 1

    def test_a_form_sent_twice_changes_nothing_the_second_time(self) -> None:
        an_action()
        act = an_act()

        assert write([act, act]) == [Outcome.COUNTED, Outcome.REPEATED]
        assert write([act]) == [Outcome.REPEATED]
        assert not Mail.objects.exists()

    def test_a_proof_is_good_for_one_address_alone(self) -> None:
        an_action()
        assert write([an_act(), an_act()]) == [Outcome.COUNTED, Outcome.REPEATED]
        assert write([an_act()]) == [Outcome.REPEATED]

        assert SupporterAction.objects.count() == 1
        assert SpentProof.objects.count() == 1

    def test_who_waited_is_counted_by_a_proof(self) -> None:
        an_action()
        act = without_proof()
        write([act])
        write([replace(act, proof=a_proof(), address=None)])

        row = SupporterAction.objects.get()
        assert (row.state, row.way) == (COUNTED, "proof")

    def test_who_was_counted_by_a_proof_stays_counted_and_can_confirm_it_by_mail(self) -> None:
        an_action()
        act = an_act()
        write([act])

        assert write([replace(act, proof=None, address=b"sealed")]) == [Outcome.WAITING]
        assert SupporterAction.objects.get().state == COUNTED
        assert Mail.objects.count() == 1

    def test_who_confirmed_by_mail_does_not_wait_again_and_gets_no_mail(self) -> None:
        an_action()
        act = an_act()
        write([act])
        SupporterAction.objects.update(way="mail")

        assert write([replace(act, proof=None, address=b"sealed")]) == [Outcome.WAITING]
        assert SupporterAction.objects.get().state == COUNTED
        assert not Mail.objects.exists()

    def test_of_those_that_wait_the_latest_stands(self) -> None:
        an_action()
        act = without_proof(country="DEU", language="fr")
        later = replace(act, country="CHE", language="de", at=NOON + timedelta(hours=1))
        write([act])
        write([later])
        row = SupporterAction.objects.get()
        assert (row.country, row.language, row.received_at) == ("CHE", "de", later.at)

        write([replace(act, country="FRA"), replace(act, country="ESP")])
        assert SupporterAction.objects.get().country == "ESP"

    def test_what_was_taken_back_is_not_counted_again_by_a_proof(self) -> None:
        action = an_action()
        act = an_act()
        SupporterAction.objects.create(
            supporter=act.supporter, action=action, way="proof", state="removed", language="en",
            received_at=NOON, keep_until=NOON.date(),
        )  # fmt: skip

        assert write([act]) == [Outcome.COUNTED]  # the answer tells nothing
        assert SupporterAction.objects.get().state == "removed"

    def test_in_one_batch_the_same_person_with_and_without_proof_counts_once(self) -> None:
        an_action()
        act = without_proof()
        batch = [act, replace(act, proof=a_proof()), act]

        assert write(batch) == [Outcome.WAITING, Outcome.COUNTED, Outcome.WAITING]
        assert SupporterAction.objects.get().state == COUNTED
        assert Mail.objects.count() == 1  # to confirm it: the proof may be somebody else's

    def test_nobody_is_written_to_more_than_twice_in_seven_days(self) -> None:
        for number in (1, 2, 3):
            an_action(number=number)
        act = without_proof()
        for day in range(7):
            for number in (1, 2, 3):
                write([replace(act, number=number, at=NOON + timedelta(days=day))])

        assert Mail.objects.count() == 2
        write([replace(act, at=NOON + timedelta(days=8))])
        assert Mail.objects.count() == 3

    def test_one_action_brings_one_mail_a_day(self) -> None:
        an_action()
        act = without_proof()
        for minute in range(5):
            write([replace(act, at=NOON + timedelta(minutes=minute))])

        assert Mail.objects.count() == 1

    def test_a_signature_writes_down_what_was_agreed_to(self) -> None:
        action = an_action("sign")
        write([an_act(wording="count-1")])

        told = Consent.objects.values_list("purpose", "wording", "about", "keep_until")
        row = SupporterAction.objects.get()
        assert list(told) == [("sign", "count-1", f"action:{action.pk}", row.keep_until)]
        assert (row.name, row.listed) == (None, False)

    def test_each_act_of_a_batch_learns_how_its_own_action_stands(self) -> None:
        an_action()
        an_action(state=Action.State.PAUSED)
        case = a_campaign_case()
        an_action(about=case)
        an_action("share")
        case.case.withdrawn_at, case.case.withdrawn_because = NOON, "safety"
        case.case.save()
        acts = [an_act(number=number, proof=a_proof(str(number))) for number in (1, 2, 3, 4, 9)]

        assert write(acts) == [
            Outcome.COUNTED, Outcome.CLOSED, Outcome.GONE, Outcome.MISSING, Outcome.MISSING,
        ]  # fmt: skip
        assert SupporterAction.objects.count() == 1
        assert SpentProof.objects.count() == 1

    def test_a_campaign_that_ended_takes_nothing(self) -> None:
        an_action(campaign=a_campaign(closes_on=(NOON - timedelta(days=1)).date()))
        assert write([an_act()]) == [Outcome.CLOSED]
        Campaign.objects.update(state=Campaign.State.WITHDRAWN)
        assert write([an_act()]) == [Outcome.GONE]
        assert not SupporterAction.objects.exists()


class TestIntake:
    def test_acts_that_come_together_share_a_commit(self) -> None:
        batches: list[int] = []

        def writer(acts: Sequence[Act]) -> list[Outcome]:
            batches.append(len(acts))
            return [Outcome.COUNTED] * len(acts)

        intake = Intake(writer, window=0.05)
        with ThreadPoolExecutor(20) as pool:
            told = list(pool.map(intake.take, [an_act() for _ in range(200)]))

        assert told == [Outcome.COUNTED] * 200
        assert sum(batches) == 200
        assert len(batches) < 100

    def test_each_hears_its_own_outcome(self) -> None:
        def writer(acts: Sequence[Act]) -> list[Outcome]:
            return [Outcome.COUNTED if act.number % 2 else Outcome.CLOSED for act in acts]

        intake = Intake(writer, window=0.001)
        with ThreadPoolExecutor(20) as pool:
            told = list(pool.map(intake.take, [an_act(number=n) for n in range(200)]))

        assert told == [Outcome.CLOSED, Outcome.COUNTED] * 100

    def test_nobody_is_thanked_before_the_commit(self) -> None:
        begun, may_end = Event(), Event()

        def writer(acts: Sequence[Act]) -> list[Outcome]:
            begun.set()
            assert may_end.wait(10)
            return [Outcome.COUNTED] * len(acts)

        with ThreadPoolExecutor(1) as pool:
            told = pool.submit(Intake(writer, window=0).take, an_act())
            assert begun.wait(10)
            assert not told.done()
            may_end.set()
            assert told.result(10) == Outcome.COUNTED

    def test_a_full_queue_says_so_and_keeps_those_inside(self) -> None:
        begun, may_end = Event(), Event()

        def writer(acts: Sequence[Act]) -> list[Outcome]:
            begun.set()
            assert may_end.wait(10)
            return [Outcome.COUNTED] * len(acts)

        intake = Intake(writer, window=0, most_waiting=3)
        with ThreadPoolExecutor(10) as pool:
            first = pool.submit(intake.take, an_act())
            assert begun.wait(10)
            later = [pool.submit(intake.take, an_act()) for _ in range(8)]
            ended = as_completed(later, timeout=10)
            refused = [next(ended) for _ in range(5)]
            may_end.set()
            kept = [one.result(10) for one in [first, *later] if one not in refused]

        assert [type(one.exception()) for one in refused] == [NotTaken] * 5
        assert kept == [Outcome.COUNTED] * 4

    def test_when_the_database_fails_everybody_hears_that_it_is_not_known(self) -> None:
        def writer(acts: Sequence[Act]) -> list[Outcome]:
            raise OperationalError("gone")

        intake = Intake(writer, window=0.02)
        with ThreadPoolExecutor(5) as pool:
            for one in [pool.submit(intake.take, an_act()) for _ in range(5)]:
                with pytest.raises(NotKnown):
                    one.result(10)

    def test_after_a_failure_the_next_act_is_taken(self) -> None:
        answers = iter([None, [Outcome.COUNTED]])

        def writer(acts: Sequence[Act]) -> list[Outcome]:
            told = next(answers)
            if told is None:
                raise OperationalError("gone")
            return told

        intake = Intake(writer, window=0)
        with pytest.raises(NotKnown):
            intake.take(an_act())
        assert intake.take(an_act()) == Outcome.COUNTED
