"""Tables in and out: CSV that any office writes, CSV and spreadsheets that any office opens."""

from app.tables.cells import Cell
from app.tables.reading import Row, Sheet, read_csv
from app.tables.spreadsheet import Table, write_ods
from app.tables.writing import write_csv

__all__ = ["Cell", "Row", "Sheet", "Table", "read_csv", "write_csv", "write_ods"]
