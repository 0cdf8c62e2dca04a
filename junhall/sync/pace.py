"""PURE: how long to wait before the next call, from what the last one brought."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from junhall.feeds.contract import Quota
from junhall.models.terms import Instant


class Outcome(StrEnum):
    """How a call ended, as far as pace cares."""

    MORE = "more"
    NEWS = "news"
    QUIET = "quiet"
    THROTTLED = "throttled"
    UNREACHABLE = "unreachable"
    NEEDS_PERSON = "needs_person"


FIRST_BACKOFF_S: Final = 2.0
LONGEST_BACKOFF_S: Final = 300.0
PERSON_S: Final = 60.0
"""How often an account that needs a person is looked at again."""
JITTER: Final = 0.2
RESERVE: Final = 0.1
"""This share of a network's calls is kept for what people send."""
UNKNOWN_RESET_S: Final = 60.0
"""A network that does not say when its count begins again is asked no sooner."""


def poll_in_s(quota: Quota | None, now: Instant) -> float:
    """Seconds until a call that nobody waits for may be made; what people send need not ask."""
    if quota is None or quota.limit <= 0 or quota.left > quota.limit * RESERVE:
        return 0.0
    if quota.resets_at is None:
        return UNKNOWN_RESET_S
    return max(0.0, float(quota.resets_at - now))


@dataclass(frozen=True, slots=True)
class Pace:
    """What the past says about the next wait."""

    failures: int = 0

    def after(self, outcome: Outcome) -> Pace:
        """The pace once this outcome is known."""
        if outcome is Outcome.UNREACHABLE:
            return Pace(self.failures + 1)
        return Pace()

    def wait_s(self, outcome: Outcome, *, poll_s: float, retry_in_s: float, dice: float) -> float:
        """Seconds until the next call.

        ``poll_s`` is the feed's usual pause, ``retry_in_s`` what a throttling network asked for,
        ``dice`` in [0, 1) spreads stations that failed together.
        """
        match outcome:
            case Outcome.MORE:
                return 0.0
            case Outcome.NEWS | Outcome.QUIET:
                return poll_s
            case Outcome.THROTTLED:
                return max(retry_in_s, FIRST_BACKOFF_S)
            case Outcome.NEEDS_PERSON:
                return PERSON_S
            case Outcome.UNREACHABLE:
                backoff = min(FIRST_BACKOFF_S * 2.0**self.failures, LONGEST_BACKOFF_S)
                return backoff * (1.0 + JITTER * (2.0 * dice - 1.0))
