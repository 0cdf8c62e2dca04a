"""The first page of the board, read from the ledger before anything heavy is imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock
from junhall.models.terms import Instant
from junhall.words import language

if TYPE_CHECKING:
    from junhall.casework.board_rows import FirstPage


def glance(path: Path, clock: Clock) -> FirstPage | None:
    """The first page of the board, before anything heavy is imported.

    Whatever is unusual about the file is left to the house, which finds the words for it.
    """
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from junhall.casework.board_rows import FirstPage
    from junhall.casework.first_town import first_town
    from junhall.casework.firstpage import first_page
    from junhall.models import sqlite
    from junhall.models.schema import SCHEMA

    module = sqlite.dbapi()
    try:
        connection = module.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except module.Error:
        return None
    try:
        stamp = connection.execute("SELECT version FROM schema_stamp").fetchone()
        if stamp is None or stamp[0] != SCHEMA:
            return None
        row = connection.execute("SELECT text FROM town ORDER BY id DESC LIMIT 1").fetchone()
        now = clock()
        town = None if row is None else first_town(connection.execute, row[0], language())
        zone = ZoneInfo("UTC" if town is None else town.zone_name)
        local = datetime.fromtimestamp(now, zone)
        midnight = int(local.replace(hour=0, minute=0, second=0).timestamp())
        board = first_page(connection.execute, now=now, midnight=Instant(midnight))
    except (module.Error, KeyError, ValueError):
        return None
    else:
        return FirstPage(board, town)
    finally:
        connection.close()
