"""Tiles of a server for a screen: asked on the screen's loop, fetched on the postman's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Protocol, final

from junhall.casework.basemap_layers import TileSheet

Beside = Callable[[Coroutine[Any, Any, bytes | None]], "Future[bytes | None]"]


class Server(Protocol):
    """What feeds.tiles gives."""

    async def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile, None where there is none now."""
        ...


@final
class ServedTiles:
    """A sheet of a server; see basemap_layers.TileSource."""

    def __init__(self, sheet: TileSheet, server: Server, beside: Beside) -> None:
        """``beside`` runs a coroutine on the postman's loop (Engine.beside)."""
        self.sheet = sheet
        self._server = server
        self._beside = beside

    async def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile; nothing while the postman does not run."""
        if not self.sheet.min_zoom <= z <= self.sheet.max_zoom:
            return None
        try:
            fetched = self._beside(self._server.tile(z, x, y))
        except RuntimeError:
            return None
        return await asyncio.wrap_future(fetched)

    def close(self) -> None:
        """Connections end with the postman's loop."""
