"""How often one address may be written to, whoever asks for it: no mailbox is bombed through us.

A kind of mail has its own bound, and all kinds together have one. The counts stand under a key of
their own, so that an erasure neither finds them nor begins them anew; they go with their days.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F

from endreprisals.supporters.identity import keyed_print
from endreprisals.supporters.models import Written

A_DAY, A_WEEK = 4, 8  # mails of all kinds together that one address may get through typing it
# Has its own bound alone: by it the owner of an address finds what waits, and erases it, however
# many mails strangers have used up.
RESERVED: Final = frozenset({"my-links"})
LOOKS_BACK: Final = 7  # days; no bound of a kind looks back further
ALL: Final = "all"  # the count over all kinds; its row of today is what two requests wait for


def take_turn(supporter: str, kind: str, *, most: int, days: int, at: datetime) -> int | None:
    """One of `most` mails of a kind that an address may get in so many days, today among them.

    Returns which one of its kind it is, counted from 1, or None when there is none left, of the
    kind or of all. Call it in the transaction that queues the mail: two requests at once wait for
    each other here.
    """
    today, key = at.date(), turn_key(supporter)
    mine = Written.objects.filter(supporter=key)
    Written.objects.bulk_create(
        [Written(supporter=key, kind=one, day=today) for one in (ALL, kind)], ignore_conflicts=True
    )
    since = today - timedelta(days=LOOKS_BACK)
    rows = list(mine.select_for_update().filter(day__gt=since).order_by("pk"))

    def taken(of: str, within: int) -> int:
        first = today - timedelta(days=within)
        return sum(row.times for row in rows if row.kind == of and row.day > first)

    if taken(kind, days) >= most:
        return None
    if kind not in RESERVED and (taken(ALL, 1) >= A_DAY or taken(ALL, LOOKS_BACK) >= A_WEEK):
        return None
    counted = (kind,) if kind in RESERVED else (ALL, kind)
    mine.filter(day=today, kind__in=counted).update(times=F("times") + 1)
    return taken(kind, days) + 1


def give_back(supporter: str, kind: str, *, at: datetime) -> None:
    """A turn that was taken today and not used, through no fault of who asked."""
    mine = Written.objects.filter(supporter=turn_key(supporter), day=at.date(), times__gt=0)
    mine.filter(kind__in=(ALL, kind)).update(times=F("times") - 1)


def turn_key(supporter: str) -> str:
    """Under what the counts of an address stand: made from its supporter key, and not the same."""
    return keyed_print(f"turns of {supporter}")


def forget_turns(today: date) -> int:
    """Delete the counts of every kind that no bound looks back to; returns how many."""
    return Written.objects.filter(day__lte=today - timedelta(days=LOOKS_BACK)).delete()[0]
