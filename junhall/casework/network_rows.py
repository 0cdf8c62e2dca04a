"""Frozen rows of the Networks page: accounts, what waits to leave, how today went; nothing heavy.

States and reasons are codes: the screens find their words.
"""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.terms import (
    AccountId,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    RequestId,
    StaffCode,
)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One of the town's accounts, and how its letter-box is."""

    id: AccountId
    network: Network
    handle: str
    server: str | None
    staff: StaffCode | None
    """Who speaks as this account; None: the town hall itself."""
    state: str
    """live, waiting, paused, needs_person, off or silent (live, but unusually quiet)."""
    since: Instant | None
    """When that state began, where it is known."""
    until: Instant | None
    """When it ends by itself, where it does."""
    why: str
    """The last error's name: Unauthorized, Throttled, Unreachable, Refused; "" when all is well."""
    last_sync_at: Instant | None
    last_post_at: Instant | None
    streams: bool | None
    """Whether the network pushes; None: not known yet."""
    poll_s: float | None
    lag_s: int | None
    """Median of seen minus posted over the last posts; never part of a response time."""
    quota_left: int | None
    quota_limit: int | None
    quota_resets_at: Instant | None
    is_free: bool | None
    """Whether the network costs nothing; None: not known."""
    waiting: int = 0
    """Items of the outbox that would leave through it."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One item that has not left, or whose end today has to be told."""

    id: OutboxId
    account: str
    network: Network
    account_state: str
    """on, paused, removed or needs_person: an item may wait for its account."""
    account_until: Instant | None
    request_id: RequestId | None
    number: str
    """The request's number; "" for an announcement."""
    to: str
    """The handle answered; "" for an announcement."""
    text: str
    photos: int
    is_private: bool
    by: StaffCode
    state: OutboxState
    created_at: Instant
    due_at: Instant
    tries: int
    reason: str
    """Our own words for the log; its first word names the error."""
    limit: int
    """How long a text may be there, for editing it."""
    counts: str
    """What the network counts: see casework.lengths."""
    looked_at: Instant | None = None
    """When an unclear answer was looked for last."""
    looks: int = 0
    waits_for: OutboxState | None = None
    """How an earlier answer of the same conversation stands, which has to leave first."""


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """An account that was removed lately, and what became of its key."""

    id: AccountId
    network: Network
    handle: str
    removed_at: Instant
    key_end: str
    """ended, not-ended, or "" where that is not known (yet); see sync.old_keys."""


@dataclass(frozen=True, slots=True)
class Today:
    """How today went, counted in the ledger."""

    posts_in: int
    answers_out: int
    not_sent: int
    """Of today's, those that failed or are blocked: kept, and listed."""
    doubled: int
    """Posts of ours that stand twice under the same post: must be none."""
    unclear_found: int
    """Answers the network did not confirm and that were found published."""
    unclear_open: int


@dataclass(frozen=True, slots=True)
class NetworksPage:
    """Everything the page shows."""

    accounts: tuple[AccountRow, ...]
    outbox: tuple[OutboxRow, ...]
    today: Today
    as_of: Instant
    removed: tuple[RemovedRow, ...] = ()
    """Newest first; those whose key may still open a door are told for longer."""
