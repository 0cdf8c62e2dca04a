"""The frame of the desk: rail, top bar, pages, case panel and foot around one office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from junhall.casework.board_rows import FirstPage
from junhall.models.terms import Facet, Instant, RequestId
from junhall.settings import Settings
from junhall.typed import override
from junhall.ui.acquaintance import Acquaintance
from junhall.ui.alerts.place import AlertPlace
from junhall.ui.beside import Beside
from junhall.ui.board.view import BoardView
from junhall.ui.bridge import Bell, has_loop, launch
from junhall.ui.case.drafts import Drafts
from junhall.ui.contract import Counter
from junhall.ui.draft_keeper import DraftKeeper
from junhall.ui.frame import Frame
from junhall.ui.theme import Theme
from junhall.ui.ways import Ways

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.commands import Done
    from junhall.casework.rows import TownFacts
    from junhall.ui.doors import Doors
    from junhall.ui.errands import Errands
    from junhall.ui.networks.page import NetworksView

SECOND_MS: Final = 1000
LOOP_MS: Final = 20
FEEDS_EVERY_S: Final = 10
IDLE_MS: Final = 4000


class DeskWindow(QMainWindow):
    """The desk's window: it paints its first page at once, and asks as soon as the loop runs."""

    settings_wished = Signal(object)
    """Other Settings are wished for: the composition root keeps and applies them."""
    leaving = Signal()
    """The person closes the window; see ``hold_close``."""

    def __init__(
        self,
        office: Counter,
        *,
        theme: Theme,
        clock: Callable[[], Instant],
        settings: Settings,
        first: FirstPage | None = None,
    ) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._settings = settings
        self._seconds = 0
        self._holds_close = False
        self._started = False
        self._unsubscribe: Callable[[], None] | None = None
        self.setAnimated(False)  # each line of the foot that altered made Qt an animation
        self.setWindowTitle("junhall")
        self.setMinimumSize(640, 420)
        self.resize(1440, 900)
        self.drafts = Drafts()
        self._keeper = DraftKeeper(office, self.drafts, clock, self._on_failed, self)
        self._errands: Errands | None = None
        self._doors: Doors | None = None
        self._bell = Bell(self)
        self._bell.rang.connect(self._on_changes)
        self._pulse = QTimer(self)
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.setInterval(SECOND_MS)
        self._pulse.timeout.connect(self.tick)
        self.known = Acquaintance(office, clock, self)
        self.known.met.connect(self._on_met)
        self.known.sits_here.connect(
            lambda code: self._on_settings_wished(replace(self._settings, staff=code))
        )
        self.beside = Beside(self)
        self.alerts = AlertPlace(self, self.open_request)
        self._ways = Ways(self)
        self._build()
        if first is not None:
            self.known.expect(first.town)
            self.board.show_board(first.board)
            self.board.choose_first()
        self.board.take_keyboard()

    def start(self) -> None:
        """Listen to the office and ask what the first page does not say, once the loop runs."""
        if self._started:
            return
        if not has_loop():
            QTimer.singleShot(LOOP_MS, self, self.start)
            return
        self._started = True
        self.beside.begin()
        self.finish()
        self.alerts.begin(self._office, self._clock, self._settings, self._on_failed, self.do)
        self._unsubscribe = self._office.subscribe(self._bell.changed)
        launch(self._introduce(), self._on_failed)
        for board in self.frame.boards:
            board.reload()
        self._pulse.start()
        QTimer.singleShot(IDLE_MS, self, self._load_charts)

    def _load_charts(self) -> None:
        """Nobody waits for anything now: what charts are drawn with is loaded."""
        if self._unsubscribe is not None:
            from junhall.ui.times.warm import make_ready

            launch(make_ready(self._office), self._on_failed)

    def stop(self) -> None:
        """Stop listening and ticking; what is shown stays."""
        self._pulse.stop()
        self.beside.stop()
        if self._started:
            self._keeper.flush()
        self.case.retire()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def hold_close(self) -> None:
        """From now on closing only says ``leaving``; ``leave`` closes."""
        self._holds_close = True

    def leave(self) -> None:
        """Close for good."""
        self._holds_close = False
        self.close()

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in another theme; page, filter and request stay."""
        page, view, current = self.page, self.board.view_name, self.board.current
        self._theme = theme
        self.case.retire()
        self._build()
        self.finish()
        self.known.show_town()
        self.board.choose(current)
        if self._started:
            for board in self.frame.boards:
                board.reload()
            self.board.set_view(view)
            self.known.tell_feeds()
            if current is not None:
                self.case.show_request(current)
        self.go(page)

    def person_changed(self) -> None:
        """Somebody else sits here now (rules.md 31): names, filters and the case follow."""
        if self._started:
            launch(self._load_drafts(), self._on_failed)
        self.alerts.person_changed()
        self.set_theme(self._theme)

    async def _load_drafts(self) -> None:
        await self._keeper.load()
        self.case.reread_draft()

    @property
    def town(self) -> TownFacts | None:
        """The town, once the office said."""
        return self.known.town

    @property
    def doors(self) -> Doors:
        """Where numbers of other pages lead; made when one of them is."""
        if self._doors is None:
            from junhall.ui.doors import Doors

            self._doors = Doors(self, self._office, self._on_failed, self.frame)
        return self._doors

    @property
    def errands(self) -> Errands:
        """What is begun from any page; made when something is."""
        if self._errands is None:
            from junhall.ui.errands import Errands

            made = Errands(self._office, self.drafts, self._clock, self, self._on_failed)
            made.said.connect(self._on_said)
            made.filed.connect(self.open_request)
            made.connected.connect(lambda: launch(self.known.ask_feeds(), self._on_failed))
            made.wished.connect(self.do)
            made.request_wished.connect(self.open_request)
            made.single_keys_wished.connect(
                lambda on: self._on_settings_wished(replace(self._settings, single_keys=on))
            )
            made.nobody_here.connect(lambda: self.top.who.setFocus(Qt.FocusReason.OtherFocusReason))
            made.know(self.town, self._theme)
            self._errands = made
        return self._errands

    @property
    def private(self) -> BoardView | None:
        """The private board, where the role may see it and the window is finished."""
        return self.frame.private

    @property
    def page(self) -> str:
        """The page shown."""
        return self.frame.page

    def go(self, name: str, *, with_keyboard: bool = True) -> None:
        """Show a page, and give it the keyboard."""
        self._ways.go(name, with_keyboard=with_keyboard)

    def open_request(self, request_id: RequestId) -> None:
        """Show a request beside the board or the map, wherever one is."""
        self._ways.open_request(request_id)

    def do(self, action: str) -> None:
        """Do what the palette or a button asks for, here or in the case shown."""
        if not self.take(action):
            self.case.act(action)

    def take(self, action: str) -> bool:
        """Do what concerns the frame or the board; False where it is the case's."""
        return self._ways.take(action)

    def tick(self) -> None:
        """A second has passed: the one timer of the window."""
        now = self._clock()
        self._seconds += 1
        self.frame.tick(now)
        self.known.tick(self._on_failed)
        self.alerts.tick()
        if self._started and self._seconds % FEEDS_EVERY_S == 0:
            launch(self.known.ask_feeds(), self._on_failed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The first page is painted before anything is asked."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.start)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits for the house to be in order, where somebody asked for that."""
        if self._holds_close:
            event.ignore()
            self.leaving.emit()
            return
        self.stop()
        event.accept()

    def _build(self) -> None:
        frame = Frame(
            self._office, self._theme, self._clock, self._settings, self.take, self.drafts
        )
        self.frame = frame
        self.keys, self.rail, self.top, self.foot = frame.keys, frame.rail, frame.top, frame.foot
        self.board, self.case = frame.board, frame.case
        self.ribbon, self.toast = frame.ribbon, frame.toast
        # The arrows walk along the rail: the keyboard stays there.
        self.rail.gone.connect(lambda name: self.go(name, with_keyboard=False))
        self.top.new.clicked.connect(lambda: self.do("new"))
        self.top.search.textChanged.connect(self.board.search)
        self.top.search.left.connect(self.board.take_keyboard)
        self.top.search.down.connect(self.board.take_keyboard)
        self.top.who.chosen.connect(
            lambda code: self._on_settings_wished(replace(self._settings, staff=code))
        )
        self.case.acted.connect(self._on_acted)
        self.case.request_wanted.connect(self.open_request)
        self._doors = None
        frame.late_made.connect(self._on_late_made)
        frame.networks_made.connect(self._on_networks_made)
        self.foot.networks_wished.connect(lambda: self.go("feeds"))
        self._hear(self.board)
        self.board.aside_wished.connect(lambda: self.go("no-request"))
        frame.map.failed.connect(self._on_failed)
        frame.map.said.connect(self.toast.say)
        frame.map.refused.connect(lambda words: self.toast.say(words, is_error=True))
        self.known.wear(frame)
        self.beside.wear(frame)
        self.alerts.wear(self.top.bell, self._theme)
        if self._errands is not None:
            self._errands.know(self.town, self._theme)
        self.setCentralWidget(frame)

    def _hear(self, board: BoardView) -> None:
        board.record_wanted.connect(self.open_request)
        board.failed.connect(self._on_failed)
        board.list_left.connect(self._on_list_left)

    def _on_list_left(self) -> None:
        self.doors.go_back()

    def finish(self) -> None:
        """Build the pages behind the first one, once it is painted or somebody goes there."""
        made = self.frame.finish()
        if made is None:
            return
        private, settings = made
        settings.wished.connect(self._on_settings_wished)
        settings.networks_wished.connect(lambda: self.go("feeds"))
        if private is not None:
            self._hear(private)
            self.beside.hear(private)
            if self.town is not None:
                private.set_town(self.town)

    async def _introduce(self) -> None:
        await self.known.ask_town()
        await self._load_drafts()
        self.known.ask_who(self._theme)
        await self.known.ask_feeds()
        self.beside.show_current()

    def _on_met(self, town: TownFacts) -> None:
        self.setWindowTitle(f"{town.name} – junhall")
        if self._errands is not None:
            self._errands.know(town, self._theme)
        self.alerts.meet(town)

    def _on_late_made(self, name: str, page: Any) -> None:
        """A page was built: it learns the town, and its doors open."""
        if self.town is not None:
            page.set_town(self.town)
        self.doors.connect_page(name, page)

    def _on_networks_made(self, view: NetworksView) -> None:
        view.acted.connect(self.toast.say)
        view.failed.connect(self._on_failed)
        view.request_wanted.connect(self.open_request)
        view.announce_wanted.connect(self.errands.announce)
        view.connect_wanted.connect(self.errands.connect_account)
        if self.town is not None:
            view.set_town(self.town)

    def _on_changes(self, changes: ChangeSet) -> None:
        self.frame.on_changes(changes)
        self.alerts.on_changes(changes)
        if changes.touches(Facet.FEEDS | Facet.OUTBOX):
            launch(self.known.ask_feeds(), self._on_failed)
        elif changes.touches(Facet.POSTS):
            self.known.posts_came(self._on_failed)
        if changes.touches(Facet.TOWN):
            launch(self._introduce(), self._on_failed)

    def _on_said(self, words: str, undo: Callable[[], None] | None) -> None:
        self.toast.say(words, undo)

    def _on_acted(self, words: str, done: Done) -> None:
        can_undo = done.act_id is not None or done.outbox_id is not None
        self.toast.say(words, self.case.undo if can_undo else None)

    def _on_settings_wished(self, settings: Settings) -> None:
        self._settings = settings
        self.alerts.heed(settings)
        self.settings_wished.emit(settings)

    def _on_failed(self, error: Exception) -> None:
        self.toast.say(self.known.excuse(error), is_error=True)
