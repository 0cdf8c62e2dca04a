"""Server-sent events of an open answer, each of them bounded; used by http.py alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Final, final

import httpx
from httpx_sse import EventSource, ServerSentEvent, SSEError

from junhall.feeds.contract import Unreachable
from junhall.typed import override

Events = AsyncGenerator[ServerSentEvent, None]
MOST_EVENT: Final = 2_000_000
"""Bytes of one event: an endless line would fill the memory before anybody saw it."""


async def events_in(response: httpx.Response, named: str) -> Events:
    """What the server says, heartbeats left out.

    Raises: Unreachable where the stream breaks, falls silent or says no end of one thing.
    """
    kind = {"content-type": "text/event-stream"}
    bounded = httpx.Response(200, headers=kind, stream=_Bounded(response))
    try:
        async with aclosing(EventSource(bounded).aiter_sse()) as events:
            async for event in events:
                yield event
    except (httpx.HTTPError, SSEError) as error:
        raise Unreachable(f"{named}: {type(error).__name__}") from None


@final
class _Bounded(httpx.AsyncByteStream):
    """The bytes of an answer, as long as each event has an end."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        since = 0
        async for piece in self._response.aiter_bytes():
            end = max(piece.rfind(b"\n\n"), piece.rfind(b"\r\n\r\n"))
            since = len(piece) - end if end >= 0 else since + len(piece)
            if since > MOST_EVENT:
                raise httpx.DecodingError("an event without an end")
            yield piece
