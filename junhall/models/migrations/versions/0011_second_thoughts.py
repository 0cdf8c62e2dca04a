"""What was taken out of the outbox can be put back; accounts say how far back they are read."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Where an item stood before it was taken back; since when an account is read; its key's end.

    Items taken back by earlier versions cannot be put back: nobody wrote down where they stood.
    """
    op.add_column("outbox", sa.Column("withdrawn_from", sa.String()))
    op.add_column("outbox", sa.Column("withdrawn_at", sa.Integer()))
    op.add_column("account", sa.Column("since_at", sa.Integer()))
    op.add_column("account", sa.Column("key_end", sa.String()))
