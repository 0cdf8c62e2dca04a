"""What every letter-box must do, and the errors it may raise; nothing here knows a network."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from junhall.models.messages import IncomingPost, OutgoingMessage, Page, Receipt
from junhall.models.terms import Instant, RemoteId
from junhall.typed import override
from junhall.words import tr


class TextCount(StrEnum):
    """What a network counts when it limits a text."""

    CHARACTERS = "characters"
    """Every code point is one."""
    CHARACTERS_SHORT_LINKS = "characters-short-links"
    """What a reader calls a letter is one; a link is 23 and a mention leaves out its server."""
    GRAPHEMES = "graphemes"
    """What a reader calls a letter is one, a family emoji included."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a network lets an account do: data, so that the composer can refuse early."""

    text_limit: int
    """Units of ``counts``; the composer refuses longer texts in words."""
    counts: TextCount = TextCount.CHARACTERS
    may_edit: bool = False
    may_delete: bool = False
    private: bool = False
    """Whether an answer can be sent so that only its reader sees it."""
    media_limit: int = 0
    """Pictures one post may carry."""
    honours_key: bool = False
    """Whether the same key sent twice is one post (rules.md 28)."""
    key_window_s: int = 0
    """How long the network remembers a key; 0: for ever, where it honours keys at all."""
    streams: bool = False
    """Whether ``watch`` says something."""
    poll_s: float = 30.0
    """A good pause between two fetches while nothing urges."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """Who the account is to its network, and what its key opens: asked, not believed."""

    handle: str
    """As the network writes it now: it may have changed since the account was connected."""
    name: str
    capabilities: Capabilities
    """The server's own limits, never a book's."""
    may_read: bool
    """Whether mentions, direct messages and threads can be read."""
    may_stream: bool
    """Whether the server pushes; where not, junhall asks at ``poll_s``."""
    may_write: bool
    """Whether answers and pictures can be published."""
    ahead_s: int = 0
    """By how many seconds the network's clock is ahead of this computer's (rules.md 16)."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What the network said last about how many calls are left."""

    limit: int
    left: int
    resets_at: Instant | None


class Feed(Protocol):
    """One account on one network.

    A feed keeps no state that matters: it may be closed at any time and another may go on from the
    cursor. Every operation raises only the FeedError family.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What this account may do, known before the first call; as ``greet`` found it after."""
        ...

    @property
    def quota(self) -> Quota | None:
        """What the network announced with its last answer; None where it announces nothing."""
        ...

    @property
    def clock_off_s(self) -> int | None:
        """Seconds that the network's clock is ahead of ours; None where it does not say."""
        ...

    async def greet(self) -> Greeting:
        """Ask who we are, what the key opens and what the server's limits are.

        Raises: Throttled, Unreachable, Unauthorized, Refused.
        """
        ...

    async def fetch(self, cursor: str | None) -> Page:
        """What is new since ``cursor``, oldest first; None asks for all the network still has.

        The same cursor may be asked again and brings at least the same posts, so a page that was
        not saved is not lost. ``more`` means: ask again at once.

        Raises: Throttled, Unreachable, Unauthorized, Refused.
        """
        ...

    async def send(self, message: OutgoingMessage, key: str) -> Receipt:
        """Publish one post; ``key`` names this wish for ever, whatever happens to the answer.

        Raises: Throttled, Unreachable, Unsure, Refused, Unauthorized, Gone.
        """
        ...

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        """The account's own posts since then, oldest first: where a lost answer is looked for.

        All of them, or none: TooFar where there are more than can be looked through.

        Raises: Throttled, Unreachable, TooFar, Unauthorized, Refused.
        """
        ...

    async def thread(self, remote_id: RemoteId) -> Page:
        """The conversation around a post as it is now, parents first, without a cursor.

        Raises: Throttled, Unreachable, Unauthorized, Refused, Gone (the post itself is).
        """
        ...

    async def recheck(self, remote_ids: Sequence[RemoteId]) -> Page:
        """How these posts stand now: an event each, deleted ones as DELETED, edited as EDITED.

        What the network cannot tell at the moment is left out. Deletions and edits are pushed by
        few networks, so this is how a citizen's second thoughts reach us.

        Raises: Throttled, Unreachable, Unauthorized, Refused.
        """
        ...

    async def picture(self, url: str, *, at_most: int) -> bytes:
        """The bytes of a post's picture, never more than ``at_most``, no key sent along.

        Raises: Throttled, Unreachable, Gone, Refused (too large, or no picture).
        """
        ...

    def watch(self) -> AsyncGenerator[Page, None]:
        """Pages as the network pushes them; ends at once where nothing is pushed.

        A pushed page has no cursor: it comes on top of ``fetch``, never instead of it. A page with
        ``more`` says that the stream is open now, or was for a while not: fetch at once. A stream
        that dies for good raises; fetch, then watch again. Whoever stops before the end calls
        ``aclose`` (``contextlib.aclosing``).

        Raises: Throttled, Unreachable, Unauthorized, Refused.
        """
        ...

    async def close(self) -> None:
        """Let go of connections; may be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a person lets junhall in."""

    url: str
    """To be opened in the person's own browser."""
    redirect: str
    """Where the browser comes back to; empty: the page shows a code to type."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What a sign-in brought; ``token`` goes to the keeper and nowhere else."""

    server: str
    handle: str
    token: str = field(repr=False)
    client: str = field(default="", repr=False)
    """What the server calls this program, as ``SignIn.revoke`` wants it; it goes there too."""


