"""A request made at the counter or by phone, written down in under twenty seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.commands import FileRequest
from junhall.casework.rows import TownFacts
from junhall.models.messages import Place
from junhall.models.terms import PlaceQuality, RequestKind, StaffCode
from junhall.ui.dialogs.choices import place_in, service_in
from junhall.ui.dialogs.fields import ChoiceField
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.icons import icon
from junhall.ui.naming import kind_name
from junhall.ui.parts.controls import Chip
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme
from junhall.words import tr


class NewRequest(Sheet):
    """What it is about comes first: place and service are proposed from it as it is typed."""

    filed = Signal(object)
    """FileRequest."""

    def __init__(
        self,
        town: TownFacts,
        by: StaffCode,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        channel: str = "counter",
    ) -> None:
        super().__init__(tr("New request"), theme, parent, width=520)
        self._town = town
        self._by = by
        self._place_is_own = False
        self._service_is_own = False
        self.counter = Chip(tr("At the counter"), checkable=True)
        self.phone = Chip(tr("By phone"), checkable=True)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for chip in (self.counter, self.phone):
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        (self.phone if channel == "phone" else self.counter).setChecked(True)
        self.column.addLayout(row)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(92))
        self.text.textChanged.connect(self._on_text)
        self.labelled(tr("What is it about?"), self.text)
        self.label = QLineEdit()
        self.label.setMaxLength(100)
        self.label.setPlaceholderText(tr("a first name is enough; never an identity number"))
        self.labelled(tr("Who asks (optional)"), self.label)
        pair = QHBoxLayout()
        pair.setSpacing(theme.px(12))
        self.place = QLineEdit()
        completer = QCompleter(list(town.streets), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.place.setCompleter(completer)
        self.place.textEdited.connect(self._on_place_edited)
        pair.addLayout(self._field(tr("Place"), self.place), 1)
        self.service = ChoiceField(theme)
        self.service.addItem(tr("From the words"), "")
        for code, name in town.services:
            self.service.addItem(name, code)
        self.service.activated.connect(self._on_service_chosen)
        pair.addLayout(self._field(tr("Service"), self.service), 1)
        self.kind = ChoiceField(theme)
        self.kind.addItem(tr("From the words"), None)
        for kind in RequestKind:
            self.kind.addItem(kind_name(kind), kind.value)
        pair.addLayout(self._field(tr("Kind"), self.kind), 1)
        self.column.addLayout(pair)
        self.private = Chip(tr("Private"), checkable=True)
        self.private.setIcon(icon("lock", theme.colour("ink2"), theme.px(14)))
        hint = tr("only for roles that may see private matters")
        self.private.setAccessibleName(f"{self.private.text()}: {hint}")
        lane = QHBoxLayout()
        lane.setSpacing(theme.px(8))
        lane.addWidget(self.private)
        lane.addWidget(PlainLabel(hint, tone="ink2", font=theme.fonts.small), 1)
        self.column.addLayout(lane)
        self.file = self.buttons(tr("Write it down"), key="Ctrl+Return")
        self.file.clicked.connect(self._on_file)
        self.text.setFocus()

    @property
    def channel(self) -> str:
        """counter or phone."""
        return "phone" if self.phone.isChecked() else "counter"

    def command(self) -> FileRequest:
        """The wish as it stands."""
        kind = self.kind.currentData()
        name = self.place.text().strip()
        return FileRequest(
            by=self._by,
            channel=self.channel,
            label=self.label.text().strip() or _nobody(self.channel),
            text=self.text.toPlainText().strip(),
            kind=RequestKind(kind) if kind else None,
            service=self.service.currentData() or None,
            place=place_named(name, self._town.streets) if name else None,
            private=self.private.isChecked(),
        )

    def _field(self, words: str, field: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(4))
        label = PlainLabel(words, tone="ink2", font=self._theme.fonts.small)
        label.setBuddy(field)
        field.setAccessibleName(words)
        column.addWidget(label)
        column.addWidget(field)
        return column

    def _on_text(self) -> None:
        text = self.text.toPlainText()
        self.complain("")
        if not self._place_is_own:
            self.place.setText(place_in(text, self._town.streets) or "")
        if not self._service_is_own:
            code = service_in(text, self._town.services) or ""
            self.service.setCurrentIndex(max(0, self.service.findData(code)))

    def _on_place_edited(self) -> None:
        self._place_is_own = True

    def _on_service_chosen(self) -> None:
        self._service_is_own = True

    def _on_file(self) -> None:
        wish = self.command()
        if not wish.text:
            self.complain(tr("Write in a few words what it is about."))
            self.text.setFocus()
            return
        self.filed.emit(wish)


def place_named(name: str, streets: tuple[str, ...]) -> Place:
    """A place by its name alone; the office knows where the town's streets lie."""
    known = place_in(name, streets) is not None
    quality = PlaceQuality.STREET if known else PlaceQuality.GUESSED
    return Place(lat=None, long=None, name=name, quality=quality)


def _nobody(channel: str) -> str:
    return tr("Somebody by phone") if channel == "phone" else tr("Somebody at the counter")
