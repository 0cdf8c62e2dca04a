"""What moves on the map for a moment: a request that lands, a solved one that turns green and goes.

Where the system asks for less motion nothing moves: the green pin stands as long, and is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter

from junhall.ui.map.drawn import Drawn
from junhall.ui.map.kinds import MarkKind
from junhall.ui.map.projection import View, ease

LAND_S: Final = 0.45
PULSE_S: Final = 1.4
GREEN_S: Final = 3.0
FADE_S: Final = 2.0
_FRAME_MS: Final = 33


@dataclass(frozen=True, slots=True)
class _Moment:
    x: float
    y: float
    kind: int
    quality: int
    began_s: float


@final
class Lively(QObject):
    """Moments of one map, and the timer that runs only while there are any."""

    def __init__(
        self, repaint: Callable[[], None], *, has_motion: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._repaint = repaint
        self._has_motion = has_motion
        self._landing: dict[int, _Moment] = {}
        self._going: dict[int, _Moment] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    @property
    def landing(self) -> frozenset[int]:
        """Requests that still fall: they are drawn here, not among the others."""
        if not self._has_motion:
            return frozenset()
        now = time.monotonic()
        return frozenset(it for it, one in self._landing.items() if now - one.began_s < LAND_S)

    @property
    def going(self) -> frozenset[int]:
        """Solved requests that are still shown."""
        return frozenset(self._going)

    def land(self, request_id: int, x: float, y: float, kind: int, quality: int) -> None:
        """A new request comes down."""
        self._landing[request_id] = _Moment(x, y, kind, quality, time.monotonic())
        self._timer.start()

    def go(self, request_id: int, x: float, y: float, quality: int) -> None:
        """A request was solved: green, then gone."""
        self._landing.pop(request_id, None)
        moment = _Moment(x, y, MarkKind.SOLVED, quality, time.monotonic())
        self._going[request_id] = moment
        self._timer.start()

    def stay(self, request_id: int) -> None:
        """A request is open again: it goes nowhere."""
        self._going.pop(request_id, None)

    def paint_below(self, painter: QPainter, view: View, drawn: Drawn) -> None:
        """A ring that spreads where a request came down."""
        if not self._has_motion:
            return
        now = time.monotonic()
        for one in self._landing.values():
            share = (now - one.began_s) / PULSE_S
            if not 0.0 <= share < 1.0:
                continue
            colour = QColor(drawn.tone(one.kind).mark)
            colour.setAlphaF(0.35 * (1.0 - share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            x, y = view.px_at(one.x, one.y)
            reach = 12.0 + 34.0 * ease(share)
            painter.drawEllipse(QPointF(x, y), reach, reach * 0.6)

    def paint_above(self, painter: QPainter, view: View, drawn: Drawn) -> None:
        """Pins in the air, and green ones on their way out."""
        now = time.monotonic()
        still = self.landing
        for request_id, one in self._landing.items():
            if request_id not in still:
                continue
            share = ease((now - one.began_s) / LAND_S)
            x, y = view.px_at(one.x, one.y)
            painter.setOpacity(share)
            drawn.pin(painter, x, y - 26.0 * (1.0 - share), one.kind, one.quality)
        for one in self._going.values():
            gone = (now - one.began_s - GREEN_S) / FADE_S
            painter.setOpacity(1.0 - min(1.0, max(0.0, gone)) if self._has_motion else 1.0)
            x, y = view.px_at(one.x, one.y)
            drawn.pin(painter, x, y, one.kind, one.quality)
        painter.setOpacity(1.0)

    def _on_frame(self) -> None:
        now = time.monotonic()
        self._landing = {
            it: one for it, one in self._landing.items() if now - one.began_s < PULSE_S
        }
        self._going = {
            it: one for it, one in self._going.items() if now - one.began_s < GREEN_S + FADE_S
        }
        if not self._landing and not self._going:
            self._timer.stop()
        self._repaint()
