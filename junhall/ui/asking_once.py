"""One question at a time for a page that may be hidden."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, final

from PySide6.QtWidgets import QWidget

from junhall.ui.bridge import launch


@final
class AskingOnce:
    """Asks for a page; what is wished for while an answer is on its way is asked once, after it.

    A page that nobody sees asks nothing: it is stale, and asks when it is seen.
    """

    def __init__(
        self,
        page: QWidget,
        ask: Callable[[], Coroutine[Any, Any, None]],
        failed: Callable[[Exception], None],
    ) -> None:
        """``ask`` asks the office and shows what it answers."""
        self._page, self._ask, self._failed = page, ask, failed
        self._is_stale = True
        self._is_asking = False
        self._asks_again = False

    def wish(self) -> None:
        """Ask now, or as soon as may be."""
        if not self._page.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._asks_again = self._is_asking
        if not self._is_asking:
            self._is_asking = True
            launch(self._while_wished(), self._failed)

    def seen(self) -> None:
        """Somebody looks: what was missed is asked for."""
        if self._is_stale:
            self.wish()

    async def _while_wished(self) -> None:
        try:
            wished = True
            while wished:
                self._asks_again = False
                await self._ask()
                wished = self._asks_again
        finally:
            self._is_asking = False
