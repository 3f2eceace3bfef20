"""Erasing, as a part of an act: what rows withhold becomes blank, and so does the record of it.

An emptied payload may have told of other rows too. The entry of the act tells what they withhold again, as it
stands: so the replay misses nothing, in whatever order persons are erased.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, inspect, or_, select
from sqlalchemy.orm import Session

from governance.act import Act
from governance.base import Base, Translated
from governance.record.canonical import decode
from governance.record.models import Openness, Payload
from governance.record.recorder import plain

# By table, row and column.
Cells = dict[str, dict[int, set[str]]]
AT_ONCE = 100


class NoBlank(TypeError):
    """A withheld column has no value that says nothing: its `info` has to name one as "blank"."""


def erase_withheld(act: Act, rows: Sequence[Base]) -> None:
    """Blank every withheld column of recorded rows, and empty each withheld payload that told of them.

    The rows are locked first: whoever changes one meanwhile comes after, and is told after.
    """
    session = act.session
    gone = _withheld_cells(rows)
    for row in sorted(rows, key=lambda row: (row.__tablename__, _number(row))):
        _blank(session, row)
    session.flush()
    told = _told_in(_empty_payloads(session, gone))
    _take_out(session, gone)
    for table, cells in _joined(gone, told).items():
        session.info["changes"].extend(_as_they_stand(session, table, cells))


def blank(column: Column[Any], row: Any) -> Any:
    """The value of a withheld column that says nothing; `info["blank"]` names it, or works it out of the row.

    Without one: nothing where the column may be empty, else a text, list or object without content.
    """
    if "blank" in column.info:
        said = column.info["blank"]
        return said(row) if callable(said) else said
    if column.nullable:
        return None
    value = getattr(row, _key(row, column))
    if isinstance(column.type, Translated):
        return dict.fromkeys(value, "")
    if type(value) in (str, dict, list):
        return type(value)()
    raise NoBlank(f"{column.table.name}.{column.name}")


def withheld_columns(row: Base) -> list[Column[Any]]:
    """The columns of a row that name somebody."""
    columns: Any = inspect(type(row)).local_table.columns
    return [column for column in columns if column.info.get("payload") == Openness.WITHHELD]


def _blank(session: Session, row: Base) -> None:
    """Under a lock and read anew: else a value that came meanwhile could pass for blank already."""
    keys = {_key(row, column): column for column in withheld_columns(row)}
    session.refresh(row, list(keys), with_for_update={"key_share": True})
    for key, column in keys.items():
        setattr(row, key, blank(column, row))


def _key(row: Base, column: Column[Any]) -> str:
    return inspect(type(row)).get_property_by_column(column).key


def _number(row: Any) -> int:
    number: int = row.id
    return number


def _withheld_cells(rows: Sequence[Base]) -> Cells:
    cells: Cells = {}
    for row in rows:
        names = {column.name for column in withheld_columns(row)}
        cells.setdefault(row.__tablename__, {})[_number(row)] = names
    return cells


def _empty_payloads(session: Session, gone: Cells) -> list[dict[str, Any]]:
    """Empty what the record withheld of these rows; the rows it told of, these and others."""
    found = {payload.id: payload for payload in _payloads_about(session, gone)}
    told = [change for payload in found.values() for change in decode(payload.body or "")["rows"]]
    session.info["erasing"] = True
    try:
        for payload in found.values():
            payload.body = None
        session.flush()
    finally:
        session.info.pop("erasing")
    return told


def _payloads_about(session: Session, gone: Cells) -> Iterator[Payload]:
    """The withheld payloads that tell of the rows; the database looks, by how an id is spelled there."""
    places = [(table, row) for table, rows in gone.items() for row in rows]
    for batch in _batches(places):
        spelled = [Payload.body.contains(f'{{"id":{row},"set":{{', autoescape=True) for _, row in batch]
        query = select(Payload).where(Payload.openness == Openness.WITHHELD, or_(*spelled))
        for payload in session.scalars(query.order_by(Payload.id)):
            told = {(change["table"], change["id"]) for change in decode(payload.body or "")["rows"]}
            if told & set(batch):
                yield payload


def _told_in(changes: Sequence[dict[str, Any]]) -> Cells:
    cells: Cells = {}
    for change in changes:
        columns = cells.setdefault(change["table"], {}).setdefault(change["id"], set())
        columns.update(change["set"])
    return cells


def _joined(gone: Cells, told: Cells) -> Cells:
    """What the entry has to tell anew: the blanks, and what stood beside them in an emptied payload."""
    tables = sorted(Base.metadata.tables.keys() & (gone.keys() | told.keys()))
    return {table: {**told.get(table, {}), **gone.get(table, {})} for table in tables}


def _take_out(session: Session, gone: Cells) -> None:
    """Leave out what this very act withheld of the rows before it came to erasing."""
    session.info["changes"][:] = [
        (who, change)
        for who, change in session.info["changes"]
        if who[0] is not Openness.WITHHELD or change["id"] not in gone.get(change["table"], {})
    ]


def _as_they_stand(session: Session, table: str, cells: dict[int, set[str]]) -> Iterator[Any]:
    columns = Base.metadata.tables[table].columns
    known = set().union(*cells.values()) & set(columns.keys())
    for ids in _batches(sorted(cells)):
        wanted = select(columns["id"], *(columns[name] for name in sorted(known)))
        locked = wanted.where(columns["id"].in_(ids)).order_by(columns["id"]).with_for_update(key_share=True)
        for row in session.execute(locked).mappings():
            told = {name: plain(row[name]) for name in cells[row["id"]] & known}
            yield (Openness.WITHHELD, None), {"id": row["id"], "set": told, "table": table}


def _batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
