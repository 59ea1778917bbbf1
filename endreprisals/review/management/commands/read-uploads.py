"""Read uploaded reports in the background; once a day, forget contacts whose day has come."""  # noqa: N999 -- a command is called by the name of its file

import signal
import time
from datetime import date
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.timezone import now

from endreprisals.review.services.reading import Worker, claim, run

IDLE_SECONDS = 1.0


class Command(BaseCommand):
    help = "Read uploaded reports that wait; runs beside the desk until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when nothing waits")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        worker = Worker(clock=now)
        forgotten_on: date | None = None
        try:
            while True:
                if (today := now().date()) != forgotten_on:
                    call_command("forget-contacts", stdout=StringIO())
                    forgotten_on = today
                job = claim(worker)
                if job is not None:
                    run(job, worker)
                elif once:
                    return
                else:
                    close_old_connections()
                    time.sleep(IDLE_SECONDS)
        except KeyboardInterrupt:
            return
