"""PURE: what things are called on every screen: kinds, handles, the first line of a text."""

from __future__ import annotations

from junhall.models.terms import RequestKind
from junhall.ui.plain import plain
from junhall.words import tr


def one_line(text: str) -> str:
    """A text for a title or a menu: made safe, on one line."""
    return " ".join(plain(text).split())


def kind_name(kind: RequestKind | str) -> str:
    """What a kind of matter is called."""
    names: dict[str, str] = {
        "problem": tr("Problem"),
        "proposal": tr("Proposal"),
        "idea": tr("Idea"),
        "complaint": tr("Complaint"),
        "thanks": tr("Thanks"),
        "question": tr("Question"),
    }
    return names.get(str(kind), str(kind))


def short_handle(handle: str) -> str:
    """A handle as people say it: without its server, with its @."""
    return "@" + handle.removeprefix("@").split("@", 1)[0]
