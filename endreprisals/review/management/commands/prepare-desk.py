"""Make the desk ready: tables, files, and a way in for the first person."""  # noqa: N999 -- a command is called by the name of its file

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.accounts.services import first_login
from endreprisals.adapters.report_store import forget_leftovers

LEFT_BEHIND = timedelta(hours=1)  # no upload takes so long


class Command(BaseCommand):
    help = "Make the tables of both doors and, while nobody can sign in, a one-time staff login."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tables-only", action="store_true", help="make no one-time login")

    def handle(self, *_: Any, tables_only: bool, **__: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        before = (now() - LEFT_BEHIND).timestamp()
        for folder in (settings.FILE_UPLOAD_TEMP_DIR, settings.REPORT_FILES_DIR):
            forget_leftovers(Path(folder), before=before)
        call_command("forget-contacts", stdout=StringIO())
        if not tables_only and (login := first_login(at=now())):
            pseudonym, code = login
            self.stdout.write("One-time staff login, shown until somebody has a second factor:")
            self.stdout.write("    page:       /enter/ of the desk")
            self.stdout.write(f"    pseudonym:  {pseudonym}")
            self.stdout.write(f"    code:       {code}")
