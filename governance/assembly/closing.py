"""What stands in the way of closing a session: each room above adds what it knows of."""

from collections.abc import Callable

from governance.act import Act
from governance.assembly.models import AssemblySession

Undone = Callable[[Act, AssemblySession], None]
UNDONE: list[Undone] = []


def register(undone: Undone) -> None:
    """Ask this, too, before a session is closed; it raises where something in it is not done yet."""
    UNDONE.append(undone)


def check_done(act: Act, assembly: AssemblySession) -> None:
    """Raise the refusal of the first room that knows of something not done."""
    for undone in UNDONE:
        undone(act, assembly)
