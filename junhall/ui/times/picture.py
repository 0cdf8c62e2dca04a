"""A plot that draws one chart of a page: lines, bands, bars, dots and words in its tones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent

from junhall.casework.times_rows import TimesPage
from junhall.typed import override
from junhall.ui.theme import Theme
from junhall.ui.times.plot import Plot
from junhall.ui.times.tables import Names

_SETTLE_MS: Final = 30


class Picture(Plot):
    """A plot that draws one chart of a page, again and again."""

    def __init__(self, theme: Theme, draw: Callable[[Picture, TimesPage, Names], None]) -> None:
        super().__init__(theme)
        self._draw = draw
        self._items: list[tuple[Any, Any]] = []
        """Each thing drawn, after the box that it is in."""
        self._fits: tuple[Callable[[], None], int] | None = None
        """What is placed by the pixel, drawn last, and how much was drawn before it."""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._fit_again)

    def show_page(self, page: TimesPage, names: Names) -> None:
        """Draw another page."""
        self._fits = None
        self.wipe(self._items)
        self._draw(self, page, names)

    def fit(self, place: Callable[[], None]) -> None:
        """Draw what takes room by the pixel, and again once the chart has another size."""
        self._fits = (place, len(self._items))
        place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """See ``fit``: while a page is laid out its charts have many sizes."""
        super().resizeEvent(event)
        if self._fits is not None:
            self._settled.start()

    def _fit_again(self) -> None:
        if self._fits is not None:
            place, before = self._fits
            last, self._items = self._items[before:], self._items[:before]
            self.wipe(last)
            place()

    @property
    def room(self) -> tuple[float, float]:
        """Width and height between the axes, in pixels."""
        metrics, px = self.fontMetrics(), self.theme.px
        wide = self.view.width() - metrics.horizontalAdvance("100 %") - px(12)
        tall = self.view.height() - metrics.height() - px(14)
        return max(wide, px(160)), max(tall, px(80))

    def line(
        self,
        xs: Any,
        ys: Any,
        tone: str,
        width: float = 2.0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        box: Any = None,
    ) -> Any:
        """A line, between the axes or in another box; not-a-number leaves a gap."""
        curve = pg.PlotCurveItem(
            np.asarray(xs, float),
            np.asarray(ys, float),
            pen=self.pen(tone, width, style),
            antialias=True,
            connect="finite",
        )
        return self._keep(curve, box)

    def dots(self, xs: Any, ys: Any, tone: str, size: float = 5) -> None:
        """Points that stand alone where a line would have nothing to join."""
        spots = pg.ScatterPlotItem(
            np.asarray(xs, float),
            np.asarray(ys, float),
            size=size * self.theme.scale,
            pen=None,
            brush=self.colour(tone),
            antialias=True,
        )
        self._keep(spots)

    def band(self, xs: Any, low: Any, high: Any, tone: str) -> None:
        """What lies between two lines."""
        edges = [
            pg.PlotCurveItem(np.asarray(xs, float), np.asarray(ys, float), pen=None)
            for ys in (low, high)
        ]
        self._items += [(self.box, edge) for edge in edges]
        for edge in edges:
            self.put(edge)
        share = 0.28 if self.theme.palette.is_dark else 0.13
        self._keep(pg.FillBetweenItem(*edges, brush=self.colour(tone, share)))

    def bars(self, xs: Any, heights: Any, tone: str, width: float, base: Any = 0) -> None:
        """Bars side by side."""
        self._keep(
            pg.BarGraphItem(
                x=np.asarray(xs, float),
                height=np.asarray(heights, float),
                y0=base,
                width=width,
                pen=None,
                brush=self.colour(tone),
            )
        )

    def write(
        self,
        x: float,
        y: float,
        words: str,
        tone: str,
        anchor: tuple[float, float],
        box: Any = None,
    ) -> None:
        """A few words beside what they name, between the axes or in another box."""
        value = getattr(self.theme.palette, tone)
        ink = value if isinstance(value, str) else value.ink
        text: Any = pg.TextItem(words, color=ink, anchor=anchor)
        text.setFont(self.theme.fonts.small)
        text.setPos(x, y)
        self._keep(text, box)

    def _keep(self, item: Any, box: Any = None) -> Any:
        self._items.append((box or self.box, item))
        if box is None:
            return self.put(item)
        box.addItem(item, ignoreBounds=True)
        return item
