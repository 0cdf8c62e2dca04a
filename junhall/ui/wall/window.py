"""The wall's window: asks, turns pages, watches how old its data are, and sleeps at night."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from junhall.casework.ages import time_text
from junhall.casework.asks import PromisesForWall, Times, TownAsk, WallNow
from junhall.casework.changes import ChangeSet
from junhall.casework.rows import TownFacts, Wall
from junhall.casework.times_rows import TimesPage, TimesWish
from junhall.casework.wall_rows import WallPromises
from junhall.models.terms import Facet, Instant
from junhall.settings import Settings
from junhall.typed import override
from junhall.ui.bridge import Bell, launch
from junhall.ui.contract import Clock, Counter
from junhall.ui.theme import Theme
from junhall.ui.wall.glass import NowWords
from junhall.ui.wall.now import NowPage
from junhall.ui.wall.says import Teller
from junhall.ui.wall.says_more import promise_words, times_words
from junhall.words import language, tr

if TYPE_CHECKING:
    from junhall.ui.wall.map_page import WallMap

log = logging.getLogger(__name__)

_SOON_MS: Final = 100
_HEARTBEAT_MS: Final = 15_000
_PATIENCE_S: Final = 20.0
_WANDER_MS: Final = 180_000
_PAGE_MS: Final = 18_000
_TIMES_S: Final = 60
_WEEKS: Final = TimesWish(span="4w")
ALL_PAGES: Final = ("now", "times", "promises", "map")
_LETTERS_PER_S: Final = 12  # how fast a page is read from afar
_STEPS: Final = ((0, 0), (2, 1), (3, 3), (1, 4), (-2, 2), (-3, -1), (-1, -3), (2, -3))
_SHOWN: Final = (
    Facet.POSTS
    | Facet.STATUS
    | Facet.ASSIGNEE
    | Facet.PLACE
    | Facet.SERVICE
    | Facet.PROMISE
    | Facet.TOWN
)


class WallWindow(QMainWindow):
    """Nobody touches it: no pointer, no dialogs, no keys but Ctrl+Shift+Q, which ends it."""

    def __init__(self, office: Counter, *, theme: Theme, clock: Clock, settings: Settings) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._settings = settings
        self._wall: Wall | None = None
        self._times: TimesPage | None = None
        self._promises: WallPromises | None = None
        self._shown = ALL_PAGES[0]
        self._town: TownFacts | None = None
        self._is_asking = False
        self._asks_again = False
        self._unsubscribe: Callable[[], None] | None = None
        self._steps = 0
        self.setWindowTitle(tr("junhall wall"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.page = NowPage(theme, inches=55.0, distance_m=4.0)
        self.map: WallMap | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self._bell = Bell(self)
        self._bell.rang.connect(self._on_changed)
        self._second = self._timer(1000, self.say)
        self._heart = self._timer(_HEARTBEAT_MS, self._ask)
        self._wander = self._timer(_WANDER_MS, self._on_wander)
        self._turn = self._timer(_PAGE_MS, self._on_turn)

    async def load(self) -> None:
        """Ask once for everything, as `junhall shot` does; what fails is logged and kept."""
        try:
            if self._town is None:
                asked = self._office.ask(TownAsk(language()))
                self._town = await asyncio.wait_for(asked, _PATIENCE_S)
                self.page.stand(self._town.wall_inches, self._town.wall_distance_m)
            self._wall = await asyncio.wait_for(self._office.ask(WallNow()), _PATIENCE_S)
            if "promises" in self.names:
                promises = self._office.ask(PromisesForWall())
                self._promises = await asyncio.wait_for(promises, _PATIENCE_S)
            if "times" in self.names and self._times_are_old():
                times = self._office.ask(Times(_WEEKS))
                self._times = await asyncio.wait_for(times, _PATIENCE_S)
            if self.map is not None:
                self.map.stand(self._town.wall_inches, self._town.wall_distance_m)
                await asyncio.wait_for(self.map.load(self._town), _PATIENCE_S)
        except Exception:  # a wall never stops: it says how old its data are
            log.exception("the wall could not ask")
        self.say()

    def start(self) -> None:
        """Begin to live: ask now, hear of changes, tick."""
        if self._unsubscribe is not None:
            return
        self._unsubscribe = self._office.subscribe(self._bell.changed)
        for timer in (self._second, self._heart, self._wander, self._turn):
            timer.start()
        self._ask()

    def say(self) -> None:
        """Say the page again as of this second."""
        now = self._clock()
        town = self._town
        if town is None:
            self.page.show_words(
                NowWords("", (tr("connecting"),), "amber", "", notice=tr("The wall is starting."))
            )
            return
        if is_night(town.wall_night, now, town.zone_name):
            self.page.show_words(NowWords("", ("",), "paper", time_text(now, town.zone_name)))
            self._stack.setCurrentWidget(self.page)
            return
        teller, names = Teller(town), self.names
        words = replace(
            teller.page(self._wall, now),
            place=names.index(self._shown) if self._shown in names else 0,
            places=len(names),
        )
        if self._shown == "times":
            words = times_words(teller, self._times, words, now)
        elif self._shown == "promises":
            words = promise_words(teller, self._promises, words, now)
        if self.map is not None:
            self.map.show_words(words)
        if self._shown == "map" and self.map is not None:
            self._stack.setCurrentWidget(self.map)
        else:
            self.page.show_words(words)
            self._stack.setCurrentWidget(self.page)

    @property
    def names(self) -> tuple[str, ...]:
        """The pages that take turns, as the town wishes; a map with nothing on it has no turn."""
        has_map = self._shown == "map" or (self.map is not None and self.map.has_requests)
        found = tuple(name for name in self._wished if name != "map" or has_map)
        return found or ALL_PAGES[:1]

    @property
    def _wished(self) -> tuple[str, ...]:
        wished = self._town.wall_pages if self._town is not None else ()
        return tuple(name for name in wished if name in ALL_PAGES) or ALL_PAGES

    @property
    def shown(self) -> str:
        """The page on the glass."""
        return self._shown

    def go(self, name: str) -> None:
        """Begin with a page; the others follow in their turn."""
        if name in ALL_PAGES:
            if name == "map":
                self._make_map()
            self._shown = name
            self.say()

    def _make_map(self) -> None:
        """The map is built when its turn first comes near."""
        from junhall.ui.wall.map_page import WallMap

        if self.map is None:
            self.map = WallMap(self._office, self._theme, self._clock)
            self._stack.addWidget(self.map)
            self._ask()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """A wall on a screen lives."""
        super().showEvent(event)
        self.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop asking."""
        for timer in (self._second, self._heart, self._wander, self._turn):
            timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The one chord of whoever looks after the screen."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Q and event.modifiers() == both:
            self.close()

    def _timer(self, interval_ms: int, wake: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(wake)
        return timer

    def _ask(self) -> None:
        if self._is_asking:
            self._asks_again = True
            return
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            # A face is painted before its loop runs: the first answer is asked for just after.
            QTimer.singleShot(_SOON_MS, self, self._ask)
            return
        self._is_asking = True
        launch(self._ask_while_wanted())

    async def _ask_while_wanted(self) -> None:
        try:
            await self.load()
            while self._asks_again:
                self._asks_again = False
                await self.load()
        finally:
            self._is_asking = False

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Facet.TOWN):
            self._town = None
        if changes.touches(_SHOWN):
            self._ask()

    def _on_wander(self) -> None:
        self._steps += 1
        x, y = _STEPS[self._steps % len(_STEPS)]
        self.page.wander(x, y)

    def _times_are_old(self) -> bool:
        """Times of four weeks alter slowly: once a minute is often enough."""
        return self._times is None or self._clock() - self._times.as_of >= _TIMES_S

    def _on_turn(self) -> None:
        if "map" in self._wished:
            self._make_map()  # its turn comes once something stands on it
        if self._shown == "map" or not self.page.turn():
            names = self.names
            at = names.index(self._shown) if self._shown in names else -1
            self._shown = names[(at + 1) % len(names)]
            self.say()
        letters = self.page.letters
        self._turn.setInterval(max(_PAGE_MS, letters * 1000 // _LETTERS_PER_S))


def is_night(hours: str, now: Instant, zone: str) -> bool:
    """Whether a wall sleeps now: ``hours`` as "23:00-06:30", over midnight or not; "" is never."""
    start, dash, end = hours.partition("-")
    if not dash:
        return False
    try:
        first, last = _minutes(start), _minutes(end)
    except ValueError:
        return False
    local = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    if first <= last:
        return first <= minute < last
    return minute >= first or minute < last


def _minutes(text: str) -> int:
    hour, _, minute = text.strip().partition(":")
    return int(hour) * 60 + int(minute)
