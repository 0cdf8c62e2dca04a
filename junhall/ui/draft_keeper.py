"""Carries unsent texts to the ledger a moment after they were typed, and back at the next start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from junhall.models.terms import StaffCode
from junhall.ui.bridge import launch
from junhall.ui.case.drafts import Draft, Drafts, Key
from junhall.ui.contract import Clock, Counter

if TYPE_CHECKING:
    from junhall.casework.commands import KeepDraft

PAUSE_MS: Final = 600
"""A text is written down so long after its last letter: what a power cut takes at most."""


class DraftKeeper(QObject):
    """Keeps one person's unsent texts in the ledger."""

    def __init__(
        self,
        office: Counter,
        drafts: Drafts,
        clock: Clock,
        on_error: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._drafts = drafts
        self._clock = clock
        self._on_error = on_error
        self._by = office.staff
        self._dirty: dict[Key, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        drafts.altered = self._on_altered

    async def load(self) -> None:
        """Bring back what this person had not sent."""
        from junhall.casework.asks import Drafts as DraftsAsk

        if self._office.staff != self._by:
            self.flush()
            self._drafts.forget()
            self._by = self._office.staff
        self._drafts.take(await self._office.ask(DraftsAsk()))

    def flush(self) -> None:
        """Write down what was typed, now."""
        self._timer.stop()
        dirty, self._dirty = self._dirty, {}
        by = self._by
        if not dirty or by is None:
            return
        wishes = [self._wish(by, key) for key in dirty]
        launch(self._keep(wishes), self._on_error)

    async def _keep(self, wishes: list[KeepDraft]) -> None:
        for wish in wishes:
            await self._office.do(wish)

    def _wish(self, by: StaffCode, key: Key) -> KeepDraft:
        from junhall.casework.commands import KeepDraft
        from junhall.models.messages import Media

        draft = self._drafts.of(*key) or Draft("", self._clock())
        return KeepDraft(
            by=by,
            request_id=key[0],
            lane=key[1].value,
            text=draft.text,
            begun_at=draft.begun_at,
            media=tuple(Media("image", path=one.path, alt=one.alt) for one in draft.photos),
            send_at=draft.send_at,
        )

    def _on_altered(self, key: Key) -> None:
        self._dirty[key] = None
        self._timer.start()
