"""How a session is convened, how its convocation changes, and how it is called off."""

from collections.abc import Mapping
from typing import Unpack

from sqlalchemy import select

from governance import permissions
from governance.act import Act, command, taken
from governance.assembly.commands import LIFE
from governance.assembly.demanding import check_demand_may
from governance.assembly.demands import WITH_SESSIONS, demand_state_of
from governance.assembly.meeting import Meeting, check_meeting
from governance.assembly.models import AssemblySession, SessionDemand
from governance.assembly.queries import next_session_number, state_of
from governance.assembly.rules import SessionKind, SessionMode, check_notice, check_session_may
from governance.errors import N_, RuleBroken
from governance.statutes.queries import statutes_in_force


class DemandedIsExtraordinary(RuleBroken):
    """What regions demand is an extraordinary session."""

    message = N_("A session that regions demanded is an extraordinary one.")


class NothingChanged(RuleBroken):
    """A change of the convocation changes something."""

    message = N_("Nothing was changed: the convocation stands as it was.")


class ConvenedAlready(RuleBroken):
    """A form that is sent twice convenes once: every delegation is told of each session."""

    message = N_("A session of this name is convened for this hour already.")


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed what is told, between the look at it and the change."""

    message = N_("The convocation was changed meanwhile. Open this page anew, and look at what is told now.")


class CancellationUnexplained(RuleBroken):
    """A session is called off with a reason that every delegation can read."""

    message = N_("Give the reason in each of the three languages: every delegation is told.")


@command(may=permissions.secretariat, label=N_("Convened a session"))
def convene_session(
    act: Act,
    subject: None,
    *,
    kind: SessionKind,
    demand: SessionDemand | None = None,
    **meeting: Unpack[Meeting],
) -> AssemblySession:
    """Call a session under the statutes now in force, with the notice they ask for; on a demand or not."""
    statutes = statutes_in_force(act.session, act.at)
    check_meeting(meeting, act.at)
    answered = _answered(act, kind, demand) if demand else None
    check_notice(kind, act.at, meeting["opens_at"], statutes.rules)
    _check_new(act, meeting)
    convened = AssemblySession(
        number=next_session_number(act.session),
        kind=kind,
        statutes_id=statutes.id,
        convened_at=act.at,
        revision=0,
        demand_id=answered,
        **_told(meeting),
    )
    act.session.add(convened)
    return convened


def _check_new(act: Act, meeting: Meeting) -> None:
    query = select(AssemblySession.id).where(
        AssemblySession.opens_at == meeting["opens_at"],
        AssemblySession.name == dict(meeting["name"]),
        AssemblySession.cancelled_at.is_(None),
    )
    if act.session.scalars(query).first() is not None:
        raise ConvenedAlready


def _answered(act: Act, kind: SessionKind, demand: SessionDemand) -> int:
    """The demand that a session answers, held: it is met, and nothing was convened from it yet."""
    if kind is not SessionKind.EXTRAORDINARY:
        raise DemandedIsExtraordinary
    held: SessionDemand = taken(act.session, demand, WITH_SESSIONS)
    check_demand_may(demand_state_of(held, act.at), "convene_session")
    act.check_follows(held.met_at)
    act.concern(held)
    return held.id


def _told(meeting: Meeting) -> dict[str, object]:
    """The columns of a convocation."""
    return {
        "name": dict(meeting["name"]),
        "place": dict(meeting["place"]),
        "zone": meeting["zone"],
        "opens_at": meeting["opens_at"],
        "mode": meeting.get("mode", SessionMode.LIVE),
        "online": meeting.get("online") or None,
        "ends_at": meeting.get("ends_at"),
    }


def meeting_told(assembly: AssemblySession) -> Meeting:
    """The convocation that is out."""
    return {
        "name": assembly.name,
        "place": assembly.place,
        "zone": assembly.zone,
        "opens_at": assembly.opens_at,
        "mode": assembly.mode or SessionMode.LIVE,
        "online": assembly.online,
        "ends_at": assembly.ends_at,
    }


@command(may=permissions.secretariat, label=N_("Changed the convocation of a session"), load=LIFE)
def change_convocation(
    act: Act, assembly: AssemblySession, *, revision: int | None = None, **meeting: Unpack[Meeting]
) -> AssemblySession:
    """Tell delegations something else; another opening needs the whole notice anew, from this moment.

    `revision` is that of the convocation which was looked at and is to be changed, where it is known.
    """
    check_session_may(state_of(assembly), "change_convocation")
    if revision is not None and revision != (assembly.revision or 0):
        raise ChangedMeanwhile
    check_meeting(meeting, act.at)
    told = _told(meeting)
    before = _told(meeting_told(assembly))
    changed = {name: value for name, value in told.items() if before[name] != value}
    if not changed:
        raise NothingChanged
    act.check_follows(assembly.notice_from or assembly.convened_at)
    if "opens_at" in changed:
        check_notice(assembly.kind, act.at, meeting["opens_at"], assembly.statutes.rules)
        assembly.notice_from = act.at
    for name, value in changed.items():
        setattr(assembly, name, value)
    assembly.revision = (assembly.revision or 0) + 1
    return assembly


@command(may=permissions.secretariat, label=N_("Cancelled a session"), load=LIFE)
def cancel_session(act: Act, assembly: AssemblySession, *, reason: Mapping[str, str]) -> AssemblySession:
    """Call off a convened session; the reason is told in every language."""
    check_session_may(state_of(assembly), "cancel_session")
    if not all(text.strip() for text in reason.values()):
        raise CancellationUnexplained
    act.check_follows(assembly.notice_from or assembly.convened_at)
    assembly.cancelled_at, assembly.cancellation = act.at, dict(reason)
    assembly.revision = (assembly.revision or 0) + 1
    return assembly
