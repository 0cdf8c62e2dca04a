"""PURE: whether an account is unusually silent, compared with its own usual pace.

A village's account may rest for three days and a city's never for an hour, nights are quiet
everywhere: so the silence is held to how many posts the same hours of earlier weeks brought.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from junhall.models.terms import Instant

HOUR_S: Final = 3600
WEEK_H: Final = 7 * 24
WEEKS: Final = 4
"""So far back counts as usual."""
LEAST_HOURS: Final = WEEK_H
"""Nothing is usual before an account has been heard for a week."""
LONGEST_H: Final = 8 * WEEK_H
"""A silence is weighed no further."""
UNUSUAL: Final = 0.001
"""One silence in a thousand of this length comes by chance."""


def silent_since(
    arrivals: Mapping[int, int], last_post_at: Instant | None, now: Instant
) -> Instant | None:
    """Since when the account is unusually silent; None where nothing is unusual.

    ``arrivals``: posts by whole hour since 1970. Posts are taken to come independently, so that
    none comes with the probability exp(-expected); bursts make it judge later, never sooner.
    """
    if last_post_at is None or not arrivals or last_post_at >= now:
        return None
    last_hour, this_hour = last_post_at // HOUR_S, now // HOUR_S
    first = max(min(arrivals), last_hour - WEEKS * WEEK_H)
    if last_hour - first < LEAST_HOURS:
        return None
    expected = 0.0
    for hour in range(last_hour, min(this_hour, last_hour + LONGEST_H) + 1):
        begins = max(hour * HOUR_S, last_post_at)
        ends = min((hour + 1) * HOUR_S, now)
        expected += _usual(arrivals, hour, first, last_hour) * (ends - begins) / HOUR_S
        if math.exp(-expected) < UNUSUAL:
            return last_post_at
    return None


def _usual(arrivals: Mapping[int, int], hour: int, first: int, last: int) -> float:
    """Posts that this hour of the week brought before the silence, as a mean of its weeks.

    The hours beside it count half: one matter talked about at 11:05 belongs to ten as well.
    """
    found, weight = 0.0, 0.0
    for back in range(1, WEEKS + 1 + (hour - last) // WEEK_H):
        for beside, share in ((-1, 0.5), (0, 1.0), (1, 0.5)):
            at = hour - back * WEEK_H + beside
            if first <= at < last:
                found += share * min(arrivals.get(at, 0), _MOST)
                weight += share
    return found / weight if weight else 0.0


_MOST: Final = 20
"""An hour with more was a storm, not what is usual."""
