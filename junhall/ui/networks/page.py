"""The Networks page: who brings posts in, what goes out, what it costs, and the commands for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import when_text
from junhall.casework.asks import Networks, SendTimes
from junhall.casework.changes import ChangeSet
from junhall.casework.commands import (
    Announce,
    Command,
    ConnectAccount,
    EditSend,
    PauseAccount,
    PutBack,
    RemoveAccount,
    ResumeAccount,
    RetrySend,
    SaySent,
    SpeakAs,
    WithdrawSend,
)
from junhall.casework.errors import CaseworkError
from junhall.casework.network_rows import AccountRow, NetworksPage, OutboxRow
from junhall.casework.permits import may
from junhall.casework.rows import TownFacts
from junhall.models.terms import Facet, Instant, StaffCode
from junhall.typed import override
from junhall.ui.bridge import launch
from junhall.ui.contract import Clock, Counter
from junhall.ui.departures import MAY_RETRY
from junhall.ui.dialogs.choices import Choice
from junhall.ui.dialogs.pick import Pick
from junhall.ui.networks.accounts import AccountsCard
from junhall.ui.networks.editing import EditAnswer
from junhall.ui.networks.outbox import OutboxCard
from junhall.ui.networks.saying import account_name
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

_AGAIN_S: Final = 10
_SHOWN: Final = Facet.FEEDS | Facet.OUTBOX | Facet.POSTS | Facet.TOWN
_BESIDE: Final = 940  # narrower than this, the outbox stands under the accounts


class NetworksView(QFrame):
    """Asks for the page, shows it, and carries out what is wished for accounts and items."""

    acted = Signal(str, object)
    """What was done, in words; and what undoes it (a callable), or None."""
    failed = Signal(object)
    connect_wanted = Signal(object)
    """AccountRow whose key is to be renewed; None: another account."""
    request_wanted = Signal(object)
    """RequestId."""
    announce_wanted = Signal()

    def __init__(self, office: Counter, theme: Theme, clock: Clock) -> None:
        super().__init__()
        look(self, ground="paper")
        self._office = office
        self._theme = theme
        self._clock = clock
        self._town: TownFacts | None = None
        self._page: NetworksPage | None = None
        self._is_stale = True
        self._asked_at = Instant(0)
        self.dialog: QWidget | None = None
        self.accounts = AccountsCard(theme, office.role)
        self.outbox = OutboxCard(theme)
        self.connect_button = KeyButton(tr("Connect an account"), "", theme, kind="filled")
        self.connect_button.setVisible(may(office.role, ConnectAccount))
        self.announce_button = look(QPushButton(tr("Write an announcement")), kind="plain")
        self.announce_button.setVisible(may(office.role, Announce))
        self.announce_button.clicked.connect(self.announce_wanted)
        self._build()
        self.connect_button.clicked.connect(lambda: self._wish_connect(None))
        self.accounts.sign_in_wanted.connect(self._wish_connect)
        self.accounts.pause_wanted.connect(self._pause)
        self.accounts.resume_wanted.connect(self._resume)
        self.accounts.remove_wanted.connect(self._remove)
        self.accounts.voice_wanted.connect(self._ask_voice)
        self.outbox.wished.connect(self._on_item)

    @property
    def shown(self) -> NetworksPage | None:
        """What is shown."""
        return self._page

    def set_town(self, town: TownFacts) -> None:
        """Whose names are said, and in which zone."""
        self._town = town
        self._tell()

    def on_changes(self, changes: ChangeSet) -> None:
        """Ask again where somebody looks; else when somebody does."""
        if not changes.touches(_SHOWN):
            return
        self._is_stale = True
        if self.isVisible() and self._clock() > self._asked_at:
            self.reload()  # else the next second does: a flood of posts asks once a second

    def reload(self) -> None:
        """Ask for the page anew."""
        launch(self._load(), self.failed.emit)

    def tick(self, now: Instant) -> None:
        """A second has passed: spans go on, and what nobody writes down is asked again."""
        if not self.isVisible():
            return
        self._tell()
        if self._is_stale or now - self._asked_at >= _AGAIN_S:
            self.reload()

    def take_keyboard(self) -> None:
        """Begin where something can be done."""
        self.connect_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what changed while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_BESIDE)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        self._cards.setDirection(direction)

    async def _load(self) -> None:
        self._is_stale = False
        self._asked_at = self._clock()
        self._page = await self._office.ask(Networks())
        self._tell()

    def _tell(self) -> None:
        page, town = self._page, self._town
        if page is None:
            return
        now = self._clock()
        voices = {str(p.code): p.name for p in town.staff} if town is not None else {}
        self.accounts.tell(page.accounts, now, self._moment, voices)
        self.accounts.tell_removed(page.removed, self._moment)
        self.outbox.tell(page.outbox, page.today, now, self._moment)

    def _moment(self, at: Instant) -> str:
        zone = self._town.zone_name if self._town is not None else "UTC"
        return when_text(at, self._clock(), zone)

    def _build(self) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(PlainLabel(tr("Networks"), font=theme.fonts.title))
        head.addWidget(
            PlainLabel(
                tr("Who brings posts in, what goes out, and what it costs"),
                tone="ink2",
                font=theme.fonts.small,
            )
        )
        top = QHBoxLayout()
        top.addLayout(head, 1)
        top.addWidget(self.announce_button)
        top.addWidget(self.connect_button)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.px(16))
        self._cards.addWidget(self.accounts, 9, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self.outbox, 4, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        body = QVBoxLayout(inside)
        pad = theme.px(24)
        body.setContentsMargins(pad, theme.px(20), pad, pad)
        body.setSpacing(theme.px(16))
        body.addLayout(top)
        body.addLayout(self._cards)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # --- wishes

    def _by(self) -> StaffCode | None:
        by = self._office.staff
        if by is None:
            self.acted.emit(tr("Say first who sits here: the history names who decided."), None)
        return by

    def _wish_connect(self, row: AccountRow | None) -> None:
        if self._by() is not None:
            self.connect_wanted.emit(row)

    def _pause(self, row: AccountRow) -> None:
        by = self._by()
        if by is not None:
            undo = ResumeAccount(by=by, account_id=row.id)
            self._do(PauseAccount(by=by, account_id=row.id), tr("Paused"), undo)

    def _resume(self, row: AccountRow) -> None:
        by = self._by()
        if by is not None:
            undo = PauseAccount(by=by, account_id=row.id)
            self._do(ResumeAccount(by=by, account_id=row.id), tr("Goes on"), undo)

    def _remove(self, row: AccountRow) -> None:
        by = self._by()
        if by is None:
            return
        undo: list[Command] = [ResumeAccount(by=by, account_id=row.id)]
        if row.state == "paused":
            undo.append(PauseAccount(by=by, account_id=row.id))
        name = account_name(row.handle, row.network)
        words = tr("{account} removed; its requests stay", account=name)
        if row.waiting:
            n = row.waiting
            words += ". " + ntr("{n} item waits in the outbox", "{n} items wait in the outbox", n)
        self._do(RemoveAccount(by=by, account_id=row.id), words, *undo)

    def _ask_voice(self, row: AccountRow) -> None:
        by = self._by()
        if by is None or self._town is None:
            return
        choices = [Choice("", tr("The town hall itself"), is_chosen=row.staff is None)]
        choices += [
            Choice(str(p.code), p.name, p.department or "", is_chosen=p.code == row.staff)
            for p in self._town.staff
        ]
        name = account_name(row.handle, row.network)
        pick = Pick(tr("Who speaks as {account}?", account=name), choices, self._theme, self)

        def said(keys: tuple[str, ...], _text: str) -> None:
            staff = StaffCode(keys[0]) if keys and keys[0] else None
            wish = SpeakAs(by=by, account_id=row.id, staff=staff)
            self._do(wish, tr("Noted"), SpeakAs(by=by, account_id=row.id, staff=row.staff))

        pick.picked.connect(said)
        self._open(pick)

    def _on_item(self, what: str, row: OutboxRow) -> None:
        if what == "copy":
            QGuiApplication.clipboard().setText(row.text)
            self.acted.emit(tr("Copied"), None)
            return
        if what == "open":
            self.request_wanted.emit(row.request_id)
            return
        by = self._by()
        if by is None:
            return
        match what:
            case "undo" | "drop":
                words = tr("Taken back") if what == "undo" else tr("Dropped; the row stays")
                undo = PutBack(by=by, outbox_id=row.id)
                self._do(WithdrawSend(by=by, outbox_id=row.id), words, undo)
            case "now":
                wish = EditSend(by=by, outbox_id=row.id, text=row.text)
                later = EditSend(by=by, outbox_id=row.id, text=row.text, send_at=row.due_at)
                self._do(wish, tr("It leaves in a moment"), later)
            case "approve":
                self._do(RetrySend(by=by, outbox_id=row.id), tr("Approved; it leaves now"))
            case "retry":
                self._do(RetrySend(by=by, outbox_id=row.id), tr("Tried again"))
            case "sent":
                undo = PutBack(by=by, outbox_id=row.id)
                self._do(SaySent(by=by, outbox_id=row.id), tr("Noted as published"), undo)
            case _:
                self._edit(row, by)

    def _edit(self, row: OutboxRow, by: StaffCode) -> None:
        zone = self._town.zone_name if self._town is not None else "UTC"
        sheet = EditAnswer(row, self._theme, self._clock, zone, self)

        def edited(text: str, at: Instant | None) -> None:
            if row.state in MAY_RETRY:
                wish: Command = RetrySend(by=by, outbox_id=row.id, text=text)
                words = tr("Tried again")
            else:
                wish = EditSend(by=by, outbox_id=row.id, text=text, send_at=at)
                later = sheet.when.words
                words = tr("It leaves {time}", time=later) if later else tr("It leaves in a moment")
            launch(self._keep_edited(sheet, wish, words), self.failed.emit)

        sheet.edited.connect(edited)
        sheet.when.asked.connect(lambda: launch(self._offer_times(sheet), self.failed.emit))
        self._open(sheet)

    async def _keep_edited(self, sheet: EditAnswer, wish: Command, words: str) -> None:
        """The sheet stays open, with its words, until the office has them."""
        try:
            await self._office.do(wish)
        except CaseworkError as error:
            sheet.complain(error.for_user())
            return
        sheet.accept()
        self.acted.emit(words, None)
        await self._load()

    async def _offer_times(self, sheet: EditAnswer) -> None:
        sheet.when.offer(await self._office.ask(SendTimes()))

    def _open(self, dialog: Pick | EditAnswer) -> None:
        self.dialog = dialog
        dialog.open()

    def _do(self, command: Command, words: str, *undo: Command) -> None:
        launch(self._carry_out(command, words, undo), self.failed.emit)

    async def _carry_out(self, command: Command, words: str, undo: tuple[Command, ...]) -> None:
        await self._office.do(command)
        self.acted.emit(words, self._back(undo) if undo else None)
        await self._load()

    def _back(self, undo: tuple[Command, ...]) -> Callable[[], None]:
        async def take_back() -> None:
            for command in undo:
                await self._office.do(command)
            await self._load()

        def go_back() -> None:
            launch(take_back(), self.failed.emit)

        return go_back
