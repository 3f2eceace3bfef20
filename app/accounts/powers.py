"""Who may do what: asked of every command, never written down a second time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import pgettext

from app.labels import label
from governance.accounts.rules import DELEGATION, Actor, Office, OfficeKind
from governance.act import REGISTRY
from governance.rooms import ROOMS

# Whoever asks the commands needs all of them.
__all__ = ["ROOMS", "office_word", "powers", "room_word"]
ROW = 1


class Probe:
    """A subject that belongs to whoever asks: every key in it is the same, and it is each of its parts.

    It is of their region, or of the house.
    """

    def __init__(self, region_id: int | None) -> None:
        self.region_id = self.author_id = region_id

    def __getattr__(self, name: str) -> Any:
        """Any key of any row, or the row that it leads to."""
        return ROW if name.endswith("id") else self

    def __iter__(self) -> Iterator["Probe"]:
        """A list of one."""
        return iter([self])


@dataclass(frozen=True)
class Power:
    """A command, what it did once done, and the offices that permit it."""

    name: str
    label: str
    room: str
    offices: list[OfficeKind]


def holder(kind: OfficeKind) -> Actor:
    """Somebody with one office and no other."""
    region = (ROW, "") if kind in DELEGATION else (None, None)
    return Actor(person_id=ROW, offices=(Office(kind, *region),), application_id=ROW)


def permitting(may: Any) -> list[OfficeKind]:
    """The offices by which the policy lets somebody act on what is theirs."""
    answers = (may(holder(kind), Probe(region_id)) for kind in OfficeKind for region_id in (ROW, None))
    found = {office.kind for office in answers if office is not None}
    return [kind for kind in OfficeKind if kind in found]


def powers() -> dict[str, list[Power]]:
    """Every command with who may, by room, in the order in which the rooms build on each other."""
    rooms: dict[str, list[Power]] = {}
    for command in REGISTRY.values():
        power = Power(command.name, command.label, command.room, permitting(command.may))
        rooms.setdefault(command.room, []).append(power)
    return rooms


def office_word(kind: OfficeKind) -> str:
    """The word for an office, also for those that nobody is appointed to."""
    if kind is OfficeKind.FOUNDER:
        return pgettext("office", "Whoever installs the service, once")
    if kind is OfficeKind.SYSTEM:
        return pgettext("office", "The service by itself")
    if kind is OfficeKind.APPLICANT:
        return pgettext("office", "Whoever has a link to the application")
    if kind is OfficeKind.ACCOUNT_HOLDER:
        return pgettext("office", "Everyone for their own account")
    return label(kind)


def room_word(room: str) -> str:
    """The name of a room on pages."""
    words = {
        "accounts": pgettext("room", "Accounts"),
        "applications": pgettext("room", "Applications"),
        "assembly": pgettext("room", "Sessions"),
        "commitments": pgettext("room", "Commitments"),
        "motions": pgettext("room", "Motions"),
        "partners": pgettext("room", "Partners"),
        "record": pgettext("room", "Record"),
        "regions": pgettext("room", "Regions"),
        "statutes": pgettext("room", "Statutes"),
        "twinning": pgettext("room", "Twinning"),
        "voting": pgettext("room", "Votes"),
    }
    return words.get(room, room)
