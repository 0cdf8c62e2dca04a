"""PURE: whom an answer names, and what could be named while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from junhall.casework.folding import fold
from junhall.casework.rows import StaffRow, TownFacts
from junhall.models.terms import Network, Role
from junhall.ui.case.spans import Sort, spans_in
from junhall.ui.naming import short_handle


@dataclass(frozen=True, slots=True)
class Hint:
    """A completion: what is written, and who that is."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Stem:
    """The word under the cursor that begins with @ or #, [start, end)."""

    start: int
    end: int
    text: str


def handle_on(person: StaffRow, network: Network) -> str:
    """How a person is named in a conversation of a network; "" where they have no handle there."""
    if person.handles:
        return next((short_handle(it) for where, it in person.handles if where is network), "")
    return short_handle(person.handle) if person.handle else ""


def assigned_by(text: str, town: TownFacts | None, network: Network) -> tuple[StaffRow, ...]:
    """Whom a public answer assigns by naming them (rules.md 12); the mayor and accounts nobody."""
    if town is None:
        return ()
    ours = {_bare(handle) for _, handle in town.accounts}
    named = [_bare(span.text) for span in spans_in(text) if span.sort is Sort.HANDLE]
    found: list[StaffRow] = []
    for name in named:
        for person in town.staff:
            handle = handle_on(person, network).casefold()
            if not handle or person.role is Role.MAYOR or handle in ours:
                continue
            if handle == name and person not in found:
                found.append(person)
    return tuple(found)


def stem_at(text: str, cursor: int) -> Stem | None:
    """The word being typed before the cursor, where it begins with @ or #."""
    start = cursor
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-."):
        start -= 1
    if start == 0 or text[start - 1] not in "@#":
        return None
    start -= 1
    if start > 0 and not text[start - 1].isspace() and text[start - 1] not in "(«\"'":
        return None
    return Stem(start, cursor, text[start:cursor])


def hints_for(
    stem: str, town: TownFacts | None, network: Network, people: Sequence[str] = ()
) -> tuple[Hint, ...]:
    """What a stem could become: staff by handle or name, people of the thread, town hashtags."""
    if town is None:
        return ()
    wanted = fold(stem[1:])
    if stem.startswith("#"):
        tags = ["#" + tag.removeprefix("#") for tag in town.hashtags]
        return tuple(Hint(tag, town.name) for tag in tags if fold(tag[1:]).startswith(wanted))
    found: list[Hint] = []
    for person in town.staff:
        handle = handle_on(person, network)
        words = [handle[1:], *person.name.split()]
        if handle and any(fold(word).startswith(wanted) for word in words):
            found.append(Hint(handle, person.name))
    found += [
        Hint(short_handle(handle), "")
        for handle in dict.fromkeys(people)
        if handle.startswith("@") and fold(short_handle(handle)[1:]).startswith(wanted)
    ]
    return tuple(dict.fromkeys(found))[:8]


def _bare(handle: str) -> str:
    return short_handle(handle).casefold()
