"""What a region says of itself, by which names it is found, terms of office, and membership that lapses."""

import json
import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_year", sa.Integer(), nullable=True),
        sa.Column("population_source", sa.Text(), nullable=False),
        sa.Column("area_km2", sa.Integer(), nullable=True),
        sa.Column("area_source", sa.Text(), nullable=False),
        sa.Column("emissions", sa.String(length=80), nullable=True),
        sa.Column("emissions_year", sa.Integer(), nullable=True),
        sa.Column("emissions_source", sa.Text(), nullable=False),
        sa.Column("sequestration", sa.String(length=80), nullable=True),
        sa.Column("sequestration_year", sa.Integer(), nullable=True),
        sa.Column("sequestration_source", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("seeks", sa.Text(), nullable=False),
        sa.Column("text_language", sa.String(length=2), nullable=False),
        sa.Column("brings_text", sa.Text(), nullable=False),
        sa.Column("seeks_text", sa.Text(), nullable=False),
        sa.Column("constituency_reason", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("area_km2 > 0", name=op.f("ck_profiles_area_positive")),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= began_at", name=op.f("ck_profiles_ends_after_it_began")
        ),
        sa.CheckConstraint("population > 0", name=op.f("ck_profiles_population_positive")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_profiles_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
    )

    with op.batch_alter_table("profiles") as batch_op:
        batch_op.create_index(batch_op.f("ix_profiles_region_id"), ["region_id"], unique=False)
        batch_op.create_index(
            "uq_profiles_in_force",
            ["region_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "region_index",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sort_en", sa.String(length=200), nullable=False),
        sa.Column("sort_fr", sa.String(length=200), nullable=False),
        sa.Column("sort_es", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_region_index_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_index")),
        sa.UniqueConstraint("region_id", name=op.f("uq_region_index_region_id")),
    )

    with op.batch_alter_table("region_index") as batch_op:
        batch_op.create_index(batch_op.f("ix_region_index_sort_en"), ["sort_en"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_index_sort_es"), ["sort_es"], unique=False)
        batch_op.create_index(batch_op.f("ix_region_index_sort_fr"), ["sort_fr"], unique=False)

    with op.batch_alter_table("admissions") as batch_op:
        batch_op.add_column(sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_admissions_region_id"), type_="unique")
        batch_op.create_index(batch_op.f("ix_admissions_region_id"), ["region_id"], unique=False)
        batch_op.create_index(
            "uq_admissions_waiting",
            ["region_id"],
            unique=True,
            sqlite_where=sa.text("confirmed_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("confirmed_at IS NULL AND dropped_at IS NULL"),
        )

    with op.batch_alter_table("offices") as batch_op:
        batch_op.add_column(sa.Column("term_until", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("regions") as batch_op:
        batch_op.add_column(sa.Column("parent_code", sa.String(length=10), nullable=True))
        batch_op.alter_column(
            "code", existing_type=sa.VARCHAR(length=10), type_=sa.String(length=40), existing_nullable=False
        )
        batch_op.create_index(batch_op.f("ix_regions_parent_code"), ["parent_code"], unique=False)

    with op.batch_alter_table("admissions") as batch_op:
        batch_op.create_check_constraint(
            op.f("ck_admissions_confirmed_or_dropped"), "confirmed_at IS NULL OR dropped_at IS NULL"
        )

    standings = ["applicant", "member", "suspended", "withdrawn", "expelled", "lapsed", "refused"]
    with op.batch_alter_table("standing_changes") as batch_op:
        batch_op.drop_constraint(op.f("ck_standing_changes_standing"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_standing_changes_standing"), sa.column("standing").in_(standings)
        )

    fill_index()


LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "e"}
)


def folded(words: str) -> str:
    """As names are compared on the day of this migration: without case, accents and apostrophes."""
    parts = unicodedata.normalize("NFKD", re.sub(r"['’‘ʻʼʹʾʿ`´]", "", words.casefold()))
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(LETTERS)


def fill_index() -> None:
    connection = op.get_bind()
    index = sa.table(
        "region_index", *(sa.column(name) for name in ("region_id", "words", "sort_en", "sort_fr", "sort_es"))
    )
    for region_id, code, name in connection.execute(
        sa.text("SELECT id, code, name FROM regions ORDER BY id")
    ):
        names = json.loads(name)
        sorted_by = {f"sort_{language}": folded(names[language])[:200] for language in ("en", "fr", "es")}
        words = "\n".join(
            folded(part) for part in (code, *(names[language] for language in ("en", "fr", "es")))
        )
        connection.execute(index.insert().values(region_id=region_id, words=words, **sorted_by))
