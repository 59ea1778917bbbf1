"""`ledger --json`: who said what, on which session, State or case."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from endreprisals.ledger.queries.told import Asked, CannotTell, told
from endreprisals.record.files.json_file import pretty
from endreprisals.record.files.plain import plain


class Command(BaseCommand):
    help = "Show the statements of States about reprisals, and the cases and countries they named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON (the only form)")
        parser.add_argument("--session", default="", help="of one session: HRC51, UNGA79, UPR36")
        parser.add_argument("--state", default="", help="made for one State, by ISO code: DEU")
        parser.add_argument("--case", default="", help="that named one case: EGY-2017-003")

    def handle(self, *_: Any, session: str, state: str, case: str, **__: Any) -> None:
        try:
            answer = told(Asked(session, state, case))
        except CannotTell as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise SystemExit(2) from error
        self.stdout.write(pretty(plain(answer)), ending="")
