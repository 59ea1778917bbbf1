"""Start the doors: make what is missing, load the shipped data once, serve on loopback."""

import os
import subprocess
import sys
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from endreprisals.adapters.sealing import KeysMissing, make_key_files, require_shared_keys
from endreprisals.mechanisms.models import Mechanism
from endreprisals.record.index import current
from endreprisals.releases.services import release
from endreprisals.web.doors import PUBLIC_THREADS, Job, management, run_together, server

DOORS = ("both", "public", "desk")
# Which settings the desk runs on when the public door runs on these.
DESK_SETTINGS = {
    "endreprisals.settings.production": "endreprisals.settings.production_desk",
}


def port(text: str) -> int:
    """A port number an ordinary user may open."""
    if text.isascii() and text.isdigit() and 1024 <= int(text) <= 65_535:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a port from 1024 to 65535")


def own_origin(public_port: int) -> dict[str, str]:
    """What the doors and their helpers are told of the address of the public door.

    Links in mails, feeds and data lead to the port that was asked for; an address that somebody
    gave stands.
    """
    if os.environ.get("SITE_ORIGIN"):
        return {}
    return {"SITE_ORIGIN": f"http://127.0.0.1:{public_port}"}


class Command(BaseCommand):
    help = "Start the public door and the desk, with the shipped data set if there is none yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--door", choices=DOORS, default="both")
        parser.add_argument("--port", type=port, default=8000, help="of the public door")
        parser.add_argument("--desk-port", type=port, default=8001)
        parser.add_argument("--workers", type=int, default=2, help="processes; one for each core")

    def handle(self, *_: Any, **options: Any) -> None:
        door = options["door"]
        own = own_origin(options["port"])
        desk = own | {"DJANGO_SETTINGS_MODULE": DESK_SETTINGS.get(
            settings.SETTINGS_MODULE, "endreprisals.settings.desk"
        )}  # fmt: skip
        _prepare_keys(door)
        prepared = "" if door == "public" else _prepare_desk(desk)
        doors: list[Job] = []
        helpers: list[Job] = []
        if door != "desk":
            if door == "public":  # else the tables of both were made with the desk
                call_command("migrate", verbosity=0)
            self._prepare_public()
            public = server(
                "endreprisals.wsgi:application",
                port=options["port"],
                workers=options["workers"],
                threads=PUBLIC_THREADS,
            )
            doors.append((public, own))
            # Figures are made beside the door: pages say so until the first are there.
            helpers.append((management("observatory", "--refresh", "--watch", "--quiet"), own))
            self.stdout.write(f"The public door: http://127.0.0.1:{options['port']}/")
        if door != "public":
            application = server(
                "endreprisals.desk_wsgi:application",
                port=options["desk_port"],
                workers=1,
            )
            doors.append((application, desk))
            helpers.append((management("read-uploads"), desk))
            helpers.append((management("work"), desk))
            self.stdout.write(f"The desk:        http://127.0.0.1:{options['desk_port']}/")
            self.stdout.write(prepared.rstrip())
        self.stdout.write("Stop with Ctrl-C.")
        self.stdout.flush()
        sys.exit(run_together(doors, helpers))

    def _prepare_public(self) -> None:
        if not current().size:
            self.stdout.write("Loading the shipped data set ...")
            call_command("load-data")
            call_command("load-campaigns")
            release(at=now())
        if not Mechanism.objects.exists():  # a database from before the handbook has none
            call_command("load-handbook")
        call_command("collectstatic", interactive=False, verbosity=0)


def _prepare_keys(door: str) -> None:
    """Made with the desk; the public door alone must be given those that it needs."""
    prepare = require_shared_keys if door == "public" else make_key_files
    try:
        prepare(settings.SUPPORTER_KEYS_DIR)
    except KeysMissing as missing:
        raise CommandError(str(missing)) from None


def _prepare_desk(desk: dict[str, str]) -> str:
    """Under the settings of the desk, in a process of its own; gives what it printed."""
    prepared = subprocess.run(  # noqa: S603 -- our own command
        management("prepare-desk"),
        env={**os.environ, **desk},
        capture_output=True,
        text=True,
        check=False,
    )
    if prepared.returncode:
        raise CommandError(f"The desk could not be prepared.\n{prepared.stderr}")
    return prepared.stdout
