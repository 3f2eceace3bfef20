"""A table as CSV, for every program that opens tables."""

import csv
import io
from collections.abc import Iterable, Mapping

from app.tables.cells import Cell, defused, in_words


def write_csv(columns: Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """The rows under the names of their columns; UTF-8 with its mark, which spreadsheets ask for; RFC 4180.

    Texts that would begin a formula are made harmless; `read_csv` takes that back.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(defused, columns.values()))
    writer.writerows([in_words(row.get(key)) for key in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")
