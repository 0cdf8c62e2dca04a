"""The page "No request": posts without a matter, listed and counted; one key brings one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import number_text, when_text
from junhall.casework.asks import NoRequests
from junhall.casework.changes import ChangeSet
from junhall.casework.channels import network_name
from junhall.casework.commands import Done, MakeRequest
from junhall.casework.permits import may
from junhall.casework.rows import NoRequestRow, TownFacts
from junhall.models.terms import Facet, Instant
from junhall.typed import override
from junhall.ui.bridge import launch
from junhall.ui.contract import Clock, Counter
from junhall.ui.naming import one_line
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

MOST: Final = 500
"""So many of the newest are listed."""
_WHO: Final = int(Qt.ItemDataRole.UserRole)
_WHY: Final = _WHO + 1
_WHEN: Final = _WHO + 2
_POST: Final = _WHO + 3
_WIDEST: Final = 820
_WHYS: dict[str, Callable[[], str]] = {
    "greeting": lambda: tr("a greeting"),
    "praise": lambda: tr("football, or praise of others"),
    "spam": lambda: tr("advertising"),
    "emoji": lambda: tr("signs alone"),
    "empty": lambda: tr("no words about anything"),
    "no-matter": lambda: tr("no words about anything"),
    "not-addressed": lambda: tr("not addressed to the town"),
    "automatic": lambda: tr("written by a machine"),
    "waiting": lambda: tr("answers a post that has not come yet"),
    "deleted": lambda: tr("deleted by its author"),
    "staff": lambda: tr("somebody of the hall said so"),
}


class SetAside(QFrame):
    """The newest posts that belong to no request (rules.md 5), and the way back for each."""

    failed = Signal(object)
    """The office could not answer: the exception."""
    brought = Signal(str, object)
    """What was done, in words; and the Done that undoes it."""

    def __init__(self, office: Counter, theme: Theme, clock: Clock, *, key: str) -> None:
        super().__init__()
        look(self, ground="paper")
        self._office, self._theme, self._clock = office, theme, clock
        self._zone = ""
        self._is_stale = True
        self._rows: tuple[NoRequestRow, ...] = ()
        self._head = PlainLabel(tr("No request"), font=theme.fonts.title)
        self._said = PlainLabel("", tone="ink2", wraps=True)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Rows(theme, self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMaximumWidth(theme.px(_WIDEST))
        self.list.setAccessibleName(tr("Posts that are no request"))
        self.list.activated.connect(lambda _: self.bring())
        self.back = KeyButton(tr("Make it a request"), key, theme, kind="filled")
        self.back.setAccessibleName(tr("Make it a request"))
        self.back.clicked.connect(self.bring)
        self.back.setVisible(may(office.role, MakeRequest))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(12))
        body.setSpacing(theme.px(8))
        body.addWidget(self._head)
        body.addWidget(self._said)
        body.addWidget(self.list, 1)
        body.addLayout(row)

    @property
    def widget(self) -> QWidget:
        """Itself, as Qt wants it."""
        return self

    def set_town(self, town: TownFacts) -> None:
        """Times are the town's."""
        self._zone = town.zone_name
        self._show()

    def on_changes(self, changes: ChangeSet) -> None:
        """Posts came, or somebody decided about one."""
        if changes.touches(Facet.POSTS | Facet.STATUS):
            self._is_stale = True
            if self.isVisible():
                self._ask()

    def tick(self, now: Instant) -> None:
        """Nothing here runs by the second."""

    def act(self, action: str) -> bool:
        """The keys of lists, and the one that brings back."""
        match action:
            case "next" | "previous":
                step = 1 if action == "next" else -1
                at = self.list.currentIndex().row() + step
                if 0 <= at < self._model.rowCount():
                    self.list.setCurrentIndex(self._model.index(at, 0))
            case "accept" | "open":
                self.bring()
            case _:
                return False
        return True

    def take_keyboard(self) -> None:
        """Be where the keyboard is."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring(self) -> None:
        """Make a request of the post one is on."""
        index, here = self.list.currentIndex(), self._office.staff
        if index.isValid() and here is not None and may(self._office.role, MakeRequest):
            wish = MakeRequest(by=here, post_id=index.data(_POST))
            launch(self._carry_out(wish), self.failed.emit)

    async def _carry_out(self, wish: MakeRequest) -> None:
        done: Done = await self._office.do(wish)
        self.brought.emit(tr("Made a request"), done)
        self._rows = await self._office.ask(NoRequests(MOST))
        self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What is looked at is fresh."""
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _ask(self) -> None:
        async def ask() -> None:
            self._is_stale = False
            self._rows = await self._office.ask(NoRequests(MOST))
            self._show()

        launch(ask(), self.failed.emit)

    def _show(self) -> None:
        at = max(0, self.list.currentIndex().row())
        held = self.list.currentIndex().data(_POST)
        self._model.clear()
        for n, row in enumerate(self._rows):
            self._model.appendRow(self._item(row))
            at = n if row.post_id == held else at
        self.list.setVisible(bool(self._rows))
        self.back.setEnabled(bool(self._rows))
        if not self._rows:
            self._said.setText(
                tr("Greetings, cheers and advertising are set aside here. Nothing is, so far.")
            )
            return
        self.list.setCurrentIndex(self._model.index(min(at, len(self._rows) - 1), 0))
        count = ntr(
            "{n} post was set aside because it asks for nothing.",
            "{n} posts were set aside because they ask for nothing.",
            len(self._rows),
        )
        if len(self._rows) == MOST:
            count = tr("The newest {n} posts without a matter.", n=number_text(MOST))
        hint = tr("Is one a matter after all? One key makes it a request.")
        self._said.setText(f"{count} {hint}")

    def _item(self, row: NoRequestRow) -> QStandardItem:
        item = QStandardItem(one_line(row.text) or "–")
        why = _WHYS.get(row.reason, _WHYS["no-matter"])()
        when = when_text(row.posted_at, self._clock(), self._zone) if self._zone else ""
        who = one_line(row.author) or network_name(row.network)
        for role, told in ((_WHO, who), (_WHY, why), (_WHEN, when), (_POST, row.post_id)):
            item.setData(told, role)
        spoken = ", ".join(part for part in (who, item.text(), why, when) if part)
        item.setData(spoken, int(Qt.ItemDataRole.AccessibleTextRole))
        return item


