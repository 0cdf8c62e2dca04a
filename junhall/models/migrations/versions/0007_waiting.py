"""Requests say since when the hall waits for the citizen."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One column; nobody waited before."""
    op.add_column("request", sa.Column("waiting_since", sa.Integer()))
