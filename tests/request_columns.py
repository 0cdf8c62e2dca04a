"""Incoming requests as columns, so that figures can be tested without a ledger."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from junhall.casework.figures import NEVER, Coded
from junhall.casework.figures_json import RequestColumns
from junhall.models.messages import IncomingRequest
from junhall.models.terms import RequestStatus


def columns_of_requests(requests: Iterable[IncomingRequest]) -> RequestColumns:
    """What intake would make of them: an end is a closing date, with or without repair."""
    rows = list(requests)

    def instants(values: Iterable[int | None]):
        return np.array([NEVER if value is None else value for value in values], np.int64)

    nothing = np.full(len(rows), NEVER, np.int64)
    nobody = np.zeros(len(rows), np.bool_)
    return RequestColumns(
        posted_at=instants(row.posted_at for row in rows),
        ended_at=instants(row.closed_at for row in rows),
        solved_at=instants(
            row.closed_at if row.status is RequestStatus.SOLVED else None for row in rows
        ),
        first_answer_s=nothing,
        first_answer_office_s=nothing,
        time_to_solve_s=nothing,
        time_to_solve_office_s=nothing,
        last_seen_at=instants(row.last_seen_at for row in rows),
        due_at=instants(row.due_at for row in rows),
        is_private=nobody,
        is_internal=nobody,
        service=Coded.of(row.service for row in rows),
        status=Coded.of(str(row.status) for row in rows),
        source_status=Coded.of(row.source_status for row in rows),
        kind=Coded.of(str(row.kind or "problem") for row in rows),
        network=Coded.of(str(row.network) for row in rows),
        assignees=Coded.of("" for row in rows),
    )
