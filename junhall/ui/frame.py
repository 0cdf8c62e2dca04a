"""The parts of the desk's window and how they share its room; it knows no office's answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from junhall.models.terms import Instant
from junhall.settings import Settings
from junhall.typed import override
from junhall.ui.board.view import BoardView
from junhall.ui.case_place import CasePlace
from junhall.ui.contract import Counter
from junhall.ui.foot import Foot
from junhall.ui.keys import Keys
from junhall.ui.map_place import MapPlace
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.parts.toast import Toast
from junhall.ui.rail import Rail
from junhall.ui.theme import Theme, look
from junhall.ui.topbar import TopBar
from junhall.words import tr

if TYPE_CHECKING:
    from junhall.casework.changes import ChangeSet
    from junhall.casework.rows import TownFacts
    from junhall.ui.case.drafts import Drafts
    from junhall.ui.networks.page import NetworksView
    from junhall.ui.settings_page import SettingsPage

_BOARD_BESIDE: Final = 640  # narrower than this, the board and a case take turns
_MAP_AND_LIST: Final = 1100  # narrower than this, the map's list gives way to a case
_WIDEST: Final = 16_777_215  # Qt's own limit


class LatePage(Protocol):
    """A page that follows the town and its changes, built when it is first looked at."""

    @property
    def widget(self) -> QWidget:
        """Itself, as Qt wants it."""

    def set_town(self, town: TownFacts) -> None:
        """Say everything in the town's words."""

    def on_changes(self, changes: ChangeSet) -> None:
        """Something altered in the ledger."""

    def tick(self, now: Instant) -> None:
        """A second has passed."""

    def act(self, action: str) -> bool:
        """Do what a key asks of this page; False where it asks for something else."""

    def take_keyboard(self) -> None:
        """Be where the keyboard is."""


