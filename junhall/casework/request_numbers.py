"""The number of a request: how one is given, kept and found again."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from junhall.casework.columns import RequestColumns
from junhall.casework.protocol_facts import RequestState
from junhall.models.terms import PostId

Identities = dict[PostId, tuple[int, tuple[int, int]]]
"""Request id, and year and number, by opening post."""
_FOREVER: Final = 1 << 62
_OPENING: Final = RequestColumns._fields.index("opening_post_id")


class Years:
    """The town's own years: in which one an instant lies, without a calendar per post."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._starts = [
            int(datetime(year, 1, 1, tzinfo=zone).timestamp()) for year in range(1971, 2101)
        ]

    def around(self, instant: int) -> tuple[int, int, int]:
        """The local year of an instant, when it begins and when the next one does."""
        n = bisect_right(self._starts, instant)
        first = self._starts[n - 1] if n else -_FOREVER
        return 1970 + n, first, self._starts[n] if n < len(self._starts) else _FOREVER


class Numbering:
    """Gives the next numbers within one transaction; ``keep`` writes down how far it came."""

    def __init__(self, connection: Connection, years: Years) -> None:
        self._connection = connection
        self._years = years
        self._used: dict[int, int] = {}
        self._year, self._from_at, self._until_at = 0, 0, 0

    def next(self, instant: int) -> tuple[int, int]:
        """Year and number for a request of this instant."""
        if not self._from_at <= instant < self._until_at:
            self._year, self._from_at, self._until_at = self._years.around(instant)
            if self._year not in self._used:
                self._used[self._year] = scalar(
                    self._connection,
                    "SELECT coalesce((SELECT n FROM counter WHERE name = ?), 0)",
                    f"number:{self._year}",
                )
        self._used[self._year] = n = self._used[self._year] + 1
        return self._year, n

    def keep(self) -> None:
        """Write down the last number of each year."""
        if self._used:
            self._connection.exec_driver_sql(
                "INSERT INTO counter (name, n) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET n = excluded.n",
                [(f"number:{year}", n) for year, n in self._used.items()],
            )


def identify(
    connection: Connection,
    requests: Iterable[RequestState],
    old: Mapping[int, Sequence[Any]],
    years: Years,
    *,
    may_return: bool,
) -> tuple[Identities, set[int]]:
    """Id and number by opening post: kept where the request was known, else new; the ids kept.

    ``old``: the rows that the ledger has of these conversations, by request id.
    ``may_return``: what staff had said to be no request comes back under its old number.
    """
    by_opening = {row[_OPENING]: row for row in old.values()}
    found: Identities = {}
    kept: set[int] = set()
    fresh: list[RequestState] = []
    for request in requests:
        row = by_opening.get(request.opening.id)
        if row is None:
            fresh.append(request)
        else:
            found[request.opening.id] = (row[0], (row[1], row[2]))
            kept.add(row[0])
    if not fresh:
        return found, kept
    spare = {opening: row for opening, row in by_opening.items() if row[0] not in kept}
    next_id = scalar(connection, "SELECT coalesce(max(id), 0) FROM request") + 1
    numbering = Numbering(connection, years)
    for request in sorted(fresh, key=lambda request: request.opening.id):
        heir = (
            min(
                (spare[post.id] for post in request.posts if post.id in spare),
                key=lambda row: (row[1], row[2]),
                default=None,
            )
            if spare
            else None
        )
        if heir is not None:
            del spare[heir[_OPENING]]
            found[request.opening.id] = (heir[0], (heir[1], heir[2]))
            kept.add(heir[0])
            continue
        before = _number_before(connection, request.opening.id) if may_return else None
        if before is not None:
            found[request.opening.id] = (next_id, before)
            next_id += 1
            continue
        found[request.opening.id] = (next_id, numbering.next(request.opening.posted_at))
        next_id += 1
    numbering.keep()
    return found, kept


def _number_before(connection: Connection, opening: PostId) -> tuple[int, int] | None:
    """The number that the request had when staff said that it was none."""
    told = connection.exec_driver_sql(
        "SELECT value FROM act WHERE post_id = ? AND verb = 'no_request' ORDER BY id DESC LIMIT 1",
        (opening,),
    ).scalar()
    number = json.loads(told).get("number") if told else None
    return None if number is None else (number[0], number[1])


def scalar(connection: Connection, statement: str, *values: object) -> int:
    """The one whole number that a statement answers with."""
    return int(connection.exec_driver_sql(statement, values).scalar_one())
