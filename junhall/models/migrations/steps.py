"""Runs the steps between two forms of the ledger with Alembic's operations, in one transaction."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Protocol

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from junhall.models.migrations import versions


class Step(Protocol):
    """A module of ``versions``."""

    VERSION: str
    WHY: str

    def upgrade(self, op: Operations) -> None:
        """Take the ledger from the form before to this one."""
        ...


def steps() -> Iterator[Step]:
    """All steps, oldest first."""
    names = sorted(found.name for found in pkgutil.iter_modules(versions.__path__))
    for name in names:
        step: Step = importlib.import_module(f"{versions.__name__}.{name}")  # type: ignore[assignment] # a module of that shape
        yield step


def run(connection: Connection, found: str, wanted: str) -> None:
    """Do every step after ``found`` up to ``wanted``, and stamp the ledger."""
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    operations = Operations(context)
    for step in steps():
        if found < step.VERSION <= wanted:
            step.upgrade(operations)
    connection.exec_driver_sql("UPDATE schema_stamp SET version = ?", (wanted,))
