"""`endreprisals load-campaigns`: campaigns of the data set, with their results."""  # noqa: N999 -- a command is called by the name of its file

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.adapters.files import UnreadableFolder, read_tables
from endreprisals.campaigns.services.loading import CampaignsRefused, load_campaigns


class Command(BaseCommand):
    help = "Load the campaigns of a folder, one file for each, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        shipped = settings.PACKAGE_DIR / "data" / "campaigns"
        parser.add_argument("folder", nargs="?", type=Path, default=shipped, metavar="DIR")

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:
        try:
            loaded = load_campaigns(read_tables(folder), by="load-campaigns", at=now())
        except UnreadableFolder as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from error
        except CampaignsRefused as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise SystemExit(2) from error
        size = f"{loaded.campaigns} campaigns, {loaded.cases} cases, {loaded.asked} States asked"
        self.stdout.write(f"{'loaded' if loaded.changed else 'unchanged'}: {size}")
