"""What sync learns of accounts, pictures and lost answers is kept beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ACCOUNT: dict[str, sa.types.TypeEngine[int] | sa.types.TypeEngine[str]] = {
    "lag_s": sa.Integer(),
    "quota_limit": sa.Integer(),
    "quota_left": sa.Integer(),
    "quota_resets_at": sa.Integer(),
    "silent_since": sa.Integer(),
    "capabilities": sa.String(),
}


def upgrade() -> None:
    """Columns for live accounts, a table of arrivals, an index of pictures still to come."""
    for name, kind in ACCOUNT.items():
        op.add_column("account", sa.Column(name, kind))
    op.add_column("attachment", sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "attachment", sa.Column("due_at", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("attachment", sa.Column("fault", sa.String()))
    op.create_index(
        "ix_attachment_wanted",
        "attachment",
        ["due_at"],
        sqlite_where=sa.text(
            "kind = 'image' AND path IS NULL AND url IS NOT NULL AND fault IS NULL"
        ),
    )
    op.add_column("outbox", sa.Column("first_sent_at", sa.Integer()))
    op.add_column("outbox", sa.Column("looks", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "arrival",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("hour", sa.Integer(), primary_key=True),
        sa.Column("n", sa.Integer(), nullable=False),
    )
