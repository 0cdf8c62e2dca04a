"""Columns of all requests out of the ledger, for figures.py and figures_json.py."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from junhall.casework.figures import NEVER, Coded
from junhall.casework.figures_json import RequestColumns

_CHUNK: Final = 20_000
_INSTANTS: Final = (
    "posted_at",
    "ended_at",
    "solved_at",
    "first_answer_s",
    "first_answer_office_s",
    "time_to_solve_s",
    "time_to_solve_office_s",
    "last_seen_at",
)
_WORDS: Final = ("service", "status", "source_status", "kind", "network", "assignees")
_SELECT: Final = (
    "SELECT "
    + ", ".join(f"coalesce({name}, {NEVER})" for name in _INSTANTS)
    + f", coalesce(resolve_due_at, {NEVER}), is_private, is_internal, "
    + ", ".join(_WORDS)
    + " FROM request"
)


def read_columns(session: Session) -> RequestColumns:
    """Every request, private ones among them: they count in internal figures (rules.md 23)."""
    numbers: list[Any] = []
    words: list[Any] = []
    codes: list[dict[str | None, int]] = [{} for _ in _WORDS]
    n_numbers = len(_INSTANTS) + 3
    result = session.connection().exec_driver_sql(_SELECT)
    while chunk := result.cursor.fetchmany(_CHUNK) if result.cursor is not None else []:
        columns = list(zip(*chunk, strict=True))
        numbers.append(np.array(columns[:n_numbers], np.int64))
        words.append(
            np.array(
                [
                    [known.setdefault(word, len(known)) for word in column]
                    for known, column in zip(codes, columns[n_numbers:], strict=True)
                ],
                np.int32,
            )
        )
    result.close()
    found = np.concatenate(numbers, axis=1) if numbers else np.zeros((n_numbers, 0), np.int64)
    coded = np.concatenate(words, axis=1) if words else np.zeros((len(_WORDS), 0), np.int32)
    due, private, internal = found[len(_INSTANTS) :]
    picked: dict[str, Any] = dict(zip(_INSTANTS, found, strict=False))
    for name, column, known in zip(_WORDS, coded, codes, strict=True):
        picked[name] = Coded(column, tuple(known))
    return RequestColumns(
        **picked,
        due_at=due,
        is_private=private.astype(np.bool_),
        is_internal=internal.astype(np.bool_),
    )
