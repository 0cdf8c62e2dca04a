"""The two doors of the store through which casework reads and writes, as a protocol."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")


class Ledger(Protocol):
    """The two doors of the store."""

    def read(self, work: Callable[[Session], T], *, lane: str = "screen") -> Future[T]:
        """Run work on a reading thread."""
        ...

    def write(self, work: Callable[[Session], T], *, durable: bool) -> Future[T]:
        """Run work on the writing thread, in one transaction."""
        ...
