"""Accounts remember how far the network's clock is from ours."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """One column; nothing was said before."""
    op.add_column("account", sa.Column("clock_off_s", sa.Integer()))
