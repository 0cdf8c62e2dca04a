"""The Networks page asked of the ledger: accounts, what waits to leave, how today went."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy.orm import Session

from junhall.casework.network_rows import AccountRow, NetworksPage, OutboxRow, RemovedRow, Today
from junhall.casework.network_rules import WAITED_FOR, text_rule, told_by
from junhall.casework.queries import midnight_of
from junhall.models.terms import (
    AccountId,
    Instant,
    Network,
    OutboxId,
    OutboxState,
    RequestId,
    StaffCode,
)
from junhall.models.town import Town

_FREE: Final = frozenset({Network.MASTODON, Network.BLUESKY, Network.OPEN311})
_ASLEEP_S: Final = 300
"""An account that was not asked for so long is off, whatever it is set to."""
_ROWS: Final = 200
NEWEST: Final = 20_000
"""What came today is counted among so many of the newest posts: years of others are not read."""

_ACCOUNTS: Final = """
SELECT a.id, a.network, a.handle, a.server, a.staff, a.state, a.state_at, a.paused_until,
       a.last_error, a.last_sync_at, a.last_post_at, a.lag_s, a.quota_left, a.quota_limit,
       a.quota_resets_at, a.silent_since, a.capabilities,
       (SELECT count(*) FROM outbox o WHERE o.account_id = a.id
        AND o.state NOT IN ('sent', 'withdrawn'))
FROM account a WHERE a.state != 'removed' ORDER BY a.id
"""
_REMOVED: Final = """
SELECT id, network, handle, state_at, coalesce(key_end, '') FROM account
WHERE state = 'removed' AND state_at >= CASE key_end WHEN 'not-ended' THEN :week ELSE :day END
ORDER BY state_at DESC, id DESC
"""
_OUTBOX: Final = f"""
SELECT o.id, a.handle, a.network, a.state, a.paused_until, a.capabilities, o.request_id,
       r.number_year, r.number_n, o.text, o.media, o.visibility, o.by, o.state AS sending,
       o.created_at, o.due_at, o.tries, coalesce(o.reason, ''), o.looks, o.looked_at,
       coalesce((SELECT w.handle FROM post p JOIN author w ON w.id = p.author_id
                 WHERE p.network = a.network AND p.remote_id = o.in_reply_to), ''),
       o.in_reply_to,
       (SELECT e.state FROM outbox e WHERE {WAITED_FOR} ORDER BY e.id LIMIT 1) AS waits_for
FROM outbox o JOIN account a ON a.id = o.account_id LEFT JOIN request r ON r.id = o.request_id
WHERE o.state != 'sent'
  AND (o.state != 'withdrawn' OR coalesce(o.withdrawn_at, o.created_at) >= :midnight)
  AND (:private OR (o.visibility IN ('public', 'unlisted') AND coalesce(r.is_private, 0) = 0))
ORDER BY o.state = 'withdrawn', o.state NOT IN ('failed', 'unsure', 'blocked'), o.id DESC LIMIT :n
"""
_TODAY: Final = """
WITH newest AS (
  SELECT seen_at, posted_at, official, channel, is_boost, automatic, deleted_at, in_reply_to,
         network, author_id, text
  FROM post ORDER BY id DESC LIMIT :newest
)
SELECT (SELECT count(*) FROM newest WHERE seen_at >= :midnight AND official IS NULL
        AND channel = 'post' AND is_boost = 0),
       (SELECT count(*) FROM outbox WHERE state = 'sent' AND sent_at >= :midnight),
       (SELECT count(*) FROM outbox WHERE state IN ('failed', 'blocked')
        AND created_at >= :midnight AND state != 'sent'),
       (SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM newest
        WHERE official IS NOT NULL AND automatic = 0 AND deleted_at IS NULL AND is_boost = 0
        AND posted_at >= :midnight AND in_reply_to IS NOT NULL AND text != ''
        GROUP BY network, author_id, in_reply_to, text HAVING count(*) > 1)),
       (SELECT count(*) FROM outbox WHERE state = 'sent' AND sent_at >= :midnight
        AND looked_at IS NOT NULL),
       (SELECT count(*) FROM outbox WHERE state = 'unsure' AND state != 'sent')
