"""Several tasks of one account end together: which of their reasons is the one that counts."""

from __future__ import annotations

from typing import Final

from junhall.casework.intake import LostLease
from junhall.feeds.contract import FeedError, Throttled, Unauthorized

_ORDER: Final = (LostLease, Unauthorized, Throttled, FeedError)


def decisive(raised: BaseException) -> BaseException:
    """Of what a group raised, what decides: a lost duty, then a person, then the network."""
    found = _leaves(raised)
    bugs = [one for one in found if not isinstance(one, (*_ORDER, TimeoutError))]
    if bugs:
        return bugs[0]
    for kind in _ORDER:
        for one in found:
            if isinstance(one, kind):
                return one
    return found[0]


def _leaves(raised: BaseException) -> list[BaseException]:
    if isinstance(raised, BaseExceptionGroup):
        return [leaf for one in raised.exceptions for leaf in _leaves(one)]
    return [raised]
