"""Each street remembers which file it came from, so that several files make one gazetteer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """What is there came from town.toml."""
    op.add_column("street", sa.Column("source", sa.String(), nullable=False, server_default=""))
