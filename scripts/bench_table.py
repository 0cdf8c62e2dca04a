"""A figure beside its limit of the same run, their ratio and the goal: one line of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure. ``at_least``: a share of the limit to reach; else one not to exceed.

    Without a ``goal`` the line only tells.
    """

    name: str
    ours: float
    limit: float
    unit: str
    goal: float | None = None
    at_least: bool = True
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours as a share of the limit."""
        return self.ours / self.limit

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


HEAD = f"{'figure':<64}{'ours':>12}{'limit':>12} {'unit':<8}{'ratio':>8}  goal"


def shown(line: Line) -> str:
    """The line as it is printed."""
    told = (
        f"{line.name:<64}{line.ours:>12,.2f}{line.limit:>12,.2f} {line.unit:<8}{line.ratio:>8.3f}"
    )
    if line.goal is None:
        return told
    sign = ">=" if line.at_least else "<="
    aim = "" if line.aim is None else f" (aim {line.aim:g})"
    return f"{told}  {sign} {line.goal:g}{aim}{'' if line.is_met else '  MISSED'}"


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which a share lies, linear between neighbours."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
