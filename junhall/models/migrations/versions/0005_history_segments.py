"""Columns of all requests are kept for the charts, so that opening them reads no request."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """An empty table: the columns are filled by whoever first looks at charts."""
    op.execute(
        "CREATE TABLE history_segment (number INTEGER NOT NULL, rows INTEGER NOT NULL,"
        " data BLOB NOT NULL, CONSTRAINT pk_history_segment PRIMARY KEY (number))"
    )
