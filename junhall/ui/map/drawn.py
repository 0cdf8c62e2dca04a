"""Pins and rings as small pictures, drawn once and kept: a frame only puts them down.

Every kind has its colour, its sign and the shape of its head; how well the place is known shows at
the foot (a bar: the street only) and at the edge (dashed: guessed).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final, final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from junhall.casework.ages import number_text
from junhall.casework.pins import QUALITIES
from junhall.models.terms import PlaceQuality
from junhall.ui.map.kinds import ALL, SIGNS, TONES, MarkKind
from junhall.ui.palettes import Tone
from junhall.ui.theme import Theme
from junhall.words import tr

HEAD: Final = 22.0
"""How far the middle of a pin's head stands over its tip."""
_PIN_W: Final = 44.0
_PIN_H: Final = 52.0
_TIP: Final = 44.0
_KEPT: Final = 900
_STEPS: Final = 48
RingKey = tuple[str, tuple[int, ...], str, int]


@final
class Drawn:
    """The pictures of one theme at one pixel ratio."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        self.theme = theme
        self.ratio = ratio
        self._kept: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def pin(
        self, painter: QPainter, x: float, y: float, kind: int, quality: int, *, large: bool = False
    ) -> None:
        """Put a pin down, its tip at a pixel."""
        picture = self._picture(("pin", kind, quality, large))
        grown = 1.3 if large else 1.0
        painter.drawPixmap(QPointF(x - _PIN_W / 2 * grown, y - _TIP * grown), picture)

    def ring_key(self, counts: Sequence[int], radius: float) -> RingKey:
        """What a cluster's picture is kept by."""
        total = sum(counts)
        return "ring", _shares(counts, total), compact(total), round(radius)

    def ring(self, painter: QPainter, x: float, y: float, key: RingKey) -> None:
        """Put a cluster down, its middle at a pixel."""
        picture = self._picture(key)
        half = picture.width() / self.ratio / 2
        painter.drawPixmap(QPointF(x - half, y - half), picture)

    def tone(self, kind: int) -> Tone:
        """The colours of a kind."""
        name = TONES[MarkKind(kind)]
        palette = self.theme.palette
        if name == "ink3":
            return Tone(palette.ink3, palette.ink2, palette.paper)
        tone = getattr(palette, name)
        assert isinstance(tone, Tone)
        return tone

    def draw_pin(self, painter: QPainter, kind: int, quality: int, grown: float = 1.0) -> None:
        """Draw a pin with its tip at the origin."""
        palette, tone = self.theme.palette, self.tone(kind)
        painter.save()
        painter.scale(grown, grown)
        guessed = QUALITIES[quality] is PlaceQuality.GUESSED
        shape = _pin_shape(MarkKind(kind))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 46))
        painter.drawEllipse(QPointF(0, 0), 6.5, 2.6)
        if QUALITIES[quality] is PlaceQuality.STREET:
            for width, colour in ((5.0, palette.card), (2.4, tone.mark)):
                painter.setPen(_round_pen(colour, width))
                painter.drawLine(QPointF(-9, 2.5), QPointF(9, 2.5))
        painter.setPen(_round_pen(palette.card, 4.2))
        painter.setBrush(QColor(palette.card))
        painter.drawPath(shape)
        if guessed:
            pen = QPen(QColor(tone.mark), 2.0)
            pen.setDashPattern([2.2, 1.7])
            painter.setPen(pen)
            painter.setBrush(QColor(tone.tint))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.mark))
        painter.drawPath(shape)
        painter.setPen(QColor(tone.ink if guessed else palette.on_fill))
        font = QFont(self.theme.fonts.strong)
        font.setPixelSize(14)
        font.setWeight(QFont.Weight.Black)
        painter.setFont(font)
        lift = -4.0 if SIGNS[MarkKind(kind)] == "…" else 0.0
        where = QRectF(-12, -HEAD - 12 + lift, 24, 24)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, SIGNS[MarkKind(kind)])
        painter.restore()

    def draw_ring(
        self, painter: QPainter, shares: Sequence[float], words: str, radius: float
    ) -> None:
        """Draw a cluster around the origin; ``shares`` of the ring by kind add up to one."""
        palette = self.theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 34))
        painter.drawEllipse(QPointF(0, 1.4), radius + 1.6, radius + 1.6)
        painter.setBrush(QColor(palette.card))
        painter.drawEllipse(QPointF(0, 0), radius + 1.5, radius + 1.5)
        band = max(4.5, radius * 0.2)
        start = 90.0
        for kind, share in enumerate(shares):
            if share <= 0:
                continue
            path = _band(radius, band, start, share * 360.0)
            painter.setBrush(QColor(self.tone(kind).mark))
            painter.drawPath(path)
            start -= share * 360.0
        font = QFont(self.theme.fonts.figure)
        font.setPixelSize(max(11, min(17, round(radius * 0.62 - max(0, len(words) - 2) * 1.1))))
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        where = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _picture(self, key: tuple[object, ...]) -> QPixmap:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key[0] == "pin":
            _, kind, quality, large = key
            grown = 1.3 if large else 1.0
            picture = self._blank(_PIN_W * grown, _PIN_H * grown)
            painter = self._painter(picture)
            painter.translate(_PIN_W / 2 * grown, _TIP * grown)
            assert isinstance(kind, int)
            assert isinstance(quality, int)
            self.draw_pin(painter, kind, quality, grown)
        else:
            _, shares, words, radius = key
            assert isinstance(shares, tuple)
            assert isinstance(radius, int)
            side = 2 * radius + 8
            picture = self._blank(side, side)
            painter = self._painter(picture)
            painter.translate(side / 2, side / 2)
            self.draw_ring(painter, [it / _STEPS for it in shares], str(words), radius)
        painter.end()
        self._kept[key] = picture
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return picture

    def _blank(self, width: float, height: float) -> QPixmap:
        picture = QPixmap(round(width * self.ratio), round(height * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _painter(self, picture: QPixmap) -> QPainter:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def compact(n: int) -> str:
    """A number for a ring: "12", "1.2k", "1M"."""
    if n < 1000:
        return number_text(n)
    if n < 999_500:
        return tr("{n}k", n=number_text(n / 1000, 1 if n < 9950 else 0))
    return tr("{n}M", n=number_text(n / 1_000_000, 1 if n < 9_950_000 else 0))


def _shares(counts: Sequence[int], total: int) -> tuple[int, ...]:
    """How many of the ring's steps each kind gets: whoever is there gets at least one."""
    if total <= 0:
        return (0,) * len(counts)
    steps = [max(1, round(it * _STEPS / total)) if it else 0 for it in counts]
    steps[max(ALL, key=lambda kind: steps[kind])] += _STEPS - sum(steps)
    return tuple(steps)


def _round_pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _band(radius: float, band: float, start: float, span: float) -> QPainterPath:
    path = QPainterPath()
    outer = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    inside = radius - band
    inner = QRectF(-inside, -inside, 2 * inside, 2 * inside)
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, -span)
    path.arcTo(inner, start - span, span)
    path.closeSubpath()
    return path


def _pin_shape(kind: MarkKind) -> QPainterPath:
    """A head over a tip at the origin: round, a bubble, six-sided, a diamond."""
    head = QPainterPath()
    middle = QPointF(0.0, -HEAD)
    match kind:
        case MarkKind.ANSWERED:
            head.addRoundedRect(QRectF(-12, -HEAD - 12, 24, 24), 5.5, 5.5)
        case MarkKind.ASSIGNED:
            head = _polygon(middle, 14.5, 6, pi / 6)
        case MarkKind.LATE:
            head = _polygon(middle, 17.0, 4, 0.0)
        case _:
            head.addEllipse(middle, 13.0, 13.0)
    tip = QPainterPath()
    tip.moveTo(-8.2, -HEAD + 8.5)
    tip.lineTo(0.0, 0.0)
    tip.lineTo(8.2, -HEAD + 8.5)
    tip.closeSubpath()
    return head.united(tip)


def _polygon(middle: QPointF, radius: float, corners: int, turn: float) -> QPainterPath:
    path = QPainterPath()
    for n in range(corners):
        angle = turn + 2 * pi * n / corners
        point = middle + QPointF(radius * sin(angle), -radius * cos(angle))
        if n == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    path.closeSubpath()
    return path
