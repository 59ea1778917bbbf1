"""Counters follow the rows, each way of knowing apart, and no page counts a row."""

from collections import Counter as Tally
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from endreprisals.adapters.mail_relays import WRITTEN
from endreprisals.campaigns.models import (
    Counter,
    Letter,
    OfflineCount,
    Postcard,
    SelfReport,
    SupporterAction,
)
from endreprisals.campaigns.queries.counted_rows import counted_rows
from endreprisals.campaigns.queries.counts import counts_of_action, counts_of_campaign
from endreprisals.campaigns.services.counting import LAG, reconcile, refresh
from endreprisals.campaigns.services.ingest_rows import write
from tests.build import NOON
from tests.build_campaigns import a_key, an_action, an_office
from tests.campaigns.proofs import a_proof
from tests.campaigns.test_ingest import an_act
from tests.supporters.mailroom import a_mail

pytestmark = pytest.mark.django_db
LATER = NOON + LAG


def numbers() -> dict[str, int]:
    return dict(Counter.objects.order_by("what").values_list("what", "number"))


def acts(number: int, *, at: datetime = NOON, action: int = 1) -> None:
    write(
        [
            replace(an_act(), at=at, number=action, proof=a_proof(f"{at.timestamp()}{action}-{n}-"))
            for n in range(number)
        ]
    )


def test_a_counter_follows_what_came_since_it_last_looked() -> None:
    an_action()
    acts(3)
    assert refresh(LATER) == 3
    acts(2, at=NOON + timedelta(seconds=1))
    assert refresh(LATER + timedelta(seconds=1)) == 2

    assert numbers() == {"proof": 5}


def test_counting_again_at_the_same_moment_changes_nothing() -> None:
    an_action()
    acts(3)
    told = [(refresh(LATER), numbers()) for _ in range(3)]

    assert told == [(3, {"proof": 3}), (0, {"proof": 3}), (0, {"proof": 3})]


def test_the_last_seconds_wait_for_the_next_time() -> None:
    an_action()
    acts(3)
    assert refresh(NOON + LAG - timedelta(seconds=1)) == 0
    assert refresh(LATER) == 3


def test_a_new_action_is_counted_whole_beside_old_ones() -> None:
    an_action()
    acts(2)
    refresh(LATER)
    later = NOON + timedelta(minutes=5)
    an_action()
    acts(4, at=later, action=2)
    refresh(later + LAG)

    told = counts_of_campaign("test-2026", at=later + LAG)
    assert [one.of("proof") for one in told] == [2, 4]
    assert {one.updated_at for one in told} == {later + LAG}


def test_who_waits_or_took_it_back_is_not_counted() -> None:
    action = an_action()
    for state in ("waiting", "removed"):
        SupporterAction.objects.create(
            supporter=a_key(), action=action, way="mail", state=state, language="en",
            received_at=NOON, keep_until=NOON.date(),
        )  # fmt: skip
    refresh(LATER)
    assert numbers() == {}


def test_the_night_sees_what_was_erased() -> None:
    an_action()
    acts(3)
    refresh(LATER)
    SupporterAction.objects.filter(pk=SupporterAction.objects.first().pk).delete()  # type: ignore[union-attr]
    refresh(LATER + timedelta(minutes=1))
    assert numbers() == {"proof": 3}

    assert reconcile(LATER + timedelta(minutes=2)) == 1
    assert numbers() == {"proof": 2}
    acts(1, at=LATER + timedelta(minutes=3))
    assert refresh(LATER + timedelta(minutes=4)) == 1
    assert numbers() == {"proof": 3}


