"""What other rooms show on the page of a session, and where they lead whoever has something to do there.

A room above adds its part when it is imported, in a module of its own that `app/rooms.py` loads:

    BESIDE.append(floor_beside)     # AssemblySession -> Beside | None: included at the top of the page
    WAYS.append(floor_ways)         # AssemblySession -> Iterable[Way]: links under the heading
    ON_ITEMS.append(elections_on_items)     # AssemblySession -> {agenda item: [Way]}: links beside its items

A template is included as it stands and reads its facts as `facts`. The session is given with its statutes
and suspensions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from governance.assembly.models import AssemblySession


class Way(NamedTuple):
    """A page where somebody has something to do."""

    text: str
    url: str


@dataclass(frozen=True)
class Beside:
    """A part of the page: the template that shows it, and what that one reads."""

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)


BESIDE: list[Callable[[AssemblySession], Beside | None]] = []
WAYS: list[Callable[[AssemblySession], Iterable[Way]]] = []
ON_ITEMS: list[Callable[[AssemblySession], Mapping[int, Sequence[Way]]]] = []


def parts_beside(assembly: AssemblySession) -> list[Beside]:
    """What the rooms show of a session, in the order in which they were admitted."""
    found = (show(assembly) for show in BESIDE)
    return [part for part in found if part is not None]


def ways_beside(assembly: AssemblySession) -> list[Way]:
    """Where the rooms lead from a session."""
    return [way for lead in WAYS for way in lead(assembly)]


def ways_on_items(assembly: AssemblySession) -> dict[int, list[Way]]:
    """Where the rooms lead from the items of an agenda, by item."""
    found: dict[int, list[Way]] = {}
    for lead in ON_ITEMS:
        for item_id, ways in lead(assembly).items():
            found.setdefault(item_id, []).extend(ways)
    return found
