"""The words of one theme of public life."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """What people say of one theme, and who mends it.

    ``{en}`` and ``{de}`` take a place ("en la calle Real", "de la calle Real"). A core begins a
    sentence and needs no more; a detail is a sentence of its own that fits every core.
    """

    workers: tuple[str, ...]
    """Staff codes, the usual one first."""
    weight: int
    """How often it comes up, against the other themes."""
    cores: tuple[str, ...]
    details: tuple[str, ...]
    mended: tuple[str, ...]
    """What the worker writes under the photo; every one says that it is done."""
    photo: str = ""
    """Family of pictures (demo.pictures)."""
