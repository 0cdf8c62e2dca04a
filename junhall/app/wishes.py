"""Which face somebody wants, how it should look, and who sits at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from junhall.app.clocks import Clock
from junhall.models.terms import Role
from junhall.settings import Settings

if TYPE_CHECKING:
    import argparse

    from junhall.ui.faces import Wish

FACES: Final = frozenset({"desk", "mayor", "wall"})
DEMO_STAFF: Final = {"desk": "desk", "mayor": "mayor"}
ROLE_OF: Final = {"desk": Role.DESK, "mayor": Role.MAYOR, "wall": Role.WALL}


def wish_of(options: argparse.Namespace, settings: Settings, clock: Clock) -> Wish:
    """What the arguments and the settings say of the window."""
    from junhall.ui.faces import Wish

    face = getattr(options, "face", None) or options.command
    if face == "wall" and settings.theme == "system":
        settings = replace(settings, theme="dark")  # a bright wall dazzles a council room
    if options.demo and not settings.staff:
        settings = replace(settings, staff=DEMO_STAFF.get(face, ""))
    return Wish(
        face=face,
        page=options.page,
        settings=settings,
        clock=clock,
        role=ROLE_OF[face],
        is_demo=options.demo,
        full_screen=not getattr(options, "window", False),
    )
