"""The day's backup, made by itself while a station runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from junhall.casework.errors import CaseworkError
from junhall.casework.safekeeping import backup_due
from junhall.models.faults import StoreError
from junhall.models.terms import Instant

FIRST_S: Final = 60.0
"""A station that has just started has better things to do."""
AGAIN_S: Final = 1_800.0
"""So often it is asked whether the day has its backup; a failure is tried again then."""
_log = logging.getLogger(__name__)


async def keep_backups(
    path: Path,
    clock: Callable[[], Instant],
    *,
    first_s: float = FIRST_S,
    again_s: float = AGAIN_S,
    made: Callable[[Path], None] | None = None,
) -> None:
    """Make one backup a day, kept seven days and four weeks, until cancelled.

    The copying happens on a thread of its own; the network is served meanwhile. ``made`` hears
    each backup.
    """
    await asyncio.sleep(first_s)
    while True:
        try:
            target = await asyncio.to_thread(backup_due, path, clock())
            if target is not None:
                _log.info("backup made: %s", target.name)
                if made is not None:
                    made(target)
        except (StoreError, CaseworkError, OSError) as error:
            _log.warning("the day's backup failed: %r", error)
        await asyncio.sleep(again_s)
