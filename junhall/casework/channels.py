"""PURE: what networks, counter and phone are called where times are told."""

from __future__ import annotations

from junhall.words import tr


def channel_name(code: str) -> str:
    """A network's name, or the counter's; an unknown one keeps its own."""
    names: dict[str, str] = {
        "mastodon": "Mastodon",
        "bluesky": "Bluesky",
        "x": "X",
        "open311": tr("Other systems"),
        "counter": tr("Counter"),
        "phone": tr("Phone"),
        "other": tr("Other"),
    }
    return names.get(code, code)
