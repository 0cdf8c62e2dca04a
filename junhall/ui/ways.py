"""Where an action leads: to a page, a view of the board, a request, or a small window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from junhall.models.terms import RequestId
from junhall.ui.alerts.place import AlertPlace
from junhall.ui.beside import Beside
from junhall.ui.frame import Frame

if TYPE_CHECKING:
    from junhall.ui.errands import Errands


class Desk(Protocol):
    """The window, as far as ways lead through it."""

    frame: Frame
    beside: Beside
    alerts: AlertPlace

    @property
    def errands(self) -> Errands:
        """What is begun from any page."""

    def finish(self) -> None:
        """Build the pages behind the first one."""


class Ways:
    """Follows one action of the keys table, the palette or a button."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def go(self, name: str, *, with_keyboard: bool = True) -> None:
        """Show a page, and give it the keyboard."""
        frame = self._desk.frame
        before = frame.board_shown
        if name != "board":
            self._desk.finish()
        if not frame.go(name):
            return
        if with_keyboard and name in frame.late:
            frame.late[name].take_keyboard()
        if name == "feeds" and with_keyboard and frame.networks is not None:
            frame.networks.take_keyboard()
        board = frame.board_shown
        if board is None:
            if with_keyboard and frame.map_shown is not None:
                frame.map_shown.take_keyboard()
            return
        if board is not before:
            self._desk.beside.show_beside(board)
        if with_keyboard:
            board.take_keyboard()

    def open_request(self, request_id: RequestId) -> None:
        """Show a request beside the board or the map, wherever one is."""
        frame = self._desk.frame
        if frame.map_shown is not None:
            self._desk.beside.open(request_id)
            return
        if frame.board_shown is None:
            self.go("board")
        board = frame.board_shown or frame.board
        board.choose(request_id)
        frame.case.show_request(request_id)
        frame.arrange(opening=True)

    def take(self, action: str) -> bool:
        """Do what concerns the frame or the board; False where it is the case's."""
        frame = self._desk.frame
        board = frame.board_shown
        match action:
            case "search":
                self.go("board")
                frame.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                frame.top.search.selectAll()
            case "palette":
                self._desk.errands.look_up(frame.keys)
            case "keys":
                self._desk.errands.show_keys(frame.keys)
            case "alerts":
                self._desk.alerts.open()
            case "new":
                self._desk.errands.write_down()
            case "announce":
                self._desk.errands.announce()
            case "undo":
                return frame.toast.undo_now()
            case "close":
                self._close_one()
            case _ if action.startswith("go-"):
                self.go(action.removeprefix("go-"))
            case _ if action.startswith("map-"):
                if frame.map_shown is None:
                    self.go("map")
                return frame.map.act(action)
            case _ if action.startswith("view:"):
                self.go("board")
                frame.board.set_view(action.removeprefix("view:"))
            case _ if frame.page in frame.late and frame.late[frame.page].act(action):
                return True
            case _:
                shown = board or frame.map_shown
                return shown is not None and shown.act(action)
        return True

    def _close_one(self) -> None:
        frame = self._desk.frame
        if frame.top.search.text():
            frame.top.search.clear()
            frame.board.take_keyboard()
            return
        if not self._desk.beside.close():
            self.go("board")
