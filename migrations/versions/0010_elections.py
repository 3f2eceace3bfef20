"""Elections: posts, nominations, the roll, recorded ballots and the urn, the draw, what was declared."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


# Whoever may put slips into the urn may also have their file replaced: see docs/decisions/0028-roll-and-urn.md.
LET_FORGET = """
DO $$
DECLARE who text;
BEGIN
    FOR who IN
        SELECT grantee FROM information_schema.role_table_grants
        WHERE table_schema = current_schema() AND table_name = 'urn_slips' AND privilege_type = 'INSERT'
    LOOP
        EXECUTE format('GRANT TRUNCATE ON urn_slips TO %I', who);
    END LOOP;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "candidate_photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_photos")),
        sa.UniqueConstraint("digest", name=op.f("uq_candidate_photos_digest")),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "coordinator", "officer", name="kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column(
            "territory",
            sa.Enum(
                "world",
                "continent",
                "subregion",
                "country",
                "twin",
                name="territory",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("territory_code", sa.String(length=16), nullable=True),
        sa.Column("holders", sa.Integer(), nullable=False),
        sa.Column("term_months", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("abolished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(territory = 'world') = (territory_code IS NULL)", name=op.f("ck_posts_territory_named")
        ),
        sa.CheckConstraint("holders >= 1", name=op.f("ck_posts_somebody_holds_it")),
        sa.CheckConstraint("term_months >= 1", name=op.f("ck_posts_for_a_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index(
        "uq_posts_in_force",
        "posts",
        ["name"],
        unique=True,
        sqlite_where=sa.text("abolished_at IS NULL"),
        postgresql_where=sa.text("abolished_at IS NULL"),
    )
    op.create_table(
        "elections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("assembly_session_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("statutes_id", sa.Integer(), nullable=False),
        sa.Column("first_round_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "plurality",
                "two-round",
                "approval",
                "score",
                "scottish-stv",
                "meek-stv",
                "schulze",
                "ranked-pairs",
                "pav",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "secrecy",
            sa.Enum(
                "recorded", "secret", name="secrecy", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nominations_close_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirming", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("roll_digest", sa.String(length=64), nullable=True),
        sa.Column("attendance", sa.Text(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urn_digest", sa.String(length=64), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("annulled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("annulment_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(annulled_at IS NULL) = (annulment_reason IS NULL)",
            name=op.f("ck_elections_annulled_with_reason"),
        ),
        sa.CheckConstraint(
            "(opens_at IS NULL) = (paper IS NULL)", name=op.f("ck_elections_opens_with_a_paper")
        ),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_elections_closes_after_it_opens")),
        sa.CheckConstraint(
            "declared_at IS NULL OR sealed_at IS NOT NULL", name=op.f("ck_elections_declared_when_sealed")
        ),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_elections_fills_a_place")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_elections_agenda_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["assembly_session_id"], ["assembly_sessions.id"], name=op.f("fk_elections_assembly_session_id")
        ),
        sa.ForeignKeyConstraint(
            ["first_round_id"], ["elections.id"], name=op.f("fk_elections_first_round_id")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_elections_post_id")),
        sa.ForeignKeyConstraint(["statutes_id"], ["statutes.id"], name=op.f("fk_elections_statutes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_elections")),
        sa.UniqueConstraint("first_round_id", name=op.f("uq_elections_first_round_id")),
    )
    op.create_index(op.f("ix_elections_agenda_item_id"), "elections", ["agenda_item_id"])
    op.create_index(op.f("ix_elections_assembly_session_id"), "elections", ["assembly_session_id"])
    op.create_index(op.f("ix_elections_post_id"), "elections", ["post_id"])
    op.create_index(
        "uq_elections_underway",
        "elections",
        ["post_id"],
        unique=True,
        sqlite_where=sa.text("annulled_at IS NULL AND declared_at IS NULL"),
        postgresql_where=sa.text("annulled_at IS NULL AND declared_at IS NULL"),
    )
    op.create_table(
        "draw_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revealed", sa.String(length=200), nullable=True),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(revealed IS NULL) = (revealed_at IS NULL)", name=op.f("ck_draw_numbers_revealed_at_a_moment")
        ),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_draw_numbers_election_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_draw_numbers_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draw_numbers")),
        sa.UniqueConstraint("election_id", "commitment", name=op.f("uq_draw_numbers_election_id_commitment")),
        sa.UniqueConstraint("election_id", "region_id", name=op.f("uq_draw_numbers_election_id_region_id")),
    )
    op.create_index(op.f("ix_draw_numbers_region_id"), "draw_numbers", ["region_id"])
    op.create_table(
        "election_declarations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "elected",
                "second_round",
                "nobody",
                "quorum_not_met",
                "not_enough",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("elected", sa.Text(), nullable=False),
        sa.Column("runners_up", sa.Text(), nullable=False),
        sa.Column("cast", sa.Integer(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=True),
        sa.Column("seed", sa.Text(), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["elections.id"], name=op.f("fk_election_declarations_election_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_declarations")),
        sa.UniqueConstraint("election_id", name=op.f("uq_election_declarations_election_id")),
    )
    op.create_table(
        "nominations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("nominated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("photo_digest", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(accepted_at IS NULL) = (name IS NULL)", name=op.f("ck_nominations_named_when_accepted")
        ),
        sa.CheckConstraint(
            "accepted_at IS NULL OR declined_at IS NULL", name=op.f("ck_nominations_accepted_or_declined")
        ),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_nominations_election_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_nominations_person_id")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_nominations_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominations")),
    )
    op.create_index(op.f("ix_nominations_election_id"), "nominations", ["election_id"])
    op.create_index(op.f("ix_nominations_person_id"), "nominations", ["person_id"])
    op.create_index(op.f("ix_nominations_region_id"), "nominations", ["region_id"])
    op.create_index(
        "uq_nominations_in_force",
        "nominations",
        ["election_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL AND declined_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL AND declined_at IS NULL"),
    )
    op.create_table(
        "urn_ballots",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_urn_ballots_election_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urn_ballots")),
    )
    op.create_index(op.f("ix_urn_ballots_election_id"), "urn_ballots", ["election_id"])
    op.create_table(
        "urn_slips",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_urn_slips_election_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urn_slips")),
    )
    op.create_index(op.f("ix_urn_slips_election_id"), "urn_slips", ["election_id"])
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("term_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("term_until > begins_at", name=op.f("ck_appointments_lasts")),
        sa.ForeignKeyConstraint(
            ["declaration_id"], ["election_declarations.id"], name=op.f("fk_appointments_declaration_id")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nominations.id"], name=op.f("fk_appointments_nomination_id")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_appointments_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("declaration_id", "place", name=op.f("uq_appointments_declaration_id_place")),
    )
    op.create_index(op.f("ix_appointments_nomination_id"), "appointments", ["nomination_id"])
    op.create_index(op.f("ix_appointments_post_id"), "appointments", ["post_id"])
    op.create_table(
        "candidate_statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("translates", sa.String(length=64), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nominations.id"], name=op.f("fk_candidate_statements_nomination_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_statements")),
    )
    op.create_index(op.f("ix_candidate_statements_nomination_id"), "candidate_statements", ["nomination_id"])
    op.create_index(
        "uq_candidate_statements_current",
        "candidate_statements",
        ["nomination_id", "language"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "election_roll_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
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
            nullable=False,
        ),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("proxy_id", sa.Integer(), nullable=True),
        sa.Column("voted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["elections.id"], name=op.f("fk_election_roll_entries_election_id")
        ),
        sa.ForeignKeyConstraint(["proxy_id"], ["proxies.id"], name=op.f("fk_election_roll_entries_proxy_id")),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_election_roll_entries_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_roll_entries")),
        sa.UniqueConstraint(
            "election_id", "region_id", name=op.f("uq_election_roll_entries_election_id_region_id")
        ),
        sa.UniqueConstraint("id", "election_id", name=op.f("uq_election_roll_entries_id_election_id")),
    )
    op.create_index(op.f("ix_election_roll_entries_proxy_id"), "election_roll_entries", ["proxy_id"])
    op.create_index(op.f("ix_election_roll_entries_region_id"), "election_roll_entries", ["region_id"])
    op.create_table(
        "ranked_ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_entry_id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("proxy_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_ranked_ballots_revision_from_one")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["elections.id"], name=op.f("fk_ranked_ballots_election_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_ranked_ballots_person_id")),
        sa.ForeignKeyConstraint(["proxy_id"], ["proxies.id"], name=op.f("fk_ranked_ballots_proxy_id")),
        sa.ForeignKeyConstraint(
            ["roll_entry_id"], ["election_roll_entries.id"], name=op.f("fk_ranked_ballots_roll_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ranked_ballots")),
        sa.UniqueConstraint("code", name=op.f("uq_ranked_ballots_code")),
        sa.UniqueConstraint("key", name=op.f("uq_ranked_ballots_key")),
        sa.UniqueConstraint(
            "roll_entry_id", "revision", name=op.f("uq_ranked_ballots_roll_entry_id_revision")
        ),
    )
    op.create_index(op.f("ix_ranked_ballots_election_id"), "ranked_ballots", ["election_id"])
    op.create_index(op.f("ix_ranked_ballots_roll_entry_id"), "ranked_ballots", ["roll_entry_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(LET_FORGET)
