"""One client policy for every letter-box: time, size, limits; a status becomes a FeedError.

Errors and log lines carry the method, the path and a status: never a token, a query, or a body.
"""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, final

import httpx
import truststore

from junhall import __version__
from junhall.feeds.announced import quota_in, retry_at_in, seconds_ahead
from junhall.feeds.contract import (
    FeedError,
    Gone,
    Quota,
    Reason,
    Refused,
    Unreachable,
)
from junhall.feeds.http_events import Events, events_in
from junhall.feeds.refusals import is_json, lost, refusal
from junhall.models.terms import Instant

USER_AGENT: Final = f"junhall/{__version__}"
MOST_BYTES: Final = 8_000_000
"""Of one answer: a page of 80 long posts is some 400,000."""
CALL_S: Final = 30.0
"""Of one call, from the first byte to the last, however slowly it drips."""
UPLOAD_S: Final = 40.0
"""Of one picture: whoever waits for the whole answer waits a little longer."""
_TIMES: Final = httpx.Timeout(CALL_S, connect=10.0, read=20.0, write=20.0, pool=10.0)
_LIMITS: Final = httpx.Limits(max_connections=8, max_keepalive_connections=4)
_NOT_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_log = logging.getLogger(__name__)

Clock = Callable[[], Instant]
Transport = httpx.AsyncBaseTransport
"""The way to the network; a test brings its own."""
Pairs = Sequence[tuple[str, str]]


class _TooMuchError(Exception):
    """More bytes than anybody needs; never leaves this file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, read whole: JSON as Python has it."""

    status: int
    data: Any
    headers: Mapping[str, str]


