"""Requests that look like the same matter: same service, near in place, open at the same time.

Worked out when asked, not kept: a proposal then depends on nothing but the two requests, whatever
the order in which they came.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from junhall.casework.grid import distance_m, neighbours
from junhall.casework.sameplace import streets_of
from junhall.models.terms import Instant, RequestId
from junhall.models.town import Town

WINDOW_S: Final = 14 * 86_400
"""Two matters further apart than this are two, even of one kind at one place."""
DEFAULT_RADIUS_M: Final = 100.0
_FIELDS: Final = (
    "id, number_year, number_n, service, cell, lat, long, place_name, place_quality, posted_at,"
    " ended_at, is_private, opening_post_id, state, status"
)


@dataclass(frozen=True, slots=True)
class Near:
    """What two requests are compared by."""

    id: RequestId
    number: str
    service: str | None
    cell: int | None
    lat: float | None
    long: float | None
    street: str | None
    """Its place's name as names are compared."""
    place_quality: str
    posted_at: Instant
    ended_at: Instant | None
    is_private: bool
    opening: int
    refused: frozenset[int]
    is_duplicate: bool

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it is, if that is known."""
        return None if self.lat is None or self.long is None else (self.lat, self.long)


def _near(row: Sequence[object]) -> Near:
    state = json.loads(str(row[13])) if row[13] else {}
    return Near(
        id=RequestId(int(str(row[0]))),
        number=f"{row[1]}-{row[2]}",
        service=row[3],  # type: ignore[arg-type] # positional tuple of _FIELDS
        cell=row[4],  # type: ignore[arg-type] # as above
        lat=row[5],  # type: ignore[arg-type] # as above
        long=row[6],  # type: ignore[arg-type] # as above
        street=min(streets_of(str(row[7]))) if row[7] else None,
        place_quality=str(row[8]),
        posted_at=row[9],  # type: ignore[arg-type] # as above
        ended_at=row[10],  # type: ignore[arg-type] # as above
        is_private=bool(row[11]),
        opening=int(str(row[12])),
        refused=frozenset(state.get("refused_merges", ())),
        is_duplicate=row[14] == "duplicate",
    )


def is_duplicate(one: Near, other: Near, radius_m: float) -> bool:
    """Whether two requests are proposed as one (rules.md 30); the same answer from both sides."""
    if one.id == other.id or one.service is None or one.service != other.service:
        return False
    if one.is_private != other.is_private or one.is_duplicate or other.is_duplicate:
        return False
    if other.opening in one.refused or one.opening in other.refused:
        return False
    first, second = sorted((one, other), key=lambda near: (near.posted_at, near.opening))
    if second.posted_at - first.posted_at > WINDOW_S:
        return False
    if first.ended_at is not None and first.ended_at <= second.posted_at:
        return False
    here, there = one.point, other.point
    if here is None or there is None:
        return one.street is not None and one.street == other.street
    if distance_m(*here, *there) > radius_m:
        return False
    exact = [near.place_quality == "exact" for near in (one, other)]
    if one.street is not None and other.street is not None and not any(exact):
        return one.street == other.street  # two streets that were named are two, however near
    both_exact = all(exact)
    return both_exact or one.street == other.street or radius_m >= DEFAULT_RADIUS_M


def radius_of(town: Town, service: str | None) -> float:
    """How near is near, for a service."""
    known = town.service_by_code.get(service or "")
    return known.duplicate_radius_m if known is not None else DEFAULT_RADIUS_M


def duplicates_of(connection: Connection, request_id: RequestId, town: Town) -> list[Near]:
    """The requests that look like this one, oldest first."""
    row = connection.exec_driver_sql(
        f"SELECT {_FIELDS} FROM request WHERE id = ? AND kind != 'thanks'", (request_id,)
    ).one_or_none()
    if row is None or row[3] is None:
        return []
    mine = _near(tuple(row))
    if mine.cell is not None:
        rows = connection.exec_driver_sql(
            f"SELECT {_FIELDS} FROM request WHERE service = ? AND kind != 'thanks' AND cell IN"
            " (SELECT value FROM json_each(?)) AND posted_at BETWEEN ? AND ?",
            (
                mine.service,
                json.dumps(sorted({mine.cell, *neighbours(mine.cell)})),
                mine.posted_at - WINDOW_S,
                mine.posted_at + WINDOW_S,
            ),
        )
    else:
        rows = connection.exec_driver_sql(
            f"SELECT {_FIELDS} FROM request WHERE status IN ('new', 'answered', 'assigned',"
            " 'solved', 'closed') AND service = ? AND cell IS NULL AND place_name IS NOT NULL"
            " AND kind != 'thanks' AND posted_at BETWEEN ? AND ?",
            (mine.service, mine.posted_at - WINDOW_S, mine.posted_at + WINDOW_S),
        )  # fmt: skip
    radius = radius_of(town, mine.service)
    found = [other for other in map(_near, map(tuple, rows)) if is_duplicate(mine, other, radius)]
    return sorted(found, key=lambda near: (near.posted_at, near.opening))


def all_duplicates(connection: Connection, town: Town) -> dict[int, list[str]]:
    """Numbers of proposed duplicates by request id, for every request that has some."""
    by_key: dict[tuple[str, object], list[Near]] = defaultdict(list)
    everything: list[Near] = []
    for row in connection.exec_driver_sql(
        f"SELECT {_FIELDS} FROM request WHERE service IS NOT NULL AND kind != 'thanks'"
        " AND (cell IS NOT NULL OR place_name IS NOT NULL)"
    ):
        near = _near(tuple(row))
        assert near.service is not None
        everything.append(near)
        by_key[near.service, near.cell if near.cell is not None else near.street].append(near)
    found: dict[int, list[str]] = {}
    for near in everything:
        others = [
            other
            for key in _keys(near)
            for other in by_key.get(key, ())
            if is_duplicate(near, other, radius_of(town, near.service))
        ]
        if others:
            others.sort(key=lambda other: (other.posted_at, other.opening))
            found[near.id] = [other.number for other in others]
    return found


def _keys(near: Near) -> Iterable[tuple[str, object]]:
    assert near.service is not None
    if near.cell is None:
        return [(near.service, near.street)]
    return [(near.service, cell) for cell in sorted({near.cell, *neighbours(near.cell)})]
