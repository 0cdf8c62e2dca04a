"""What somebody has, or had when it was solved, is found without a look at all that is assigned."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Few people in few combinations have a hall's requests: each is one stretch of the index."""
    op.execute(
        "CREATE INDEX ix_request_assigned ON request (assignees, ended_at, thread_id)"
        " WHERE assigned_at IS NOT NULL"
    )
