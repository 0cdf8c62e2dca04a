"""PURE: what networks, counter and phone are called where times are told."""

from __future__ import annotations

from typing import Final

from junhall.models.terms import Network
from junhall.words import tr

_NETWORKS: Final = {
    Network.MASTODON: "Mastodon",
    Network.BLUESKY: "Bluesky",
    Network.X: "X",
    Network.OPEN311: "Open311",
}


def network_name(network: Network) -> str:
    """A network's own name; the unknown one has none."""
    return _NETWORKS.get(network, "")


def channel_name(code: str) -> str:
    """A network's name, or the counter's; an unknown one keeps its own."""
    names: dict[str, str] = {
        **{network.value: name for network, name in _NETWORKS.items()},
        "open311": tr("Other systems"),
        "counter": tr("Counter"),
        "phone": tr("Phone"),
        "other": tr("Other"),
    }
    return names.get(code, code)
