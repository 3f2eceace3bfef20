"""Where a table stands, and its rows as a page shows them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from app.languages import current_language
from governance.imports.models import TableImport
from governance.imports.rules import Fate


class Stage(StrEnum):
    """Where a table stands; whoever is at it holds its claim, which ends with their process."""

    UNDER_WAY = "under_way"
    CUT_OFF = "cut_off"
    READY = "ready"
    WRITTEN = "written"
    FORGOTTEN = "forgotten"


class Line(NamedTuple):
    """A row: its number in the file, what it is called, its fate, why, and under what the record has it."""

    row: int
    name: str
    fate: Fate
    why: str
    made: str | None


def stage_of(table: TableImport, claimed: bool) -> Stage:
    """Where a table stands, given whether somebody is at it."""
    if table.purged_at is not None:
        return Stage.FORGOTTEN
    if table.finished_at is not None:
        return Stage.WRITTEN
    if claimed:
        return Stage.UNDER_WAY
    unfinished = table.rehearsed_at is None or table.began_at is not None
    return Stage.CUT_OFF if unfinished else Stage.READY


def counted(fates: Sequence[Mapping[str, Any]]) -> dict[Fate, int]:
    """How many rows come to what."""
    return {fate: sum(line["fate"] == fate for line in fates) for fate in Fate}


def lines_of(fates: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Rows with the reason in the language of the page."""
    language = current_language()
    return [
        Line(
            line["row"],
            line["name"],
            Fate(line["fate"]),
            line["why"][language] if line["why"] else "",
            line["made"],
        )
        for line in fates
    ]
