"""Commitments of twin regions and their yearly values."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("twin_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("stated_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "carbon_neutrality",
                "carbon_debt",
                "livelihoods",
                "restoration",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "unit",
            sa.Enum(
                "tonnes_a_year",
                "tonnes",
                "hectares",
                "persons",
                "households",
                "euros",
                "percent",
                name="unit",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("baseline", sa.String(length=80), nullable=False),
        sa.Column("baseline_year", sa.Integer(), nullable=False),
        sa.Column("baseline_source", sa.Text(), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("target_year", sa.Integer(), nullable=False),
        sa.Column("target_source", sa.Text(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("end_language", sa.String(length=2), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("replaces_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("target_year > baseline_year", name=op.f("ck_commitments_target_after_baseline")),
        sa.CheckConstraint(
            "began_at IS NULL OR began_at >= stated_at",
            name=op.f("ck_commitments_begins_after_it_was_stated"),
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= stated_at", name=op.f("ck_commitments_ends_after_it_was_stated")
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (end_reason IS NULL)", name=op.f("ck_commitments_ends_with_a_reason")
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (end_language IS NULL)", name=op.f("ck_commitments_reason_has_a_language")
        ),
        sa.CheckConstraint("confirmed_by_id <> stated_by_id", name=op.f("ck_commitments_two_halves")),
        sa.CheckConstraint(
            "(began_at IS NOT NULL) = (region_id IS NOT NULL OR confirmed_by_id IS NOT NULL)",
            name=op.f("ck_commitments_binds_both_when_confirmed"),
        ),
        sa.CheckConstraint(
            "(replaces_id IS NULL) = (replaces_reason IS NULL)",
            name=op.f("ck_commitments_replaces_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["regions.id"], name=op.f("fk_commitments_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_commitments_region_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["commitments.id"], name=op.f("fk_commitments_replaces_id")),
        sa.ForeignKeyConstraint(["stated_by_id"], ["regions.id"], name=op.f("fk_commitments_stated_by_id")),
        sa.ForeignKeyConstraint(["twin_id"], ["twins.id"], name=op.f("fk_commitments_twin_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )

    with op.batch_alter_table("commitments") as batch_op:
        batch_op.create_index(batch_op.f("ix_commitments_region_id"), ["region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitments_replaces_id"), ["replaces_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitments_twin_id"), ["twin_id"], unique=False)
        batch_op.create_index(
            "uq_commitments_replacing",
            ["replaces_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "yearly_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_url", sa.String(length=500), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= began_at", name=op.f("ck_yearly_values_ends_after_it_began")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_yearly_values_commitment_id")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_yearly_values_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_values")),
    )

    with op.batch_alter_table("yearly_values") as batch_op:
        batch_op.create_index(batch_op.f("ix_yearly_values_commitment_id"), ["commitment_id"], unique=False)
        batch_op.create_index(
            "uq_yearly_values_in_force",
            ["commitment_id", "year"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
