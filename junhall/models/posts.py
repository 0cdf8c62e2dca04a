"""Mapped posts and the people who write them. A post's facts never change; its text may end."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from junhall.models.base import Base


class Account(Base):
    """One of the town's own accounts on a network."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("network", "handle"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    handle: Mapped[str]
    staff: Mapped[str | None]
    server: Mapped[str | None]
    state: Mapped[str] = mapped_column(server_default="on")
    """on, paused, removed, needs_person."""
    state_at: Mapped[int | None]
    """Since when it is in that state; NULL: since it is known."""
    paused_until: Mapped[int | None]
    last_sync_at: Mapped[int | None]
    last_post_at: Mapped[int | None]
    last_error: Mapped[str | None]
    """Name of the FeedError that the last call ended in; NULL while all is well."""
    lag_s: Mapped[int | None]
    """Seconds between a post's own time and when it was seen, of the newest page (rules.md 17)."""
    quota_limit: Mapped[int | None]
    quota_left: Mapped[int | None]
    quota_resets_at: Mapped[int | None]
    clock_off_s: Mapped[int | None]
    """Seconds that the network's clock is ahead of this computer's; NULL where it does not say."""
    silent_since: Mapped[int | None]
    """Since when it is quieter than usual for its own hours; NULL: nothing unusual."""
    capabilities: Mapped[str | None]
    """JSON of feeds.contract.Capabilities as its server told them, with may_read, may_stream,
    may_write and the account's present handle and name; NULL before the first greeting."""
    since_at: Mapped[int | None]
    """The first reading goes back so far; NULL: to the oldest that its server still has."""
    key_end: Mapped[str | None]
    """How the key of a removed account ended: see sync.old_keys; NULL while it is in use."""


class Author(Base):
    """A handle that wrote; ``handle_folded`` is how it is compared."""

    __tablename__ = "author"
    __table_args__ = (UniqueConstraint("network", "handle_folded"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    handle: Mapped[str]
    handle_folded: Mapped[str]
    name: Mapped[str | None]
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("resident.id"), index=True)
    erased_at: Mapped[int | None]


class Resident(Base):
    """A person verified at the counter; the document is seen, never stored."""

    __tablename__ = "resident"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    verified_at: Mapped[int]
    verified_by: Mapped[str]
    expires_at: Mapped[int | None]
    revoked_at: Mapped[int | None]


class Post(Base):
    """One message on a network, in or out.

    ``thread_id`` is the id of the first known post of its conversation. ``parent_id`` is None for
    a root and while the parent is unknown (then ``orphan`` is 1). ``reading`` is the JSON of
    casework.reading.Reading for the current text: it stays when the text goes.
    """

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("network", "remote_id"),
        Index("ix_post_thread", "thread_id"),
        Index("ix_post_orphans", "network", "in_reply_to", sqlite_where=text("orphan = 1")),
        Index("ix_post_author", "author_id"),
        Index(
            "ix_post_repairs",
            "official",
            "posted_at",
            sqlite_where=text("official IS NOT NULL AND parent_id IS NULL AND media > 0"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    network: Mapped[str]
    remote_id: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    text: Mapped[str]
    posted_at: Mapped[int]
    seen_at: Mapped[int]
    in_reply_to: Mapped[str | None]
    """The remote id of the post answered, or of the post repeated where ``is_boost``."""
    is_boost: Mapped[int] = mapped_column(server_default="0")
    parent_id: Mapped[int | None]
    thread_id: Mapped[int]
    orphan: Mapped[int] = mapped_column(server_default="0")
    official: Mapped[str | None]
    """Staff code of the official who wrote it; "" for a bare account; None: a citizen."""
    automatic: Mapped[int] = mapped_column(server_default="0")
    channel: Mapped[str] = mapped_column(server_default="post")
    """post, counter, phone, or source for another system's request."""
    visibility: Mapped[str] = mapped_column(server_default="public")
    mentions: Mapped[str | None]
    """JSON list of handles as the network gave them."""
    place: Mapped[str | None]
    """JSON of the place that came with the post."""
    service: Mapped[str | None]
    lang: Mapped[str | None]
    url: Mapped[str | None]
    media: Mapped[int] = mapped_column(server_default="0")
    """How many attachments it carries."""
    reading: Mapped[str | None]
    request_id: Mapped[int | None] = mapped_column(index=True)
    no_request: Mapped[str | None]
    """Why the post belongs to no request, for those that belong to none."""
    edited_at: Mapped[int | None]
    deleted_at: Mapped[int | None]


class PostVersion(Base):
    """An earlier or later wording of an edited post, by when the network said so."""

    __tablename__ = "post_version"
    __table_args__ = (UniqueConstraint("post_id", "seen_at", "text"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    seen_at: Mapped[int]
    text: Mapped[str]
    is_original: Mapped[int] = mapped_column(server_default="0")
    reading: Mapped[str | None]


class Attachment(Base):
    """A picture or film of a post; ``path`` is relative to the ledger's media folder."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index(
            "ix_attachment_wanted",
            "due_at",
            sqlite_where=text(
                "kind = 'image' AND path IS NULL AND url IS NOT NULL AND fault IS NULL"
            ),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    kind: Mapped[str]
    url: Mapped[str | None]
    path: Mapped[str | None]
    alt: Mapped[str | None]
    tries: Mapped[int] = mapped_column(server_default="0")
    """How often its picture was asked for."""
    due_at: Mapped[int] = mapped_column(server_default="0")
    """Not to be asked for before this instant."""
    fault: Mapped[str | None]
    """Why there is no picture, and will be none: gone, too-large, unreadable."""
