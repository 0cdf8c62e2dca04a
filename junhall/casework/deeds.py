"""PURE: who acts in a clause: the town hall, others, the citizen, or nobody (rules.md 20, 21).

A time alone promises nothing. Somebody of the town hall does something by then, or the citizen has
something of it; what outsiders say, what always is, the weather and the feast are no commitment.
"""

from __future__ import annotations

from typing import Final

from junhall.casework.promise_marks import Marks

NOBODY: Final = "nobody"
"""Names a time, and no one who commits: another language may know better."""


def whose(piece: str, bare: str, told: str, words: Marks, *, is_timed: bool) -> str:
    """Why a clause that nothing else refuses is still no commitment; "" where it is one.

    ``bare`` is the clause without its times, ``told`` that without verbs of the past.
    """
    ours, yours = words.has("ours", told), words.has("yours", told)
    if not ours and not yours and words.has("scene", bare):
        return "scene"
    if not is_timed:
        return ""
    if words.has("exclaims", piece):
        return "exclaims"
    if words.has("habit", piece):
        return "habit"
    if words.has("formal", bare):
        return "asked_of_citizen"
    if not ours and words.has("outsider", bare):
        return "reported"
    if ours or yours or words.has("deed", bare):
        return ""
    return NOBODY
