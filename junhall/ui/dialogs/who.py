"""At first start: who sits here (rules.md 31)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from junhall.casework.rows import TownFacts
from junhall.models.terms import Role, StaffCode
from junhall.ui.dialogs.choices import Choice
from junhall.ui.dialogs.pick import Pick
from junhall.ui.theme import Theme
from junhall.words import tr


class WhoSitsHere(Pick):
    """A name from staff; "Mine", the history and colleagues then know whose work this is."""

    said = Signal(object)
    """StaffCode."""

    def __init__(self, town: TownFacts, theme: Theme, parent: QWidget | None = None) -> None:
        choices = [
            Choice(str(person.code), person.name, person.department or role_name(person.role))
            for person in town.staff
        ]
        super().__init__(
            tr("Who sits here?"),
            choices,
            theme,
            parent,
            empty=tr("Nobody of that name. Staff are listed in town.toml."),
        )
        self.picked.connect(self._on_picked)

    def _on_picked(self, keys: tuple[str, ...], _text: str) -> None:
        if keys:
            self.said.emit(StaffCode(keys[0]))


def role_name(role: Role) -> str:
    """What a role is called."""
    return {
        Role.MAYOR: tr("Mayor"),
        Role.COUNCILLOR: tr("Councillor"),
        Role.HEAD: tr("Head of service"),
        Role.DESK: tr("Front desk"),
        Role.WORKER: tr("Worker"),
        Role.WALL: tr("Wall"),
    }[role]
