"""How long a text is as its network counts; the rule itself lies where letter-boxes find it too."""

from __future__ import annotations

from junhall.models.lengths import CHARACTERS, GRAPHEMES, SHORT_LINKS, length

__all__ = ["CHARACTERS", "GRAPHEMES", "SHORT_LINKS", "length"]
