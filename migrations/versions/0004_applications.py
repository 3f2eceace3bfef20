"""Applications to join, from the first line to the decision; motions laid by the secretariat."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("region", "partner", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "partner_kind",
            sa.Enum(
                "organisation",
                "network",
                "initiative",
                "programme",
                name="partner_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("parent_code", sa.String(length=10), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column(
            "constituency",
            sa.Enum(
                "high_emission",
                "high_potential",
                name="constituency",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("charter", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("laid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "admitted",
                "refused",
                "withdrawn",
                "set_aside",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=True),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind <> 'region' OR (code IS NOT NULL AND constituency IS NOT NULL)",
            name=op.f("ck_applications_region_has_place"),
        ),
        sa.CheckConstraint(
            "kind = 'region' OR partner_kind IS NOT NULL", name=op.f("ck_applications_partner_has_kind")
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (decided_at IS NULL)", name=op.f("ck_applications_outcome_when_decided")
        ),
        sa.CheckConstraint(
            "(proposed_by_id IS NULL) = (proposed_at IS NULL)",
            name=op.f("ck_applications_proposed_by_an_officer"),
        ),
        sa.CheckConstraint(
            "appealed_at IS NULL OR decided_at IS NOT NULL",
            name=op.f("ck_applications_appealed_when_decided"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["persons.id"], name=op.f("fk_applications_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["persons.id"], name=op.f("fk_applications_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_applications_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("number", name=op.f("uq_applications_number")),
    )

    with op.batch_alter_table("applications") as batch_op:
        batch_op.create_index(batch_op.f("ix_applications_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_region_id"), ["region_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_submitted_at"), ["submitted_at"], unique=False)

    op.create_table(
        "dossiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("region", "partner", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_dossiers_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossiers")),
        sa.UniqueConstraint("application_id", name=op.f("uq_dossiers_application_id")),
    )

    with op.batch_alter_table("dossiers") as batch_op:
        batch_op.create_index(batch_op.f("ix_dossiers_email"), ["email"], unique=False)

    op.create_table(
        "dossier_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_dossier_links_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_links")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_dossier_links_token_digest")),
    )

    with op.batch_alter_table("dossier_links") as batch_op:
        batch_op.create_index(batch_op.f("ix_dossier_links_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "mandate",
                "figures",
                "location",
                "other",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("media_type", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=op.f("fk_documents_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )

    with op.batch_alter_table("documents") as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_dossier_id"), ["dossier_id"], unique=False)

    op.create_table(
        "application_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column(
            "point",
            sa.Enum(
                "place",
                "figures",
                "signatory",
                "mandate_document",
                "constituency",
                "charter",
                "no_duplicate",
                name="point",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("fulfilled", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_application_checks_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["persons.id"], name=op.f("fk_application_checks_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_checks")),
    )

    with op.batch_alter_table("application_checks") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_application_checks_application_id"), ["application_id"], unique=False
        )
        batch_op.create_index(
            "uq_application_checks_in_force",
            ["application_id", "point"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "application_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("answers_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(author_id IS NULL) = (answers_id IS NOT NULL)",
            name=op.f("ck_application_messages_asked_or_answered"),
        ),
        sa.ForeignKeyConstraint(
            ["answers_id"], ["application_messages.id"], name=op.f("fk_application_messages_answers_id")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_application_messages_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["persons.id"], name=op.f("fk_application_messages_author_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_messages")),
    )

    with op.batch_alter_table("application_messages") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_application_messages_application_id"), ["application_id"], unique=False
        )

    op.create_table(
        "opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("favourable", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_opinions_application_id")
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["persons.id"], name=op.f("fk_opinions_officer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
    )

    with op.batch_alter_table("opinions") as batch_op:
        batch_op.create_index(batch_op.f("ix_opinions_application_id"), ["application_id"], unique=False)
        batch_op.create_index(
            "uq_opinions_in_force",
            ["application_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    with op.batch_alter_table("motions") as batch_op:
        batch_op.add_column(sa.Column("explanatory_note", sa.Text(), nullable=True))
        batch_op.alter_column("author_id", existing_type=sa.INTEGER(), nullable=True)
