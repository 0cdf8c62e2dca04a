"""The accounts of the town as a table: state, lag, quota, cost, and what may be done with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.commands import ConnectAccount, PauseAccount, RemoveAccount, SpeakAs
from junhall.casework.network_rows import AccountRow, RemovedRow
from junhall.casework.permits import may
from junhall.models.terms import AccountId, Instant, Role
from junhall.typed import override
from junhall.ui.networks.saying import (
    Moment,
    account_name,
    account_place,
    account_server,
    cost_said,
    lag_said,
    quota_said,
    removed_said,
    state_said,
)
from junhall.ui.parts.controls import IconButton
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.ui.topbar import Dot
from junhall.words import tr

_LOW_QUOTA: Final = 0.2
_COLUMNS: Final = (8, 8, 2, 4, 3, 0)
"""How the columns share the width; the buttons take what they need."""
_QUOTA: Final = 3


class QuotaBar(QWidget):
    """How much is left of a network's calls, as a bar; the words beside it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share: float | None = None
        self.setFixedHeight(theme.px(8))
        self.setMinimumWidth(theme.px(48))
        self.setMaximumWidth(theme.px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None) -> None:
        """Show another share, 0 to 1; None: the network announces none."""
        if share != self._share:
            self._share = share
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """A slim bar."""
        return QSize(self._theme.px(120), self._theme.px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and what is left of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette, radius = self._theme.palette, self._theme.px(3)
        painter.setBrush(QColor(palette.cobalt.tint if self._share is not None else palette.line))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, radius, radius)
        if self._share:
            tone = palette.amber if self._share < _LOW_QUOTA else palette.cobalt
            painter.setBrush(QColor(tone.mark))
            rect.setWidth(max(rect.height(), rect.width() * self._share))
            painter.drawRoundedRect(rect, radius, radius)


class AccountLine:
    """The widgets of one account, in the cells of the table."""

    def __init__(self, theme: Theme, table: AccountsCard) -> None:
        small = theme.fonts.small
        big = theme.font(15, theme.fonts.strong.weight())
        plain = theme.font(15)
        self._theme = theme
        self._table = table
        self.row: AccountRow | None = None
        self.name = PlainLabel("", font=big)
        self.place = PlainLabel("", tone="ink2", font=small)
        self.dot = Dot(theme, size=10)
        self.state = PlainLabel("", font=big)
        self.why = PlainLabel("", tone="ink2", font=small, wraps=True)
        self.lag = PlainLabel("", font=plain)
        self.bar = QuotaBar(theme)
        self.quota = PlainLabel("", tone="ink2", font=small)
        self.cost = PlainLabel("", font=plain)
        self.act = look(QPushButton(), kind="plain")
        self.act.clicked.connect(lambda: table.act_on(self))
        self.more = IconButton("more", tr("More"), theme, is_tight=True)
        self.more.clicked.connect(lambda: table.offer(self))
        state = QHBoxLayout()
        state.setSpacing(theme.px(6))
        state.addWidget(self.dot)
        state.addWidget(self.state, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(4))
        buttons.addWidget(self.act)
        buttons.addWidget(self.more)
        self.cells = (
            _cell(theme, self.name, self.place),
            _cell(theme, state, self.why),
            _cell(theme, self.lag),
            _cell(theme, self.bar, self.quota),
            _cell(theme, self.cost),
            _cell(theme, buttons),
        )
        self.rule = look(QFrame(), ground="card", edge="bottom")
        self.rule.setFixedHeight(1)

    def say(self, row: AccountRow, now: Instant, moment: Moment, who: str, role: Role) -> None:
        """Say how this account is now."""
        self.row = row
        name = account_name(row.handle, row.network)
        said = state_said(row, now, moment)
        share, quota = quota_said(row)
        self.name.setText(name)
        self.place.setText(account_place(row, who))
        self.dot.set_tone(said.tone)
        self.state.set_tone(said.tone)
        self.state.setText(said.words)
        self.why.setText(said.more)
        self.lag.setText(lag_said(row))
        self.bar.show_share(share)
        self.bar.setVisible(share is not None)
        self.quota.setText(quota)
        self.cost.setText(cost_said(row))
        words = {
            "needs_person": tr("Sign in"),
            "off": tr("Sign in"),
            "paused": tr("Resume"),
        }.get(row.state, tr("Pause"))
        self.act.setText(words)
        wanted = ConnectAccount if row.state in {"needs_person", "off"} else PauseAccount
        self.act.setVisible(may(role, wanted))
        self.more.setVisible(may(role, RemoveAccount))
        place = ", ".join([name, self.place.text(), account_server(row)])
        late = tr("Lag {span}", span=self.lag.text())
        whole = f"{place}, {said.words}, {said.more}, {late}, {quota}"
        self.act.setAccessibleName(f"{words}: {name}")
        self.act.setAccessibleDescription(whole)
        self.more.setAccessibleName(tr("More about {account}", account=name))
        for cell in self.cells:
            cell.setAccessibleName(whole)
        self.cells[0].setToolTip(tooltip(f"{row.handle}\n{account_server(row)}".strip()))

    def retire(self) -> None:
        """Take the widgets out of the table."""
        for widget in (*self.cells, self.rule):
            widget.hide()
            widget.deleteLater()


