"""The whole town: the view that shows it between what covers the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from junhall.ui.map.projection import View, fitted, world_at
from junhall.ui.map.scene import Scene

_LEAST_PX = 80
_TOWN_ZOOM = 14.0


@dataclass(frozen=True, slots=True)
class Whole:
    """Where the town is: its centre in degrees, and the corners of what is drawn of it."""

    centre: tuple[float, float] | None
    corners: tuple[NDArray[np.float64], NDArray[np.float64]] | None

    def view(
        self,
        scene: Scene | None,
        size: tuple[int, int],
        insets: tuple[int, int],
        *,
        shows_all: bool,
    ) -> View | None:
        """The view between the insets above and below; None where nobody knows the town.

        ``shows_all``: with every request in or near it.
        """
        corners = self.corners
        if shows_all and corners is not None and scene is not None:
            corners = scene.widened(corners)
        width, height = size
        above, below = insets
        free = max(_LEAST_PX, height - above - below)
        is_bare = scene is None or not len(scene.index)
        if corners is None and self.centre is not None and is_bare:
            view = View(*world_at(*self.centre), _TOWN_ZOOM, width, free)
        elif scene is not None:
            view = scene.home(width, free, corners)
        elif corners is not None:
            view = fitted(*corners, width, free, margin=0.02, zoom=16.0)
        else:
            return None
        return view.resized(width, height).panned(0, (above - below) / 2)
