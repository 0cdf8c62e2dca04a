"""Map tiles from a server, one by one as they are looked at, and kept on this computer.

Source: tile usage policy of the OpenStreetMap Foundation, read 2026-11-25: our own User-Agent,
answers kept for a week at least, visible attribution, two calls at a time, nothing fetched in
advance. There is no function here that fetches a region, on purpose.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final, final
from urllib.parse import urlsplit

import httpx

from junhall.feeds.contract import FeedError, Gone
from junhall.feeds.http import Wire
from junhall.models.terms import Instant
from junhall.whole_files import put_whole

AT_A_TIME: Final = 2
MOST_BYTES: Final = 2_000_000
KEPT_S: Final = 30 * 86_400
"""A tile on disk is asked for again after so long; an older one still serves without a network."""
KEPT_BYTES: Final = 200_000_000
_REST_S: Final = 30
"""After a server failed it is left alone for so long."""
_log = logging.getLogger(__name__)

IsPicture = Callable[[bytes], bool]


@final
class TileServer:
    """One server by its address with {z}, {x}, {y}; never raises, and ends soon."""

    def __init__(
        self,
        template: str,
        folder: Path,
        *,
        clock: Callable[[], Instant],
        is_picture: IsPicture,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """``folder`` holds what was fetched; whoever removes it loses nothing but time."""
        self._template = template
        self._folder = folder / hashlib.sha256(template.encode()).hexdigest()[:12]
        self._clock = clock
        self._is_picture = is_picture
        parts = urlsplit(template)
        base = f"{parts.scheme}://{parts.netloc}"
        self._wire = Wire(base, clock=clock, transport=transport)
        self._slots = asyncio.Semaphore(AT_A_TIME)
        self._rests_until = 0.0
        self._written = 0

    async def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile: from disk while it is fresh, else fetched, else the old one."""
        path = self._folder / str(z) / str(x) / f"{y}.tile"
        old, age_s = await asyncio.to_thread(self._kept, path)
        if old is not None and age_s < KEPT_S:
            return old
        if self._clock() < self._rests_until:
            return old
        async with self._slots:
            try:
                told = await self._wire.picture(
                    self._address(z, x, y), at_most=MOST_BYTES, may_be=_may_be
                )
            except Gone:
                return old  # a hole of the sheet is no failure of its server
            except FeedError as error:
                _log.info("tiles: %r", error)
                self._rests_until = self._clock() + _REST_S
                return old
        if not self._is_picture(told):
            self._rests_until = self._clock() + _REST_S
            return old
        await asyncio.to_thread(self._keep, path, told)
        return told

    async def close(self) -> None:
        """Let go of connections."""
        await self._wire.close()

    def _address(self, z: int, x: int, y: int) -> str:
        told = self._template
        for sign, value in (("{z}", z), ("{x}", x), ("{y}", y), ("{-y}", (1 << z) - 1 - y)):
            told = told.replace(sign, str(value))
        return told

    def _kept(self, path: Path) -> tuple[bytes | None, float]:
        try:
            told = path.read_bytes()
            age_s = self._clock() - path.stat().st_mtime
        except OSError:
            return None, 0.0
        return (told, age_s) if self._is_picture(told) else (None, 0.0)

    def _keep(self, path: Path, told: bytes) -> None:
        """Put a tile on disk; a full or read-only disk costs the next fetch, nothing else."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with put_whole(path, has_rivals=True) as fresh:
                fresh.write_bytes(told)
        except OSError as error:
            _log.info("tiles are not kept: %s", error.strerror)
            return
        self._written += len(told)
        if self._written > KEPT_BYTES // 20:
            self._written = 0
            self._tidy()

    def _tidy(self) -> None:
        """Remove the oldest tiles beyond what may be kept."""
        found = sorted(self._folder.rglob("*.tile"), key=lambda one: one.stat().st_mtime)
        size = sum(one.stat().st_size for one in found)
        for one in found:
            if size <= KEPT_BYTES:
                return
            size -= one.stat().st_size
            one.unlink(missing_ok=True)


def is_template(told: str) -> bool:
    """Whether an address of tiles can be one: http or https, with all three places."""
    parts = urlsplit(told)
    named = "{z}" in told and "{x}" in told and ("{y}" in told or "{-y}" in told)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and named


def _may_be(url: str) -> bool:
    return urlsplit(url).scheme in {"http", "https"}
