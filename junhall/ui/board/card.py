"""A card, laid out once per row and width, and drawn by bare QPainter."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from junhall.casework.board_rows import BoardRow
from junhall.models.terms import Instant, RequestId, RequestStatus
from junhall.ui.board.captions import (
    CardClock,
    Names,
    Urgency,
    card_clock,
)
from junhall.ui.board.card_layout import CardLayout, Face
from junhall.ui.icons import draw_icon
from junhall.ui.parts.drawing import avatar_font, draw_avatar, draw_check, draw_chip
from junhall.ui.theme import Theme


class CardState(NamedTuple):
    """How a card stands on the board, beyond what its row says."""

    is_current: bool = False
    has_keyboard: bool = False
    is_selected: bool = False
    is_record: bool = False
    arrival: float = 1.0
    """0 as it slides in, 1 when it has."""


class CardPainter:
    """Draws cards of one theme; what is laid out for a row is kept until row or width change."""

    def __init__(self, theme: Theme, names: Names) -> None:
        self.theme = theme
        self._layout = CardLayout(theme, names)
        self._avatar_font = avatar_font(theme, theme.measures.avatar)
        self._faces: dict[RequestId, Face] = {}

    @property
    def names(self) -> Names:
        """The town's words the cards use."""
        return self._layout.names

    @property
    def gap(self) -> int:
        """The space below a card."""
        return self._layout.gap

    def height(self, row: BoardRow, width: int) -> int:
        """How tall a card is at this width; cheap, since nothing is laid out."""
        return self._layout.height(row, width)

    @property
    def tall(self) -> int:
        """The height of a card whose title takes two lines."""
        return self._layout.tall

    @property
    def short(self) -> int:
        """The height of a card whose title takes one line."""
        return self._layout.short

    def forget(self, names: Names | None = None) -> None:
        """Lay everything out again, with other names if they changed."""
        self._layout.names = names or self._layout.names
        self._layout.forget()
        self._faces.clear()

    def clock_strip(self, card: QRectF) -> QRectF:
        """The part of a card that a tick of its clock alters."""
        lay = self._layout
        return QRectF(card.left(), card.top(), card.width(), lay.pad + lay.head + 2)

    def clock_shown(self, request_id: RequestId) -> CardClock | None:
        """The clock last drawn for a request."""
        face = self._faces.get(request_id)
        return None if face is None else face.clock

    def face(self, row: BoardRow, width: int, now: Instant, *, is_record: bool) -> Face:
        """All that is written on a card, and where."""
        return self._face(row, width, _reading(row, now), is_record)

    def draw(
        self, painter: QPainter, card: QRectF, row: BoardRow, now: Instant, state: CardState
    ) -> None:
        """Draw one card into its rectangle."""
        face = self._face(row, round(card.width()), _reading(row, now), state.is_record)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if state.arrival < 1.0:
                painter.setOpacity(state.arrival)
                painter.translate(0.0, -self.theme.px(14) * (1.0 - state.arrival))
            self._ground(painter, card, state)
            painter.translate(card.topLeft())
            self._draw_head(painter, face, state)
            self._draw_title(painter, face)
            self._draw_foot(painter, face, state)
        finally:
            painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, state: CardState) -> None:
        palette = self.theme.palette
        radius = self.theme.measures.radius_card
        ground = QColor(palette.cobalt.tint if state.is_selected else palette.card)
        edge = card.adjusted(0.5, 0.5, -0.5, -0.5)
        if state.is_current and state.has_keyboard:
            painter.setPen(QPen(QColor(palette.cobalt.tint), 5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(edge, radius, radius)
        width = 1.6 if state.is_current else 1.0
        colour = palette.cobalt.mark if state.is_current or state.is_selected else palette.line
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(ground)
        painter.drawRoundedRect(edge, radius, radius)

    def _draw_head(self, painter: QPainter, face: Face, state: CardState) -> None:
        lay = self._layout
        theme, row = self.theme, face.row
        size = theme.measures.avatar
        top = lay.pad + (lay.head - size) / 2
        where = QRectF(lay.pad, top, size, size)
        is_narrow = lay.is_narrow(face.width)
        if state.is_selected:
            if is_narrow:
                where.moveTopLeft(QPointF(face.width - size - 2, face.height - size - 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.palette.cobalt.mark))
            painter.drawEllipse(where)
            inner = where.adjusted(size * 0.28, size * 0.28, -size * 0.28, -size * 0.28)
            draw_check(painter, inner, QColor(theme.palette.on_fill), theme.scale * 1.8)
        elif not is_narrow:
            draw_avatar(painter, where, row.author, face.letters, self._avatar_font, face.icon)
        baseline = lay.baseline(lay.pad, lay.head, lay.strong)
        painter.setFont(theme.fonts.strong)
        painter.setPen(QColor(theme.palette.ink))
        painter.drawText(QPointF(lay.author_x(face.width), baseline), face.author)
        if face.check_x >= 0:
            side = theme.px(10)
            tick = QRectF(face.check_x, lay.pad + (lay.head - side) / 2, side, side)
            draw_check(painter, tick, QColor(theme.palette.cobalt.mark), theme.scale * 1.8)
        if face.origin:
            painter.setFont(theme.fonts.small)
            painter.setPen(QColor(theme.palette.ink2))
            painter.drawText(QPointF(face.origin_x, baseline), face.origin)
        if face.clock.text:
            self._draw_clock(painter, face, baseline)

    def _draw_clock(self, painter: QPainter, face: Face, baseline: float) -> None:
        lay = self._layout
        colour = self.theme.colour(face.clock.urgency.value)
        side = self.theme.px(10)
        sign = QRectF(
            face.clock_x - side - self.theme.px(4),
            lay.pad + (lay.head - side) / 2,
            side,
            side,
        )
        if face.clock.urgency is Urgency.SOLVED:
            draw_check(painter, sign, colour, self.theme.scale * 1.9)
        elif face.clock.urgency is Urgency.OVERDUE:
            draw_icon(painter, "alert", sign.adjusted(-1.5, -2, 1.5, 1), colour)
        painter.setFont(self.theme.fonts.clock)
        painter.setPen(colour)
        painter.drawText(QPointF(face.clock_x, baseline), face.clock.text)

    def _draw_title(self, painter: QPainter, face: Face) -> None:
        lay = self._layout
        painter.setFont(self.theme.fonts.body)
        painter.setPen(QColor(self.theme.palette.ink))
        top = lay.title_top()
        for line in face.lines:
            painter.drawText(QPointF(lay.pad, lay.title_baseline(top)), line)
            top += lay.line
        if face.suffix:
            painter.setPen(QColor(self.theme.palette.ink2))
            painter.drawText(face.suffix_at, face.suffix)

    def _draw_foot(self, painter: QPainter, face: Face, state: CardState) -> None:
        lay = self._layout
        theme = self.theme
        painter.setFont(theme.fonts.small)
        tone = theme.palette.green if state.is_record else None
        draw_chip(painter, face.chip_rect, face.chip, theme, tone=tone)
        if face.confirm:
            draw_chip(painter, face.confirm_rect, face.confirm, theme, tone=theme.palette.teal)
        if face.detail:
            late = face.clock.urgency is Urgency.OVERDUE and face.row.status not in {
                RequestStatus.NEW,
                RequestStatus.ASSIGNED,
            }
            painter.setPen(theme.colour("red" if late else "ink2"))
            painter.drawText(QPointF(face.detail_x, face.detail_baseline), face.detail)
        side = theme.px(14)
        right = face.width - lay.pad - side
        for name in face.icons:
            where = QRectF(right, face.chip_rect.center().y() - side / 2, side, side)
            draw_icon(painter, name, where, theme.colour("ink2"))
            right -= side + theme.px(4)

    def _face(self, row: BoardRow, width: int, clock: CardClock, is_record: bool) -> Face:  # noqa: FBT001  # one caller
        face = self._faces.get(row.id)
        if (
            face is not None
            and face.row is row
            and face.width == width
            and face.clock == clock
            and face.is_record == is_record
        ):
            return face
        if len(self._faces) > 4000:
            self._faces.clear()
        face = self._layout.lay_out(row, width, clock, is_record)
        self._faces[row.id] = face
        return face


def _reading(row: BoardRow, now: Instant) -> CardClock:
    """A card's clock as it is read: after the first minute, overdue is said in minutes."""
    clock = card_clock(row, now)
    if clock.overdue_s < 60:
        return clock
    return CardClock(clock.text, clock.urgency, clock.overdue_s // 60 * 60)
