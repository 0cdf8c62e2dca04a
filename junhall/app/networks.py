"""Which network has which letter-box, and which ones a person can sign in to: one line each."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock

if TYPE_CHECKING:
    from junhall.credentials import Keeper
    from junhall.feeds.contract import Feed, SignIn
    from junhall.models.messages import AccountKey
    from junhall.models.terms import Network
    from junhall.models.town import Town
    from junhall.sync.connecting import Connections
    from junhall.sync.engine import Engine
    from junhall.sync.old_keys import Revoke

_log = logging.getLogger(__name__)


def letter_boxes(
    town: Callable[[], Town], clock: Clock, keeper: Keeper
) -> Callable[[AccountKey], Feed | None]:
    """Who opens a letter-box for an account; one without a key rests, and its light says so.

    The networks are named here and nowhere else.
    """
    from junhall.credentials import KeeperError, Unhurried, account_name

    asked = Unhurried(keeper)

    def open_feed(account: AccountKey) -> Feed | None:
        try:
            token = asked.token(account_name(account.network, account.handle))
        except KeeperError as error:
            _log.warning("account %s: %s", account.account_id, type(error).__name__)
            return None
        if token is None:
            return None
        return feed_of(account, token, town(), clock)

    return open_feed


def feed_of(account: AccountKey, token: str, town: Town, clock: Clock) -> Feed | None:
    """The letter-box of an account; None where no letter-box is built for its network."""
    from junhall.models.terms import Network

    staff = [h for member in town.staff for net, h in member.handles if net is account.network]
    server = account.server or account.handle.rpartition("@")[2]
    match account.network:
        case Network.MASTODON:
            from junhall.feeds.mastodon import MastodonFeed  # and httpx: not before it is needed

            return MastodonFeed(server, token, clock=clock, staff=staff, since=account.since)
    return None


def revoke_with(clock: Clock) -> Revoke:
    """Who gives keys back to the servers that gave them."""
    from junhall.feeds.contract import Refused
    from junhall.models.terms import Network

    async def revoke(account: AccountKey, token: str, client: str) -> None:
        if account.network is not Network.MASTODON:
            raise Refused(detail="nobody can sign in to this network")
        from junhall.feeds.mastodon_signin import MastodonSignIn

        server = account.server or account.handle.rpartition("@")[2]
        await MastodonSignIn(clock).revoke(server, token, client)

    return revoke


def connections(
    town: Callable[[], Town], clock: Clock, engine: Engine, keeper: Keeper
) -> Connections:
    """Who connects accounts: the networks a person can sign in to, named here and nowhere else."""
    from junhall.feeds.callback import Callback
    from junhall.models.terms import Network
    from junhall.sync.connecting import Connections

    def sign_in(network: Network) -> SignIn:
        del network  # only one can be signed in to so far
        from junhall.feeds.mastodon_signin import MastodonSignIn

        return MastodonSignIn(clock)

    def open_feed(account: AccountKey, token: str) -> Feed:
        feed = feed_of(account, token, town(), clock)
        assert feed is not None  # every network of ``networks`` has a letter-box
        return feed

    return Connections(
        networks=(Network.MASTODON,),
        sign_in=sign_in,
        open_feed=open_feed,
        callback=Callback,
        keeper=keeper,
        beside=engine.beside,
        connected=engine.has_new_key,
    )
