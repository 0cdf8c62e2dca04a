"""What this station remembers between two starts that is no setting: which alerts were seen.

A file beside the settings, never the ledger: what one person saw at one desk is nobody else's
matter, and losing it costs a second look.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from junhall.settings import config_file
from junhall.whole_files import put_whole

_NAME: Final = "alerts-seen.json"
_MOST: Final = 20_000
"""More keys than anybody can have unseen."""


def seen_file() -> Path:
    """Where it is kept."""
    return config_file().with_name(_NAME)


def read_seen(path: Path) -> dict[str, frozenset[str]]:
    """The keys of alerts that each person saw here; nothing where nothing can be read."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        str(who): frozenset(str(key) for key in keys[:_MOST])
        for who, keys in told.items()
        if isinstance(keys, list)
    }


def write_seen(path: Path, seen: Mapping[str, frozenset[str]]) -> None:
    """Keep them; the old file stays where the new one cannot be written.

    Raises: OSError.
    """
    told = {who: sorted(keys)[:_MOST] for who, keys in seen.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    with put_whole(path) as fresh:
        fresh.write_text(json.dumps(told), "utf-8")
