"""When a text leaves: at once, at one of the office's own openings, or at a time that is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from junhall.casework.ages import coming_text
from junhall.casework.send_times import SendTime
from junhall.models.terms import Instant
from junhall.ui.dialogs.when import PointInTime
from junhall.ui.icons import icon
from junhall.ui.keys import key_text
from junhall.ui.parts.controls import IconButton
from junhall.ui.theme import Theme
from junhall.words import tr

KEY = "Ctrl+Shift+Return"
"""Opens the choice from wherever one writes."""


class SendTimeButton(IconButton):
    """A clock beside Send. Its owner asks for good times and offers them; it keeps the choice."""

    asked = Signal()
    """Somebody wants to choose: ``offer`` follows."""
    altered = Signal()
    """Another time, or none, was chosen."""
    aged = Signal()
    """What is said of the time is another now: tomorrow has become today, or it has passed."""

    def __init__(self, theme: Theme, clock: Callable[[], Instant], owner: QWidget) -> None:
        """``owner`` is the widget within which the key opens the choice."""
        super().__init__("clock", tr("Send at another time"), theme, is_tight=True)
        self._theme = theme
        self._clock = clock
        self._zone = "UTC"
        self._at: Instant | None = None
        self._missed: Instant | None = None
        self.sheet: PickSendTime | None = None
        self.setCheckable(True)
        self.clicked.connect(self._on_clicked)
        shortcut = QShortcut(QKeySequence(KEY), owner)
        shortcut.activated.connect(self._on_key)
        self._say()

    @property
    def at(self) -> Instant | None:
        """The time that was chosen; None: at once."""
        return self._at

    @property
    def words(self) -> str:
        """When it leaves, as people say it; "" where it leaves at once."""
        if self._at is None:
            return ""
        return coming_text(self._at, self._clock(), self._zone)

    @property
    def has_passed(self) -> bool:
        """Whether the time that was chosen is over: nothing may leave at another by itself."""
        return self._at is not None and self._at <= self._clock()

    @property
    def trouble(self) -> str:
        """That the time is over, and what to do; "": it lies ahead, or there is none."""
        if self.has_passed:
            return tr("This time has passed. Choose a later one, or send it at once.")
        if self._missed is None:
            return ""
        time = coming_text(self._missed, self._clock(), self._zone)
        return tr(
            "The time chosen for this text, {time}, has passed. Nothing was sent and the text is"
            " kept: choose a later time, or send it at once.",
            time=time,
        )

    def let_go(self) -> None:
        """A time that has passed is told no more: the text was sent at once, or is empty."""
        if self._missed is not None:
            self.choose(None)

    def tick(self) -> None:
        """A second has passed: whoever writes on sees the time as it is now."""
        if self._at is not None and self._told != (self.words, self.has_passed):
            self._say()
            self.aged.emit()

    def know(self, zone: str) -> None:
        """In which zone times are said."""
        self._zone = zone
        self._say()

    def show_time(self, at: Instant | None) -> None:
        """Show another text's time; nothing is told of it. One that is over is ``trouble``."""
        is_over = at is not None and at <= self._clock()
        self._at, self._missed = (None, at) if is_over else (at, None)
        self._say()

    def choose(self, at: Instant | None) -> None:
        """What a person chose: if it passes under their eyes, Send asks (``has_passed``)."""
        self._at, self._missed = at, None
        self._say()
        self.altered.emit()

    def offer(self, times: Sequence[SendTime]) -> QMenu:
        """The office's own times, another one, and at once again."""
        menu = QMenu(self)
        menu.setAccessibleName(self.accessibleName())
        names = {
            "opening": tr("When the office opens"),
            "working-day": tr("Next working day"),
            "next-week": tr("Next week"),
        }
        now = self._clock()
        for time in times:
            words = f"{names[time.what]} · {coming_text(time.at, now, self._zone)}"
            self._add(menu, words, partial(self.choose, time.at), chosen=time.at == self._at)
        menu.addSeparator()
        soon = times[0].at if times else Instant(now + 3600)
        self._add(menu, tr("Another time …"), partial(self._pick, self._at or soon))
        if self._at is not None or self._missed is not None:
            self._add(menu, tr("At once"), partial(self.choose, None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _add(
        self, menu: QMenu, words: str, do: Callable[[], None], *, chosen: bool = False
    ) -> None:
        action = QAction(words, menu)
        action.setCheckable(chosen)
        action.setChecked(chosen)
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)

    def _pick(self, at: Instant) -> None:
        sheet = PickSendTime(at, self._clock, self._zone, self._theme, self.window())
        sheet.chosen.connect(self.choose)
        self.sheet = sheet
        sheet.open()

    def _on_clicked(self) -> None:
        self.setChecked(self._at is not None)  # a look at the menu chooses nothing
        self.asked.emit()

    def _on_key(self) -> None:
        if self.isVisible() and self.isEnabled():
            self.asked.emit()

    def _say(self) -> None:
        self.setChecked(self._at is not None)
        words = self.words
        self._told = (words, self.has_passed)
        tone = "cobalt" if words else "ink2"
        self.setIcon(icon("clock", self._theme.colour(tone), self._theme.measures.icon))
        said = tr("Leaves {time}: choose another time", time=words) if words else ""
        name = said or tr("Send at another time")
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key_text(KEY)}")


class PickSendTime(PointInTime):
    """A day and a time in the town's zone; one that is over is not taken."""

    chosen = Signal(object)
    """Instant."""

    def __init__(
        self,
        at: Instant,
        clock: Callable[[], Instant],
        zone: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("When shall it leave?"), at, zone, theme, parent)
        self._clock = clock
        self.confirm = self.buttons(tr("Choose"), key="Ctrl+Return")
        self.confirm.clicked.connect(self._on_confirm)

    def _on_confirm(self) -> None:
        at = self.instant()
        if at <= self._clock():
            self.complain(tr("This time has passed. Choose a later one."))
            return
        self.chosen.emit(at)
        self.accept()
