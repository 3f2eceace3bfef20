"""The tables that can be taken away: their columns in the reader's language, and a row for each line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from sqlalchemy.orm import Session

from app.exports import membership, progress
from app.facts import written
from app.languages import current_language
from app.numbers import decimals, rounded
from app.tables import Cell, Table

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class Export:
    """A table by its name in addresses: its title, its columns, and its rows as they stood at a moment."""

    title: Any
    columns: Mapping[str, Any]
    rows: Callable[[Session, datetime], Rows]

    def table(self, session: Session, at: datetime) -> Table:
        """The table in the language of the page."""
        return made(str(self.title), self.columns, self.rows(session, at))


def made(title: str, columns: Mapping[str, Any], rows: Rows) -> Table:
    """A table whose values are written as a program reads them, and words as the reader does."""
    heads = {key: str(name) for key, name in columns.items()}
    return Table(title, heads, [{key: cell(row.get(key)) for key in heads} for row in rows])


def cell(value: Any) -> Cell:
    """A value as a cell holds it: an exact number as a decimal one, a text by language in the reader's."""
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, dict):
        return str(value.get(current_language()) or next(iter(value.values()), ""))
    if isinstance(value, list | tuple):
        return ", ".join(str(written(each)) for each in value)
    return str(written(value)) if isinstance(value, StrEnum) else value


def decimal(value: Fraction) -> Decimal:
    """Exactly, or to the decimals that are shown."""
    exact = decimals(value)
    return rounded(value) if exact is None else exact.normalize()


EXPORTS = {
    "register": Export(pgettext("export", "Register of regions"), membership.REGISTER, membership.register),
    "standings": Export(
        _("Standing of each region through time"), membership.STANDINGS, membership.standings
    ),
    "twins": Export(pgettext("export", "Twin regions"), membership.TWINS, membership.twins),
    "partners": Export(pgettext("export", "Partners"), membership.PARTNERS, membership.listed_partners),
    "commitments": Export(
        pgettext("export", "Commitments of twin regions"), progress.COMMITMENTS, progress.commitments
    ),
    "values": Export(pgettext("export", "Yearly values of commitments"), progress.VALUES, progress.values),
}
