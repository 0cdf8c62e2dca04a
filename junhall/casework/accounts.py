"""The town's own accounts: pausing, removing, connecting them, and which of them speaks for whom.

Every function runs inside one command's transaction. An account's row is never removed: its posts
and requests stay, and its handle stays one of the town's (rules.md 1).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from junhall.casework import commands as c
from junhall.casework.errors import Conflict, Invalid
from junhall.casework.network_rules import photo_rule, private_rule, text_rule
from junhall.casework.rows import VoiceRow
from junhall.models.terms import AccountId, Instant, Network, Role, StaffCode
from junhall.models.town import Town
from junhall.models.town_people import fold_handle

AccountCommand = c.PauseAccount | c.ResumeAccount | c.RemoveAccount | c.SpeakAs | c.ConnectAccount
SPEAKS_FOR_OTHERS = frozenset({Role.MAYOR, Role.HEAD, Role.DESK})
"""Roles that may answer through somebody else's account: the desk does for the mayor."""


def carry_out(connection: Connection, wish: AccountCommand, town: Town, now: Instant) -> c.Done:
    """Do one of the commands about accounts.

    Raises: Invalid, Conflict; nothing is changed then.
    """
    match wish:
        case c.PauseAccount():
            return _turn(connection, wish.account_id, ("on", "needs_person"), "paused", now)
        case c.ResumeAccount():
            return _turn(connection, wish.account_id, ("paused", "removed"), "on", now)
        case c.RemoveAccount():
            states = ("on", "paused", "needs_person")
            connection.exec_driver_sql(
                "UPDATE account SET key_end = NULL WHERE id = ?", (wish.account_id,)
            )
            return _turn(connection, wish.account_id, states, "removed", now)
        case c.SpeakAs():
            _known(town, wish.staff)
            connection.exec_driver_sql(
                "UPDATE account SET staff = ? WHERE id = ?", (wish.staff, wish.account_id)
            )
            return c.Done(account_id=wish.account_id)
        case c.ConnectAccount():
            _known(town, wish.staff)
            return _connect(connection, wish, now)


def _known(town: Town, staff: StaffCode | None) -> None:
    if staff is not None and staff not in town.staff_by_code:
        raise Invalid("unknown-staff", code=staff)


def _turn(
    connection: Connection, account: AccountId, before: tuple[str, ...], after: str, now: Instant
) -> c.Done:
    found = connection.exec_driver_sql(
        "SELECT state, handle FROM account WHERE id = ?", (account,)
    ).one_or_none()
    if found is None:
        raise Invalid("account-gone")
    if found.state not in before and found.state != after:
        raise Conflict("account-gone")
    connection.exec_driver_sql(
        "UPDATE account SET state = ?, state_at = ? WHERE id = ? AND state != ?",
        (after, now, account, after),
    )
    return c.Done(account_id=account)


def _connect(connection: Connection, wish: c.ConnectAccount, now: Instant) -> c.Done:
    """Write the account down, or wake the one that it is.

    town.toml may have named it shortly ("@Hall", with its server beside): then it gets its whole
    name, under which its key is kept. How far back it is read is asked anew of an account that was
    never read or was removed: what is read goes on where it stands.
    """
    folded, server = fold_handle(wish.handle), _host(wish.server)
    short = folded.partition("@")[0]
    for row in connection.exec_driver_sql(
        "SELECT id, handle, server, state, EXISTS (SELECT 1 FROM cursor c"
        " WHERE c.account_id = account.id) AS is_read FROM account WHERE network = ?",
        (wish.network,),
    ).all():
        there = fold_handle(row.handle)
        if there != folded and not (there == short and server and _host(row.server) == server):
            continue
        begins = row.state == "removed" or not row.is_read
        if begins:
            connection.exec_driver_sql("DELETE FROM cursor WHERE account_id = ?", (row.id,))
        connection.exec_driver_sql(
            "UPDATE account SET state = 'on', state_at = ?, server = coalesce(?, server),"
            " handle = ?, staff = ?, last_error = NULL, paused_until = NULL, key_end = NULL,"
            " since_at = CASE WHEN ? THEN ? ELSE since_at END WHERE id = ?",
            (
                now,
                wish.server,
                row.handle if there == folded else wish.handle,
                wish.staff,
                begins,
                wish.since,
                row.id,
            ),
        )
        return c.Done(account_id=AccountId(row.id))
    made = connection.exec_driver_sql(
        "INSERT INTO account (network, handle, staff, server, state, state_at, since_at)"
        " VALUES (?, ?, ?, ?, 'on', ?, ?)",
        (wish.network, wish.handle, wish.staff, wish.server, now, wish.since),
    )
    return c.Done(account_id=AccountId(int(made.lastrowid)))


def _host(server: str | None) -> str:
    return (server or "").partition("://")[2].strip("/").casefold() or (server or "").casefold()


def voices(
    connection: Connection, network: Network | None, by: StaffCode | None, role: Role
) -> tuple[VoiceRow, ...]:
    """The accounts this person may speak through, on one network or on all, the usual one first.

    An account that a server knows comes before one that nobody signed in to. Among those one's
    own voice comes first, then the town hall's, then, for roles that may, the others'.
    """
    rows = connection.exec_driver_sql(
        "SELECT id, network, handle, staff, capabilities FROM account WHERE state != 'removed'"
        " AND (? IS NULL OR network = ?)"
        " ORDER BY (capabilities IS NOT NULL) DESC, (staff IS NOT NULL AND staff = ?) DESC,"
        " (staff IS NULL) DESC, id",
        (network, network, by or ""),
    )
    return tuple(
        _voice(row) for row in rows if not row.staff or row.staff == by or role in SPEAKS_FOR_OTHERS
    )


def _voice(row: Any) -> VoiceRow:
    network = Network(row.network)
    limit, counts = text_rule(row.capabilities, network)
    return VoiceRow(
        AccountId(row.id),
        network,
        row.handle,
        StaffCode(row.staff) if row.staff else None,
        limit,
        counts,
        photo_rule(row.capabilities),
        private_rule(row.capabilities),
    )
