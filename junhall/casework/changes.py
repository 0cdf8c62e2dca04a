"""ChangeSet: what altered between two seqs, in the few words screens need."""

from __future__ import annotations

from dataclasses import dataclass

from junhall.models.terms import Facet, RequestId, Seq


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes in (since, until]; ``ids`` None: too many to name, read the whole page."""

    since: Seq
    until: Seq
    facets: Facet
    ids: frozenset[RequestId] | None

    def touches(self, facets: Facet, ids: frozenset[RequestId] | None = None) -> bool:
        """Whether something of these facets (and of these requests) altered."""
        if not self.facets & facets:
            return False
        return ids is None or self.ids is None or not self.ids.isdisjoint(ids)
