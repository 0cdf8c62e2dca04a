"""Where everything of a card stands: what fits, and what gives way where it does not."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from junhall.casework.board_rows import BoardRow
from junhall.models.terms import Flag
from junhall.ui.board.captions import (
    CardClock,
    Names,
    Urgency,
    author_handle,
    chip_text,
    detail,
    supporters_text,
    title_words,
    where_from,
)
from junhall.ui.parts.drawing import initials
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

_NARROW: Final = 182  # below this width a card needs its first line for words: no initials
_TITLE_LIMIT: Final = 300  # letters of a title that two lines can never show anyway


class Face(NamedTuple):
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


class CardLayout:
    """Lays cards out in one theme's fonts and lengths."""

    def __init__(self, theme: Theme, names: Names) -> None:
        self.theme = theme
        self.names = names
        fonts, px = theme.fonts, theme.px
        self.strong = QFontMetricsF(fonts.strong)
        self._body = QFontMetricsF(fonts.body)
        self._small = QFontMetricsF(fonts.small)
        self._clock = QFontMetricsF(fonts.clock)
        self.pad = px(11)
        self.gap = px(8)
        self.head = max(float(theme.measures.avatar), self.strong.height())
        self.line = round(self._body.height() * 1.14)
        self._chip = round(self._small.height()) + px(4)
        self._advances: dict[tuple[str, int], float] = {}
        self.tall = self._height_of(2)
        self.short = self._height_of(1)

    def forget(self) -> None:
        """Measure every title again."""
        self._advances.clear()

    def height(self, row: BoardRow, width: int) -> int:
        """How tall a card is at this width; cheap, since nothing is laid out."""
        key = (row.title, row.supporters)
        advance = self._advances.get(key)
        if advance is None:
            if len(self._advances) > 20_000:
                self._advances.clear()
            words = title_words(row, _TITLE_LIMIT)
            suffix = supporters_text(row)
            advance = self._body.horizontalAdvance(f"{words} {suffix}" if suffix else words)
            self._advances[key] = advance
        return self.short if advance <= width - 2 * self.pad else self.tall

    def lay_out(self, row: BoardRow, width: int, clock: CardClock, is_record: bool) -> Face:  # noqa: FBT001  # one caller
        """Everything of a card at this width, for this reading of its clock."""
        px = self.theme.px
        author, check_x, origin, origin_x, clock_x = self._fit_head(row, width, clock)
        height = self.height(row, width)
        count = 1 if height == self.short else 2
        lines, suffix, suffix_at = self._fit_title(row, width - 2 * self.pad, count)

        top = self.pad + self.head + px(7) + count * self.line + px(7)
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
        return Face(
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
            detail_baseline=self.baseline(top, self._chip, self._small),
            icons=icons,
        )

    def is_narrow(self, width: int) -> bool:
        """Whether a card of this width has no room for initials."""
        return width < self.theme.px(_NARROW)

    def author_x(self, width: int) -> float:
        """Where the author's handle begins."""
        if self.is_narrow(width):
            return float(self.pad)
        return float(self.pad + self.theme.measures.avatar + self.gap)

    def title_top(self) -> float:
        """Where the title begins."""
        return self.pad + self.head + self.theme.px(7)

    def title_baseline(self, top: float) -> float:
        """The baseline of a line of the title that begins there."""
        return self.baseline(top, self.line, self._body)

    def _fit_head(
        self, row: BoardRow, width: int, clock: CardClock
    ) -> tuple[str, float, str, float, float]:
        """Author, place of the tick, origin, its place, place of the clock: the clock is whole,
        the origin is dropped before the author is shortened."""
        px = self.theme.px
        clock_x = width - self.pad - self._clock.horizontalAdvance(clock.text)
        has_sign = clock.urgency in {Urgency.SOLVED, Urgency.OVERDUE}
        end = clock_x - px(6) - (px(14) if has_sign else 0)
        x = self.author_x(width)
        check = px(10) + px(5) if row.is_resident else 0
        author = author_handle(plain(row.author, limit=80), row.network)
        author = self.strong.elidedText(
            author, Qt.TextElideMode.ElideRight, max(0.0, end - x - check)
        )
        x += self.strong.horizontalAdvance(author) + px(5)
        check_x = -1.0
        if check:
            check_x = x
            x += check
        origin = where_from(row)
        if x + px(2) + self._small.horizontalAdvance(origin) > end:
            origin = ""
        return author, check_x, origin, x + px(1), clock_x

    def _fit_title(
        self, row: BoardRow, room: int, count: int
    ) -> tuple[tuple[str, ...], str, QPointF]:
        words = title_words(row, _TITLE_LIMIT)
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
        top = self.pad + self.head + self.theme.px(7) + (len(shown) - 1) * self.line
        x = self.pad + self._body.horizontalAdvance(f"{shown[-1]} " if shown[-1] else "")
        return tuple(shown), suffix, QPointF(x, self.baseline(top, self.line, self._body))

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
            self.pad + self.head + px(7) + lines * self.line + px(7) + self._chip + self.pad
        )

    @staticmethod
    def baseline(top: float, height: float, metrics: QFontMetricsF) -> float:
        """Where letters stand that are centred in a strip."""
        return top + (height - metrics.height()) / 2 + metrics.ascent()


def _piece(words: str, start: int, length: int) -> str:
    """A part of a text by Qt's counting, which is in UTF-16 units, not in characters."""
    if len(words) == len(words.encode("utf-16-le")) // 2:
        return words[start : start + length].strip()
    units = words.encode("utf-16-le")[2 * start : 2 * (start + length)]
    return units.decode("utf-16-le", "ignore").strip()
