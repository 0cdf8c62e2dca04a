"""What an account's server may be asked about: a server says of what it hides that it is not there.

Taken for a deletion, that would erase a citizen's words. So an account is asked only about posts
that it is sure to see: open ones, and others that name it or are its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from junhall.models.messages import AccountKey
from junhall.models.terms import Visibility
from junhall.models.town_people import fold_handle

_OPEN: Final = frozenset({Visibility.PUBLIC.value, Visibility.UNLISTED.value})


@dataclass(frozen=True, slots=True)
class Sight:
    """One account among those that the town has, or had, on its network; handles folded."""

    ours: str
    others: frozenset[str]
    """Accounts that are still connected."""
    is_alone: bool
    """The town never had another account on this network."""
    is_one_server: bool

    def may_see(self, mentions: str | None, visibility: str, author: str | None) -> bool:
        """Whether a post that our server knows is shown to us."""
        return self.is_alone or visibility in _OPEN or self.ours in _people(mentions, author)

    def is_ours(self, mentions: str | None, visibility: str, author: str | None) -> bool:
        """Whether we are the one to look at a conversation that begins with this post.

        Ids belong to a server: where the town has accounts on several, one is asked only about
        posts that name its own account. Of two on one server the one that is named looks.
        """
        people = _people(mentions, author)
        if self.is_alone or self.ours in people:
            return True
        return self.is_one_server and visibility in _OPEN and not people & self.others


def sight_of(session: Session, account: AccountKey) -> Sight:
    """Where an account stands among the town's, as the ledger has them."""
    rows = session.connection().exec_driver_sql(
        "SELECT handle, server, state FROM account WHERE network = ?", (account.network.value,)
    )
    ours = fold_handle(account.handle)
    known = {
        fold_handle(handle): (server or handle.rpartition("@")[2].casefold(), state != "removed")
        for handle, server, state in rows
    }
    others = frozenset(name for name, (_, is_there) in known.items() if is_there) - {ours}
    servers = {server for server, _ in known.values()}
    return Sight(ours, others, len(known) <= 1, len(servers) <= 1)


def _people(mentions: str | None, author: str | None) -> frozenset[str]:
    named = {fold_handle(one) for one in json.loads(mentions or "[]")}
    return frozenset(named if author is None else named | {author})
