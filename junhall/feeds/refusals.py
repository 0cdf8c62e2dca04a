"""PURE: what a status, or an answer that never came, means for whoever asked."""

from __future__ import annotations

import json

from junhall.feeds.contract import (
    FeedError,
    Gone,
    Reason,
    Refused,
    Throttled,
    Unauthorized,
    Unreachable,
    Unsure,
)
from junhall.models.terms import Instant


def refusal(
    status: int, detail: str, *, is_own: bool, acting: bool, retry_at: Instant
) -> FeedError:
    """The error of a status that is no success.

    ``is_own``: the body is JSON, so the server itself speaks and no proxy before it: a page that
    says 404 must not end a post, nor one that says 401 an account. ``acting``: what was asked must
    not happen twice; a server that fails may have done it all the same.
    """
    match status:
        case 401 if is_own:
            return Unauthorized(detail)
        case 403 if is_own:
            return Refused(Reason.NOT_ALLOWED, detail)
        case 404 | 410 if is_own:
            return Gone(detail)
        case 429:
            return Throttled(retry_at, detail)
        case 408 | 425:
            return Unreachable(detail)
        case _ if status >= 500:
            return lost(detail, acting=acting)
        case 413 | 415:
            return Refused(Reason.MEDIA, detail)
        case _ if is_own or acting:
            return Refused(Reason.OTHER, detail)
    return Unreachable(f"{detail}, not from the server itself")


def lost(detail: str, *, acting: bool) -> FeedError:
    """An answer that never came, or that nobody can read."""
    return Unsure(detail) if acting else Unreachable(detail)


def is_json(content: bytes) -> bool:
    """Whether a body is the server's own word, and not a page of whatever stands before it."""
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
