"""All themes of the demonstration in which something has to be done."""

from __future__ import annotations

from typing import Final

from junhall.feeds.demo.broken_things import BROKEN
from junhall.feeds.demo.matter import Matter
from junhall.feeds.demo.street_life import STREET_LIFE

PROBLEMS: Final[dict[str, Matter]] = {**BROKEN, **STREET_LIFE}

SERVICES: Final = {
    "pavement": "roads",
    "trees": "parks",
    "playground": "playgrounds",
    "traffic": "police",
    "sports": "culture",
}
"""Services of the themes that are not named after theirs."""
