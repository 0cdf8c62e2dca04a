"""Text to place: a town's gazetteer, and the grid that says what is near."""

from __future__ import annotations

from junhall.casework.grid import cell_centre, cell_of, distance_m, neighbours

__all__ = ["cell_centre", "cell_of", "distance_m", "neighbours"]