class _Rows(QStyledItemDelegate):
    """Who, why and when over the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(200), self._theme.px(52))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw them."""
        theme = self._theme
        drawn: Any = option  # PySide's stubs do not know the members of a style option
        rect = drawn.rect.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_here = bool(drawn.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(theme.palette.cobalt.tint if is_here else theme.colour("card"))
        painter.drawRoundedRect(rect, theme.measures.radius_chip, theme.measures.radius_chip)
        inner = rect.adjusted(theme.px(12), theme.px(5), -theme.px(12), -theme.px(5))
        upper = inner.adjusted(0, 0, 0, -inner.height() // 2)
        lower = inner.adjusted(0, inner.height() // 2, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.fonts.small)
        painter.setPen(theme.colour("ink2"))
        when = str(index.data(_WHEN))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, when)
        room = upper.width() - painter.fontMetrics().horizontalAdvance(when) - theme.px(12)
        who = f"{index.data(_WHO)} · {index.data(_WHY)}"
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(upper, middle, painter.fontMetrics().elidedText(who, elide, room))
        painter.setFont(theme.fonts.body)
        painter.setPen(theme.colour("ink"))
        words = str(index.data(int(Qt.ItemDataRole.DisplayRole)))
        painter.drawText(
            lower, middle, painter.fontMetrics().elidedText(words, elide, lower.width())
        )
        painter.restore()
