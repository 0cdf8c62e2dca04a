"""The charts that pyqtgraph draws: answers with their band, curves, flow, shares, thanks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from junhall.casework.ages import number_text, span_text
from junhall.casework.times_rows import Mark, TimesPage
from junhall.ui.theme import Theme
from junhall.ui.times.plot import Plot, Spot
from junhall.ui.times.scales import (
    count_scale,
    duration_scale,
    log_scale,
    point_ticks,
    point_words,
    share_scale,
)
from junhall.ui.times.tables import Names, per_cent, span_or_none
from junhall.words import ntr, tr

_TICKS: Final = 6
_CURVE_TONES: Final = ("cobalt", "teal", "amber", "green")
_SHORTEST_S: Final = 60.0


class Picture(Plot):
    """A plot that draws one chart of a page, again and again."""

    def __init__(self, theme: Theme, draw: Callable[[Picture, TimesPage, Names], None]) -> None:
        super().__init__(theme)
        self._draw = draw
        self._items: list[Any] = []

    def show_page(self, page: TimesPage, names: Names) -> None:
        """Draw another page."""
        self.wipe(self._items)
        self._draw(self, page, names)

    def line(
        self,
        xs: Any,
        ys: Any,
        tone: str,
        width: float = 2.0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> Any:
        """A line; not-a-number leaves a gap."""
        curve = pg.PlotCurveItem(
            np.asarray(xs, float),
            np.asarray(ys, float),
            pen=self.pen(tone, width, style),
            antialias=True,
            connect="finite",
        )
        return self._keep(curve)

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
        self._items += edges
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

    def write(self, x: float, y: float, words: str, tone: str, anchor: tuple[float, float]) -> None:
        """A few words beside what they name."""
        value = getattr(self.theme.palette, tone)
        ink = value if isinstance(value, str) else value.ink
        text: Any = pg.TextItem(words, color=ink, anchor=anchor)
        text.setFont(self.theme.fonts.small)
        text.setPos(x, y)
        self._keep(text)

    def _keep(self, item: Any) -> Any:
        self._items.append(item)
        return self.put(item)


def draw_answers(it: Picture, page: TimesPage, names: Names) -> None:
    """The median of first answers, the band from 10 to 90 %, and the target where there is one."""
    del names
    points = page.answers
    told = [p for p in points if p.median_s is not None]
    medians = [p.median_s or 0.0 for p in told]
    most = [p.p90_s or 0.0 for p in told]
    scale = duration_scale(medians, [*most, float(page.target_s or 0)])
    xs = np.arange(len(points))

    def heights(values: list[float | None]) -> list[float]:
        return [np.nan if v is None else scale.at(v) for v in values]

    low = heights([p.p10_s for p in points])
    high = heights([p.p90_s for p in points])
    middle = heights([p.median_s for p in points])
    solid = [n for n, p in enumerate(points) if p.median_s is not None]
    it.band(xs[solid], np.asarray(low)[solid], np.asarray(high)[solid], "cobalt")
    it.line(xs, middle, "cobalt", 2.2)
    if len(solid) <= 45:
        it.dots(xs[solid], np.asarray(middle)[solid], "cobalt")
    if page.target_s is not None:
        y = scale.at(page.target_s)
        end = max(len(points) - 1, 1)
        it.line([0, end], [y, y], "red", 1.4, Qt.PenStyle.DashLine)
        it.write(end, y, tr("target {span}", span=span_text(page.target_s)), "red", (1, 1))
    spots = [
        Spot(
            float(n),
            middle[n],
            "\n".join(
                (
                    point_words(p.start, p.end, page.bucket, page.zone),
                    tr("Median {span} (n {n})", span=span_or_none(p.median_s), n=number_text(p.n)),
                    tr(
                        "10–90 %: {low} to {high}",
                        low=span_or_none(p.p10_s),
                        high=span_or_none(p.p90_s),
                    ),
                    ntr("{n} not answered", "{n} not answered", p.unanswered),
                )
            ),
            Mark("answers", start=p.start, end=p.end),
        )
        for n, p in enumerate(points)
    ]
    _frame(it, page, scale, spots, len(points))


def draw_curves(it: Picture, page: TimesPage, names: Names) -> None:
    """The share solved within a time, for the services most written about."""
    last = max((c.points[-1][0] for c in page.curves), default=3600.0)
    first = min((_early(c.points) for c in page.curves), default=_SHORTEST_S)
    times = log_scale(max(first / 2, _SHORTEST_S), max(last, 3600.0))
    scale = share_scale()
    spots = []
    taken: list[float] = []
    for tone, curve in zip(_CURVE_TONES, page.curves, strict=False):
        xs = [times.low, *(max(times.at(t), times.low) for t, _ in curve.points)]
        ys = [0.0, *(share for _, share in curve.points)]
        it.line(_steps(xs), _steps(ys, of_heights=True), tone, 2.2)
        words = names.service(curve.service)
        at = _place(xs, ys, taken)
        it.write(xs[at], ys[at], words, tone, (1.06, 0.9))
        for share, time in ((0.5, curve.median_s), (0.9, curve.p90_s)):
            if time is not None:
                said = tr(
                    "{service}: {share} solved within {span} (n {n})",
                    service=words,
                    share=per_cent(share),
                    span=span_text(time),
                    n=number_text(curve.n),
                )
                mark = Mark("solved", key=curve.service or "")
                spots.append(Spot(times.at(time), share, said, mark))
                it.dots([times.at(time)], [share], tone, 6)
    it.frame(scale, times.ticks, (times.low, times.high), sorted(spots, key=lambda s: s.x))


def draw_flow(it: Picture, page: TimesPage, names: Names) -> None:
    """What came above the line, what ended below it, and what was open as a line."""
    del names
    points = page.flow
    xs = np.arange(len(points))
    opened = [p.opened for p in points]
    ended = [-p.ended for p in points]
    backlog = [np.nan if p.open_at_end is None else float(p.open_at_end) for p in points]
    most = max((p.open_at_end or 0 for p in points), default=0)
    scale = count_scale(max(most, *opened, 1), min(ended, default=0))
    it.bars(xs, opened, "cobalt", 0.56)
    it.bars(xs, ended, "green", 0.56)
    it.line(xs, backlog, "amber", 2.2)
    if len(points) <= 45:
        it.dots(xs, backlog, "amber")
    if points:
        last = len(points) - 1
        it.write(last, backlog[last], tr("open"), "amber", (1.1, 1.1))
        peak = max(range(len(points)), key=lambda n: opened[n])
        it.write(peak, opened[peak], tr("came"), "cobalt", (0.5, 1))
        deep = min(range(len(points)), key=lambda n: ended[n])
        it.write(deep, ended[deep], tr("ended"), "green", (0.5, 0))
    spots = [
        Spot(
            float(n),
            backlog[n],
            "\n".join(
                (
                    point_words(p.start, p.end, page.bucket, page.zone),
                    tr(
                        "{came} came, {ended} ended",
                        came=number_text(p.opened),
                        ended=number_text(p.ended),
                    ),
                    tr("{n} open at the end", n=number_text(p.open_at_end or 0)),
                )
            ),
            Mark("flow", start=p.start, end=p.end, part="opened"),
        )
        for n, p in enumerate(points)
    ]
    _frame(it, page, scale, spots, len(points))


def draw_again(it: Picture, page: TimesPage, names: Names) -> None:
    """The share of what was solved that was opened again."""
    del names
    points = page.flow
    shares = [p.reopened / p.solved if p.solved else 0.0 for p in points]
    scale = share_scale(max((*shares, 0.04)))
    it.bars(np.arange(len(points)), shares, "red", 0.56)
    spots = [
        Spot(
            float(n),
            shares[n],
            "\n".join(
                (
                    point_words(p.start, p.end, page.bucket, page.zone),
                    tr(
                        "{again} of {n} solved were opened again",
                        again=number_text(p.reopened),
                        n=number_text(p.solved),
                    ),
                )
            ),
            Mark("reopened", start=p.start, end=p.end),
        )
        for n, p in enumerate(points)
    ]
    _frame(it, page, scale, spots, len(points))


def draw_thanks(it: Picture, page: TimesPage, names: Names) -> None:
    """Thanks by day, week or month."""
    del names
    points = page.flow
    counts = [p.thanks for p in points]
    it.bars(np.arange(len(points)), counts, "green", 0.56)
    spots = [
        Spot(
            float(n),
            float(p.thanks),
            f"{point_words(p.start, p.end, page.bucket, page.zone)}\n"
            + ntr("{n} thanks", "{n} thanks", p.thanks),
            Mark("thanks", start=p.start, end=p.end),
        )
        for n, p in enumerate(points)
    ]
    _frame(it, page, count_scale(max((*counts, 1))), spots, len(points))


PICTURES: Final[dict[str, Callable[[Picture, TimesPage, Names], None]]] = {
    "answers": draw_answers,
    "solved": draw_curves,
    "flow": draw_flow,
    "reopened": draw_again,
    "thanks": draw_thanks,
}


def _frame(it: Picture, page: TimesPage, scale: Any, spots: list[Spot], n: int) -> None:
    """Axes of a chart whose points are days, weeks or months."""
    starts = [p.start for p in page.answers] or [p.start for p in page.flow]
    ticks = point_ticks(starts, page.bucket, page.zone, _TICKS)
    it.frame(scale, ticks, (-0.6, max(n - 1, 0) + 0.6), spots)


def _steps(values: list[float], *, of_heights: bool = False) -> list[float]:
    """A staircase: each height holds until the next time."""
    doubled = [value for value in values for _ in (0, 1)]
    return doubled[:-1] if of_heights else doubled[1:]


def _early(points: tuple[tuple[float, float], ...]) -> float:
    """When the first few per cent were solved: what is quicker is lost in the corner."""
    return next((time for time, share in points if share >= 0.02), points[0][0])


def _place(xs: list[float], ys: list[float], taken: list[float]) -> int:
    """Where a curve's name hides no other name: at a height of its own."""
    for wanted in (0.5, 0.62, 0.38, 0.74, 0.26, 0.86):
        if all(abs(wanted - other) > 0.1 for other in taken):
            at = next((n for n, y in enumerate(ys) if y >= wanted), None)
            if at is not None and xs[at] > xs[0]:
                taken.append(wanted)
                return at
    return len(xs) - 1
