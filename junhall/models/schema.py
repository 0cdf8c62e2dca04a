"""Which schema this program writes; light, since the first painted page asks before all else."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = "0015"
"""The newest migration in models/migrations/versions."""
