"""What every row is made of: the declarative base, UTC instants, translated text, exact fractions."""

from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Enum, Index, MetaData, String, Text, text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from governance.record.canonical import decode, encode

LANGUAGES = ("en", "fr", "es")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The one declarative base. `reference_key` names the column by which the public speaks of a row."""

    metadata = MetaData(naming_convention=NAMING)
    reference_key: ClassVar[str] = "id"

    @property
    def reference(self) -> str:
        """The subject as the record names it, such as `votes/7` or `regions/BJ-BO`."""
        return f"{self.__tablename__}/{getattr(self, self.reference_key)}"


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; naive values are refused, so that no zone is ever guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Canonical(TypeDecorator[Any]):
    """Plain JSON values kept as their canonical text, the same bytes on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else decode(value)


class Translated(Canonical):
    """One text in every language of the house: `{"en": ..., "fr": ..., "es": ...}`."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is not None and set(value) != set(LANGUAGES):
            raise ValueError(f"a translated text needs {LANGUAGES}, not {sorted(value)}")
        return super().process_bind_param(value, dialect)


class Exact(TypeDecorator[Fraction]):
    """A fraction kept as `numerator/denominator`, so that no share is ever rounded."""

    impl = String(80)
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value.numerator}/{value.denominator}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        return None if value is None else Fraction(value)


def unique_while(condition: str, name: str, *columns: str) -> Index:
    """An index by which at most one row with the same columns meets the condition, on either database."""
    while_true = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=while_true, postgresql_where=while_true)


def one_of(kinds: type[StrEnum], name: str) -> Enum:
    """A column of one of `kinds`, kept by value, with the named check `name`."""
    return Enum(
        kinds,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
