"""Several requests on one spot: when they fan out, where each then stands, which one is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from junhall.models.terms import RequestId
from junhall.ui.map import overlay
from junhall.ui.map.drawn import Drawn
from junhall.ui.map.fan import MOST, fan
from junhall.ui.map.index import Incidents
from junhall.ui.map.projection import MAX_ZOOM, View, fitted
from junhall.ui.map.scene import Scene
from junhall.ui.theme import Theme

CLOSE_ENOUGH: Final = 17.75
_SAME_SPOT_PX: Final = 14.0


@final
@dataclass(frozen=True, slots=True)
class FanOut:
    """Requests fanned out around a point of the world: each with its kind and quality."""

    x: float
    y: float
    told: tuple[tuple[RequestId, int, int], ...]

    @property
    def ids(self) -> tuple[RequestId, ...]:
        """The requests, the longest waiting first."""
        return tuple(one[0] for one in self.told)

    def at(self, view: View, x: float, y: float) -> RequestId | None:
        """The request whose pin is under a pixel."""
        px, py = view.px_at(self.x, self.y)
        for request_id, (dx, dy) in zip(self.ids, fan(len(self.told)), strict=True):
            if QRectF(px + dx - 15, py + dy - 40, 30, 44).contains(x, y):
                return request_id
        return None

    def paint(
        self, painter: QPainter, view: View, drawn: Drawn, theme: Theme, current: RequestId | None
    ) -> None:
        """Legs, and a pin at the end of each."""
        px, py = view.px_at(self.x, self.y)
        offsets = fan(len(self.told))
        overlay.draw_legs(painter, px, py, offsets, theme)
        for (request_id, kind, quality), (dx, dy) in zip(self.told, offsets, strict=True):
            is_current = request_id == current
            drawn.pin(painter, px + dx, py + dy, kind, quality, large=is_current)


def approach(
    scene: Scene, view: View, x: float, y: float, radius: float
) -> tuple[View, FanOut | None]:
    """What opening a cluster shows: a nearer view, and where all of it is one spot a fan."""
    px, py = view.px_at(x, y)
    reach = int(radius * 4.4)
    rows = scene.members(view.centred(x, y).resized(reach, reach))
    if not len(rows.ids):
        return view.zoomed(view.zoom + 1.5, px, py), None
    spread_x, spread_y = view.zoomed(MAX_ZOOM).px(rows.x, rows.y)
    is_one_spot = np.ptp(spread_x) < _SAME_SPOT_PX and np.ptp(spread_y) < _SAME_SPOT_PX
    if not is_one_spot and view.zoom < MAX_ZOOM - 0.5:
        near = fitted(rows.x, rows.y, view.width, view.height, margin=0.25, zoom=MAX_ZOOM)
        return view.centred(near.x, near.y, max(near.zoom, view.zoom + 1.0)), None
    fanned = _fan_of(rows)
    if view.zoom < CLOSE_ENOUGH:
        view = view.centred(x, y, CLOSE_ENOUGH)
    return view, fanned


def _fan_of(rows: Incidents) -> FanOut:
    order = np.lexsort((rows.ids, rows.posted_at))[:MOST]
    told = tuple(
        (RequestId(int(rows.ids[n])), int(rows.kinds[n]), int(rows.qualities[n])) for n in order
    )
    return FanOut(float(rows.x.mean()), float(rows.y.mean()), told)
