"""Frozen rows for screens, in display order; nothing heavy is imported here.

Public rows (board of the public, pins, wall) are read from a selection without private requests.
Formatting lives in ui/ages.py and words.py: rows carry instants, codes and plain texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from junhall.casework.board_rows import (
    Board,
    BoardColumn,
    BoardFigures,
    BoardFilter,
    BoardRow,
)
from junhall.models.messages import Media
from junhall.models.terms import (
    AccountId,
    ActId,
    AuthorId,
    Flag,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    PostId,
    PromiseState,
    RequestId,
    RequestKind,
    RequestStatus,
    Role,
    Seq,
    StaffCode,
    Visibility,
)

__all__ = ["Board", "BoardColumn", "BoardFigures", "BoardFilter", "BoardRow"]
"""The board's own, which are in a file of their own; and all that are defined here."""


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo of this computer, now in the ledger's media folder, without what its camera wrote."""

    path: str
    """Relative to the media folder: what a command carries."""
    whole: str
    """Where it lies, for looking at it."""
    alt: str = ""
    """What it shows, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class CasePost:
    """One post of a case's thread."""

    id: PostId
    author_id: AuthorId | None
    author: str
    author_name: str | None
    is_resident: bool
    official: StaffCode | None
    network: Network
    text: str
    posted_at: Instant
    seen_at: Instant
    edited_at: Instant | None
    deleted_at: Instant | None
    automatic: bool
    visibility: Visibility
    media: tuple[Media, ...]
    url: str | None
    outbox: OutboxState | None = None
    """Set while the post is still on its way out."""
    outbox_id: OutboxId | None = None
    outbox_due_at: Instant | None = None
    outbox_reason: str | None = None
    outbox_looked_at: Instant | None = None
    """When an unclear answer was looked for last."""
    account_state: str = "on"
    """Of the account it would leave through: paused and removed ones let nothing out."""
    outbox_waits_for: OutboxState | None = None
    """How an earlier answer stands that has to leave before this one."""
    kept: tuple[KeptPhoto, ...] = ()
    """The photos of an answer on its way: they return to the composer when it is taken back."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a case's history: who did what, when; values for words.py, never HTML."""

    at: Instant
    by: str
    verb: str
    values: dict[str, object]
    act_id: ActId | None = None
    is_undone: bool = False
    may_undo: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """An internal note."""

    at: Instant
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something junhall thinks and a person decides, with one key."""

    what: str
    """solved, reopen, merge, promise."""
    at: Instant
    post_id: PostId | None = None
    other: RequestId | None = None
    other_number: str | None = None
    due_at: Instant | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of a case."""

    post_id: PostId
    promised_at: Instant
    due_at: Instant | None
    state: PromiseState
    words: str


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """An account somebody may answer through, and what its network allows there."""

    id: AccountId
    network: Network
    handle: str
    staff: StaffCode | None
    """Whose voice it is; None: the town hall's."""
    limit: int
    """Most units of ``counts`` in one text."""
    counts: str
    """What is counted: see casework.lengths."""
    photos: int
    """Most photos in one post."""
    has_private: bool
    """Whether an answer can go to its reader alone."""


