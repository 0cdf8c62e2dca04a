"""What the case asks a person in a small window, and which choices it offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from junhall.casework.rows import Case, SearchHit
from junhall.models.messages import Place
from junhall.models.terms import Instant, RequestId, RequestKind, Role, StaffCode
from junhall.ui.case.entry import Setting
from junhall.ui.dialogs.choices import Choice
from junhall.ui.dialogs.new_request import place_named
from junhall.ui.dialogs.pick import Pick
from junhall.ui.dialogs.sheet import Sheet
from junhall.ui.dialogs.when import When
from junhall.ui.dialogs.who import role_name
from junhall.ui.naming import kind_name, one_line, short_handle
from junhall.ui.theme import Theme
from junhall.words import tr

_NONE: Final = "-"


def ask_assignee(
    case: Case, setting: Setting, parent: QWidget, then: Callable[[tuple[StaffCode, ...]], None]
) -> Pick:
    """Who does it: one, several, or no one; who is away says so."""
    town = setting.town
    people = [person for person in (town.staff if town else ()) if person.role is not Role.WALL]
    chosen = set(case.row.assignees)
    choices = [
        Choice(
            str(person.code),
            person.name,
            " · ".join(
                part
                for part in (
                    short_handle(person.handle) if person.handle else "",
                    person.department or role_name(person.role),
                    tr("away") if person.is_absent else "",
                    tr("on call") if person.is_on_call else "",
                )
                if part
            ),
            is_chosen=person.code in chosen,
        )
        for person in people
    ]
    choices.append(Choice(_NONE, tr("No one"), is_always=True))
    pick = Pick(tr("Who does it?"), choices, setting.theme, parent, several=True)
    pick.picked.connect(
        lambda keys, _text: then(tuple(StaffCode(key) for key in keys if key != _NONE))
    )
    pick.open()
    return pick


def ask_service(
    case: Case,
    setting: Setting,
    parent: QWidget,
    then: Callable[[RequestKind | None, str | None], None],
) -> Pick:
    """Service and kind in one list: each line changes one of them."""
    row = case.row
    choices = [
        Choice(f"service:{code}", name, tr("service"), is_chosen=code == row.service)
        for code, name in (setting.town.services if setting.town else ())
    ]
    choices += [
        Choice(f"kind:{kind.value}", kind_name(kind), tr("kind"), is_chosen=kind is row.kind)
        for kind in RequestKind
    ]
    choices.append(Choice("service:", tr("No service"), is_always=True))
    pick = Pick(tr("Which service, which kind?"), choices, setting.theme, parent)

    def chosen(keys: tuple[str, ...], _text: str) -> None:
        sort, _, value = keys[0].partition(":")
        if sort == "kind":
            then(RequestKind(value), None)
        else:
            then(None, value)

    pick.picked.connect(chosen)
    pick.open()
    return pick


def ask_place(
    case: Case, setting: Setting, parent: QWidget, then: Callable[[Place | None], None]
) -> Pick:
    """A street of the town, a text of one's own, or none."""
    streets = setting.town.streets if setting.town else ()
    choices = [Choice(name, name, is_chosen=name == case.row.place_name) for name in streets]
    if case.row.place_name:
        choices.append(Choice(_NONE, tr("Remove the place"), is_always=True))
    pick = Pick(
        tr("Where is it?"),
        choices,
        setting.theme,
        parent,
        free=tr("Set «{words}» as it is written", words="{text}"),
        empty=tr("Type the name of a street or a place."),
    )

    def chosen(keys: tuple[str, ...], text: str) -> None:
        name = text or keys[0]
        then(None if keys == (_NONE,) else place_named(name, streets))

    pick.picked.connect(chosen)
    pick.open()
    return pick


def ask_merge(
    case: Case, setting: Setting, parent: QWidget, then: Callable[[RequestId], None]
) -> Pick:
    """Which other request is the same matter; what is typed is searched for in all of them."""
    pick = Pick(
        tr("Which request is the same matter?"),
        merge_choices(case, ()),
        setting.theme,
        parent,
        empty=tr("Type a number or some words of the other request."),
    )
    pick.picked.connect(lambda keys, _text: then(RequestId(int(keys[0]))))
    pick.open()
    return pick


def merge_choices(case: Case, hits: tuple[SearchHit, ...]) -> list[Choice]:
    """What is proposed to merge, then what was found."""
    choices = [
        Choice(str(proposal.other), f"#{proposal.other_number}", tr("proposed"))
        for proposal in case.proposals
        if proposal.what == "merge" and proposal.other is not None
    ]
    known = {choice.key for choice in choices} | {str(case.row.id)}
    choices += [
        Choice(str(hit.row.id), f"#{hit.row.number} {one_line(hit.row.title)}", is_always=True)
        for hit in hits
        if str(hit.row.id) not in known and hit.row.is_private == case.row.is_private
    ]
    return choices


def ask_when(
    words: str,
    due: Instant | None,
    setting: Setting,
    parent: QWidget,
    then: Callable[[Instant | None], None],
) -> When:
    """For when it is promised."""
    sheet = When(words, due, setting.clock(), setting.zone, setting.theme, parent)

    def chosen(at: Instant | None) -> None:
        sheet.accept()
        then(at)

    sheet.chosen.connect(chosen)
    sheet.open()
    return sheet


class AskName(Sheet):
    """The name of a resident, seen with a document at the counter; the document is not kept."""

    def __init__(self, handle: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(tr("Verify a resident"), theme, parent)
        self.name = QLineEdit()
        self.labelled(tr("Name on the document of {handle}", handle=handle), self.name)
        self.button = self.buttons(tr("Verify"))
        self.button.clicked.connect(self._on_verify)
        self.then: Callable[[str], None] | None = None
        self.name.setFocus()

    def _on_verify(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.complain(tr("Write the name."))
            return
        self.accept()
        if self.then is not None:
            self.then(name)


def ask_resident(
    case: Case, setting: Setting, parent: QWidget, then: Callable[[str], None]
) -> AskName:
    """Who the author is."""
    sheet = AskName(one_line(case.row.author), setting.theme, parent)
    sheet.then = then
    sheet.open()
    return sheet
