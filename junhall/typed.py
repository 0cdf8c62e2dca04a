"""``override`` for type checkers, without what it costs: typing_extensions is not loaded for it.

Every screen overrides methods of Qt, and the library would be a twentieth of the program's start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method", bound=Callable[..., Any])

    def override(method: Method) -> Method:
        """Say that a method takes the place of one above it."""
        return method
