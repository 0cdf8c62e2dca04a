"""What a page does to the account it came through: its cursor, its pace, its lag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from junhall.casework.protocol_facts import PostFacts
from junhall.models.messages import Page
from junhall.models.terms import Instant, PostEvent


def is_on_duty(connection: Connection, account_id: int, fence: int) -> bool:
    """Whether a fence is still the account's; where nobody holds a lease it is."""
    held = connection.exec_driver_sql(
        "SELECT fence FROM lease WHERE account_id = ?", (account_id,)
    ).scalar()
    return held is None or bool(held == fence)


def count_arrivals(connection: Connection, account_id: int, posts: Sequence[PostFacts]) -> None:
    """What came when, and how late the newest was seen: an account's pace and its lag."""
    if not posts:
        return
    hours = Counter(post.posted_at // 3600 for post in posts)
    connection.exec_driver_sql(
        "INSERT INTO arrival (account_id, hour, n) VALUES (?, ?, ?)"
        " ON CONFLICT (account_id, hour) DO UPDATE SET n = n + excluded.n",
        [(account_id, hour, n) for hour, n in hours.items()],
    )
    newest = max(posts, key=lambda post: post.posted_at)
    connection.exec_driver_sql(
        # What was written before it was connected could be seen no sooner: that is no lag of ours.
        "UPDATE account SET lag_s = ? WHERE id = ? AND coalesce(state_at, 0) <= ?",
        (max(0, newest.seen_at - newest.posted_at), account_id, newest.posted_at),
    )


def save_cursor(
    connection: Connection, account_id: int, stream: str, page: Page, now: Instant
) -> None:
    """Note how far the stream has been read, and that the account was heard."""
    if page.next_cursor is not None:
        connection.exec_driver_sql(
            "INSERT INTO cursor (account_id, stream, position, saved_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (account_id, stream) DO UPDATE"
            " SET position = excluded.position, saved_at = excluded.saved_at",
            (account_id, stream, page.next_cursor, now),
        )
    newest = max(
        (post.posted_at for post in page.posts if post.event is not PostEvent.DELETED),
        default=None,
    )
    connection.exec_driver_sql(
        "UPDATE account SET last_sync_at = ?,"
        " last_post_at = max(coalesce(last_post_at, 0), coalesce(?, last_post_at)) WHERE id = ?",
        (now, newest, account_id),
    )
