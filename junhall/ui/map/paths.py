"""Many lines as one QPainterPath, without a Python call a corner.

Qt reads a path from a stream of bytes; numpy writes the same bytes (QPainterPath's operator>>).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from junhall.ui.map.morton import Floats

_ELEMENT: Final = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
_LINE: Final = 1


def path_of(x: Floats, y: Floats, is_first: NDArray[np.bool_]) -> QPainterPath:
    """Polylines as one path; ``is_first`` marks the corner where each begins.

    Units: pixels.
    """
    path = QPainterPath()
    count = len(x)
    if count == 0:
        return path
    whole = np.empty(4 + count * _ELEMENT.itemsize + 8, np.uint8)
    whole[:4] = np.array([count], ">i4").view(np.uint8)
    elements = whole[4 : 4 + count * _ELEMENT.itemsize].view(_ELEMENT)
    elements["type"] = np.where(is_first, 0, _LINE)
    elements["x"] = np.clip(x, -1e6, 1e6)
    elements["y"] = np.clip(y, -1e6, 1e6)
    # The subpath that is open begins nowhere new; rings fill by the odd-even rule.
    whole[-8:] = np.array([0, 0], ">i4").view(np.uint8)
    told = QByteArray(whole.tobytes())  # the stream reads from it, and does not keep it
    stream = QDataStream(told)
    stream >> path
    return path