class Frame(QWidget):
    """Rail, top bar, pages, the case's place and foot, in one theme."""

    late_made = Signal(str, object)
    """A page's name and the page, the first time somebody goes there."""
    networks_made = Signal(object)
    """NetworksView, the first time somebody goes there."""

    def __init__(
        self,
        office: Counter,
        theme: Theme,
        clock: Callable[[], Instant],
        settings: Settings,
        take: Callable[[str], bool],
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        look(self, ground="paper")
        self._theme = theme
        self.rail = Rail(office.role, theme)
        has_today = "today" in self.rail.buttons
        self.keys = Keys(
            self,
            take=take,
            single_keys=settings.single_keys,
            without=frozenset() if has_today else frozenset({"go-today"}),
        )
        self.top = TopBar(
            theme,
            search_key=self.keys.key_of("search"),
            new_key=self.keys.key_of("new"),
            alerts_key=self.keys.key_of("alerts"),
        )
        self.foot = Foot(theme)
        self.ribbon = _ribbon(theme)
        self.case = CasePlace(office, theme, clock, self.keys, drafts)
        self.board = BoardView(office, theme, clock, self.keys)
        self.private: BoardView | None = None
        self.settings: SettingsPage | None = None
        self._wished = settings
        self.networks: NetworksView | None = None
        self._office = office
        self._clock = clock
        self._late: dict[str, Callable[[], LatePage]] = {"times": self._make_times}
        self._late["no-request"] = self._make_aside
        if "today" in self.rail.buttons:
            self._late["today"] = self._make_today
        self.late: dict[str, LatePage] = {}
        self._pages: dict[str, QWidget] = {"board": self.board}
        self.map = MapPlace(office, theme, clock, self.keys)
        self.has_case_on_map = False
        """Whether a case was opened beside the map, and not closed since."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._add("map", self.map)
        self._lay_out()
        self.toast = Toast(self, theme)
        self.rail.show_page("board")

    def finish(self) -> tuple[BoardView | None, SettingsPage] | None:
        """Build what the first page is painted without: (private board, settings), once."""
        if self.settings is not None:
            return None
        from junhall.ui.pages import page_to_come
        from junhall.ui.settings_page import SettingsPage

        if "private" in self.rail.buttons:
            self.private = BoardView(
                self._office, self._theme, self._clock, self.keys, view="private"
            )
            self._add("private", self.private)
        for name in ("people", "council"):
            self._add(name, page_to_come(name, self._theme))
        self.settings = SettingsPage(self._wished, self._theme)
        self._add("settings", self.settings)
        return self.private, self.settings

    def _add(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)

    @property
    def boards(self) -> tuple[BoardView, ...]:
        """The public board, and the private one where the role may see it."""
        return (self.board,) if self.private is None else (self.board, self.private)

    def set_town(self, town: TownFacts) -> None:
        """Every page says everything in the town's words."""
        for page in self._told:
            page.set_town(town)

    def on_changes(self, changes: ChangeSet) -> None:
        """Something altered in the ledger: every page decides what that is to it."""
        for page in self._told:
            page.on_changes(changes)

    def tick(self, now: Instant) -> None:
        """A second has passed."""
        for page in self._told:
            page.tick(now)

    @property
    def _told(self) -> Iterator[BoardView | LatePage | NetworksView | MapPlace]:
        """The pages that follow the town, its changes and the clock."""
        yield from self.boards
        yield from self.late.values()
        if self.networks is not None:
            yield self.networks
        yield self.map

    @property
    def page(self) -> str:
        """The page shown."""
        return next(name for name, it in self._pages.items() if it is self._stack.currentWidget())

    @property
    def board_shown(self) -> BoardView | None:
        """The board one looks at; None on other pages."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, BoardView) else None

    @property
    def map_shown(self) -> MapPlace | None:
        """The map, if one looks at it."""
        return self.map if self._stack.currentWidget() is self.map else None

    @property
    def is_narrow(self) -> bool:
        """Whether board and case must take turns: letters are large, or the window is small."""
        measures = self._theme.measures
        room = self.width() - measures.rail - measures.panel
        return room < self._theme.px(_BOARD_BESIDE)

    def go(self, name: str) -> bool:
        """Show a page; False where there is none of that name here."""
        if name == "feeds" and self.networks is None:
            self._make_networks()
        if name in self._late and name not in self.late:
            self._make_late(name)
        if name not in self._pages:
            return False
        if name == "map":
            self.map.open()
        self.has_case_on_map = self.has_case_on_map and name == "map"
        self._stack.setCurrentWidget(self._pages[name])
        self.rail.show_page(name)
        self.arrange()
        return True

    def _make_late(self, name: str) -> None:
        """A page that is built when somebody first goes there: the start does not wait."""
        page = self._late[name]()
        self.late[name] = page
        self._add(name, page.widget)
        self.late_made.emit(name, page)

    def _make_times(self) -> LatePage:
        from junhall.ui.times.page import TimesView

        return TimesView(self._office, self._theme, self._clock)

    def _make_aside(self) -> LatePage:
        from junhall.ui.set_aside import SetAside

        return SetAside(self._office, self._theme, self._clock, key=self.keys.key_of("accept"))

    def _make_today(self) -> LatePage:
        from junhall.ui.morning.page import MorningView

        answer, give = self.keys.key_of("reply"), self.keys.key_of("assign")
        return MorningView(self._office, self._theme, self._clock, answer_key=answer, give_key=give)

    def _make_networks(self) -> None:
        """The Networks page, built when somebody first goes there: the start does not wait."""
        from junhall.ui.networks.page import NetworksView

        self.networks = NetworksView(self._office, self._theme, self._clock)
        self._add("feeds", self.networks)
        self.networks_made.emit(self.networks)

    def arrange(self, *, opening: bool = False) -> None:
        """Share the width; ``opening``: where there is no room for both, the case has its turn."""
        on_map = self.map_shown is not None and self.has_case_on_map
        on_board = self.board_shown is not None or on_map
        if self.map_shown is not None:
            room = self.width() - self._theme.measures.rail - self._theme.measures.panel
            self.map.share(with_case=on_map, has_room=room >= self._theme.px(_MAP_AND_LIST))
        if not self.is_narrow:
            self.case.setFixedWidth(self._theme.measures.panel)
            self.case.setVisible(on_board)
            self._stack.show()
            return
        self.case.setMinimumWidth(0)
        self.case.setMaximumWidth(_WIDEST)
        shows_case = on_board and opening and self.case.request is not None
        self.case.setVisible(shows_case)
        self._stack.setVisible(not shows_case)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Board and case share the width anew; a case that has its turn keeps it."""
        super().resizeEvent(event)
        self.arrange(opening=self._stack.isHidden())

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.case)
        # As where there is room for both: then the columns are laid out once.
        self.case.setFixedWidth(self._theme.measures.panel)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addLayout(middle, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.ribbon)
        whole.addLayout(across, 1)
        whole.addWidget(self.foot)


def _ribbon(theme: Theme) -> QFrame:
    ribbon = look(QFrame(), ground="ribbon")
    words = PlainLabel(
        tr("Demonstration · an invented town; nothing leaves this computer"),
        tone="amber",
        font=theme.fonts.small,
    )
    row = QHBoxLayout(ribbon)
    row.setContentsMargins(theme.px(16), 2, theme.px(16), 2)
    row.addStretch()
    row.addWidget(words)
    row.addStretch()
    ribbon.hide()
    return ribbon
