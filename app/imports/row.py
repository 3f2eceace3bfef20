"""What becomes of one row: done by the command that a form would call, or refused with its sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from app.errors import say
from app.imports.cells import Column, Given, in_every_language
from app.tables import Row
from governance.accounts.rules import Actor
from governance.act import Act
from governance.base import Base
from governance.errors import Refusal
from governance.imports.rules import Fate, ImportKind


class Done(NamedTuple):
    """What a row came to, the subject under which the record lists it, and what stood there before."""

    fate: Fate
    subject: Base | None = None
    before: str = ""


@dataclass(frozen=True)
class Importer:
    """How rows of one kind are read and done, and who may bring them."""

    kind: ImportKind
    may: Callable[[Actor], Any]
    columns: tuple[Column, ...]
    named_by: tuple[str, ...]
    bring: Callable[[Act, Given], Done]

    def by_key(self) -> dict[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    def known(self) -> dict[str, tuple[str, ...]]:
        """Each column with its names, that of the page's language first."""
        return {column.key: (str(column.name), *column.names().values()) for column in self.columns}

    def optional(self) -> list[str]:
        """The columns that may be missing."""
        return [column.key for column in self.columns if column.optional]


def fates(
    act: Act, importer: Importer, rows: Iterable[Row], told: Callable[[int], None]
) -> list[dict[str, Any]]:
    """Do every row in its order, each an act of its own; tells after each how many are done."""
    columns, found = importer.by_key(), []
    for number, row in enumerate(rows, start=1):
        found.append(fate_of(act, importer, Given(row, columns)))
        told(number)
    return found


def fate_of(act: Act, importer: Importer, given: Given) -> dict[str, Any]:
    """Do one row; what is refused is said in every language, for it may be read in another."""
    name = " · ".join(filter(None, map(given.text, importer.named_by)))[:200]
    line: dict[str, Any] = {"row": given.row.number, "name": name, "why": None, "made": None, "before": ""}
    try:
        done = importer.bring(act, given)
    except Refusal as refusal:
        why = in_every_language(partial(say, refusal))
        return {**line, "fate": Fate.REFUSED.value, "why": why}
    made = done.subject.reference if done.subject else None
    return {**line, "fate": done.fate.value, "made": made, "before": done.before}
