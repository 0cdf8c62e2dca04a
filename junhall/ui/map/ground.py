"""The base map's layers painted into squares that are kept: a frame only puts them together."""

from __future__ import annotations

import time
from collections import OrderedDict
from math import floor
from typing import Final, final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from junhall.casework.basemap_layers import LayerKind, TownMap
from junhall.ui.map.colours import MapColours
from junhall.ui.map.morton import Floats
from junhall.ui.map.paths import path_of
from junhall.ui.map.projection import View, world_of
from junhall.ui.map.shapes import Shapes

SQUARE: Final = 256
_KEPT: Final = 72
_ENOUGH: Final = 100
"""So many corners of streets say where a town is; its limit may hold miles of fields."""
_A_TURN_S: Final = 0.0015
"""So long new squares are painted in one frame; the rest comes a moment later."""
_WIDTHS: Final = ((1.6, 3.4, 5.0, 7.0), (2.4, 6.0, 9.0, 12.0))
"""Widths of roads by rank, at zoom 15 and at zoom 17."""

Key = tuple[float, int, int]


@final
class Ground:
    """Outline, parks, water, houses and streets of one town in one theme."""

    def __init__(self, town: TownMap, colours: MapColours) -> None:
        self.shapes = {layer.kind: Shapes(layer) for layer in town.layers}
        self._colours = colours
        self._has_tiles = town.tiles is not None
        self._box = town.box
        self._has_limit = LayerKind.OUTLINE in self.shapes
        self._squares: OrderedDict[Key, QPixmap] = OrderedDict()
        self._zoom = 0.0
        self._zooms: list[float] = []
        """Zooms of which squares may be kept, the latest first."""

    @property
    def colours(self) -> MapColours:
        """The colours it is drawn in."""
        return self._colours

    def town_corners(self) -> tuple[Floats, Floats] | None:
        """What the whole town is: where nearly all of its streets are, else its box.

        Shapes: x and y in world coordinates, (n,) each; None where nothing is known of it.
        """
        streets = self.shapes.get(LayerKind.STREET)
        if streets is not None and len(streets.x) >= _ENOUGH:
            step = max(1, len(streets.x) // 50_000)
            x, y = streets.x[::step], streets.y[::step]
            x = x[0] + (x - x[0]) - np.round(x - x[0])
            shares = (1.5, 98.5)
            return np.percentile(x, shares), np.percentile(y, shares)
        if self._box is None:
            return None
        south, west, north, east = self._box
        return world_of(np.array([south, north]), np.array([west, east]))

    def paint(self, painter: QPainter, view: View, ratio: float, *, whole: bool) -> bool:
        """Paint what is seen; False where squares are missing and another frame is wanted.

        The first frame of another zoom stretches what is there. ``whole``: paint all squares now
        (a first frame, a picture).
        """
        if not self._has_tiles:
            ground = self._colours.outside if self._has_limit else self._colours.ground
            painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(ground))
        until = time.perf_counter() + _A_TURN_S
        has_time = whole or view.zoom == self._zoom
        self._zoom = view.zoom
        is_whole = True
        side = SQUARE / view.scale
        first_column, first_row = floor(view.left / side), floor(view.top / side)
        columns = range(first_column, floor((view.left + view.width / view.scale) / side) + 1)
        rows = range(first_row, floor((view.top + view.height / view.scale) / side) + 1)
        for row in rows:
            for column in columns:
                key = (view.zoom, column, row)
                square = self._squares.get(key)
                x = (column * side - view.left) * view.scale
                y = (row * side - view.top) * view.scale
                if square is None and has_time:
                    has_time = whole or time.perf_counter() < until
                    square = self._drawn(view, column, row, side, ratio)
                    self._keep(key, square)
                if square is None:
                    is_whole = False
                    self._stand_in(painter, view, column, row, QRectF(x, y, SQUARE, SQUARE))
                else:
                    self._squares.move_to_end(key)
                    painter.drawPixmap(_on_pixels(x, y, ratio), square, QRectF(square.rect()))
        return is_whole

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw the layers as they are, with lines that stay sharp in a PDF."""
        colours = self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self.shapes.get(LayerKind.OUTLINE)
        if not self._has_tiles:
            ground = colours.ground if outline is None else colours.outside
            painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(ground))
            if outline is not None:
                self._fill(painter, outline, view, colours.ground, colours.limit, 1.4)
        elif outline is not None:
            self._fill(painter, outline, view, "", colours.limit, 1.4)
        for kind, fill in ((LayerKind.GREEN, colours.green), (LayerKind.WATER, colours.water)):
            if kind in self.shapes:
                self._fill(painter, self.shapes[kind], view, fill, "", 0.0)
        if LayerKind.BUILDING in self.shapes and view.zoom >= 14.5:
            edge = colours.building_edge if view.zoom >= 16 else ""
            self._fill(painter, self.shapes[LayerKind.BUILDING], view, colours.building, edge, 0.8)
        if LayerKind.STREET in self.shapes:
            self._roads(painter, self.shapes[LayerKind.STREET], view)
        if LayerKind.AREA in self.shapes:
            self._fill(painter, self.shapes[LayerKind.AREA], view, "", colours.limit, 1.0)

    def _drawn(self, view: View, column: int, row: int, side: float, ratio: float) -> QPixmap:
        square = QPixmap(round(SQUARE * ratio), round(SQUARE * ratio))
        square.setDevicePixelRatio(ratio)
        square.fill(Qt.GlobalColor.transparent)
        painter = QPainter(square)
        part = View((column + 0.5) * side, (row + 0.5) * side, view.zoom, SQUARE, SQUARE)
        self.draw(painter, part)
        painter.end()
        return square

    def _keep(self, key: Key, square: QPixmap) -> None:
        if not self._zooms or self._zooms[0] != key[0]:
            self._zooms = [key[0], *(it for it in self._zooms if it != key[0])][:8]
        self._squares[key] = square
        while len(self._squares) > _KEPT:
            self._squares.popitem(last=False)

    def _stand_in(
        self, painter: QPainter, view: View, column: int, row: int, where: QRectF
    ) -> None:
        """Something of another zoom in a square's place, stretched, or the bare ground."""
        side = SQUARE / view.scale
        x, y = (column + 0.5) * side, (row + 0.5) * side
        for zoom in self._zooms:
            if not 0.0 < abs(zoom - view.zoom) <= 2.0:
                continue
            other = side * 2.0 ** (view.zoom - zoom)
            key = (zoom, floor(x / other), floor(y / other))
            square = self._squares.get(key)
            if square is None:
                continue
            size = square.width() / other
            source = QRectF(
                (column * side - key[1] * other) * size, (row * side - key[2] * other) * size,
                side * size, side * size,
            )  # fmt: skip
            painter.drawPixmap(where, square, source)
            return

    def _fill(
        self, painter: QPainter, shapes: Shapes, view: View, fill: str, edge: str, width: float
    ) -> None:
        path = self._path(shapes, view, shapes.seen(view))
        painter.setBrush(QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush))
        painter.setPen(QPen(QColor(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
        path.setFillRule(Qt.FillRule.WindingFill)
        painter.drawPath(path)

    def _roads(self, painter: QPainter, streets: Shapes, view: View) -> None:
        seen = streets.seen(view.grown(0.05))
        ranks = streets.ranks[seen]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paths = [
            (rank, self._path(streets, view, seen[ranks == rank]))
            for rank in range(4)
            if view.zoom >= 13 or rank >= 1 or len(seen) < 600
        ]
        for is_casing in (True, False):
            for rank, path in paths:
                width = road_width(rank, view.zoom)
                colours = self._colours.casings if is_casing else self._colours.roads
                pen = QPen(QColor(colours[rank]), width + 1.8 if is_casing else width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(path)

    def _path(self, shapes: Shapes, view: View, some: np.ndarray) -> QPainterPath:
        """Shapes as one path, each on the view's side of the world."""
        if not len(some):
            return QPainterPath()
        starts, stops = shapes.starts[some], shapes.starts[some + 1]
        sizes = stops - starts
        at = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
        at = at + np.arange(len(at))
        middle = (shapes.boxes[some, 0] + shapes.boxes[some, 2]) / 2 - view.x
        across = np.repeat(np.round(middle), sizes)
        x = view.width / 2 + (shapes.x[at] - view.x - across) * view.scale
        y = view.height / 2 + (shapes.y[at] - view.y) * view.scale
        is_first = np.zeros(len(at), np.bool_)
        is_first[np.concatenate([[0], np.cumsum(sizes)[:-1]])] = True
        return path_of(x, y, is_first)


def _on_pixels(x: float, y: float, ratio: float) -> QRectF:
    """A square's place with its edges on whole pixels of the screen: no seam shows."""
    left, top = round(x * ratio) / ratio, round(y * ratio) / ratio
    right, bottom = round((x + SQUARE) * ratio) / ratio, round((y + SQUARE) * ratio) / ratio
    return QRectF(left, top, right - left, bottom - top)


def road_width(rank: int, zoom: float) -> float:
    """How wide a road is drawn.

    Units: pixels.
    """
    at_15, at_17 = _WIDTHS[0][rank], _WIDTHS[1][rank]
    grown = at_15 * (at_17 / at_15) ** ((zoom - 15.0) / 2.0)
    return float(min(40.0, max(0.7, grown)))
