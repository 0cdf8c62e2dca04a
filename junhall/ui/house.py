"""What a face needs of the house that the room app built, as protocols: for type checkers only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from junhall.ui.late import Seat

if TYPE_CHECKING:
    import asyncio

    from junhall.casework.changes import ChangeSet


class Relay(Protocol):
    """Who carries changes here from the sync thread."""

    loop: asyncio.AbstractEventLoop | None
    ring: Callable[[ChangeSet], None] | None


class House(Protocol):
    """What a face needs of the house that the room app built."""

    @property
    def office(self) -> Seat:
        """The counter."""

    @property
    def relay(self) -> Relay:
        """Where changes come from."""

    @property
    def log(self) -> Path:
        """The file that grows when somebody commits."""

    def log_grew(self) -> int:
        """Somebody, here or elsewhere, commits something; how many ms nobody hears of it."""

    def begin(self) -> None:
        """Start what runs while nobody clicks."""

    async def ready(self) -> None:
        """Wait until there is something to show."""

    def close(self) -> None:
        """Leave."""
