"""A start that leaves out what Python and PySide6 do beside it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from junhall.ui.late_words import import_qt

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def begin() -> None:
    """Before anything of Qt is imported: no looking for circles, no words, no watch over imports.

    A start makes objects that stay: looking for circles among them costs it 8 ms. PySide6 compiles
    what it says of wrong arguments, which costs 27 ms (see ``late_words``). And it hooks itself
    into ``import`` to read the source of every module that comes after it, for whether it wants
    snake_case or true properties. None of ours does; the reading costs 10 ms.
    """
    gc.disable()
    import_qt()


def end(app: QObject) -> None:
    """Once the first page is painted: what is there stays, and what comes is looked through."""
    from junhall.ui.circles import Circles

    gc.freeze()
    Circles(app)
