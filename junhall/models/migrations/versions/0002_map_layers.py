"""A base map keeps streets, buildings and outlines of its own, beside the gazetteer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Room for the layers of base maps."""
    op.create_table(
        "map_layer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("is_synthetic", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.Column("starts", sa.LargeBinary(), nullable=False),
        sa.Column("ranks", sa.LargeBinary(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
    )
    op.create_index("ix_map_layer_source", "map_layer", ["source"])
