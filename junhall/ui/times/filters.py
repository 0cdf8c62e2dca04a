"""Which requests the charts are about: chips over them, each with its menu or its tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from junhall.casework.rows import TownFacts
from junhall.casework.times_rows import ALWAYS, OFFICE, TimesWish
from junhall.models.terms import RequestKind
from junhall.ui.case.flow import FlowLayout
from junhall.ui.naming import kind_name
from junhall.ui.parts.controls import Chip
from junhall.ui.plain import plain
from junhall.ui.theme import Theme
from junhall.words import tr

Choice = tuple[str | None, str]


def spans() -> tuple[tuple[str, str], ...]:
    """The periods one can choose."""
    return (
        ("4w", tr("Last 4 weeks")),
        ("16w", tr("Last 16 weeks")),
        ("52w", tr("Last 12 months")),
        ("all", tr("Everything")),
    )


class TimesFilters(QWidget):
    """What is wished for; every change is told at once."""

    wished = Signal(object)
    """Another TimesWish."""

    def __init__(self, theme: Theme, wish: TimesWish) -> None:
        super().__init__()
        self.wish = wish
        self._town: TownFacts | None = None
        self._areas: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, spacing=theme.px(8))
        self.span = self._menu_chip(row, tr("Period"), self._spans, "span")
        self.service = self._menu_chip(row, tr("Service"), self._services, "service")
        self.kind = self._menu_chip(row, tr("Kind"), self._kinds, "kind")
        self.area = self._menu_chip(row, tr("Area"), self._area_choices, "area")
        self.area.hide()
        self.residents = self._tick(row, tr("Verified residents"), "residents_only", (False, True))
        self.office = self._tick(row, tr("Office hours"), "clock", (ALWAYS, OFFICE))
        self.before = self._tick(row, tr("Period before"), "before", (False, True))
        self._tell()

    def set_town(self, town: TownFacts) -> None:
        """Say services in the town's words."""
        self._town = town
        self._tell()

    def set_areas(self, areas: tuple[tuple[str, str], ...]) -> None:
        """The parts of the town in which something was written; none: no chip."""
        self._areas = areas
        self.area.setVisible(bool(areas))
        self._tell()

    def choose(self, **values: Any) -> None:
        """Wish for something else."""
        wish = replace(self.wish, **values)
        if wish != self.wish:
            self.wish = wish
            self._tell()
            self.wished.emit(wish)

    def _menu_chip(
        self, row: FlowLayout, name: str, choices: Callable[[], Sequence[Choice]], field: str
    ) -> Chip:
        chip = Chip("")
        chip.setProperty("field", name)
        row.addWidget(chip)

        def open_menu() -> None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setAccessibleName(name)
            for value, words in choices():
                action = menu.addAction(plain(words).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(getattr(self.wish, field) == value)
                action.triggered.connect(lambda _=False, it=value: self.choose(**{field: it}))
            menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

        chip.clicked.connect(open_menu)
        return chip

    def _tick(self, row: FlowLayout, words: str, field: str, values: tuple[Any, Any]) -> Chip:
        chip = Chip(words, checkable=True)
        chip.setChecked(getattr(self.wish, field) == values[1])
        chip.clicked.connect(lambda on: self.choose(**{field: values[1 if on else 0]}))
        row.addWidget(chip)
        return chip

    def _tell(self) -> None:
        for chip, choices, value in (
            (self.span, self._spans(), self.wish.span),
            (self.service, self._services(), self.wish.service),
            (self.kind, self._kinds(), self.wish.kind),
            (self.area, self._area_choices(), self.wish.area),
        ):
            words = next((words for it, words in choices if it == value), str(value or ""))
            chip.setText(f"{words} ▾")
            chip.setAccessibleName(f"{chip.property('field')}: {words}")
        self.residents.setChecked(self.wish.residents_only)
        self.office.setChecked(self.wish.clock == OFFICE)
        self.before.setChecked(self.wish.before)

    def _spans(self) -> Sequence[Choice]:
        return spans()

    def _services(self) -> Sequence[Choice]:
        found = self._town.services if self._town is not None else ()
        return ((None, tr("All services")), *found)

    def _kinds(self) -> Sequence[Choice]:
        kinds = [kind for kind in RequestKind if kind is not RequestKind.THANKS]
        return ((None, tr("All kinds")), *((kind.value, kind_name(kind)) for kind in kinds))

    def _area_choices(self) -> Sequence[Choice]:
        return ((None, tr("The whole town")), *self._areas)
