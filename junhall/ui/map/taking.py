"""PURE: pins of the office as columns of the map: projected, dated, asked about where doubtful."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from junhall.casework.pins import (
    Box,
    Pins,
    PlaceDoubt,
    doubts,
    usual_box,
    widened,
)
from junhall.models.terms import Instant, RequestId
from junhall.ui.map.index import NO_DUE, IncidentIndex, Incidents
from junhall.ui.map.kinds import kinds_of
from junhall.ui.map.projection import world_of

_MOST_DAYS = 65_000
_TOWN_MARGIN_M = 3_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """The days the map spans, by the town's midnights.

    Shapes: midnights (n,) of the first day to the last, ascending.
    """

    midnights: NDArray[np.int64]

    def of(self, at: NDArray[np.int64]) -> NDArray[np.uint16]:
        """The day of each instant; what lies beyond the ends counts to them."""
        # Days are 23 to 25 hours long: the right one is the one guessed or its neighbour.
        last = max(0, len(self.midnights) - 1)
        guess = np.clip((at - self.midnights[0]) // 86_400, 0, last)
        guess -= at < self.midnights[guess]
        guess += at >= self._next[guess]
        found: NDArray[np.uint16] = np.clip(guess, 0, last).astype(np.uint16)
        return found

    @property
    def _next(self) -> NDArray[np.int64]:
        """The midnight after each."""
        return np.append(self.midnights[1:], np.int64(1) << 40)

    @property
    def count(self) -> int:
        """How many days there are."""
        return len(self.midnights)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A request whose point can hardly be meant; ``point`` is what it says."""

    id: RequestId
    why: PlaceDoubt
    point: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Everything the map works with, built on a thread."""

    index: IncidentIndex
    days: Days
    doubtful: tuple[Doubtful, ...]
    service_codes: tuple[str, ...]
    unplaced: int
    is_rough: bool
    as_of: Instant = Instant(0)  # noqa: RUF009 - a number

    def without_doubts(self, sure: frozenset[RequestId]) -> Taken:
        """The same, nobody being asked about these."""
        return replace(self, doubtful=tuple(it for it in self.doubtful if it.id not in sure))


def days_of(first: int, last: int, zone: str) -> Days:
    """The town's midnights from one instant's day to another's, a week to spare at the end."""
    town = ZoneInfo(zone)
    begin = datetime.fromtimestamp(first, UTC).astimezone(town).date()
    end = datetime.fromtimestamp(max(first, last), UTC).astimezone(town).date()
    count = min(_MOST_DAYS, (end - begin).days + 8)
    midnights = [
        int(datetime(day.year, day.month, day.day, tzinfo=town).timestamp())
        for day in (begin + timedelta(days=n) for n in range(count))
    ]
    return Days(np.array(midnights, np.int64))


def taken(pins: Pins, now: Instant, zone: str, box: Box | None) -> Taken:
    """An index of pins; ``box`` is the town's, guessed from the requests where it is unknown."""
    town = usual_box(pins.lat, pins.long) if box is None else widened(box, _TOWN_MARGIN_M)
    first = int(pins.posted_at.min()) if pins.count else int(now)
    days = days_of(max(0, first), int(now), zone)
    rows, doubtful = incidents_of(pins, now, days, town)
    index = IncidentIndex(rows)
    index.build_levels()
    return Taken(index, days, doubtful, pins.service_codes, pins.unplaced, pins.is_rough, now)


def incidents_of(
    pins: Pins, now: Instant, days: Days, town: Box | None
) -> tuple[Incidents, tuple[Doubtful, ...]]:
    """Columns of those that can be drawn, and those to ask about.

    What lies outside the town is drawn where it says, and asked about as well.
    """
    why = doubts(pins.lat, pins.long, town)
    drawn = (why == PlaceDoubt.NONE) | (why == PlaceDoubt.OUTSIDE)
    asked = np.flatnonzero((why != PlaceDoubt.NONE) & pins.is_open)
    doubtful = tuple(
        Doubtful(
            RequestId(int(pins.ids[n])),
            PlaceDoubt(int(why[n])),
            (float(pins.lat[n]), float(pins.long[n])),
        )
        for n in asked
    )
    x, y = world_of(pins.lat[drawn], pins.long[drawn])
    ended = pins.ended_at[drawn] > 0
    solved = pins.solve_s[drawn] >= 0
    span = np.clip(pins.ended_at[drawn] - pins.posted_at[drawn], 0, 2**30)
    took = np.where(ended, -2 - span, -1)
    # What its source no longer shows waited until then for all we know (rules.md 18).
    seen = pins.watched_until[drawn]
    waited = np.clip(seen - pins.posted_at[drawn], 0, 2**30)
    took = np.where(~ended & (seen > 0), -2 - waited, took)
    took = np.where(solved, np.minimum(pins.solve_s[drawn], 2**30), took)
    rows = Incidents(
        ids=pins.ids[drawn],
        x=x,
        y=y,
        kinds=kinds_of(pins, now)[drawn],
        days=days.of(pins.posted_at[drawn]),
        services=pins.services[drawn],
        qualities=pins.qualities[drawn],
        posted_at=np.clip(pins.posted_at[drawn], 0, NO_DUE).astype(np.uint32),
        due_at=np.clip(pins.due_at[drawn], 0, NO_DUE).astype(np.uint32),
        took_s=took.astype(np.int32),
    )
    return rows, doubtful
