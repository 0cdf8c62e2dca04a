"""What is begun from any page in a small window: a request, an announcement, a search, a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from junhall.casework.commands import Announce, FileRequest
from junhall.casework.errors import CaseworkError, NotPermitted
from junhall.casework.permits import may
from junhall.casework.rows import TownFacts
from junhall.models.terms import StaffCode
from junhall.ui.announcing import Announcing
from junhall.ui.bridge import launch
from junhall.ui.case.drafts import Drafts
from junhall.ui.contract import Clock, Counter
from junhall.ui.keys import ACTIONS, Keys
from junhall.ui.theme import Theme
from junhall.words import tr

if TYPE_CHECKING:
    from junhall.casework.network_rows import AccountRow
    from junhall.ui.dialogs.new_request import NewRequest
    from junhall.ui.networks.wizard import ConnectAccountWizard


class Errands(QObject):
    """Opens the windows, carries out what they bring, and says so on the desk."""

    said = Signal(str, object)
    """What was done, in words; and what undoes it (a callable), or None."""
    nobody_here = Signal()
    """Nobody has said who sits here, or somebody else is to: the desk asks."""
    filed = Signal(object)
    """RequestId of what was written down."""
    connected = Signal()
    """An account is connected: lights and page are asked anew."""
    wished = Signal(str)
    """A command that was chosen in the palette."""
    request_wished = Signal(object)
    """RequestId that was found in the palette."""
    single_keys_wished = Signal(bool)
    """Whether letters alone should be keys."""

    def __init__(
        self,
        office: Counter,
        drafts: Drafts,
        clock: Clock,
        over: QWidget,
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(over)
        self._office = office
        self._clock = clock
        self._over = over
        self._on_error = on_error
        self._town: TownFacts | None = None
        self._theme: Theme | None = None
        self.wizard: ConnectAccountWizard | None = None
        self.announcing = Announcing(office, drafts, clock, say=self.said.emit, on_error=on_error)

    def know(self, town: TownFacts | None, theme: Theme) -> None:
        """The town, and the theme worn now."""
        self._town, self._theme = town, theme

    def write_down(self) -> None:
        """A request at the counter or by phone."""
        from junhall.ui.dialogs.new_request import NewRequest

        here = self._here()
        if here is None or self._town is None or self._theme is None:
            return
        sheet = NewRequest(self._town, here, self._theme, self._over)
        sheet.filed.connect(lambda wish: launch(self._file(sheet, wish), self._on_error))
        sheet.open()

    def announce(self) -> None:
        """A new post of the town's, to everybody."""
        here = self._here()
        if here is None or self._theme is None:
            return
        if not may(self._office.role, Announce):
            self._on_error(NotPermitted("not-permitted", what=tr("Write an announcement")))
            return
        self.announcing.begin(self._town, here, self._theme, self._over)

    def look_up(self, keys: Keys) -> None:
        """The palette: commands and requests by what one types."""
        from junhall.ui.board.filters import views
        from junhall.ui.palette_box import Entry, PaletteBox

        if self._theme is None:
            return
        told = [
            Entry(action.words(), keys.key_of(action.id), command=action.id)
            for action in ACTIONS
            if action.id not in {"palette", "close"} and keys.keys_of(action.id)
        ]
        told += [Entry(words, command=f"view:{name}") for name, words in views()]
        told.append(Entry(tr("Go to the settings"), command="go-settings"))
        box = PaletteBox(self._office, self._theme, told, self._over)
        box.command_wished.connect(self.wished)
        box.request_wished.connect(self.request_wished)
        box.open()

    def show_keys(self, keys: Keys) -> None:
        """The sheet of every key."""
        from junhall.ui.keysheet import KeySheet

        if self._theme is None:
            return
        sheet = KeySheet(keys, self._theme, self._over)
        sheet.single_keys_wished.connect(self.single_keys_wished)
        sheet.open()

    def connect_account(self, row: AccountRow | None) -> None:
        """An account, or another key for one; where that cannot be, say why."""
        here, connecting = self._here(), self._office.connecting
        if here is None or self._theme is None:
            return
        if connecting is None:
            self.said.emit(
                tr("The demonstration connects no real account: nothing leaves this computer."),
                None,
            )
            return
        from junhall.ui.networks.wizard import ConnectAccountWizard

        self.wizard = ConnectAccountWizard(
            self._office,
            connecting,
            self._town,
            here,
            self._theme,
            self._clock,
            self._over,
            again=row,
        )
        self.wizard.went_live.connect(lambda _: self.connected.emit())
        self.wizard.other_wanted.connect(self.nobody_here)
        self.wizard.open()

    def _here(self) -> StaffCode | None:
        here = self._office.staff
        if here is None:
            words = tr("Say first who sits here: the history names who wrote it down.")
            self.said.emit(words, None)
            self.nobody_here.emit()
        return here

    async def _file(self, sheet: NewRequest, wish: FileRequest) -> None:
        """The sheet stays open, with its words, until the office has them."""
        try:
            done = await self._office.do(wish)
        except CaseworkError as error:
            sheet.complain(error.for_user())
            return
        sheet.accept()
        self.said.emit(tr("Written down"), None)
        if done.request_id is not None:
            self.filed.emit(done.request_id)
