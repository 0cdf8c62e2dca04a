"""The first form of the ledger: new files are made in it whole, and no older one exists."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """There is nothing before this to come from."""
