"""What the office told of the town, its people and its feeds, and who in the window hears it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from junhall.casework.ages import time_text
from junhall.ui.board.captions import Names
from junhall.ui.bridge import has_loop, launch
from junhall.ui.contract import Clock, Counter
from junhall.words import language, tr

if TYPE_CHECKING:
    from junhall.casework.board_rows import FirstTown
    from junhall.casework.rows import FeedLight, TownFacts
    from junhall.models.terms import Instant
    from junhall.ui.frame import Frame
    from junhall.ui.theme import Theme


FEEDS_PACE_S: Final = 5


class Acquaintance(QObject):
    """Asks who the town is and how its feeds do, and tells the parts of the window."""

    met = Signal(object)
    """TownFacts, once the parts of the window know them."""
    sits_here = Signal(object)
    """The code of who said to sit here."""

    def __init__(self, office: Counter, clock: Clock, over: QWidget) -> None:
        super().__init__(over)
        self._office = office
        self._clock = clock
        self._over = over
        self._asks_who = False
        self._frame: Frame | None = None
        self._feeds: tuple[FeedLight, ...] = ()
        self._feeds_at: Instant | None = None
        self._wants_feeds = False
        self.town: TownFacts | None = None

    def wear(self, frame: Frame) -> None:
        """The window is built (anew): these are the parts that are told from now on."""
        self._frame = frame

    def expect(self, town: FirstTown | None) -> None:
        """Say what the first page knows of the town, until the office tells of it."""
        frame = self._frame
        if town is None or frame is None:
            return
        self._over.setWindowTitle(f"{town.name} – junhall")
        frame.top.name_town(town.name)
        frame.rail.seal.set_town(town.name)
        frame.board.set_names(Names.first(town))

    async def ask_town(self) -> TownFacts:
        """Who the town is, told to every part of the window."""
        from junhall.casework.asks import TownAsk

        self.town = await self._office.ask(TownAsk(language()))
        self.show_town()
        return self.town

    def posts_came(self, failed: Callable[[Exception], None]) -> None:
        """When the last post came is asked at once, and while many come every five seconds."""
        now = self._clock()
        self._wants_feeds = True
        if self._feeds_at is None or now - self._feeds_at >= FEEDS_PACE_S:
            launch(self.ask_feeds(), failed)

    def tick(self, failed: Callable[[Exception], None]) -> None:
        """A second has passed."""
        self.tell_feeds()
        if self._wants_feeds and has_loop():
            self.posts_came(failed)

    async def ask_feeds(self) -> None:
        """How the feeds do, told to top bar and foot."""
        from junhall.casework.asks import Feeds

        self._feeds_at, self._wants_feeds = self._clock(), False
        self._feeds = await self._office.ask(Feeds())
        self.tell_feeds()

    def ask_who(self, theme: Theme) -> None:
        """At first start (rules.md 31): commands, Mine and the history need a name."""
        town = self.town
        if self._asks_who or town is None or not town.staff or self._office.staff is not None:
            return
        from junhall.ui.dialogs.who import WhoSitsHere

        self._asks_who = True
        dialog = WhoSitsHere(town, theme, self._over)
        dialog.said.connect(self.sits_here)
        dialog.open()

    def show_town(self) -> None:
        """Say the town's name, people and words everywhere."""
        town, frame = self.town, self._frame
        if town is None or frame is None:
            return
        here = self._office.staff
        frame.top.set_town(town, here)
        frame.rail.seal.set_town(town.name)
        person = next((it for it in town.staff if it.code == here), None)
        frame.foot.set_person(person, self._office.role)
        frame.ribbon.setVisible(town.is_demo)
        frame.set_town(town)
        self.met.emit(town)

    def tell_feeds(self) -> None:
        """How the feeds do, as of now: ages tick."""
        if self.town is None or self._frame is None:
            return
        now = self._clock()
        self._frame.top.tell_live(self._feeds, now, self.town.zone_name)
        self._frame.foot.tell(self._feeds, now)

    def excuse(self, error: Exception) -> str:
        """What to say of an office that could not do what was asked."""
        from junhall.casework.errors import CaseworkError

        if isinstance(error, CaseworkError):
            return error.for_user()
        if self.town is None:
            return tr("The office did not answer. What is shown is kept; it will be asked again.")
        return tr(
            "The office did not answer at {time}. What is shown is kept; it will be asked again.",
            time=time_text(self._clock(), self.town.zone_name),
        )
