"""The numbers over the board; each is a door to the requests behind it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from junhall.casework.ages import lap_text, number_text, span_text, when_text
from junhall.casework.board_rows import BoardFigures
from junhall.models.figure import Figure
from junhall.models.terms import Instant
from junhall.typed import override
from junhall.ui.board.captions import Names
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme
from junhall.words import ntr, tr


class FigureDoor(QAbstractButton):
    """A number with what it is; a click opens what stands behind it."""

    def __init__(self, theme: Theme, *, tone: str = "ink", ends: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._tone = tone
        self._ends = ends
        self._value = ""
        self._captions: tuple[str, ...] = ("",)
        self._proof = ""
        self._figure = QFontMetricsF(theme.fonts.figure)
        self._small = QFontMetricsF(theme.fonts.small)
        self._sizes = self._measured()
        # A button never shrinks below what it likes to have: numbers were cut instead of captions.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(
        self, value: str, captions: tuple[str, ...], *, tone: str | None = None, proof: str = ""
    ) -> None:
        """Show a number and the longest caption that fits; ``proof``: how many stand behind it."""
        tone = tone or self._tone
        told = (value, captions, tone, proof)
        if told == (self._value, self._captions, self._tone, self._proof):
            return
        before = self._sizes
        self._value, self._captions, self._tone, self._proof = told
        self._sizes = self._measured()
        self.setAccessibleName(f"{value} {captions[0]}")
        self.setAccessibleDescription(proof)
        self.setToolTip(tooltip(f"{captions[0]}\n{proof}" if proof else captions[0]))
        if self._sizes != before:
            self.updateGeometry()  # the whole window is laid out anew
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """As wide as the longer of both lines."""
        return self._sizes[0]

    @override
    def minimumSizeHint(self) -> QSize:
        """The number is whole; its caption may be shortened."""
        return self._sizes[1]

    def _measured(self) -> tuple[QSize, QSize]:
        """What it likes to have, and what it needs."""
        number = self._figure.horizontalAdvance(self._value)
        wide = max(number, self._small.horizontalAdvance(self._captions[0]))
        edge, tall = self._theme.px(6), self._tall()
        least = max(round(number) + edge, self._theme.px(60))
        return QSize(round(wide) + edge, tall), QSize(least, tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Number above, caption below."""
        painter = QPainter(self)
        theme = self._theme
        painter.setFont(theme.fonts.figure)
        painter.setPen(theme.colour(self._tone))
        inner = self.width() - theme.px(4)
        left = theme.px(2)
        x = left + (inner - self._figure.horizontalAdvance(self._value) if self._ends else 0)
        painter.drawText(QPointF(x, self._figure.ascent()), self._value)
        painter.setFont(theme.fonts.small)
        painter.setPen(theme.colour("ink" if self.underMouse() else "ink2"))
        fitting = (it for it in self._captions if self._small.horizontalAdvance(it) <= inner)
        shown = next(fitting, None) or self._small.elidedText(
            self._captions[-1], Qt.TextElideMode.ElideRight, inner
        )
        x = left + (inner - self._small.horizontalAdvance(shown) if self._ends else 0)
        painter.drawText(QPointF(x, self._figure.height() + self._small.ascent()), shown)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.palette.cobalt.mark), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _tall(self) -> int:
        return round(self._figure.height() + self._small.height()) + self._theme.px(2)


class FiguresStrip(QWidget):
    """Open, not answered, both medians, and the record."""

    opened = Signal(str)
    """open, unanswered, answered, solved or record: what the person wants to see."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._doors = {
            "open": FigureDoor(theme),
            "unanswered": FigureDoor(theme),
            "answered": FigureDoor(theme),
            "solved": FigureDoor(theme),
            "promise": FigureDoor(theme),
            "record": FigureDoor(theme, tone="green", ends=True),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(22))
        for name, door in self._doors.items():
            if name == "record":
                row.addStretch()
            row.addWidget(door)
            door.clicked.connect(lambda _=False, name=name: self.opened.emit(name))

    def show_figures(self, told: BoardFigures, names: Names, now: Instant) -> None:
        """Say all numbers again."""
        self._doors["open"].say(
            number_text(told.open), (ntr("open request", "open requests", told.open), tr("open"))
        )
        oldest = told.oldest_unanswered_at
        if oldest is None:
            captions: tuple[str, ...] = (tr("not answered yet"), tr("not answered"))
        else:
            span = span_text(now - oldest)
            captions = (
                tr("not answered yet · oldest {span}", span=span),
                tr("waiting · oldest {span}", span=span),
                tr("not answered"),
            )
        tone = "red" if told.unanswered else "ink"
        self._doors["unanswered"].say(number_text(told.unanswered), captions, tone=tone)
        self._say_medians(told)
        promise, due = self._doors["promise"], told.next_promise_at
        promise.setVisible(due is not None and bool(names.zone))
        if due is not None and names.zone:
            promise.say(
                when_text(due, now, names.zone),
                (tr("next promise due"), tr("promised")),
                tone="red" if due < now else "ink",
            )
        record = self._doors["record"]
        has_record = told.record_s is not None and told.record_s.value is not None
        record.setVisible(has_record)
        if told.record_s is not None and told.record_s.value is not None:
            service = names.service(told.record_service)
            record.say(
                lap_text(int(told.record_s.value)),
                (tr("fastest repair · {service}", service=service), tr("fastest repair"))
                if service
                else (tr("fastest repair"),),
                proof=_proof(told.record_s),
            )

    def _say_medians(self, told: BoardFigures) -> None:
        answered, solved = self._doors["answered"], self._doors["solved"]
        if not told.has_medians:
            answered.say("…", (tr("first answer"),))
            solved.say("…", (tr("to solve"),))
            return
        first, solve = told.median_first_answer_s, told.median_solve_s
        answered.say(
            _value(first),
            (tr("median first answer, today"), tr("first answer, today"), tr("first answer"))
            if first.value is not None
            else (tr("no answer yet today"), tr("first answer")),
            proof=_proof(first),
        )
        solved.say(
            _value(solve),
            (tr("median time to solve, 7 days"), tr("to solve, 7 days"), tr("to solve"))
            if solve.value is not None
            else (tr("nothing solved in 7 days"), tr("to solve")),
            proof=_proof(solve),
        )


def _value(figure: Figure) -> str:
    return "–" if figure.value is None else span_text(figure.value)


def _proof(figure: Figure) -> str:
    said = ntr("of {n} request", "of {n} requests", figure.n)
    left_out = sum(figure.excluded.values())
    if not left_out:
        return said
    without = ntr("{n} left out", "{n} left out", left_out)
    return f"{said}, {without}"
