"""The foot: each account's light, the outbox, and who works where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from junhall.casework.rows import FeedLight, StaffRow
from junhall.models.terms import Instant, Network, Role
from junhall.ui.ages import span_text
from junhall.ui.board.captions import network_name
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.plain import tooltip
from junhall.ui.theme import Theme, look
from junhall.ui.topbar import Dot
from junhall.words import ntr, tr

_TONES = {"live": "green", "waiting": "amber", "paused": "amber", "needs_person": "red"}


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


def feed_words(feed: FeedLight, now: Instant) -> str:
    """One account's state in a few words."""
    name = network_name(feed.network) if feed.network is not Network.OTHER else feed.handle
    match feed.state:
        case "live" if feed.last_sync_at is not None:
            return f"{name} {span_text(now - feed.last_sync_at)}"
        case "live":
            return name
        case "waiting" | "paused" if feed.waiting_until is not None:
            wait = span_text(feed.waiting_until - now)
            return tr("{name} · next look in {span}", name=name, span=wait)
        case "waiting" | "paused":
            return tr("{name} · waiting", name=name)
        case "needs_person":
            return tr("{name} · needs somebody", name=name)
        case _:
            return tr("{name} · off", name=name)


def outbox_words(feeds: Sequence[FeedLight]) -> tuple[str, str]:
    """The tone and the words of the outbox; nothing where nobody counted."""
    counted = [feed for feed in feeds if feed.outbox is not None]
    if not counted:
        return "ink2", ""
    stuck = sum(feed.outbox_stuck for feed in counted)
    if stuck:
        return "red", ntr("Outbox: {n} needs somebody", "Outbox: {n} need somebody", stuck)
    waiting = sum(feed.outbox or 0 for feed in counted)
    if waiting:
        return "ink2", ntr("Outbox: {n} on its way", "Outbox: {n} on their way", waiting)
    return "ink2", tr("Outbox empty")


class Light(QWidget):
    """A dot and words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dot = Dot(theme)
        self._words = PlainLabel("", tone="ink2", font=theme.fonts.small)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        row.addWidget(self._dot)
        row.addWidget(self._words)

    def say(self, tone: str, words: str, whole: str) -> None:
        """Show another state."""
        self._dot.set_tone(tone)
        self._words.set_tone(tone if tone in {"amber", "red"} else "ink2")
        self._words.setText(words)
        self.setToolTip(tooltip(whole))
        self.setAccessibleName(words)
        self.setAccessibleDescription(whole)


class Foot(QFrame):
    """One quiet line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        look(self, ground="card", edge="top")
        self.setMinimumHeight(theme.measures.foot)
        self._lights: list[Light] = []
        self._outbox = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self._who = PlainLabel("", tone="ink2", font=theme.fonts.small)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(3), theme.px(16), theme.px(3))
        self._row.setSpacing(theme.px(18))
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
            self._row.insertWidget(len(self._lights), light)
            self._lights.append(light)
        for light, feed in zip(self._lights, feeds, strict=True):
            whole = f"{network_name(feed.network)} {feed.handle}".strip()
            if feed.error:
                whole += f"\n{feed.error}"
            light.say(_TONES.get(feed.state, "ink3"), feed_words(feed, now), whole)
        tone, words = outbox_words(feeds)
        self._outbox.set_tone(tone)
        self._outbox.setText(words)

    def set_person(self, person: StaffRow | None, role: Role) -> None:
        """Who sits here, and as what."""
        if person is None:
            self._who.setText(tr("Nobody has said who sits here"))
            return
        self._who.setText(
            tr("{name} · {role} · this computer", name=person.name, role=role_name(role))
        )
