"""Packed files of the real data as texts that can be opened again and again."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any, TextIO

from shared_data import data_file


def unpacked(name: str) -> Callable[[], TextIO]:
    """Opens a packed text while unpacking it; newlines are left as they are."""
    import zstandard

    path = data_file(name)

    def opened() -> TextIO:
        reader = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(
            path.open("rb"), closefd=True
        )
        return io.TextIOWrapper(reader, encoding="utf-8", newline="")

    return opened


def reference(name: str) -> dict[str, Any]:
    """The figures that two independent methods agree on."""
    return json.loads(data_file(f"reference/reference-{name}.json").read_text("utf-8"))
