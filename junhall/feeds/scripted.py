"""A scripted town behind the same contract as a real network: for tests and for ``--demo``.

A ``World`` publishes what a script says by a clock; each ``ScriptedFeed`` is one account's view of
it. Nothing leaves the computer: what we send is published in the world, comes back as an echo like
on a real network, and its people may react.
"""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, final

from junhall.feeds.contract import (
    Capabilities,
    FeedError,
    Gone,
    Greeting,
    Reason,
    Refused,
    Unreachable,
    Unsure,
    silence,
)
from junhall.models.messages import AccountKey, IncomingPost, OutgoingMessage, Page, Receipt
from junhall.models.terms import Instant, Network, PostEvent, RemoteId, Visibility

PAGE: Final = 200
LIVE_PACE_S: Final = (3, 8)
"""Least and most seconds between two events of a live demonstration."""
_ASLEEP_S: Final = 600
"""A live world that was not looked at for longer did not go on meanwhile."""
_DECIDED_WITHIN_S: Final = (20, 60)

CAPABILITIES: Final = {
    Network.MASTODON: Capabilities(
        500, may_edit=True, may_delete=True, private=True, media_limit=4, honours_key=True,
        key_window_s=3600, poll_s=2.0,
    ),
    Network.BLUESKY: Capabilities(
        300, may_delete=True, media_limit=4, honours_key=True, poll_s=2.0
    ),
}  # fmt: skip
"""What a scripted account may do, after the networks it plays."""

Clock = Callable[[], Instant]


@dataclass(frozen=True, slots=True)
class Reaction:
    """A post to come, so many seconds after ours."""

    after_s: int
    post: IncomingPost


@dataclass(frozen=True, slots=True)
class Decision:
    """What a scripted clerk confirms by a key, once the post ``after`` is in the ledger.

    Posts alone propose (rules.md 13, 20); without a clerk nothing would ever leave the board.
    """

    what: str
    """solved, closed, promise, or told: the citizen was told in person, at ``at``."""
    at: Instant
    by: str
    network: Network
    opening: RemoteId
    """The request's first post."""
    after: RemoteId
    """The repair, the answer or the promise it is about."""
    reason: str = ""


class Script(Protocol):
    """What a world plays."""

    def stream(self) -> Iterator[IncomingPost]:
        """Events in the order they are seen; may never end."""
        ...

    def decisions_after(self, remote_id: RemoteId) -> Sequence[Decision]:
        """What the clerk confirms once this post is there; asked after the stream gave it."""
        ...

    def reaction(self, ours: IncomingPost, parent: IncomingPost | None, n: int) -> list[Reaction]:
        """What people do about the ``n``-th post we send."""
        ...


@dataclass(frozen=True, slots=True)
class Lost:
    """A fault: the answer to a send gets lost; ``acted`` tells whether the post is out."""

    acted: bool


