"""`endreprisals load-data`: the fact tables into the record."""  # noqa: N999 -- a command is called by the name of its file

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.adapters.files import UnreadableFolder, read_tables
from endreprisals.record.services.loading import DataRefused, check_data, load_data


class Command(BaseCommand):
    help = "Check the fact tables and load them into the record, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        shipped = settings.PACKAGE_DIR / "data"
        parser.add_argument("folder", nargs="?", type=Path, default=shipped, metavar="DIR")
        parser.add_argument("--check", action="store_true", help="check only, load nothing")

    def handle(self, *_: Any, folder: Path, check: bool, **__: Any) -> None:
        try:
            files = read_tables(folder)
            self.stdout.write(self._checked(files) if check else self._loaded(files))
        except UnreadableFolder as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from error
        except DataRefused as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            self.stderr.write(str(error))
            raise SystemExit(2) from error

    def _checked(self, files: dict[str, bytes]) -> str:
        check_data(files)
        return f"checked: {len(files)} files, no problem"

    def _loaded(self, files: dict[str, bytes]) -> str:
        loaded = load_data(files, actor="load-data", at=now())
        size = f"{loaded.cases} cases, {loaded.facts} facts, {loaded.mentions} mentions"
        if not loaded.changed:
            return f"unchanged: {size}"
        return f"loaded: {size}; {loaded.added} cases added, {loaded.corrected} corrected"
