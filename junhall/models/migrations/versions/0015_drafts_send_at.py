"""The time chosen for a text that is not sent yet is kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Texts kept by earlier versions have none: theirs went with the window."""
    op.add_column("draft", sa.Column("send_at", sa.Integer()))
