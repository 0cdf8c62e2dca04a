"""ChangeSet: what altered between two seqs, in a few words for screens; how often it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from junhall.models.terms import Facet, RequestId, Seq

PACE_MS: Final = 50
SLOWEST_MS: Final = 2000
"""In a storm changes are told less and less often, down to this: nobody reads a board that alters
twenty times a second, and painting it takes the time that keys and scrolling need."""
STORM_PER_S: Final = 40
"""So many requests a second that alter are a storm; a person's work and a busy day never are."""
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


def next_pause(pause_ms: int, waiting: ChangeSet | None) -> int:
    """The pause after one of ``pause_ms``: fourfold where what came meanwhile is a storm."""
    if waiting is None:
        return PACE_MS
    altered = TOO_MANY if waiting.ids is None else len(waiting.ids)
    is_storm = altered * 1000 > STORM_PER_S * pause_ms
    return min(pause_ms * 4, SLOWEST_MS) if is_storm else PACE_MS
