"""Written situations, and the stories of the founding documents routed as they were in life."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.domain.routing.vectors import Vector, vectors

VECTORS = list(vectors())
STORIES = [one for one in VECTORS if one.name.startswith("story_")]
DATA = Path(__file__).parents[3] / "endreprisals" / "data"
Route = dict[str, Any]


def _by_mechanism(route: Route) -> dict[str, Any]:
    return {one["mechanism"]: one for one in route["avenues"]}


def _codes(said: list[dict[str, Any]]) -> set[str]:
    return {f"treaty:{one['treaty']}" if one["treaty"] else one["code"] for one in said}


def _reasons(route: Route) -> dict[str, list[str]]:
    return {
        code: [reason["code"] for reason in one["reasons"]]
        for code, one in _by_mechanism(route).items()
    }


def _open(route: Route) -> dict[str, list[str]]:
    return {
        code: [held["treaty"] for held in one["conditions"] if held["state"] == "open"]
        for code, one in _by_mechanism(route).items()
    }


def _translation(route: Route) -> set[str]:
    return {
        code
        for code, one in _by_mechanism(route).items()
        if any(text.startswith("A translation") for text in one["missing"])
    }


def _all_wait(route: Route) -> bool:
    return all(one["help"] or one["status"] == "not_before_consent" for one in route["avenues"])


def _waits_for_family(route: Route) -> bool:
    waiting = [one["not_before"] for one in route["avenues"] if not one["help"]]
    return all(text.startswith("Not before close family") for text in waiting)


def _within(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    return found | expected == found


CHECKS: dict[str, Callable[[Route, Any], bool]] = {
    "first": lambda route, said: route["first"] == said == route["avenues"][0]["mechanism"],
    "last": lambda route, said: route["avenues"][-1]["mechanism"] == said,
    "order": lambda route, said: (
        [one["mechanism"] for one in route["avenues"]][: len(said)] == said
    ),
    "avenues": lambda route, said: set(said) <= set(_by_mechanism(route)),
    "not_avenues": lambda route, said: set(said).isdisjoint(_by_mechanism(route)),
    "reasons": lambda route, said: _within(_reasons(route), said),
    "committees": lambda route, said: (
        _by_mechanism(route)["treaty-bodies-focal-points"]["committees"] == said
    ),
    "open": lambda route, said: _within(_open(route), said),
    "not_open": lambda route, said: (
        {one["condition"]["treaty"] for one in route["not_open"]} == set(said)
    ),
    "deadlines": lambda route, said: _within(
        {code: one["deadline"]["state"] for code, one in _by_mechanism(route).items()}, said
    ),
    "contacts": lambda route, said: _within(
        {code: one["contact"]["state"] for code, one in _by_mechanism(route).items()}, said
    ),
    "translation": lambda route, said: set(said) <= _translation(route),
    "warnings": lambda route, said: set(said) <= _codes(route["warnings"]),
    "not_warnings": lambda route, said: set(said).isdisjoint(_codes(route["warnings"])),
    "waits_for_family": lambda route, said: _waits_for_family(route) is said,
    "questions": lambda route, said: set(said) <= _codes(route["questions"]),
    "none_because": lambda route, said: route["none_because"]["code"] == said,
    "sequence": lambda route, said: [one["code"] for one in route["sequence"]] == said,
    "all_wait": lambda route, said: _all_wait(route) is said,
}


def test_there_are_twenty_scenarios_and_the_stories_of_the_founding_documents() -> None:
    assert len(STORIES) >= 4
    assert len(VECTORS) - len(STORIES) >= 20


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one.name)
def test_a_situation_is_routed_as_a_lawyer_would(vector: Vector) -> None:
    route = vector.routed()
    told = [[one["mechanism"], *_reasons(route)[one["mechanism"]]] for one in route["avenues"]]

    wrong = {key for key, said in vector.expect.items() if not CHECKS[key](route, said)}

    assert not wrong, (wrong, told, sorted(_codes(route["warnings"] + route["questions"])))
    assert route["none_because"] is None or "none_because" in vector.expect
    assert route["not_open"] == [] or "not_open" in vector.expect


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one.name)
def test_a_warning_or_a_wait_is_there_because_of_the_answers(vector: Vector) -> None:
    """What the files do not ask for, they do not get: no consent warning beside a full consent."""
    consent = vector.told["answers"].get("consent") or {}
    agreed = consent == {"informed": True, "agreed": True}

    waits = {one["status"] for one in vector.routed()["avenues"] if not one["help"]}

    assert waits == ({"open"} if agreed else {"not_before_consent"})


@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.name)
def test_what_was_done_in_life_stands_in_the_record_and_among_the_avenues(story: Vector) -> None:
    record = story.told["record"]
    events = {row["id"]: row for row in _rows("case_events.csv")}
    avenues = _by_mechanism(story.routed())

    for event, kind, mechanism in record["as_in_life"]:
        assert (events[event]["case_id"], events[event]["event_type"]) == (record["case"], kind)
        assert mechanism in avenues or not mechanism
    acted = {mechanism for _, _, mechanism in record["as_in_life"] if mechanism}
    assert {code: avenues[code]["order"] for code in acted} == record["places"]
    # Who acted in life stands first, or the file says why somebody else does.
    assert 1 in record["places"].values() or record["differs_from_life"]
    if "report" in record:
        case = next(row for row in _rows("cases.csv") if row["id"] == record["case"])
        assert record["report"] in case["sg_report_mentions"]
        assert "un-sg-report" in avenues


@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.name)
def test_nobody_who_was_missing_in_life_is_made_to_say_yes(story: Vector) -> None:
    if story.told["answers"].get("missing"):
        consent = story.told["answers"].get("consent") or {}
        assert consent.get("agreed") is not True, "the family agrees, which is another answer"


@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.name)
def test_every_avenue_of_a_story_shows_its_reasons_with_their_source(story: Vector) -> None:
    for avenue in story.routed()["avenues"]:
        assert avenue["why"] == " ".join(reason["text"] for reason in avenue["reasons"])
        assert all(reason["text"] and reason["source"] for reason in avenue["reasons"])


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
