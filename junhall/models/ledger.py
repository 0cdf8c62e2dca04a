"""Mapped bookkeeping of sync and of change: cursors, leases, outbox, the change log, counters."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from junhall.models.base import Base


class Stamp(Base):
    """Which schema the file has; one row."""

    __tablename__ = "schema_stamp"
    version: Mapped[str] = mapped_column(primary_key=True)


class Cursor(Base):
    """How far a feed's stream has been read, saved with what it covered."""

    __tablename__ = "cursor"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    stream: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[str]
    saved_at: Mapped[int]


class Lease(Base):
    """Which station is on duty for an account; ``fence`` only grows."""

    __tablename__ = "lease"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    station: Mapped[str]
    until: Mapped[int]
    fence: Mapped[int]


class OutboxItem(Base):
    """One promise to publish, and how it went (rules.md 27, 28). Rows stay."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "due_at", sqlite_where=text("state != 'sent'")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    request_id: Mapped[int | None]
    opening_post_id: Mapped[int | None]
    key: Mapped[str]
    """Idempotency key, a UUID."""
    text: Mapped[str]
    in_reply_to: Mapped[str | None]
    visibility: Mapped[str]
    media: Mapped[str | None]
    by: Mapped[str]
    state: Mapped[str]
    created_at: Mapped[int]
    due_at: Mapped[int]
    """Not before this instant: end of the hold, schedule or back-off."""
    holder: Mapped[str | None]
    lease_until: Mapped[int | None]
    tries: Mapped[int] = mapped_column(server_default="0")
    reason: Mapped[str | None]
    remote_id: Mapped[str | None]
    sent_at: Mapped[int | None]
    first_sent_at: Mapped[int | None]
    """When the key was first shown to the network: it forgets a key some time after that."""
    looks: Mapped[int] = mapped_column(server_default="0")
    """How often a lost answer was looked for in vain (rules.md 28)."""
    looked_at: Mapped[int | None]
    """When it was looked for last, found or not; NULL: its answer was never lost."""
    withdrawn_from: Mapped[str | None]
    """The state a person took it back from, so that it can be put back; NULL: nobody did."""
    withdrawn_at: Mapped[int | None]


class Draft(Base):
    """What somebody typed for a request and has not sent; gone once it has left or is empty."""

    __tablename__ = "draft"
    by: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(primary_key=True)
    """0: an announcement."""
    lane: Mapped[str] = mapped_column(primary_key=True)
    """public, private or note."""
    text: Mapped[str]
    begun_at: Mapped[int]
    media: Mapped[str | None]
    """JSON of its photos, as in the outbox."""
    send_at: Mapped[int | None]
    """The time chosen for it to leave; NULL: at once. Its writer is told where it has passed."""


class Arrival(Base):
    """How many new posts an account brought in an hour: its own usual pace."""

    __tablename__ = "arrival"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True)
    """Whole hours since 1970, by the network's time."""
    n: Mapped[int]


class Change(Base):
    """One line of what altered, in commit order; screens and stations tail it."""

    __tablename__ = "change"
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    facets: Mapped[int]
    request_id: Mapped[int | None]
    cause: Mapped[str]
    by: Mapped[str | None]


class Counter(Base):
    """Counts the board shows without counting: open, new and so on, by status and privacy."""

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class HistorySegment(Base):
    """Columns for charts, some ten thousand requests a row (casework.segments); may be lost."""

    __tablename__ = "history_segment"
    number: Mapped[int] = mapped_column(primary_key=True)
    rows: Mapped[int]
    data: Mapped[bytes]
