"""The share solved within a time: a curve for each service, and its name beside all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from junhall.casework.ages import number_text, span_text
from junhall.casework.times_rows import Mark, TimesPage
from junhall.ui.times.picture import Picture
from junhall.ui.times.plot import Spot
from junhall.ui.times.scales import log_scale, share_scale
from junhall.ui.times.tables import Names, per_cent
from junhall.words import tr

_CURVE_TONES: Final = ("cobalt", "teal", "amber", "green")
_SHORTEST_S: Final = 60.0
_LEAD, _LEAST_GAP = 14, 4
"""Pixels of the thin line to a name, and around the name."""
_NAMES_SHARE: Final = 0.36
"""So much of a chart's width at most is for the names of its curves."""


def draw_curves(it: Picture, page: TimesPage, names: Names) -> None:
    """The share solved within a time, for the services most written about."""
    last = max((c.points[-1][0] for c in page.curves), default=3600.0)
    first = min((_early(c.points) for c in page.curves), default=_SHORTEST_S)
    times = log_scale(max(first / 2, _SHORTEST_S), max(last, 3600.0))
    scale = share_scale()
    spots = []
    ends: list[tuple[float, float]] = []
    for tone, curve in zip(_CURVE_TONES, page.curves, strict=False):
        xs = [times.low, *(max(times.at(t), times.low) for t, _ in curve.points)]
        ys = [0.0, *(share for _, share in curve.points)]
        it.line(_steps(xs), _steps(ys, of_heights=True), tone, 2.2)
        words = names.service(curve.service)
        ends.append((xs[-1], ys[-1]))
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
    told = [names.service(curve.service) for curve in page.curves[: len(_CURVE_TONES)]]
    it.fit(lambda: _name_curves(it, told, ends, times.high))
    it.frame(scale, times.ticks, (times.low, times.high), sorted(spots, key=lambda s: s.x))


def _name_curves(
    it: Picture, said: list[str], ends: list[tuple[float, float]], last: float
) -> None:
    """Each curve's name right of the chart, led there by a thin line.

    ``ends``: where each curve ends; ``last``: where the chart does.
    """
    wide, tall = it.room
    metrics, lead = QFontMetricsF(it.theme.fonts.small), it.theme.px(_LEAD)
    widest = max((metrics.horizontalAdvance(words) for words in said), default=0.0)
    room = min(widest + lead + 2 * it.theme.px(_LEAST_GAP), _NAMES_SHARE * wide)
    strip = it.beside(room if said else 0)
    heights = spread([y for _, y in ends], least=1.15 * metrics.height() / tall)
    for tone, words, (x, y), height in zip(_CURVE_TONES, said, ends, heights, strict=False):
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - lead)
        it.line([x, last], [y, y], tone, 1.0, Qt.PenStyle.DotLine)
        it.line([0.0, lead / room], [y, height], tone, 1.0, Qt.PenStyle.DotLine, strip)
        it.write(lead / room, height, shown, tone, (0, 0.5), strip)


def spread(heights: Sequence[float], least: float) -> list[float]:
    """Heights of names between 0 and 1, moved apart so that none hides another; order is kept."""
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    placed = [0.0] * len(heights)
    lowest = least / 2
    for n in order:
        placed[n] = max(heights[n], lowest)
        lowest = placed[n] + least
    highest = 1.0
    for n in reversed(order):
        placed[n] = min(placed[n], highest)
        highest = placed[n] - least
    return placed


def _steps(values: list[float], *, of_heights: bool = False) -> list[float]:
    """A staircase: each height holds until the next time."""
    doubled = [value for value in values for _ in (0, 1)]
    return doubled[:-1] if of_heights else doubled[1:]


def _early(points: tuple[tuple[float, float], ...]) -> float:
    """When the first few per cent were solved: what is quicker is lost in the corner."""
    return next((time for time, share in points if share >= 0.02), points[0][0])
