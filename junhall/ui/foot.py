"""The foot: each account's light, the outbox, and who works where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout

from junhall.casework.ages import ago_text, span_text
from junhall.casework.channels import network_name
from junhall.models.terms import Instant, Network, Role, is_clock_off
from junhall.typed import override
from junhall.ui.naming import short_handle
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.ui.topbar import Dot
from junhall.words import ntr, tr

if TYPE_CHECKING:
    from junhall.casework.rows import FeedLight, StaffRow

_TONES = {"live": "green", "waiting": "amber", "paused": "amber", "needs_person": "red"}
_MUCH_LAG_S: Final = 120
"""A lag beyond this is said even of a feed that was asked a second ago."""


def role_name(role: Role) -> str:
    """A role's word."""
    return {
        Role.MAYOR: tr("mayor"),
        Role.COUNCILLOR: tr("councillor"),
        Role.HEAD: tr("head of service"),
        Role.DESK: tr("front desk"),
        Role.WORKER: tr("worker"),
        Role.WALL: tr("wall"),
    }[role]


def feed_words(feed: FeedLight, now: Instant, *, is_alone: bool = True) -> str:
    """One account's state in a few words; by its handle where its network has several."""
    has_name = is_alone and feed.network is not Network.OTHER
    name = network_name(feed.network) if has_name else short_name(feed)
    match feed.state:
        case "live" if is_clock_off(feed.clock_off_s):
            span = span_text(abs(feed.clock_off_s or 0))
            return tr("{name} · this computer's clock is off by {span}", name=name, span=span)
        case "live" if feed.silent_since is not None:
            span = span_text(now - feed.silent_since)
            return tr("{name} · unusually silent for {span}", name=name, span=span)
        case "live" if feed.lag_s is not None and feed.lag_s > _MUCH_LAG_S:
            return tr("{name} · lags {span}", name=name, span=span_text(feed.lag_s))
        case "live" if feed.last_sync_at is not None:
            return f"{name} {span_text(now - feed.last_sync_at)}"
        case "live":
            return name
        case "waiting" if feed.waiting_until is not None:
            wait = span_text(max(0, feed.waiting_until - now))
            return tr("{name} · next look in {span}", name=name, span=wait)
        case "waiting":
            return tr("{name} · waiting", name=name)
        case "paused":
            return tr("{name} · paused", name=name)
        case "needs_person":
            return tr("{name} · needs somebody", name=name)
        case _:
            return tr("{name} · off", name=name)


def short_name(feed: FeedLight) -> str:
    """An account without its server: "@AlcaldeJun"; Bluesky's names are addresses already."""
    if feed.network in {Network.MASTODON, Network.X}:
        return short_handle(feed.handle)
    return feed.handle


def feed_tone(feed: FeedLight) -> str:
    """The tone of one account's light."""
    if feed.state == "live" and (feed.silent_since is not None or is_clock_off(feed.clock_off_s)):
        return "amber"
    return _TONES.get(feed.state, "ink3")


def clock_words(off_s: int) -> str:
    """rules.md 16: the network's times count, and this computer's clock is wrong."""
    span = span_text(abs(off_s))
    if off_s > 0:
        return tr("This computer's clock is {span} behind the network's. Set it.", span=span)
    return tr("This computer's clock is {span} ahead of the network's. Set it.", span=span)


def feed_whole(feed: FeedLight, now: Instant) -> str:
    """Everything known of one account's sync, for a tooltip and for who listens."""
    said = [f"{network_name(feed.network)} {feed.handle}".strip()]
    if feed.lag_s is not None:
        said.append(tr("Lag {span}", span=span_text(feed.lag_s)))
    if feed.last_post_at is not None:
        said.append(tr("last post {ago}", ago=ago_text(now - feed.last_post_at)))
    if is_clock_off(feed.clock_off_s):
        said.append(clock_words(feed.clock_off_s or 0))
    if feed.error:
        from junhall.ui.departures import why_text

        if why := why_text(feed.error):
            said.append(why)
    return "\n".join(said)


def outbox_words(feeds: Sequence[FeedLight]) -> tuple[str, str]:
    """The tone and the words of the outbox; nothing where nobody counted."""
    counted = [feed for feed in feeds if feed.outbox is not None]
    if not counted:
        return "ink2", ""
    stuck = sum(feed.outbox_stuck for feed in counted)
    if stuck:
        return "red", ntr("Outbox: {n} needs somebody", "Outbox: {n} need somebody", stuck)
    later = sum(feed.outbox_later for feed in counted)
    waiting = sum(feed.outbox or 0 for feed in counted) - later
    if later and not waiting:
        return "ink2", ntr("Outbox: {n} for later", "Outbox: {n} for later", later)
    if waiting:
        return "ink2", ntr("Outbox: {n} on its way", "Outbox: {n} on their way", waiting)
    return "ink2", tr("Outbox empty")


class Light(QAbstractButton):
    """A dot and words; pressed, it opens the Networks page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dot = Dot(theme)
        self._words = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self._row.setSpacing(theme.px(5))
        self._row.addWidget(self._dot)
        self._row.addWidget(self._words)

    def say(self, tone: str, words: str, whole: str) -> None:
        """Show another state; without a tone there is no light, only words."""
        self._dot.setVisible(bool(tone))
        self._dot.set_tone(tone or "ink3")
        self._words.set_tone(tone if tone in {"amber", "red"} else "ink2")
        self._words.setText(words)
        self.setToolTip(tooltip(whole))
        self.setAccessibleName(words)
        self.setAccessibleDescription(whole)
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @override
    def sizeHint(self) -> QSize:
        """As its parts need."""
        return self._row.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the ring of the keyboard: dot and words draw themselves."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.palette.cobalt.mark), 2))
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(rect, self._theme.px(4), self._theme.px(4))


class Foot(QFrame):
    """One quiet line; its lights are the short way to the Networks page."""

    networks_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        look(self, ground="card", edge="top")
        self.setMinimumHeight(theme.measures.foot)
        self._lights: list[Light] = []
        self._outbox = Light(theme)
        self._outbox.clicked.connect(self.networks_wished)
        self._who = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(3), theme.px(16), theme.px(3))
        self._row.setSpacing(theme.px(10))
        self._row.addWidget(self._outbox)
        self._row.addStretch(1)
        self._row.addWidget(self._who)

    def tell(self, feeds: Sequence[FeedLight], now: Instant) -> None:
        """Say every account's state and the outbox again."""
        while len(self._lights) > len(feeds):
            light = self._lights.pop()
            self._row.removeWidget(light)
            light.deleteLater()
        while len(self._lights) < len(feeds):
            light = Light(self._theme)
            light.clicked.connect(self.networks_wished)
            self._row.insertWidget(len(self._lights), light)
            self._lights.append(light)
        for light, feed in zip(self._lights, feeds, strict=True):
            is_alone = sum(other.network is feed.network for other in feeds) == 1
            words = feed_words(feed, now, is_alone=is_alone)
            light.say(feed_tone(feed), words, feed_whole(feed, now))
        tone, words = outbox_words(feeds)
        self._outbox.say("red" if tone == "red" else "", words, words)

    def set_person(self, person: StaffRow | None, role: Role) -> None:
        """Who sits here, and as what."""
        if person is None:
            self._who.setText(tr("Nobody has said who sits here"))
            return
        self._who.setText(
            tr("{name} · {role} · this computer", name=person.name, role=role_name(role))
        )
