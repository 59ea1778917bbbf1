"""`work`: everything that happens without anybody asking. It may be stopped at any moment."""

import threading
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections
from django.utils.timezone import now

from endreprisals.adapters import task_queues
from endreprisals.supporters.services import working
from endreprisals.supporters.tasks import run_job

LOOK_EVERY_SECONDS = 1.0


class Command(BaseCommand):
    help = "Run the jobs that come back: delivery, pick-up, counters, digests, forgetting."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due, then end")

    def handle(self, *_: Any, **options: Any) -> None:
        if options["once"]:
            working.ask_due(now(), run_job.enqueue)
            task_queues.work(once=True)
            return
        stop = threading.Event()
        asking = threading.Thread(target=self._ask, args=(stop.wait,), daemon=True)
        asking.start()
        try:
            task_queues.work(once=False)
        finally:
            stop.set()
            asking.join(timeout=5)

    def _ask(self, wait: Callable[[float], bool]) -> None:
        """Beside the worker, in a thread of its own: a long job delays no other worker's jobs."""
        while True:
            try:
                close_old_connections()
                working.ask_due(now(), run_job.enqueue)
            except Error:  # the database is busy or away: asked again
                self.stderr.write("work: the database could not be asked")
            if wait(LOOK_EVERY_SECONDS):
                close_old_connections()
                return