class SignIn(Protocol):
    """One attempt to connect an account; lives for one attempt."""

    async def invite(self, server: str, redirect: str) -> Invitation:
        """Introduce the program to the server; ``redirect`` empty asks for a code to type.

        Raises: Throttled, Unreachable, Refused.
        """
        ...

    async def finish(self, code: str, state: str | None) -> Granted:
        """Exchange the code; ``state`` is what came back with a redirect, None for a typed code.

        Raises: Throttled, Unreachable, Unauthorized (wrong or old code), Refused.
        """
        ...

    async def revoke(self, server: str, token: str, client: str) -> None:
        """Give a key back: from then on it opens nothing.

        Raises: Throttled, Unreachable, Unauthorized, Refused, Gone (no such way there).
        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class FeedError(Exception):
    """What went wrong with a network, by what to do next (house.md 4.2).

    ``detail`` is for the log alone: our own words, a status number, never a server's text.
    """

    def __init__(self, detail: str = "") -> None:
        """Keep the log's voice apart from the reader's."""
        super().__init__(detail)
        self.detail = detail

    def for_user(self) -> str:
        """The sentence for the person at the desk, in their language."""
        raise NotImplementedError

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.detail})"


class Throttled(FeedError):
    """The network asks us to wait; nothing was done."""

    def __init__(self, retry_at: Instant, detail: str = "") -> None:
        """``retry_at`` is when the network will listen again."""
        super().__init__(detail)
        self.retry_at = retry_at

    @override
    def for_user(self) -> str:
        return tr("The network asks us to wait. junhall goes on by itself.")

    @override
    def __repr__(self) -> str:
        return f"Throttled(retry_at={self.retry_at}, {self.detail})"


class Unreachable(FeedError):
    """The network certainly did not get it: trying again is safe."""

    @override
    def for_user(self) -> str:
        return tr("The network cannot be reached. junhall tries again by itself.")


class TooFar(Unreachable):
    """Our own posts could not be looked through as far back as was asked: that is no look."""


class Unsure(FeedError):
    """The message left and no answer came: it may be public or not."""

    @override
    def for_user(self) -> str:
        return tr("The network did not confirm it. It may have been published; junhall looks.")


class Reason(StrEnum):
    """Why a network refused, as far as a clerk can do something about it."""

    TOO_LONG = "too-long"
    NOT_ALLOWED = "not-allowed"
    MEDIA = "media"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Refused(FeedError):
    """The network says no, and would say no again."""

    def __init__(self, reason: Reason = Reason.OTHER, detail: str = "") -> None:
        """``reason`` is ours: what the server wrote is never shown."""
        super().__init__(detail)
        self.reason = reason

    @override
    def for_user(self) -> str:
        match self.reason:
            case Reason.TOO_LONG:
                return tr("The network finds the text too long.")
            case Reason.NOT_ALLOWED:
                return tr("The network does not let this account do that.")
            case Reason.MEDIA:
                return tr("The network does not take this picture.")
            case Reason.DUPLICATE:
                return tr("The network says that this was published already.")
            case Reason.OTHER:
                return tr("The network refuses it.")

    @override
    def __repr__(self) -> str:
        return f"Refused({self.reason.value}, {self.detail})"


class Unauthorized(FeedError):
    """The account's credentials no longer open the door; a person must act."""

    @override
    def for_user(self) -> str:
        return tr("The network no longer knows this account's key. Connect the account again.")


class Gone(FeedError):
    """What we wanted to answer is no longer there."""

    @override
    def for_user(self) -> str:
        return tr("The post to be answered is no longer there.")


async def silence() -> AsyncGenerator[Page, None]:
    """What ``watch`` gives where a network pushes nothing: no page, and the end at once."""
    nothing: tuple[Page, ...] = ()
    for page in nothing:
        yield page
