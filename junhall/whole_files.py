"""Files that are there whole or not at all: written beside their place, put there in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def put_whole(
    path: Path, *, durable: bool = False, private: bool = False, has_rivals: bool = False
) -> Iterator[Path]:
    """Where to write a file that takes its place when all went well, and is removed when not.

    What stood there before stays until then. ``durable``: it outlives a power cut from then on.
    ``private``: nobody else can read it, not even for a moment. ``has_rivals``: other programs may
    put the same file there just now.

    Raises: OSError.
    """
    rival = f".{os.getpid()}" if has_rivals else ""
    fresh = path.with_name(f".{path.name}{rival}.writing")
    try:
        if private:
            fresh.unlink(missing_ok=True)
            os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield fresh
        if durable:
            settle(fresh, path)
        else:
            fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def settle(fresh: Path, path: Path) -> None:
    """Put a file in its place, and have its bytes and its name on the disk before going on.

    Raises: OSError.
    """
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and need not be
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
