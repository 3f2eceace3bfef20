"""The order of an agenda: which item stands where, its number, and the hour planned for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from governance.errors import N_, RuleBroken


class OneLevelOnly(RuleBroken):
    """Items are grouped one level deep."""

    message = N_("Items are grouped one level deep: a group stands in no other group.")


class NotThere(RuleBroken):
    """The item or the group by which a place is named is not on the agenda, or stands elsewhere."""

    message = N_("The agenda was changed meanwhile, and there is no such place on it. Look at it again.")


@dataclass(frozen=True)
class Place:
    """An item by its row, the group that it stands in, and the minutes planned for it, if any."""

    item: int
    group: int | None = None
    minutes: int | None = None


def in_reading_order(places: Sequence[Place]) -> list[Place]:
    """Every item that stands by itself, followed by those grouped under it."""
    return [one for top in siblings(places, None) for one in (top, *siblings(places, top.item))]


def siblings(places: Sequence[Place], group: int | None) -> list[Place]:
    """The items of one group, or those that stand in none, in their order."""
    return [place for place in places if place.group == group]


def put(places: Sequence[Place], item: int, group: int | None, before: int | None) -> list[Place]:
    """The agenda with one of its items in a group (None: in none), before another or at the end of it.

    Raises OneLevelOnly, NotThere.
    """
    known = {place.item: place for place in places}
    others = [place for place in places if place.item != item]
    if item not in known or (group is not None and group not in known):
        raise NotThere
    if group is not None and (group == item or known[group].group is not None or siblings(places, item)):
        raise OneLevelOnly
    end = len(others)
    index = end if before is None else _index_of(others, before, group)
    return in_reading_order([*others[:index], replace(known[item], group=group), *others[index:]])


def _index_of(places: Sequence[Place], item: int, group: int | None) -> int:
    found = [index for index, place in enumerate(places) if place.item == item and place.group == group]
    if not found:
        raise NotThere
    return found[0]


def one_up(places: Sequence[Place], item: int) -> int | None:
    """The item before which this one comes when it moves one place up; None where it stands first."""
    row, index = _among(places, item)
    return row[index - 1] if index else None


def one_down(places: Sequence[Place], item: int) -> int | None:
    """The item before which this one comes when it moves one place down; None at the end of its group."""
    row, index = _among(places, item)
    return row[index + 2] if index + 2 < len(row) else None


def _among(places: Sequence[Place], item: int) -> tuple[list[int], int]:
    """The items of the same group in their order, and the index of this one among them. Raises NotThere."""
    group = next((place.group for place in places if place.item == item), None)
    row = [place.item for place in siblings(places, group)]
    if item not in row:
        raise NotThere
    return row, row.index(item)


def numbers(places: Sequence[Place]) -> dict[int, str]:
    """What each item is cited by: 1, 2, and in the group 2: 2.1, 2.2."""
    found: dict[int, str] = {}
    for number, top in enumerate(siblings(places, None), start=1):
        found[top.item] = str(number)
        for part, one in enumerate(siblings(places, top.item), start=1):
            found[one.item] = f"{number}.{part}"
    return found


def planned_hours(places: Sequence[Place], start: datetime) -> dict[int, datetime]:
    """When each item with a planned time is to begin: the start, and the minutes of all items before it.

    An item without one takes no time here, and has no hour.
    """
    hours: dict[int, datetime] = {}
    for place in in_reading_order(places):
        if place.minutes is not None:
            hours[place.item] = start
            start += timedelta(minutes=place.minutes)
    return hours