class AccountsCard(QFrame):
    """The table; what is wished for an account goes out as a signal with its row."""

    pause_wanted = Signal(object)
    resume_wanted = Signal(object)
    sign_in_wanted = Signal(object)
    remove_wanted = Signal(object)
    voice_wanted = Signal(object)

    def __init__(self, theme: Theme, role: Role) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self.lines: dict[AccountId, AccountLine] = {}
        look(self, ground="card", edge="all")
        self.setAccessibleName(tr("Accounts"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(0)
        for column, stretch in enumerate(_COLUMNS):
            self._grid.setColumnStretch(column, stretch)
        heads = (tr("Account"), tr("State"), tr("Lag"), tr("Quota"), tr("This month"), "")
        for column, words in enumerate(heads):
            label = PlainLabel(words, tone="ink2", font=theme.fonts.small)
            label.setContentsMargins(0, 0, 0, theme.px(8))
            # A head, and what is said of a quota, are short: they stand whole.
            told = [words]
            if column == _QUOTA:
                told += [tr("not announced"), tr("{n} % left", n=100)]
            whole = max(label.fontMetrics().horizontalAdvance(one) for one in told)
            self._grid.setColumnMinimumWidth(column, whole + theme.px(2))
            self._grid.addWidget(label, 0, column)
        rule = look(QFrame(), ground="card", edge="bottom")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, 1, 0, 1, len(_COLUMNS))
        self.nobody = PlainLabel(
            tr(
                "No account is connected yet. Connect one: posts that mention the town then stand"
                " on the board, and answers leave through it."
            ),
            tone="ink2",
            wraps=True,
        )
        column_box = QVBoxLayout(self)
        pad = theme.px(20)
        column_box.setContentsMargins(pad, theme.px(16), pad, pad)
        column_box.addLayout(self._grid)
        column_box.addWidget(self.nobody)
        self.removed: list[PlainLabel] = []
        self._removed = QVBoxLayout()
        self._removed.setSpacing(theme.px(6))
        column_box.addLayout(self._removed)
        column_box.addStretch(1)
        self.nobody.hide()

    def tell(
        self,
        rows: Sequence[AccountRow],
        now: Instant,
        moment: Moment,
        voices: Mapping[str, str],
    ) -> None:
        """Say every account again; ``voices`` are names of staff by code."""
        for gone in [account for account in self.lines if account not in {r.id for r in rows}]:
            self.lines.pop(gone).retire()
        for row in rows:
            line = self.lines.get(row.id)
            if line is None:
                line = self.lines[row.id] = AccountLine(self._theme, self)
                self._place(line, len(self.lines))
            who = voices.get(str(row.staff), str(row.staff)) if row.staff is not None else ""
            line.say(row, now, moment, who, self._role)
        self.nobody.setVisible(not rows)

    def tell_removed(self, rows: Sequence[RemovedRow], moment: Moment) -> None:
        """Say under the table which accounts are gone, and what became of their keys."""
        while len(self.removed) > len(rows):
            gone = self.removed.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.removed) < len(rows):
            label = PlainLabel("", font=self._theme.fonts.small, wraps=True)
            self._removed.addWidget(label)
            self.removed.append(label)
        for label, row in zip(self.removed, rows, strict=True):
            said = removed_said(row, moment)
            label.set_tone(said.tone)
            label.setText(f"{said.words} {said.more}".strip())

    def act_on(self, line: AccountLine) -> None:
        """Do what the line's button says."""
        match line.row:
            case None:
                return
            case AccountRow(state="needs_person" | "off"):
                self.sign_in_wanted.emit(line.row)
            case AccountRow(state="paused"):
                self.resume_wanted.emit(line.row)
            case _:
                self.pause_wanted.emit(line.row)

    def offer(self, line: AccountLine) -> QMenu | None:
        """Everything else that can be done with an account."""
        row = line.row
        if row is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(line.more.accessibleName())
        if row.state in {"needs_person", "off"} and may(self._role, PauseAccount):
            menu.addAction(tr("Pause")).triggered.connect(lambda: self.pause_wanted.emit(row))
        if may(self._role, SpeakAs):
            action = menu.addAction(tr("Who speaks as this account"))
            action.triggered.connect(lambda: self.voice_wanted.emit(row))
        if may(self._role, ConnectAccount) and row.state not in {"needs_person", "off"}:
            action = menu.addAction(tr("Sign in again"))
            action.triggered.connect(lambda: self.sign_in_wanted.emit(row))
        if may(self._role, RemoveAccount):
            action = menu.addAction(tr("Remove; its requests stay"))
            action.triggered.connect(lambda: self.remove_wanted.emit(row))
        menu.popup(line.more.mapToGlobal(QPoint(0, line.more.height())))
        return menu

    def _place(self, line: AccountLine, n: int) -> None:
        at = 2 * n
        if n > 1:
            self._grid.addWidget(line.rule, at, 0, 1, len(_COLUMNS))
        for column, cell in enumerate(line.cells):
            self._grid.addWidget(cell, at + 1, column)


def _cell(theme: Theme, *parts: QWidget | QHBoxLayout) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, theme.px(9), 0, theme.px(9))
    column.setSpacing(theme.px(2))
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
    return cell
