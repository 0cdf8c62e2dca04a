"""Where the real data sets are; benches of what needs them say so where they are not."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """$JUNHALL_DATA, else shared/data beside the checkout."""
    told = os.environ.get("JUNHALL_DATA")
    return Path(told) if told else Path(__file__).parents[2] / "shared" / "data"


def plain(name: str) -> bytes:
    """One packed file, unpacked."""
    import zstandard

    with (data_folder() / name).open("rb") as file:
        return zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file).read()


def text_of(name: str) -> str:
    """One packed text, without its byte order mark."""
    return plain(name).decode("utf-8-sig")
