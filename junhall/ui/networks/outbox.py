"""What waits to leave, each item with where it stands and what may be done; and how today went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from junhall.casework.ages import span_text
from junhall.casework.network_rows import OutboxRow, Today
from junhall.models.terms import Instant, OutboxId, OutboxState
from junhall.typed import override
from junhall.ui.case.flow import FlowLayout
from junhall.ui.departures import A_PERSON_DECIDES, MAY_EDIT, MAY_RETRY
from junhall.ui.networks.saying import Moment, Said, item_said, item_title, item_tone, today_said
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr


class Square(QWidget):
    """A small square in a tone; the words beside it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "ink3"
        self.setFixedSize(theme.px(10), theme.px(18))

    def set_tone(self, tone: str) -> None:
        """Show another tone."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it at the height of the first line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        value = getattr(self._theme.palette, self._tone)
        painter.setBrush(QColor(value if isinstance(value, str) else value.mark))
        side = self._theme.px(9)
        where = QRectF(0, (self.height() - side) / 2, side, side)
        painter.drawRoundedRect(where, self._theme.px(2), self._theme.px(2))


class Line(QWidget):
    """A square, words, and smaller words under them."""

    def __init__(self, theme: Theme, *, is_first: bool, wraps: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.square = Square(theme)
        self.words = PlainLabel("", font=theme.fonts.body, wraps=wraps)
        self.more = PlainLabel("", tone="ink2", font=theme.fonts.small, wraps=True)
        self.right = QHBoxLayout()
        self.right.setSpacing(theme.px(6))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.words, 1)
        top.addLayout(self.right)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(theme.px(2))
        self.inside.addLayout(top)
        self.inside.addWidget(self.more)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(self.square, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.inside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if not is_first:
            rule = look(QFrame(), ground="card", edge="bottom")
            rule.setFixedHeight(1)
            whole.addWidget(rule)
        whole.addLayout(row)

    def say(self, said: Said) -> None:
        """Show other words."""
        self.square.set_tone(said.tone)
        self.words.setText(said.words)
        self.more.setText(said.more)
        self.more.setVisible(bool(said.more))
        self.setAccessibleName(f"{said.words}. {said.more}".strip())


class ItemLine(Line):
    """One item, with the buttons that its state allows."""

    wished = Signal(str, object)
    """undo, approve, retry, now, edit, copy, drop, sent or open; and the OutboxRow."""

    def __init__(self, row: OutboxRow, theme: Theme, *, is_first: bool) -> None:
        super().__init__(theme, is_first=is_first)
        self.row = row
        self.buttons: dict[str, QPushButton] = {}
        self.age = PlainLabel("", font=theme.fonts.strong)
        if row.state in {OutboxState.HELD, OutboxState.SCHEDULED, OutboxState.QUEUED,
                         OutboxState.AWAITING_APPROVAL}:  # fmt: skip
            words = tr("Undo") if row.state is OutboxState.HELD else tr("Take back")
            self.right.addWidget(self._button("undo", words))
        elif row.state is not OutboxState.WITHDRAWN:
            self.right.addWidget(self.age)
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing=theme.px(4))
        for what, words in _deeds(row):
            flow.addWidget(self._button(what, words))
        deeds.setVisible(flow.count() > 0)
        self.inside.addWidget(deeds)

    def tick(self, now: Instant, moment: Moment) -> None:
        """Say again what changes by the second."""
        said = Said(item_tone(self.row), item_title(self.row), item_said(self.row, now, moment))
        self.say(said)
        self.age.setText(span_text(max(0, now - self.row.created_at)))
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()}: {said.words}")
            button.setAccessibleDescription(said.more)

    def _button(self, what: str, words: str) -> QPushButton:
        button = look(QPushButton(words), kind="quiet")
        button.setStyleSheet("QPushButton { padding: 0 4px; min-height: 18px; }")
        button.clicked.connect(lambda: self.wished.emit(what, self.row))
        self.buttons[what] = button
        return button


def _deeds(row: OutboxRow) -> tuple[tuple[str, str], ...]:
    """What a person may do about an item that does not leave by itself."""
    told: list[tuple[str, str]] = []
    if row.state is OutboxState.AWAITING_APPROVAL:
        told.append(("approve", tr("Approve")))
    if row.state is OutboxState.UNSURE:
        told.append(("sent", tr("It is published")))
        if row.due_at >= A_PERSON_DECIDES:
            told.append(("retry", tr("Send again")))
    elif row.state in MAY_RETRY:
        told.append(("retry", tr("Try again")))
    if row.state is OutboxState.SCHEDULED:
        told.append(("now", tr("Send now")))
    if row.state in MAY_EDIT and row.state is not OutboxState.HELD:
        told.append(("edit", tr("Edit")))
    if row.state in MAY_RETRY or row.state is OutboxState.WITHDRAWN:
        told.append(("copy", tr("Copy")))
    if row.state is OutboxState.UNSURE and row.due_at >= A_PERSON_DECIDES:
        told.append(("drop", tr("It is not there: drop it")))
    elif row.state in MAY_RETRY - {OutboxState.UNSURE}:
        told.append(("drop", tr("Drop")))
    if row.request_id is not None:
        told.append(("open", tr("Look at it")))
    return tuple(told) if told != [("open", tr("Look at it"))] else ()


class OutboxCard(QFrame):
    """The outbox, and under it today."""

    wished = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told: tuple[OutboxRow, ...] | None = None
        self.items: list[ItemLine] = []
        self._today: list[Line] = []
        look(self, ground="card", edge="all")
        self.setAccessibleName(tr("Outbox"))
        self._head = PlainLabel(tr("Outbox"), font=theme.fonts.strong)
        self._count = PlainLabel("", tone="ink2", font=theme.fonts.body)
        head = QHBoxLayout()
        head.setSpacing(theme.px(5))
        head.addWidget(self._head)
        head.addWidget(self._count, 1)
        self._empty = PlainLabel(
            tr("Nothing waits to leave. Answers wait here a few seconds, with Undo."),
            tone="ink2",
            font=theme.fonts.small,
            wraps=True,
        )
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self._day = QVBoxLayout()
        self._day.setSpacing(0)
        whole = QVBoxLayout(self)
        pad = theme.px(18)
        whole.setContentsMargins(pad, theme.px(14), pad, pad)
        whole.setSpacing(theme.px(6))
        whole.addLayout(head)
        whole.addWidget(_rule())
        whole.addWidget(self._empty)
        whole.addLayout(self._box)
        whole.addSpacing(theme.px(14))
        whole.addWidget(PlainLabel(tr("Today"), font=theme.fonts.strong))
        whole.addWidget(_rule())
        whole.addLayout(self._day)
        whole.addStretch(1)

    def tell(self, rows: Sequence[OutboxRow], today: Today, now: Instant, moment: Moment) -> None:
        """Say everything again; lines are made anew only where items altered."""
        if tuple(rows) != self._told:
            self._told = tuple(rows)
            self._build(rows)
        waiting = sum(row.state is not OutboxState.WITHDRAWN for row in rows)
        self._count.setText(str(waiting) if waiting else "")
        self._empty.setVisible(not rows)
        self.tick(now, moment)
        lines = today_said(today)
        while len(self._today) > len(lines):
            gone = self._today.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._today) < len(lines):
            line = Line(self._theme, is_first=not self._today, wraps=True)
            self._day.addWidget(line)
            self._today.append(line)
        for line, said in zip(self._today, lines, strict=True):
            line.say(said)

    def tick(self, now: Instant, moment: Moment) -> None:
        """Say again what changes by the second."""
        for line in self.items:
            line.tick(now, moment)

    def _build(self, rows: Sequence[OutboxRow]) -> None:
        focused = self._focused()
        ids = [line.row.id for line in self.items]
        for line in self.items:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.items = []
        for row in rows:
            line = ItemLine(row, self._theme, is_first=not self.items)
            line.wished.connect(self.wished)
            self._box.addWidget(line)
            self.items.append(line)
        if focused is not None:
            self._take_keyboard(*focused, ids.index(focused[0]))

    def _take_keyboard(self, item: OutboxId, what: str, place: int) -> None:
        """The keyboard stays with the item; where that is gone, with what stands in its place."""
        for line in self.items:
            if line.row.id == item and what in line.buttons:
                line.buttons[what].setFocus()
                return
        for line in self.items[place:] + self.items[:place][::-1]:
            if line.buttons:
                next(iter(line.buttons.values())).setFocus()
                return

    def _focused(self) -> tuple[OutboxId, str] | None:
        """The button that has the keyboard: it keeps it when its item is drawn anew."""
        for line in self.items:
            for what, button in line.buttons.items():
                if button.hasFocus():
                    return line.row.id, what
        return None


def _rule() -> QFrame:
    rule = look(QFrame(), ground="card", edge="bottom")
    rule.setFixedHeight(1)
    return rule
