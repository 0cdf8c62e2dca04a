"""A request on its way to another place: pointed at with a cross, or carried by its pin."""

from __future__ import annotations

from typing import Final, final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from junhall.models.terms import RequestId

_PIN_TALL: Final = 28
"""How far below the pointer, which holds its head, a carried pin's tip is."""


@final
class Placing:
    """What is being placed on one map."""

    def __init__(self, map_widget: QWidget) -> None:
        """``map_widget``: whose cursor and picture say it."""
        self._map = map_widget
        self.request: RequestId | None = None
        self.carried: tuple[float, float] | None = None
        """The pixel below which the carried pin hangs."""

    def start(self, request_id: RequestId) -> None:
        """Wait for a point, with the keyboard here."""
        self.request = request_id
        self._map.setCursor(Qt.CursorShape.CrossCursor)
        self._map.setFocus(Qt.FocusReason.OtherFocusReason)
        self._map.update()

    def stop(self) -> RequestId | None:
        """Wait no longer; what was waited for."""
        was, self.request = self.request, None
        self._map.unsetCursor()
        self._map.update()
        return was

    def carry(self, x: float, y: float) -> None:
        """A pin hangs at the pointer."""
        self.carried = (x, y + _PIN_TALL)
        self._map.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._map.update()

    def drop(self) -> tuple[float, float] | None:
        """Let the pin go; the pixel of its tip, None where none was carried."""
        was, self.carried = self.carried, None
        self._map.unsetCursor()
        self._map.update()
        return was
