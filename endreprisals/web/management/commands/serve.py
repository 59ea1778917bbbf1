"""Start the public door: make what is missing, load the shipped data once, serve on loopback."""

import os
import sys
from argparse import ArgumentTypeError
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.record.index import current
from endreprisals.releases.services import release


def port(text: str) -> int:
    """A port number an ordinary user may open."""
    if text.isascii() and text.isdigit() and 1024 <= int(text) <= 65_535:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a port from 1024 to 65535")


class Command(BaseCommand):
    help = "Start the public door on 127.0.0.1, with the shipped data set if there is none yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes; one for each core")

    def handle(self, *_: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if not current().size:
            self.stdout.write("Loading the shipped data set ...")
            call_command("load-data")
            release(at=now())
        call_command("collectstatic", interactive=False, verbosity=0)
        address = f"http://127.0.0.1:{options['port']}/"
        self.stdout.write(f"The public door: {address}   (stop with Ctrl-C)")
        self.stdout.flush()
        arguments = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(options["port"]), "--workers", str(options["workers"]),
            "--no-access-log", "--log-level", "warning", "endreprisals.wsgi:application",
        ]  # fmt: skip
        os.execv(sys.executable, arguments)  # noqa: S606 -- becomes the server, so that Ctrl-C ends it
