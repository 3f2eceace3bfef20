"""How the Assembly goes through its agenda: it adopts it, takes up one item at a time, and concludes it."""

from sqlalchemy import select

from governance import permissions
from governance.act import Act, command
from governance.assembly.agenda import check_stands, hold_agenda
from governance.assembly.commands import LIFE, check_takes_place
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import state_of
from governance.assembly.rules import check_session_may
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_, RuleBroken
from governance.statutes.rules import MotionKind


class AgendaAdopted(RuleBroken):
    """A session adopts its agenda once; what changes later is an act of its own."""

    message = N_("The agenda of this session is adopted already.")


class NoSuchSession(RuleBroken):
    """A motion is to adopt the agenda of a session that there is."""

    message = N_("There is no session of this number whose agenda could be adopted.")


class AnotherItemCurrent(RuleBroken):
    """The Assembly deals with one item at a time. Facts: title."""

    message = N_("Another item is being dealt with: %(title)s. Conclude it first.")


class ItemConcluded(RuleBroken):
    """What is concluded is not begun again, nor concluded twice."""

    message = N_("This item is concluded.")


class ItemNotCurrent(RuleBroken):
    """Only what is being dealt with can be concluded."""

    message = N_("This item was not taken up yet.")


@command(may=permissions.preside, label=N_("Adopted the agenda"), load=LIFE)
def adopt_agenda(act: Act, assembly: AssemblySession) -> AssemblySession:
    """Adopt the agenda of an open session where nobody objects; where somebody does, a motion decides.

    Raises SessionDoesNotAllow, AgendaAdopted.
    """
    check_session_may(state_of(assembly), "adopt_agenda")
    if assembly.agenda_adopted_at is not None:
        raise AgendaAdopted
    assembly.agenda_adopted_at = act.at
    return assembly


@command(may=permissions.preside, label=N_("Took up an item of the agenda"))
def take_up_item(act: Act, item: AgendaItem) -> AgendaItem:
    """Begin with an item. Raises SessionOver, SessionDoesNotAllow, ItemRemoved, ItemConcluded,
    AnotherItemCurrent."""
    _check_treated(act, item, "take_up_item")
    current = current_item(act, item.assembly_session_id)
    if current is not None:
        raise AnotherItemCurrent(title=current.title)
    item.taken_up_at = act.at
    return item


@command(may=permissions.preside, label=N_("Concluded an item of the agenda"))
def conclude_item(act: Act, item: AgendaItem) -> AgendaItem:
    """End with the item that is dealt with. Raises SessionOver, SessionDoesNotAllow, ItemRemoved,
    ItemConcluded, ItemNotCurrent."""
    _check_treated(act, item, "conclude_item")
    if item.taken_up_at is None:
        raise ItemNotCurrent
    act.check_follows(item.taken_up_at)
    item.concluded_at = act.at
    return item


def current_item(act: Act, assembly_session_id: int) -> AgendaItem | None:
    """The item that the Assembly deals with."""
    query = select(AgendaItem).where(
        AgendaItem.assembly_session_id == assembly_session_id,
        AgendaItem.taken_up_at.is_not(None),
        AgendaItem.concluded_at.is_(None),
    )
    return act.session.scalars(query).first()


def _check_treated(act: Act, item: AgendaItem, act_name: str) -> None:
    """Hold the session and raise unless its state and the item let the act happen."""
    assembly = hold_agenda(act, item.assembly_session_id)
    act.concern(assembly)
    check_session_may(state_of(assembly), act_name)
    check_stands(assembly, item)
    if item.concluded_at is not None:
        raise ItemConcluded


def _session_of(act: Act, parameters: Parameters) -> AssemblySession:
    """The session that the parameters name by its number. Raises UnknownEffect, NoSuchSession."""
    if set(parameters) != {"session"} or type(parameters["session"]) is not int:
        raise UnknownEffect
    numbered = select(AssemblySession).where(AssemblySession.number == parameters["session"])
    assembly = act.session.scalars(numbered).first()
    if assembly is None:
        raise NoSuchSession
    return assembly


def _check_adoption(act: Act, parameters: Parameters) -> None:
    """Raise unless there is an agenda to adopt, of a session that is not over."""
    assembly = _session_of(act, parameters)
    check_takes_place(assembly)
    if assembly.agenda_adopted_at is not None:
        raise AgendaAdopted


def _adopt(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Adopt the agenda, if nobody has yet; without object where its session ended while the vote was open."""
    try:
        assembly = hold_agenda(act, _session_of(act, parameters).id)
    except RuleBroken:
        return False
    if assembly.agenda_adopted_at is not None:
        return False
    assembly.agenda_adopted_at = act.at
    return True


register(
    Effect(
        name="adopt_agenda",
        label=N_("The agenda of the session is adopted."),
        kind=MotionKind.PROCEDURAL,
        check=_check_adoption,
        run=_adopt,
    )
)
