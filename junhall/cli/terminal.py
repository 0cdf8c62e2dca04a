"""What every command of the terminal works with: streams, exit codes, typed times and pairs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TextIO
from zoneinfo import ZoneInfo

from junhall.models.terms import Instant
from junhall.words import tr

if TYPE_CHECKING:
    from junhall.casework.intake import Intake
    from junhall.casework.readers import Readers
    from junhall.models.store import Store


DONE: Final = 0
FAILED: Final = 1
IN_PART: Final = 3


class Mistyped(ValueError):
    """What was typed cannot be meant; the sentence says what was expected."""

    def for_user(self) -> str:
        """The sentence itself."""
        return str(self)


def zone_of(text: str) -> str:
    """A time zone as people type it.

    Raises: Mistyped.
    """
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise Mistyped(
            tr("There is no time zone {zone}. One is written, for example, Europe/Madrid.",
               zone=text)
        ) from error  # fmt: skip
    return text


@dataclass(slots=True)
class Terminal:
    """What the commands work with; built by the room app."""

    store: Store
    intake: Intake
    clock: Callable[[], Instant]
    out: TextIO
    err: TextIO

    @property
    def readers(self) -> Readers:
        """The readers of the ledger's town."""
        return self.intake.readers

    def say(self, line: str = "") -> None:
        """One line of the result."""
        print(line, file=self.out)

    def tell(self, line: str) -> None:
        """One line beside the result."""
        print(line, file=self.err)


def instant(text: str) -> Instant:
    """An instant as people type it: ISO 8601; without an offset it is UTC.

    Raises: Mistyped.
    """
    try:
        told = datetime.fromisoformat(text)
    except ValueError as error:
        raise Mistyped(
            tr("{told} is no time; one is written 2026-11-23T10:00+01:00, or 2026-11-23", told=text)
        ) from error
    if told.tzinfo is None:
        told = told.replace(tzinfo=UTC)
    return Instant(int(told.timestamp()))


def pairs(told: Sequence[str]) -> dict[str, str]:
    """``--map`` and ``--status``: field=column, word=status.

    Raises: ValueError, with what was typed.
    """
    found = {}
    for pair in told:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise ValueError(pair)
        found[name.strip()] = value.strip()
    return found


class Progress:
    """A count on a terminal, nothing in a pipe."""

    def __init__(self, stream: TextIO, said: Callable[[int], str]) -> None:
        self._stream = stream
        self._said = said
        self._shows = stream.isatty()
        self._last = 0.0

    def show(self, n: int) -> None:
        """Say how far it is, a few times a second."""
        now = time.monotonic()
        if self._shows and now - self._last > 0.2:
            self._last = now
            self._stream.write("\r" + self._said(n))
            self._stream.flush()

    def end(self) -> None:
        """Leave a clean line."""
        if self._shows and self._last:
            self._stream.write("\r\033[K")
            self._stream.flush()
