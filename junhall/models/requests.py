"""Mapped requests, what staff did about them, and the town's people and services.

A request row is derived: from the posts of its thread, the reports of its source and the acts of
staff (casework.protocol). It is kept so that screens can read it; it can be derived again.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from junhall.models.base import Base


class TownDocument(Base):
    """town.toml as it was taken, newest last; the newest is in force."""

    __tablename__ = "town"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    folder: Mapped[str | None]
    taken_at: Mapped[int]


class Department(Base):
    """Who a service belongs to."""

    __tablename__ = "department"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class StaffMember(Base):
    """A person or desk of the town hall."""

    __tablename__ = "staff_member"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    department: Mapped[str | None]
    is_current: Mapped[int] = mapped_column(server_default="1")


class Service(Base):
    """A kind of matter: the town's own, or a category met in another system's export."""

    __tablename__ = "service"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    """JSON object of names by language."""
    department: Mapped[str | None]
    source: Mapped[str] = mapped_column(server_default="town")


class Street(Base):
    """A line of the gazetteer: a street, square or landmark, with its box and middle."""

    __tablename__ = "street"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    """street, doorway, place."""
    number: Mapped[str] = mapped_column(server_default="")
    points: Mapped[str | None]
    """JSON of a street's axis, [[lat, long], ...]."""
    weight: Mapped[int] = mapped_column(server_default="1")
    source: Mapped[str] = mapped_column(server_default="")
    """Which file it came from, by its name; "" the streets that town.toml names."""
    lat: Mapped[float]
    long: Mapped[float]
    min_lat: Mapped[float]
    min_long: Mapped[float]
    max_lat: Mapped[float]
    max_long: Mapped[float]


class MapLayer(Base):
    """One layer of a base map that somebody imported (casework.basemap_layers), in columns."""

    __tablename__ = "map_layer"
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    """The file it came from; taking that file again replaces its layers."""
    kind: Mapped[str]
    attribution: Mapped[str]
    is_synthetic: Mapped[int]
    taken_at: Mapped[int]
    points: Mapped[bytes]
    """Little-endian float64, latitude and longitude in turn."""
    starts: Mapped[bytes]
    """Little-endian int64: where each shape begins, and the end."""
    ranks: Mapped[bytes]
    names: Mapped[str]
    """JSON list, one text a shape."""


