"""`observatory --list`, `observatory FIGURE --json`, `observatory --refresh [--watch]`."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.timezone import now

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory import worker
from endreprisals.observatory.files.figure_json import figure_json
from endreprisals.observatory.queries import Shown, lines, stored
from endreprisals.observatory.services import RecordChanges, make_now
from endreprisals.observatory.words.titles import title

LOOK_EVERY_SECONDS = 2.0


class Command(BaseCommand):
    help = "Named figures with their denominators, intervals, caveats and sources."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("figure", nargs="?", default="", help="a name that --list gives")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--list", action="store_true", help="names, titles, units, periods")
        parser.add_argument("--refresh", action="store_true", help="make every figure anew")
        parser.add_argument("--watch", action="store_true", help="go on, until stopped")
        parser.add_argument("--quiet", action="store_true", help="tell of failures only")

    def handle(self, *_: Any, **options: Any) -> None:
        if options["list"]:
            self._list(as_json=options["json"])
        elif options["watch"]:
            self._watch(*(["--quiet"] if options["quiet"] else []))
        elif options["refresh"]:
            self._refresh(self._tell_failures if options["quiet"] else self._tell)
        elif options["figure"]:
            self._one(options["figure"], as_json=options["json"])
        else:
            self._refuse("FIGURE: none given: name one, or use --list or --refresh")

    def _list(self, *, as_json: bool) -> None:
        told = [line.as_data() for line in lines()]
        if as_json:
            self.stdout.write(json.dumps({"figures": told}, ensure_ascii=False))
            return
        for line in told:
            made = line["made_at"] or "not made yet"
            columns = (line["name"], line["title"], line["unit"], line["period"],
                       f"version {line['record_version']}", made)  # fmt: skip
            self.stdout.write("\t".join(columns))

    def _one(self, name: str, *, as_json: bool) -> None:
        try:
            catalogue.entry(name)
        except catalogue.UnknownFigure as unknown:
            self._refuse(str(unknown))
        shown = stored(name) or Shown.of(make_now(name, at=now()))
        told = figure_json(shown)
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(f"{title(name)}\n{told['sentence']}")

    def _refresh(self, tell: worker.Tell) -> None:
        try:
            if not worker.once(now, tell):
                raise SystemExit(1)
        except RecordChanges as changes:
            tell(f"figures: not made: {changes}")
            raise SystemExit(1) from changes

    def _watch(self, *more: str) -> None:
        """Each round is a process of its own, which gives back all the memory that it took."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        round_ = [sys.executable, "-m", "endreprisals", "observatory", "--refresh", *more]
        watcher = worker.Watcher(lambda: _run(round_))
        try:
            while True:
                if not watcher.look():
                    close_old_connections()
                    time.sleep(LOOK_EVERY_SECONDS)
        except KeyboardInterrupt:
            return

    def _tell(self, line: str) -> None:
        self.stderr.write(line)

    def _tell_failures(self, line: str) -> None:
        if ": not " in line:
            self.stderr.write(line)

    def _refuse(self, problem: str) -> NoReturn:
        self.stderr.write(problem)
        raise SystemExit(2)


def _run(command: Sequence[str]) -> None:
    """Run one round to its end. When we are stopped, it is stopped too."""
    subprocess.run(command, check=False)  # noqa: S603 -- our own command
