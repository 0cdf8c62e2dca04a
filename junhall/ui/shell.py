"""The frame of the desk: rail, top bar, pages, case panel and foot around one office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
)

from junhall.casework.ages import time_text
from junhall.casework.board_rows import Board
from junhall.models.terms import Facet, Instant, RequestId
from junhall.settings import Settings
from junhall.typed import override
from junhall.ui.board.filters import views
from junhall.ui.board.view import BoardView
from junhall.ui.bridge import Bell, has_loop, launch
from junhall.ui.case.drafts import Drafts
from junhall.ui.contract import Counter
from junhall.ui.draft_keeper import DraftKeeper
from junhall.ui.frame import Frame
from junhall.ui.keys import ACTIONS
from junhall.ui.theme import Theme
from junhall.words import language, tr

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.commands import Done
    from junhall.casework.rows import FeedLight, TownFacts
    from junhall.ui.doors import Doors
    from junhall.ui.errands import Errands
    from junhall.ui.networks.page import NetworksView

SECOND_MS: Final = 1000
LOOP_MS: Final = 20
FEEDS_EVERY_S: Final = 10
FOLLOW_MS: Final = 90
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
        first_board: Board | None = None,
    ) -> None:
        super().__init__()
        self._office = office
        self._theme = theme
        self._clock = clock
        self._settings = settings
        self._town: TownFacts | None = None
        self._feeds: tuple[FeedLight, ...] = ()
        self._seconds = 0
        self._holds_close = False
        self._started = False
        self._asks_who = False
        self._unsubscribe: Callable[[], None] | None = None
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
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._show_current)
        self._build()
        if first_board is not None:
            self.board.show_board(first_board)
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
        self._finish()
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
        self._follow.stop()
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
        self._finish()
        if self._town is not None:
            self._show_town(self._town)
        self.board.choose(current)
        if self._started:
            for board in self.frame.boards:
                board.reload()
            self.board.set_view(view)
            self._tell_feeds()
            if current is not None:
                self.case.show_request(current)
        self.go(page)

    def person_changed(self) -> None:
        """Somebody else sits here now (rules.md 31): names, filters and the case follow."""
        if self._started:
            launch(self._load_drafts(), self._on_failed)
        self.set_theme(self._theme)

    async def _load_drafts(self) -> None:
        await self._keeper.load()
        self.case.reread_draft()

    @property
    def town(self) -> TownFacts | None:
        """The town, once the office said."""
        return self._town

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
            made.connected.connect(lambda: launch(self._ask_feeds(), self._on_failed))
            made.nobody_here.connect(lambda: self.top.who.setFocus(Qt.FocusReason.OtherFocusReason))
            made.know(self._town, self._theme)
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
        before = self.frame.board_shown
        if name != "board":
            self._finish()
        if not self.frame.go(name):
            return
        if with_keyboard and name in self.frame.late:
            self.frame.late[name].take_keyboard()
        if name == "feeds" and with_keyboard and self.frame.networks is not None:
            self.frame.networks.take_keyboard()
        board = self.frame.board_shown
        if board is None:
            if with_keyboard and self.frame.map_shown is not None:
                self.frame.map_shown.take_keyboard()
            return
        if board is not before:
            self._show_beside(board)
        if with_keyboard:
            board.take_keyboard()

    def open_request(self, request_id: RequestId) -> None:
        """Show a request beside the board or the map, wherever one is."""
        if self.frame.map_shown is not None:
            self._on_opened(request_id)
            return
        if self.frame.board_shown is None:
            self.go("board")
        board = self.frame.board_shown or self.board
        board.choose(request_id)
        self.case.show_request(request_id)
        self.frame.arrange(opening=True)

    def do(self, action: str) -> None:
        """Do what the palette or a button asks for, here or in the case shown."""
        if not self.take(action):
            self.case.act(action)

    def take(self, action: str) -> bool:
        """Do what concerns the frame or the board; False where it is the case's."""
        board = self.frame.board_shown
        match action:
            case "search":
                self.go("board")
                self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.top.search.selectAll()
            case "palette":
                self._open_palette()
            case "keys":
                self._open_keys()
            case "new":
                self.errands.write_down()
            case "announce":
                self.errands.announce()
            case "undo":
                return self.toast.undo_now()
            case "close":
                self._close_one()
            case _ if action.startswith("go-"):
                self.go(action.removeprefix("go-"))
            case _ if action.startswith("map-"):
                if self.frame.map_shown is None:
                    self.go("map")
                return self.frame.map.act(action)
            case _ if action.startswith("view:"):
                self.go("board")
                self.board.set_view(action.removeprefix("view:"))
            case _ if self.page in self.frame.late and self.frame.late[self.page].act(action):
                return True
            case _:
                shown = board or self.frame.map_shown
                return shown is not None and shown.act(action)
        return True

    def tick(self) -> None:
        """A second has passed: the one timer of the window."""
        now = self._clock()
        self._seconds += 1
        for board in self.frame.boards:
            board.tick(now)
        for page in self.frame.late.values():
            page.tick(now)
        if self.frame.networks is not None:
            self.frame.networks.tick(now)
        self.frame.map.tick(now)
        self._tell_feeds()
        if self._started and self._seconds % FEEDS_EVERY_S == 0:
            launch(self._ask_feeds(), self._on_failed)

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
        self.case.left.connect(self._on_case_left)
        self.case.acted.connect(self._on_acted)
        self.case.request_wanted.connect(self.open_request)
        self._doors = None
        frame.late_made.connect(self._on_late_made)
        frame.networks_made.connect(self._on_networks_made)
        self.foot.networks_wished.connect(lambda: self.go("feeds"))
        self._hear(self.board)
        self.board.aside_wished.connect(lambda: self.go("no-request"))
        self.board.updated.connect(self._on_board_updated)
        frame.map.opened.connect(self._on_opened)
        frame.map.failed.connect(self._on_failed)
        frame.map.said.connect(self.toast.say)
        frame.map.refused.connect(lambda words: self.toast.say(words, is_error=True))
        if self._errands is not None:
            self._errands.know(self._town, self._theme)
        self.setCentralWidget(frame)

    def _hear(self, board: BoardView) -> None:
        board.chosen.connect(self._on_chosen)
        board.opened.connect(self._on_opened)
        board.record_wanted.connect(self.open_request)
        board.failed.connect(self._on_failed)
        board.list_left.connect(self._on_list_left)

    def _on_list_left(self) -> None:
        self.doors.go_back()

    def _finish(self) -> None:
        """Build the pages behind the first one, once it is painted or somebody goes there."""
        made = self.frame.finish()
        if made is None:
            return
        private, settings = made
        settings.wished.connect(self._on_settings_wished)
        settings.networks_wished.connect(lambda: self.go("feeds"))
        if private is not None:
            self._hear(private)
            if self._town is not None:
                private.set_town(self._town)

    async def _introduce(self) -> None:
        from junhall.casework.asks import TownAsk

        self._town = await self._office.ask(TownAsk(language()))
        self._show_town(self._town)
        await self._load_drafts()
        if self._office.staff is None and self._town.staff:
            self._ask_who(self._town)
        await self._ask_feeds()
        self._show_current()

    def _ask_who(self, town: TownFacts) -> None:
        """At first start (rules.md 31): commands, Mine and the history need a name."""
        from junhall.ui.dialogs.who import WhoSitsHere

        if self._asks_who:
            return
        self._asks_who = True
        dialog = WhoSitsHere(town, self._theme, self)
        dialog.said.connect(
            lambda code: self._on_settings_wished(replace(self._settings, staff=code))
        )
        dialog.open()

    async def _ask_feeds(self) -> None:
        from junhall.casework.asks import Feeds

        self._feeds = await self._office.ask(Feeds())
        self._tell_feeds()

    def _show_town(self, town: TownFacts) -> None:
        here = self._office.staff
        self.setWindowTitle(f"{town.name} – junhall")
        self.top.set_town(town, here)
        self.rail.seal.set_town(town.name)
        person = next((it for it in town.staff if it.code == here), None)
        self.foot.set_person(person, self._office.role)
        self.ribbon.setVisible(town.is_demo)
        if self._errands is not None:
            self._errands.know(town, self._theme)
        for board in self.frame.boards:
            board.set_town(town)
        self.frame.map.set_town(town)
        for page in self.frame.late.values():
            page.set_town(town)
        if self.frame.networks is not None:
            self.frame.networks.set_town(town)

    def _on_late_made(self, name: str, page: Any) -> None:
        """A page was built: it learns the town, and its doors open."""
        if self._town is not None:
            page.set_town(self._town)
        self.doors.connect_page(name, page)

    def _on_networks_made(self, view: NetworksView) -> None:
        view.acted.connect(self.toast.say)
        view.failed.connect(self._on_failed)
        view.request_wanted.connect(self.open_request)
        view.announce_wanted.connect(self.errands.announce)
        view.connect_wanted.connect(self.errands.connect_account)
        if self._town is not None:
            view.set_town(self._town)

    def _tell_feeds(self) -> None:
        if self._town is None:
            return
        now = self._clock()
        self.top.tell_live(self._feeds, now, self._town.zone_name)
        self.foot.tell(self._feeds, now)

    def _on_changes(self, changes: ChangeSet) -> None:
        for board in self.frame.boards:
            board.on_changes(changes)
        for page in self.frame.late.values():
            page.on_changes(changes)
        if self.frame.networks is not None:
            self.frame.networks.on_changes(changes)
        self.frame.map.on_changes(changes)
        if changes.touches(Facet.FEEDS | Facet.OUTBOX | Facet.POSTS):
            launch(self._ask_feeds(), self._on_failed)
        if changes.touches(Facet.TOWN):
            launch(self._introduce(), self._on_failed)

    def _on_board_updated(self, board: Board) -> None:
        figures = board.figures
        self.rail.set_count("board", figures.unanswered, is_urgent=True)
        self.rail.set_count("private", figures.private_open)
        if self.board.current is None and self.case.request is None and not self.frame.is_narrow:
            self.board.choose_first()
            if self._started:
                self._follow.start()

    def _show_beside(self, board: BoardView) -> None:
        """A public request never stays beside the private board, nor the other way round."""
        if board.current is None and not self.frame.is_narrow:
            board.choose_first()
        if board.current is None:
            self.case.show_nothing()
        elif self._started:
            self.case.show_request(board.current)

    def _on_chosen(self, _request_id: RequestId) -> None:
        if not self.frame.is_narrow:
            self._follow.start()

    def _on_opened(self, request_id: RequestId) -> None:
        self._follow.stop()
        self.case.show_request(request_id)
        self.frame.has_case_on_map = self.frame.map_shown is not None
        self.frame.arrange(opening=True)
        if self.frame.is_narrow:
            self.case.take_keyboard()

    def _show_current(self) -> None:
        board = self.frame.board_shown
        if board is not None and board.current is not None and not self.frame.is_narrow:
            self.case.show_request(board.current)

    def _on_case_left(self) -> None:
        self.frame.has_case_on_map = False
        self.frame.arrange()
        board = self.frame.board_shown or self.frame.map_shown
        if board is not None:
            board.take_keyboard()

    def _close_one(self) -> None:
        if self.top.search.text():
            self.top.search.clear()
            self.board.take_keyboard()
            return
        board = self.frame.board_shown or self.frame.map_shown
        if board is None:
            self.go("board")
        elif not board.act("close"):
            self.frame.has_case_on_map = False
            self.frame.arrange()
            board.take_keyboard()

    def _open_palette(self) -> None:
        from junhall.ui.palette_box import Entry, PaletteBox

        told = [
            Entry(action.words(), self.keys.key_of(action.id), command=action.id)
            for action in ACTIONS
            if action.id not in {"palette", "close"} and self.keys.keys_of(action.id)
        ]
        told += [Entry(words, command=f"view:{name}") for name, words in views()]
        told.append(Entry(tr("Go to the settings"), command="go-settings"))
        box = PaletteBox(self._office, self._theme, told, self)
        box.command_wished.connect(self.do)
        box.request_wished.connect(self.open_request)
        box.open()

    def _open_keys(self) -> None:
        from junhall.ui.keysheet import KeySheet

        sheet = KeySheet(self.keys, self._theme, self)
        sheet.single_keys_wished.connect(
            lambda on: self._on_settings_wished(replace(self._settings, single_keys=on))
        )
        sheet.open()

    def _on_said(self, words: str, undo: Callable[[], None] | None) -> None:
        self.toast.say(words, undo)

    def _on_acted(self, words: str, done: Done) -> None:
        can_undo = done.act_id is not None or done.outbox_id is not None
        self.toast.say(words, self.case.undo if can_undo else None)

    def _on_settings_wished(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_wished.emit(settings)

    def _on_failed(self, error: Exception) -> None:
        from junhall.casework.errors import CaseworkError

        if isinstance(error, CaseworkError):
            self.toast.say(error.for_user(), is_error=True)
            return
        words = tr("The office did not answer. What is shown is kept; it will be asked again.")
        if self._town is not None:
            time = time_text(self._clock(), self._town.zone_name)
            words = tr(
                "The office did not answer at {time}. What is shown is kept; it will be asked"
                " again.",
                time=time,
            )
        self.toast.say(words, is_error=True)
