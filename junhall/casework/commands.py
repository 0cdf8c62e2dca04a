"""Frozen commands: the whole wish of a person in one value; the desk carries them out."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.messages import Media, Place
from junhall.models.terms import (
    AccountId,
    ActId,
    Instant,
    OutboxId,
    PostId,
    RequestId,
    RequestKind,
    StaffCode,
    Visibility,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What every wish carries. ``seen_version``: the request's version the person looked at."""

    by: StaffCode
    seen_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest(Command):
    """Write down a request made at the counter or by phone; ``label`` is free, never a number."""

    channel: str
    """counter or phone."""
    label: str
    text: str
    kind: RequestKind | None = None
    service: str | None = None
    place: Place | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Command):
    """Answer a post; it waits in the outbox (rules.md 27) and conflicts per rules.md 29."""

    request_id: RequestId
    text: str
    in_reply_to: PostId | None = None
    visibility: Visibility | None = None
    """None: as the request demands."""
    media: tuple[Media, ...] = ()
    begun_at: Instant | None = None
    """When the person began to write: another official's answer since then is a conflict."""
    account_id: AccountId | None = None
    """Which account says it; None: the one that speaks for this person (see accounts.speaker)."""
    send_at: Instant | None = None
    """Not before this instant (rules.md 27, scheduled); None: after the hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce(Command):
    """A new root post from one of the town's accounts."""

    network: str
    handle: str
    text: str
    media: tuple[Media, ...] = ()
    send_at: Instant | None = None
    """Not before this instant (rules.md 27, scheduled); None: after the hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft(Command):
    """Keep what was typed and not sent; without text and photos there is nothing to keep."""

    request_id: RequestId | None
    """None: an announcement."""
    lane: str
    """public, private or note."""
    text: str
    begun_at: Instant
    media: tuple[Media, ...] = ()
    send_at: Instant | None = None
    """The time chosen for it to leave; nothing leaves by it before the text is sent as a Reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInPerson(Command):
    """The citizen was told by phone or in person: counts as the first answer, at ``at``."""

    request_id: RequestId
    at: Instant
    channel: str = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Command):
    """Replace who has the request (silently, rules.md 26); nobody: empty."""

    request_id: RequestId
    assignees: tuple[StaffCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage(Command):
    """Correct kind or service; None leaves it, "" clears the service."""

    request_id: RequestId
    kind: RequestKind | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlace(Command):
    """Correct the place; None removes it."""

    request_id: RequestId
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPrivate(Command):
    """Move a request into or out of the private lane; private posts can never come out."""

    request_id: RequestId
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Command):
    """Confirm a proposed promise, with another due time if the reading was wrong, or refuse it.

    Refused once it was confirmed, it is withdrawn: a promise that the hall has broken.
    """

    request_id: RequestId
    post_id: PostId
    due_at: Instant | None = None
    accept: bool = True
    keep_reading: bool = True
    """True: take the due time as read; False: take ``due_at``, which may be None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solve(Command):
    """Confirm the proposed solution (its post's time), or solve now (``at``)."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseProposal(Command):
    """Say no to what is proposed: solved, reopen, or merge with ``other``."""

    request_id: RequestId
    what: str
    other: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Command):
    """Start another lap: at the proposing reply's time if one is proposed, else now."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Command):
    """End without repair: closed (with a reason) or not_ours."""

    request_id: RequestId
    reason: str
    not_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOnWall(Command):
    """Release the words of a public request for the wall, or hold them back again (rules.md 25)."""

    request_id: RequestId
    show: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitCitizen(Command):
    """The hall has asked and waits for the citizen: the office's clock stands still."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class StopWaiting(Command):
    """The hall waits no more; a citizen's answer, or the end of the lap, ends it as well."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Command):
    """Make ``others`` duplicates of ``request_id``; can be undone whole (rules.md 30)."""

    request_id: RequestId
    others: tuple[RequestId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote(Command):
    """Write an internal note."""

    request_id: RequestId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeRequest(Command):
    """Bring a post back from No request, or make an announcement a request."""

    post_id: PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeNoRequest(Command):
    """Say that a request is none; one key brings it back."""

    request_id: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResident(Command):
    """Bind a handle to a resident seen with a document at the counter."""

    network: str
    handle: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take back an act and all that was done with it."""

    act_id: ActId


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSend(Command):
    """Take an item back out of the outbox before it leaves."""

    outbox_id: OutboxId


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack(Command):
    """Undo of WithdrawSend and SaySent: it stands where it stood, and nothing leaves at once."""

    outbox_id: OutboxId


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSend(Command):
    """Another text or another time for an item that still waits to leave."""

    outbox_id: OutboxId
    text: str
    send_at: Instant | None = None
    """Not before this instant; None: after the hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrySend(Command):
    """Try a failed, unsure or blocked item again, with another text if it was edited.

    What waits for a second person is approved by it.
    """

    outbox_id: OutboxId
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaySent(Command):
    """A person looked and found an unclear answer published: it is never sent again."""

    outbox_id: OutboxId


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseAccount(Command):
    """Neither fetch nor send through an account until it is resumed; what waits, waits."""

    account_id: AccountId


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeAccount(Command):
    """Go on with an account that is paused, or bring a removed one back."""

    account_id: AccountId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAccount(Command):
    """Follow an account no longer; its posts, requests and figures stay."""

    account_id: AccountId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakAs(Command):
    """Say whose voice an account is; None: the town hall's own."""

    account_id: AccountId
    staff: StaffCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectAccount(Command):
    """An account that its network let in: new, or one whose key was renewed."""

    network: str
    handle: str
    """As the network writes it, server included."""
    server: str | None
    staff: StaffCode | None
    since: Instant | None = None
    """How far back it is read where it was not read before; None: all its server still has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawLesson(Command):
    """End what triage learned from one correction."""

    lesson_id: int


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: the request it touched, the act that undoes it, the outbox item."""

    request_id: RequestId | None = None
    act_id: ActId | None = None
    outbox_id: OutboxId | None = None
    account_id: AccountId | None = None
