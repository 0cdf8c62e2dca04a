"""What the map asks a person in a small window: categories, people, a service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from junhall.casework.rows import TownFacts
from junhall.models.terms import Role, StaffCode
from junhall.ui.dialogs.choices import Choice
from junhall.ui.dialogs.pick import Pick
from junhall.ui.naming import short_handle
from junhall.ui.theme import Theme
from junhall.words import tr

_ALL: Final = "-"


def ask_categories(
    town: TownFacts,
    chosen: tuple[str, ...],
    theme: Theme,
    parent: QWidget,
    then: Callable[[tuple[str, ...]], None],
) -> Pick:
    """Which services the map shows; none: all of them."""
    choices = [Choice(_ALL, tr("All categories"))]
    choices += [Choice(code, name, is_chosen=code in chosen) for code, name in town.services]
    pick = Pick(tr("Which categories?"), choices, theme, parent, several=True)
    pick.picked.connect(lambda keys, _text: then(() if _ALL in keys else tuple(keys)))
    pick.open()
    return pick


def ask_people(
    town: TownFacts, theme: Theme, parent: QWidget, then: Callable[[tuple[StaffCode, ...]], None]
) -> Pick:
    """Who does all of it."""
    choices = [
        Choice(
            str(person.code),
            person.name,
            short_handle(person.handle) if person.handle else "",
        )
        for person in town.staff
        if person.role is not Role.WALL
    ]
    pick = Pick(tr("Who does it?"), choices, theme, parent, several=True)
    pick.picked.connect(lambda keys, _text: then(tuple(StaffCode(key) for key in keys)))
    pick.open()
    return pick


def ask_one_service(
    town: TownFacts, theme: Theme, parent: QWidget, then: Callable[[str], None]
) -> Pick:
    """Of which service all of them are."""
    choices = [Choice(code, name) for code, name in town.services]
    pick = Pick(tr("Which service?"), choices, theme, parent)
    pick.picked.connect(lambda keys, _text: then(keys[0]))
    pick.open()
    return pick
