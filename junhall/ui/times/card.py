"""One chart in its card: heading, picture or table, and the sentence under it."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from junhall.casework.times_rows import TimesPage
from junhall.typed import override
from junhall.ui.parts.controls import IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.ui.times.sentences import empty_words, heading, is_empty, sentence
from junhall.ui.times.table_view import TableView
from junhall.ui.times.tables import TABLES, Names, Table
from junhall.words import tr

DRAWN: Final = frozenset({"answers", "hours", "solved", "flow", "reopened", "thanks"})
"""Charts that are pictures; the others are tables by nature."""
_BONES: Final = (0.42, 0.66, 0.54, 0.8, 0.6, 0.72, 0.5)


class Drawing(Protocol):
    """A picture of a page."""

    def show_page(self, page: TimesPage, names: Names) -> None:
        """Show another page."""


class Skeleton(QWidget):
    """Where a chart will be, until its figures are there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(tr("The figures are being counted"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A few faint bars; nothing moves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.line))
        painter.setOpacity(0.45)
        step = self.width() / len(_BONES)
        for n, share in enumerate(_BONES):
            tall = (self.height() - self._theme.px(12)) * share
            bar = QRectF(n * step + step * 0.2, self.height() - tall, step * 0.6, tall)
            painter.drawRoundedRect(bar, 4, 4)


class ChartCard(QFrame):
    """A card that is a skeleton first, then a picture, a table, or words where nothing is yet."""

    marked = Signal(object)
    """Somebody wants to see the requests of a Mark."""
    picture_wished = Signal(str)
    csv_wished = Signal(str)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        look(self, ground="card", edge="all")
        self.name = name
        self._theme = theme
        self._page: TimesPage | None = None
        self._names = Names.of(None)
        self._as_table = name not in DRAWN
        told = heading(name, None)
        self._title = PlainLabel(told.title, font=theme.fonts.strong)
        self._about = PlainLabel(told.about, tone="ink2", font=theme.fonts.small)
        self._more = IconButton("more", tr("What can be done with this chart"), theme)
        self._more.setFixedSize(theme.px(28), theme.px(22))
        self._more.clicked.connect(self._open_menu)
        self._says = PlainLabel("", tone="ink2", font=theme.fonts.small, wraps=True)
        self._empty = PlainLabel(empty_words(name), tone="ink2", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._skeleton = Skeleton(theme)
        self.table = TableView(theme, judges=name == "services")
        self.table.name(told.title)
        self.table.marked.connect(self.marked)
        self._picture: QWidget | None = None
        self._stack = QStackedWidget()
        for widget in (self._skeleton, self._empty, self.table):
            self._stack.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        head.addWidget(self._more)
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(12))
        body.setSpacing(theme.px(6))
        body.addLayout(head)
        body.addWidget(self._stack, 1)
        body.addWidget(self._says)
        self.setMinimumHeight(theme.px(262))

    @property
    def is_drawn(self) -> bool:
        """Whether a picture of pyqtgraph or our own belongs here."""
        return self.name in DRAWN

    @property
    def has_picture(self) -> bool:
        """Whether the picture is already there."""
        return self._picture is not None

    @property
    def says(self) -> str:
        """The sentence under the chart."""
        return self._says.text()

    def take_picture(self, picture: QWidget) -> None:
        """Get the widget that draws the chart."""
        self._picture = picture
        self._stack.addWidget(picture)

    def show_page(self, page: TimesPage, names: Names) -> None:
        """Show another page."""
        self._page, self._names = page, names
        told = heading(self.name, page)
        self._title.setText(told.title)
        self._about.setText(told.about)
        words = sentence(self.name, page, names)
        nothing = is_empty(self.name, page)
        self._says.setText("" if nothing else words)
        self.setAccessibleName(told.title)
        self.setAccessibleDescription(words)
        if nothing:
            self._stack.setCurrentWidget(self._empty)
            return
        if self._as_table:
            self.table.show_table(self.as_table())
        picture = self._picture
        if picture is None or self._as_table:
            self._stack.setCurrentWidget(self.table if self._as_table else self._skeleton)
        if picture is not None and not self._as_table:
            drawing: Drawing = picture  # type: ignore[assignment]  # every picture is one
            drawing.show_page(page, names)
            picture.setAccessibleName(told.title)
            picture.setAccessibleDescription(words)
            self._stack.setCurrentWidget(picture)

    def as_table(self) -> Table:
        """The chart's figures, as they stand here."""
        if self._page is None:
            return Table((), ())
        return TABLES[self.name](self._page, self._names)

    def show_as_table(self, *, wished: bool) -> None:
        """Turn the picture into its table, or back."""
        self._as_table = wished or not self.is_drawn
        if self._page is not None:
            self.show_page(self._page, self._names)
            if self._as_table:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("What can be done with this chart"))
        if self.is_drawn:
            words = tr("Show as a picture") if self._as_table else tr("Show as a table")
            menu.addAction(words).triggered.connect(
                lambda: self.show_as_table(wished=not self._as_table)
            )
        menu.addAction(tr("Copy the picture")).triggered.connect(
            lambda: self.picture_wished.emit(self.name)
        )
        menu.addAction(tr("Save as CSV")).triggered.connect(lambda: self.csv_wished.emit(self.name))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
