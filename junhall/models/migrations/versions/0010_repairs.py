"""A worker's photos are found without a look at every post of the hall."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The index holds posts with pictures that answer nobody: the others repair nothing."""
    op.execute("DROP INDEX IF EXISTS ix_post_repairs")
    op.execute(
        "CREATE INDEX ix_post_repairs ON post (official, posted_at)"
        " WHERE official IS NOT NULL AND parent_id IS NULL AND media > 0"
    )
