"""One address is written to rarely, whatever is asked for and whoever asks."""

from datetime import timedelta

import pytest
from django.db import transaction

from endreprisals.campaigns.services.erasure import erase
from endreprisals.supporters.models import Mail, Written
from endreprisals.supporters.services.written import (
    A_DAY,
    A_WEEK,
    forget_turns,
    give_back,
    take_turn,
)
from tests.build import NOON
from tests.build_campaigns import a_key

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
KINDS = ("confirm-action", "confirm-letter", "confirm-news", "confirm-organisation", "card")


@transaction.atomic
def taken(kind: str, days: float = 0, *, who: str = "testa") -> int | None:
    return take_turn(a_key(who), kind, most=6, days=3, at=NOON + days * DAY)


def test_all_kinds_together_reach_one_mailbox_few_times_a_day_and_a_week() -> None:
    for day in range(7):
        for kind in KINDS * 3:
            taken(kind, day)

    assert sum(row.times for row in Written.objects.filter(kind="all")) == A_WEEK
    assert sum(row.times for row in Written.objects.filter(kind="all", day=NOON.date())) == A_DAY
    assert sum(row.times for row in Written.objects.exclude(kind="all")) == A_WEEK
    assert taken("card", who="another") == 1
    assert taken("confirm-news", 7) == 1, "the first day is out of sight"


def test_the_bound_of_a_kind_holds_too() -> None:
    turns = [
        take_turn(a_key("testa"), "card", most=2, days=3, at=NOON + n * DAY) for n in (0, 1, 2, 3)
    ]

    assert turns == [1, 2, None, 2]


def test_an_erasure_does_not_begin_the_counts_anew_and_points_at_nobody() -> None:
    me = a_key("testa")
    for kind in KINDS:
        taken(kind)
    erase(me, NOON)

    assert not Written.objects.filter(supporter=me).exists()
    assert taken("card") is None
    assert not Mail.objects.exists()


def test_a_turn_that_was_not_used_is_given_back_once() -> None:
    assert taken("card") == 1
    for _ in range(3):
        give_back(a_key("testa"), "card", at=NOON)

    assert set(Written.objects.values_list("times", flat=True)) == {0}
    assert taken("card") == 1


def test_counts_of_every_kind_go_with_their_days() -> None:
    for kind in KINDS[:3]:
        taken(kind)

    assert forget_turns((NOON + 6 * DAY).date()) == 0
    assert forget_turns((NOON + 7 * DAY).date()) == 4
