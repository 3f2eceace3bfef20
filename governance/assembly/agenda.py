"""How the agenda of a session is kept: items put on it, grouped, moved, taken off and put back."""

from collections.abc import Callable

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import LIFE, check_takes_place
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.places import NotThere, Place, put
from governance.assembly.queries import agenda, next_position
from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode
from governance.texts import TextChangedSince

LONGEST_ITEM = 1440
Check = Callable[[Act, AgendaItem], None]
CHECKS: list[Check] = []


class ItemRemoved(RuleBroken):
    """An item taken off the agenda stays in the record alone, until it is put back."""

    message = N_("This item was taken off the agenda. Put it back first.")


class ItemTakenUp(RuleBroken):
    """What was dealt with stays on the agenda."""

    message = N_("This item was taken up; it stays on the agenda.")


class GroupNotEmpty(RuleBroken):
    """A group leaves the agenda after its items."""

    message = N_("Items are grouped under this one. Move them elsewhere, or take them off first.")


class TimeNotPlanned(RuleBroken):
    """Facts: longest (int), in minutes."""

    message = N_("Plan from 1 to %(longest)d minutes for an item, or none at all.")


def register(check: Check) -> None:
    """Ask this, too, before an item is taken off the agenda; it raises where the item is to stay."""
    CHECKS.append(check)


@command(may=permissions.keep_agenda, label=N_("Put an item on the agenda"), load=LIFE)
def add_agenda_item(
    act: Act,
    assembly: AssemblySession,
    *,
    title: dict[str, str],
    parent: AgendaItem | None = None,
    note: dict[str, str] | None = None,
    minutes: int | None = None,
) -> AgendaItem:
    """Add an item at the end of the agenda, or of the group `parent`; `minutes` are planned for it.

    Raises SessionOver, SessionCalledOff, TimeNotPlanned, OneLevelOnly, NotThere.
    """
    check_takes_place(assembly)
    check_minutes(minutes)
    item = AgendaItem(assembly_session_id=assembly.id, title=title, note=note, minutes=minutes)
    return put_last(act, item, parent)


@command(may=permissions.keep_agenda, label=N_("Changed an item of the agenda"), load=LIFE)
def change_agenda_item(
    act: Act,
    assembly: AssemblySession,
    *,
    item: AgendaItem,
    title: dict[str, str],
    note: dict[str, str] | None = None,
    minutes: int | None = None,
    typed_over: str | None = None,
) -> AgendaItem:
    """Give an item another title, note or planned time; a motion is shown under the title of its text.

    `typed_over` is the print of the item that was looked at, where it is known. Raises SessionOver,
    SessionCalledOff, TimeNotPlanned, ItemRemoved, NotThere, TextChangedSince.
    """
    check_takes_place(assembly)
    check_minutes(minutes)
    check_stands(assembly, item)
    if typed_over not in (None, print_of(item)):
        raise TextChangedSince
    item.title, item.note, item.minutes, item.changed_at = title, note, minutes, act.at
    return item


@command(may=permissions.keep_agenda, label=N_("Moved an item of the agenda"), load=LIFE)
def move_agenda_item(
    act: Act,
    assembly: AssemblySession,
    *,
    item: AgendaItem,
    before: AgendaItem | None = None,
    parent: AgendaItem | None = None,
) -> AgendaItem:
    """Put an item in the group `parent`, or in none, before another item of it or at its end.

    Raises SessionOver, SessionCalledOff, ItemRemoved, OneLevelOnly, NotThere.
    """
    check_takes_place(assembly)
    check_stands(assembly, item)
    arrange(act, item, parent, before)
    return item


@command(may=permissions.keep_agenda, label=N_("Took an item off the agenda"), load=LIFE)
def remove_agenda_item(act: Act, assembly: AssemblySession, *, item: AgendaItem) -> AgendaItem:
    """Take off an item that was not taken up and groups no others; it stays in the record.

    Raises SessionOver, SessionCalledOff, ItemRemoved, ItemTakenUp, GroupNotEmpty, NotThere, and what the
    rooms above raise.
    """
    check_takes_place(assembly)
    check_stands(assembly, item)
    if item.taken_up_at is not None:
        raise ItemTakenUp
    if any(other.parent_id == item.id for other in agenda(act.session, assembly)):
        raise GroupNotEmpty
    for check in CHECKS:
        check(act, item)
    item.removed_at = item.changed_at = act.at
    return item


@command(may=permissions.keep_agenda, label=N_("Put an item back on the agenda"), load=LIFE)
def restore_agenda_item(act: Act, assembly: AssemblySession, *, item: AgendaItem) -> AgendaItem:
    """Put an item that was taken off at the end of its group, or of the agenda where that is gone.

    Raises SessionOver, SessionCalledOff, NotThere.
    """
    check_takes_place(assembly)
    if item.assembly_session_id != assembly.id or item.removed_at is None:
        raise NotThere
    standing = {other.id: other for other in agenda(act.session, assembly)}
    group = standing.get(item.parent_id or 0)
    item.removed_at = None
    return put_last(act, item, group if group and group.parent_id is None else None)


def put_last(act: Act, item: AgendaItem, parent: AgendaItem | None = None) -> AgendaItem:
    """Give an item the last place; a part of an act that holds the session."""
    item.position = next_position(act.session, item.assembly_session_id)
    act.session.add(item)
    act.session.flush()
    arrange(act, item, parent, None)
    return item


def arrange(act: Act, item: AgendaItem, parent: AgendaItem | None, before: AgendaItem | None) -> None:
    """Put an item in its place and number the places anew; a part of an act that holds the session."""
    assembly = act.session.get_one(AssemblySession, item.assembly_session_id)
    standing = {each.id: each for each in agenda(act.session, assembly)}
    places = [Place(each.id, each.parent_id) for each in standing.values() if each.id != item.id]
    group, follower = (each.id if each is not None else None for each in (parent, before))
    for position, place in enumerate(
        put([*places, Place(item.id, item.parent_id)], item.id, group, follower), 1
    ):
        standing[place.item].position = position
    item.parent_id, item.changed_at = group, act.at


def hold_agenda(act: Act, assembly_session_id: int) -> AssemblySession:
    """The session, held so that nobody else changes its agenda before the act is done.

    Raises SessionOver, SessionCalledOff.
    """
    held = act.session.get_one(
        AssemblySession,
        assembly_session_id,
        options=[selectinload(AssemblySession.suspensions)],
        populate_existing=True,
        with_for_update={"key_share": True},
    )
    check_takes_place(held)
    return held


def check_stands(assembly: AssemblySession, item: AgendaItem) -> None:
    """Raise NotThere for an item of another session, ItemRemoved for one that was taken off."""
    if item.assembly_session_id != assembly.id:
        raise NotThere
    if item.removed_at is not None:
        raise ItemRemoved


def print_of(item: AgendaItem) -> str:
    """A short name for what a form shows of an item: another one where somebody changed any of it."""
    shown = {"title": item.title, "note": item.note, "minutes": item.minutes, "group": item.parent_id}
    return digest(encode(shown))


def check_minutes(minutes: int | None) -> None:
    """Raise TimeNotPlanned for no time, or for more than a day."""
    if minutes is not None and not 1 <= minutes <= LONGEST_ITEM:
        raise TimeNotPlanned(longest=LONGEST_ITEM)
