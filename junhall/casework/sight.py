"""Which roles may see what; what they may do is said in permits.py."""

from __future__ import annotations

from typing import Final

from junhall.models.terms import Role

SEES_PRIVATE: Final = frozenset({Role.MAYOR, Role.HEAD, Role.DESK})
"""Roles for whom direct messages have a page (rules.md 23)."""

SEES_PEOPLE: Final = frozenset({Role.MAYOR, Role.HEAD})
"""Roles that may see figures person by person."""
