"""One table of what can be done from the keyboard, and the shortcuts made from it.

Every key can be given another; keys without Ctrl or Alt can be switched off, and never fire while
someone types (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from junhall.words import tr


class Action(NamedTuple):
    """Something a person can do: its id, its words in the reader's language, its usual keys.

    ``in_list`` keys fire only where a list says so: Enter elsewhere presses buttons.
    """

    id: str
    group: str
    words: Callable[[], str]
    keys: tuple[str, ...]
    in_list: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("next", "move", lambda: tr("Next request"), ("J",)),
    Action("previous", "move", lambda: tr("Previous request"), ("K",)),
    Action("open", "move", lambda: tr("Open the request"), ("Return", "Enter"), in_list=True),
    Action("close", "move", lambda: tr("Close, go back"), ("Esc",)),
    Action("select", "move", lambda: tr("Select"), ("X",)),
    Action("extend-next", "move", lambda: tr("Extend the selection down"), ("Shift+J",)),
    Action("extend-previous", "move", lambda: tr("Extend the selection up"), ("Shift+K",)),
    Action("search", "find", lambda: tr("Search"), ("/",)),
    Action("palette", "find", lambda: tr("Find a command or a request"), ("Ctrl+K",)),
    Action("keys", "find", lambda: tr("Show the keys"), ("?",)),
    Action("alerts", "find", lambda: tr("Show the alerts"), ("B",)),
    Action("new", "act", lambda: tr("New request"), ("N",)),
    Action("announce", "act", lambda: tr("Write an announcement"), ("Shift+N",)),
    Action("reply", "act", lambda: tr("Answer"), ("R",)),
    Action("assign", "act", lambda: tr("Assign"), ("A",)),
    Action("solve", "act", lambda: tr("Confirm solved, or solve"), ("E",)),
    Action("service", "act", lambda: tr("Set service and kind"), ("S",)),
    Action("place", "act", lambda: tr("Set the place"), ("L",)),
    Action("merge", "act", lambda: tr("Merge proposals"), ("M",)),
    Action("promise", "act", lambda: tr("Promise: confirm or edit the reading"), ("P",)),
    Action("wall", "act", lambda: tr("Show its words on the wall, or no more"), ("V",)),
    Action("wait", "act", lambda: tr("Wait for the citizen, or no more"), ("W",)),
    Action("accept", "act", lambda: tr("Accept the proposal shown"), ("Y",)),
    Action("refuse", "act", lambda: tr("Refuse the proposal shown"), ("Backspace",)),
    Action("note", "act", lambda: tr("Write a note"), ("T",)),
    Action("undo", "act", lambda: tr("Undo"), ("Z", "Ctrl+Z")),
    Action("go-today", "go", lambda: tr("Go to today"), ("G, D",)),
    Action("go-board", "go", lambda: tr("Go to the board"), ("G, B",)),
    Action("go-map", "go", lambda: tr("Go to the map"), ("G, M",)),
    Action("go-times", "go", lambda: tr("Go to the times"), ("G, T",)),
    Action("go-people", "go", lambda: tr("Go to the people"), ("G, P",)),
    Action("go-private", "go", lambda: tr("Go to the private requests"), ("G, R",)),
    Action("go-feeds", "go", lambda: tr("Go to the networks and the outbox"), ("G, N",)),
    Action("go-no-request", "go", lambda: tr("Go to the posts that are no request"), ("G, O",)),
    Action("go-council", "go", lambda: tr("Go to the council"), ("G, C",)),
    Action("map-open", "map", lambda: tr("Map: open requests"), ("Alt+1",)),
    Action("map-all", "map", lambda: tr("Map: all requests"), ("Alt+2",)),
    Action("map-dots", "map", lambda: tr("Map: a dot a request"), ("Alt+3",)),
    Action("map-heat", "map", lambda: tr("Map: heat; again: all, overdue"), ("Alt+4",)),
    Action("map-time", "map", lambda: tr("Map: time to solve"), ("Alt+5",)),
    Action("map-category", "map", lambda: tr("Map: choose categories"), ("Alt+6",)),
    Action("map-drawer", "map", lambda: tr("Map: requests without a place"), ("Alt+7",)),
    Action("map-save", "map", lambda: tr("Map: save as a picture or PDF"), ("Alt+8",)),
)

GROUPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("move", lambda: tr("Move")),
    ("find", lambda: tr("Find")),
    ("act", lambda: tr("Act on a request")),
    ("go", lambda: tr("Go")),
    ("map", lambda: tr("On the map")),
)


def is_typing(widget: QWidget | None) -> bool:
    """Whether keys pressed now are words somebody writes."""
    # Not before somebody types: PySide6 makes all names of a class with its first mention.
    from PySide6.QtWidgets import (
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
    )

    match widget:
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            return not widget.isReadOnly()
        case QComboBox():
            return widget.isEditable()
        case QAbstractSpinBox():
            return True
        case _:
            return False


class Keys(QObject):
    """The shortcuts of one window.

    ``take`` has the first word and says whether the action was its own; else ``triggered`` names
    the action to whoever listens.
    """

    triggered = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        take: Callable[[str], bool] | None = None,
        remap: Mapping[str, tuple[str, ...]] | None = None,
        single_keys: bool = True,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """``without``: actions that this window does not have, and so no key of theirs."""
        super().__init__(window)
        self._take = take
        self._single = single_keys
        self._keys = {
            action.id: tuple((remap or {}).get(action.id, action.keys))
            if action.id not in without
            else ()
            for action in ACTIONS
        }
        self._shortcuts: list[tuple[QShortcut, str]] = []
        for action in ACTIONS:
            if not action.in_list:
                self._bind(action.id, window, Qt.ShortcutContext.WindowShortcut)

    def serve(self, view: QWidget) -> None:
        """Let the keys of lists fire while this list has the keyboard."""
        for action in ACTIONS:
            if action.in_list:
                self._bind(action.id, view, Qt.ShortcutContext.WidgetShortcut)

    def key_of(self, action_id: str) -> str:
        """The first key of an action as keyboards name it here; "" where it has none now."""
        keys = self._keys[action_id]
        if not keys or (not self._single and is_single(keys[0])):
            return ""
        return key_text(keys[0])

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """All keys of an action, as they are bound."""
        return self._keys[action_id]

    @property
    def has_single_keys(self) -> bool:
        """Whether keys without Ctrl or Alt do anything."""
        return self._single

    def allow_single_keys(self, *, allowed: bool) -> None:
        """Switch the keys without Ctrl or Alt on or off."""
        self._single = allowed
        for shortcut, key in self._shortcuts:
            shortcut.setEnabled(allowed or not is_single(key))

    def _bind(self, action_id: str, owner: QWidget, context: Qt.ShortcutContext) -> None:
        for key in self._keys[action_id]:
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(context)
            shortcut.setAutoRepeat(action_id in {"next", "previous"})
            shortcut.setEnabled(self._single or not is_single(key))
            shortcut.activated.connect(lambda it=action_id, key=key: self._fire(it, key))
            self._shortcuts.append((shortcut, key))

    def _fire(self, action_id: str, key: str) -> None:
        if is_single(key) and is_typing(QApplication.focusWidget()):
            return
        if self._take is None or not self._take(action_id):
            self.triggered.emit(action_id)


def is_single(key: str) -> bool:
    """Whether a key is a character alone, which someone who types or dictates could press."""
    first = key.split(",", maxsplit=1)[0].removeprefix("Shift+")
    return len(first) == 1


def key_text(key: str) -> str:
    """A key as this system writes it: "Ctrl+K", "G B"."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace(", ", " ")
