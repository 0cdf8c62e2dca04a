"""Catching up forward: mentions, our own posts, conversations and what staff say in public.

Each source goes on from its own mark with ``min_id``, oldest first, so that nothing is left out
however long nobody looked. Source: joinmastodon.org/api/guidelines (pagination).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, final

from junhall.feeds.contract import FeedError, Gone, Reason, Refused, Throttled, Unauthorized
from junhall.feeds.http import Pairs
from junhall.feeds.mastodon_cursor import NOTES, OWN, TALKS, Position, position_from, staff_source
from junhall.feeds.mastodon_link import Known, Link, why
from junhall.feeds.mastodon_posts import UnreadableError, in_order, oddity
from junhall.feeds.mastodon_since import is_since, is_sought, seek
from junhall.models.messages import IncomingPost, Oddity, Page
from junhall.models.terms import Visibility

FULL: Final = 15
"""Servers cap pages where they like; from so many on there may be more."""
STAFF_AT_ONCE: Final = 2
"""Members of staff looked at in one fetch: a town of forty must not use up the calls."""
STAFF_BACK_S: Final = 30 * 86_400
"""What staff said before is read so far back when junhall first hears of them."""
QUIET_S: Final = 20
"""A source that had nothing is left alone so long while another has a backlog."""
UNKNOWN_S: Final = 3600
"""When a handle that the server does not know is looked for again."""
_TYPES: Final = ("mention", "update", "reblog")
_OPEN: Final = frozenset({Visibility.PUBLIC, Visibility.UNLISTED})


@dataclass(slots=True)
class _Brought:
    """What one fetch has gathered so far."""

    position: Position
    posts: list[IncomingPost] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """How a source is asked, and how its items are read."""

    name: str
    path: str
    query: Pairs
    read: Callable[[Any], IncomingPost | None]
    limit: int


@final
class CatchUp:
    """Fetches for one account; what it remembers only spares calls."""

    def __init__(self, link: Link, staff: Sequence[str], since: int | None = None) -> None:
        """``staff``: handles on this network, full or of this server.

        ``since``: a source that was never read begins there; None: with the oldest there is.
        """
        self._link = link
        self._since = since
        self._staff = tuple(dict.fromkeys(staff))
        self._turn = 0
        self._quiet: dict[str, tuple[str | None, int]] = {}
        self._behind: set[str] = set()
        self._ids: dict[str, str] = {}
        self._unknown_until: dict[str, int] = {}
        self._absent: set[str] = set()

    async def fetch(self, cursor: str | None) -> Page:
        """See ``contract.Feed.fetch``."""
        known = await self._link.ready()
        brought = _Brought(position_from(cursor, known.facts.domain))
        for name in self._turns(known, brought.position):
            try:
                await self._ask(name, known, brought)
            except Unauthorized:
                raise
            except Gone as error:
                raise Refused(detail=error.detail) from None
            except FeedError:
                # What was read before is worth keeping; the next call meets the trouble again.
                if not brought.posts:
                    raise
                brought.more = True
                break
        return Page(
            in_order(brought.posts),
            next_cursor=brought.position.text(),
            more=brought.more,
            oddities=tuple(brought.oddities),
        )

    def _turns(self, known: Known, position: Position) -> list[str]:
        """Which sources to ask now: all of our own, a few members of staff in turn."""
        now = self._link.clock()
        handles = [h for h in self._staff if staff_source(h) != staff_source(known.handle)]
        staff = [handles[(self._turn + n) % len(handles)] for n in range(len(handles))]
        sources = [name for name in (NOTES, OWN, TALKS) if name not in self._absent]
        drains = bool(self._behind)

        def is_due(source: str) -> bool:
            mark, until = self._quiet.get(source, ("", 0))
            return not (drains and mark == position.at(source) and now < until)

        due = [name for name in sources if is_due(name)]
        asked = [h for h in staff if self._unknown_until.get(h, 0) <= now and is_due(h)]
        behind = [h for h in asked if staff_source(h) in self._behind]
        asked = behind or ([] if drains else asked)
        self._turn += STAFF_AT_ONCE
        return due + asked[:STAFF_AT_ONCE]

    async def _ask(self, name: str, known: Known, brought: _Brought) -> None:
        match name:
            case "notes":
                kinds = [("types[]", kind) for kind in _TYPES]
                query = [*kinds, ("include_filtered", "true")]
                source = _Source(name, "/api/v1/notifications", query, known.reader.note, 80)
            case "own":
                path = f"/api/v1/accounts/{known.account_id}/statuses"
                query = [("exclude_reblogs", "true")]
                source = _Source(name, path, query, known.reader.post, 40)
            case "talks":
                source = _Source(name, "/api/v1/conversations", (), known.reader.talk, 40)
                try:
                    await self._forward(source, brought)
                except (Gone, Refused):
                    self._absent.add(name)
                return
            case _:
                await self._ask_staff(name, known, brought)
                return
        await self._forward(source, brought)

    async def _forward(self, source: _Source, brought: _Brought) -> None:
        """The next page after a source's mark."""
        query = [*source.query, ("limit", str(source.limit))]
        if not await self._is_begun(source, query, brought):
            return
        mark = brought.position.at(source.name)
        if mark is None and source.name == TALKS:
            items, newer = await self._link.page(source.path, query)
        else:
            items, newer = await self._newer(source.path, query, mark)
        newest = newer or _id_of(source, items)
        is_new = bool(items) and newest is not None and newest != mark
        if is_new and newest is not None:
            is_first_talk = source.name == TALKS and mark is None
            self._read(source, self._recent_talks(items) if is_first_talk else items, brought)
            brought.position = brought.position.moved(source.name, newest)
        if is_new and len(items) >= FULL and not (source.name == TALKS and mark is None):
            self._behind.add(source.name)
            brought.more = True
        else:
            self._behind.discard(source.name)
        until = self._link.clock() + QUIET_S
        self._quiet[source.name] = (newest if is_new else mark, 0 if is_new else until)

    async def _is_begun(self, source: _Source, query: Pairs, brought: _Brought) -> bool:
        """Whether it is known where to begin; where not, one page more is looked through."""
        since, position = self._since, brought.position
        if since is None or source.name == TALKS or is_sought(position, source.name):
            return True
        brought.position = await seek(self._link, source.path, query, source.name, position, since)
        if is_sought(brought.position, source.name):
            return True
        self._behind.add(source.name)
        brought.more = True
        return False

    def _recent_talks(self, items: list[Any]) -> list[Any]:
        """Conversations that went on since then; they are told by their last word alone."""
        since = self._since
        if since is None:
            return items
        return [
            talk
            for talk in items
            if not isinstance(talk, dict) or is_since(talk.get("last_status"), since)
        ]

    async def _newer(
        self, path: str, query: Pairs, mark: str | None
    ) -> tuple[list[Any], str | None]:
        """The page above a mark; without one the oldest there is."""
        if mark is not None:
            return await self._link.page(path, [*query, ("min_id", mark)])
        try:
            return await self._link.page(path, [*query, ("min_id", "0")])
        except Refused as error:
            if error.reason is not Reason.OTHER:
                raise
            # A server whose ids are no numbers may not know what 0 is: then the newest page.
            return await self._link.page(path, query)

    def _read(self, source: _Source, items: list[Any], brought: _Brought) -> None:
        for item in reversed(items):
            try:
                post = source.read(item)
            except UnreadableError as error:
                brought.oddities.append(oddity(source.name, error))
                continue
            if post is not None:
                brought.posts.append(post)

    # --- staff

    async def _ask_staff(self, handle: str, known: Known, brought: _Brought) -> None:
        """One member of staff; who cannot be read now is left alone for an hour, and named."""
        try:
            source = await self._staff_source(handle, known)
            if source is None:
                self._unknown_until[handle] = self._link.clock() + UNKNOWN_S
            elif brought.position.at(source.name) is None:
                await self._begin_with_staff(source, brought)
            else:
                await self._forward(source, brought)
        except (Gone, Refused) as error:
            self._ids.pop(handle, None)
            self._unknown_until[handle] = self._link.clock() + UNKNOWN_S
            brought.oddities.append(Oddity(f"mastodon {staff_source(handle)}", why(error)))

    async def _staff_source(self, handle: str, known: Known) -> _Source | None:
        account_id = self._ids.get(handle) or await self._look_up(handle, known)
        if account_id is None:
            return None
        self._ids[handle] = account_id

        def read(item: Any) -> IncomingPost | None:
            post = known.reader.post(item)
            return post if post.visibility in _OPEN and post.boost_of is None else None

        path = f"/api/v1/accounts/{account_id}/statuses"
        query = (("exclude_reblogs", "true"),)
        return _Source(staff_source(handle), path, query, read, 20)

    async def _look_up(self, handle: str, known: Known) -> str | None:
        """The server's id of a handle; it may have to ask the handle's own server."""
        acct = handle.removeprefix("@")
        ask = self._link.get
        try:
            found = [(await ask("/api/v1/accounts/lookup", [("acct", acct)])).data]
        except (Gone, Refused):
            query = [("q", f"@{acct}"), ("resolve", "true"), ("limit", "5")]
            try:
                answer = await ask("/api/v1/accounts/search", query)
            except (Throttled, Unauthorized):
                raise
            except FeedError:
                return None  # their own server may be gone: that is no trouble of ours
            found = answer.data if isinstance(answer.data, list) else []
        wanted = acct if "@" in acct else f"{acct}@{known.facts.domain}"
        for account in found:
            try:
                is_them = known.reader.handle(account).casefold() == f"@{wanted}".casefold()
            except (UnreadableError, AttributeError):
                continue
            if is_them and isinstance(account.get("id"), str):
                return str(account["id"])
        return None

    async def _begin_with_staff(self, source: _Source, brought: _Brought) -> None:
        """The newest page of somebody new to us, as far back as a month."""
        query = [*source.query, ("limit", str(source.limit))]
        items, newer = await self._link.page(source.path, query)
        since = max(self._link.clock() - STAFF_BACK_S, self._since or 0)
        recent = [item for item in items if is_since(item, since)]
        self._read(source, recent, brought)
        mark = newer or _id_of(source, items) or "0"
        brought.position = brought.position.moved(source.name, mark)


def _id_of(source: _Source, items: list[Any]) -> str | None:
    """The mark of the newest item, where the server says nothing of its own."""
    newest = items[0] if items else None
    if source.name == TALKS and isinstance(newest, dict):
        newest = newest.get("last_status")
    found = newest.get("id") if isinstance(newest, dict) else None
    return found if isinstance(found, str) and found else None
