"""Who did what, when, as entries of the conversation; what may be undone says so itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from junhall.casework.ages import span_text
from junhall.casework.rows import Case, HistoryLine, NoteLine
from junhall.models.terms import PlaceQuality
from junhall.ui.case.entry import Entry, Setting
from junhall.ui.case.saying import history_sentence
from junhall.ui.naming import one_line
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import look
from junhall.words import ntr, tr


class HistoryEntry(Entry):
    """One line of history, with Undo where it may be taken back."""

    undo_wanted = Signal(object)
    """ActId."""
    similar_wanted = Signal()

    def __init__(self, line: HistoryLine, case: Case, setting: Setting) -> None:
        super().__init__(setting.theme)
        self.line = line
        theme = setting.theme
        opens = line.verb == "opened"
        text = line_text(line, case, setting)
        words = PlainLabel(
            f"{text} · {setting.moment(line.at)}",
            tone="ink3" if line.is_undone else "ink2",
            font=theme.fonts.small,
            wraps=True,
        )
        if line.is_undone:
            struck = words.font()
            struck.setStrikeOut(True)
            words.setFont(struck)
            words.setAccessibleName(tr("Undone: {what}", what=words.text()))
        self.text = words.text()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(words, 1)
        if line.may_undo and line.act_id is not None:
            row.addWidget(self._undo_button(text), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(row)
        if opens and case.similar:
            many = look(QPushButton(similar_text(case.similar)), kind="quiet")
            many.setStyleSheet(_link(theme.fonts.small.pointSizeF()))
            many.setCursor(Qt.CursorShape.PointingHandCursor)
            many.clicked.connect(self.similar_wanted)
            self.content.addWidget(many, 0, Qt.AlignmentFlag.AlignLeft)

    def _undo_button(self, text: str) -> QPushButton:
        button = look(QPushButton(tr("Undo")), kind="quiet")
        button.setStyleSheet(_link(self._theme.fonts.small.pointSizeF()))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(tr("Undo: {what}", what=text))
        button.clicked.connect(lambda: self.undo_wanted.emit(self.line.act_id))
        return button


class NoteEntry(Entry):
    """An internal note; it never leaves the building, and says so."""

    def __init__(self, note: NoteLine, setting: Setting) -> None:
        super().__init__(setting.theme, icon="note")
        who = setting.names.person(note.by)
        self.text = tr(
            "Private note · {who}: {words} · {time}",
            who=who,
            words=note.text,
            time=setting.moment(note.at),
        )
        words = PlainLabel(self.text, tone="ink2", font=setting.theme.fonts.small, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(words)


def line_text(line: HistoryLine, case: Case, setting: Setting) -> str:
    """What a line says, without its time."""
    if line.verb == "opened":
        return opening_sentence(case, setting)
    return told(line, case, setting)


def told(line: HistoryLine, case: Case, setting: Setting) -> str:
    """A line of history; the clocks that it stopped are said with it."""
    said = history_sentence(line, setting.names)
    if line.verb == "answered" and case.first_answer_s is not None:
        said = tr("{what} after {span}", what=said, span=span_text(case.first_answer_s))
        office = case.first_answer_office_s
        if office is not None and abs(office - case.first_answer_s) >= 60:
            said += " · " + tr("{span} of office time", span=span_text(office))
    return said


def opening_sentence(case: Case, setting: Setting) -> str:
    """How the request came and what junhall took it for, with its reasons."""
    row = case.row
    if row.channel == "counter":
        parts = [tr("Written down at the counter")]
    elif row.channel == "phone":
        parts = [tr("Written down on the phone")]
    else:
        parts = [tr("Opened by the feed")]
    guessed = case.service_confidence
    if row.service and guessed is not None and guessed < 1:
        service = setting.names.service(row.service)
        percent = round(guessed * 100)
        parts.append(
            tr("service guessed {service} ({percent} %)", service=service, percent=percent)
        )
        if case.reasons:
            words = ", ".join(f"«{one_line(word)}»" for word in case.reasons[:4])
            parts.append(tr("because of {words}", words=words))
    if row.place_name and row.place_quality in {PlaceQuality.STREET, PlaceQuality.GUESSED}:
        parts.append(tr("place found in the text"))
    if case.sync_lag_s >= 60:
        parts.append(tr("seen {span} later", span=span_text(case.sync_lag_s)))
    return " · ".join(parts)


def similar_text(n: int) -> str:
    """How many open requests of the same service lie near."""
    return ntr("{n} similar nearby", "{n} similar nearby", n)


def _link(points: float) -> str:
    return f"QPushButton {{ font-size: {points:.2f}pt; font-weight: 500; padding: 0 3px; }}"
