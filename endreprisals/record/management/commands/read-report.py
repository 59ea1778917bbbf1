"""`read-report FILE --json`: what the rules read in a report; writes nothing to the database."""  # noqa: N999 -- a command is called by the name of its file

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from endreprisals.adapters.report_files.limits import UnreadableFile
from endreprisals.adapters.report_files.read import read_pages
from endreprisals.domain.sg_report.expectations import (
    NotAReport,
    NotReadable,
    misses_of,
    require_a_report,
)
from endreprisals.domain.sg_report.model import PageText
from endreprisals.domain.sg_report.read import read
from endreprisals.domain.states import UnknownState, state
from endreprisals.domain.un_symbols import normal_symbol
from endreprisals.record.queries.known_names import known_names

PARTS = ("main", "annex I", "annex II")


class Command(BaseCommand):
    help = "Read a PDF, DOCX, HTML or text file of a Secretary-General's report."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--symbol", default="", help="as printed: A/HRC/48/28")
        parser.add_argument("--part", choices=PARTS, help="what part an excerpt is from")
        parser.add_argument("--country", help="of an excerpt: ISO 3166-1 alpha-3, such as CHN")
        parser.add_argument("--json", action="store_true", help="as JSON (the only form)")

    def handle(self, *_: Any, **options: Any) -> None:
        file: Path = options["file"]
        symbol, country = self._symbol(options["symbol"]), self._country(options["country"])
        is_excerpt = bool(symbol or options["part"] or country)
        try:
            pages = read_pages(file)
            _check(pages, symbol=symbol, is_excerpt=is_excerpt)
        except FileNotFoundError:
            self._refuse(f"{file}: there is no such file: check the path")
        except (UnreadableFile, NotReadable) as error:
            self._refuse(f"{file}: {error}")
        reading = read(
            pages,
            known_names(),
            symbol=symbol,
            part=options["part"] or "main",
            country=country,
        )
        if not is_excerpt:
            for miss in misses_of(reading):
                self.stderr.write(f"{file}: {miss}")
        self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))

    def _symbol(self, typed: str) -> str:
        symbol = normal_symbol(typed) if typed else ""
        if symbol is None:
            self._refuse(f"--symbol: {typed!r} is no document symbol: write it as in A/HRC/48/28")
        return symbol

    def _country(self, typed: str | None) -> str | None:
        if typed is None:
            return None
        try:
            return state(typed).iso3
        except UnknownState as error:
            self._refuse(f"--country: {error}")

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        raise SystemExit(2)


def _check(pages: Sequence[PageText], *, symbol: str, is_excerpt: bool) -> None:
    """Refuse what is no report; an excerpt need not show that it is from one."""
    try:
        require_a_report(pages, symbol=symbol)
    except NotAReport:
        if not is_excerpt:
            raise