@dataclass(frozen=True, slots=True)
class Case:
    """One request with everything its page shows."""

    row: BoardRow
    posts: tuple[CasePost, ...]
    notes: tuple[NoteLine, ...]
    history: tuple[HistoryLine, ...]
    proposals: tuple[Proposal, ...]
    promises: tuple[PromiseRow, ...]
    supporters: tuple[str, ...]
    lat: float | None
    long: float | None
    place_confidence: float | None
    service_confidence: float | None
    reasons: tuple[str, ...]
    """Why triage thinks so, as words seen."""
    laps: int
    first_answer_s: int | None
    first_answer_office_s: int | None
    time_to_solve_s: int | None
    time_to_solve_office_s: int | None
    sync_lag_s: int
    source_status: str | None
    similar: int
    """How many open requests of the same service lie near."""
    reply_to: PostId | None
    """The post an answer would answer: the citizen's newest."""
    reply_as: str | None
    """The account an answer would go out from."""
    text_limit: int
    duplicate_of: RequestId | None = None
    flags: tuple[Flag, ...] = field(default=())
    on_wall: bool = False
    """Staff released its words for the wall."""
    voices: tuple[VoiceRow, ...] = ()
    """The accounts this person may answer through, the usual one first."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What the person who asks typed for a request and has not sent."""

    request_id: RequestId | None
    lane: str
    text: str
    begun_at: Instant
    photos: tuple[KeptPhoto, ...] = ()
    send_at: Instant | None = None
    """The time chosen for it to leave, which may have passed; None: at once."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Requests that may be the same matter as one, looked for within so many metres of it."""

    radius_m: float
    ids: tuple[RequestId, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A request found by a word, with the words around it."""

    row: BoardRow
    snippet: str


@dataclass(frozen=True, slots=True)
class WallRow:
    """One line of the wall's page now; ``text`` only where rules.md 25 allows it."""

    id: RequestId
    service: str | None
    kind: RequestKind
    street: str | None
    status: RequestStatus
    posted_at: Instant
    answer_due_at: Instant | None
    resolve_due_at: Instant | None
    promise_due_at: Instant | None
    assignees: tuple[StaffCode, ...]
    first_answer_at: Instant | None
    solved_at: Instant | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """The wall's page now."""

    rows: tuple[WallRow, ...]
    last_solved: WallRow | None
    figures: BoardFigures
    solved_today: int
    last_post_at: Instant | None
    as_of: Instant
    seq: Seq


@dataclass(frozen=True, slots=True)
class NoRequestRow:
    """A post that is no request, and why."""

    post_id: PostId
    network: Network
    remote_id: str
    author: str
    text: str
    posted_at: Instant
    reason: str


@dataclass(frozen=True, slots=True)
class FeedLight:
    """One account in the foot: how its sync is."""

    account_id: int
    network: Network
    handle: str
    state: str
    """live, waiting, paused, needs_person, off."""
    last_sync_at: Instant | None
    last_post_at: Instant | None
    waiting_until: Instant | None
    error: str | None
    outbox: int | None = None
    """How many items wait to leave through it; None where nobody counted."""
    outbox_stuck: int = 0
    """How many of them need a person: failed, blocked, or unclear after junhall looked for them."""
    outbox_later: int = 0
    """How many of them were given a time to leave at."""
    lag_s: int | None = None
    """Seconds between a post's own time and when it was seen, of the newest page."""
    silent_since: Instant | None = None
    """Since when it is quieter than usual for its own hours; None: nothing unusual."""
    clock_off_s: int | None = None
    """Seconds that the network's clock is ahead of this computer's; None: not said."""


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A person of the hall, for menus."""

    code: StaffCode
    name: str
    role: Role
    department: str | None
    handle: str | None
    is_absent: bool
    handles: tuple[tuple[Network, str], ...] = ()
    """By network: a mention has to name the one of the conversation's network."""
    is_on_call: bool = False
    """Whether on call now: there although the office is shut."""


@dataclass(frozen=True, slots=True)
class TownFacts:
    """What screens need of the town; names are never hard-coded anywhere else."""

    name: str
    zone_name: str
    hashtags: tuple[str, ...]
    services: tuple[tuple[str, str], ...]
    """(code, name in the reader's language), the town's order."""
    staff: tuple[StaffRow, ...]
    accounts: tuple[tuple[Network, str], ...]
    wall_inches: float
    wall_distance_m: float
    wall_texts: str
    is_demo: bool
    streets: tuple[str, ...] = ()
    wall_pages: tuple[str, ...] = ()
    """The wall's pages in their order; empty: all there are."""
    wall_night: str = ""
    """When the wall sleeps: "23:00-06:30"; empty: never."""
