"""Deliberation: sessions convened and demanded, motions supported, amended, divided and debated, minutes, proxies."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KINDS = ["resolution", "commitment", "membership", "statutes", "procedural", "reconsideration"]
ROLES = ["amendment", "subamendment", "correction", "part", "procedure"]
OFFICES = [
    "secretariat",
    "presiding_officer",
    "head_of_delegation",
    "delegate",
    "alternate",
    "translator",
    "account_holder",
    "system",
    "founder",
    "applicant",
]


def upgrade() -> None:
    op.create_table(
        "agenda_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_files")),
        sa.UniqueConstraint("digest", name=op.f("uq_agenda_files_digest")),
    )
    op.create_table(
        "notice_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_marks")),
        sa.UniqueConstraint("occasion", name=op.f("uq_notice_marks_occasion")),
    )
    op.create_table(
        "notice_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "convocations",
                "votes",
                "answers",
                "results",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "frequency",
            sa.Enum(
                "at_once",
                "daily",
                "never",
                name="frequency",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_notice_choices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_choices")),
        sa.UniqueConstraint("person_id", "topic", name=op.f("uq_notice_choices_person_id_topic")),
    )
    op.create_table(
        "pending_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_pending_notices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_notices")),
        sa.UniqueConstraint("person_id", "occasion", name=op.f("uq_pending_notices_person_id_occasion")),
    )
    op.create_table(
        "session_demands",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("closes_at > opened_at", name=op.f("ck_session_demands_closes_after_it_opens")),
        sa.CheckConstraint(
            "met_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_session_demands_met_or_withdrawn")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_session_demands_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_demands")),
    )
    with op.batch_alter_table("session_demands") as batch_op:
        batch_op.create_index(batch_op.f("ix_session_demands_region_id"), ["region_id"], unique=False)

    op.create_table(
        "demand_signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("demand_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["demand_id"], ["session_demands.id"], name=op.f("fk_demand_signatures_demand_id")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_demand_signatures_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_signatures")),
    )
    with op.batch_alter_table("demand_signatures") as batch_op:
        batch_op.create_index(batch_op.f("ix_demand_signatures_demand_id"), ["demand_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_demand_signatures_region_id"), ["region_id"], unique=False)
        batch_op.create_index(
            "uq_demand_signatures_in_force",
            ["demand_id", "region_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "agenda_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_agenda_documents_agenda_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_documents")),
    )
    with op.batch_alter_table("agenda_documents") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agenda_documents_agenda_item_id"), ["agenda_item_id"], unique=False
        )

    op.create_table(
        "minutes_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_minutes_notes_agenda_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"],
            ["assembly_sessions.id"],
            name=op.f("fk_minutes_notes_assembly_session_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_notes")),
    )
    with op.batch_alter_table("minutes_notes") as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_notes_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_minutes_notes_assembly_session_id"), ["assembly_session_id"], unique=False
        )

    op.create_table(
        "speaking_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "speech", "point_of_order", name="kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("out_of_turn", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "ended_at IS NULL OR called_at IS NOT NULL", name=op.f("ck_speaking_requests_ends_when_called")
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_speaking_requests_agenda_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"],
            ["assembly_sessions.id"],
            name=op.f("fk_speaking_requests_assembly_session_id"),
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_speaking_requests_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaking_requests")),
    )
    with op.batch_alter_table("speaking_requests") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_speaking_requests_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_speaking_requests_assembly_session_id"), ["assembly_session_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_speaking_requests_region_id"), ["region_id"], unique=False)
        batch_op.create_index(
            "uq_speaking_requests_floor",
            ["assembly_session_id"],
            unique=True,
            sqlite_where=sa.text("called_at IS NOT NULL AND ended_at IS NULL"),
            postgresql_where=sa.text("called_at IS NOT NULL AND ended_at IS NULL"),
        )
        batch_op.create_index(
            "uq_speaking_requests_waiting",
            ["agenda_item_id", "region_id", "kind"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND called_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND called_at IS NULL"),
        )

    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("base_digest", sa.String(length=64), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("operations", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_amendments_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sa.UniqueConstraint("motion_id", name=op.f("uq_amendments_motion_id")),
    )
    op.create_table(
        "debate_closings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_debate_closings_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debate_closings")),
    )
    with op.batch_alter_table("debate_closings") as batch_op:
        batch_op.create_index(batch_op.f("ix_debate_closings_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(
            "uq_debate_closings_in_force",
            ["motion_id"],
            unique=True,
            sqlite_where=sa.text("reopened_at IS NULL"),
            postgresql_where=sa.text("reopened_at IS NULL"),
        )

    op.create_table(
        "motion_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["about_id"], ["motions.id"], name=op.f("fk_motion_drafts_about_id")),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"],
            ["assembly_sessions.id"],
            name=op.f("fk_motion_drafts_assembly_session_id"),
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_motion_drafts_motion_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_motion_drafts_person_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_motion_drafts_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_drafts")),
        sa.UniqueConstraint("motion_id", name=op.f("uq_motion_drafts_motion_id")),
    )
    with op.batch_alter_table("motion_drafts") as batch_op:
        batch_op.create_index(batch_op.f("ix_motion_drafts_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_motion_drafts_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_motion_drafts_region_id"), ["region_id"], unique=False)

    op.create_table(
        "motion_supports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("supported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_motion_supports_motion_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_motion_supports_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_supports")),
    )
    with op.batch_alter_table("motion_supports") as batch_op:
        batch_op.create_index(batch_op.f("ix_motion_supports_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_motion_supports_region_id"), ["region_id"], unique=False)
        batch_op.create_index(
            "uq_motion_supports_in_force",
            ["motion_id", "region_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "proxies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("giver_id <> holder_id", name=op.f("ck_proxies_held_by_another")),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"], ["assembly_sessions.id"], name=op.f("fk_proxies_assembly_session_id")
        ),
        sa.ForeignKeyConstraint(["giver_id"], ["regions.id"], name=op.f("fk_proxies_giver_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["regions.id"], name=op.f("fk_proxies_holder_id")),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_proxies_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxies")),
    )
    with op.batch_alter_table("proxies") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proxies_assembly_session_id"), ["assembly_session_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_proxies_giver_id"), ["giver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proxies_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proxies_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(
            "uq_proxies_motion",
            ["motion_id", "giver_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL AND motion_id IS NOT NULL"),
            postgresql_where=sa.text("revoked_at IS NULL AND motion_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_proxies_session",
            ["assembly_session_id", "giver_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL AND motion_id IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL AND motion_id IS NULL"),
        )

    op.create_table(
        "referrals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("postponed", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("referred_to", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("procedure_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "postponed = (referred_to IS NULL)", name=op.f("ck_referrals_referred_to_somebody")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_referrals_motion_id")),
        sa.ForeignKeyConstraint(["procedure_id"], ["motions.id"], name=op.f("fk_referrals_procedure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
    )
    with op.batch_alter_table("referrals") as batch_op:
        batch_op.create_index(batch_op.f("ix_referrals_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(
            "uq_referrals_in_force",
            ["motion_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("admissible", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("overruled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_rulings_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    with op.batch_alter_table("rulings") as batch_op:
        batch_op.create_index(batch_op.f("ix_rulings_motion_id"), ["motion_id"], unique=False)

    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column(
            "stance",
            sa.Enum(
                "for",
                "against",
                "question",
                "reply",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(parent_id IS NULL) = (stance <> 'reply')", name=op.f("ck_statements_replies_to_one")
        ),
        sa.CheckConstraint(
            "(hidden_at IS NULL) = (hidden_reason IS NULL)", name=op.f("ck_statements_hidden_with_reason")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_statements_motion_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["statements.id"], name=op.f("fk_statements_parent_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_statements_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    with op.batch_alter_table("statements") as batch_op:
        batch_op.create_index(batch_op.f("ix_statements_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_region_id"), ["region_id"], unique=False)

    op.create_table(
        "support_invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_support_invitations_motion_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_support_invitations_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_invitations")),
        sa.UniqueConstraint(
            "motion_id", "region_id", name=op.f("uq_support_invitations_motion_id_region_id")
        ),
    )
    with op.batch_alter_table("support_invitations") as batch_op:
        batch_op.create_index(batch_op.f("ix_support_invitations_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_support_invitations_region_id"), ["region_id"], unique=False)

    op.create_table(
        "voting_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_voting_orders_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_orders")),
    )
    with op.batch_alter_table("voting_orders") as batch_op:
        batch_op.create_index(batch_op.f("ix_voting_orders_motion_id"), ["motion_id"], unique=False)
        batch_op.create_index(
            "uq_voting_orders_in_force",
            ["motion_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("drawn_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declaration_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"], ["assembly_sessions.id"], name=op.f("fk_minutes_assembly_session_id")
        ),
        sa.ForeignKeyConstraint(
            ["declaration_id"], ["declarations.id"], name=op.f("fk_minutes_declaration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
    )
    with op.batch_alter_table("minutes") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_assembly_session_id"), ["assembly_session_id"], unique=False
        )
        batch_op.create_index(
            "uq_minutes_in_force",
            ["assembly_session_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    with op.batch_alter_table("agenda_items") as batch_op:
        batch_op.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_agenda_items_not_under_itself"), "parent_id <> id")
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_agenda_items_takes_time"), "minutes > 0")
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("taken_up_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("speaking_seconds", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("list_closed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_agenda_items_assembly_session_id_position"), type_="unique")
        batch_op.create_index(
            batch_op.f("ix_agenda_items_assembly_session_id"), ["assembly_session_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_agenda_items_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(
            "uq_agenda_items_current",
            ["assembly_session_id"],
            unique=True,
            sqlite_where=sa.text("taken_up_at IS NOT NULL AND concluded_at IS NULL"),
            postgresql_where=sa.text("taken_up_at IS NOT NULL AND concluded_at IS NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_agenda_items_parent_id"), "agenda_items", ["parent_id"], ["id"]
        )

    with op.batch_alter_table("assembly_sessions") as batch_op:
        batch_op.add_column(sa.Column("mode", sa.String(length=32), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_assembly_sessions_mode"), sa.column("mode").in_(["live", "asynchronous"])
        )
        batch_op.add_column(sa.Column("online", sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("notice_from", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("demand_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("cancellation", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("agenda_adopted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opening_quorum", sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f("ix_assembly_sessions_demand_id"), ["demand_id"], unique=False)
        batch_op.create_index(
            "uq_assembly_sessions_demanded",
            ["demand_id"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )
        batch_op.create_check_constraint(
            op.f("ck_assembly_sessions_cancelled_with_reason"),
            "(cancelled_at IS NULL) = (cancellation IS NULL)",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_assembly_sessions_demand_id"), "session_demands", ["demand_id"], ["id"]
        )

    with op.batch_alter_table("castings") as batch_op:
        batch_op.add_column(sa.Column("proxy_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_castings_proxy_id"), ["proxy_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_castings_proxy_id"), "proxies", ["proxy_id"], ["id"])

    with op.batch_alter_table("motion_texts") as batch_op:
        batch_op.add_column(sa.Column("anchors", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("cause_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_motion_texts_cause_id"), "motions", ["cause_id"], ["id"])

    with op.batch_alter_table("motions") as batch_op:
        batch_op.add_column(sa.Column("role", sa.String(length=32), nullable=True))
        batch_op.create_check_constraint(op.f("ck_motions_role"), sa.column("role").in_(ROLES))
        batch_op.drop_constraint(op.f("ck_motions_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_motions_kind"), sa.column("kind").in_(KINDS))
        batch_op.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("number", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_motions_a_role_about_a_motion"), "(role IS NULL) = (about_id IS NULL)"
        )
        batch_op.add_column(sa.Column("support_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("inadmissible_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("divided_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("fallen_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("fell_with_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("referred_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("postponed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("parts_rejected_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reconsidered_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_motions_about_id"), ["about_id"], unique=False)
        batch_op.create_index("uq_motions_numbered", ["about_id", "role", "number"], unique=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_motions_fell_with_id"), "motions", ["fell_with_id"], ["id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_motions_about_id"), "motions", ["about_id"], ["id"])

    with op.batch_alter_table("roll_entries") as batch_op:
        batch_op.add_column(sa.Column("proxy_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("units", sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f("ix_roll_entries_proxy_id"), ["proxy_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_roll_entries_proxy_id"), "proxies", ["proxy_id"], ["id"])

    with op.batch_alter_table("votes") as batch_op:
        batch_op.add_column(sa.Column("attendance", sa.Text(), nullable=True))

    with op.batch_alter_table("statutes") as batch_op:
        batch_op.add_column(sa.Column("declaration_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_statutes_declaration_id"), "declarations", ["declaration_id"], ["id"]
        )

    with op.batch_alter_table("offices") as offices:
        for name in ("kind", "appointed", "region_by_kind"):
            offices.drop_constraint(op.f(f"ck_offices_{name}"), type_="check")
        offices.create_check_constraint(op.f("ck_offices_kind"), sa.column("kind").in_(OFFICES))
        offices.create_check_constraint(
            op.f("ck_offices_appointed"), sa.column("kind").in_(sorted(OFFICES[:6]))
        )
        offices.create_check_constraint(
            op.f("ck_offices_region_by_kind"),
            "(region_id IS NULL) = (kind IN ('presiding_officer', 'secretariat', 'translator'))",
        )