class ServiceRequest(Base):
    """One citizen's matter, as derived when it last changed."""

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("number_year", "number_n"),
        Index("ix_request_board", "status", "is_private", "posted_at", "id"),
        Index("ix_request_thread", "thread_id"),
        Index("ix_request_opening_post", "opening_post_id"),
        Index("ix_request_solved", "solved_at", sqlite_where=text("solved_at IS NOT NULL")),
        Index(
            "ix_request_answered",
            "first_answer_at",
            sqlite_where=text("first_answer_at IS NOT NULL"),
        ),
        Index(
            "ix_request_promise_due",
            "promise_due_at",
            sqlite_where=text("promise_due_at IS NOT NULL AND ended_at IS NULL"),
        ),
        Index("ix_request_near", "cell", "posted_at", sqlite_where=text("cell IS NOT NULL")),
        Index(
            "ix_request_assigned",
            "assignees",
            "ended_at",
            "thread_id",
            sqlite_where=text("assigned_at IS NOT NULL"),
        ),
        Index("ix_request_late", "late_at", sqlite_where=text("late_at IS NOT NULL")),
        Index(
            "ix_request_unanswered",
            "posted_at",
            sqlite_where=text(
                "status = 'assigned' AND first_answer_at IS NULL AND is_private = 0"
                " AND kind != 'thanks'"
            ),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number_year: Mapped[int]
    number_n: Mapped[int]
    thread_id: Mapped[int]
    opening_post_id: Mapped[int]
    network: Mapped[str]
    kind: Mapped[str]
    service: Mapped[str | None]
    service_confidence: Mapped[float | None]
    status: Mapped[str]
    source_status: Mapped[str | None]
    is_private: Mapped[int] = mapped_column(server_default="0")
    is_internal: Mapped[int] = mapped_column(server_default="0")
    title: Mapped[str]
    """The first 200 characters of the opening text, gone when the text goes."""
    author_id: Mapped[int | None]
    posts: Mapped[int] = mapped_column(server_default="1")
    supporters: Mapped[int] = mapped_column(server_default="0")
    lat: Mapped[float | None]
    long: Mapped[float | None]
    place_name: Mapped[str | None]
    place_quality: Mapped[str] = mapped_column(server_default="none")
    place_confidence: Mapped[float | None]
    cell: Mapped[int | None]
    """Grid cell of about 250 m (casework.places.cell_of), for neighbours and the rough place."""
    posted_at: Mapped[int]
    """Start of lap one (rules.md 14)."""
    seen_at: Mapped[int]
    first_answer_at: Mapped[int | None]
    assigned_at: Mapped[int | None]
    solved_at: Mapped[int | None]
    ended_at: Mapped[int | None]
    """When it left the open states: solved, closed, duplicate or not ours."""
    solved_proposed_at: Mapped[int | None]
    reopen_proposed_at: Mapped[int | None]
    thanked_at: Mapped[int | None]
    laps: Mapped[int] = mapped_column(server_default="1")
    lap_posted_at: Mapped[int]
    """Start of the lap that is running or ran last."""
    first_answer_s: Mapped[int | None]
    first_answer_office_s: Mapped[int | None]
    time_to_solve_s: Mapped[int | None]
    time_to_solve_office_s: Mapped[int | None]
    answer_due_at: Mapped[int | None]
    resolve_due_at: Mapped[int | None]
    promise_due_at: Mapped[int | None]
    """The next due time of an open promise."""
    waiting_since: Mapped[int | None]
    """Since when the hall waits for the citizen; the office's clock stands still."""
    assignees: Mapped[str] = mapped_column(server_default="")
    """Staff codes, space separated, in the order they were assigned."""
    flags: Mapped[str] = mapped_column(server_default="")
    """Flags, space separated."""
    merged_into: Mapped[int | None]
    last_seen_at: Mapped[int | None]
    """When the source last showed it: the censoring time of open imported requests."""
    last_post_at: Mapped[int]
    late_at: Mapped[int | None]
    """From here on it is overdue: the earliest due time that still counts, while it is open."""
    state: Mapped[str | None]
    """JSON of what only the case page shows: laps, reopenings, promises, supporters' ids."""
    version: Mapped[int] = mapped_column(server_default="1")


class SourceReport(Base):
    """What another system said about one of its requests, and when."""

    __tablename__ = "source_report"
    __table_args__ = (UniqueConstraint("post_id", "at", "source_status"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    at: Mapped[int]
    status: Mapped[str]
    source_status: Mapped[str]
    closed_at: Mapped[int | None]
    due_at: Mapped[int | None]
    last_seen_at: Mapped[int | None]


class Act(Base):
    """One thing a person did about a request. Never edited, never removed: undo is an act too."""

    __tablename__ = "act"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    """The opening post of the request: it stays when requests join."""
    at: Mapped[int]
    by: Mapped[str]
    """Staff code, or "system"."""
    verb: Mapped[str]
    value: Mapped[str]
    """JSON of the command's values."""
    undoes: Mapped[int | None] = mapped_column(ForeignKey("act.id"))
    group: Mapped[str | None]
    """Acts done by one command share it, and are undone together."""


class Promise(Base):
    """A commitment read in an official's post, for lists and charts (rules.md 20)."""

    __tablename__ = "promise"
    __table_args__ = (UniqueConstraint("post_id", "request_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(index=True)
    post_id: Mapped[int]
    promised_at: Mapped[int]
    due_at: Mapped[int | None]
    state: Mapped[str]
    """proposed, open, kept, late (broken depends on the clock: casework.clocks)."""
    words: Mapped[str]


class Note(Base):
    """An internal note of staff; never leaves the building."""

    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    at: Mapped[int]
    by: Mapped[str]
    text: Mapped[str]


class Lesson(Base):
    """A correction by staff that triage learns from; ``withdrawn_at`` ends it."""

    __tablename__ = "lesson"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    by: Mapped[str]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    words: Mapped[str]
    """Folded words of the post, space separated; emptied when the text is erased."""
    service: Mapped[str | None]
    kind: Mapped[str | None]
    withdrawn_at: Mapped[int | None]