@cache
def _trust() -> ssl.SSLContext:
    """The authorities this computer trusts: towns inspect TLS with their own."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@final
class Wire:
    """Calls to one server with one token; made once an account, used on one loop."""

    def __init__(
        self,
        base: str,
        *,
        clock: Clock,
        token: str | None = None,
        transport: Transport | None = None,
    ) -> None:
        """``base`` is scheme and host; ``transport`` stands in for the network in tests."""
        self.base = base.rstrip("/")
        self.quota: Quota | None = None
        self.ahead_s: int | None = None
        """By how much the server's clock is ahead of ours, as its last answer says."""
        self._clock = clock
        self._token = token
        self._transport = transport
        self._client: httpx.AsyncClient | None = None
        self._is_open = True

    async def ask(
        self,
        method: str,
        path: str,
        *,
        query: Pairs = (),
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        acting: bool = False,
        as_stranger: bool = False,
    ) -> Answer:
        """One call with JSON both ways; ``as_stranger`` leaves out who we are.

        ``acting``: what was asked must not happen twice, so an answer that is lost, or that cannot
        be read, is Unsure instead of Unreachable.

        Raises: the FeedError family; Gone only where the server itself says 404 or 410.
        """
        request = self._built(method, path, query=query, json_body=body, headers=headers)
        if as_stranger:
            request.headers.pop("authorization", None)
        return await self._exchange(request, acting=acting)

    async def sent_to(self, path: str) -> str | None:
        """The address that a path is redirected to; None where it stays.

        Raises: Throttled, Unreachable.
        """
        request = self._built("GET", path, query=(), json_body=None, headers=None)
        response = await self._send(request, acting=False)
        moved = response.next_request
        await response.aclose()
        return None if moved is None else str(moved.url)

    async def upload(
        self, path: str, *, fields: Mapping[str, str], name: str, kind: str, content: bytes
    ) -> Answer:
        """One file as multipart; a file uploaded twice hurts nobody, so it is never Unsure."""
        client = self._opened()
        request = client.build_request(
            "POST",
            self.base + path,
            data=dict(fields),
            files={"file": (name, content, kind)},
            headers=self._headers(None),
        )
        return await self._exchange(request, acting=False, within_s=UPLOAD_S)

    @asynccontextmanager
    async def listen(self, url: str, *, silence_s: float) -> AsyncGenerator[Events, None]:
        """A stream of events, once it is open; ``silence_s`` without a byte is its end.

        Raises: the FeedError family, while it is opened and while it is heard.
        """
        client = self._opened()
        times = httpx.Timeout(10.0, read=silence_s)
        request = client.build_request(
            "GET", url, headers=self._headers({"accept": "text/event-stream"}), timeout=times
        )
        response = await self._send(request, acting=False)
        try:
            kind = response.headers.get("content-type", "")
            if response.status_code != 200:
                raise self._refusal(request, response, await self._said(request, response),
                                    acting=False)  # fmt: skip
            if not kind.startswith("text/event-stream"):
                raise Unreachable(f"{_named(request)}: no stream of events")
            async with aclosing(events_in(response, _named(request))) as events:
                yield events
        finally:
            await response.aclose()

    async def _said(self, request: httpx.Request, response: httpx.Response) -> bytes:
        try:
            return await self._read(request, response, MOST_BYTES, acting=False)
        except _TooMuchError:
            return b""

    async def picture(self, url: str, *, at_most: int, may_be: Callable[[str], bool]) -> bytes:
        """A file of somebody's server: no token, no cookies, few redirects, bounded.

        ``may_be`` is asked for each address on the way.

        Raises: Throttled, Unreachable, Gone, Refused.
        """
        client = self._opened()
        for _ in range(4):
            if not may_be(url):
                raise Refused(Reason.MEDIA, "picture: an address that is not asked")
            try:
                request = client.build_request("GET", url, headers={"accept": "image/*"})
            except (httpx.InvalidURL, UnicodeError):
                raise Refused(Reason.MEDIA, "picture: no address") from None
            try:
                async with asyncio.timeout(CALL_S):
                    found = await self._image(request, at_most)
            except TimeoutError:
                raise Unreachable("picture: no end of it") from None
            if isinstance(found, bytes):
                return found
            url = str(found)
        raise Refused(Reason.MEDIA, "picture: sent from one address to another")

    async def close(self) -> None:
        """Let go of connections; may be called twice."""
        self._is_open = False
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    # --- one exchange

    def _opened(self) -> httpx.AsyncClient:
        if not self._is_open:
            raise Unreachable("closed")
        if self._client is None:
            # Their own lines name whole addresses, and headers where everything is logged.
            for name in ("httpx", "httpcore"):
                logging.getLogger(name).setLevel(logging.WARNING)
            self._client = httpx.AsyncClient(
                verify=_trust(),
                timeout=_TIMES,
                limits=_LIMITS,
                follow_redirects=False,
                headers={"user-agent": USER_AGENT},
                transport=self._transport,
            )
        return self._client

    def _headers(self, more: Mapping[str, str] | None) -> dict[str, str]:
        headers = {"accept": "application/json", **(more or {})}
        if self._token is not None:
            headers["authorization"] = f"Bearer {self._token}"
        return headers

    def _built(
        self,
        method: str,
        path: str,
        *,
        query: Pairs,
        json_body: Mapping[str, Any] | None,
        headers: Mapping[str, str] | None,
    ) -> httpx.Request:
        params = httpx.QueryParams(list(query)) if query else None
        try:
            return self._opened().build_request(
                method,
                self.base + path,
                params=params,
                json=None if json_body is None else dict(json_body),
                headers=self._headers(headers),
            )
        except (httpx.InvalidURL, UnicodeError):
            raise Refused(Reason.OTHER, f"{method}: no address") from None

    async def _exchange(
        self, request: httpx.Request, *, acting: bool, within_s: float | None = None
    ) -> Answer:
        try:
            async with asyncio.timeout(within_s or CALL_S):
                response = await self._send(request, acting=acting)
                try:
                    content = await self._read(request, response, MOST_BYTES, acting=acting)
                finally:
                    await response.aclose()
        except (TimeoutError, _TooMuchError):
            raise lost(f"{_named(request)}: no end of it", acting=acting) from None
        if request.method == "GET" and ("authorization" in request.headers or not self._token):
            # Publishing, uploads and strangers have limits of their own, which must not stop us.
            self.quota = quota_in(response.headers, self._clock()) or self.quota
        self.ahead_s = seconds_ahead(response.headers, self._clock())
        if not response.is_success:
            raise self._refusal(request, response, content, acting=acting)
        try:
            data = json.loads(content)
        except (ValueError, RecursionError):
            raise lost(
                f"{_named(request)}: {response.status_code} without JSON", acting=acting
            ) from None
        return Answer(response.status_code, data, response.headers)

    async def _send(self, request: httpx.Request, *, acting: bool) -> httpx.Response:
        try:
            return await self._opened().send(request, stream=True)
        except httpx.HTTPError as error:
            raise self._broken(request, error, acting=acting) from None

    async def _read(
        self, request: httpx.Request, response: httpx.Response, at_most: int, *, acting: bool
    ) -> bytes:
        pieces: list[bytes] = []
        size = 0
        try:
            async for piece in response.aiter_bytes():
                size += len(piece)
                if size > at_most:
                    raise _TooMuchError
                pieces.append(piece)
        except httpx.HTTPError as error:
            raise self._broken(request, error, acting=acting) from None
        return b"".join(pieces)

    async def _image(self, request: httpx.Request, at_most: int) -> bytes | httpx.URL:
        """The picture, or where else it is said to be."""
        response = await self._send(request, acting=False)
        try:
            if response.next_request is not None:
                return response.next_request.url
            if response.status_code in {404, 410}:
                raise Gone(f"picture: {response.status_code}")
            if not response.is_success:
                raise self._refusal(request, response, b"", acting=False)
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if not kind.startswith("image/") or "svg" in kind:
                raise Refused(Reason.MEDIA, "picture: no picture")
            return await self._read(request, response, at_most, acting=False)
        except _TooMuchError:
            raise Refused(Reason.MEDIA, "picture: too large") from None
        finally:
            await response.aclose()

    def _broken(self, request: httpx.Request, error: httpx.HTTPError, *, acting: bool) -> FeedError:
        sent = acting and not isinstance(error, _NOT_SENT)
        return lost(f"{_named(request)}: {type(error).__name__}", acting=sent)

    def _refusal(
        self, request: httpx.Request, response: httpx.Response, content: bytes, *, acting: bool
    ) -> FeedError:
        detail = f"{_named(request)}: {response.status_code}"
        _log.info("%s", detail)
        return refusal(
            response.status_code,
            detail,
            is_own=is_json(content),
            acting=acting,
            retry_at=retry_at_in(response.headers, self._clock()),
        )


def _named(request: httpx.Request) -> str:
    return f"{request.method} {request.url.path}"
