"""A network in memory with everything that goes wrong on real ones, behind the feeds' contract.

It answers late, twice, in the wrong order or not at all; it may act and lose the answer, act later
than it says, honour keys or ignore them; and it alters texts for the eye as networks do.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from junhall.feeds.contract import (
    Capabilities,
    FeedError,
    Gone,
    Greeting,
    Quota,
    Reason,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.models.messages import (
    AccountKey,
    IncomingPost,
    Media,
    OutgoingMessage,
    Page,
    Receipt,
)
from junhall.models.terms import Instant, Network, PostEvent, RemoteId, Visibility

PAGE = 80
SEND_FAULTS = (
    "throttled", "refused-connection", "lost-question", "lost-answer", "late", "html", "5xx",
)  # fmt: skip
"""late: it acts some seconds after we were told nothing; html: a page of a proxy with 200."""
FETCH_FAULTS = ("throttled", "refused-connection", "5xx", "html")


@dataclass
class Server:
    """One server with the posts of everybody."""

    clock: Callable[[], Instant]
    honours_key: bool = True
    key_window_s: int = 3600
    streams: bool = True
    alters_texts: bool = False
    poll_s: float = 30.0
    faults: float = 0.0
    seed: int = 1
    prefix: str = ""
    """Before every id: servers of one ledger must not give the same."""
    log: list[IncomingPost] = field(default_factory=list)
    """Events in the order everybody sees them."""
    current: dict[RemoteId, IncomingPost] = field(default_factory=dict)
    keys: dict[str, tuple[Instant, Receipt]] = field(default_factory=dict)
    revoked: bool = False
    refuses_sends_until: int = 0
    """Until then it asks whoever sends to wait, and nobody else."""
    fetch_takes_s: float = 0.02
    down: bool = False
    calls: int = 0
    sends: int = 0
    opened: int = 0
    closed: int = 0
    quota: Quota | None = None
    clock_off_s: int | None = None
    pictures: dict[str, bytes | FeedError] = field(default_factory=dict)
    uploads: list[Media] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    """Posts that somebody took a second look at."""
    hears: list[asyncio.Queue[IncomingPost | None]] = field(default_factory=list)
    later: list[tuple[Instant, Callable[[], None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    # --- what people do

    def write(self, author: str, text: str, **more: object) -> IncomingPost:
        """Somebody writes now."""
        now = self.clock()
        post = IncomingPost(
            Network.MASTODON, RemoteId(f"{self.prefix}s{len(self.log)}"), author, text, now, now
        )
        return self.publish(replace(post, **more))  # type: ignore[arg-type]  # a test's own keywords

    def publish(self, post: IncomingPost) -> IncomingPost:
        self.log.append(post)
        self.current[post.remote_id] = post
        for heard in self.hears:
            heard.put_nowait(post)
        return post

    def delete(self, remote_id: RemoteId, *, quietly: bool = False) -> None:
        """``quietly``: nobody is told; only a second look finds out."""
        gone = replace(
            self.current[remote_id], event=PostEvent.DELETED, text="", seen_at=self.clock()
        )
        if quietly:
            self.current[remote_id] = gone
        else:
            self.publish(gone)

    def edit(self, remote_id: RemoteId, text: str, *, quietly: bool = False) -> None:
        post = replace(
            self.current[remote_id], event=PostEvent.EDITED, text=text, seen_at=self.clock()
        )
        if quietly:
            self.current[remote_id] = post
        else:
            self.publish(post)

    def lose(self, what: str, *, of: Sequence[str] | None = None) -> None:
        """The next call, or the next that may suffer these faults, is lost so; no other is."""
        lost = iter([what])
        self.fault = lambda kinds: next(lost, None) if of in (None, kinds) else None  # type: ignore[method-assign]  # one loss instead of dice

    def cut_streams(self) -> None:
        """Every stream dies."""
        for heard in self.hears:
            heard.put_nowait(None)

    def of(self, author: str) -> list[IncomingPost]:
        """What somebody has published and not deleted."""
        self.settle()
        return [
            post for post in self.current.values()
            if post.author == author and post.event is not PostEvent.DELETED
        ]  # fmt: skip

    # --- what goes wrong

    def settle(self) -> None:
        """What was going to happen later and is due."""
        due = [act for at, act in self.later if at <= self.clock()]
        self.later = [(at, act) for at, act in self.later if at > self.clock()]
        for act in due:
            act()

    def fault(self, kinds: Sequence[str]) -> str | None:
        return self.dice.choice(kinds) if self.dice.random() < self.faults else None

    def call(self, kinds: Sequence[str] = FETCH_FAULTS) -> str | None:
        """One call begins; the fault that is to befall it, where it still acts."""
        self.calls += 1
        self.settle()
        if self.down:
            raise Unreachable("down")
        if self.revoked:
            raise Unauthorized("401")
        fault = self.fault(kinds)
        match fault:
            case "throttled":
                raise Throttled(Instant(self.clock() + self.dice.randint(1, 60)), "429")
            case "refused-connection":
                raise Unreachable("refused")
            case "5xx" | "html" if kinds is FETCH_FAULTS:
                raise Unreachable(fault)
        return fault

    def act(self, account: AccountKey, message: OutgoingMessage, key: str) -> Receipt:
        """Publish, or find what the key published before."""
        known = self.keys.get(key)
        if known is not None and self.honours_key and self.clock() - known[0] < self.key_window_s:
            return known[1]
        self.sends += 1
        now = self.clock()
        text = altered(message.text) if self.alters_texts else message.text
        post = IncomingPost(
            Network.MASTODON, RemoteId(f"{self.prefix}own{self.sends}"), account.handle, text,
            now, now, in_reply_to=message.in_reply_to, visibility=message.visibility,
        )  # fmt: skip
        self.uploads += message.media
        receipt = Receipt(post.remote_id, now, f"https://town.example/{post.remote_id}")
        self.keys[key] = (now, receipt)
        self.publish(post)
        return receipt


def altered(text: str) -> str:
    """A text as networks show it: a name put first, a link shortened, blanks folded."""
    shown = re.sub(r"https?://(?:www\.)?(\S{12})\S+", r"\1…", text)
    return "@vecina@pueblo.example " + re.sub(r"[ \t]+", " ", shown).strip()


class FaultyFeed:
    """One account's way in."""

    def __init__(self, server: Server, account: AccountKey) -> None:
        self._server = server
        self._account = account
        self._is_open = True
        server.opened += 1

    @property
    def capabilities(self) -> Capabilities:
        server = self._server
        return Capabilities(
            500, private=True, media_limit=4, honours_key=server.honours_key,
            key_window_s=server.key_window_s, streams=server.streams, poll_s=server.poll_s,
        )  # fmt: skip

    @property
    def quota(self) -> Quota | None:
        return self._server.quota

    @property
    def clock_off_s(self) -> int | None:
        return self._server.clock_off_s

    async def greet(self) -> Greeting:
        self._server.call()
        return Greeting(
            self._account.handle, "Ayuntamiento", self.capabilities, may_read=True,
            may_stream=self._server.streams, may_write=True,
        )  # fmt: skip

    async def fetch(self, cursor: str | None) -> Page:
        server = self._server
        server.call()
        await asyncio.sleep(server.fetch_takes_s)
        start = int(cursor or 0)
        events = server.log[start : start + PAGE]
        end = start + len(events)
        if server.faults and events and server.dice.random() < server.faults:
            server.dice.shuffle(events)
            events.append(events[0])
        return Page(tuple(events), next_cursor=str(end), more=end < len(server.log))

    async def send(self, message: OutgoingMessage, key: str) -> Receipt:
        server = self._server
        fault = server.call(SEND_FAULTS)
        if server.clock() < server.refuses_sends_until:
            raise Throttled(Instant(server.refuses_sends_until), "429")
        await asyncio.sleep(0.05)
        if message.in_reply_to is not None:
            parent = server.current.get(message.in_reply_to)
            if parent is None or parent.event is PostEvent.DELETED:
                raise Gone("404")
        if message.text.startswith("!refuse"):
            raise Refused(Reason.NOT_ALLOWED, "403")
        match fault:
            case "lost-question" | "5xx":
                raise Unsure(fault)
            case "late":
                at = Instant(server.clock() + server.dice.randint(1, 15))
                server.later.append((at, lambda: self._late(message, key)))
                raise Unsure("timeout")
        receipt = server.act(self._account, message, key)
        if fault in {"lost-answer", "html"}:
            raise Unsure(fault)
        return receipt

    def _late(self, message: OutgoingMessage, key: str) -> None:
        self._server.act(self._account, message, key)

    async def find_own(self, since: Instant) -> tuple[IncomingPost, ...]:
        self._server.call()
        await asyncio.sleep(0.02)
        own = self._server.of(self._account.handle)
        return tuple(post for post in own if post.posted_at >= since)

    async def thread(self, remote_id: RemoteId) -> Page:
        self._server.call()
        current = self._server.current
        if current[remote_id].event is PostEvent.DELETED or not self._sees(current[remote_id]):
            raise Gone("404")
        joined = {remote_id}
        for post in self._server.log:
            if post.in_reply_to in joined:
                joined.add(post.remote_id)
        live = (current[one] for one in joined)
        return Page(tuple(
            replace(post, event=PostEvent.NEW) for post in live
            if post.event is not PostEvent.DELETED
        ))  # fmt: skip

    async def recheck(self, remote_ids: Sequence[RemoteId]) -> Page:
        self._server.call()
        self._server.asked.update(remote_ids)
        posts = (self._server.current[one] for one in remote_ids)
        # What an account may not see is not there for it: servers say the same of both.
        return Page(tuple(
            post if self._sees(post)
            else replace(post, event=PostEvent.DELETED, text="", seen_at=self._server.clock())
            for post in posts
        ))  # fmt: skip

    def _sees(self, post: IncomingPost) -> bool:
        is_open = post.visibility in {Visibility.PUBLIC, Visibility.UNLISTED}
        ours = self._account.handle
        return is_open or ours == post.author or ours in (post.mentions or ())

    async def picture(self, url: str, *, at_most: int) -> bytes:
        found = self._server.pictures.get(url, Gone("404"))
        if isinstance(found, FeedError):
            raise found
        if len(found) > at_most:
            raise Refused(Reason.MEDIA, "too large")
        return found

    async def watch(self) -> AsyncIterator[Page]:
        server = self._server
        if not server.streams:
            return
        server.call()
        heard: asyncio.Queue[IncomingPost | None] = asyncio.Queue()
        server.hears.append(heard)
        try:
            yield Page()
            while True:
                post = await heard.get()
                if post is None:
                    raise Unreachable("the stream died")
                if server.faults and server.dice.random() < server.faults / 4:
                    continue  # a stream may leave something out
                yield Page((post,))
        finally:
            if heard in server.hears:
                server.hears.remove(heard)

    async def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._server.closed += 1


PRIVATE = Visibility.PRIVATE
