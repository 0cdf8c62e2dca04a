"""Where the case stands beside the board: the case panel, or words while no request is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from junhall.models.terms import Instant, RequestId
from junhall.ui.contract import Counter
from junhall.ui.keys import Keys
from junhall.ui.theme import Theme, look

if TYPE_CHECKING:
    from junhall.ui.case.drafts import Drafts
    from junhall.ui.case.panel import CasePanel


class CasePlace(QWidget):
    """Builds the case panel when a request is first shown: the board is painted before it."""

    left = Signal()
    """The person closed the case."""
    acted = Signal(str, object)
    """Something was done there: its words and the office's Done."""
    request_wanted = Signal(object)
    """Another request should be shown."""

    def __init__(
        self,
        office: Counter,
        theme: Theme,
        clock: Callable[[], Instant],
        keys: Keys,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._keys = keys
        self._drafts = drafts
        self._panel: CasePanel | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(look(QFrame(), ground="card", edge="left"))
        self._nothing: QWidget | None = None
        """Words, made when no request is chosen: at a start the first one is, and comes at once."""
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)

    @property
    def request(self) -> RequestId | None:
        """The request shown."""
        if self._panel is None or self._stack.currentWidget() is not self._panel:
            return None
        return self._panel.request_id

    def show_request(self, request_id: RequestId) -> None:
        """Turn to a request; asked for again only when it is another one."""
        panel = self._panel or self._make_panel()
        self._stack.setCurrentWidget(panel)
        if panel.request_id != request_id:
            panel.show_case(request_id)

    def show_nothing(self) -> None:
        """Put the case away; what was typed stays with it."""
        if self._nothing is None:
            from junhall.ui.pages import no_case_page

            self._nothing = look(no_case_page(self._theme), ground="card", edge="left")
            self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    def act(self, action: str) -> bool:
        """Do an action of the keys table on the request shown."""
        return self._panel is not None and self._panel.handle(action)

    def undo(self) -> None:
        """Take back what was done here last."""
        if self._panel is not None:
            self._panel.undo()

    def reread_draft(self) -> None:
        """Texts of earlier days have come from the ledger."""
        if self._panel is not None:
            self._panel.composer.reread()

    def take_keyboard(self) -> None:
        """Give the keyboard to the case: Tab goes on from its beginning."""
        if self._panel is not None:
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retire(self) -> None:
        """Stop listening; another place takes over."""
        if self._panel is not None:
            self._panel.stop()

    def _make_panel(self) -> CasePanel:
        from junhall.ui.case.panel import CasePanel

        panel = CasePanel(self._office, self._theme, self._clock, self._keys, self._drafts)
        panel.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        panel.closed.connect(self._on_closed)
        panel.acted.connect(self.acted)
        panel.case_wanted.connect(self.request_wanted)
        panel.similar_wanted.connect(lambda _: panel.handle("merge"))
        self._stack.addWidget(panel)
        self._panel = panel
        return panel

    def _on_closed(self) -> None:
        self.show_nothing()
        self.left.emit()
