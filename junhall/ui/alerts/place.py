"""Where alerts live in the desk's window: the bell, its list, and what they lead to.

Light: what asks and remembers is loaded once the first page is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, final

from PySide6.QtWidgets import QMainWindow

from junhall.models.terms import RequestId
from junhall.settings import Settings
from junhall.ui.contract import Clock, Counter
from junhall.ui.theme import Theme

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.rows import TownFacts
    from junhall.ui.alerts.bell import Bell
    from junhall.ui.alerts.watch import AlertWatch


@final
class AlertPlace:
    """The alerts of one window; nothing until ``begin``."""

    def __init__(self, window: QMainWindow, open_request: Callable[[RequestId], None]) -> None:
        self._window = window
        self._open_request = open_request
        self._worn: tuple[Bell, Theme] | None = None
        self._watch: AlertWatch | None = None

    def begin(
        self,
        office: Counter,
        clock: Clock,
        settings: Settings,
        failed: Callable[[Exception], None],
        go: Callable[[str], None],
    ) -> None:
        """Watch from now on; ``go`` does an action: to the settings, to all that is overdue."""
        from junhall.ui.alerts.system import SystemCrier
        from junhall.ui.alerts.watch import AlertWatch

        crier = SystemCrier(self._window)
        watch = AlertWatch(office, clock, settings, failed, crier)
        watch.setParent(self._window)
        watch.request_wished.connect(self._open_request)
        watch.board_wished.connect(lambda: go("view:overdue"))
        watch.settings_wished.connect(lambda: go("go-settings"))
        crier.pressed.connect(self._come_forward)
        self._watch = watch
        if self._worn is not None:
            watch.wear(*self._worn)

    def wear(self, bell: Bell, theme: Theme) -> None:
        """The window is built (anew): this is its bell."""
        self._worn = (bell, theme)
        if self._watch is not None:
            self._watch.wear(bell, theme)

    def meet(self, town: TownFacts) -> None:
        """The town is known; a demonstration leaves nothing behind on this computer."""
        if self._watch is not None:
            from junhall.remembered import seen_file

            self._watch.meet(town, None if town.is_demo else seen_file())

    def person_changed(self) -> None:
        """Somebody else sits here now."""
        if self._watch is not None:
            self._watch.person_changed()

    def heed(self, settings: Settings) -> None:
        """Other settings are wished for."""
        if self._watch is not None:
            self._watch.heed(settings)

    def on_changes(self, changes: ChangeSet) -> None:
        """Something altered in the ledger."""
        if self._watch is not None:
            self._watch.on_changes(changes)

    def tick(self) -> None:
        """A second has passed."""
        if self._watch is not None:
            self._watch.tick()

    def open(self) -> None:
        """Show the list."""
        if self._watch is not None:
            self._watch.open()

    def _come_forward(self) -> None:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        self.open()
