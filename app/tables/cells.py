"""What stands in a cell, and how a text that a spreadsheet would take for a formula is made harmless."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

Cell = str | int | Decimal | date | datetime | bool | None

# The wide signs are those of East Asian keyboards, which some spreadsheets take for the narrow ones.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
DEFUSED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def defused(text: str) -> str:
    """The text, with an apostrophe before what would begin a formula; one more where there are some."""
    return f"'{text}" if FORMULA.match(text) else text


def fused(text: str) -> str:
    """The text as it was before `defused`."""
    return text[1:] if DEFUSED.match(text) else text


def in_words(cell: Cell) -> str:
    """A cell of a CSV: numbers and dates as machines write them, texts harmless."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return universal(cell).isoformat(sep=" ", timespec="seconds")
    return defused(cell) if isinstance(cell, str) else plain(cell)


def plain(cell: int | Decimal | date) -> str:
    """A number without an exponent, a day as 2026-11-23."""
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def universal(moment: datetime) -> datetime:
    """The instant in UTC, without saying so in every cell; the head of the column says it."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
