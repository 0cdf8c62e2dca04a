"""The menu of everything that can be done with a request, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from junhall.casework.rows import Case
from junhall.models.terms import Network, PromiseState, RequestKind, RequestStatus, Role
from junhall.ui.case.wishes import is_allowed
from junhall.ui.keys import Keys
from junhall.words import tr


def actions_for(case: Case, role: Role) -> tuple[tuple[str, str], ...]:
    """(action, words) for a case, those that make sense of it and this role may do."""
    row = case.row
    is_open = row.status.is_open
    posts = row.channel == "post"
    told: list[tuple[str, str]] = []
    if posts:
        told.append(("reply", tr("Answer")))
    told += [("note", tr("Write a note")), ("assign", tr("Assign"))]
    told += [("service", tr("Set service and kind")), ("place", tr("Set the place"))]
    if is_open:
        told.append(("solve", tr("Solve")))
    else:
        told.append(("reopen", tr("Reopen")))
    if is_open and row.kind is not RequestKind.THANKS:
        waits = row.waiting_since is not None
        told.append(("wait", tr("Wait no more") if waits else tr("Wait for the citizen")))
    if any(promise.state is PromiseState.OPEN for promise in case.promises):
        told.append(("withdraw-promise", tr("Take the promise back")))
    told += [("promise", tr("Promise: confirm or edit the reading")), ("merge", tr("Merge"))]
    if is_open and row.first_answer_at is None:
        told.append(("told-phone", tr("Told by phone")))
        told.append(("told-person", tr("Told in person")))
    if not row.is_private:
        shown = (
            tr("Take its words off the wall") if case.on_wall else tr("Show its words on the wall")
        )
        told.append(("wall", shown))
    if row.is_private:
        told.append(("public", tr("Make it public")))
    else:
        told.append(("private", tr("Make it private")))
    if is_open:
        told.append(("end", tr("Close without repair")))
        told.append(("not-ours", tr("Not for this town hall")))
        told.append(("no-request", tr("This is no request")))
    if posts and not row.is_resident and row.network is not Network.OTHER:
        told.append(("verify", tr("Verify the author as a resident")))
    if row.status is not RequestStatus.DUPLICATE or case.duplicate_of is not None:
        told.append(("undo", tr("Undo")))
    return tuple((action, words) for action, words in told if is_allowed(role, action))


def open_menu(
    case: Case, role: Role, keys: Keys | None, under: QWidget, do: Callable[[str], object]
) -> QMenu:
    """The menu under its button."""
    menu = QMenu(under)
    menu.setAccessibleName(tr("Everything that can be done with this request"))
    known = {
        "reply",
        "note",
        "assign",
        "service",
        "place",
        "solve",
        "promise",
        "merge",
        "undo",
        "wait",
        "wall",
    }
    for action, words in actions_for(case, role):
        key = keys.key_of(action) if keys is not None and action in known else ""
        entry = menu.addAction(f"{words}\t{key}" if key else words)
        entry.setData(action)
        entry.triggered.connect(lambda _=False, it=action: do(it))
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    return menu
