"""Make the world map's shapes from the public-domain Natural Earth data in the world-atlas package.

The result, `endreprisals/web/world.json`, is committed, so this runs only to renew it:

    npm install --ignore-scripts world-atlas     (in an empty folder outside the repository)
    python tools/build_map.py FOLDER/node_modules/world-atlas/countries-50m.json STATES.csv

Shapes are in the Equal Earth projection (Šavrič, Patterson and Jenny 2018), so that areas compare
fairly. Borders follow the list of Member States: areas that the file draws apart and that no UN
body lists apart are joined to the State they belong to on that list, Crimea is joined to Ukraine
(General Assembly resolution 68/262), and every other area without a seat is drawn plain. States
too small to see become dots. The page says that no shape implies a position.
"""

import csv
import heapq
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "endreprisals" / "web" / "world.json"
CENTRE = 11  # degrees east; the map is cut at 169° west, through the Bering Strait
WIDTH = 2000  # units of the viewBox; about half a pixel each on a wide screen
SMALLEST_TRIANGLE = 2.5  # square units: a bend smaller than this is left out
SMALLEST_RING = 8.0  # square units: an island smaller than this is left out
SMALLEST_STATE = 40.0  # square units: a State smaller than this becomes a dot

Point = tuple[float, float]
Ring = list[int]  # arc numbers; ~n is arc n walked backwards

# Names in the file that differ from both names in the list of States.
OTHER_NAMES = {
    "Antigua and Barb.": "ATG", "Bosnia and Herz.": "BIH", "Central African Rep.": "CAF",
    "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Eq. Guinea": "GNQ", "Macedonia": "MKD",
    "Marshall Is.": "MHL", "S. Sudan": "SSD", "Solomon Is.": "SLB", "St. Kitts and Nevis": "KNA",
    "St. Vin. and Gren.": "VCT", "São Tomé and Principe": "STP", "Turkey": "TUR",
    "Vatican": "VAT", "eSwatini": "SWZ",
}  # fmt: skip
JOINED = {"N. Cyprus": "CYP", "Somaliland": "SOM"}
CRIMEA = (32.0, 44.0, 37.0, 46.5)  # west, south, east, north; drawn with Russia in the file
LEFT_OUT = {"Antarctica"}
NOT_IN_FILE = {"TUV": (179.2, -8.52)}  # Funafuti


@dataclass(slots=True)
class Atlas:
    """The arcs, in degrees, and for each State or other area the rings that bound it."""

    arcs: list[list[Point]]
    rings: dict[str, list[Ring]]


def main(topology: Path, states: Path) -> None:
    listed = read_states(states)
    atlas = read_atlas(json.loads(topology.read_text(encoding="utf-8")), listed)
    arcs = [simplified(projected(arc)) for arc in atlas.arcs]
    outlines = {code: [walked(ring, arcs) for ring in rings] for code, rings in atlas.rings.items()}
    dots = {code: scaled(project(place)) for code, place in NOT_IN_FILE.items()}
    shapes: dict[str, str] = {}
    for code, rings in outlines.items():
        if code and total_area(rings) < SMALLEST_STATE:
            dots[code] = scaled(middle(max(rings, key=area)))
        else:
            shapes[code] = path(ring for ring in rings if area(ring) >= SMALLEST_RING)
    other = shapes.pop("")
    if missing := set(listed.values()) - set(shapes) - set(dots):
        raise SystemExit(f"no shape and no dot for {sorted(missing)}; nothing was written")
    box = view_box(outlines)
    data = {
        "view_box": box,
        "shapes": dict(sorted(shapes.items())),
        "dots": dict(sorted(dots.items())),
        "other": other,
    }
    TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(shapes)} shapes, {len(dots)} dots, {TARGET.stat().st_size:,} bytes")


