"""The search index gathers more words before it writes a piece, and joins pieces less often."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """FTS5 keeps its settings in the file; what is written already is joined as it comes."""
    for name, value in (("hashsize", 16_777_216), ("automerge", 16), ("crisismerge", 64)):
        op.execute(f"INSERT INTO post_fts (post_fts, rank) VALUES ('{name}', {value})")
