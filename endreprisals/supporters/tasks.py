"""The one task that the queue carries: a job, by its name."""

import logging

from django.utils.timezone import now
from django_tasks import task

from endreprisals.supporters.services import working

logger = logging.getLogger(__name__)


@task
def run_job(name: str) -> str:
    """Run a job of settings.JOBS. Never raises: a queue would keep what the error says."""
    try:
        return working.run(name, clock=now)
    except Exception as error:  # the database is away, so nothing could be written down
        logger.error("job %s failed: %s", name, type(error).__name__)  # noqa: TRY400
        return "failed"
