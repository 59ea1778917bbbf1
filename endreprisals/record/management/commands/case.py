"""`case ID --json`: one public case, whole."""

from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from endreprisals.record.files.json_file import pretty
from endreprisals.record.files.plain import whole_case
from endreprisals.record.queries.case_page import Gone, NoSuchCase, case_page


class Command(BaseCommand):
    help = "Show one public case with every fact and its sources."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="as its page shows it: EGY-2017-001")
        parser.add_argument("--json", action="store_true", help="as JSON (the only form)")

    def handle(self, *_: Any, **options: Any) -> None:
        public_id = options["id"]
        try:
            page = case_page(public_id)
        except NoSuchCase:
            self._refuse(f"{public_id}: no public case has this id: find ids with `search`")
        if isinstance(page, Gone):
            advice = f"it is part of {page.into}: ask for that" if page.into else "withdrawn"
            self._refuse(f"{public_id}: not shown: {advice}")
        self.stdout.write(pretty(whole_case(page)), ending="")

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        raise SystemExit(2)
