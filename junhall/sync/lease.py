"""Which station is on duty for which account, with a fencing number that only grows.

A station that was held up, put to sleep or thought dead may go on where it stopped: whatever it
then writes for the account names its fence, and is refused where another has the duty by now.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from junhall.casework.intake import LostLease
from junhall.models.terms import Instant

TTL_S: Final = 30
"""A station that says nothing for so long has lost its duty."""
RENEW_S: Final = 10
"""So often a station says that it is there."""


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


def check(session: Session, account_id: int, fence: int) -> None:
    """See that the duty is still the one that this fence was given for.

    Raises: LostLease.
    """
    held = (
        session.connection()
        .exec_driver_sql("SELECT fence FROM lease WHERE account_id = ?", (account_id,))
        .scalar()
    )
    if held != fence:
        raise LostLease


def release(session: Session, station: str, account_id: int | None = None) -> None:
    """Give up a duty of this station, or all of them, so that another need not wait."""
    session.connection().exec_driver_sql(
        "UPDATE lease SET until = 0 WHERE station = ? AND account_id = coalesce(?, account_id)",
        (station, account_id),
    )
