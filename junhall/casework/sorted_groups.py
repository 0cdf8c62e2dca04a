"""Values kept sorted within groups: exact percentiles that cost nothing, after any change; pure.

A changed request takes its old value out and puts its new one in. Only the group it lies in is
copied, so that the percentiles of all others stand as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final, final

import numpy as np
import numpy.typing as npt

from junhall.casework.figures import Floats, Ints

Whole = npt.NDArray[np.integer[Any]]
Values = npt.NDArray[np.int32]
_SHIFT: Final = 32
_ROUNDING: Final = 1e-12
_NOTHING: Final[Values] = np.zeros(0, np.int32)


@final
class SortedGroups:
    """Whole numbers by group; groups are small whole numbers, values from 0 to 2**31 - 1."""

    def __init__(self, groups: Ints | None = None, values: Ints | None = None) -> None:
        """Shapes: both (n,), in any order."""
        self._of: dict[int, Values] = {}
        if groups is None or values is None or not len(groups):
            return
        keys = groups.astype(np.int64)
        keys <<= _SHIFT
        keys |= values
        keys.sort()
        ordered = (keys & 0x7FFF_FFFF).astype(np.int32)
        keys >>= _SHIFT
        edges = np.flatnonzero(keys[1:] != keys[:-1]) + 1
        starts = np.concatenate((np.zeros(1, np.int64), edges))
        ends = np.concatenate((edges, np.array([len(keys)])))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            self._of[int(keys[start])] = ordered[start:end]

    def __iter__(self) -> Iterator[int]:
        """The groups that hold something."""
        return iter(self._of)

    def items(self) -> Iterator[tuple[int, Values]]:
        """The groups with their values, ascending."""
        return iter(self._of.items())

    def of(self, group: int) -> Values:
        """A group's values, ascending."""
        return self._of.get(group, _NOTHING)

    def count(self, group: int) -> int:
        """How many values a group holds."""
        return len(self.of(group))

    @property
    def total(self) -> int:
        """How many values all groups hold."""
        return sum(len(values) for values in self._of.values())

    def whole_rank(self, per_cent: float) -> float | None:
        """The percentile of all groups together, without putting them together."""
        n = self.total
        if not n:
            return None
        at = per_cent / 100 * (n - 1)
        low = int(at)
        return _between(self._nth(low), self._nth(min(low + 1, n - 1)), at - low)

    def _nth(self, n: int) -> int:
        """The value with ``n`` values before it: halved from both ends, group by group."""
        low, high = 0, 2**31 - 1
        while low < high:
            middle = (low + high) // 2
            counted = sum(int(np.searchsorted(v, middle, "right")) for v in self._of.values())
            low, high = (low, middle) if counted > n else (middle + 1, high)
        return low

    def everything(self) -> Values:
        """All values of all groups, ascending."""
        if not self._of:
            return _NOTHING
        return np.sort(np.concatenate(list(self._of.values())), kind="stable")

    def add(self, groups: Ints, values: Ints) -> None:
        """Put values in."""
        for group, few in SortedGroups(groups, values).items():
            held = self.of(group)
            self._of[group] = np.insert(held, np.searchsorted(held, few), few)

    def remove(self, groups: Ints, values: Ints) -> None:
        """Take values out.

        Raises: KeyError where a value is not there: then somebody forgot to put it in.
        """
        for group, few in SortedGroups(groups, values).items():
            held = self.of(group)
            # Equal values in a row are different ones: each takes the next place.
            same = np.arange(len(few)) - np.searchsorted(few, few)
            places = np.searchsorted(held, few) + same
            if places[-1] >= len(held) or (held[places] != few).any():
                raise KeyError(group)
            left = np.delete(held, places)
            if len(left):
                self._of[group] = left
            else:
                del self._of[group]


def rank(values: Values, per_cent: float) -> float | None:
    """The percentile of ascending values by linear interpolation ("type 7"); None of nothing.

    The same to the last bit as numpy's own, which would sort again.
    """
    n = len(values)
    if not n:
        return None
    at = per_cent / 100 * (n - 1)
    low = int(at)
    return _between(values[low], values[min(low + 1, n - 1)], at - low)


def _between(below: float, above: float, share: float) -> float:
    step = float(above) - float(below)
    return float(below) + step * share if share < 0.5 else float(above) - step * (1 - share)


@final
class SortedSurvival:
    """Kaplan-Meier of two ascending columns, exact, at the price of the fewer of them.

    Between two requests lost from sight the product telescopes to "left / watched", so that only
    those lost have to be walked, and any event's share follows from its place. At equal times a
    request that ended counts before one that was lost.
    """

    def __init__(self, events: Whole, censored: Whole) -> None:
        """Times that ended, and times watched in vain; both ascending."""
        self.events = events
        self.n = len(events) + len(censored)
        # Stretch j lies between the lost j - 1 and j: how many had ended at its two ends.
        ended = np.searchsorted(events, censored, side="right")
        self._begins = np.concatenate((np.zeros(1, np.int64), ended))
        ends = np.concatenate((ended, np.array([len(events)])))
        lost = np.arange(len(censored) + 1)
        self._watched = self.n - self._begins - lost
        left = self.n - ends - lost
        with np.errstate(divide="ignore", invalid="ignore"):
            factors = np.where(self._watched > 0, left / self._watched, 1.0)
        self._after: Floats = np.cumprod(factors, dtype=np.float64)

    def unsolved_after(self, ended: Ints) -> Floats:
        """The share still open after so many events; ``ended`` from 1 to all."""
        at = np.searchsorted(self._begins, ended, side="left") - 1
        before = np.where(at > 0, self._after[np.maximum(at - 1, 0)], 1.0)
        watched = self._watched[at]
        return np.asarray(before * (watched - (ended - self._begins[at])) / watched, np.float64)

    def reached(self, solved: float) -> float | None:
        """When a share was solved; None while fewer are."""
        still = 1.0 - solved + _ROUNDING
        at = int(np.searchsorted(-self._after, -still, side="left"))
        if at == len(self._after):
            return None
        # The stretch that crosses the line; within it the share falls by equal steps.
        before = float(self._after[at - 1]) if at else 1.0
        watched = int(self._watched[at])
        steps = max(1, math.ceil(watched * (1.0 - still / before)))
        if steps > 1 and before * (watched - steps + 1) / watched <= still:
            steps -= 1
        return float(self.events[int(self._begins[at]) + steps - 1])
