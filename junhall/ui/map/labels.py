"""PURE: which names stand where: streets along their line, squares and schools at their point.

Names that matter more are put down first; a name that would touch another is tried elsewhere along
its street, then shorter, then left out. What stood before stays where it was, if it still can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import atan2, pi
from typing import Final

import numpy as np

from junhall.ui.map.boxes import Board, TextBox
from junhall.ui.map.morton import Floats
from junhall.ui.map.projection import View
from junhall.ui.map.shapes import Shapes

MOST: Final = 260
"""So many names are tried in a view at most, the most important ones."""
_PAD_X: Final = 5.0
_PAD_Y: Final = 2.0
_STEP: Final = 6.0
_BEND: Final = 0.22  # how far a street may leave its name's line, as a share of the name's length
_OVERHANG: Final = 0.55  # so much of a name must lie on its street
_WHERE: Final = (0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86)
_SHORT: Final = {
    "calle": "C.", "avenida": "Av.", "plaza": "Pl.", "paseo": "P.º", "camino": "Cno.",
    "carretera": "Ctra.", "travesía": "Trva.", "callejón": "Cjón.", "cuesta": "Cta.",
    "placeta": "Plta.", "ronda": "Rda.", "rue": "R.", "boulevard": "Bd.", "place": "Pl.",
    "carrer": "C.", "avinguda": "Av.", "plaça": "Pl.", "street": "St.", "avenue": "Av.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map: what it says, its box, and where it is anchored in the world."""

    name: str
    text: str
    box: TextBox
    x: float
    y: float
    is_street: bool
    rank: int


Measure = Callable[[str, bool, int], tuple[float, float]]
"""Width and height of a text in pixels; whether it names a street, and its rank."""


def place_labels(
    view: View,
    streets: Shapes | None,
    points: Shapes | None,
    measure: Measure,
    kept: Mapping[str, Label] | None = None,
) -> tuple[Label, ...]:
    """Names for a view, no two of whose boxes touch."""
    board = Board()
    placed: dict[str, Label] = {}
    for label in _tried(view, streets, points, measure, kept or {}):
        if label.name not in placed and board.put(label.box):
            placed[label.name] = label
    return tuple(placed.values())


def short_name(name: str) -> str:
    """A street's name with its kind shortened as on maps: "C. Real"."""
    first, space, rest = name.partition(" ")
    short = _SHORT.get(first.casefold())
    return f"{short} {rest}" if short and space else name


def least_rank(zoom: float) -> int:
    """From which rank on streets are named at a zoom."""
    if zoom >= 15.75:
        return 0
    return 1 if zoom >= 15.0 else 2 if zoom >= 13.5 else 3


def _tried(
    view: View,
    streets: Shapes | None,
    points: Shapes | None,
    measure: Measure,
    kept: Mapping[str, Label],
) -> Iterator[Label]:
    """Every attempt, the most important first."""
    if points is not None and view.zoom >= 14.5:
        yield from _of_points(view, points, measure, least=2 if view.zoom < 16 else 0, high=True)
    lines = _lines_in(view, streets) if streets is not None else []
    for line in lines:
        old = kept.get(line.name)
        if old is not None:
            yield from _where_it_was(view, old, line, measure)
    for line in lines:
        yield from _along(line, line.name, measure)
    for line in lines:
        short = short_name(line.name)
        if short != line.name:
            yield from _along(line, short, measure)
    for line in lines:
        yield from _along(line, short_name(line.name), measure, overhang=0.0)
    if points is not None and view.zoom >= 15.5:
        yield from _of_points(view, points, measure, least=0, high=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """The longest stretch of a street that is seen, as points a few pixels apart."""

    name: str
    rank: int
    px: Floats
    py: Floats
    view: View

    @property
    def length(self) -> float:
        return _STEP * (len(self.px) - 1)


def _lines_in(view: View, streets: Shapes) -> list[_Line]:
    least = least_rank(view.zoom)
    longest: dict[str, _Line] = {}
    for n in streets.seen(view):
        name = streets.names[n]
        if not name or streets.ranks[n] < least:
            continue
        line = _seen_stretch(view, name, int(streets.ranks[n]), *streets.pixels(n, view))
        if line is not None and (name not in longest or longest[name].length < line.length):
            longest[name] = line
    order = sorted(longest.values(), key=lambda it: (-it.rank, -it.length, it.name))
    return order[:MOST]


def _seen_stretch(view: View, name: str, rank: int, px: Floats, py: Floats) -> _Line | None:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(px), np.diff(py)))])
    if along[-1] < 2 * _STEP:
        return None
    at = np.arange(0.0, along[-1] + 1e-9, _STEP)
    if len(at) > 4000:
        at = np.linspace(0.0, along[-1], 4000)
    x, y = np.interp(at, along, px), np.interp(at, along, py)
    seen = (x > 4) & (x < view.width - 4) & (y > 4) & (y < view.height - 4)
    if not seen.any():
        return None
    edges = np.flatnonzero(np.diff(np.concatenate([[0], seen.astype(np.int8), [0]])))
    starts, stops = edges[::2], edges[1::2]
    best = int((stops - starts).argmax())
    first, last = int(starts[best]), int(stops[best])
    if last - first < 3:
        return None
    return _Line(name, rank, x[first:last], y[first:last], view)


