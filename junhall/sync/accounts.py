"""What sync writes about an account: how it is, what its server allows, how lively it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from junhall.casework.change_log import append_changes
from junhall.feeds.contract import FeedError, Greeting, Quota, Throttled, Unauthorized
from junhall.models.messages import AccountKey
from junhall.models.terms import AccountId, Cause, Facet, Instant, Network, is_clock_off
from junhall.sync.silence import HOUR_S, WEEK_H, WEEKS, silent_since

KEPT_H = (WEEKS + 1) * WEEK_H
"""Arrivals older than this, counted from the newest, are no longer usual for anything."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as the roster sees it."""

    key: AccountKey
    state: str

    @property
    def is_served(self) -> bool:
        """Whether somebody should be on duty for it."""
        return self.state in {"on", "needs_person"}


def every(session: Session) -> tuple[AccountRow, ...]:
    """Every account, in the order they were connected."""
    found = session.connection().exec_driver_sql(
        "SELECT id, network, handle, server, state, since_at FROM account ORDER BY id"
    )
    return tuple(
        AccountRow(AccountKey(AccountId(row[0]), Network(row[1]), row[2], row[3], row[5]), row[4])
        for row in found
    )


def note_greeting(session: Session, account_id: int, greeting: Greeting, now: Instant) -> None:
    """The door is open: keep what the server allows, let blocked answers go on."""
    execute = session.connection().exec_driver_sql
    told = {
        **asdict(greeting.capabilities),
        "handle": greeting.handle[:200],
        "name": greeting.name[:200],
        "may_read": greeting.may_read,
        "may_stream": greeting.may_stream,
        "may_write": greeting.may_write,
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    before = execute(
        "SELECT state, last_error, paused_until, capabilities FROM account WHERE id = ?",
        (account_id,),
    ).one()
    execute(
        "UPDATE account SET capabilities = ?, last_error = NULL, paused_until = NULL,"
        " state_at = CASE state WHEN 'needs_person' THEN ? ELSE state_at END,"
        " state = CASE state WHEN 'needs_person' THEN 'on' ELSE state END WHERE id = ?",
        (text, now, account_id),
    )
    facets = Facet(0)
    if before.state == "needs_person" or before.last_error or before.capabilities != text:
        facets |= Facet.FEEDS
    if greeting.may_write:
        freed = execute(
            "UPDATE outbox SET state = 'queued', due_at = ?, reason = NULL"
            " WHERE account_id = ? AND state = 'blocked'",
            (now, account_id),
        )
        facets |= Facet.OUTBOX if freed.rowcount else Facet(0)
    if facets:
        append_changes(session.connection(), {0: facets}, now, Cause.SYSTEM, None)


def note_fault(session: Session, account_id: int, told: FeedError, now: Instant) -> None:
    """What is wrong, for the lights in the foot; where a person is needed, answers are blocked."""
    execute = session.connection().exec_driver_sql
    before = execute(
        "SELECT state, last_error, paused_until FROM account WHERE id = ?", (account_id,)
    ).one()
    state, until = before.state, None
    if isinstance(told, Throttled):
        until = told.retry_at
    if isinstance(told, Unauthorized) and state == "on":
        state = "needs_person"
    name = type(told).__name__
    facets = Facet(0)
    if (before.state, before.last_error, before.paused_until) != (state, name, until):
        facets |= Facet.FEEDS
        execute(
            "UPDATE account SET last_error = ?, paused_until = ?, state = ?,"
            " state_at = CASE WHEN state = ? THEN state_at ELSE ? END WHERE id = ?",
            (name, until, state, state, now, account_id),
        )
    if isinstance(told, Unauthorized):
        stopped = execute(
            "UPDATE outbox SET state = 'blocked', reason = 'Unauthorized' WHERE account_id = ?"
            " AND (state = 'queued' OR (state IN ('held', 'scheduled') AND due_at <= ?))",
            (account_id, now),
        )
        facets |= Facet.OUTBOX if stopped.rowcount else Facet(0)
    if facets:
        append_changes(session.connection(), {0: facets}, now, Cause.SYSTEM, None)


def note_well(
    session: Session,
    account_id: int,
    quota: Quota | None,
    now: Instant,
    *,
    clock_off_s: int | None = None,
) -> None:
    """A call went well: faults are over, the count of calls is as it is, and so is its clock.

    A wait that the network asked for is not over because a stream told a post.
    """
    execute = session.connection().exec_driver_sql
    before = execute(
        "SELECT last_error, paused_until, clock_off_s FROM account WHERE id = ?", (account_id,)
    ).one()
    waits = before.paused_until is not None and before.paused_until > now
    turned = is_clock_off(before.clock_off_s) is not is_clock_off(clock_off_s)
    if ((before.last_error or before.paused_until) and not waits) or turned:
        append_changes(session.connection(), {0: Facet.FEEDS}, now, Cause.SYSTEM, None)
    execute(
        "UPDATE account SET last_sync_at = ?, last_error = ?, paused_until = ?,"
        " quota_limit = ?, quota_left = ?, quota_resets_at = ?, clock_off_s = ? WHERE id = ?",
        (
            now,
            before.last_error if waits else None,
            before.paused_until if waits else None,
            None if quota is None else quota.limit,
            None if quota is None else quota.left,
            None if quota is None else quota.resets_at,
            clock_off_s,
            account_id,
        ),
    )


def judge_silence(session: Session, account_id: int, now: Instant) -> None:
    """Hold the account's silence to its own usual pace, and say so once where it is unusual."""
    execute = session.connection().exec_driver_sql
    newest = execute("SELECT max(hour) FROM arrival WHERE account_id = ?", (account_id,)).scalar()
    if newest is None:
        return
    execute("DELETE FROM arrival WHERE account_id = ? AND hour < ?", (account_id, newest - KEPT_H))
    rows = execute("SELECT hour, n FROM arrival WHERE account_id = ?", (account_id,))
    arrivals = {int(row[0]): int(row[1]) for row in rows}
    before, last_post_at = execute(
        "SELECT silent_since, last_post_at FROM account WHERE id = ?", (account_id,)
    ).one()
    last = max(last_post_at or 0, newest * HOUR_S)
    found = silent_since(arrivals, Instant(min(last, now)), now)
    if found != before:
        execute("UPDATE account SET silent_since = ? WHERE id = ?", (found, account_id))
        append_changes(session.connection(), {0: Facet.FEEDS}, now, Cause.SYSTEM, None)
