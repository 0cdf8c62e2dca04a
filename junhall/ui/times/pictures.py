"""The charts that pyqtgraph draws: answers with their band, curves, flow, shares, thanks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from PySide6.QtCore import Qt

from junhall.casework.ages import number_text, span_text
from junhall.casework.times_rows import Mark, TimesPage
from junhall.ui.times.curves import draw_curves
from junhall.ui.times.picture import Picture
from junhall.ui.times.plot import Spot
from junhall.ui.times.scales import (
    count_scale,
    duration_scale,
    point_ticks,
    point_words,
    share_scale,
)
from junhall.ui.times.tables import Names, span_or_none
from junhall.words import ntr, tr

_TICKS: Final = 6


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