def test_each_way_of_knowing_stands_apart() -> None:
    action = an_action()
    acts(1)
    office = an_office()
    assert office.mailbox is not None
    Letter.objects.create(
        supporter=a_key(), action=action, office=office, mailbox=office.mailbox, language="en",
        state="sent", received_at=NOON, keep_until=NOON.date(),
    )  # fmt: skip
    in_the_folder = a_mail(state="sent", sent_at=NOON, ended_at=NOON, answer=WRITTEN)
    Letter.objects.create(
        supporter=a_key(), action=action, office=office, mailbox=office.mailbox, language="en",
        state="sent", received_at=NOON, keep_until=NOON.date(), mail=in_the_folder,
    )  # fmt: skip
    for way, number in (("mail", 2), ("print", 3), ("x", 4), ("device", 5)):
        for slot in (0, 1):
            SelfReport.objects.create(
                action=action, way=way, day=NOON.date(), slot=slot, number=number
            )
    for checked_at, withdrawn_at, number in ((None, None, 7), (NOON, None, 11), (NOON, NOON, 13)):
        OfflineCount.objects.create(
            action=action, kind="letters", counted_on=NOON.date(), number=number, evidence="box",
            entered_by="account-1", entered_at=NOON, checked_at=checked_at,
            checked_by="account-2" if checked_at else "", withdrawn_at=withdrawn_at,
        )  # fmt: skip
    Postcard.objects.create(
        code="a", supporter=a_key(), action=action, language="en", state="approved",
        received_at=NOON, keep_until=NOON.date(),
    )  # fmt: skip
    refresh(LATER)

    told = counts_of_action(action.pk)
    assert told.told == (
        ("proof", 1), ("own_words", 1), ("self_mail", 4), ("self_print", 6), ("self_share", 18),
        ("offline", 11), ("postcards", 1),
    )  # fmt: skip
    assert told.of("mail") == 0


def test_a_number_that_fell_to_zero_falls_in_the_counter() -> None:
    action = an_action()
    report = SelfReport.objects.create(action=action, way="mail", day=NOON.date(), slot=0, number=2)
    refresh(LATER)
    report.delete()
    refresh(LATER + timedelta(minutes=1))
    assert numbers() == {"self_mail": 0}


def test_the_file_for_staff_names_a_country_only_where_many_gave_it() -> None:
    action = an_action()
    later = NOON + timedelta(days=7)
    for way, country, at, number in (
        ("mail", "DEU", NOON, 25),
        ("mail", "FRA", NOON, 30),
        ("mail", "EGY", NOON, 19),
        ("mail", "", NOON, 3),
        ("mail", "FRA", later, 1),  # alone in that week
        ("proof", "EGY", NOON, 40),  # invented by a program round somebody
        ("proof", "FRA", NOON, 1),
    ):
        SupporterAction.objects.bulk_create(
            SupporterAction(
                supporter=a_key(), action=action, way=way, state="counted", country=country,
                language="en", received_at=at, counted_at=at, keep_until=NOON.date(),
            )
            for _ in range(number)
        )  # fmt: skip
    told = Tally(counted_rows(action.campaign_id))

    # Were only EGY hidden, it could be reckoned.
    assert told == {
        ("1", "mail", "FRA", "2026-11-16"): 30, ("1", "mail", "", "2026-11-16"): 47,
        ("1", "mail", "", "2026-11-23"): 1, ("1", "proof", "", "2026-11-16"): 41,
    }  # fmt: skip


class TestAnyOrder(TestCase):
    """However acts and looks fall in time, the counter ends where the rows are."""

    @given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=15))
    def test_counters_end_where_the_rows_are(self, steps: list[tuple[bool, int]]) -> None:
        action, at, counted = an_action(), NOON, 0
        for is_act, seconds in steps:
            at += timedelta(seconds=seconds)
            if is_act:
                counted += 1
                SupporterAction.objects.create(
                    supporter=a_key(), action=action, way="mail", state="counted", language="en",
                    received_at=at, counted_at=at, keep_until=at.date(),
                )  # fmt: skip
            else:
                refresh(at)
        refresh(at + LAG)
        assert counts_of_action(action.pk).of("mail") == counted
        assert reconcile(at + LAG) == 0
