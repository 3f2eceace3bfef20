"""Mail may go to an address without an account: applicants and partners have none."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        outbox.add_column(sa.Column("address", sa.String(length=254), nullable=True))
        outbox.add_column(sa.Column("language", sa.String(length=2), nullable=True))
        outbox.add_column(sa.Column("zone", sa.String(length=64), nullable=True))
        outbox.create_check_constraint(
            op.f("ck_outbox_one_recipient"), "(person_id IS NULL) <> (address IS NULL)"
        )
        outbox.create_check_constraint(
            op.f("ck_outbox_reads_at_address"),
            "(address IS NULL) = (language IS NULL) AND (address IS NULL) = (zone IS NULL)",
        )
