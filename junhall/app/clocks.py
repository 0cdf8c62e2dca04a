"""The clocks that are handed out: this computer's, one that stands still, the demonstration's."""

from __future__ import annotations

import time
from collections.abc import Callable

from junhall.models.terms import Instant

Clock = Callable[[], Instant]


def system_clock() -> Instant:
    """This computer's clock: the one place that asks it."""
    return Instant(int(time.time()))  # noqa: TID251 - the clock that is handed to everybody


def fixed_or_system(at: str | None) -> Clock:
    """A clock that stands at that instant, where one is told."""
    if at is None:
        return system_clock
    from junhall.cli.terminal import instant

    fixed = instant(at)
    return lambda: fixed


def demo_clock(at: str | None) -> Clock:
    """The demonstration's own time: it stands at ``at``, or runs on from its documented minute."""
    from junhall.feeds.demo.script import DEMO_NOW

    if at is not None:
        return fixed_or_system(at)
    began = time.monotonic()
    return lambda: Instant(DEMO_NOW + int(time.monotonic() - began))
