"""PURE: how far an answer is on its way out, in words, and what may still be done about it."""

from __future__ import annotations

from typing import Final

from junhall.casework.rows import CasePost
from junhall.models.terms import OutboxState
from junhall.ui.case.entry import Setting
from junhall.words import tr

ON_ITS_WAY: Final = frozenset(
    {
        OutboxState.HELD,
        OutboxState.SCHEDULED,
        OutboxState.AWAITING_APPROVAL,
        OutboxState.QUEUED,
        OutboxState.SENDING,
    }
)
MAY_TAKE_BACK: Final = frozenset(
    {
        OutboxState.HELD,
        OutboxState.SCHEDULED,
        OutboxState.AWAITING_APPROVAL,
        OutboxState.QUEUED,
        OutboxState.FAILED,
        OutboxState.BLOCKED,
    }
)
MAY_RETRY: Final = frozenset({OutboxState.UNSURE, OutboxState.FAILED, OutboxState.BLOCKED})


def outbox_text(post: CasePost, setting: Setting) -> str:
    """How far an answer is on its way out."""
    match post.outbox:
        case OutboxState.HELD:
            left = (post.outbox_due_at or setting.clock()) - setting.clock()
            return tr("leaves in {n} s", n=left) if left > 0 else tr("leaves now")
        case OutboxState.SCHEDULED:
            at = setting.moment(post.outbox_due_at) if post.outbox_due_at is not None else ""
            return tr("leaves at {time}", time=at)
        case OutboxState.AWAITING_APPROVAL:
            return tr("waits for a second person's approval")
        case OutboxState.QUEUED:
            return tr("waits for the network")
        case OutboxState.SENDING:
            return tr("is being sent")
        case OutboxState.UNSURE:
            return tr("Sent, but the network did not confirm. Look there before trying again.")
        case OutboxState.FAILED:
            return tr("Not sent; the text is kept. {why}", why=_why(post)).strip()
        case OutboxState.BLOCKED:
            return tr("The account needs a person first; the text is kept. {why}", why=_why(post))
        case OutboxState.WITHDRAWN:
            return tr("taken back")
        case _:
            return ""


def _why(post: CasePost) -> str:
    return post.outbox_reason or ""
