"""Shows a face: its window, which lives until it is closed, or a picture of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.clocks import Clock, demo_clock, fixed_or_system
from junhall.app.glance import glance
from junhall.app.wishes import wish_of
from junhall.settings import Settings

if TYPE_CHECKING:
    import argparse

    from junhall.app.house import House
    from junhall.casework.intake import Intake
    from junhall.models.store import Store
    from junhall.ui.faces import Wish


def show_face(options: argparse.Namespace, settings: Settings) -> int:
    """Open a window: its first page straight from the file, the house built beside it."""
    from junhall.ui.faces import show

    clock = demo_clock(options.at) if options.demo else fixed_or_system(options.at)
    wish = wish_of(options, settings, clock)
    path = settings.ledger_path
    may_welcome = options.command != "wall" and not options.demo and not options.town
    wants_welcome = options.page == "welcome" and options.command != "wall"
    if wants_welcome or (may_welcome and path is not None and not path.exists()):
        how = _welcome(wish, settings, clock, debug=options.debug)
        if not how:
            return 0
        options.demo = how == "demo"
        options.page = None if wants_welcome else options.page
        clock = demo_clock(None) if options.demo else clock
        wish = wish_of(options, settings, clock)
    first = None
    if not options.demo and path is not None and not options.town and path.exists():
        first = glance(path, clock)
    with ExitStack() as leaving:

        def built() -> House:
            from junhall.app.log import begin_log
            from junhall.app.opening import opened

            begin_log(debug=options.debug)
            return leaving.enter_context(opened(options, settings, clock))

        return show(wish, first, built)


def _welcome(wish: Wish, settings: Settings, clock: Clock, *, debug: bool) -> str:
    """The first window; how the person wants to begin."""
    from junhall.app.building import build
    from junhall.app.log import begin_log
    from junhall.casework.bringing import FileBringing
    from junhall.ui.faces import welcome

    begin_log(debug=debug)

    @contextmanager
    def opened() -> Iterator[tuple[Store, Intake]]:
        house = build(settings, clock=clock, role=wish.role)
        try:
            yield house.store, house.intake
        finally:
            house.close()

    return welcome(wish, FileBringing(opened, clock))


def shot(options: argparse.Namespace, settings: Settings) -> int:
    """Paint a face into a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize

    from junhall.app.opening import opened
    from junhall.ui.faces import picture

    width, times, height = options.size.partition("x")
    if not times or not width.isdigit() or not height.isdigit():
        raise ValueError(options.size)
    clock = demo_clock(options.at) if options.demo else fixed_or_system(options.at)
    if options.demo and options.at is None:
        fixed = clock()
        clock = lambda: fixed  # noqa: E731 - a picture stands still
    with opened(options, settings, clock) as house:
        wish = wish_of(options, settings, clock)
        area = QSize(int(width), int(height))
        picture(wish, house, Path(options.out), area, options.scale)
    return 0
