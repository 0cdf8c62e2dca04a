"""town.toml becomes a town (formats.md); what it cannot be is said with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from junhall.models.town import WALL_PAGES, Area, Town, WallSettings
from junhall.models.town_faults import Stranger, TownError
from junhall.models.town_file import TownFile
from junhall.models.town_hours_toml import WEEKDAYS, calendars
from junhall.models.town_people import Department
from junhall.models.town_people_toml import accounts, roles, staff
from junhall.models.town_services_toml import service

_TOP = {
    "format", "name", "zone", "languages", "hashtags", "done_words", "centre", "streets",
    "hours_dated", "departments", "staff", "accounts", "services", "areas", "templates",
    "approval", "wall", "retention", "promises", "council", "records",
}  # fmt: skip
_ROWS = {
    "departments": {"code", "name"},
    "areas": {"code", "name", "polygon"},
    "templates": {"code", "text"},
    "hours_dated": {"from", "to", "hours", *WEEKDAYS},
}
"""The keys of tables that are read key by key elsewhere."""
LARGEST_COUNT = 1_000
WALL_TEXTS = ("approved", "public")


def read_town(path: Path) -> tuple[str, Town]:
    """A town.toml from a file: its text and what it says.

    Raises: TownError, which names the file; OSError.
    """
    try:
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise TownError("not-text", path.name, line) from error
        return text, town_from_toml(text)
    except TownError as error:
        error.file = path.name
        raise


def town_from_toml(text: str) -> Town:
    """Read town.toml (formats.md).

    Raises: TownError with the key and its line.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise TownError("not-toml", "town.toml", line, str(error)) from error
    return _town(TownFile(text, told))


def _town(file: TownFile) -> Town:
    told = file.told
    if file.need(told, "format", int, "") != 1:
        raise file.fail("unknown-format", "format", value=told["format"])
    for key in told:
        if key not in _TOP and not key.startswith("hours"):
            file.ignored.append((file.line_of(key), key))
    zone_name = file.need(told, "zone", str, "")
    try:
        ZoneInfo(zone_name)
    except (KeyError, ValueError, OSError) as error:
        raise file.fail("unknown-zone", "zone", value=zone_name) from error
    centre = file.take(told, "centre", dict, "")
    approval = file.take(told, "approval", dict, "", {})
    wall = file.take(told, "wall", dict, "", {})
    record = file.take(told, "records", dict, "", {})
    for name, table, allowed in (
        ("records", record, {"needed", "months"}),
        ("centre", centre or {}, {"lat", "long"}),
        ("approval", approval, {"roles", "by"}),
    ):
        file.only(table, allowed, name)
    for name, allowed in _ROWS.items():
        for row in file.tables(name):
            file.only(row, allowed, name)
    _all_different(file)
    texts = file.take(wall, "texts", str, "wall", "approved")
    if texts not in WALL_TEXTS:
        raise file.fail("one-of", "wall.texts", key="texts", value=texts, known=WALL_TEXTS)
    return Town(
        name=file.need(told, "name", str, ""),
        zone_name=zone_name,
        languages=file.strings(told, "languages", "") or ("es",),
        hashtags=tuple(tag.removeprefix("#") for tag in file.strings(told, "hashtags", "")),
        done_words=file.strings(told, "done_words", ""),
        centre=None
        if centre is None
        else (
            file.need(centre, "lat", float, "centre"),
            file.need(centre, "long", float, "centre"),
        ),
        streets=file.take(told, "streets", str, ""),
        hours=calendars(file),
        departments=tuple(
            Department(
                file.need(row, "code", str, "departments"),
                file.need(row, "name", str, "departments"),
            )
            for row in file.tables("departments")
        ),
        staff=staff(file),
        accounts=accounts(file),
        services=tuple(service(file, row) for row in file.tables("services")),
        areas=tuple(
            Area(
                file.need(row, "code", str, "areas"),
                file.need(row, "name", str, "areas"),
                file.take(row, "polygon", str, "areas"),
            )
            for row in file.tables("areas")
        ),
        templates={
            file.need(row, "code", str, "templates"): file.need(row, "text", dict, "templates")
            for row in file.tables("templates")
        },
        approval_roles=frozenset(roles(file, approval, "roles", "approval")),
        approval_by=frozenset(roles(file, approval, "by", "approval")),
        wall=WallSettings(
            texts=texts,
            screen_inches=file.take(wall, "screen_inches", float, "wall", 55.0),
            distance_m=file.take(wall, "distance_m", float, "wall", 4.0),
            night=file.take(wall, "night", str, "wall", ""),
            pages=_wall_pages(file, wall),
        ),
        record_needed=_at_least_one(file, record, "needed", 20),
        record_months=_at_least_one(file, record, "months", 12),
        retention_months=dict(file.take(told, "retention", dict, "", {})),
        strangers=tuple(_strangers(file)),
        ignored=tuple(file.ignored),
    )


def _wall_pages(file: TownFile, wall: dict[str, Any]) -> tuple[str, ...]:
    """The pages in the order wished for, each once; all of them where none is named."""
    told = tuple(dict.fromkeys(file.strings(wall, "pages", "wall")))
    for page in told:
        if page not in WALL_PAGES:
            raise file.fail("one-of", "wall.pages", key="pages", value=page, known=WALL_PAGES)
    return told or WALL_PAGES


def _all_different(file: TownFile) -> None:
    """Codes are what requests are kept under: two of one kind cannot share one."""
    for name in ("staff", "departments", "services", "areas", "templates"):
        met: set[str] = set()
        for row in file.tables(name):
            code = str(row.get("code", ""))
            if code and code in met:
                lines = file.lines_of("code", code, name)
                raise TownError("twice", f"{name}.code", lines[-1] if lines else 0, code)
            met.add(code)


def _strangers(file: TownFile) -> list[Stranger]:
    """Where a code is named that the file does not list: a slip, or a list not yet whole."""
    listed = {
        name: {str(row.get("code")) for row in file.tables(name)}
        for name in ("staff", "departments")
    }
    hours = {key for key in file.told if key.startswith("hours") and key != "hours_dated"}
    asked = [
        ("staff", "deputy", listed["staff"]),
        ("accounts", "staff", listed["staff"]),
        ("staff", "department", listed["departments"]),
        ("services", "department", listed["departments"]),
        ("services", "hours", hours),
        ("hours_dated", "hours", hours),
    ]
    return [
        (file.line_of(key, value=row[key], section=table), f"{table}.{key}", row[key])
        for table, key, known in asked
        for row in file.tables(table)
        if key in row and row[key] not in known
    ]


def _at_least_one(file: TownFile, table: Mapping[str, Any], key: str, default: int) -> int:
    found = file.take(table, key, int, "records", default)
    if not 1 <= found <= LARGEST_COUNT:
        raise file.fail("wrong-type", f"records.{key}", key=key, value=found)
    return int(found)
