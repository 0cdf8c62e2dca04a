"""Writes posts of the demonstration as its two networks would tell them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from junhall.feeds.demo.people import Citizen
from junhall.models.messages import IncomingPost, Media, Place
from junhall.models.terms import Instant, Network, PostEvent, RemoteId, Visibility
from junhall.models.town import Town

_MARK: Final = re.compile(r"\[([a-z][a-z0-9-]*)\]")
_BASE32: Final = "234567abcdefghijklmnopqrstuvwxyz"
LANES: Final = 5
"""Parts of one day that count their posts apart: the day itself, its storm, the scenes."""


class Calendar:
    """Days of the script: the last day of the week is the anchor's local day."""

    def __init__(self, town: Town, anchor: Instant) -> None:
        """``anchor`` is when the demonstration begins to play on."""
        self._zone = town.zone
        self.first = datetime.fromtimestamp(anchor, town.zone).date() - timedelta(days=6)

    def date(self, day: int) -> date:
        """The local date of a day of the script; 0 is the first, 6 the anchor's."""
        return self.first + timedelta(days=day)

    def at(self, day: int, clock: str | int) -> Instant:
        """An instant by local clock: "22:48", "22:48:09", or seconds since midnight."""
        if isinstance(clock, str):
            hours, minutes, *rest = map(int, clock.split(":"))
            clock = hours * 3600 + minutes * 60 + (rest[0] if rest else 0)
        here = self.date(day) + timedelta(days=clock // 86400)
        clock %= 86400
        local = datetime(
            here.year, here.month, here.day, clock // 3600, clock // 60 % 60, clock % 60,
            tzinfo=self._zone,
        )  # fmt: skip
        return Instant(int(local.timestamp()))

    def local(self, at: Instant) -> datetime:
        """An instant as the town's clocks show it."""
        return datetime.fromtimestamp(at, self._zone)

    def day_of(self, at: Instant) -> int:
        """Which day of the script an instant falls on."""
        return (self.local(at).date() - self.first).days


class Pen:
    """Writes the posts of one part of the script and keeps them.

    ``[electrician]`` in a text becomes that worker's mention as the network writes it, ``[#]`` the
    town's hashtag. A reply on Mastodon begins with the handle answered, as its programs do.
    """

    def __init__(self, town: Town, *, day: int = 0, lane: int = 0) -> None:
        """``day`` and ``lane`` keep the ids of different parts of the script apart."""
        self.posts: list[IncomingPost] = []
        self._town = town
        self._n = (day * LANES + lane) * 10_000
        self._handles: Mapping[tuple[Network, str], str] = {
            (network, member.code): handle
            for member in town.staff
            for network, handle in member.handles
        }

    def handle(self, network: Network, code: str) -> str:
        """A worker's handle on a network."""
        return self._handles[network, code]

    def is_staff(self, network: Network, handle: str) -> bool:
        """Whether a handle is one of the hall's."""
        return self._town.official(network, handle) is not None

    def mention(self, network: Network, code: str) -> str:
        """A worker's handle as a text on that network names it."""
        handle = self._handles[network, code].removeprefix("@")
        return "@" + (handle.split("@", 1)[0] if network is Network.MASTODON else handle)

    def words(self, network: Network, text: str) -> str:
        """A text with its marks written out."""
        text = text.replace("[#]", f"#{self._town.hashtags[0]}")
        return _MARK.sub(lambda found: self.mention(network, found.group(1)), text)

    def _new_id(self, network: Network, at: Instant) -> RemoteId:
        self._n += 1
        match network:
            case Network.MASTODON:
                return RemoteId(str((at << 26) + self._n))
            case Network.BLUESKY:
                value, letters = (at << 26) + self._n, ""
                for _ in range(13):
                    letters, value = _BASE32[value & 31] + letters, value >> 5
                return RemoteId(f"at://did:example:alzahar/app.bsky.feed.post/{letters}")
            case _:
                return RemoteId(f"window-{self._n}")

    def post(
        self,
        author: Citizen | str,
        at: Instant,
        text: str,
        *,
        network: Network = Network.MASTODON,
        to: IncomingPost | None = None,
        photo: tuple[str, str] | None = None,
        visibility: Visibility | None = None,
        lag_s: int = 3,
        remote_id: str | None = None,
        automatic: bool = False,
        repeats_head: bool = True,
        place: Place | None = None,
        service: str | None = None,
    ) -> IncomingPost:
        """Write one post; ``author`` is a citizen or a staff code, ``photo`` (picture, its alt)."""
        if isinstance(author, Citizen):
            network, handle, name = author.network, author.handle, author.name
        elif network is Network.OTHER:
            handle, name = author, None
        else:
            handle = self._handles[network, author]
            name = self._town.staff_by_code[author].name
        codes = [found.group(1) for found in _MARK.finditer(text)]
        mentions = (
            [self._handles[network, code] for code in codes] if network.value != "other" else []
        )
        said = self.words(network, text)
        is_named = repeats_head and network is Network.MASTODON
        if to is not None and is_named and to.author != handle:
            said = f"{_head(to.author)} {said}"
            mentions.insert(0, to.author)
        if visibility is None:
            visibility = to.visibility if to is not None else Visibility.PUBLIC
        written = IncomingPost(
            network=network,
            remote_id=RemoteId(remote_id) if remote_id else self._new_id(network, at),
            author=handle,
            author_name=name,
            text=said,
            posted_at=at,
            seen_at=Instant(at + lag_s),
            in_reply_to=to.remote_id if to is not None else None,
            mentions=tuple(dict.fromkeys(mentions)) if network is not Network.OTHER else None,
            media=(Media("image", path=f"demo/{photo[0]}.png", alt=photo[1]),) if photo else (),
            place=place,
            visibility=visibility,
            automatic=automatic,
            lang="es",
            service=service,
        )
        self.posts.append(written)
        return written

    def boost(
        self, author: Citizen | str, at: Instant, of: IncomingPost, remote_id: str | None = None
    ) -> IncomingPost:
        """Repeat a post without a word of one's own."""
        handle = author.handle if isinstance(author, Citizen) else self._handles[of.network, author]
        boosted = IncomingPost(
            network=of.network,
            remote_id=RemoteId(remote_id) if remote_id else self._new_id(of.network, at),
            author=handle,
            author_name=author.name if isinstance(author, Citizen) else None,
            text="",
            posted_at=at,
            seen_at=Instant(at + 2),
            boost_of=of.remote_id,
            mentions=(),
        )
        self.posts.append(boosted)
        return boosted

    def edit(self, of: IncomingPost, at: Instant, text: str) -> IncomingPost:
        """Change the words of a post; its head of handles stays."""
        codes = [found.group(1) for found in _MARK.finditer(text)]
        mentions = [*(of.mentions or ()), *(self._handles[of.network, code] for code in codes)]
        said = self.words(of.network, text)
        if of.in_reply_to is not None and of.network is Network.MASTODON:
            said = f"{of.text.split(' ', 1)[0]} {said}" if of.text.startswith("@") else said
        edited = replace(
            of,
            text=said,
            seen_at=at,
            event=PostEvent.EDITED,
            mentions=tuple(dict.fromkeys(mentions)),
        )
        self.posts.append(edited)
        return edited

    def delete(self, of: IncomingPost, at: Instant) -> IncomingPost:
        """Take a post away: only its id and times remain."""
        gone = replace(of, text="", media=(), seen_at=at, event=PostEvent.DELETED, mentions=())
        self.posts.append(gone)
        return gone


def _head(handle: str) -> str:
    """A handle as Mastodon's programs begin a reply with it."""
    return "@" + handle.removeprefix("@").split("@", 1)[0]
