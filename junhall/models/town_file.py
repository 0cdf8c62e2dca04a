"""One town.toml being read: its tables by key, and the line where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from junhall.models.town_faults import Ignored, TownError


class TownFile:
    """One reading of one file; keeps the text to say lines."""

    def __init__(self, text: str, told: dict[str, Any]) -> None:
        """``told``: what TOML makes of the text."""
        self.lines = text.splitlines()
        self.told = told
        self.ignored: list[Ignored] = []

    def line_of(self, key: str, *, value: object = None, section: str = "") -> int:
        """The line where a key (or a table) stands, 0 when it cannot be told."""
        inside = not section
        first = 0
        for n, line in enumerate(self.lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                name = bare.strip("[]").split("]")[0].strip()
                if section:
                    inside = name.split(".")[0] == section
                if name == key and not section:
                    return n
            if inside and re.match(rf"{re.escape(key)}\s*=", bare):
                if value is None or str(value) in bare:
                    return n
                first = first or n
            elif inside and not section and re.search(rf"[{{,]\s*{re.escape(key)}\s*=", bare):
                first = first or n
        return first

    def lines_of(self, key: str, value: str, section: str) -> list[int]:
        """Every line of a section where the key has just this value."""
        found, inside = [], False
        for n, line in enumerate(self.lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                inside = bare.strip("[]").split("]")[0].strip().split(".")[0] == section
            elif inside and re.match(rf"{re.escape(key)}\s*=\s*[\"']{re.escape(value)}[\"']", bare):
                found.append(n)
        return found

    def fail(
        self,
        code: str,
        where: str,
        *,
        key: str = "",
        value: object = None,
        section: str = "",
        known: Iterable[str] = (),
    ) -> TownError:
        """The fault in words of its code, with the line of the key (or of ``where``)."""
        line = self.line_of(key or where, value=value, section=section)
        detail = "" if value is None else str(value)[:200]
        return TownError(code, where, line, detail, tuple(known))

    def need(self, table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:
        """A value that must be there, of a kind.

        Raises: TownError.
        """
        if key not in table:
            section = where.partition("[")[0].partition(".")[0]
            line = self.line_of(section) if section else 1
            raise TownError("missing-key", f"{where}.{key}" if where else key, line)
        return self.take(table, key, kind, where)

    def take(
        self, table: Mapping[str, Any], key: str, kind: type, where: str, default: Any = None
    ) -> Any:
        """A value of a kind, else the default; a whole number is a number too.

        Raises: TownError.
        """
        if key not in table:
            return default
        value = table[key]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            name = f"{where}.{key}" if where else key
            raise self.fail("wrong-type", name, key=key, value=value)
        return value

    def strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        """A list of texts; none where the key is missing.

        Raises: TownError.
        """
        values = self.take(table, key, list, where, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fail("wrong-type", f"{where}.{key}" if where else key, key=key)
        return tuple(values)

    def tables(self, key: str) -> list[dict[str, Any]]:
        """The tables under a key, ``[[key]]``.

        Raises: TownError.
        """
        rows = self.take(self.told, key, list, "", [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail("wrong-type", key, key=key)
        return list(rows)

    def only(self, table: Mapping[str, Any], allowed: set[str], where: str) -> None:
        """Write down each key that nothing reads."""
        for key in table:
            if key not in allowed:
                value = table[key] if isinstance(table[key], str | int | float) else None
                section = where.partition(".")[0]
                line = self.line_of(key, value=value, section=section) or self.line_of(key)
                self.ignored.append((line, f"{where}.{key}" if where else key))
