"""Between Qt and the office: coroutines from slots, and changes as one signal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import asyncio

    from junhall.casework.changes import ChangeSet

# asyncio keeps only weak references to its tasks: what nobody holds may vanish half-way.
_running: set[asyncio.Task[Any]] = set()


def has_loop() -> bool:
    """Whether coroutines can be started here yet: before the first page there is no asyncio."""
    asyncio = sys.modules.get("asyncio")
    try:
        return asyncio is not None and asyncio.get_running_loop() is not None
    except RuntimeError:
        return False


def launch(
    work: Coroutine[Any, Any, Any],
    on_error: Callable[[Exception], None] | None = None,
) -> asyncio.Task[Any]:
    """Run a screen's coroutine on the loop that runs; the only place where one is started.

    What it raises goes to ``on_error``, else to the loop's exception handler, which logs it: the
    window stays either way.
    """
    import asyncio  # the first page is painted without it

    loop = asyncio.get_running_loop()
    task = loop.create_task(work)
    _running.add(task)

    def ended(done: asyncio.Task[Any]) -> None:
        _running.discard(done)
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            return
        if on_error is not None and isinstance(error, Exception):
            on_error(error)
            return
        loop.call_exception_handler(
            {"message": "a screen's work failed", "exception": error, "task": done}
        )

    task.add_done_callback(ended)
    return task


def is_idle() -> bool:
    """Whether no coroutine of a screen is under way: then a picture can be taken."""
    return not _running


async def finished(within_s: float) -> None:
    """Wait until what screens launched has come to its end, or that time is over."""
    if _running:
        import asyncio

        await asyncio.wait(tuple(_running), timeout=within_s)


class Bell(QObject):
    """Rings for changes, in Qt's way; how often it rings is up to who carries them here."""

    rang = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._until: int | None = None

    def changed(self, changes: ChangeSet) -> None:
        """Hear of changes; a gap before them means that nobody knows which requests changed."""
        if self._until is not None and changes.since > self._until:
            changes = replace(changes, ids=None)
        self._until = max(self._until or 0, changes.until)
        self.rang.emit(changes)
