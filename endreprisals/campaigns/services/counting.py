"""Counters by watermark: the worker reads what came since it last looked; pages read counters.

Acts carry the moment of their form and are committed a little later, so the last seconds are left
for the next time. Counting again at the same moment changes nothing. What was taken back or erased
is seen when everything is reckoned anew, once a day.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Count, Max, Q, QuerySet, Sum

from endreprisals.adapters.mail_relays import FOUND, WRITTEN
from endreprisals.campaigns.models import (
    Action,
    Counter,
    Letter,
    OfflineCount,
    OrganisationSignature,
    Postcard,
    SelfReport,
    SupporterAction,
)
from endreprisals.domain.campaigning.counting import SELF_WAYS

# Longer than an act waits between its form and its commit (`ingest.PATIENCE`).
LAG: Final = timedelta(seconds=20)
BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)
LOCK: Final = 0x656E6472  # of PostgreSQL, for this work alone
BY_ROW: Final = tuple(SupporterAction.Way.values)  # counted by watermark
Numbers = dict[tuple[int, str], int]


@transaction.atomic
def refresh(at: datetime) -> int:
    """Add what came since; how many acts were added. Two at once: the second does nothing."""
    if not _alone():
        return 0
    since, until = _watermark(), at - LAG
    if until <= since:
        return 0
    new = _acts(counted_at__gt=since, counted_at__lte=until)
    now = {(one.action_id, one.what): one.number for one in Counter.objects.all()}
    numbers = {key: now.get(key, 0) + new.get(key, 0) for key in (*new, *_by_row(now))}
    _write(numbers | _others(), until=until, at=at)
    return sum(new.values())


@transaction.atomic
def reconcile(at: datetime) -> int:
    """Reckon every counter anew from the rows; by how much they were off, all together."""
    if not _alone():
        return 0
    until = max(at - LAG, _watermark())
    true = _acts(counted_at__lte=until)
    now = {(one.action_id, one.what): one.number for one in Counter.objects.all()}
    numbers = {key: true.get(key, 0) for key in (*true, *_by_row(now))}
    _write(numbers | _others(), until=until, at=at)
    return sum(abs(number - now.get(key, 0)) for key, number in numbers.items())


def _alone() -> bool:
    """Whether nobody else counts now. SQLite has one writer at a time by itself."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _watermark() -> datetime:
    """Everything up to here is in the counters, or there was nothing of it."""
    told = Counter.objects.filter(what__in=BY_ROW).aggregate(last=Max("counted_until"))
    return told["last"] or BEGINNING


def _acts(**window: datetime) -> Numbers:
    rows = SupporterAction.objects.filter(state=SupporterAction.State.COUNTED, **window)
    told = rows.order_by().values_list("action", "way").annotate(number=Count("*"))
    return {(action, way): number for action, way, number in told}


def _by_row(now: Mapping[tuple[int, str], int]) -> list[tuple[int, str]]:
    return [key for key in now if key[1] in BY_ROW]


def _others() -> Numbers:
    """Numbers that are small or summed already: each reckoned whole."""
    checked = OfflineCount.objects.filter(checked_at__isnull=False, withdrawn_at=None)
    verified = OrganisationSignature.objects.filter(state=OrganisationSignature.State.VERIFIED)
    numbers: Numbers = {}
    for what, rows, number in (
        ("own_words", _left(), Count("*")),
        ("offline", checked, Sum("number")),
        ("organisations", verified, Count("*")),
        ("postcards", Postcard.objects.filter(state=Postcard.State.APPROVED), Count("*")),
        ("self_mail", SelfReport.objects.filter(way="mail"), Sum("number")),
        ("self_print", SelfReport.objects.filter(way="print"), Sum("number")),
        ("self_share", _shared(), Sum("number")),
    ):
        told = rows.order_by().values_list("action").annotate(number=number)
        found = {(action, what): int(total or 0) for action, total in told}
        known = Counter.objects.filter(what=what).values_list("action", flat=True)
        numbers |= {(action, what): 0 for action in known} | found
    return numbers


def _left() -> QuerySet[Letter]:
    """Letters that a relay took; what was written into our own folder has not left."""
    sent = Letter.objects.filter(state=Letter.State.SENT)
    return sent.exclude(mail__answer__in=(WRITTEN, FOUND))


def _shared() -> QuerySet[SelfReport]:
    return SelfReport.objects.filter(Q(way__in=SELF_WAYS) & ~Q(way__in=("mail", "print")))


def _write(numbers: Mapping[tuple[int, str], int], *, until: datetime, at: datetime) -> None:
    """Every counter that there is, so that each carries the same watermark."""
    if not numbers:
        return
    actions = set(Action.objects.values_list("pk", flat=True))
    rows = [
        Counter(action_id=action, what=what, number=number, counted_until=until, updated_at=at)
        for (action, what), number in sorted(numbers.items()) if action in actions
    ]  # fmt: skip
    Counter.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["action", "what"],
        update_fields=["number", "counted_until", "updated_at"],
    )  # fmt: skip
