"""The case beside the board: it follows the card one moves to, and never the other way round."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from junhall.casework.board_rows import Board
from junhall.models.terms import RequestId
from junhall.ui.board.view import BoardView
from junhall.ui.frame import Frame

FOLLOW_MS: Final = 90


class Beside(QObject):
    """Shows the current card's case beside its board, once the window has begun to ask."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._may_ask = False
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.show_current)

    def wear(self, frame: Frame) -> None:
        """The window is built (anew): these are its boards and its case from now on."""
        self._frame = frame
        frame.case.left.connect(self._on_case_left)
        frame.board.updated.connect(self._on_board_updated)
        frame.map.opened.connect(self.open)
        self.hear(frame.board)

    def hear(self, board: BoardView) -> None:
        """The case follows this board as well."""
        board.chosen.connect(self._on_chosen)
        board.opened.connect(self.open)

    def begin(self) -> None:
        """The loop runs: cases may be asked for."""
        self._may_ask = True

    def stop(self) -> None:
        """Follow nobody any more."""
        self._follow.stop()

    def show_beside(self, board: BoardView) -> None:
        """A public request never stays beside the private board, nor the other way round."""
        frame = self._worn
        if board.current is None and not frame.is_narrow:
            board.choose_first()
        if board.current is None:
            frame.case.show_nothing()
        elif self._may_ask:
            frame.case.show_request(board.current)

    def show_current(self) -> None:
        """The case of the card one is on, where there is room beside the board."""
        frame = self._worn
        board = frame.board_shown
        if board is None or frame.is_narrow:
            return
        if board.current is not None:
            frame.case.show_request(board.current)
        elif frame.case.request is None:
            frame.case.show_nothing()

    def open(self, request_id: RequestId) -> None:
        """Somebody opened this request: on the board, or on the map."""
        frame = self._worn
        self._follow.stop()
        frame.case.show_request(request_id)
        frame.has_case_on_map = frame.map_shown is not None
        frame.arrange(opening=True)
        if frame.is_narrow:
            frame.case.take_keyboard()

    def close(self) -> bool:
        """Close what stands open on the board or the map; False where neither is shown."""
        frame = self._worn
        board = frame.board_shown or frame.map_shown
        if board is None:
            return False
        if not board.act("close"):
            self._on_case_left()
        return True

    @property
    def _worn(self) -> Frame:
        assert self._frame is not None  # wear() comes before everything else
        return self._frame

    def _on_board_updated(self, board: Board) -> None:
        frame, figures = self._worn, board.figures
        frame.rail.set_count("board", figures.unanswered, is_urgent=True)
        frame.rail.set_count("private", figures.private_open)
        if frame.board.current is None and frame.case.request is None and not frame.is_narrow:
            if frame.board.choose_first() is None:
                frame.case.show_nothing()
            elif self._may_ask:
                self._follow.start()

    def _on_chosen(self, _request_id: RequestId) -> None:
        if not self._worn.is_narrow:
            self._follow.start()

    def _on_case_left(self) -> None:
        frame = self._worn
        frame.has_case_on_map = False
        frame.arrange()
        board = frame.board_shown or frame.map_shown
        if board is not None:
            board.take_keyboard()
