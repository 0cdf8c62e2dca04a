"""A counter that opens late: screens are painted first, the office comes when it is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, final

from junhall.models.terms import Role, StaffCode
from junhall.ui.contract import Counter

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from junhall.casework.attempts import Connecting
    from junhall.casework.changes import ChangeSet
    from junhall.casework.commands import Command, Done
    from junhall.casework.rows import KeptPhoto


class Seat(Counter, Protocol):
    """A counter at which another person can sit down."""

    def sit(self, staff: StaffCode | None) -> None:
        """From now on this person asks and does."""


@final
class LateCounter:
    """Passes everything on to the office; what is asked before it opens waits for it."""

    def __init__(self, *, role: Role, staff: StaffCode | None) -> None:
        """``role`` and ``staff`` are known before the office is."""
        self._office: Seat | None = None
        self._opened: asyncio.Event | None = None
        """Made by the first who waits: nobody does before the first page is painted."""
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._role = role
        self._staff = staff

    @property
    def role(self) -> Role:
        """What the person here may do."""
        return self._role

    @property
    def staff(self) -> StaffCode | None:
        """Who sits here."""
        return self._office.staff if self._office is not None else self._staff

    @property
    def connecting(self) -> Connecting | None:
        """Who connects accounts, once the office is open."""
        return self._office.connecting if self._office is not None else None

    def open(self, office: Seat) -> None:
        """The office is built: everybody who waited goes on."""
        self._office = office
        for listener in self._listeners:
            office.subscribe(listener)
        if self._opened is not None:
            self._opened.set()

    def sit(self, staff: StaffCode | None) -> None:
        """Somebody else sits here from now on (rules.md 31)."""
        self._staff = staff
        if self._office is not None:
            self._office.sit(staff)

    async def do(self, command: Command) -> Done:
        """See Counter.do."""
        return await (await self._counter()).do(command)

    async def ask(self, query: Any) -> Any:
        """See Counter.ask."""
        return await (await self._counter()).ask(query)

    async def keep_photo(self, photo: Path | bytes) -> KeptPhoto:
        """See Counter.keep_photo."""
        return await (await self._counter()).keep_photo(photo)

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """See Counter.subscribe."""
        if self._office is not None:
            return self._office.subscribe(callback)
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    async def _counter(self) -> Seat:
        if self._office is None:
            import asyncio

            self._opened = self._opened or asyncio.Event()
            await self._opened.wait()
        assert self._office is not None
        return self._office
