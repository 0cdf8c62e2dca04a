"""The top bar: the town, whether it is live, the search field, a new request, who sits here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from junhall.casework.ages import ago_text, time_text
from junhall.models.terms import Instant, StaffCode
from junhall.typed import override
from junhall.ui.alerts.bell import Bell
from junhall.ui.icons import pixmap
from junhall.ui.parts.controls import KeyButton
from junhall.ui.parts.drawing import avatar_font, draw_avatar, initials
from junhall.ui.parts.labels import KeyHint, PlainLabel
from junhall.ui.plain import plain
from junhall.ui.theme import Theme, look
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from junhall.casework.rows import FeedLight, StaffRow, TownFacts

_STALE_S = 120


class Dot(QWidget):
    """A small light in a tone; the words beside it say the same."""

    def __init__(self, theme: Theme, *, size: float = 8) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "ink3"
        self.setFixedSize(theme.px(size), theme.px(size))

    def set_tone(self, tone: str) -> None:
        """Show another tone."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        value = getattr(self._theme.palette, self._tone)
        painter.setBrush(QColor(value if isinstance(value, str) else value.mark))
        painter.drawEllipse(QRectF(self.rect()))


class SearchField(QLineEdit):
    """Searches as one types; Down and Enter go to what was found, Esc leaves."""

    left = Signal()
    down = Signal()

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        look(self, kind="search")
        self.setPlaceholderText(tr("Search requests, people, streets"))
        self.setAccessibleName(tr("Search requests, people, streets"))
        side = theme.px(16)
        sign = QLabel()
        sign.setPixmap(pixmap("search", theme.colour("ink2"), side, 2.0))
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint = KeyHint(key, theme)
        self._hint.setParent(self)  # shown before that, it is a window and takes the keyboard
        self._hint.setVisible(bool(key))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        row.addWidget(sign)
        row.addStretch()
        row.addWidget(self._hint)
        self.setTextMargins(side + theme.px(12), 0, self._hint.sizeHint().width() + theme.px(8), 0)
        self.setMinimumWidth(theme.px(130))
        self.setMaximumWidth(theme.px(420))
        self.setMinimumHeight(theme.px(34))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys that leave the field."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.down.emit()
            case _:
                super().keyPressEvent(event)


class WhoButton(QAbstractButton):
    """Who sits here, as initials; opens the list of staff (rules.md 31)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._person: StaffRow | None = None
        self._letters = "?"
        self._font = avatar_font(theme, theme.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Say who sits here"))
        self.setToolTip(tr("Say who sits here"))
        self._menu: QMenu | None = None
        self.clicked.connect(self._open_menu)

    def set_people(self, people: Sequence[StaffRow], here: StaffCode | None) -> None:
        """The staff to choose from, and who sits here now."""
        self._person = next((person for person in people if person.code == here), None)
        if self._menu is None:
            self._menu = QMenu(self)
        self._menu.clear()
        for person in people:
            words = plain(person.name).replace("&", "&&")
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(person.code == here)
            action.triggered.connect(lambda _=False, it=person.code: self.chosen.emit(it))
        if self._person is not None:
            name = plain(self._person.name)
            self._letters = initials(name, name)
            self.setAccessibleName(tr("{name} sits here; change", name=name))
            self.setToolTip(name.replace("<", "&lt;"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """A circle and its ring."""
        return QSize(self._theme.px(36), self._theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle, ringed while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._theme.px(2)
        where = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._person is None:
            draw_avatar(painter, where, "", "", self._font, "person")
        else:
            draw_avatar(painter, where, self._person.code, self._letters, self._font)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.palette.cobalt.mark), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class TopBar(QFrame):
    """Where one is, and the two things one always may do: search and write down."""

    def __init__(
        self, theme: Theme, *, search_key: str, new_key: str, alerts_key: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        look(self, ground="card", edge="bottom")
        self.setMinimumHeight(theme.measures.top)
        self._town = PlainLabel("", font=theme.fonts.title)
        self._dot = Dot(theme)
        self._live = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self.search = SearchField(theme, search_key)
        self.new = KeyButton(tr("+ New request"), new_key, theme, kind="filled")
        self.bell = Bell(theme, alerts_key)
        self.who = WhoButton(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(self._town)
        row.addSpacing(theme.px(6))
        row.addWidget(self._dot)
        row.addWidget(self._live)
        row.addStretch(1)
        row.addWidget(self.search, 8)
        row.addSpacing(theme.px(6))
        row.addWidget(self.new)
        row.addWidget(self.bell)
        row.addWidget(self.who)

    def set_town(self, town: TownFacts, here: StaffCode | None) -> None:
        """Whose desk it is, and whose chair."""
        self._town.setText(town.name)
        self.who.set_people(town.staff, here)

    def name_town(self, name: str) -> None:
        """Whose desk it is, before the rest of the town is known."""
        self._town.setText(name)

    def tell_live(self, feeds: Sequence[FeedLight], now: Instant, zone: str) -> None:
        """Say honestly whether what is shown is live."""
        tone, words, short = live_words(feeds, now, zone)
        self._dot.set_tone(tone)
        self._live.setText(words if self.width() > self._theme.px(960) else short)


def live_words(feeds: Sequence[FeedLight], now: Instant, zone: str) -> tuple[str, str, str]:
    """The tone of the live light, its words, and a word for narrow windows."""
    working = [feed for feed in feeds if feed.state != "off"]
    if not working:
        return "ink3", tr("No account connected"), tr("Offline")
    posts = [feed.last_post_at for feed in working if feed.last_post_at is not None]
    last = tr("last post {ago}", ago=ago_text(now - max(posts))) if posts else tr("no post yet")
    needing = sum(feed.state == "needs_person" for feed in working)
    if needing:
        lead = ntr("{n} account needs somebody", "{n} accounts need somebody", needing)
        return "red", f"{lead} · {last}", tr("Look!")
    synced = [feed.last_sync_at for feed in working if feed.last_sync_at is not None]
    if not synced:
        return "amber", tr("Connecting"), tr("Connecting")
    if now - max(synced) > _STALE_S:
        since = time_text(max(synced), zone)
        return "amber", tr("Not live since {time}", time=since), since
    served = [feed for feed in working if feed.state != "paused"]
    if not served:
        return "amber", tr("All accounts are paused"), tr("Paused")
    lead = ntr("Live · {n} feed", "Live · {n} feeds", len(served))
    return "green", f"{lead} · {last}", tr("Live")
