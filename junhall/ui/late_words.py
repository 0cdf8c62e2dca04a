"""PySide6's words about its functions, loaded when somebody first asks for them.

Before its first class PySide6 compiles, from source and at every start, what tells a programmer
which arguments a function takes: 27 ms of a start in which nobody asks.

Source: shiboken6 6.10 and 6.11, ``signature_bootstrap.py`` and ``signature_globals.cpp``: the
binding asks its bootstrap for a loader and takes functions out of it, then calls ``post_init``.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from threading import RLock
from types import ModuleType
from typing import Any, Final

_ROOM: Final = "shibokensupport.signature"
_MAPPING: Final = f"{_ROOM}.mapping"


class LateWords:
    """Stands where the loader would; each question loads it and hands the question on.

    What is asked for under a name that is not known here is taken from the loader itself.
    """

    def __init__(self) -> None:
        self._loader: Any = None
        self._lock = RLock()
        # The binding keeps this module by a borrowed pointer and evaluates names in its dict.
        self.mapping = ModuleType(_MAPPING)
        vars(self.mapping)["update_mapping"] = self._update_mapping

    def __getattr__(self, name: str) -> Any:
        """Whatever else the binding wants of its loader."""
        return getattr(self._loaded(), name)

    def pyside_type_init(self, *told: Any) -> Any:
        """The signatures of a type, read from their text."""
        return self._loaded().pyside_type_init(*told)

    def create_signature(self, *told: Any) -> Any:
        """What ``inspect.signature`` shows of a function."""
        return self._loaded().create_signature(*told)

    def seterror_argument(self, *told: Any) -> Any:
        """The TypeError for wrong arguments."""
        return self._loaded().seterror_argument(*told)

    def make_helptext(self, *told: Any) -> Any:
        """The ``__doc__`` of a function."""
        return self._loaded().make_helptext(*told)

    def finish_import(self, module: ModuleType) -> None:
        """A module of Qt is there: where something deprecated had to be added, it would be here."""

    def feature_import(self, *told: Any, **named: Any) -> None:
        """None: an import like any other. There are no snake_case names in this program."""

    def feature_imported(self, module: ModuleType) -> None:
        """A module was imported; its source is not read for whether it uses PySide6."""

    def post_init(self) -> None:
        """Here ``import`` would be replaced by one that calls the two above."""

    def _loaded(self) -> Any:
        with self._lock:
            if self._loader is None:
                import signature_bootstrap  # type: ignore[import-not-found] # the binding brings it

                signature_bootstrap.recursion_trap = 0  # it counts its calls, and had one for us
                self._loader = signature_bootstrap.bootstrap()
            return self._loader

    def _update_mapping(self) -> None:
        """The binding is about to evaluate the name of a class among what is imported."""
        self._loaded()
        loaded = sys.modules[_MAPPING]
        loaded.update_mapping()
        ours = vars(self.mapping)
        ours.update({name: it for name, it in vars(loaded).items() if name != "update_mapping"})


class _Room:
    """What ``from shibokensupport.signature import loader`` finds the loader in."""

    def __init__(self, words: LateWords) -> None:
        self.loader = words


def import_qt() -> LateWords | None:
    """Import PySide6.QtCore without its words; None where somebody imported it before."""
    if "shiboken6" in sys.modules:
        return None
    plain = builtins.__import__
    words = LateWords()

    def importing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - as __import__ names it
        locals: Mapping[str, object] | None = None,  # noqa: A002 - as above
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        if name == _ROOM and fromlist == ("loader",):
            sys.modules[_MAPPING] = words.mapping
            return _Room(words)
        return plain(name, globals, locals, fromlist, level)

    builtins.__import__ = importing
    try:
        import PySide6.QtCore  # noqa: F401 - loaded for its effect
    finally:
        builtins.__import__ = plain
    return words
