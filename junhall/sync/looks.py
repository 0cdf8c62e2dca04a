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
    """At most so many cases whose look is due, the most overdue first.

    One that was never looked at counts from its newest post: it was just read then. What lacks its
    beginning is looked at at once: nobody understands an answer alone.
    """
    late = [
        (
            case.newest_at
            if case.lacks_parent and case.opening not in looked
            else looked.get(case.opening, case.newest_at) + pause_s(case.newest_at, now),
            case,
        )
        for case in cases
    ]
    ready = sorted((at, case.opening, case) for at, case in late if at <= now)
    return [case for _, _, case in ready[:most]]
