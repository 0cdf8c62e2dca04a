"""What one feed has met lately: which posts concern us, and whom an answer goes to.

It only spares calls and noise: a feed that begins anew, knowing nothing, is as right as another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final, final

from junhall.feeds.mastodon_posts import PostReader
from junhall.models.messages import IncomingPost
from junhall.models.terms import Instant, PostEvent, RemoteId, Visibility

MOST: Final = 20_000

_OPEN: Final = frozenset({Visibility.PUBLIC, Visibility.UNLISTED})


@final
class Memory:
    """Posts by id, the longest unseen forgotten first."""

    def __init__(self, staff: Sequence[str]) -> None:
        """``staff``: handles whose public posts concern us."""
        self._staff = frozenset(handle.removeprefix("@").casefold() for handle in staff)
        self._met: OrderedDict[RemoteId, tuple[str, Visibility, Instant]] = OrderedDict()

    def keep(self, posts: Iterable[IncomingPost]) -> None:
        """Remember what was met: author, visibility, time; no words."""
        for post in posts:
            if post.event is PostEvent.DELETED:
                self._met.pop(post.remote_id, None)
                continue
            self._met[post.remote_id] = (post.author, post.visibility, post.posted_at)
            self._met.move_to_end(post.remote_id)
        while len(self._met) > MOST:
            self._met.popitem(last=False)

    def answered(self, remote: RemoteId) -> tuple[str, Visibility] | None:
        """Author and visibility of a post that was met."""
        met = self._met.get(remote)
        return None if met is None else met[:2]

    def gone(self, remote: RemoteId, reader: PostReader) -> IncomingPost | None:
        """The end of a post that was met, with the time of the post."""
        met = self._met.pop(remote, None)
        return None if met is None else reader.gone(remote, met[2])

    def concerns(self, post: IncomingPost, own: str) -> bool:
        """Whether a post of the home stream is ours, our staff's, or names us.

        The account may follow anybody: what those write to the world is not addressed to the town.
        """
        if post.remote_id in self._met or post.author.casefold() == own.casefold():
            return True
        if any(handle.casefold() == own.casefold() for handle in post.mentions or ()):
            return True
        if post.visibility not in _OPEN or post.boost_of is not None:
            return False
        author = post.author.removeprefix("@").casefold()
        domain = own.rpartition("@")[2].casefold()
        return author in self._staff or author.removesuffix(f"@{domain}") in self._staff
