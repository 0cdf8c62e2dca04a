"""The named points of the way of a post and of an answer, where a program may be struck down.

Each is passed in this order; tests end the process with kill -9 at every one of them, and find
nothing lost and nothing doubled.
"""

from __future__ import annotations

from enum import StrEnum


class Point(StrEnum):
    """Where the postman is."""

    ON_DUTY = "on-duty"
    """The lease is ours, nothing was asked yet."""
    PULLED = "pulled"
    """A page is here, and nothing of it in the ledger."""
    TAKEN = "taken"
    """Posts and cursor are written, and not committed."""
    KEPT = "kept"
    """The page is committed, nobody was told."""
    CLAIMING = "claiming"
    """An answer is marked as being sent, and not committed."""
    CLAIMED = "claimed"
    """The claim is committed, and nothing has left."""
    SENT = "sent"
    """The network has it and told us; nobody wrote that down."""
    SETTLING = "settling"
    """The settlement is written, and not committed."""
    SETTLED = "settled"
    """The answer is in the ledger as sent."""
    LOOKED = "looked"
    """Our own timeline was read for a lost answer, and nothing decided."""


def pass_by(point: Point) -> None:
    """Nothing happens here, outside of tests."""
    del point
