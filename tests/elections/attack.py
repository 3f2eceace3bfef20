"""Somebody with the whole database, the logs and the mails, who looks for the order in which ballots came.

The roll and the record say in which order regions voted: that is public. So whoever finds the ballots in the
order in which they were cast, anywhere, knows them all. Each order that can be found is compared with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from pathlib import Path

from sqlalchemy import Engine, make_url, text

# An order of fewer ballots says too little either way.
FEWEST = 24
# Standard deviations of Kendall's tau between independent orders. Of a hundred orders one goes beyond five
# in fewer than one run of ten thousand; the true order, of 32, is eight away.
BOUND = 5
PAGE = 4096


@dataclass(frozen=True)
class Cast:
    """What was put into the urn, in the order of casting: identifiers, and marks as they are kept."""

    slips: Sequence[str]
    marks: Sequence[str]


Order = tuple[str, list[int]]
"""Where an order was found, and the ballots in it, each by its place in the order of casting."""


def tau(order: Sequence[int]) -> float:
    """Kendall's rank correlation of an order with the order of casting: 1 is the same, -1 its reverse."""
    pairs = list(combinations(order, 2))
    return sum(1 if one < other else -1 for one, other in pairs) / len(pairs)


def is_telling(order: Sequence[int]) -> bool:
    """Whether an order is closer to that of casting, or to its reverse, than chance would have it."""
    number = len(order)
    deviation = sqrt(2 * (2 * number + 5) / (9 * number * (number - 1)))
    return abs(tau(order)) > BOUND * deviation


def orders_in(name: str, content: str, cast: Cast) -> Iterator[Order]:
    """The orders of identifiers and of marks in a text: of their first occurrences, their second, ..."""
    for what, values in (("identifiers", cast.slips), ("marks", cast.marks)):
        places = [[found.start() for found in re.finditer(re.escape(value), content)] for value in values]
        for turn in range(max(map(len, places), default=0)):
            found = sorted((at[turn], number) for number, at in enumerate(places) if len(at) > turn)
            if len(found) >= FEWEST:
                yield f"{name}: {what}, occurrence {turn + 1}", [number for _at, number in found]


def tables(engine: Engine) -> list[str]:
    """Every table there is, also those that no model knows."""
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    }[engine.dialect.name]
    with engine.connect() as connection:
        return sorted(connection.execute(text(catalogue)).scalars())


def rows_by(engine: Engine, table: str, order: str) -> list[str]:
    """The rows of a table in an order, each with all its columns as one text."""
    with engine.connect() as connection:
        return [
            str(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{table}" ORDER BY {order}'))
        ]


PHYSICAL = {
    "sqlite": ("rowid",),
    "postgresql": ("ctid", "xmin::text::bigint, ctid", "xmax::text::bigint, ctid"),
}


def table_orders(engine: Engine, cast: Cast) -> Iterator[Order]:
    """The orders in which each table keeps its rows, and those of each of its columns and their sizes."""
    for table in tables(engine):
        with engine.connect() as connection:
            columns = list(connection.execute(text(f'SELECT * FROM "{table}" LIMIT 0')).keys())
        sizes = [f'length(CAST("{column}" AS text))' for column in columns]
        ways = [*PHYSICAL[engine.dialect.name], *(f'"{column}"' for column in columns), *sizes]
        for way in ways:
            yield from orders_in(f"{table} by {way}", "\n".join(rows_by(engine, table, way)), cast)


def file_orders(engine: Engine, cast: Cast) -> Iterator[Order]:
    """The orders in the bytes of an SQLite file, free pages too, and of the log beside it; page by page."""
    for path in files(engine):
        content = path.read_bytes().decode("latin-1")
        yield from orders_in(path.suffix, content, cast)
        for start in range(0, len(content), PAGE):
            yield from orders_in(f"{path.suffix} page {start // PAGE}", content[start : start + PAGE], cast)


def files(engine: Engine) -> list[Path]:
    """The file of an SQLite database, and those beside it; none on PostgreSQL."""
    database = make_url(str(engine.url)).database
    if engine.dialect.name != "sqlite" or database is None:
        return []
    return [
        path for path in (Path(database), Path(f"{database}-wal"), Path(f"{database}-shm")) if path.exists()
    ]


def dump(engine: Engine) -> str:
    """A dump, as an operator makes one."""
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            return "\n".join(raw.iterdump())  # type: ignore[attr-defined]
        parts = []
        for table in tables(engine):
            with raw.cursor().copy(f'COPY "{table}" TO STDOUT') as lines:  # type: ignore[attr-defined]
                parts.append(b"".join(bytes(line) for line in lines).decode())
        return "\n".join(parts)
    finally:
        raw.close()


def same_transaction(engine: Engine) -> set[str]:
    """The transactions that wrote both into the urn, or what became of it, and on a roll. PostgreSQL only."""
    if engine.dialect.name != "postgresql":
        return set()
    with engine.connect() as connection:
        written = {
            table: set(connection.execute(text(f"SELECT DISTINCT xmin::text FROM {table}")).scalars())
            for table in ("urn_slips", "urn_ballots", "election_roll_entries")
        }
    return (written["urn_slips"] | written["urn_ballots"]) & written["election_roll_entries"]


def holders(engine: Engine, values: Sequence[str]) -> set[str]:
    """The tables in which any of the values occurs, in any column."""
    return {
        table
        for table in tables(engine)
        if any(value in row for row in rows_by(engine, table, "1") for value in values)
    }
