"""PURE: which open requests are looked at again, and how soon after the last time.

Citizens edit and delete, and neighbours answer without naming the town; few networks tell us. What
is talked about is read again soon, what lies still less often.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from junhall.models.terms import Instant, PostId, RemoteId

PACES: Final = ((86_400, 600), (7 * 86_400, 3_600), (60 * 86_400, 86_400))
"""(age of the newest post, pause between two looks), seconds; older ones once a week."""
SLOWEST_S: Final = 7 * 86_400


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open request as far as looking again is concerned."""

    opening: PostId
    remote_id: RemoteId
    newest_at: Instant
    """When its newest post was written."""
    lacks_parent: bool = False
    """Whether it answers a post that is not known: it is the end of an older conversation."""


def pause_s(newest_at: Instant, now: Instant) -> int:
    """How long after one look the next is due."""
    age = now - newest_at
    for oldest, pause in PACES:
        if age <= oldest:
            return pause
    return SLOWEST_S


def due(
    cases: Iterable[OpenCase], looked: Mapping[PostId, Instant], now: Instant, most: int
) -> list[OpenCase]:
    """At most so many cases whose look is due: half the liveliest, the rest the most overdue.

    One that was never looked at counts from its newest post: it was just read then. What lacks its
    beginning is looked at at once: nobody understands an answer alone. A station that begins finds
    every case overdue, and what was talked about this morning must not wait for all of last year.
    """
    ready = []
    for case in cases:
        looked_at = looked.get(case.opening)
        is_torn = case.lacks_parent and looked_at is None
        pause = 0 if is_torn else pause_s(case.newest_at, now)
        at = (case.newest_at if looked_at is None else looked_at) + pause
        if at <= now:
            ready.append((at, pause, case))
    overdue = sorted(ready, key=lambda one: (one[0], one[2].opening))
    lively = sorted(overdue, key=lambda one: one[1])
    chosen = {case.opening: case for _, _, case in [*lively[: (most + 1) // 2], *overdue]}
    return list(chosen.values())[:most]
