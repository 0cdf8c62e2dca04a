"""Rows for research: who wrote is a pseudonym, and no time is fine enough to find the post again.

A public post shows its second; a row that showed it too would name its author. So a row has a local
day and a part of it, times to the nearest ten minutes, no number, and a rough place only where at
least ``CROWD`` requests of the export lie in the same cell. A pseudonym is a number within a month:
it is worked out from nothing but the order of the rows, and does not outlive the month.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from junhall.casework.opendata import (
    DATE,
    DEGREES,
    TEXT,
    WHOLE,
    OpenField,
    Row,
    Span,
    Value,
    rough_place,
    within,
)
from junhall.casework.readers import Readers
from junhall.casework.service_names import service_names
from junhall.words import tr

CROWD: Final = 5
"""A cell with fewer requests of the export is not named."""
_STEP_S: Final = 600
_PARTS: Final = ((6, "night"), (12, "morning"), (16, "midday"), (21, "afternoon"), (24, "evening"))
"""Until which local hour each part of the day lasts."""

RESEARCH_FIELDS: Final = (
    OpenField("writer", TEXT, lambda: tr(
        "who wrote: a number within the month, no more than that; empty: not known")),
    OpenField("posted_on", DATE, lambda: tr("the local day on which it was written")),
    OpenField("part_of_day", TEXT, lambda: tr(
        "night to 6, morning to 12, midday to 16, afternoon to 21, evening to 24")),
    OpenField("kind", TEXT, lambda: tr(
        "problem, proposal, idea, complaint, question or thanks")),
    OpenField("service_code", TEXT, lambda: tr("code of the service it is about")),
    OpenField("service", TEXT, lambda: tr("name of that service")),
    OpenField("network", TEXT, lambda: tr("where it was written; other: counter or phone")),
    OpenField("status", TEXT, lambda: tr(
        "new, answered, assigned, solved, closed, duplicate or not_ours")),
    OpenField("laps", WHOLE, lambda: tr("1; more where it was opened again")),
    OpenField("first_answer_min", WHOLE, lambda: tr(
        "minutes to the first answer, to the nearest ten, round the clock")),
    OpenField("time_to_solve_min", WHOLE, lambda: tr(
        "minutes until it was solved, to the nearest ten, round the clock")),
    OpenField("supporters", WHOLE, lambda: tr("how many others spoke up or repeated it")),
    OpenField("rough_lat", DEGREES, lambda: tr(
        "latitude of the middle of a cell of about 250 m; empty where the cell has few requests")),
    OpenField("rough_long", DEGREES, lambda: tr("longitude of that middle")),
)  # fmt: skip


def research_rows(session: Session, readers: Readers, span: Span, lang: str) -> list[Row]:
    """Public requests of the span, coarse, in an order that follows from the coarse values alone.

    Shapes: one value for each of RESEARCH_FIELDS.
    """
    connection = session.connection()
    names = service_names(connection.exec_driver_sql, lang)
    where, values = within(span)
    found = connection.exec_driver_sql(
        "SELECT author_id, kind, service, network, status, posted_at, laps, first_answer_s,"
        " time_to_solve_s, supporters, cell, place_quality FROM request"
        f" WHERE is_private = 0{where} ORDER BY id",
        values,
    ).all()
    crowded = Counter(row.cell for row in found if row.place_quality != "none")
    coarse = [(row.author_id, _coarse(row, crowded, names, readers.town.zone)) for row in found]
    coarse.sort(key=lambda pair: tuple("" if value is None else str(value) for value in pair[1]))
    seen: dict[str, dict[int, int]] = {}
    rows: list[Row] = []
    for author, row in coarse:
        month = str(row[0])[:7]
        known = seen.setdefault(month, {})
        writer = None if author is None else f"{month}-{known.setdefault(author, len(known) + 1)}"
        rows.append((writer, *row))
    return rows


def _coarse(row: Any, crowded: Counter[int], names: dict[str, str], zone: Any) -> tuple[Value, ...]:
    local = datetime.fromtimestamp(row.posted_at, zone)
    part = next(name for until, name in _PARTS if local.hour < until)
    lat, long = None, None
    if crowded[row.cell] >= CROWD:
        lat, long = rough_place(row.cell, row.place_quality)
    return (
        local.date().isoformat(),
        part,
        row.kind,
        row.service,
        None if row.service is None else names.get(row.service, row.service),
        row.network,
        row.status,
        row.laps,
        _minutes(row.first_answer_s),
        _minutes(row.time_to_solve_s),
        row.supporters,
        lat,
        long,
    )


def _minutes(seconds: int | None) -> int | None:
    return None if seconds is None else (seconds + _STEP_S // 2) // _STEP_S * (_STEP_S // 60)
