"""The change log: what altered in a request, told by facets, and one line a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from junhall.casework.columns import RequestColumns
from junhall.models.terms import Cause, Facet, Instant

_FACETS: Final = {
    "status": Facet.STATUS,
    "solved_at": Facet.STATUS,
    "ended_at": Facet.STATUS,
    "first_answer_at": Facet.STATUS,
    "thanked_at": Facet.STATUS,
    "laps": Facet.STATUS,
    "source_status": Facet.STATUS,
    "posted_at": Facet.STATUS,
    "is_private": Facet.STATUS,
    "merged_into": Facet.STATUS,
    "assignees": Facet.ASSIGNEE,
    "lat": Facet.PLACE,
    "long": Facet.PLACE,
    "place_name": Facet.PLACE,
    "place_quality": Facet.PLACE,
    "service": Facet.SERVICE,
    "kind": Facet.SERVICE,
    "promise_due_at": Facet.PROMISE,
    "waiting_since": Facet.STATUS,
    "solved_proposed_at": Facet.PROPOSAL,
    "reopen_proposed_at": Facet.PROPOSAL,
}
_FACET_AT: Final = tuple(_FACETS.get(name, Facet.POSTS) for name in RequestColumns._fields)


def facets_between(old: Sequence[Any], new: Sequence[Any]) -> Facet:
    """What altered between two rows of one request."""
    facets = Facet(0)
    for n, facet in enumerate(_FACET_AT):
        if old[n] != new[n]:
            facets |= facet
    return facets


def append_changes(
    connection: Connection,
    changed: Mapping[int, Facet],
    now: Instant,
    cause: Cause,
    by: str | None,
) -> None:
    """Write one change a request; id 0 stands for what concerns no request."""
    if changed:
        word = cause.value
        connection.exec_driver_sql(
            "INSERT INTO change (at, facets, request_id, cause, by) VALUES (?, ?, ?, ?, ?)",
            [
                (now, int(facets), request_id or None, word, by)
                for request_id, facets in changed.items()
            ],
        )
