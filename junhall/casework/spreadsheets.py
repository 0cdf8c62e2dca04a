"""PURE: what a cell must not begin with, wherever a table leaves the house."""

from __future__ import annotations

from typing import Final, TypeVar

Cell = TypeVar("Cell")
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet calculate with a text (OWASP, CSV injection)."""


def plain_cell(value: Cell) -> Cell | str:
    """A cell that no spreadsheet calculates with; numbers are numbers and stay."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return "'" + value
    return value
