"""Raster base maps in one file: MBTiles and PMTiles, kept beside the ledger.

Source: MBTiles 1.3 (github.com/mapbox/mbtiles-spec), PMTiles 3 (github.com/protomaps/PMTiles).
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, Final, cast, final

from junhall.casework.basemap import BasemapError
from junhall.casework.basemap_layers import TileSheet
from junhall.casework.markup import plain_text
from junhall.models import sqlite
from junhall.whole_files import put_whole

MOST_BYTES: Final = 2_000_000
"""No tile that a map shows is larger."""
ENDS: Final = frozenset({".mbtiles", ".pmtiles"})
_FOLDER: Final = "maps"
_NAME: Final = "sheet"
_log = logging.getLogger(__name__)

Get = Callable[[int, int, int], bytes | None]


def is_picture(told: bytes) -> bool:
    """Whether bytes begin like PNG, JPEG or WebP; a web page does not."""
    begins = told.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
    return begins or (told[:4] == b"RIFF" and told[8:12] == b"WEBP")


@final
class TileFile:
    """A sheet of tiles in a file, read on one thread of its own; see basemap_layers.TileSource."""

    def __init__(self, path: Path) -> None:
        """Raises: BasemapError for a file without pictures."""
        self._lane = ThreadPoolExecutor(1, "junhall-tiles")
        try:
            self.sheet, self._get, self._let_go = self._lane.submit(_opened, path).result()
        except BaseException:
            self._lane.shutdown()
            raise

    async def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The picture of a tile; None where the file has none, or a broken one."""
        found = self._lane.submit(self._picture, z, x, y)
        return await asyncio.wrap_future(found)

    def close(self) -> None:
        """Let go of the file."""
        self._lane.submit(self._let_go).result()
        self._lane.shutdown()

    def _picture(self, z: int, x: int, y: int) -> bytes | None:
        if not (self.sheet.min_zoom <= z <= self.sheet.max_zoom and 0 <= x < 1 << z > y >= 0):
            return None
        try:
            told = self._get(z, x, y)
        except Exception:  # noqa: BLE001 - a broken tile is a hole in the map, nothing more
            _log.warning("tile %s/%s/%s cannot be read", z, x, y)
            return None
        if told is None or len(told) > MOST_BYTES or not is_picture(told):
            return None
        return told


def keep_tiles(path: Path, folder: Path) -> TileSheet:
    """Make a file the base map of the ledger in a folder: a copy, put there whole.

    Raises: BasemapError where it cannot be drawn, and then the sheet in force stays; OSError.
    """
    with tiles_of(path) as tiles:
        sheet = tiles.sheet
    home = folder / _FOLDER
    home.mkdir(mode=0o700, exist_ok=True)
    target = home / f"{_NAME}{path.suffix.lower()}"
    with put_whole(target) as fresh:
        shutil.copyfile(path, fresh)
    for other in ENDS - {target.suffix}:
        target.with_suffix(other).unlink(missing_ok=True)
    return sheet


def kept_tiles(folder: Path) -> TileFile | None:
    """The sheet kept beside a ledger; None where there is none, or it is no longer whole."""
    for end in sorted(ENDS):
        path = folder / _FOLDER / f"{_NAME}{end}"
        if path.is_file():
            try:
                return TileFile(path)
            except BasemapError as error:
                _log.warning("the base map cannot be used: %r", error)
    return None


@contextmanager
def tiles_of(path: Path) -> Iterator[TileFile]:
    """A file of tiles for a while.

    Raises: BasemapError.
    """
    tiles = TileFile(path)
    try:
        yield tiles
    finally:
        tiles.close()


def _opened(path: Path) -> tuple[TileSheet, Get, Callable[[], None]]:
    try:
        if path.suffix.lower() == ".pmtiles":
            return _open_pmtiles(path)
        return _open_mbtiles(path)
    except OSError as error:
        raise BasemapError("unreadable", path.name, detail=error.strerror or "") from error


def _open_mbtiles(path: Path) -> tuple[TileSheet, Get, Callable[[], None]]:
    module = sqlite.dbapi()
    if not path.is_file():
        raise BasemapError("unreadable", path.name)
    connection = module.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        told = dict(connection.execute("SELECT name, value FROM metadata").fetchall())
        least, most = connection.execute(
            "SELECT min(zoom_level), max(zoom_level) FROM tiles"
        ).fetchone()
        some = connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
    except module.Error as error:
        connection.close()
        raise BasemapError("not-tiles", path.name, detail=type(error).__name__) from error
    if some is None or not is_picture(bytes(some[0])):
        connection.close()
        raise BasemapError("not-tiles", path.name, detail=str(told.get("format", "-"))[:20])

    def get(z: int, x: int, y: int) -> bytes | None:
        # MBTiles counts rows from the south (TMS).
        row = connection.execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            (z, x, (1 << z) - 1 - y),
        ).fetchone()
        return None if row is None else bytes(row[0])

    return _sheet(path, told, int(least), int(most)), get, connection.close


def _open_pmtiles(path: Path) -> tuple[TileSheet, Get, Callable[[], None]]:
    from pmtiles.reader import MmapSource, Reader
    from pmtiles.tile import TileType

    file = path.open("rb")
    try:
        # The package has no annotations.
        reader = cast("Any", Reader)(cast("Any", MmapSource)(file))
        header = reader.header()
        told = reader.metadata()
    except Exception as error:
        file.close()
        raise BasemapError("not-tiles", path.name, detail=type(error).__name__) from error
    if header["tile_type"] not in {TileType.PNG, TileType.JPEG, TileType.WEBP}:
        file.close()
        raise BasemapError("not-tiles", path.name, detail=header["tile_type"].name.lower())
    facts = told if isinstance(told, dict) else {}
    sheet = _sheet(path, facts, int(header["min_zoom"]), int(header["max_zoom"]))
    return sheet, reader.get, file.close


def _sheet(path: Path, told: dict[str, Any], least: int, most: int) -> TileSheet:
    """What a file says of itself; strangers' HTML becomes plain text."""
    name = plain_text(str(told.get("name") or path.stem))[:80]
    credit = plain_text(unescape(str(told.get("attribution") or "")))[:200]
    return TileSheet(name, credit or name, max(0, least), min(24, most))
