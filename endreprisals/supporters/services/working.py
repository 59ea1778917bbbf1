"""Jobs that come back: which are due, who runs them, what became of them.

A row a job says when it is due; the queue of tasks only carries its name to a worker. Two workers
never run the same job at once, and a job that was lost with its worker is asked for again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from endreprisals.adapters.locks import held
from endreprisals.supporters.models import Job
from endreprisals.supporters.services import delivery

logger = logging.getLogger(__name__)
LOST_AFTER: Final = timedelta(minutes=1)  # asked for and not ended: asked for again
AGAIN_SECONDS: Final = (15, 900)  # after a failure: first, and at most
DELIVER: Final = "deliver-"


@transaction.atomic
def ask_due(at: datetime, ask: Callable[[str], object]) -> list[str]:
    """Put every job that is due into the queue, once, however many ask at the same time."""
    names = set(settings.JOBS)
    for name in names - set(Job.objects.values_list("pk", flat=True)):
        Job.objects.get_or_create(name=name, defaults={"next_at": at})
    due = Job.objects.filter(next_at__lte=at, pk__in=names)
    due = due.filter(Q(asked_at=None) | Q(asked_at__lt=at - LOST_AFTER))
    asked = []
    for job in due.select_for_update(skip_locked=True):
        if _has_work(job.name, at):
            Job.objects.filter(pk=job.pk).update(asked_at=at)
            ask(job.name)
            asked.append(job.name)
    return asked


def run(name: str, *, clock: Callable[[], datetime], due_only: bool = True) -> str:
    """Run one job if nobody else does: done, failed, busy, or not_due when somebody just did.

    A failure is logged by name: what a job says about it may hold an address.
    """
    with held(f"job-{name}", folder=settings.LOCKS_DIR) as ours:
        if not ours:
            return "busy"
        at = clock()
        job, _ = Job.objects.get_or_create(name=name, defaults={"next_at": at})
        if due_only and job.next_at > at:
            return "not_due"
        Job.objects.filter(pk=name).update(began_at=at)
        path, seconds = settings.JOBS[name]
        try:
            import_string(path)(at=at)
        except Exception as error:  # of any room; the worker goes on with the other jobs
            logger.error("job %s failed: %s", name, type(error).__name__)  # noqa: TRY400
            _failed(name, at=clock())
            return "failed"
        ended = clock()
        Job.objects.filter(pk=name).update(
            next_at=ended + timedelta(seconds=seconds), asked_at=None, ended_at=ended, failures=0
        )
        return "done"


def _failed(name: str, *, at: datetime) -> None:
    job = Job.objects.get(pk=name)
    first, most = AGAIN_SECONDS
    wait = min(first * 2 ** min(job.failures, 10), most)
    job.failures = min(job.failures + 1, 30_000)
    job.failed_at, job.asked_at, job.next_at = at, None, at + timedelta(seconds=wait)
    job.save(update_fields=["failures", "failed_at", "asked_at", "next_at"])


def _has_work(name: str, at: datetime) -> bool:
    """Delivery is due every other second; the queue is not troubled when nothing would leave."""
    return not name.startswith(DELIVER) or delivery.has_work(name.removeprefix(DELIVER), at)