@final
class World:
    """What is published by now, for all accounts of one script. For one thread alone."""

    def __init__(
        self,
        script: Script,
        clock: Clock,
        *,
        pace_s: tuple[int, int] | None = LIVE_PACE_S,
    ) -> None:
        """``pace_s`` None: everything at its own time, so a clock that stands stands still.

        Otherwise what lies in the future when the world opens is told early: one event after
        another, so many seconds apart, stamped with the time at which it is told.
        """
        self._script = script
        self._clock = clock
        self._pace_s = pace_s
        self._opened = clock()
        self._stream = script.stream()
        self._next: IncomingPost | None = next(self._stream, None)
        self._due: Instant = self._opened
        self._rng = random.Random(0)  # noqa: S311 - the pace of a play, not a secret
        self._known: dict[RemoteId, IncomingPost] = {}
        self._waiting: list[tuple[Instant, int, IncomingPost]] = []
        self._decided: list[tuple[Instant, int, Decision]] = []
        self._n = 0
        self._sent = 0
        self.log: list[IncomingPost] = []

    @property
    def now(self) -> Instant:
        """The world's time."""
        return self._clock()

    def advance(self) -> None:
        """Publish what is due by now."""
        now = self.now
        while (told := self._next) is not None:
            at = self._when(told, now)
            if at > now:
                break
            self._tell_waiting(at)
            if at > self._opened and self._pace_s is not None:
                told = self._retold(told, at)
            self._publish(told)
            self._note_decisions(told, at)
            self._due = max(at, self._opened)
            self._next = next(self._stream, None)
        self._tell_waiting(now)

    def _when(self, told: IncomingPost, now: Instant) -> Instant:
        if self._pace_s is None or told.seen_at <= self._opened:
            return told.seen_at
        spread = random.Random(f"{told.remote_id}{told.seen_at}")  # noqa: S311 - see above
        due = self._due + spread.randint(*self._pace_s)
        return Instant(now if due < now - _ASLEEP_S else due)

    def _retold(self, told: IncomingPost, at: Instant) -> IncomingPost:
        before = self._known.get(told.remote_id)
        posted_at = at if told.event is PostEvent.NEW or before is None else before.posted_at
        return replace(told, posted_at=posted_at, seen_at=at)

    def _tell_waiting(self, until: Instant) -> None:
        while self._waiting and self._waiting[0][0] <= until:
            self._publish(heapq.heappop(self._waiting)[2])

    def _publish(self, post: IncomingPost) -> None:
        self.log.append(post)
        self._known[post.remote_id] = post

    def _note_decisions(self, told: IncomingPost, at: Instant) -> None:
        if told.event is not PostEvent.NEW:
            return
        for decision in self._script.decisions_after(told.remote_id):
            due = decision.at
            if self._pace_s is not None and due > self._opened:
                later = max(at, self._opened) + self._rng.randint(*_DECIDED_WITHIN_S)
                due = Instant(later)
            self._n += 1
            heapq.heappush(self._decided, (due, self._n, replace(decision, at=due)))

    def decisions_due(self) -> tuple[Decision, ...]:
        """What the scripted clerk confirms now; each is told once."""
        self.advance()
        now, due = self.now, []
        while self._decided and self._decided[0][0] <= now:
            due.append(heapq.heappop(self._decided)[2])
        return tuple(due)

    def find(self, remote_id: RemoteId) -> IncomingPost | None:
        """A published post, unless it is deleted."""
        post = self._known.get(remote_id)
        return None if post is None or post.event is PostEvent.DELETED else post

    def last_event(self, remote_id: RemoteId) -> IncomingPost | None:
        """What was told last about a post, its deletion included."""
        return self._known.get(remote_id)

    def conversation(self, remote_id: RemoteId) -> tuple[IncomingPost, ...]:
        """Every post that hangs together with this one by answers, in the order of their time."""
        joined = {remote_id}
        before = 0
        while len(joined) > before:
            before = len(joined)
            for known in self._known.values():
                if known.remote_id in joined and known.in_reply_to is not None:
                    joined.add(known.in_reply_to)
                elif known.in_reply_to in joined:
                    joined.add(known.remote_id)
        posts = (self._known[one] for one in joined if one in self._known)
        return tuple(sorted(posts, key=lambda post: (post.posted_at, post.remote_id)))

    def publish_ours(self, account: AccountKey, message: OutgoingMessage) -> Receipt:
        """Put a post of ours before everybody's eyes, and let them react."""
        now = self.now
        self._sent += 1
        parent = self.find(message.in_reply_to) if message.in_reply_to is not None else None
        ours = IncomingPost(
            network=account.network,
            remote_id=RemoteId(f"ours-{account.network.value}-{self._sent}"),
            author=account.handle,
            text=message.text,
            posted_at=now,
            seen_at=now,
            in_reply_to=message.in_reply_to,
            media=message.media,
            visibility=message.visibility,
            lang=message.lang,
        )
        self._publish(ours)
        for reaction in self._script.reaction(ours, parent, self._sent):
            at = Instant(now + reaction.after_s)
            self._n += 1
            later = replace(reaction.post, posted_at=at, seen_at=at)
            heapq.heappush(self._waiting, (at, self._n, later))
        return Receipt(ours.remote_id, now)