"""


def networks(session: Session, town: Town, now: Instant, *, private: bool) -> NetworksPage:
    """Accounts, outbox and today; what is private only for roles that may see it."""
    connection = session.connection()
    midnight = midnight_of(town, now)
    return NetworksPage(
        accounts=tuple(_account(row, now) for row in connection.exec_driver_sql(_ACCOUNTS).all()),
        outbox=tuple(
            _item(row)
            for row in connection.exec_driver_sql(
                _OUTBOX, {"midnight": midnight, "private": int(private), "n": _ROWS}
            ).all()
        ),
        today=Today(
            *connection.exec_driver_sql(_TODAY, {"midnight": midnight, "newest": NEWEST}).one()
        ),
        as_of=now,
        removed=tuple(
            RemovedRow(AccountId(row[0]), Network(row[1]), row[2], Instant(row[3]), row[4])
            for row in connection.exec_driver_sql(
                _REMOVED, {"week": now - 7 * 86_400, "day": now - 86_400}
            ).all()
        ),
    )


def _account(row: Any, now: Instant) -> AccountRow:
    told = told_by(row.capabilities)
    streams = told.get("may_stream")
    poll = told.get("poll_s")
    state, since, until = _state(row, now)
    network = Network(row.network)
    return AccountRow(
        id=AccountId(row.id),
        network=network,
        handle=row.handle,
        server=row.server,
        staff=None if not row.staff else StaffCode(row.staff),
        state=state,
        since=since,
        until=until,
        why=row.last_error or "",
        last_sync_at=row.last_sync_at,
        last_post_at=row.last_post_at,
        streams=streams if isinstance(streams, bool) else None,
        poll_s=float(poll) if isinstance(poll, (int, float)) else None,
        lag_s=row.lag_s,
        quota_left=row.quota_left,
        quota_limit=row.quota_limit,
        quota_resets_at=row.quota_resets_at,
        is_free=True if network in _FREE else None,
        waiting=row[17],
    )


def _state(row: Any, now: Instant) -> tuple[str, Instant | None, Instant | None]:
    """The state in one word, since when, and until when."""
    match row.state:
        case "paused":
            return "paused", row.state_at, None
        case "needs_person":
            return "needs_person", row.state_at, None
    if row.paused_until is not None and row.paused_until > now:
        return "waiting", None, Instant(row.paused_until)
    if row.last_sync_at is None or now - row.last_sync_at > _ASLEEP_S:
        return "off", row.last_sync_at, None
    if row.silent_since is not None:
        return "silent", Instant(row.silent_since), None
    return "live", None, None


def _item(row: Any) -> OutboxRow:
    network = Network(row.network)
    limit, counts = text_rule(row.capabilities, network)
    number = f"{row.number_year}-{row.number_n}" if row.number_n is not None else ""
    return OutboxRow(
        id=OutboxId(row.id),
        account=row.handle,
        network=network,
        account_state=row.state,
        account_until=row.paused_until,
        request_id=None if row.request_id is None else RequestId(row.request_id),
        number=number,
        to=row[20],
        text=row.text,
        photos=len(json.loads(row.media or "[]")),
        is_private=row.visibility not in {"public", "unlisted"},
        by=StaffCode(row.by),
        state=OutboxState(row.sending),
        created_at=Instant(row.created_at),
        due_at=Instant(row.due_at),
        tries=row.tries,
        reason=row[17],
        limit=limit,
        counts=counts,
        looked_at=row.looked_at,
        looks=row.looks,
        waits_for=None if row.waits_for is None else OutboxState(row.waits_for),
    )
