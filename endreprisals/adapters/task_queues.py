"""The queues of the tasks API: the one in the database, and procrastinate's on PostgreSQL."""

import signal
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connections
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django.utils.timezone import now
from django_tasks import task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from typing_extensions import ParamSpec

if TYPE_CHECKING:
    import procrastinate

T = TypeVar("T")
P = ParamSpec("P")
TASK = "endreprisals.run"
POLL_SECONDS = 1.0


class ProcrastinateBackend(BaseTaskBackend):
    """Tasks as jobs of procrastinate, in the transaction that asks for them."""

    supports_priority = True

    def enqueue(self, task: Task[P, T], args: Any, kwargs: Any) -> TaskResult[T]:
        from procrastinate.contrib.django import app  # noqa: PLC0415 -- not there with SQLite

        self.validate_task(task)
        number = app.configure_task(TASK, queue=task.queue_name, priority=task.priority).defer(
            path=task.module_path, args=list(args), kwargs=dict(kwargs)
        )
        return TaskResult(
            task=task, id=str(number), status=TaskResultStatus.READY, enqueued_at=now(),
            started_at=None, finished_at=None, last_attempted_at=None, args=list(args),
            kwargs=dict(kwargs), backend=self.alias, errors=[], worker_ids=[],
        )  # fmt: skip


def take_part(app: "procrastinate.App") -> None:
    """Tell procrastinate of the one job that carries every task."""
    app.task(name=TASK)(_run)


def work(*, once: bool) -> None:
    """Do the tasks that wait; without `once` go on until a signal comes."""
    if isinstance(task_backends["default"], ProcrastinateBackend):
        _work_with_procrastinate(once=once)
    else:
        _work_with_database(once=once)


def _run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    task = import_string(path)
    if not isinstance(task, Task):
        raise TypeError("not a task")
    try:
        task.call(*args, **kwargs)
    finally:
        connections.close_all()  # of a thread that may end with this task


def _work_with_procrastinate(*, once: bool) -> None:
    from procrastinate.contrib.django import app  # noqa: PLC0415 -- not there with SQLite
    from procrastinate.contrib.django.django_connector import (  # noqa: PLC0415
        DjangoConnector,
    )

    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("procrastinate is not run by Django")
    with app.replace_connector(connector.get_worker_connector()) as ready:
        ready.run_worker(
            wait=not once, delete_jobs="always", listen_notify=not once,
            fetch_job_polling_interval=POLL_SECONDS, install_signal_handlers=not once,
        )  # fmt: skip


def _work_with_database(*, once: bool) -> None:
    from django_tasks_db.management.commands.db_worker import (  # noqa: PLC0415
        Worker,
    )

    worker = Worker(
        queue_names=["default"], interval=POLL_SECONDS, batch=once, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id=get_random_string(32),
        excluded_queue_names=[],
    )  # fmt: skip
    if not once:
        signal.signal(signal.SIGTERM, worker.shutdown)
        signal.signal(signal.SIGINT, worker.shutdown)
    worker.run()
