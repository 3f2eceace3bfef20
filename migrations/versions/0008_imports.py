"""Tables brought in, until they are written; and how often who was invited was reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "regions",
                "signatories",
                "delegates",
                "commitments",
                "values",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rehearsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fates", sa.Text(), nullable=False),
        sa.Column("fates_digest", sa.String(length=64), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "finished_at IS NULL OR began_at IS NOT NULL", name=op.f("ck_imports_finished_when_begun")
        ),
        sa.CheckConstraint(
            "began_at IS NULL OR rehearsed_at IS NOT NULL", name=op.f("ck_imports_begun_when_rehearsed")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_imports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_person_id"), "imports", ["person_id"])
    with op.batch_alter_table("links") as links:
        links.add_column(sa.Column("reminders", sa.Integer(), nullable=False, server_default="0"))
