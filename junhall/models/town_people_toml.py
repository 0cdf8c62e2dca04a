"""The people of a town.toml: staff with their handles and absences, accounts, roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from junhall.models.terms import Network, Role, StaffCode
from junhall.models.town_file import TownFile
from junhall.models.town_people import StaffMember, TownAccount

LONGEST_ON_CALL = timedelta(days=31)
"""Longer stretches on call are slips of the pen, and would be cut into very many days."""
WRITTEN_ROLES = ("mayor", "councillor", "head", "desk", "worker")


def staff(file: TownFile) -> tuple[StaffMember, ...]:
    """Everybody listed.

    Raises: TownError.
    """
    members = []
    allowed = {
        "code", "name", "role", "department", "handles", "deputy", "absent", "on_call", "admin",
    }  # fmt: skip
    for row in file.tables("staff"):
        file.only(row, allowed, "staff")
        handles = []
        for handle in file.strings(row, "handles", "staff"):
            network, colon, name = handle.partition(":")
            if not colon:
                raise file.fail(
                    "handle-without-network", "staff.handles", key="handles", value=handle
                )
            handles.append((_network(file, network, "staff.handles"), name))
        absent = [_span(file, text) for text in file.strings(row, "absent", "staff")]
        on_call = [_stretch(file, text) for text in file.strings(row, "on_call", "staff")]
        members.append(
            StaffMember(
                code=StaffCode(file.need(row, "code", str, "staff")),
                name=file.need(row, "name", str, "staff"),
                role=_role(file, file.need(row, "role", str, "staff"), "staff.role"),
                department=file.take(row, "department", str, "staff"),
                handles=tuple(handles),
                deputy=file.take(row, "deputy", str, "staff"),
                absent=tuple(absent),
                on_call=tuple(on_call),
                admin=file.take(row, "admin", bool, "staff", default=False),
            )
        )
    return tuple(members)


def accounts(file: TownFile) -> tuple[TownAccount, ...]:
    """The town's accounts.

    Raises: TownError.
    """
    found = []
    for row in file.tables("accounts"):
        file.only(row, {"network", "handle", "staff", "server"}, "accounts")
        found.append(
            TownAccount(
                _network(file, file.need(row, "network", str, "accounts"), "accounts.network"),
                file.need(row, "handle", str, "accounts"),
                file.take(row, "staff", str, "accounts"),
                file.take(row, "server", str, "accounts"),
            )
        )
    return tuple(found)


def roles(file: TownFile, table: Mapping[str, Any], key: str, where: str) -> list[Role]:
    """The roles that a key names.

    Raises: TownError.
    """
    return [_role(file, name, f"{where}.{key}") for name in file.strings(table, key, where)]


def _role(file: TownFile, name: str, where: str) -> Role:
    if name not in WRITTEN_ROLES:
        key = where.rpartition(".")[2]
        raise file.fail("one-of", where, key=key, value=name, known=WRITTEN_ROLES)
    return Role(name)


def _network(file: TownFile, name: str, where: str) -> Network:
    network = Network(name)
    if network is Network.OTHER and name != "other":
        key = where.rpartition(".")[2]
        raise file.fail("one-of", where, key=key, value=name, known=list(Network))
    return network


def _span(file: TownFile, text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise file.fail("bad-date", "staff.absent", key="absent", value=text) from error


def _stretch(file: TownFile, text: str) -> tuple[datetime, datetime]:
    """ "2026-11-27T19:00/2026-11-30T09:00", on the town's clocks."""
    first, _, last = text.partition("/")
    try:
        begins, ends = datetime.fromisoformat(first), datetime.fromisoformat(last)
    except ValueError as error:
        raise file.fail("bad-stretch", "staff.on_call", key="on_call", value=text) from error
    if ends <= begins or begins.tzinfo is not None or ends.tzinfo is not None:
        raise file.fail("bad-stretch", "staff.on_call", key="on_call", value=text)
    if ends - begins > LONGEST_ON_CALL:
        raise file.fail("bad-stretch", "staff.on_call", key="on_call", value=text)
    return begins, ends
