"""Requests say from when they are overdue, and are counted by that day, not one by one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
_OPEN = "ended_at IS NULL AND status IN ('new', 'answered', 'assigned')"
_NEVER = 1 << 62
_UNANSWERED = (
    "status = 'assigned' AND first_answer_at IS NULL AND is_private = 0 AND kind != 'thanks'"
)


def upgrade() -> None:
    """One column with its index instead of two, and the counters that follow from it."""
    for name in ("answer_due", "resolve_due"):
        op.execute(f"DROP INDEX IF EXISTS ix_request_{name}")
    op.add_column("request", sa.Column("late_at", sa.Integer()))
    op.execute(
        f"UPDATE request SET late_at = nullif(min(coalesce(resolve_due_at, {_NEVER}),"
        f" coalesce(promise_due_at, {_NEVER}), CASE WHEN first_answer_at IS NULL"
        f" THEN coalesce(answer_due_at, {_NEVER}) ELSE {_NEVER} END), {_NEVER}) WHERE {_OPEN}"
    )
    op.execute("CREATE INDEX ix_request_near ON request (cell, posted_at) WHERE cell IS NOT NULL")
    op.execute("CREATE INDEX ix_request_late ON request (late_at) WHERE late_at IS NOT NULL")
    op.execute(f"CREATE INDEX ix_request_unanswered ON request (posted_at) WHERE {_UNANSWERED}")
    op.execute(
        "INSERT INTO counter (name, n) SELECT 'late:' || printf('%06d', late_at / 86400), count(*)"
        " FROM request WHERE late_at IS NOT NULL AND is_private = 0 GROUP BY late_at / 86400"
    )
    op.execute(
        "INSERT INTO counter (name, n) SELECT 'unanswered:public:matter', count(*) FROM request"
        f" WHERE {_UNANSWERED}"
    )
