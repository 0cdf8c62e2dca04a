"""Connecting a Mastodon account: the program introduces itself, the person agrees in a browser.

OAuth 2.0 with an authorization code; PKCE with S256 where the server offers it (Mastodon 4.3), and
without on older ones. Source: joinmastodon.org/methods/oauth and /methods/apps, RFC 7636, RFC 8252.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import Any, Final, final
from urllib.parse import urlencode

from junhall.feeds.contract import (
    FeedError,
    Gone,
    Granted,
    Invitation,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
)
from junhall.feeds.http import Answer, Clock, Transport, Wire
from junhall.feeds.mastodon_link import Link, base_address, server_facts

NAME: Final = "junhall"
SCOPES: Final = "read:accounts read:notifications read:statuses write:media write:statuses"
"""Asked for and no more: no following, no blocking, no profile, no administration."""
OUT_OF_BAND: Final = "urn:ietf:wg:oauth:2.0:oob"
"""The server shows the code instead of sending the browser somewhere."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What must be known until the browser comes back; it is kept nowhere else."""

    base: str
    redirect: str
    client_id: str
    client_secret: str = field(repr=False)
    verifier: str | None = field(repr=False)
    state: str = field(repr=False)


@final
class MastodonSignIn:
    """One attempt; see ``contract.SignIn``."""

    def __init__(self, clock: Clock, *, transport: Transport | None = None) -> None:
        """``transport`` stands in for the network in tests."""
        self._clock = clock
        self._transport = transport
        self._wire: Wire | None = None
        self._attempt: _Attempt | None = None

    async def invite(self, server: str, redirect: str) -> Invitation:
        """See ``contract.SignIn.invite``; ``server`` as a person types it."""
        await self.close()
        wire = await self._found(base_address(server))
        base = wire.base
        has_pkce = await _offers_pkce(wire)
        target = redirect or OUT_OF_BAND
        answer = await _introduce(wire, target, as_list=has_pkce)
        client_id, secret = _text(answer.data, "client_id"), _text(answer.data, "client_secret")
        if not client_id or not secret:
            raise Unreachable("POST apps: no client")
        verifier = secrets.token_urlsafe(64) if has_pkce else None
        state = secrets.token_urlsafe(24)
        self._attempt = _Attempt(base, target, client_id, secret, verifier, state)
        query = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": target,
            "scope": SCOPES,
            "state": state,
        }
        if verifier is not None:
            query |= {"code_challenge": _challenge(verifier), "code_challenge_method": "S256"}
        return Invitation(f"{base}/oauth/authorize?{urlencode(query)}", redirect)

    async def finish(self, code: str, state: str | None) -> Granted:
        """See ``contract.SignIn.finish``; an attempt can be finished once."""
        attempt, wire = self._attempt, self._wire
        if attempt is None or wire is None:
            raise Unauthorized("no attempt is open")
        is_typed = attempt.redirect == OUT_OF_BAND
        if not (is_typed and state is None) and not _same(state or "", attempt.state):
            raise Unauthorized("the browser came back from another attempt")
        if not code.strip():
            raise Unauthorized("no code")
        body = {
            "grant_type": "authorization_code",
            "code": code.strip(),
            "client_id": attempt.client_id,
            "client_secret": attempt.client_secret,
            "redirect_uri": attempt.redirect,
            "scope": SCOPES,
        }
        if attempt.verifier is not None:
            body["code_verifier"] = attempt.verifier
        try:
            answer = await wire.ask("POST", "/oauth/token", body=body)
        except (Refused, Gone) as error:
            raise Unauthorized(error.detail) from None
        token = _text(answer.data, "access_token")
        if not token:
            raise Unreachable("POST token: no token")
        self._attempt = None
        client = json.dumps([attempt.client_id, attempt.client_secret])
        return Granted(attempt.base, await self._handle(attempt.base, token), token, client)

    async def revoke(self, server: str, token: str, client: str) -> None:
        """See ``contract.SignIn.revoke``; a server takes a key back from its own program alone.

        Source: joinmastodon.org/methods/oauth (revoke), RFC 7009.
        """
        wire = Wire(base_address(server), clock=self._clock, transport=self._transport)
        try:
            named = json.loads(client or "null")
            if not isinstance(named, list) or len(named) != 2:
                raise Refused(detail="the key's program is not known")
            body = {"client_id": named[0], "client_secret": named[1], "token": token}
            await wire.ask("POST", "/oauth/revoke", body=body)
        except ValueError:
            raise Refused(detail="the key's program cannot be read") from None
        finally:
            await wire.close()

    async def close(self) -> None:
        """See ``contract.SignIn.close``."""
        wire, self._wire, self._attempt = self._wire, None, None
        if wire is not None:
            await wire.close()

    async def _found(self, base: str) -> Wire:
        """The server of a name: handles may end in town.example and live on social.town.example."""
        wire = self._wire = Wire(base, clock=self._clock, transport=self._transport)
        try:
            await server_facts(wire)
        except (Refused, Unreachable) as error:
            elsewhere = await _elsewhere(wire)
            if elsewhere is None:
                raise error from None
            await wire.close()
            wire = self._wire = Wire(elsewhere, clock=self._clock, transport=self._transport)
            await server_facts(wire)
        return wire

    async def _handle(self, base: str, token: str) -> str:
        """Who it was that agreed: asked of the server with the new token."""
        wire = Wire(base, clock=self._clock, token=token, transport=self._transport)
        try:
            return (await Link(wire, self._clock).ready()).handle
        finally:
            await wire.close()


async def _elsewhere(wire: Wire) -> str | None:
    """Where a domain sends whoever looks for its people (RFC 6415 and RFC 7033); None: nowhere."""
    for path in ("/.well-known/host-meta", "/api/v2/instance"):
        try:
            told = await wire.sent_to(path)
        except FeedError:
            return None
        if told is None:
            continue
        try:
            base = base_address(told)
        except Refused:
            continue
        if base != wire.base and base.partition("://")[0] == wire.base.partition("://")[0]:
            return base
    return None


async def _introduce(wire: Wire, redirect: str, *, as_list: bool) -> Answer:
    """Register the program; where it may come back to is a list since 4.3, one text before."""
    told: list[str] | str = [redirect] if as_list else redirect
    body = {"client_name": NAME, "redirect_uris": told, "scopes": SCOPES}
    try:
        return await wire.ask("POST", "/api/v1/apps", body=body)
    except Refused:
        if as_list:
            return await _introduce(wire, redirect, as_list=False)
        raise
    except (Gone, Unauthorized) as error:
        raise Refused(detail=error.detail) from None


async def _offers_pkce(wire: Wire) -> bool:
    """Whether the server names S256; servers before 4.3 have no such page."""
    try:
        answer = await wire.ask("GET", "/.well-known/oauth-authorization-server")
    except Throttled:
        raise
    except FeedError:
        return False
    found = answer.data if isinstance(answer.data, dict) else {}
    methods = found.get("code_challenge_methods_supported")
    return isinstance(methods, list) and "S256" in methods


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _same(told: str, kept: str) -> bool:
    return hmac.compare_digest(told.encode(), kept.encode())


def _text(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""
