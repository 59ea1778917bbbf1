"""`make-corpus --cases N --seed S --out FILE`: a synthetic database for benchmarks."""  # noqa: N999 -- a command is called by the name of its file

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from endreprisals.releases.corpus.making import CorpusRefused, make_corpus

MOST_CASES = 1_000_000


class Command(BaseCommand):
    help = "Make a database of synthetic cases for benchmarks, marked so in every row."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--out", type=Path, required=True, help="SQLite file to make")

    def handle(self, *_: Any, **options: Any) -> None:
        cases, out = options["cases"], options["out"]
        if not 1 <= cases <= MOST_CASES:
            self.stderr.write(f"--cases: {cases}: use a number from 1 to {MOST_CASES}")
            raise SystemExit(2)
        try:
            make_corpus(cases=cases, seed=options["seed"], out=out)
        except CorpusRefused as refused:
            self.stderr.write(str(refused))
            raise SystemExit(2) from refused
        self.stdout.write(f"{out}: {cases} synthetic cases")
