"""Settings of this computer that a person may change on screen: look, size of letters, keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from junhall.casework.ages import number_text
from junhall.settings import Settings
from junhall.ui.alerts.system import can_cry
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import Theme, look
from junhall.words import tr

_SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class SettingsPage(QFrame):
    """What is changed is wished for at once; there is nothing to confirm."""

    wished = Signal(object)
    """The whole Settings as they should be."""
    networks_wished = Signal()
    """The accounts of the networks are wished for: they have a page of their own."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        look(self, ground="paper")
        self._settings = settings
        self.theme_box = QComboBox()
        for name, words in (
            ("system", tr("As the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("contrast", tr("High contrast")),
        ):
            self.theme_box.addItem(words, name)
        self.theme_box.setCurrentIndex(max(0, self.theme_box.findData(settings.theme)))
        self.theme_box.activated.connect(
            lambda _at: self._wish(replace(self._settings, theme=self.theme_box.currentData()))
        )
        self.size_box = QComboBox()
        for scale in _SIZES:
            self.size_box.addItem(tr("{n} %", n=number_text(scale * 100)), scale)
        nearest = min(range(len(_SIZES)), key=lambda at: abs(_SIZES[at] - settings.font_scale))
        self.size_box.setCurrentIndex(nearest)
        self.size_box.activated.connect(
            lambda _at: self._wish(replace(self._settings, font_scale=self.size_box.currentData()))
        )
        self.single_keys = QCheckBox(tr("Single keys act (they never do while you type)"))
        self.single_keys.setChecked(settings.single_keys)
        self.single_keys.toggled.connect(
            lambda on: self._wish(replace(self._settings, single_keys=on))
        )
        self.alerts_box = QComboBox()
        for name, words in (
            ("mine", tr("What concerns me")),
            ("all", tr("Every deadline of the hall")),
            ("off", tr("None")),
        ):
            self.alerts_box.addItem(words, name)
        self.alerts_box.setCurrentIndex(max(0, self.alerts_box.findData(settings.alerts)))
        self.alerts_box.activated.connect(
            lambda _at: self._wish(replace(self._settings, alerts=self.alerts_box.currentData()))
        )
        self.alerts_system = QCheckBox(tr("The system shows them too, in one line"))
        self.alerts_system.setChecked(settings.alerts_system)
        self.alerts_system.toggled.connect(
            lambda on: self._wish(replace(self._settings, alerts_system=on))
        )
        self.alerts_quiet = QCheckBox(tr("The system is quiet outside office hours"))
        self.alerts_quiet.setChecked(settings.alerts_quiet)
        self.alerts_quiet.toggled.connect(
            lambda on: self._wish(replace(self._settings, alerts_quiet=on))
        )
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(12))
        form.setHorizontalSpacing(theme.px(16))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(_label(tr("Colours"), self.theme_box), self.theme_box)
        form.addRow(_label(tr("Size of letters"), self.size_box), self.size_box)
        form.addRow(PlainLabel(tr("Keys")), self.single_keys)
        form.addRow(_label(tr("Alerts"), self.alerts_box), self.alerts_box)
        if can_cry():
            form.addRow(PlainLabel(""), self.alerts_system)
            form.addRow(PlainLabel(""), self.alerts_quiet)
        else:
            why = tr("This system shows no notifications of programs.")
            form.addRow(PlainLabel(""), PlainLabel(why, tone="ink2"))
        self.networks = look(QPushButton(tr("Networks and outbox")), kind="plain")
        self.networks.clicked.connect(self.networks_wished)
        form.addRow(_label(tr("Accounts"), self.networks), self.networks)
        body = QVBoxLayout(self)
        body.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        body.setSpacing(theme.px(16))
        body.addWidget(PlainLabel(tr("Settings of this computer"), font=theme.fonts.title))
        body.addLayout(form)
        body.addWidget(
            PlainLabel(
                tr(
                    "The town's own settings (services, hours, staff) will be edited here too."
                    " Until then town.toml is where they are written."
                ),
                tone="ink2",
                wraps=True,
            )
        )
        body.addStretch()

    def _wish(self, settings: Settings) -> None:
        self._settings = settings
        self.wished.emit(settings)


def _label(words: str, field: QWidget) -> QLabel:
    label = PlainLabel(words)
    label.setBuddy(field)
    label.setMinimumHeight(field.sizeHint().height())
    if not isinstance(field, QPushButton):
        field.setAccessibleName(words)  # a button says itself what it does
    return label
