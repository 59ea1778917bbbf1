"""`export --format csv --out DIR`: the whole public data set with codebook and vocabularies."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.record.files.xlsx_file import TooManyRows
from endreprisals.releases.export import FORMATS, export
from endreprisals.releases.queries import line_of
from endreprisals.releases.services import release


class Command(BaseCommand):
    help = "Write the whole public data set with its codebook into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=FORMATS, action="append", default=[])
        parser.add_argument("--all", action="store_true", help="every format")
        parser.add_argument("--out", type=Path, required=True, help="folder; made when missing")

    def handle(self, *_: Any, **options: Any) -> None:
        formats = FORMATS if options["all"] else options["format"]
        if not formats:
            self.stderr.write(f"--format: none given: use one of {', '.join(FORMATS)}, or --all")
            raise SystemExit(2)
        if options["out"].exists() and not options["out"].is_dir():
            self.stderr.write(f"{options['out']}: is a file: name a folder with --out")
            raise SystemExit(2)
        made = line_of(release(at=now()))
        try:
            names = export(options["out"], formats, made)
        except TooManyRows as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from error
        self.stdout.write(f"release {made.number}: {made.cases} cases, {len(names)} files")
