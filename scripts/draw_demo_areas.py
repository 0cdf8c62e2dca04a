"""Draw the quarters of the demonstration's town inside its outline: the same files at every run.

    scripts/draw_demo_areas.py

Each quarter is what lies nearer to its own middle than to any other's, so that together they fill
the town and none overlaps. Run it after scripts/draw_demo_map.py, whose outline it reads.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

TOWN = Path(__file__).resolve().parents[1] / "resources" / "town"
NARROWER = math.cos(math.radians(37.2486))
Point = tuple[float, float]

QUARTERS: dict[str, Point] = {
    "casco": (-3.6213, 37.2491),
    "eras": (-3.6215, 37.2541),
    "musica": (-3.6292, 37.2492),
    "pajaros": (-3.6287, 37.2455),
    "vega": (-3.6209, 37.2444),
    "ensanche": (-3.6132, 37.2490),
}
"""Middles in degrees, longitude first."""


def nearer(ring: list[Point], one: Point, other: Point) -> list[Point]:
    """The part of a ring that is nearer to one point than to another."""

    def lead(point: Point) -> float:
        return far(point, other) - far(point, one)

    kept: list[Point] = []
    for at, after in zip(ring, [*ring[1:], ring[0]], strict=True):
        here, there = lead(at), lead(after)
        if here >= 0:
            kept.append(at)
        if (here >= 0) != (there >= 0):
            share = here / (here - there)
            kept.append((at[0] + share * (after[0] - at[0]), at[1] + share * (after[1] - at[1])))
    return kept


def far(a: Point, b: Point) -> float:
    """The square of a distance, in degrees of latitude."""
    return ((a[0] - b[0]) * NARROWER) ** 2 + (a[1] - b[1]) ** 2


def main() -> int:
    features = json.loads((TOWN / "demo-map.geojson").read_text("utf-8"))["features"]
    outline = next(one for one in features if one["properties"]["layer"] == "outline")
    whole = [(x, y) for x, y in outline["geometry"]["coordinates"][0][:-1]]
    for code, middle in QUARTERS.items():
        ring = whole
        for other in QUARTERS.values():
            if other != middle:
                ring = nearer(ring, middle, other)
        corners = [[round(x, 6), round(y, 6)] for x, y in [*ring, ring[0]]]
        told = {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"layer": "area"},
                    "geometry": {"type": "Polygon", "coordinates": [corners]},
                }
            ],
        }
        path = TOWN / f"demo-area-{code}.geojson"
        path.write_text(json.dumps(told) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
