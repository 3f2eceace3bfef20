"""Proposals, agreements and signatures between two regions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "twin_endings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("twin_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_twin_endings_region_id")),
        sa.ForeignKeyConstraint(["twin_id"], ["twins.id"], name=op.f("fk_twin_endings_twin_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_endings")),
        sa.UniqueConstraint("twin_id", "region_id", name=op.f("uq_twin_endings_twin_id_region_id")),
    )

    op.create_table(
        "twin_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposer_id", sa.Integer(), nullable=False),
        sa.Column("invited_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("answer_language", sa.String(length=2), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("twin_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(accepted IS NULL) = (answered_at IS NULL)", name=op.f("ck_twin_proposals_answered_whole")
        ),
        sa.CheckConstraint("proposer_id <> invited_id", name=op.f("ck_twin_proposals_two_regions")),
        sa.ForeignKeyConstraint(["invited_id"], ["regions.id"], name=op.f("fk_twin_proposals_invited_id")),
        sa.ForeignKeyConstraint(["proposer_id"], ["regions.id"], name=op.f("fk_twin_proposals_proposer_id")),
        sa.ForeignKeyConstraint(["twin_id"], ["twins.id"], name=op.f("fk_twin_proposals_twin_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_proposals")),
        sa.UniqueConstraint("twin_id", name=op.f("uq_twin_proposals_twin_id")),
    )

    with op.batch_alter_table("twin_proposals") as batch_op:
        batch_op.create_index(batch_op.f("ix_twin_proposals_invited_id"), ["invited_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_twin_proposals_proposer_id"), ["proposer_id"], unique=False)
        batch_op.create_index(
            "uq_twin_proposals_open",
            ["proposer_id", "invited_id"],
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL AND withdrawn_at IS NULL"),
        )

    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("authentic", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["regions.id"], name=op.f("fk_agreements_author_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["twin_proposals.id"], name=op.f("fk_agreements_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sa.UniqueConstraint("proposal_id", "version", name=op.f("uq_agreements_proposal_id_version")),
    )

    with op.batch_alter_table("agreements") as batch_op:
        batch_op.create_index(batch_op.f("ix_agreements_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(
            "uq_agreements_in_force",
            ["proposal_id"],
            unique=True,
            sqlite_where=sa.text("registered_at IS NOT NULL AND superseded_at IS NULL"),
            postgresql_where=sa.text("registered_at IS NOT NULL AND superseded_at IS NULL"),
        )

    op.create_table(
        "signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_signatures_agreement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_signatures_person_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_signatures_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatures")),
        sa.UniqueConstraint("agreement_id", "region_id", name=op.f("uq_signatures_agreement_id_region_id")),
    )

    with op.batch_alter_table("signatures") as batch_op:
        batch_op.create_index(batch_op.f("ix_signatures_region_id"), ["region_id"], unique=False)

    with op.batch_alter_table("twins") as batch_op:
        batch_op.alter_column("title", existing_type=sa.TEXT(), nullable=True)
        batch_op.alter_column("purpose", existing_type=sa.TEXT(), nullable=True)
        batch_op.alter_column("commitment", existing_type=sa.TEXT(), nullable=True)

    with op.batch_alter_table("twins") as batch_op:
        batch_op.create_check_constraint(
            op.f("ck_twins_ends_after_it_was_registered"), "ended_at IS NULL OR ended_at >= registered_at"
        )
