"""Requests for tests of the map, as columns: a town of random points, the same at every run."""

from __future__ import annotations

import numpy as np

from junhall.casework.pins import NEVER, Pins
from junhall.models.terms import Instant
from junhall.ui.map.index import Incidents
from junhall.ui.map.scene import Mode, Scene
from junhall.ui.map.taking import taken

NOW = Instant(1_795_000_000)
DAY = 86_400


def pins(
    count: int,
    *,
    seed: int = 1,
    middle: tuple[float, float] = (37.25, -3.62),
    spread: float = 0.02,
    services: int = 6,
) -> Pins:
    """So many requests around a point, in all states."""
    rng = np.random.default_rng(seed)
    posted = np.sort(NOW - rng.integers(0, 60 * DAY, count))
    statuses = rng.integers(0, 5, count).astype(np.uint8)
    ended = statuses >= 3
    took = rng.integers(600, 5 * DAY, count)
    long = middle[1] + rng.normal(0, spread, count)
    return Pins(
        ids=np.arange(1, count + 1),
        lat=middle[0] + rng.normal(0, spread, count),
        long=(long + 180.0) % 360.0 - 180.0,
        statuses=statuses,
        services=rng.integers(0, services, count).astype(np.uint16),
        qualities=rng.integers(0, 3, count).astype(np.uint8),
        posted_at=posted,
        ended_at=np.where(ended, posted + took, 0),
        due_at=np.where(rng.random(count) < 0.5, posted + 2 * DAY, NEVER),
        solve_s=np.where(statuses == 3, took, -1),
        watched_until=np.zeros(count, np.int64),
        service_codes=("", *(f"s{n}" for n in range(1, services))),
        unplaced=5,
        as_of=NOW,
    )


def scene(
    told: Pins,
    mode: Mode = Mode.ALL,
    *,
    box: tuple[float, float, float, float] | None = None,
) -> Scene:
    """A scene of pins, as the page makes it."""
    return Scene(taken(told, NOW, "Europe/Madrid", box), mode)


def one(rows: Incidents, at: int) -> Incidents:
    """One request of some."""
    return rows.taken(np.array([at]))
