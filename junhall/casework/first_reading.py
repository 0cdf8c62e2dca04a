"""PURE: how far back an account is read that was never read before."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from junhall.casework.clocks import local_midnight, local_time
from junhall.models.terms import Instant


class FirstReading(StrEnum):
    """What a person chooses when an account is connected."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    EVERYTHING = "everything"


USUAL: Final = FirstReading.WEEK
"""Who wrote within a week still waits for an answer; older ones were answered otherwise."""
_DAYS: Final = {FirstReading.TODAY: 0, FirstReading.WEEK: 7, FirstReading.MONTH: 30}


def begins_at(choice: FirstReading, now: Instant, zone: str) -> Instant | None:
    """Midnight of the first day that is read, in the town's zone; None: all there is."""
    if choice is FirstReading.EVERYTHING:
        return None
    town = ZoneInfo(zone)
    first = local_time(now, town).date() - timedelta(days=_DAYS[choice])
    return local_midnight(first, town)
