"""Opens the house for one run of the program, and closes it whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from junhall.app.building import build
from junhall.app.clocks import Clock
from junhall.app.demonstration import build_demo, live_through
from junhall.app.house import House
from junhall.app.wishes import FACES, ROLE_OF
from junhall.models.terms import Role
from junhall.settings import Settings

if TYPE_CHECKING:
    import argparse


@contextmanager
def opened(options: argparse.Namespace, settings: Settings, clock: Clock) -> Iterator[House]:
    """The house for one run; a demonstration lives in a folder that goes with it."""
    role = ROLE_OF.get(getattr(options, "face", None) or options.command, Role.DESK)
    if not options.demo:
        house = build(settings, clock=clock, role=role, town=_path(options.town))
        try:
            yield house
        finally:
            house.close()
        return
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="junhall-demo-"))
    try:
        house = build_demo(settings, folder, clock=clock, role=role, still=_is_still(options))
        try:
            if house.is_still:
                live_through(house)
            yield house
        finally:
            house.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_still(options: argparse.Namespace) -> bool:
    """A picture, and a terminal command, look at one instant."""
    if options.command == "sync":
        return False
    return options.command not in FACES or getattr(options, "at", None) is not None


def _path(told: str | None) -> Path | None:
    return None if told is None else Path(told)
