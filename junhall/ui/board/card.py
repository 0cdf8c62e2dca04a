"""A card, laid out once per row and width, and drawn by bare QPainter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from junhall.casework.rows import BoardRow
from junhall.models.terms import Flag, Instant, RequestId, RequestStatus
from junhall.ui.board.captions import (
    CardClock,
    Names,
    Urgency,
    card_clock,
    chip_text,
    detail,
    supporters_text,
    where_from,
)
from junhall.ui.icons import draw_icon
from junhall.ui.parts.drawing import avatar_font, draw_avatar, draw_check, draw_chip, initials
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

_NARROW: Final = 182  # below this width a card needs its first line for words: no initials
_TITLE_LIMIT: Final = 300  # letters of a title that two lines can never show anyway


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card stands on the board, beyond what its row says."""

    is_current: bool = False
    has_keyboard: bool = False
    is_selected: bool = False
    is_record: bool = False
    arrival: float = 1.0
    """0 as it slides in, 1 when it has."""


@dataclass(frozen=True, slots=True)
class _Face:
    """Texts that fit, and where they stand; coordinates from the card's corner."""

    row: BoardRow
    width: int
    clock: CardClock
    is_record: bool
    height: int
    author: str
    letters: str
    icon: str
    check_x: float
    origin: str
    origin_x: float
    clock_x: float
    lines: tuple[str, ...]
    suffix: str
    suffix_at: QPointF
    chip: str
    chip_rect: QRectF
    confirm: str
    confirm_rect: QRectF
    detail: str
    detail_x: float
    detail_baseline: float
    icons: tuple[str, ...]


