"""The services of a town.toml, with their words and their targets by date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from junhall.models.terms import ServiceCode
from junhall.models.town_file import TownFile
from junhall.models.town_services import Service, ServiceTarget, Within

_WITHIN = re.compile(r"^(\d+)\s*([mhd])$")


def service(file: TownFile, row: Mapping[str, Any]) -> Service:
    """One service; a later target keeps what it does not say from the one before.

    Raises: TownError.
    """
    file.only(
        row,
        {
            "code", "name", "department", "keywords", "first_response_within",
            "resolve_within", "clock", "duplicate_radius_m", "targets", "hours",
        },
        "services",
    )  # fmt: skip
    code = file.need(row, "code", str, "services")
    name = row.get("name", code)
    keywords = {
        lang: tuple(words)
        for lang, words in file.take(row, "keywords", dict, "services", {}).items()
    }
    clock = file.take(row, "clock", str, "services", "office")
    if clock not in {"office", "always"}:
        raise file.fail(
            "one-of", "services.clock", key="clock", value=clock, known=("office", "always")
        )
    targets = [_target(file, row, None)]
    targets += [
        _target(file, t, t.get("from")) for t in file.take(row, "targets", list, "services", [])
    ]
    inherited: list[ServiceTarget] = []
    for target in sorted(targets, key=lambda t: t.from_on or date.min):
        before = inherited[-1] if inherited else None
        inherited.append(
            ServiceTarget(
                target.from_on,
                target.first_response_within or (before.first_response_within if before else None),
                target.resolve_within or (before.resolve_within if before else None),
            )
        )
    return Service(
        code=ServiceCode(code),
        name=name if isinstance(name, dict) else {"es": str(name)},
        department=file.take(row, "department", str, "services"),
        keywords=keywords,
        targets=tuple(inherited),
        clock=clock,
        duplicate_radius_m=file.take(row, "duplicate_radius_m", float, "services", 100.0),
        hours=file.take(row, "hours", str, "services", "hours"),
    )


def _target(file: TownFile, row: Mapping[str, Any], from_on: object) -> ServiceTarget:
    day = None
    if from_on is not None:
        try:
            day = from_on if isinstance(from_on, date) else date.fromisoformat(str(from_on))
        except ValueError as error:
            raise file.fail("bad-date", "services.targets", key="from", value=from_on) from error
    return ServiceTarget(
        day,
        _within(file, row, "first_response_within"),
        _within(file, row, "resolve_within"),
    )


def _within(file: TownFile, row: Mapping[str, Any], key: str) -> Within | None:
    text = file.take(row, key, str, "services")
    if text is None:
        return None
    found = _WITHIN.match(text.strip())
    if not found:
        raise file.fail("bad-duration", f"services.{key}", key=key, value=text)
    amount = int(found.group(1))
    match found.group(2):
        case "m":
            return Within(minutes=amount)
        case "h":
            return Within(minutes=amount * 60)
        case _:
            return Within(days=amount)
