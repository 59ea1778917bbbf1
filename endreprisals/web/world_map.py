"""The world map: which States hold how many cases, as shapes, patterns and dots.

Shapes come from `world.json`, made by tools/build_map.py. A map shows counts of reports, so it
always stands beside the same numbers in a table.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

# Where each class after "none" begins. The first ladder whose top step is not far below the
# highest count is taken, so that the darkest shade never covers most of the map.
LADDERS = (
    (1, 2, 5, 10),
    (1, 5, 20, 50),
    (1, 20, 100, 300),
    (1, 100, 500, 2000),
    (1, 500, 5000, 20_000),
)
FAR_BELOW = 5


class World(TypedDict):
    """`world.json`: paths and dots by ISO code, areas without a seat, and the frame."""

    view_box: str
    shapes: dict[str, str]
    dots: dict[str, tuple[int, int]]
    other: str


@dataclass(frozen=True, slots=True)
class MapClass:
    """One shade of the map: from `first` to `last` cases; `last` is None for "or more"."""

    number: int
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class MapState:
    """One State on the map. It has a path, or a dot where it is too small for one."""

    iso3: str
    count: int
    shade: int
    path: str
    dot: tuple[int, int] | None


@cache
def world() -> World:
    """The shapes, read once."""
    text = resources.files("endreprisals.web").joinpath("world.json").read_text(encoding="utf-8")
    data: World = json.loads(text)
    return data


def classes(highest: int) -> tuple[MapClass, ...]:
    """The five classes for a map whose highest count is `highest`, from none upwards."""
    ladder = next((steps for steps in LADDERS if highest < steps[-1] * FAR_BELOW), LADDERS[-1])
    lasts = (*(step - 1 for step in ladder[1:]), None)
    steps = enumerate(zip(ladder, lasts, strict=True), start=1)
    return (MapClass(0, 0, 0), *(MapClass(n, first, last) for n, (first, last) in steps))


def map_states(counts: Mapping[str, int]) -> list[MapState]:
    """Every State of the map, large ones first so that dots lie on top."""
    steps = classes(max(counts.values(), default=0))
    shapes, dots = world()["shapes"], world()["dots"]

    def placed(iso3: str) -> MapState:
        count = counts.get(iso3, 0)
        shade = max(step.number for step in steps if count >= step.first)
        return MapState(iso3, count, shade, shapes.get(iso3, ""), dots.get(iso3))

    return [placed(iso3) for iso3 in (*shapes, *dots)]
