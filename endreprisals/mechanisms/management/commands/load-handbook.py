"""`endreprisals load-handbook`: the directory and the calendar of the data set."""  # noqa: N999 -- a command is called by the name of its file

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.timezone import now

from endreprisals.adapters.files import UnreadableFolder, read_tables
from endreprisals.mechanisms.services.loading import HandbookRefused, Loaded, load_directory
from endreprisals.mechanisms.services.loading_calendar import CalendarRefused, load_calendar

ACTOR = "load-handbook"
CALENDAR = "calendar.yaml"


class Command(BaseCommand):
    help = "Load the handbook of a folder (directory*.yaml, calendar*.yaml), all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        shipped = settings.PACKAGE_DIR / "data" / "handbook"
        parser.add_argument("folder", nargs="?", type=Path, default=shipped, metavar="DIR")

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:
        try:
            files = read_tables(folder)
            loaded, dates = _load(files)
        except UnreadableFolder as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from error
        except HandbookRefused as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise SystemExit(2) from error
        except CalendarRefused as error:
            for slip in error.problems:
                self.stderr.write(f"{CALENDAR}: {slip}")
            raise SystemExit(2) from error
        size = f"{loaded.bodies} bodies, {loaded.lines} lines, {loaded.contacts} contacts"
        self.stdout.write(f"{'loaded' if loaded.changed or dates else 'unchanged'}: {size}")
        for place in loaded.kept:
            self.stdout.write(f"kept as the desk has it: {place}")


@transaction.atomic
def _load(files: Mapping[str, bytes]) -> tuple[Loaded, int]:
    """The directory first, then the dates of its bodies; neither without the other."""
    at = now()
    directory = {name: content for name, content in files.items() if name.startswith("directory")}
    loaded = load_directory(directory, by=ACTOR, at=at)
    return loaded, load_calendar(files[CALENDAR], by=ACTOR, at=at) if CALENDAR in files else 0
