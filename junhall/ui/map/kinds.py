"""PURE: the six kinds of marks on the map, their order around a ring, and the sums of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from junhall.casework.pins import STATUSES, Pins
from junhall.models.terms import Instant, RequestStatus


class MarkKind(IntEnum):
    """How a request stands, as the map draws it."""

    NEW = 0
    ANSWERED = 1
    ASSIGNED = 2
    LATE = 3
    """Open past a due time, whatever its state."""
    SOLVED = 4
    ENDED = 5
    """Closed without repair, or not ours."""


OPEN: Final = (MarkKind.NEW, MarkKind.ANSWERED, MarkKind.ASSIGNED, MarkKind.LATE)
ALL: Final = tuple(MarkKind)
KINDS: Final = len(ALL)

_OF_STATUS: Final = np.array(
    [
        {
            RequestStatus.NEW: MarkKind.NEW,
            RequestStatus.ANSWERED: MarkKind.ANSWERED,
            RequestStatus.ASSIGNED: MarkKind.ASSIGNED,
            RequestStatus.SOLVED: MarkKind.SOLVED,
        }.get(status, MarkKind.ENDED)
        for status in STATUSES
    ],
    np.uint8,
)


def kinds_of(pins: Pins, now: Instant) -> NDArray[np.uint8]:
    """The kind of each request at this instant."""
    kinds = _OF_STATUS[pins.statuses]
    kinds[pins.is_late(now)] = MarkKind.LATE
    return kinds


TONES: Final = {
    MarkKind.NEW: "cobalt",
    MarkKind.ANSWERED: "amber",
    MarkKind.ASSIGNED: "teal",
    MarkKind.LATE: "red",
    MarkKind.SOLVED: "green",
    MarkKind.ENDED: "ink3",
}
"""Names of the palette."""
SIGNS: Final = {
    MarkKind.NEW: "!",
    MarkKind.ANSWERED: "…",
    MarkKind.ASSIGNED: "→",
    MarkKind.LATE: "!",
    MarkKind.SOLVED: "✓",
    MarkKind.ENDED: "–",
}
