"""What is begun from any page in a small window: a new request, an announcement, an account."""

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
    """Nobody has said who sits here: the desk asks."""
    filed = Signal(object)
    """RequestId of what was written down."""
    connected = Signal()
    """An account is connected: lights and page are asked anew."""

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
        admins = [it for it in (self._town.staff if self._town is not None else ()) if it.is_admin]
        if admins and here not in {person.code for person in admins}:
            self._on_error(NotPermitted("not-admin", who=", ".join(it.name for it in admins)))
            return
        from junhall.ui.networks.wizard import ConnectAccountWizard

        self.wizard = ConnectAccountWizard(
            self._office, connecting, self._town, here, self._theme, self._over, again=row
        )
        self.wizard.went_live.connect(lambda _: self.connected.emit())
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
