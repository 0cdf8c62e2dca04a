"""What one frame of the map shows of requests: marks, rings around them, the current one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from junhall.models.terms import RequestId
from junhall.ui.map import overlay
from junhall.ui.map.fanout import FanOut
from junhall.ui.map.hexagons import Patch
from junhall.ui.map.lively import Lively
from junhall.ui.map.painting import MapPainter
from junhall.ui.map.projection import View
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.theme import Theme

_MOST_RINGS = 400
"""More rings than this tell nobody anything, and cost a frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Requests as they are painted once."""

    scene: Scene
    view: View
    patches: tuple[Patch, ...]
    current: RequestId | None
    selected: frozenset[RequestId]
    circle: tuple[float, tuple[RequestId, ...]] | None
    """Radius in metres around the current request, and what is alike within it."""
    fanned: FanOut | None
    carried: tuple[float, float] | None
    """Where the current pin hangs at the pointer."""

    def point_of(self, request_id: RequestId | None) -> tuple[float, float] | None:
        """Where a request is in the world; None where it has no point."""
        return point_of(self.scene, request_id)

    def paint(
        self, painter: QPainter, by: MapPainter, lively: Lively, theme: Theme, *, sharp: bool
    ) -> None:
        """Requests, the current one, what is alike, what is selected."""
        scene, view, drawn = self.scene, self.view, by.drawn
        shows_marks = scene.mode in {Mode.OPEN, Mode.ALL}
        point = self.point_of(self.current)
        if point is not None and self.circle is not None:
            px, py = view.px_at(*point)
            overlay.draw_circle(painter, px, py, self.circle[0] / view.metres_per_px, theme)
        hidden = {int(self.current)} if self.current is not None and point is not None else set()
        if shows_marks:
            lively.paint_below(painter, view, drawn)
            hidden |= lively.landing | lively.going
        by.paint_requests(
            painter, view, scene, self.patches, without=frozenset(hidden), sharp=sharp
        )
        if shows_marks:
            lively.paint_above(painter, view, drawn)
        self._paint_chosen(painter, theme)
        if self.fanned is not None:
            self.fanned.paint(painter, view, drawn, theme, self.current)
        if self.current not in lively.going:
            self._paint_current(painter, by, theme, point)

    def _paint_chosen(self, painter: QPainter, theme: Theme) -> None:
        """Rings around what is selected and what is alike."""
        alike = self.circle[1] if self.circle is not None else ()
        for request_id in [*sorted(self.selected)[:_MOST_RINGS], *alike]:
            point = self.point_of(request_id)
            if point is not None:
                x, y = self.view.px_at(*point)
                is_selected = request_id in self.selected
                overlay.draw_halo(painter, x, y - 22, theme, is_selected=is_selected)

    def _paint_current(
        self,
        painter: QPainter,
        by: MapPainter,
        theme: Theme,
        point: tuple[float, float] | None,
    ) -> None:
        fanned = () if self.fanned is None else self.fanned.ids
        if point is None or self.current is None or self.current in fanned:
            return
        one = self.scene.of(self.current)
        if one is None:
            return
        px, py = self.view.px_at(*point)
        if self.carried is not None:
            px, py = self.carried
            overlay.draw_cross(painter, px, py, theme)
        by.drawn.pin(painter, px, py, int(one.kinds[0]), int(one.qualities[0]), large=True)


def point_of(scene: Scene | None, request_id: RequestId | None) -> tuple[float, float] | None:
    """Where a request is in the world; None where it has no point."""
    one = None if scene is None or request_id is None else scene.of(request_id)
    return None if one is None else (float(one.x[0]), float(one.y[0]))