class CardPainter:
    """Draws cards of one theme; what is laid out for a row is kept until row or width change."""

    def __init__(self, theme: Theme, names: Names) -> None:
        self.theme = theme
        self.names = names
        fonts, px = theme.fonts, theme.px
        self._strong = QFontMetricsF(fonts.strong)
        self._body = QFontMetricsF(fonts.body)
        self._small = QFontMetricsF(fonts.small)
        self._clock = QFontMetricsF(fonts.clock)
        self._avatar_font = avatar_font(theme, theme.measures.avatar)
        self.pad = px(11)
        self.gap = px(8)
        self._head = max(float(theme.measures.avatar), self._strong.height())
        self._line = round(self._body.height() * 1.14)
        self._chip = round(self._small.height()) + px(4)
        self._faces: dict[RequestId, _Face] = {}
        self._advances: dict[tuple[str, int], float] = {}
        self._tall = self._height_of(2)
        self._short = self._height_of(1)

    @property
    def tall(self) -> int:
        """The height of a card whose title takes two lines."""
        return self._tall

    @property
    def short(self) -> int:
        """The height of a card whose title takes one line."""
        return self._short

    def height(self, row: BoardRow, width: int) -> int:
        """How tall a card is at this width; cheap, since nothing is laid out."""
        key = (row.title, row.supporters)
        advance = self._advances.get(key)
        if advance is None:
            if len(self._advances) > 20_000:
                self._advances.clear()
            words = plain(row.title, limit=_TITLE_LIMIT)
            suffix = supporters_text(row)
            advance = self._body.horizontalAdvance(f"{words} {suffix}" if suffix else words)
            self._advances[key] = advance
        return self._short if advance <= width - 2 * self.pad else self._tall

    def forget(self, names: Names | None = None) -> None:
        """Lay everything out again, with other names if they changed."""
        self.names = names or self.names
        self._faces.clear()
        self._advances.clear()

    def clock_strip(self, card: QRectF) -> QRectF:
        """The part of a card that a tick of its clock alters."""
        return QRectF(card.left(), card.top(), card.width(), self.pad + self._head + 2)

    def clock_shown(self, request_id: RequestId) -> CardClock | None:
        """The clock last drawn for a request."""
        face = self._faces.get(request_id)
        return None if face is None else face.clock

    def draw(
        self, painter: QPainter, card: QRectF, row: BoardRow, now: Instant, state: CardState
    ) -> None:
        """Draw one card into its rectangle."""
        face = self._face(row, round(card.width()), card_clock(row, now), state.is_record)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state.arrival < 1.0:
            painter.setOpacity(state.arrival)
            painter.translate(0.0, -self.theme.px(14) * (1.0 - state.arrival))
        self._ground(painter, card, state)
        painter.translate(card.topLeft())
        self._draw_head(painter, face, state)
        self._draw_title(painter, face)
        self._draw_foot(painter, face, state)
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

    def _draw_head(self, painter: QPainter, face: _Face, state: CardState) -> None:
        theme, row = self.theme, face.row
        size = theme.measures.avatar
        top = self.pad + (self._head - size) / 2
        where = QRectF(self.pad, top, size, size)
        is_narrow = self._is_narrow(face.width)
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
        baseline = self._baseline(self.pad, self._head, self._strong)
        painter.setFont(theme.fonts.strong)
        painter.setPen(QColor(theme.palette.ink))
        painter.drawText(QPointF(self._author_x(face.width), baseline), face.author)
        if face.check_x >= 0:
            side = theme.px(10)
            tick = QRectF(face.check_x, self.pad + (self._head - side) / 2, side, side)
            draw_check(painter, tick, QColor(theme.palette.cobalt.mark), theme.scale * 1.8)
        if face.origin:
            painter.setFont(theme.fonts.small)
            painter.setPen(QColor(theme.palette.ink2))
            painter.drawText(QPointF(face.origin_x, baseline), face.origin)
        if face.clock.text:
            self._draw_clock(painter, face, baseline)

    def _draw_clock(self, painter: QPainter, face: _Face, baseline: float) -> None:
        colour = self.theme.colour(face.clock.urgency.value)
        side = self.theme.px(10)
        sign = QRectF(
            face.clock_x - side - self.theme.px(4),
            self.pad + (self._head - side) / 2,
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

    def _draw_title(self, painter: QPainter, face: _Face) -> None:
        painter.setFont(self.theme.fonts.body)
        painter.setPen(QColor(self.theme.palette.ink))
        top = self.pad + self._head + self.theme.px(7)
        for line in face.lines:
            painter.drawText(QPointF(self.pad, self._baseline(top, self._line, self._body)), line)
            top += self._line
        if face.suffix:
            painter.setPen(QColor(self.theme.palette.ink2))
            painter.drawText(face.suffix_at, face.suffix)

    def _draw_foot(self, painter: QPainter, face: _Face, state: CardState) -> None:
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
        right = face.width - self.pad - side
        for name in face.icons:
            where = QRectF(right, face.chip_rect.center().y() - side / 2, side, side)
            draw_icon(painter, name, where, theme.colour("ink2"))
            right -= side + theme.px(4)

    def _face(self, row: BoardRow, width: int, clock: CardClock, is_record: bool) -> _Face:  # noqa: FBT001  # one caller
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
        face = self._lay_out(row, width, clock, is_record)
        self._faces[row.id] = face
        return face

    def _lay_out(self, row: BoardRow, width: int, clock: CardClock, is_record: bool) -> _Face:  # noqa: FBT001  # one caller
        px = self.theme.px
        author, check_x, origin, origin_x, clock_x = self._fit_head(row, width, clock)
        height = self.height(row, width)
        count = 1 if height == self._short else 2
        lines, suffix, suffix_at = self._fit_title(row, width - 2 * self.pad, count)

        top = self.pad + self._head + px(7) + count * self._line + px(7)
        right = float(width - self.pad)
        icons = tuple(
            name
            for name, is_shown in (
                ("lock", row.is_private),
                ("eye", Flag.PERSONAL_DATA in row.flags),
            )
            if is_shown
        )
        right -= len(icons) * px(18)
        chip = tr("New record") if is_record else chip_text(row, self.names)
        chip, chip_rect = self._fit_chip(chip, float(self.pad), top, right)
        x = chip_rect.right() + px(7)
        confirm, confirm_rect = "", QRectF()
        if row.has_proposal:
            wanted, where = self._fit_chip(tr("To confirm"), x, top, right)
            if wanted and where.right() <= right:
                confirm, confirm_rect = wanted, where
                x = where.right() + px(7)
        told = detail(row, self.names, clock)
        room = right - x
        shown = self._small.elidedText(told, Qt.TextElideMode.ElideRight, max(0.0, room))
        return _Face(
            row=row,
            width=width,
            clock=clock,
            is_record=is_record,
            height=height,
            author=author,
            letters=initials(
                plain(row.author_name) if row.author_name else None, plain(row.author)
            ),
            icon={"phone": "phone", "counter": "counter"}.get(row.channel, ""),
            check_x=check_x,
            origin=origin,
            origin_x=origin_x,
            clock_x=clock_x,
            lines=lines,
            suffix=suffix,
            suffix_at=suffix_at,
            chip=chip,
            chip_rect=chip_rect,
            confirm=confirm,
            confirm_rect=confirm_rect,
            detail=shown if shown == told or len(shown) > 6 else "",
            detail_x=x,
            detail_baseline=self._baseline(top, self._chip, self._small),
            icons=icons,
        )

    def _fit_head(
        self, row: BoardRow, width: int, clock: CardClock
    ) -> tuple[str, float, str, float, float]:
        """Author, place of the tick, origin, its place, place of the clock: the clock is whole,
        the origin is dropped before the author is shortened."""
        px = self.theme.px
        clock_x = width - self.pad - self._clock.horizontalAdvance(clock.text)
        has_sign = clock.urgency in {Urgency.SOLVED, Urgency.OVERDUE}
        end = clock_x - px(6) - (px(14) if has_sign else 0)
        x = self._author_x(width)
        check = px(10) + px(5) if row.is_resident else 0
        author = plain(row.author, limit=80)
        author = self._strong.elidedText(
            author, Qt.TextElideMode.ElideRight, max(0.0, end - x - check)
        )
        x += self._strong.horizontalAdvance(author) + px(5)
        check_x = -1.0
        if check:
            check_x = x
            x += check
        origin = where_from(row)
        if x + px(2) + self._small.horizontalAdvance(origin) > end:
            origin = ""
        return author, check_x, origin, x + px(1), clock_x

    def _is_narrow(self, width: int) -> bool:
        return width < self.theme.px(_NARROW)

    def _author_x(self, width: int) -> float:
        if self._is_narrow(width):
            return float(self.pad)
        return float(self.pad + self.theme.measures.avatar + self.gap)

    def _fit_title(
        self, row: BoardRow, room: int, count: int
    ) -> tuple[tuple[str, ...], str, QPointF]:
        words = plain(row.title, limit=_TITLE_LIMIT)
        suffix = supporters_text(row)
        space = self._body.horizontalAdvance(f" {suffix}") if suffix else 0.0
        lines = self._break(words, room, self.theme.fonts.body)
        shown = list(lines[:count])
        if not shown:
            shown = [""]
        last = lines[count - 1 :] if len(lines) >= count else ()
        rest = " ".join(last) if len(lines) > count else shown[-1]
        if suffix and len(lines) < count and self._body.horizontalAdvance(rest) + space > room:
            shown.append("")
            rest = ""
        shown[-1] = self._body.elidedText(rest, Qt.TextElideMode.ElideRight, max(0.0, room - space))
        top = self.pad + self._head + self.theme.px(7) + (len(shown) - 1) * self._line
        x = self.pad + self._body.horizontalAdvance(f"{shown[-1]} " if shown[-1] else "")
        return tuple(shown), suffix, QPointF(x, self._baseline(top, self._line, self._body))

    def _break(self, words: str, room: float, font: QFont) -> tuple[str, ...]:
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        found: list[str] = []
        while len(found) < 4:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            found.append(_piece(words, line.textStart(), line.textLength()))
        layout.endLayout()
        return tuple(found)

    def _fit_chip(self, text: str, x: float, top: float, right: float) -> tuple[str, QRectF]:
        room = max(0.0, right - x)
        inset = self.theme.px(7)
        shown = self._small.elidedText(
            text, Qt.TextElideMode.ElideRight, max(0.0, room - 2 * inset)
        )
        wide = min(room, self._small.horizontalAdvance(shown) + 2 * inset)
        if shown != text and len(shown) < 3:
            shown = ""
        return shown, QRectF(x, top, wide, self._chip)

    def _height_of(self, lines: int) -> int:
        px = self.theme.px
        return round(
            self.pad + self._head + px(7) + lines * self._line + px(7) + self._chip + self.pad
        )

    @staticmethod
    def _baseline(top: float, height: float, metrics: QFontMetricsF) -> float:
        return top + (height - metrics.height()) / 2 + metrics.ascent()


def _piece(words: str, start: int, length: int) -> str:
    """A part of a text by Qt's counting, which is in UTF-16 units, not in characters."""
    if len(words) == len(words.encode("utf-16-le")) // 2:
        return words[start : start + length].strip()
    units = words.encode("utf-16-le")[2 * start : 2 * (start + length)]
    return units.decode("utf-16-le", "ignore").strip()
