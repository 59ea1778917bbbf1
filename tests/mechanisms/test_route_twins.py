"""The router in the browser gives what the router here gives, to the letter."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from endreprisals.domain.deadlines.export import export as deadlines_export
from endreprisals.domain.routing.export import export as routing_export
from endreprisals.domain.routing.route import as_json
from tests.mechanisms.route_world import answer_sets, digest, route_of
from tests.node import run_js

TWIN = Path(__file__).with_name("route_twin.mjs")
GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "routing").glob("*.json"))
GENERATED = 20_000
SEED = 20261120


def data_of(language: str) -> dict[str, Any]:
    """What the page holds in one language."""
    return {"routing": routing_export(language), "deadlines": deadlines_export(language)}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_browser_routes_a_few_cases_word_for_word_as_we_do(language: str) -> None:
    cases = list(islice(answer_sets(seed=7), 40))
    routes = run_js(TWIN, {"data": data_of(language), "cases": cases}, function="routes")

    for case, made in zip(cases, routes, strict=True):
        assert made == as_json(route_of(case, language))


def test_browser_routes_twenty_thousand_answer_sets_as_we_do() -> None:
    cases = list(islice(answer_sets(seed=SEED), GENERATED))
    theirs = run_js(TWIN, {"data": data_of("en"), "cases": cases}, function="digests")
    different = [
        case
        for case, theirs_of_it in zip(cases, theirs, strict=True)
        if digest(route_of(case, "en")) != theirs_of_it
    ]

    assert different[:1] == []


def test_generated_answers_reach_every_rule_and_every_piece_of_advice() -> None:
    reached: set[str] = set()
    for case in islice(answer_sets(seed=SEED), 2_000):
        made = as_json(route_of(case, "en"))
        reached |= {reason["code"] for avenue in made["avenues"] for reason in avenue["reasons"]}
        reached |= {
            one["code"] for key in ("warnings", "questions", "sequence") for one in made[key]
        }
    known = routing_export("en")
    named = {
        one["id"] for key in ("rules", "warnings", "questions", "sequence") for one in known[key]
    }

    assert named - reached == set()


@pytest.mark.parametrize("vector", GOLDEN, ids=lambda path: path.stem)
def test_browser_routes_the_written_scenarios_as_we_do(vector: Path) -> None:
    told = json.loads(vector.read_text("utf-8"))
    cases: list[dict[str, Any]] = [
        {key: told[key] for key in ("answers", "treaties", "contacts", "today")}
    ]
    routes = run_js(TWIN, {"data": data_of(told["language"]), "cases": cases}, function="routes")

    assert routes == [as_json(route_of(cases[0], told["language"]))]
