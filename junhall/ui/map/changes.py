"""PURE: what altered since an index was built: rows that count no more, and rows that came."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.index import IncidentIndex, Incidents
from junhall.ui.map.morton import BITS, Ints, codes_of

MOST: int = 400
"""More changes than these and the index is built anew, on its thread."""


@dataclass(slots=True)
class Altered:
    """Changes beside an index; few, so that every frame can look at all of them."""

    index: IncidentIndex
    gone: list[int] = field(default_factory=list)
    """Rows of the index that count no more."""
    _gone_of: dict[int, int] = field(default_factory=dict)
    _fresh: dict[int, Incidents] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many requests altered."""
        return len(self._gone_of.keys() | self._fresh.keys())

    @property
    def has_room(self) -> bool:
        """Whether more changes may be kept here."""
        return self.count < MOST

    def alter(self, request_id: int, now: Incidents | None) -> None:
        """A request stands like this now (one row); None: it is not on the map any more."""
        if request_id not in self._gone_of and request_id not in self._fresh:
            row = self.index.row_of(request_id)
            if row is not None:
                self._gone_of[request_id] = row
                self.gone.append(row)
        if now is None or not len(now.ids):
            self._fresh.pop(request_id, None)
        else:
            self._fresh[request_id] = now

    @property
    def fresh(self) -> Incidents | None:
        """Requests as they stand now, of those that altered."""
        found: Incidents | None = None
        for one in self._fresh.values():
            found = one if found is None else found.followed(one)
        return found

    def cells(self, rows: Incidents, level: int) -> Ints:
        """The cell of each request at a level."""
        return codes_of(rows.x, rows.y) >> (2 * (BITS - level))

    def merged(self) -> Incidents:
        """Everything as it stands now, for a new index."""
        rows = self.index.rows
        kept: NDArray[np.bool_] = np.ones(len(rows.ids), np.bool_)
        kept[self.gone] = False
        whole = rows.taken(kept)
        fresh = self.fresh
        return whole if fresh is None else whole.followed(fresh)
