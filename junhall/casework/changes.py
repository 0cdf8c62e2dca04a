"""ChangeSet: what altered between two seqs, in a few words for screens; how often it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from junhall.models.terms import Facet, RequestId, Seq

PACE_MS: Final = 50
SLOWEST_MS: Final = 3000
"""Changes are told that seldom at most: nobody reads a board that alters twenty times a second,
and painting it takes the time that keys and scrolling need."""
CALM_PER_S: Final = 80
"""So many requests a second may alter without the screen being told less often."""
TOO_MANY: Final = 20_000
"""More requests than this are not named: screens read the whole page once. As many as a storm
alters in the longest pause are named, so that a case that is none of them is left alone."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes in (since, until]; ``ids`` None: too many to name, read the whole page."""

    since: Seq
    until: Seq
    facets: Facet
    ids: frozenset[RequestId] | None
    by_person: bool = False
    """Whether staff did some of it: whoever acts sees it at once, also in a storm."""

    def touches(self, facets: Facet, ids: frozenset[RequestId] | None = None) -> bool:
        """Whether something of these facets (and of these requests) altered."""
        if not self.facets & facets:
            return False
        return ids is None or self.ids is None or not self.ids.isdisjoint(ids)


def merged(one: ChangeSet, other: ChangeSet) -> ChangeSet:
    """Both changes as one; beyond ``TOO_MANY`` requests none is named any more."""
    ids = None if one.ids is None or other.ids is None else one.ids | other.ids
    if ids is not None and len(ids) > TOO_MANY:
        ids = None
    return replace(
        one,
        since=min(one.since, other.since),
        until=max(one.until, other.until),
        facets=one.facets | other.facets,
        ids=ids,
        by_person=one.by_person or other.by_person,
    )


def pause_after(told: ChangeSet) -> int:
    """How long nothing else is told around such a change, in ms: the more altered, the longer.

    Asked of what was told, and of what waits once that rest is over: a storm's first post is
    seen at once, the storm itself from its second look.
    """
    altered = TOO_MANY if told.ids is None else len(told.ids)
    return min(SLOWEST_MS, max(PACE_MS, altered * 1000 // CALM_PER_S))
