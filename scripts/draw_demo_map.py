"""Draw the demonstration's base map around its streets: the same file at every run.

    scripts/draw_demo_map.py > resources/town/demo-map.geojson

Nothing on it exists: an outline, parks, a river and houses along the invented streets.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

TOWN = Path(__file__).resolve().parents[1] / "resources" / "town"
M_LAT = 111_195.0
M_LONG = M_LAT * math.cos(math.radians(37.2486))
HOME = (-3.6214, 37.2486)
Point = tuple[float, float]


def to_m(point: list[float]) -> Point:
    return (point[0] - HOME[0]) * M_LONG, (point[1] - HOME[1]) * M_LAT


def to_degrees(point: Point) -> list[float]:
    return [round(HOME[0] + point[0] / M_LONG, 6), round(HOME[1] + point[1] / M_LAT, 6)]


def feature(layer: str, ring: list[Point], name: str = "", rank: int = 1) -> dict[str, object]:
    told: dict[str, object] = {"layer": layer}
    if name:
        told["name"] = name
    if rank != 1:
        told["rank"] = rank
    corners = [to_degrees(point) for point in [*ring, ring[0]]]
    return {
        "type": "Feature",
        "properties": told,
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }


def blob(rng: random.Random, x: float, y: float, wide: float, high: float, n: int) -> list[Point]:
    """A rounded patch that is no ellipse."""
    waves = [(rng.uniform(0, 6.3), rng.uniform(0.02, 0.09)) for _ in range(3)]
    ring = []
    for k in range(n):
        turn = 2 * math.pi * k / n
        far = 1 + sum(size * math.sin((i + 2) * turn + at) for i, (at, size) in enumerate(waves))
        ring.append((x + wide * far * math.cos(turn), y + high * far * math.sin(turn)))
    return ring


def distance(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    at = 0.0 if long == 0 else max(
        0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / long)
    )  # fmt: skip
    return math.hypot(point[0] - a[0] - at * dx, point[1] - a[1] - at * dy)


def houses(
    rng: random.Random, streets: list[list[Point]], keep_out: list[tuple[Point, float]]
) -> Iterator[list[Point]]:
    """Rectangles along both sides of every street, clear of streets, parks and each other."""
    pieces = [(a, b) for street in streets for a, b in itertools.pairwise(street)]
    placed: list[tuple[Point, float]] = []
    for street in streets:
        for side in (-1, 1):
            for a, b in itertools.pairwise(street):
                length = math.hypot(b[0] - a[0], b[1] - a[1])
                if length < 10:
                    continue
                ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
                at = rng.uniform(0, 6)
                while at < length - 6:
                    wide, deep = rng.uniform(9, 17), rng.uniform(9, 14)
                    back = 6.5 + deep / 2 + rng.uniform(0, 1.5)
                    x = a[0] + ux * (at + wide / 2) - uy * side * back
                    y = a[1] + uy * (at + wide / 2) + ux * side * back
                    at += wide + (rng.uniform(0.5, 2) if rng.random() < 0.7 else rng.uniform(5, 14))
                    radius = math.hypot(wide, deep) / 2
                    if rng.random() < 0.12:
                        continue
                    if any(math.hypot(x - p[0], y - p[1]) < r for p, r in keep_out):
                        continue
                    near = (p for p in placed if abs(p[0][0] - x) < 30 and abs(p[0][1] - y) < 30)
                    if any(math.hypot(x - p[0], y - p[1]) < (radius + r) * 0.74 for p, r in near):
                        continue
                    if any(distance((x, y), *piece) < deep / 2 + 4.5 for piece in pieces):
                        continue
                    placed.append(((x, y), radius))
                    corners = [(-wide / 2, -deep / 2), (wide / 2, -deep / 2),
                               (wide / 2, deep / 2), (-wide / 2, deep / 2)]  # fmt: skip
                    yield [(x + cx * ux - cy * uy, y + cx * uy + cy * ux) for cx, cy in corners]


def main() -> int:
    told = json.loads((TOWN / "demo-streets.geojson").read_text("utf-8"))["features"]
    streets = [
        [to_m(point) for point in one["geometry"]["coordinates"]]
        for one in told
        if one["geometry"]["type"] == "LineString"
    ]
    places = {
        one["properties"]["name"]: to_m(one["geometry"]["coordinates"])
        for one in told
        if one["geometry"]["type"] == "Point"
    }
    rng = random.Random(18)
    every = [point for street in streets for point in street]
    xs, ys = [p[0] for p in every], [p[1] for p in every]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    half = ((max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2)
    found = [feature("outline", blob(rng, *middle, half[0] * 1.3, half[1] * 1.42, 72))]
    keep_out: list[tuple[Point, float]] = []
    for name, point in places.items():
        if name.startswith("Parque"):
            size = rng.uniform(55, 85)
            found.append(feature("green", blob(rng, *point, size * 1.25, size * 0.8, 32), name))
            keep_out.append((point, size * 1.1))
    for share_x, share_y, wide, high in ((-0.72, 0.78, 250, 170), (0.72, -0.72, 270, 150)):
        x, y = middle[0] + half[0] * share_x, middle[1] + half[1] * share_y
        found.append(feature("green", blob(rng, x, y, wide, high, 40)))
    river_y = min(ys) - 120
    across = range(int(middle[0] - half[0] * 4), int(middle[0] + half[0] * 4), 45)
    upper = [(x, river_y + 42 * math.sin(x / 210) + 18 * math.sin(x / 67)) for x in across]
    lower = [(x, y - 16 - 5 * math.sin(x / 130)) for x, y in reversed(upper)]
    found.append(feature("water", upper + lower, "Río Zahar"))
    for name, (x, y) in places.items():
        if not name.startswith(("Parque", "Parada", "Pista", "Mirador")):
            wide, deep = rng.uniform(13, 20), rng.uniform(11, 16)
            ring = [(x - wide, y - deep), (x + wide, y - deep), (x + wide, y + deep),
                    (x - wide, y + deep)]  # fmt: skip
            clear = min(distance((x, y), a, b) for s in streets
                        for a, b in itertools.pairwise(s))  # fmt: skip
            if clear > deep + 2:
                found.append(feature("building", ring, rank=2))
            keep_out.append(((x, y), max(wide, deep) + 8))
    found += [feature("building", ring) for ring in houses(rng, streets, keep_out)]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)
    sys.stdout.write(
        '{"type": "FeatureCollection", "name": "Alzahar, an invented town", "features": [\n'
        + lines
        + "\n]}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
