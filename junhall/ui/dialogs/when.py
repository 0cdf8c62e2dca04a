"""A point in time, asked for: of a promise that was read wrong, or of a text that leaves later."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from junhall.models.terms import Instant
from junhall.ui.dialogs.fields import TimeField
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.naming import one_line
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr


class PointInTime(Sheet):
    """One point in time as people say it: a day and a time in the town's zone."""

    def __init__(
        self, title: str, at: Instant, zone: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, theme, parent, width=360)
        self._zone = ZoneInfo(zone)
        self.when = TimeField(theme)
        self.when.setDateTime(self._shown(at))
        self.labelled(tr("Day and time"), self.when)
        self.when.setFocus()

    def instant(self) -> Instant:
        """The time that stands there, as an instant of the town."""
        day, clock = self.when.date(), self.when.time()
        local = datetime(
            day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=self._zone
        )
        return Instant(int(local.timestamp()))

    def _shown(self, at: Instant) -> QDateTime:
        local = datetime.fromtimestamp(at, self._zone)
        return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))


class When(PointInTime):
    """A day and a time in the town's zone, or no time at all."""

    chosen = Signal(object)
    """Instant, or None: promised without a time."""

    def __init__(
        self,
        words: str,
        due: Instant | None,
        now: Instant,
        zone: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        at = due if due is not None else now
        super().__init__(tr("When is it promised for?"), at, zone, theme, parent)
        if words:
            self.column.insertWidget(0, PlainLabel(f"«{one_line(words)}»", tone="ink2", wraps=True))
        none = look(QPushButton(tr("Promised without a time")), kind="quiet")
        none.setAutoDefault(False)
        none.clicked.connect(lambda: self.chosen.emit(None))
        self.foot.addWidget(none)
        self.confirm = self.buttons(tr("Confirm"), key="Ctrl+Return")
        self.confirm.clicked.connect(lambda: self.chosen.emit(self.instant()))
