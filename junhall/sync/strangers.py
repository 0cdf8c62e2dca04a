"""Ends of posts that nobody here ever read: a stream tells of them, and they concern nobody.

A letter-box that begins anew has met nothing yet, so it hands on every end it hears of: the ledger
alone knows which posts are the town's.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy.orm import Session

from junhall.models.messages import Page
from junhall.models.terms import PostEvent


def without_strangers(session: Session, page: Page) -> Page:
    """The page without ends of posts that neither the ledger nor the page itself knows."""
    ends = {p.remote_id for p in page.posts if p.event is PostEvent.DELETED}
    if not ends:
        return page
    rows = session.connection().exec_driver_sql(
        "SELECT network, remote_id FROM post WHERE remote_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ends)),),
    )
    known = {(row[0], row[1]) for row in rows}
    known |= {
        (p.network.value, p.remote_id) for p in page.posts if p.event is not PostEvent.DELETED
    }
    kept = tuple(
        p
        for p in page.posts
        if p.event is not PostEvent.DELETED or (p.network.value, p.remote_id) in known
    )
    return page if len(kept) == len(page.posts) else replace(page, posts=kept)