def _along(
    line: _Line, text: str, measure: Measure, *, overhang: float = _OVERHANG
) -> Iterator[Label]:
    width, height = measure(text, True, line.rank)  # noqa: FBT003 - the protocol's second word
    if line.length < width * overhang:
        return
    half = min(width, line.length) / 2
    last = len(line.px) - 1
    for share in _WHERE:
        middle = share * last
        first = round(middle - half / _STEP)
        end = round(middle + half / _STEP)
        if first < 0:
            first, end = 0, min(last, end - first)
        if end > last:
            first, end = max(0, first - (end - last)), last
        if end - first < 2:
            continue
        x1, y1, x2, y2 = line.px[first], line.py[first], line.px[end], line.py[end]
        chord = float(np.hypot(x2 - x1, y2 - y1))
        if chord < 1.0:
            continue
        xs, ys = line.px[first : end + 1], line.py[first : end + 1]
        off = np.abs((x2 - x1) * (ys - y1) - (y2 - y1) * (xs - x1)) / chord
        if float(off.max()) > _BEND * max(width, chord) * 0.5 and overhang > 0.0:
            continue
        angle = atan2(y2 - y1, x2 - x1)
        if angle > pi / 2 or angle <= -pi / 2:
            angle += pi if angle <= 0 else -pi
        box = TextBox(
            float((x1 + x2) / 2), float((y1 + y2) / 2), width / 2 + _PAD_X, height / 2 + _PAD_Y,
            angle,
        )  # fmt: skip
        wx, wy = line.view.at(box.x, box.y)
        yield Label(line.name, text, box, wx, wy, is_street=True, rank=line.rank)


def _where_it_was(view: View, old: Label, line: _Line, measure: Measure) -> Iterator[Label]:
    px, py = view.px_at(old.x, old.y)
    if not (0 < px < view.width and 0 < py < view.height):
        return
    nearest = float(np.hypot(line.px - px, line.py - py).min())
    if nearest > 3 * _STEP:
        return
    width, height = measure(old.text, True, line.rank)  # noqa: FBT003 - the protocol's second word
    box = TextBox(px, py, width / 2 + _PAD_X, height / 2 + _PAD_Y, old.box.angle)
    yield Label(old.name, old.text, box, old.x, old.y, is_street=True, rank=line.rank)


def _of_points(
    view: View, points: Shapes, measure: Measure, *, least: int, high: bool
) -> Iterator[Label]:
    for n in points.seen(view):
        name, rank = points.names[n], int(points.ranks[n])
        if not name or rank < least or (rank >= 2) != high:
            continue
        px, py = points.pixels(n, view)
        width, height = measure(name, False, rank)  # noqa: FBT003 - the protocol's second word
        # The name stands under its dot, which belongs to the box.
        box = TextBox(
            float(px[0]), float(py[0]) + height / 2 + 2, width / 2 + _PAD_X, height / 2 + 5
        )
        x, y = view.at(float(px[0]), float(py[0]))
        if 0 < box.x < view.width and 0 < box.y < view.height:
            yield Label(name, name, box, x, y, is_street=False, rank=rank)
