"""The conversation of a request: posts, notes and history on one line of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.rows import Case, CasePost, HistoryLine
from junhall.models.messages import Media
from junhall.models.terms import Instant
from junhall.ui.case.entry import Entry, Setting
from junhall.ui.case.history import HistoryEntry, NoteEntry, line_text
from junhall.ui.case.post import PostEntry
from junhall.ui.theme import look
from junhall.words import ntr, tr

_FIRST: Final = 2  # of a very long thread: the beginning,
_LATEST: Final = 60  # and what came last


@dataclass(frozen=True, slots=True)
class _Plan:
    """One entry to be: when, in which order within a second, what it says, how it is made."""

    at: Instant
    rank: int
    key: str
    says: tuple[object, ...]
    make: Callable[[], Entry]


class Thread(QScrollArea):
    """All entries, oldest first; what is on the screen stays where it is when more come."""

    undo_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    decided = Signal(object, str)
    reply_wanted = Signal(object)
    similar_wanted = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self._kept: dict[str, tuple[tuple[object, ...], Entry]] = {}
        self._case: Case | None = None
        self._all = False
        self._entries: list[Entry] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Conversation"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        theme = setting.theme
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(8))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    @property
    def entries(self) -> list[Entry]:
        """What stands there, in order."""
        return self._entries

    def tick(self) -> None:
        """Say again what changes by the second."""
        for entry in self._entries:
            if isinstance(entry, PostEntry):
                entry.tick()

    def adopt(self, widget: QWidget) -> None:
        """Let a widget stand after the last entry and scroll with them."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_case(self, case: Case, setting: Setting) -> None:
        """Show a request's conversation; another request begins at its end."""
        other = self._case is None or self._case.row.id != case.row.id
        if other:
            self._all = False
        same = not other and setting == self._setting and _told(self._case) == _told(case)
        self._case, self._setting = case, setting
        if same:
            return
        bar = self.verticalScrollBar()
        at_end = other or bar.value() >= bar.maximum() - 4
        self._build()
        if at_end:
            QTimer.singleShot(0, self, self._to_end)

    def _to_end(self) -> None:
        self._inside.adjustSize()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _build(self) -> None:
        """Set the entries anew; one that says the same stays, with its photos and selection."""
        case = self._case
        if case is None:
            return
        plans = self._plans(case)
        kept = self._kept
        self._kept = {}
        entries: list[Entry] = []
        for plan in plans:
            known = kept.get(plan.key)
            if known is not None and known[0] == plan.says:
                entry = kept.pop(plan.key)[1]
            else:
                entry = plan.make()
            self._kept[plan.key] = (plan.says, entry)
            entries.append(entry)
        for entry in self._entries:
            self._column.removeWidget(entry)
        for _, entry in kept.values():
            entry.hide()
            entry.deleteLater()
        for n, entry in enumerate(entries):
            entry.end(is_last=n == len(entries) - 1)
            self._column.insertWidget(n, entry)
        self._entries = entries

    def _plans(self, case: Case) -> list[_Plan]:
        plans: list[_Plan] = []
        setting, before = self._setting, _before(case)
        opened = min((post.posted_at for post in case.posts), default=case.row.posted_at)
        for post in case.posts:
            rank = 9 if post.outbox is not None else (0 if post.posted_at == opened else 2)
            shown = before if post.official is not None and post.media else None
            plans.append(
                _Plan(
                    post.posted_at,
                    rank,
                    f"post {post.id}",
                    (post, shown, setting.moment(post.posted_at), setting.town),
                    partial(self._post, post, shown),
                )
            )
        for n, line in enumerate(case.history):
            plans.append(
                _Plan(
                    max(line.at, opened),
                    1,
                    f"line {n}",
                    (line, line_text(line, case, setting), case.similar, setting.town),
                    partial(self._history, line, case),
                )
            )
        for n, note in enumerate(case.notes):
            plans.append(
                _Plan(
                    note.at,
                    3,
                    f"note {n}",
                    (note, setting.moment(note.at), setting.town),
                    partial(NoteEntry, note, setting),
                )
            )
        plans.sort(key=lambda plan: (plan.at, plan.rank))
        hidden = len(plans) - _FIRST - _LATEST
        if self._all or hidden < 10:
            return plans
        gap = _Plan(plans[_FIRST].at, 0, "gap", (hidden,), partial(self._gap, hidden))
        return [*plans[:_FIRST], gap, *plans[-_LATEST:]]

    def _post(self, post: CasePost, before: Media | None) -> Entry:
        entry = PostEntry(post, self._setting, before=before)
        entry.withdraw_wanted.connect(self.withdraw_wanted)
        entry.decided.connect(self.decided)
        entry.reply_wanted.connect(self.reply_wanted)
        return entry

    def _history(self, line: HistoryLine, case: Case) -> Entry:
        entry = HistoryEntry(line, case, self._setting)
        entry.undo_wanted.connect(self.undo_wanted)
        entry.similar_wanted.connect(self.similar_wanted)
        return entry

    def _gap(self, hidden: int) -> Entry:
        entry = Entry(self._setting.theme)
        words = ntr("Show {n} earlier entry", "Show {n} earlier entries", hidden)
        more = look(QPushButton(words), kind="quiet")
        more.clicked.connect(self._on_show_all)
        entry.content.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return entry

    def _on_show_all(self) -> None:
        self._all = True
        self._build()


def _told(case: Case | None) -> object:
    """What of a case the conversation shows."""
    if case is None:
        return None
    return (case.posts, case.notes, case.history, case.similar, case.row.service)


def _before(case: Case) -> Media | None:
    """What it looked like before: the citizens' first photo."""
    for post in case.posts:
        if post.official is None and post.deleted_at is None:
            for media in post.media:
                if media.path:
                    return media
    return None
