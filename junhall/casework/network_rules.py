"""PURE: what a network allows an account, read from what its server told (Capabilities as JSON).

Until a server has told, what is usual on its network holds.
"""

from __future__ import annotations

import json
from typing import Any, Final

from junhall.casework.lengths import CHARACTERS
from junhall.models.terms import Network

WAITED_FOR: Final = (
    "e.request_id = o.request_id AND e.id < o.id"
    " AND e.state IN ('held', 'queued', 'sending', 'unsure', 'blocked')"
)
"""SQL: answers ``e`` of one conversation that leave before ``o`` does (see sync.outbox)."""
USUAL_LIMITS: Final = {Network.MASTODON: 500, Network.BLUESKY: 300, Network.X: 280}
"""Letters in one post."""
_USUAL_LIMIT: Final = 500
_USUAL_PHOTOS: Final = 4


def told_by(capabilities: str | None) -> dict[str, Any]:
    """What the server told; nothing where it has told nothing yet."""
    told = json.loads(capabilities) if capabilities else {}
    return told if isinstance(told, dict) else {}


def text_rule(capabilities: str | None, network: Network) -> tuple[int, str]:
    """How long a text may be, and what is counted (see lengths)."""
    told = told_by(capabilities)
    limit, counts = told.get("text_limit"), told.get("counts")
    return (
        limit if isinstance(limit, int) and limit > 0 else USUAL_LIMITS.get(network, _USUAL_LIMIT),
        counts if isinstance(counts, str) else CHARACTERS,
    )


def photo_rule(capabilities: str | None) -> int:
    """How many photos one post may carry."""
    limit = told_by(capabilities).get("media_limit")
    return limit if isinstance(limit, int) and limit >= 0 else _USUAL_PHOTOS


def private_rule(capabilities: str | None) -> bool:
    """Whether an answer can go to its reader alone; yes until the server says no."""
    return told_by(capabilities).get("private") is not False
