"""Which station is on duty for which account, with a fencing number that only grows."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from junhall.models.terms import Instant

TTL_S: Final = 30
"""A station that says nothing for so long has lost its duty."""


def acquire(session: Session, account_id: int, station: str, now: Instant) -> int | None:
    """Take or renew the duty; the fencing number, or None while another station has it."""
    connection = session.connection()
    row = connection.exec_driver_sql(
        "INSERT INTO lease (account_id, station, until, fence) VALUES (?, ?, ?, 1)"
        " ON CONFLICT (account_id) DO UPDATE SET"
        " fence = fence + (station != excluded.station),"
        " station = excluded.station, until = excluded.until"
        " WHERE station = excluded.station OR until <= ? RETURNING fence",
        (account_id, station, now + TTL_S, now),
    ).one_or_none()
    return None if row is None else int(row[0])


def release(session: Session, station: str) -> None:
    """Give up every duty of this station, so that another need not wait."""
    session.connection().exec_driver_sql("UPDATE lease SET until = 0 WHERE station = ?", (station,))
