"""PURE: what an answer's headers say about how many calls are left and when to ask again.

Source: X-RateLimit-* with an ISO time (Mastodon, joinmastodon.org/api/rate-limits), the same in
Unix seconds (X), ratelimit-* (Bluesky), Retry-After in seconds or as a date (RFC 9110, 10.2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from junhall.feeds.contract import Quota
from junhall.models.terms import Instant

UNSAID_S: Final = 60
"""How long to wait where 429 comes without a word."""
LONGEST_S: Final = 86_400
"""Longer waits are asked again after a day: a wrong header must not silence an account."""
_PREFIXES: Final = ("x-ratelimit-", "ratelimit-", "x-rate-limit-")


def quota_in(headers: Mapping[str, str], now: Instant) -> Quota | None:
    """Limit, what is left and when it begins anew; None where the answer says nothing."""
    for prefix in _PREFIXES:
        limit, left = headers.get(f"{prefix}limit", ""), headers.get(f"{prefix}remaining", "")
        if limit.isdecimal() and left.isdecimal():
            resets_at = _instant(headers.get(f"{prefix}reset", ""), now)
            return Quota(int(limit), int(left), resets_at)
    return None


def retry_at_in(headers: Mapping[str, str], now: Instant) -> Instant:
    """When to ask again after 429; never in the past, never later than a day."""
    told = _instant(headers.get("retry-after", ""), now)
    for prefix in _PREFIXES:
        if told is None:
            told = _instant(headers.get(f"{prefix}reset", ""), now)
    if told is None:
        told = Instant(now + UNSAID_S)
    return Instant(min(max(told, now + 1), now + LONGEST_S))


def seconds_ahead(headers: Mapping[str, str], now: Instant) -> int | None:
    """By how much the server's clock is ahead of ours (RFC 9110, 6.6.1); None: it does not say."""
    told = _instant(headers.get("date", ""), now)
    return None if told is None else int(told - now)


def _instant(said: str, now: Instant) -> Instant | None:
    """An ISO time, a date of HTTP, Unix seconds, or seconds from now; rounded up."""
    said = said.strip()
    if not said or len(said) > 64:
        return None
    if said.isdecimal():
        seconds = int(said)
        return Instant(seconds if seconds > 1_000_000_000 else now + seconds)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(said)
        except (ValueError, TypeError, IndexError):
            continue
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        stamp = at.timestamp()
        return Instant(int(stamp) + (stamp % 1 > 0))
    return None
