"""The search of the website, on the command line."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from endreprisals.search.queries import Answer, Result, search
from endreprisals.search.why import sentence


class Command(BaseCommand):
    """Print what a search finds, best first, each with the reason why."""

    help = "Search the record: words, names in any script, document symbols, letter codes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The search and how much of its answer to show."""
        parser.add_argument("query", help="what to look for; quote it when it has spaces")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--limit", type=int, default=20, help="how many results (20)")

    def handle(self, *_: Any, query: str, json: bool, limit: int, **__: Any) -> None:
        """Search and print; an empty answer is an answer."""
        answer = search(query, limit=limit)
        self.stdout.write(_as_json(answer) if json else "\n".join(_lines(answer)))


def _as_json(answer: Answer) -> str:
    found = asdict(answer)
    for result in found["results"]:
        why = result["why"]
        why["sentence"] = sentence(why["code"], why["matched_text"])
    return json.dumps(found, ensure_ascii=False, indent=1)


def _lines(answer: Answer) -> Iterator[str]:
    if answer.cut:
        yield "The search is long: only its beginning was read."
    if not answer.results:
        yield "Nothing found. That is not evidence that nothing happened."
        return
    yield f"{'' if answer.is_total_exact else 'more than '}{answer.total} found"
    width = max(len(result.public_id) for result in answer.results)
    for result in answer.results:
        yield from _result_lines(result, width)


def _result_lines(result: Result, width: int) -> Iterator[str]:
    names = " · ".join(name.text for name in result.names)
    title = f"{result.title} ({names})" if names else result.title
    yield f"{result.kind:9} {result.public_id:{width}} {title}"
    yield f"{'':9} {'':{width}} {sentence(result.why.code, result.why.matched_text)}"
