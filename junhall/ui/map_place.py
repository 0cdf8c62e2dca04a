"""Where the map stands among the pages: built when it is first looked at, not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from junhall.models.terms import Instant, RequestId
from junhall.ui.contract import Counter
from junhall.ui.keys import Keys
from junhall.ui.theme import Theme, look

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.rows import TownFacts
    from junhall.ui.map.page import MapPage


class MapPlace(QWidget):
    """The map's place; numpy and the map itself come with the first look."""

    opened = Signal(object)
    """The person opened this request."""
    failed = Signal(object)
    said = Signal(str, object)
    """What was done, in words, and how to take it back."""
    refused = Signal(str)

    def __init__(
        self, office: Counter, theme: Theme, clock: Callable[[], Instant], keys: Keys
    ) -> None:
        super().__init__()
        look(self, ground="paper")
        self._office = office
        self._theme = theme
        self._clock = clock
        self._keys = keys
        self._town: TownFacts | None = None
        self.page: MapPage | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> RequestId | None:
        """The request one is on."""
        return None if self.page is None else self.page.current

    def open(self) -> None:
        """The map is looked at."""
        if self.page is not None:
            return
        from junhall.ui.map.page import MapPage

        self.page = MapPage(self._office, self._theme, self._clock, self._keys)
        self.page.opened.connect(self.opened)
        self.page.failed.connect(self.failed)
        self.page.said.connect(self.said)
        self.page.refused.connect(self.refused)
        self._body.addWidget(self.page)
        if self._town is not None:
            self.page.set_town(self._town)

    def set_town(self, town: TownFacts) -> None:
        """The town's words."""
        self._town = town
        if self.page is not None:
            self.page.set_town(town)

    def on_changes(self, changes: ChangeSet) -> None:
        """Something changed."""
        if self.page is not None:
            self.page.on_changes(changes)

    def tick(self, now: Instant) -> None:
        """A second has passed."""
        if self.page is not None:
            self.page.tick(now)

    def act(self, action: str) -> bool:
        """Do what a key asks of the map; False where it asks for something else."""
        return self.page is not None and self.page.act(action)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list beside the map."""
        if self.page is not None:
            self.page.take_keyboard()

    def share(self, *, with_case: bool, has_room: bool) -> None:
        """A case stands beside the map: the list gives way where there is no room for both."""
        if self.page is not None:
            self.page.pane.setVisible(not with_case or has_room)
            if with_case and self.page.current is not None:
                self.page.canvas.show_request(self.page.current, moves=True)