def read_states(path: Path) -> dict[str, str]:
    """Every name of a Member or observer State -> its ISO code."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {row[column]: row["iso3"] for row in rows for column in ("name", "un_short_name")}
    # The Holy See's seat is in the file under its territory's name and code.
    return named | OTHER_NAMES | {"Vatican": holy_see(rows)}


def holy_see(rows: list[dict[str, str]]) -> str:
    return next(row["iso3"] for row in rows if row["un_short_name"] == "Holy See")


def read_atlas(topology: dict[str, Any], listed: dict[str, str]) -> Atlas:
    """Decode the TopoJSON; areas without a seat all go under the empty code."""
    rings: dict[str, list[Ring]] = defaultdict(list)
    arcs = decoded_arcs(topology)
    for area_ in topology["objects"]["countries"]["geometries"]:
        name = area_["properties"]["name"]
        if name in LEFT_OUT:
            continue
        code = JOINED.get(name) or listed.get(name, "")
        polygons = area_["arcs"] if area_["type"] == "MultiPolygon" else [area_["arcs"]]
        rings[code].extend(ring for polygon in polygons for ring in polygon)
    move_crimea(rings, arcs)
    for code in (*JOINED.values(), "UKR"):
        rings[code] = joined(rings[code])
    return Atlas(arcs, dict(rings))


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def move_crimea(rings: dict[str, list[Ring]], arcs: list[list[Point]]) -> None:
    west, south, east, north = CRIMEA

    def is_crimea(ring: Ring) -> bool:
        points = walked(ring, arcs)
        return all(west <= x <= east and south <= y <= north for x, y in points)

    moved = [ring for ring in rings["RUS"] if is_crimea(ring)]
    if not moved:
        raise SystemExit("Crimea's ring was not found in the file; nothing was written")
    rings["RUS"] = [ring for ring in rings["RUS"] if ring not in moved]
    rings["UKR"].extend(moved)


def joined(rings: list[Ring]) -> list[Ring]:
    """The outer bounds of several areas: an arc that two of them share is no bound."""
    used = {arc for ring in rings for arc in ring}
    touched = [ring for ring in rings if any(~arc in used for arc in ring)]
    apart = [ring for ring in rings if ring not in touched]
    loose = [arc for ring in touched for arc in ring if ~arc not in used]
    return apart + (stitched(loose, touched) if loose else [])


def stitched(loose: list[int], touched: list[Ring]) -> list[Ring]:
    """Put the loose arcs end to end again, in the order in which the old rings walked them."""
    steps = (zip(ring, [*ring[1:], ring[0]], strict=True) for ring in touched)
    follower = dict(chain.from_iterable(steps))
    rings, left = [], list(loose)
    while left:
        ring = [left.pop(0)]
        while (after := next_loose(ring[-1], follower)) != ring[0]:
            ring.append(after)
            left.remove(after)
        rings.append(ring)
    return rings


def next_loose(arc: int, follower: dict[int, int]) -> int:
    """The arc that goes on from this one, stepping over arcs that two rings share."""
    after = follower[arc]
    while ~after in follower:
        after = follower[~after]
    return after


def projected(arc: list[Point]) -> list[Point]:
    """What lies beyond the cut goes to the far east; an island on the cut stays whole."""
    cut = CENTRE - 180
    on_the_cut = any(cut <= lon < cut + 20 for lon, _ in arc)
    return [project((lon + 360 if lon < cut and not on_the_cut else lon, lat)) for lon, lat in arc]


def project(place: Point) -> Point:
    """Equal Earth, in units of the viewBox, y growing downwards."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    lon, lat = math.radians(place[0] - CENTRE), math.radians(place[1])
    m = math.sqrt(3) / 2
    t = math.asin(m * math.sin(lat))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = lon * math.cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    unit = WIDTH / (2 * 2.7066299836)  # half the width of the whole map
    return (WIDTH / 2 + x * unit, -y * unit)


def simplified(arc: list[Point]) -> list[Point]:
    """Leave out the bends that make the smallest triangles (Visvalingam); keep both ends."""
    if len(arc) <= 4:
        return arc
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    heap = [(triangle(arc[i - 1], arc[i], arc[i + 1]), i) for i in range(1, len(arc) - 1)]
    size = {i: a for a, i in heap}
    heapq.heapify(heap)
    kept = set(range(len(arc)))
    closed = arc[0] == arc[-1]
    while heap and len(kept) > (4 if closed else 2):
        smallest, i = heapq.heappop(heap)
        if i not in kept or smallest != size[i]:
            continue
        if smallest >= SMALLEST_TRIANGLE:
            break
        kept.remove(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(arc) - 1:
                size[j] = max(smallest, triangle(arc[before[j]], arc[j], arc[after[j]]))
                heapq.heappush(heap, (size[j], j))
    return [arc[i] for i in sorted(kept)]


def triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def walked(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[:-1])
    return points


def area(ring: list[Point]) -> float:
    following = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in following)) / 2


def total_area(rings: list[list[Point]]) -> float:
    return sum(area(ring) for ring in rings)


def middle(ring: list[Point]) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def scaled(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def path(rings: Iterable[list[Point]]) -> str:
    """An SVG path with whole relative steps, the shortest way to write it."""
    parts = []
    for ring in rings:
        points = [p for i, p in enumerate(map(scaled, ring)) if i == 0 or p != scaled(ring[i - 1])]
        if len(points) < 3:
            continue
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        parts.append(f"M{pair(points[0])}l{''.join(pair(s, spaced=True) for s in steps).strip()}z")
    return "".join(parts)


def pair(step: tuple[int, int], *, spaced: bool = False) -> str:
    """`3-4`: a minus sign needs no space before it."""
    x, y = step
    text = f"{x}{y}" if y < 0 else f"{x} {y}"
    return f" {text}" if spaced and x >= 0 else text


def view_box(outlines: dict[str, list[list[Point]]]) -> str:
    points = [p for rings in outlines.values() for ring in rings for p in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    edge = 12
    size = (left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge)
    return " ".join(str(round(n)) for n in size)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
