"""PURE: what the first page says of the town, without reading its town.toml as a whole.

A town.toml that is written as usual is read line by line; for any other the library is asked, which
takes longer to load than the ledger to answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from junhall.casework.board_rows import FirstTown
from junhall.casework.service_names import service_names
from junhall.models.terms import StaffCode

Execute = Callable[[str, Mapping[str, Any]], Iterable[Any]]
"""Runs one statement with named values and gives its rows."""

_PLAIN: Final = re.compile(r"^(name|zone)[ \t]*=[ \t]*\"([^\"\\]+)\"[ \t]*(?:#.*)?$", re.MULTILINE)
_OF_STAFF: Final = re.compile(
    r"^(code|name|handles)[ \t]*="
    r"[ \t]*(?:\"([^\"\\]+)\"|\[(?:[ \t]*\"([^\"\\]+)\".*|[ \t]*)\])[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
_UNUSUAL: Final = re.compile(r"^[ \t]+\[|^[ \t]*staff[ \t]*=[ \t]*\[|\"{3}|'{3}", re.MULTILINE)
_STAFF: Final = "\n[[staff]]\n"


def first_town(execute: Execute, text: str, lang: str) -> FirstTown:
    """The town's name, zone, services and people, in the words a card uses.

    Raises: ValueError, KeyError where ``text`` is no town.toml.
    """
    services = tuple(service_names(execute, lang).items())
    name, zone, people = _usual(text) or _whole(text)
    return FirstTown(name, zone, services, people)


_Told = tuple[str, str, tuple[tuple[StaffCode, str], ...]]
"""Name, zone, and everybody's code with the handle people know, else the name."""


def _usual(text: str) -> _Told | None:
    head, *tables = f"\n{text}".split("\n[")
    if _UNUSUAL.search(text) is not None:
        return None
    said = dict(_PLAIN.findall(head))
    people = []
    for section in f"\n{text}".split(_STAFF)[1:]:
        told = section.partition("\n[")[0]
        row = {key: one or other for key, one, other in _OF_STAFF.findall(told)}
        if not {"code", "name"} <= row.keys() or ("handles" in told and "handles" not in row):
            return None
        handle = row.get("handles", "").partition(":")[2]
        people.append((StaffCode(row["code"]), handle or row["name"]))
    if len(people) != sum(table.lstrip("[ \t").startswith("staff") for table in tables):
        return None
    return (said["name"], said["zone"], tuple(people)) if len(said) == 2 else None


def _whole(text: str) -> _Told:
    import tomllib

    told = tomllib.loads(text)
    name, zone = told["name"], told["zone"]
    people = tuple(
        (
            StaffCode(row["code"]),
            next(iter(row.get("handles", ())), "").partition(":")[2] or row["name"],
        )
        for row in told.get("staff", ())
    )
    return name, zone, people
