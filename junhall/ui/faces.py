"""Desk, mayor and wall: from arguments to a window that lives, or to a picture of one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from junhall.models.terms import Role, StaffCode
from junhall.settings import Settings, write_settings
from junhall.ui import lean
from junhall.ui.bridge import finished, is_idle
from junhall.ui.contract import Clock, Counter
from junhall.ui.late import LateCounter
from junhall.ui.log_watcher import LogWatcher
from junhall.ui.theme import Theme, dress, make_theme, put_sheet, wear
from junhall.words import tr

if TYPE_CHECKING:
    import asyncio

    from junhall.casework.board_rows import FirstPage
    from junhall.ui.begin import Bringing, Preview
    from junhall.ui.house import House

SMALLEST: Final = (320, 240)
LARGEST: Final = (7680, 4320)
QUIET_S: Final = 0.5
LAST_WORDS_S: Final = 2.0
PATIENCE_S: Final = 20.0
"""A picture is taken when the screens have had nothing to ask for so long."""


class Wish(NamedTuple):
    """Which face, how it looks, where it begins."""

    face: str
    page: str | None
    settings: Settings
    clock: Clock
    role: Role
    is_demo: bool
    full_screen: bool = True


def application(wish: Wish) -> tuple[QApplication, Theme]:
    """The one QApplication, dressed but for its stylesheet, which waits for the window."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
        app.setProperty("worn_style", "fusion")
    app.setApplicationName("junhall")
    app.setApplicationDisplayName("junhall")
    app.setDesktopFileName("junhall")
    QCoreApplication.setOrganizationName("junhall")
    app.setCursorFlashTime(0 if wish.is_demo else app.cursorFlashTime())
    theme = make_theme(wish.settings.theme, wish.settings.font_scale)
    dress(app, theme)
    return app, theme


class _NothingToBring:
    """The welcome in a picture: nobody is there to choose a file."""

    def look(self, path: Path) -> Preview:
        raise FileNotFoundError(path)

    def take(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> Sequence[str]:
        del progress, cancelled
        return ()


def window_for(wish: Wish, theme: Theme, counter: Counter, first: FirstPage | None) -> QWidget:
    """The window of a face, not yet shown."""
    if wish.page == "welcome" and wish.face != "wall":
        from junhall.ui.begin import FirstWindow

        return FirstWindow(theme, _NothingToBring())
    if wish.face == "wall":
        from junhall.ui.wall.window import WallWindow

        return WallWindow(counter, theme=theme, clock=wish.clock, settings=wish.settings)
    from junhall.ui.shell import DeskWindow

    return DeskWindow(counter, theme=theme, clock=wish.clock, settings=wish.settings, first=first)


def show(wish: Wish, first: FirstPage | None, build: Callable[[], House]) -> int:
    """Paint the first page, then build the house beside it and live until the window closes."""
    app, theme = application(wish)
    late = LateCounter(role=wish.role, staff=_staff(wish))
    window = window_for(wish, theme, late, first)
    put_sheet(app, theme)
    if wish.face == "wall" and wish.full_screen:
        window.showFullScreen()
    else:
        window.show()
    app.processEvents()
    lean.end(app)
    _heed_settings(app, window, wish, late)
    # Pages ask as soon as they are seen, so the loop must run.
    QTimer.singleShot(0, window, lambda: turn_to(window, wish))
    return live(app, late, build)


def turn_to(window: QWidget, wish: Wish) -> None:
    """The page that was asked for, where the window has pages."""
    go = getattr(window, "go", None)
    page = wish.page or ("today" if wish.face == "mayor" else None)
    if page is not None and go is not None:
        go(page)


def _staff(wish: Wish) -> StaffCode | None:
    return StaffCode(wish.settings.staff) if wish.settings.staff else None


def welcome(wish: Wish, bringing: Bringing) -> str:
    """The first window of a station without a ledger: "demo", "desk", or "" when it is closed."""
    import asyncio

    import qasync

    from junhall.ui.begin import FirstWindow

    app, theme = application(wish)
    window = FirstWindow(theme, bringing)
    put_sheet(app, theme)
    window.show()
    lean.end(app)

    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    app.setQuitOnLastWindowClosed(False)

    from junhall.ui.qt_words import speak

    speak(app)

    async def choose() -> str:
        chosen: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def settle(how: str) -> None:
            if not chosen.done():
                chosen.set_result(how)

        window.chose.connect(settle)
        app.lastWindowClosed.connect(lambda: settle(""))
        how = await chosen
        window.hide()
        return how

    how: str = loop.run_until_complete(choose())
    return how


def _heed_settings(app: QApplication, window: QWidget, wish: Wish, late: LateCounter) -> None:
    """What is chosen on the settings page is kept, and its theme worn at once."""
    wished = getattr(window, "settings_wished", None)
    if wished is None:
        return
    worn = {"theme": wish.settings.theme, "scale": wish.settings.font_scale}

    def heed(settings: Settings) -> None:
        if not wish.is_demo:
            write_settings(settings)
        if settings.staff and settings.staff != late.staff:
            late.sit(StaffCode(settings.staff))
            cast("Any", window).person_changed()
        if (settings.theme, settings.font_scale) != (worn["theme"], worn["scale"]):
            worn.update(theme=settings.theme, scale=settings.font_scale)
            theme = make_theme(settings.theme, settings.font_scale)
            wear(app, theme)
            cast("Any", window).set_theme(theme)

    wished.connect(heed)


def live(app: QApplication, late: LateCounter, build: Callable[[], House]) -> int:
    """From the first painted window to the last closed one: only now what is heavy is loaded."""
    import asyncio

    import qasync

    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    built: list[House] = []
    watchers: list[LogWatcher] = []

    async def open_house() -> None:
        from junhall.ui.qt_words import speak

        speak(app)
        house = await asyncio.get_running_loop().run_in_executor(None, build)
        built.append(house)
        house.relay.loop = asyncio.get_running_loop()
        house.begin()
        watchers.append(LogWatcher(house.log, house.log_grew))
        await house.ready()
        late.open(house.office)

    async def stay() -> None:
        closed = asyncio.Event()
        app.lastWindowClosed.connect(closed.set)
        await open_house()
        await closed.wait()
        await finished(LAST_WORDS_S)  # what was typed last is on its way to the ledger

    app.setQuitOnLastWindowClosed(False)
    with loop:
        try:
            loop.run_until_complete(stay())
        finally:
            watchers.clear()
            for house in built:
                house.close()
    return 0


def picture(wish: Wish, house: House, out: Path, size: QSize, scale: float) -> None:
    """Paint one page of a face into a PNG, with everything loaded and nothing moving.

    Raises: OSError where the picture cannot be written.
    """
    import asyncio

    import qasync

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    app, theme = application(wish)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    house.relay.loop = loop

    async def paint() -> None:
        window: Any = window_for(wish, theme, house.office, None)
        put_sheet(app, theme)
        window.resize(size)
        window.show()
        turn_to(window, wish)
        await _quiet()
        if not window.grab().save(str(out), "PNG"):
            raise OSError(0, tr("the picture cannot be written"), str(out))
        window.close()

    with loop:
        loop.run_until_complete(paint())


async def _quiet() -> None:
    """Wait until no screen asks for anything any more, and its timers had their turn."""
    import asyncio

    began = quiet_since = time.monotonic()
    while (now := time.monotonic()) - quiet_since < QUIET_S and now - began < PATIENCE_S:
        await asyncio.sleep(0.02)
        if not is_idle():
            quiet_since = time.monotonic()
