"""Tokens by account from the system's keeper; never in the ledger, never in a log."""

from __future__ import annotations
