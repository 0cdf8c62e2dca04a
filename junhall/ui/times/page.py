"""The page of times: filters, numbers and charts that follow the ledger, each a door."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.asks import Promises, Records, Times
from junhall.casework.changes import ChangeSet
from junhall.casework.rows import TownFacts
from junhall.casework.sight import SEES_PEOPLE
from junhall.casework.times_rows import Mark, TimesPage, TimesWish
from junhall.models.terms import Facet, Instant
from junhall.typed import override
from junhall.ui.asking_once import AskingOnce
from junhall.ui.bridge import launch
from junhall.ui.contract import Clock, Counter
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.ui.times.card import ChartCard
from junhall.ui.times.copying import csv_text, keep
from junhall.ui.times.filters import TimesFilters
from junhall.ui.times.hours import HoursChart
from junhall.ui.times.more import (
    TableCard,
    promises_card,
    records_card,
    show_promises,
    show_records,
)
from junhall.ui.times.report_button import ReportButton
from junhall.ui.times.sentences import heading
from junhall.ui.times.tables import Names
from junhall.ui.times.totals import TotalsStrip
from junhall.ui.times.warm import warm_up
from junhall.words import tr

CHARTS: Final = (
    "answers", "hours", "services", "solved", "flow", "reopened", "channels", "lag", "thanks",
    "people",
)  # fmt: skip
_SHOWN: Final = (
    Facet.POSTS | Facet.STATUS | Facet.ASSIGNEE | Facet.SERVICE | Facet.PEOPLE | Facet.TOWN
    | Facet.PLACE
)  # fmt: skip
_OLD_S: Final = 60
"""Open requests grow older: figures are asked for again after so long without a change."""
_NARROW: Final = 860
_TALLEST: Final = 420


class TimesView(QFrame):
    """Charts in cards; what they count is asked of the office, never computed here."""

    marked = Signal(object)
    """(TimesWish, Mark, words): somebody wants to see the requests behind something drawn."""
    listed = Signal(object)
    """(words, ids): somebody wants to see these requests."""
    said = Signal(str)
    """A sentence for the toast."""
    failed = Signal(object)
    """The office could not answer: the exception."""

    def __init__(self, office: Counter, theme: Theme, clock: Clock) -> None:
        super().__init__()
        look(self, ground="paper")
        self._office, self._theme, self._clock = office, theme, clock
        self._names = Names.of(None)
        self._page: TimesPage | None = None
        self._more_at: Instant | None = None
        self._asking = AskingOnce(self, self._ask, self.failed.emit)
        sees_people = office.role in SEES_PEOPLE
        self.filters = TimesFilters(theme, TimesWish(people=sees_people))
        self.filters.wished.connect(lambda _wish: self.reload())
        self.totals = TotalsStrip(theme)
        self.totals.marked.connect(self._on_marked)
        self.cards = {
            name: ChartCard(name, theme) for name in CHARTS if name != "people" or sees_people
        }
        for card in self.cards.values():
            card.marked.connect(self._on_marked)
            card.picture_wished.connect(self.copy_picture)
            card.csv_wished.connect(self.save_csv)
        self.more = {card.name: card for card in (promises_card(theme), records_card(theme))}
        for table in self.more.values():
            table.listed.connect(self.listed)
            table.picture_wished.connect(self.copy_picture)
            table.csv_wished.connect(self.save_csv)
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        self._arrange()

    @property
    def widget(self) -> QWidget:
        """Itself, as Qt wants it."""
        return self

    @property
    def page(self) -> TimesPage | None:
        """The figures shown; None while only skeletons stand here."""
        return self._page

    def set_town(self, town: TownFacts) -> None:
        """Say services and people in the town's words."""
        self._names = Names.of(town)
        self.filters.set_town(town)
        if self._page is not None:
            self.show_page(self._page)

    def show_page(self, page: TimesPage) -> None:
        """Show what the office answered."""
        self._page = page
        self.filters.set_areas(page.areas)
        self.totals.show_page(page)
        for card in self.cards.values():
            card.show_page(page, self._names)

    def reload(self) -> None:
        """Ask the office for all charts; questions that come meanwhile are asked once, after."""
        self._asking.wish()

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed: ask again now, or when somebody looks."""
        if changes.touches(_SHOWN):
            self.reload()

    def tick(self, now: Instant) -> None:
        """A second has passed: what is open has grown older."""
        if self.isVisible() and self._page is not None and now - self._page.as_of >= _OLD_S:
            self.reload()

    def act(self, action: str) -> bool:
        """Charts have their own keys; those of requests mean nothing here."""
        del action
        return False

    def take_keyboard(self) -> None:
        """The keyboard begins at the filters."""
        self.filters.span.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_picture(self, name: str = "") -> None:
        """A chart, or all of them, as a picture for another program."""
        widget: QWidget = self._card(name) if name else self._inside
        picture = QPixmap(widget.size() * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(QColor(self._theme.palette.paper))
        painter = QPainter(picture)
        widget.render(painter, QPoint())
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)
        self.said.emit(tr("The picture is in the clipboard."))

    def save_csv(self, name: str = "") -> None:
        """Ask where to, and write a chart's table, or all of them."""
        title = self._title(name) if name else tr("Response times")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, tr("Save as CSV"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{title}.csv")
        dialog.fileSelected.connect(
            lambda path: launch(self._write(Path(path), self.csv_of(name)), self.failed.emit)
        )
        dialog.open()

    def csv_of(self, name: str = "") -> str:
        """The CSV of a chart, or of all."""
        names = [name] if name else [*self.cards, *self.more]
        cards = [(it, self._card(it)) for it in names]
        return csv_text(
            (self._title(it), card.accessibleDescription(), card.as_table()) for it, card in cards
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Skeletons are painted first; then the office is asked."""
        super().showEvent(event)
        self._asking.seen()

    @override
    def minimumSizeHint(self) -> QSize:
        """The page scrolls before the window must grow."""
        return QSize(self._theme.px(320), self._theme.px(240))

    async def _ask(self) -> None:
        answer, _ = await asyncio.gather(self._office.ask(Times(self.filters.wish)), warm_up())
        if answer.wish.span == self.filters.wish.span:
            self._draw_what_is_missing()
            self.show_page(answer)
        await self._ask_more()

    async def _ask_more(self) -> None:
        """Promises and records come after the charts, and alter slowly: once a minute."""
        now = self._clock()
        if self._more_at is not None and 0 <= now - self._more_at < _OLD_S:
            return
        self._more_at = now
        show_promises(self.more["promises"], await self._office.ask(Promises()), self._names)
        show_records(self.more["records"], await self._office.ask(Records()), self._names)

    def _card(self, name: str) -> ChartCard | TableCard:
        return self.cards[name] if name in self.cards else self.more[name]

    def _title(self, name: str) -> str:
        if name in self.cards:
            return heading(name, self._page).title
        return self.more[name].heading.title

    async def _write(self, path: Path, text: str) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(None, keep, path, text)
        except OSError as error:
            self.said.emit(tr("The file cannot be written: {why}", why=error.strerror or ""))
            return
        self.said.emit(tr("Saved as {name}", name=path.name))

    def _draw_what_is_missing(self) -> None:
        """The pictures themselves, once their library is there."""
        from junhall.ui.times.picture import Picture
        from junhall.ui.times.pictures import PICTURES

        for name, card in self.cards.items():
            if card.has_picture or not card.is_drawn:
                continue
            picture = (
                HoursChart(self._theme) if name == "hours" else Picture(self._theme, PICTURES[name])
            )
            picture.marked.connect(self._on_marked)
            card.take_picture(picture)

    def _on_marked(self, mark: Mark) -> None:
        if self._page is not None:
            self.marked.emit((self._page, mark))

    def _lay_out(self) -> None:
        theme = self._theme
        self.copy_button = QPushButton(tr("Copy picture"))
        self.copy_button.clicked.connect(lambda _checked: self.copy_picture())
        self.csv_button = QPushButton(tr("CSV"))
        self.csv_button.setAccessibleName(tr("Save all tables as CSV"))
        self.csv_button.clicked.connect(lambda _checked: self.save_csv())
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        self.buttons.addWidget(self.copy_button)
        self.buttons.addWidget(self.csv_button)
        self.report_button = ReportButton(self._office)
        self.report_button.said.connect(self.said)
        self.report_button.failed.connect(self.failed)
        self.buttons.addWidget(self.report_button)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(
            PlainLabel(tr("Response times"), font=theme.font(17, theme.fonts.title.weight()))
        )
        head.addWidget(self.filters, 1)
        head.addLayout(self.buttons)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(14))
        self._inside = look(QWidget(), ground="paper")
        body = QVBoxLayout(self._inside)
        body.setContentsMargins(theme.px(20), theme.px(2), theme.px(12), theme.px(16))
        body.setSpacing(theme.px(12))
        body.addWidget(self.totals)
        body.addLayout(self._grid)
        body.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        self._area = area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, theme.px(4), 0)
        whole.setSpacing(theme.px(6))
        top = QWidget()
        top.setLayout(head)
        head.setContentsMargins(theme.px(20), theme.px(14), theme.px(16), 0)
        whole.addWidget(top)
        whole.addWidget(area, 1)

    def _arrange(self) -> None:
        """Two cards side by side, or one where letters are large or the window small."""
        columns = 2 if self.width() >= self._theme.px(_NARROW) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for n, card in enumerate((*self.cards.values(), *self.more.values())):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, n // columns, n % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    @override
    def resizeEvent(self, event: object) -> None:
        """The first four charts fill the window; the others follow below."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands its own event on
        self._arrange()
        room = self._area.viewport().height() - self.totals.sizeHint().height()
        tall = min((room - self._theme.px(44)) // 2, self._theme.px(_TALLEST))
        for card in (*self.cards.values(), *self.more.values()):
            card.setMinimumHeight(max(self._theme.px(262), tall))
