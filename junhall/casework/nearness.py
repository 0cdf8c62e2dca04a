"""PURE and light: when a due time is near, for cards, lists and alerts alike (rules.md 15)."""

from __future__ import annotations

from typing import Final

from junhall.models.terms import Instant

NEAR: Final = 0.75
"""The share of the time from the beginning to a due time after which it is near."""


def is_near(begun: Instant, due: Instant, now: Instant) -> bool:
    """Whether a due time that is not over comes soon: what is due at this second is near."""
    return now <= due and now - begun >= NEAR * max(1, due - begun)


def is_over(due: Instant, now: Instant) -> bool:
    """Whether a due time has passed: one second later is late."""
    return now > due
