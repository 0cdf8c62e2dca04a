"""Accounts remember since when they are as they are; looks have a time; unsent texts are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Two columns, and a table of what was typed and not yet sent."""
    op.add_column("account", sa.Column("state_at", sa.Integer()))
    op.add_column("outbox", sa.Column("looked_at", sa.Integer()))
    op.create_table(
        "draft",
        sa.Column("by", sa.String(), primary_key=True),
        sa.Column("request_id", sa.Integer(), primary_key=True),
        sa.Column("lane", sa.String(), primary_key=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("begun_at", sa.Integer(), nullable=False),
        sa.Column("media", sa.String()),
    )
