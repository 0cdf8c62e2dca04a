"""Where the browser comes back to after a sign-in: one address on loopback, for one visit.

Source: RFC 8252, 7.3 (loopback redirection): 127.0.0.1 by number, a port of the moment.
"""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from typing import Final, final
from urllib.parse import parse_qs, urlsplit

from junhall.words import language, tr

MOST_HEAD: Final = 16_384
VISIT_S: Final = 10.0
"""A visitor who says nothing is sent away."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What the browser brought; ``code`` is empty where the person said no."""

    code: str
    state: str | None


@final
class Callback:
    """Listens from ``open`` to ``close``; other programs of this computer can only be refused."""

    def __init__(self) -> None:
        """Nothing listens yet."""
        self._server: asyncio.Server | None = None
        self._path = f"/{secrets.token_urlsafe(12)}"
        self._came: asyncio.Future[Visit] | None = None

    async def open(self) -> str:
        """Listen, and give the address to be told to the server.

        Raises: OSError where this computer lets nobody listen: then a code is typed.
        """
        self._came = asyncio.get_running_loop().create_future()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MOST_HEAD)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}{self._path}"

    async def visit(self) -> Visit:
        """Wait until the browser came; the caller sets how long."""
        assert self._came is not None
        return await asyncio.shield(self._came)

    async def close(self) -> None:
        """Stop listening."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(VISIT_S):
                head = await reader.readuntil(b"\r\n\r\n")
                status, text = self._take(head.split(b"\r\n", 1)[0].decode("latin-1"))
                writer.write(_page(status, text))
                await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _take(self, line: str) -> tuple[str, str]:
        """(status, what the page says) for a first line of HTTP."""
        words = line.split(" ")
        target = urlsplit(words[1]) if len(words) == 3 and words[0] == "GET" else None
        if target is None or not secrets.compare_digest(target.path.encode(), self._path.encode()):
            return "404 Not Found", tr("There is nothing here.")
        query = parse_qs(target.query)
        code, state = query.get("code", [""])[0], query.get("state", [None])[0]
        if self._came is not None and not self._came.done():
            self._came.set_result(Visit(code, state))
        if not code:
            return "200 OK", tr("The account was not connected. You can close this page.")
        return "200 OK", tr("Go back to junhall: it goes on there. You can close this page.")


def _page(status: str, text: str) -> bytes:
    body = (
        f'<!doctype html><html lang="{escape(language())}"><meta charset="utf-8">'
        f"<title>junhall</title><body><p>{escape(text)}</p></body></html>"
    ).encode()
    head = (
        f"HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\n"
        f"content-length: {len(body)}\r\ncache-control: no-store\r\n"
        "content-security-policy: default-src 'none'\r\nreferrer-policy: no-referrer\r\n"
        "connection: close\r\n\r\n"
    )
    return head.encode() + body