@final
class ScriptedFeed:
    """One account in a scripted world."""

    def __init__(
        self,
        world: World,
        account: AccountKey,
        *,
        also: frozenset[Network] = frozenset(),
        on_fetch: Iterable[FeedError | None] = (),
        on_send: Iterable[FeedError | Lost | None] = (),
    ) -> None:
        """``also``: other networks that come with this account, as counter and phone do.

        ``on_fetch`` and ``on_send`` are the faults of the next calls, None for a call that goes
        well; when they are used up all goes well.
        """
        self._world = world
        self._account = account
        self._networks = frozenset({account.network}) | also
        self._on_fetch = deque(on_fetch)
        self._on_send = deque(on_send)
        self._receipts: dict[str, Receipt] = {}
        self._is_open = True

    @property
    def capabilities(self) -> Capabilities:
        """What this account may do."""
        return CAPABILITIES.get(self._account.network, Capabilities(500, poll_s=2.0))

    @property
    def quota(self) -> None:
        """Nobody counts calls here."""

    @property
    def clock_off_s(self) -> None:
        """The scripted town has our clock."""
        return

    async def greet(self) -> Greeting:
        """The account as its script knows it; see ``contract.Feed.greet``."""
        self._check_open()
        return Greeting(
            self._account.handle,
            self._account.handle,
            self.capabilities,
            may_read=True,
            may_stream=False,
            may_write=True,
        )

    async def thread(self, remote_id: RemoteId) -> Page:
        """All that hangs together with a post; see ``contract.Feed.thread``."""
        self._check_open()
        self._world.advance()
        if self._world.find(remote_id) is None:
            raise Gone("scripted: no such post")
        return Page(self._world.conversation(remote_id))

    async def recheck(self, remote_ids: Sequence[RemoteId]) -> Page:
        """The last event about each; see ``contract.Feed.recheck``."""
        self._check_open()
        self._world.advance()
        known = (self._world.last_event(remote_id) for remote_id in remote_ids)
        return Page(tuple(post for post in known if post is not None))

    async def picture(self, url: str, *, at_most: int) -> bytes:
        """Pictures of a script lie on disk already; see ``contract.Feed.picture``."""
        raise Gone(f"scripted: no pictures by address, {len(url)} signs, {at_most} bytes")

    async def fetch(self, cursor: str | None) -> Page:
        """What was published since; see ``contract.Feed.fetch``."""
        self._check_open()
        if self._on_fetch and (fault := self._on_fetch.popleft()) is not None:
            raise fault
        self._world.advance()
        log = self._world.log
        start = min(int(cursor), len(log)) if cursor is not None and cursor.isdecimal() else 0
        posts: list[IncomingPost] = []
        end = start
        while end < len(log) and len(posts) < PAGE:
            if log[end].network in self._networks:
                posts.append(log[end])
            end += 1
        return Page(tuple(posts), next_cursor=str(end), more=end < len(log))

    async def send(self, message: OutgoingMessage, key: str) -> Receipt:
        """Publish in the world; see ``contract.Feed.send``."""
        self._check_open()
        fault = self._on_send.popleft() if self._on_send else None
        if isinstance(fault, FeedError):
            raise fault
        if key in self._receipts:
            return self._receipts[key]
        if isinstance(fault, Lost) and not fault.acted:
            raise Unsure("scripted: the question got lost")
        self._check(message)
        self._world.advance()
        if message.in_reply_to is not None and self._world.find(message.in_reply_to) is None:
            raise Gone("scripted: no such post")
        receipt = self._receipts[key] = self._world.publish_ours(self._account, message)
        if isinstance(fault, Lost):
            raise Unsure("scripted: the answer got lost")
        return receipt

    def _check(self, message: OutgoingMessage) -> None:
        able = self.capabilities
        if len(message.text) > able.text_limit:
            raise Refused(Reason.TOO_LONG, "scripted")
        if len(message.media) > able.media_limit:
            raise Refused(Reason.MEDIA, "scripted")
        if message.visibility is Visibility.PRIVATE and not able.private:
            raise Refused(Reason.NOT_ALLOWED, "scripted")

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        """This account's posts since then; see ``contract.Feed.find_own``."""
        self._check_open()
        self._world.advance()
        return tuple(
            post
            for post in self._world.log
            if post.author == self._account.handle
            and post.network is self._account.network
            and post.posted_at >= since
            and post.event is PostEvent.NEW
        )

    def watch(self) -> AsyncGenerator[Page, None]:
        """Nothing: a scripted world is polled."""
        return silence()

    async def close(self) -> None:
        """Leave the world; it goes on."""
        self._is_open = False

    def _check_open(self) -> None:
        if not self._is_open:
            raise Unreachable("scripted: closed")
