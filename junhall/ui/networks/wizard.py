"""Connecting an account, step by step: server, browser or code, what works, whose voice, live."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget

from junhall.casework.asks import Refusal
from junhall.casework.attempts import Attempt, AttemptFailed, Connecting, Found
from junhall.casework.commands import ConnectAccount
from junhall.casework.errors import CaseworkError
from junhall.casework.first_reading import begins_at
from junhall.casework.network_rows import AccountRow
from junhall.casework.rows import TownFacts
from junhall.models.terms import AccountId, Instant, StaffCode
from junhall.ui.bridge import launch
from junhall.ui.contract import Clock, Counter
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.networks.found_step import FoundStep
from junhall.ui.networks.refused_step import RefusedStep, refused_said
from junhall.ui.networks.steps import BrowserStep, DoneStep, KeepStep, ServerStep, Step
from junhall.ui.theme import Theme
from junhall.words import tr


def in_browser(url: str) -> bool:
    """Open an address in the person's own browser; False where there is none."""
    return QDesktopServices.openUrl(QUrl(url))


class ConnectAccountWizard(Sheet):
    """One attempt; Esc and Cancel end it at every step, and nothing typed is lost by an error."""

    went_live = Signal(object)
    """AccountId."""
    other_wanted = Signal()
    """Somebody else is to sit here: who does may connect no account."""

    def __init__(
        self,
        office: Counter,
        connecting: Connecting,
        town: TownFacts | None,
        by: StaffCode,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        again: AccountRow | None = None,
        open_url: Callable[[str], bool] = in_browser,
    ) -> None:
        """``again``: the account whose key is renewed; its server and voice stand already."""
        title = tr("Sign in again") if again is not None else tr("Connect an account")
        super().__init__(title, theme, parent, width=540)
        self._office = office
        self._town = town
        self._by = by
        self._again = again
        self._clock = clock
        self._is_read = again is not None and again.last_sync_at is not None
        self._open_url = open_url
        self._network = again.network if again is not None else connecting.networks[0]
        if self._network not in connecting.networks:
            self._network = connecting.networks[0]
        self._attempt: Attempt = connecting.attempt(self._network)
        self._task: asyncio.Task[Any] | None = None
        self._found: Found | None = None
        self._url = ""
        self._has_ended = False
        self.server = ServerStep(theme, _server_of(again))
        self.browser = BrowserStep(theme)
        self.found = FoundStep(theme)
        self.keep = KeepStep(theme)
        self.done_step = DoneStep(theme)
        self.refused = RefusedStep(theme)
        self.steps: tuple[Step, ...] = (
            self.server, self.browser, self.found, self.keep, self.done_step, self.refused,
        )  # fmt: skip
        for step in self.steps:
            self.column.addWidget(step)
        self.next = self.buttons(tr("Open the browser"))
        self.next.clicked.connect(self._on_next)
        self.browser.again.clicked.connect(self._browse)
        self.browser.copy.clicked.connect(self._copy)
        self.browser.by_code.clicked.connect(lambda: self._invite(by_code=True))
        self.browser.code.textChanged.connect(self._say)
        self.server.server.textChanged.connect(self._say)
        self.finished.connect(self._on_end)
        self._go(self.server)
        self._start(self._may_begin())

    @property
    def step(self) -> Step:
        """Where one is."""
        return next(step for step in self.steps if not step.isHidden())

    # --- going on

    def _on_next(self) -> None:
        step = self.step
        self.complain("")
        if step is self.server:
            self._invite(by_code=self.server.by_code.isChecked())
        elif step is self.browser:
            self._start(self._test(self._attempt.typed(self.browser.code.text())))
        elif step is self.found:
            self._start(self._connect(may_write_file=False))
        elif step is self.keep:
            self._start(self._connect(may_write_file=True))
        elif step is self.refused:
            self.reject()
            self.other_wanted.emit()
        else:
            self.accept()

    def _invite(self, *, by_code: bool) -> None:
        self._start(self._introduce(self.server.server.text().strip(), by_code=by_code))

    def _start(self, work: Any) -> None:
        """One thing at a time: what was waited for before is given up."""
        if self._task is not None:
            self._task.cancel()
        self._task = launch(work, self._on_broken)
        self._say()

    async def _may_begin(self) -> bool:
        """Ask the counter before any network is asked; who may not hears it now, not at the end."""
        refused = await self._office.ask(Refusal(ConnectAccount, self._by))
        if refused is None:
            return True
        self.refused.say(refused, self._office.role)
        self._go(self.refused)
        return False

    async def _introduce(self, server: str, *, by_code: bool) -> None:
        if not await self._may_begin():
            return
        self._busy(tr("Looking for {server} …", server=server))
        try:
            way = await self._attempt.invite(server, by_code=by_code)
        except AttemptFailed as error:
            if error.code == "no-callback":
                self.server.by_code.setChecked(True)
            self._back(error)
            return
        self._url = way.url
        self.browser.show_way(server, needs_code=way.needs_code)
        self._busy("")
        self._go(self.browser)
        self._browse()
        if not way.needs_code:
            await self._test(self._attempt.arrived())

    async def _test(self, finding: Any) -> None:
        by_code = not self.browser.code.isHidden()
        if by_code:
            self._busy(tr("Trying what the key opens …"))
        try:
            found: Found = await finding
        except AttemptFailed as error:
            if by_code and error.code == "wrong-code":
                self._busy("")
                self.complain(error.for_user())
                self.browser.code.setFocus()
                return
            self._back(error)
            return
        self._found = found
        self._busy("")
        voice = self._again.staff if self._again is not None else None
        self.found.show_found(found, self._town, voice, self._other_than(found))
        self.found.ask_since(asked=not self._is_read)
        self._go(self.found)

    async def _connect(self, *, may_write_file: bool) -> None:
        found = self._found
        assert found is not None
        wish = ConnectAccount(
            by=self._by,
            network=found.network.value,
            handle=found.handle,
            server=found.server,
            staff=self.found.voice,
            since=self._since(),
        )

        async def write_down() -> AccountId | None:
            return (await self._office.do(wish)).account_id

        self._busy(tr("Keeping the key …"))
        try:
            account = await self._attempt.connect(write_down, may_write_file=may_write_file)
        except AttemptFailed as error:
            self._busy("")
            if error.code == "no-keyring":
                self._go(self.keep)
            else:
                self.complain(error.for_user())
            return
        except CaseworkError as error:
            self._busy("")
            self.complain(refused_said(error, self._office.role))
            return
        self._has_ended = True
        if account is not None:
            self.went_live.emit(account)
        self._busy("")
        self.done_step.show_done(found, None if self._is_read else self.found.first_reading)
        self._go(self.done_step)
        await self._attempt.cancel()

    def _since(self) -> Instant | None:
        zone = self._town.zone_name if self._town is not None else "UTC"
        return begins_at(self.found.first_reading, self._clock(), zone)

    # --- showing

    def _go(self, step: Step) -> None:
        for other in self.steps:
            other.setVisible(other is step)
        self._say()
        self.cancel.setVisible(step is not self.done_step)
        self.cancel.setText(tr("Close") if step is self.refused else tr("Cancel"))
        # A consent is given on purpose: the question about the file begins at No, for Enter too.
        begins_at_no = step in (self.keep, self.refused)
        self.cancel.setAutoDefault(begins_at_no)
        (self.cancel if begins_at_no else self.next).setFocus()
        step.take_keyboard()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, step.told()))
        self.adjustSize()

    def _busy(self, words: str) -> None:
        for step in self.steps:
            step.say_busy(words)
        self.next.setEnabled(not words)
        if not words:
            self._say()

    def _say(self) -> None:
        step = self.step
        self.next.setText(step.onward())
        self.next.setVisible(bool(step.onward()))
        self.next.setEnabled(step.may_go_on())

    def _back(self, error: AttemptFailed) -> None:
        """To the server's name, with what was typed, and the reason."""
        self._busy("")
        self._go(self.server)
        self.complain(error.for_user())

    def _other_than(self, found: Found) -> str:
        """The account whose key was to be renewed, where another one was signed in."""
        if self._again is None:
            return ""
        told, meant = found.handle.casefold(), self._again.handle.casefold()
        short = told.removeprefix("@").partition("@")[0]
        if meant == told or meant.removeprefix("@") == short:
            return ""
        return self._again.handle

    def _browse(self) -> None:
        if self._url and not self._open_url(self._url):
            self.complain(tr("No browser opens here. Copy the address and open it where one does."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)

    def _on_broken(self, error: Exception) -> None:
        self._busy("")
        self.complain(tr("That did not work. Nothing was changed."))
        raise error

    def _on_end(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if not self._has_ended:
            launch(self._attempt.cancel())


def _server_of(again: AccountRow | None) -> str:
    if again is None:
        return ""
    if again.server:
        return again.server.removeprefix("https://").strip("/")
    return again.handle.removeprefix("@").partition("@")[2]
