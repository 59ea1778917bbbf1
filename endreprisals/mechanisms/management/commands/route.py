"""`route --json`: whom to tell, from answers on standard input. Nothing is kept of them."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from endreprisals.domain.routing.answers import BadAnswers, read_answers
from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.route import as_json
from endreprisals.domain.routing.tables import LANGUAGES
from endreprisals.mechanisms.queries.routing import contacts_for_routing, ended_bodies
from endreprisals.mechanisms.queries.treaties import treaties_of
from endreprisals.record.files.json_file import pretty

MOST_BYTES = 100_000


class Command(BaseCommand):
    help = "Show whom to tell, in which order and why, for the answers on standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON (the only form)")
        parser.add_argument(
            "--language", default="en", choices=LANGUAGES, help="of the texts (default: en)"
        )

    def handle(self, *_: Any, language: str, **__: Any) -> None:
        today = timezone.localdate()
        try:
            answers = read_answers(_document(sys.stdin.buffer.read(MOST_BYTES + 1)), today=today)
        except BadAnswers as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise SystemExit(2) from None  # what was typed is in no trace
        found = route(
            answers,
            treaties=treaties_of(answers.country),
            contacts=contacts_for_routing(),
            today=today,
            language=language,
            ended=ended_bodies(),
        )
        self.stdout.write(pretty(as_json(found)), ending="")


def _document(typed: bytes) -> object:
    """The JSON that was typed; raises `BadAnswers` where it is none."""
    if len(typed) > MOST_BYTES:
        raise BadAnswers([f"answers: more than {MOST_BYTES} bytes: send only the answers"])
    try:
        return json.loads(typed, object_pairs_hook=_once)
    except BadAnswers:
        raise
    except json.JSONDecodeError as error:
        where = f"answers: line {error.lineno}, column {error.colno}"
        raise BadAnswers([f"{where}: not JSON: write an object in braces"]) from None
    except UnicodeDecodeError:
        raise BadAnswers(["answers: not UTF-8: save the text as UTF-8"]) from None
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        raise BadAnswers(["answers: cannot be read: write a plain object"]) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which every key stands once: two answers to one question contradict."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadAnswers(["answers: a question is answered twice: keep one of the answers"])
    return found
