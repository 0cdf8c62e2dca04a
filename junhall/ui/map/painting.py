"""One frame of the map, into a widget, a picture or a PDF: ground, names, requests."""

from __future__ import annotations

from typing import Final, final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from junhall.casework.ages import span_text
from junhall.casework.basemap_layers import LayerKind, TownMap
from junhall.models.terms import Instant
from junhall.ui.map.clusters import Marks
from junhall.ui.map.colours import between, colours_of
from junhall.ui.map.drawn import Drawn, RingKey, compact
from junhall.ui.map.ground import Ground
from junhall.ui.map.heat import coloured
from junhall.ui.map.hexagons import Patch
from junhall.ui.map.kinds import ALL
from junhall.ui.map.labels import place_labels
from junhall.ui.map.names import Names
from junhall.ui.map.overlay import draw_soon
from junhall.ui.map.projection import View
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.map.tiles import Tiles
from junhall.ui.theme import Theme


@final
class MapPainter:
    """Paints one town in one theme; keeps what a next frame can use."""

    def __init__(self, theme: Theme, town: TownMap, ratio: float = 1.0) -> None:
        self.theme = theme
        self.town = town
        self.ratio = ratio
        self.colours = colours_of(theme.palette)
        self.ground = Ground(town, self.colours)
        self.names = Names(self.ground.shapes, theme, self.colours)
        self.tiles = Tiles(town.tiles) if town.tiles is not None else None
        self.drawn = Drawn(theme, ratio)
        self._dots: tuple[Scene, int, View, NDArray[np.uint32]] | None = None
        self._keyed: tuple[Marks, list[RingKey]] | None = None
        self._soon: tuple[Marks, Instant, frozenset[int]] | None = None
        self._heat_ramp = self.colours.heat_ramp()
        self._inks = np.array(
            [QColor(self.drawn.tone(kind).mark).rgba() for kind in ALL], np.uint32
        )

    @property
    def is_bare(self) -> bool:
        """Whether there is no base map at all."""
        return not self.town.layers and self.tiles is None

    def paint_ground(self, painter: QPainter, view: View, *, whole: bool) -> bool:
        """Paint tiles, layers and names; False where another frame is wanted soon."""
        if self.tiles is not None:
            painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(self.colours.outside))
            is_dark_on_dark = self.tiles.sheet.is_dark and self.theme.palette.is_dark
            self.tiles.paint(painter, view, 1.0 if is_dark_on_dark else self.colours.tile_opacity)
        is_whole = self.ground.paint(painter, view, self.ratio, whole=whole)
        if whole and not self.names.fits(view, self.ratio):
            self.names.place(view, self.ratio)
        self.names.paint(painter, view)
        return is_whole

    def draw_ground(self, painter: QPainter, view: View) -> None:
        """Draw layers and names as lines and letters, for a PDF or a large picture."""
        if self.tiles is not None:
            painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(self.colours.outside))
            self.tiles.paint(painter, view, self.colours.tile_opacity)
        self.ground.draw(painter, view)
        shapes = self.ground.shapes
        labels = place_labels(
            view, shapes.get(LayerKind.STREET), shapes.get(LayerKind.LABEL), self.names.measure
        )
        self.names.draw(painter, labels)

    def paint_requests(
        self,
        painter: QPainter,
        view: View,
        scene: Scene,
        patches: tuple[Patch, ...] = (),
        *,
        without: frozenset[int] = frozenset(),
        sharp: bool = False,
    ) -> None:
        """Paint requests in the scene's way of looking; ``sharp``: as lines, not pictures."""
        match scene.mode:
            case Mode.HEAT:
                self._paint_heat(painter, view, scene)
            case Mode.DOTS:
                self._paint_dots(painter, view, scene)
            case Mode.TIME:
                self.paint_patches(painter, view, patches)
            case Mode.OPEN | Mode.ALL:
                self._paint_marks(painter, view, scene, without, sharp=sharp)

    def paint_patches(self, painter: QPainter, view: View, patches: tuple[Patch, ...]) -> None:
        """Hexagons or areas, coloured from quick to slow, with their median where it fits."""
        known = [it.median_s for it in patches if it.median_s is not None]
        middle = float(np.median(known)) if known else 1.0
        for patch in patches:
            corners = [QPointF(*view.px_at(x, y)) for x, y in patch.corners]
            shape = QPolygonF(corners)
            box = shape.boundingRect()
            if not box.intersects(QRectF(0, 0, view.width, view.height)):
                continue
            ink = QColor(*between(self.colours, patience(patch.median_s, middle)))
            edge = QColor(ink)
            ink.setAlpha(120 if patch.median_s is not None else 150)
            painter.setPen(QPen(edge, 1.2))
            painter.setBrush(ink)
            painter.drawPolygon(shape)
            words = "…" if patch.median_s is None else span_text(patch.median_s)
            if box.width() >= 60 and box.height() >= 34:
                self._write(painter, box, words, patch.name)

    def _write(self, painter: QPainter, box: QRectF, words: str, name: str) -> None:
        painter.setFont(self.theme.fonts.clock)
        painter.setPen(QColor(self.theme.palette.ink))
        if name:
            painter.drawText(box.adjusted(4, 0, -4, -box.height() / 2), _BELOW, name)
            box = box.adjusted(0, box.height() / 2, 0, 0)
            painter.drawText(box, _ABOVE, words)
            return
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_heat(self, painter: QPainter, view: View, scene: Scene) -> None:
        heat = scene.heat(view)
        if heat is None:
            return
        share, (left, top, wide, high) = heat
        pixels = coloured(share, self._heat_ramp)
        rows, columns = share.shape
        picture = QImage(
            pixels.tobytes(), columns, rows, columns * 4,
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        x = view.width / 2 + (left - view.x) * view.scale
        y = view.height / 2 + (top - view.y) * view.scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(x, y, wide * view.scale, high * view.scale), picture)

    def _paint_dots(self, painter: QPainter, view: View, scene: Scene) -> None:
        kept = self._dots
        if kept is None or kept[:2] != (scene, scene.stamp) or not kept[2].holds(view):
            # Some more than is seen: while the map is moved, the picture moves along.
            around = view.grown(_AROUND)
            pixels = scene.dots(around, self._inks, None if kept is None else kept[3])
            kept = self._dots = (scene, scene.stamp, around, pixels)
        _, _, around, pixels = kept
        # The picture borrows the array, which lives until the next one is drawn.
        picture = QImage(
            pixels.data, around.width, around.height, around.width * 4,
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        x, y = view.px_at(around.x, around.y)
        painter.drawImage(round(x - around.width / 2), round(y - around.height / 2), picture)

    def _paint_marks(
        self, painter: QPainter, view: View, scene: Scene, without: frozenset[int], *,
        sharp: bool,
    ) -> None:  # fmt: skip
        marks = scene.marks(view)
        soon = self._soon_of(scene, marks)
        px, py = view.px(marks.x, marks.y)
        seen = np.flatnonzero(
            (px > -60) & (px < view.width + 60) & (py > -60) & (py < view.height + 70)
        )
        xs, ys = px.tolist(), py.tolist()
        ids, radii, counts = marks.ids.tolist(), marks.radius.tolist(), marks.counts.tolist()
        qualities, keys = marks.qualities.tolist(), self._keys(marks)
        # Pins in front stand on pins behind: the southern ones are painted later.
        for at in sorted(seen.tolist(), key=lambda it: (ids[it] >= 0, ys[it])):
            if ids[at] < 0:
                if sharp:
                    self._sharp_ring(painter, xs[at], ys[at], counts[at], radii[at])
                else:
                    self.drawn.ring(painter, xs[at], ys[at], keys[at])
            elif ids[at] not in without:
                kind = counts[at].index(1)
                self._pin(painter, xs[at], ys[at], kind, qualities[at], sharp=sharp)
                if ids[at] in soon:
                    draw_soon(painter, xs[at], ys[at], self.theme)

    def _soon_of(self, scene: Scene, marks: Marks) -> frozenset[int]:
        """Pins of requests that are due soon, worked out once for these marks and this instant."""
        if self._soon is None or self._soon[0] is not marks or self._soon[1] != scene.now:
            single = marks.ids[marks.ids >= 0].tolist()
            told = scene.soon(single) if len(single) <= _MOST_SOON else frozenset()
            self._soon = (marks, scene.now, told)
        return self._soon[2]

    def _keys(self, marks: Marks) -> list[RingKey]:
        """Keys of the pictures of marks, worked out once for them."""
        if self._keyed is None or self._keyed[0] is not marks:
            told = zip(marks.counts.tolist(), marks.radius.tolist(), strict=True)
            self._keyed = (marks, [self.drawn.ring_key(*it) for it in told])
        return self._keyed[1]

    def _sharp_ring(
        self, painter: QPainter, x: float, y: float, counts: list[int], radius: float
    ) -> None:
        total = sum(counts)
        painter.save()
        painter.translate(x, y)
        self.drawn.draw_ring(painter, [it / total for it in counts], compact(total), radius)
        painter.restore()

    def _pin(
        self, painter: QPainter, x: float, y: float, kind: int, quality: int, *, sharp: bool
    ) -> None:
        if not sharp:
            self.drawn.pin(painter, x, y, kind, quality)
            return
        painter.save()
        painter.translate(x, y)
        self.drawn.draw_pin(painter, kind, quality)
        painter.restore()


_AROUND: Final = 0.12
_MOST_SOON: Final = 600
"""More pins than these stand too close for a sign at each."""
_BELOW: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_ABOVE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def patience(median_s: float | None, middle_s: float) -> float:
    """How slow a median is beside the town's middle one: 0 quick, 0.5 as usual, 1 slow."""
    if median_s is None:
        return 1.0
    times = max(median_s, 60.0) / max(60.0, middle_s)
    return min(1.0, max(0.0, 0.5 + float(np.log2(times)) / 6.0))
