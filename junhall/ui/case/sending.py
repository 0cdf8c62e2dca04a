"""PURE: how far an answer of this case is on its way out; see departures."""

from __future__ import annotations

from junhall.casework.rows import CasePost
from junhall.models.terms import Instant
from junhall.ui.case.entry import Setting
from junhall.ui.departures import Departure, departure_text
from junhall.ui.naming import short_handle


def outbox_text(post: CasePost, setting: Setting) -> str:
    """How far an answer is on its way out."""
    if post.outbox is None:
        return ""
    departure = Departure(
        post.outbox,
        post.outbox_due_at if post.outbox_due_at is not None else Instant(setting.clock()),
        post.outbox_reason or "",
        account=short_handle(post.author),
        account_state=post.account_state,
        looked_at=post.outbox_looked_at,
        waits_for=post.outbox_waits_for,
    )
    return departure_text(departure, setting.clock(), setting.moment)
