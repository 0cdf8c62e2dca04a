"""Settings of this station: declared once, read once, with units."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any


class SettingsError(Exception):
    """The station's settings file cannot be used; ``where`` names file and line or key."""

    def __init__(self, where: str, why: str) -> None:
        """Keep the place and the reason apart, for words in the reader's language."""
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


@dataclass(frozen=True, slots=True)
class Settings:
    """What this computer decides for itself; the town's own settings are in the ledger."""

    ledger: str = ""
    """SQLAlchemy URL, or a path to an SQLite file; empty: the default place of this person."""
    lang: str = ""
    """es, en or fr; empty: the system's."""
    theme: str = "system"
    """system, light, dark or contrast."""
    font_scale: float = 1.0
    """Times the normal size, 0.8 to 2.0."""
    sync: bool = True
    """Whether this station may be on duty for accounts."""
    staff: str = ""
    """Who sits here: a code of staff; empty: asked at first start."""
    single_keys: bool = True
    """Whether keys without Ctrl or Alt do anything."""
    hold_s: float = 8.0
    """How long a public post waits in the outbox, with Undo."""

    alerts: str = "mine"
    """mine, all or off: which deadlines the bell in the top bar tells of."""
    alerts_system: bool = False
    """Whether the system shows them as well, where it can."""
    alerts_quiet: bool = True
    """Whether the system is silent about them outside office hours."""

    tile_url: str = ""
    """Address of map tiles with {z}, {x}, {y}; empty: the base map is the town's own file."""
    tile_credit: str = "© OpenStreetMap contributors"
    """The line that the tiles' owner wants to see on every picture."""

    @property
    def ledger_path(self) -> Path | None:
        """The file behind an SQLite ledger; None for a server."""
        if self.ledger.startswith("sqlite:///"):
            return Path(self.ledger.removeprefix("sqlite:///"))
        if "://" in self.ledger:
            return None
        return Path(self.ledger) if self.ledger else data_folder() / "town.ledger"


def data_folder() -> Path:
    """Where the ledger, its media and its backups live."""
    if home := os.environ.get("JUNHALL_HOME"):
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("junhall", appauthor=False))


def cache_folder() -> Path:
    """What can be fetched again: it may be removed at any time."""
    if home := os.environ.get("JUNHALL_HOME"):
        return Path(home) / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("junhall", appauthor=False))


def config_file() -> Path:
    """The station's settings file."""
    if home := os.environ.get("JUNHALL_HOME"):
        return Path(home) / "station.toml"
    import platformdirs

    return Path(platformdirs.user_config_dir("junhall", appauthor=False)) / "station.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Read the station's file; a missing file means the defaults.

    Raises: SettingsError, naming the file and the key.
    """
    path = path or config_file()
    if not path.exists():
        return Settings()
    import tomllib  # most stations have no file, and their first page does not wait for it

    try:
        told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(path), str(error)) from error
    known = {field.name: field for field in fields(Settings)}
    default = Settings()
    taken: dict[str, Any] = {}
    for key, given in told.items():
        if key not in known:
            continue
        wanted = type(getattr(default, key))
        is_whole = isinstance(given, int) and not isinstance(given, bool)
        value = float(given) if wanted is float and is_whole else given
        if not isinstance(value, wanted):
            raise SettingsError(f"{path}: {key}", f"expected {wanted.__name__}")
        taken[key] = value
    return replace(default, **taken)


def write_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep what the person chose; what equals the default is left out.

    Raises: SettingsError where the file cannot be written; the old one stays.
    """
    import json

    from junhall.whole_files import put_whole

    path = path or config_file()
    default = Settings()
    lines = []
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if value == getattr(default, field.name):
            continue
        told = json.dumps(value, ensure_ascii=False)  # TOML's own form for these kinds of value
        lines.append(f"{field.name} = {told}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with put_whole(path) as fresh:
            fresh.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error
