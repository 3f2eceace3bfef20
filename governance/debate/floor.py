"""The speakers' list: asking for the floor, giving it, and ending a speech; one speaks at a time."""

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import SessionOver, session_going_on
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import accreditation
from governance.debate.commands import speak_in_name_of
from governance.debate.models import SpeakingRequest
from governance.debate.refusals import (
    AlreadyWaiting,
    FloorTaken,
    ItemConcluded,
    ListClosed,
    ListOpen,
    NotAccredited,
    NotOnFloor,
    NotSitting,
    NotTakenUp,
    NotWaiting,
    OutOfTurn,
)
from governance.debate.rules import LONGEST_REASON, SpeakingKind, check_speaking_time
from governance.debate.speakers import (
    is_suspended,
    last_speech_ended_at,
    list_of,
    on_floor,
    waiting_request,
)
from governance.errors import N_
from governance.regions.models import Region
from governance.statutes.queries import statutes_of
from governance.texts import BodyTooLong


@command(may=permissions.take_part, label=N_("Asked for the floor"))
def request_floor(
    act: Act, item: AgendaItem, *, region: Region, kind: SpeakingKind = SpeakingKind.SPEECH
) -> SpeakingRequest:
    """Go on the list of those who wish to speak on an item; a point of order only on the item taken up.

    Where the list is closed, a point of order may still be raised.
    """
    speak_in_name_of(act, region)
    assembly = session_going_on(act, item.assembly_session_id)
    if assembly.opened_at is None:
        raise NotSitting
    check_goes_on(item)
    if kind is SpeakingKind.POINT_OF_ORDER:
        check_taken_up(item)
    elif item.list_closed_at is not None:
        raise ListClosed
    if accreditation(act.session, assembly.id, region.id) is None:
        raise NotAccredited
    if waiting_request(act.session, item.id, region.id, kind) is not None:
        raise AlreadyWaiting
    return _asked(act, assembly, item, region, kind)


def _asked(
    act: Act, assembly: AssemblySession, item: AgendaItem, region: Region, kind: SpeakingKind
) -> SpeakingRequest:
    request = SpeakingRequest(
        assembly_session_id=assembly.id,
        agenda_item_id=item.id,
        region_id=region.id,
        kind=kind,
        requested_at=act.at,
    )
    act.session.add(request)
    act.concern(assembly, region)
    return request


@command(may=permissions.take_back_for, label=N_("Took back a request to speak"))
def withdraw_request(act: Act, request: SpeakingRequest) -> SpeakingRequest:
    """Leave the list before the floor is given."""
    check_waits(request)
    act.check_follows(request.requested_at)
    request.withdrawn_at = act.at
    _concern(act, request)
    return request


@command(may=permissions.preside, label=N_("Gave the floor"))
def call_speaker(act: Act, request: SpeakingRequest, *, reason: str | None = None) -> SpeakingRequest:
    """Give the floor to the next on the list; to another only with a reason, which the record keeps whole."""
    assembly = _floor_held(act, request.assembly_session_id)
    item = act.session.get_one(AgendaItem, request.agenda_item_id)
    check_goes_on(item)
    check_taken_up(item)
    check_waits(request)
    if on_floor(act.session, assembly.id) is not None:
        raise FloorTaken
    act.check_follows(last_speech_ended_at(act.session, assembly.id))
    rules = statutes_of(act.session, assembly.statutes_id).debate
    following = list_of(act.session, item, rules.alternating)[0]
    words = (reason or "").strip()
    if len(words) > LONGEST_REASON:
        raise BodyTooLong(length=len(words), longest=LONGEST_REASON)
    if following.id != request.id and not words:
        raise OutOfTurn(region=following.region.name)
    request.called_at = act.at
    request.seconds = item.speaking_seconds or int(rules.speaking_time.total_seconds())
    request.out_of_turn = words if following.id != request.id else None
    _concern(act, request)
    return request


@command(may=permissions.preside, label=N_("Ended a speech"))
def end_speech(act: Act, request: SpeakingRequest) -> SpeakingRequest:
    """Take the floor back, whether the time is over or not."""
    if request.called_at is None or request.ended_at is not None:
        raise NotOnFloor
    act.check_follows(request.called_at)
    request.ended_at = act.at
    _concern(act, request)
    return request


@command(may=permissions.preside, label=N_("Closed the speakers' list"))
def close_list(act: Act, item: AgendaItem) -> AgendaItem:
    """Let nobody else ask to speak on an item; who is on the list stays on it."""
    session_going_on(act, item.assembly_session_id)
    check_goes_on(item)
    if item.list_closed_at is not None:
        raise ListClosed
    item.list_closed_at = act.at
    return item


@command(may=permissions.preside, label=N_("Reopened the speakers' list"))
def reopen_list(act: Act, item: AgendaItem) -> AgendaItem:
    """Let delegations ask to speak on an item again."""
    session_going_on(act, item.assembly_session_id)
    check_goes_on(item)
    if item.list_closed_at is None:
        raise ListOpen
    act.check_follows(item.list_closed_at)
    item.list_closed_at = None
    return item


@command(may=permissions.preside, label=N_("Set the time for each speech"))
def set_speaking_time(act: Act, item: AgendaItem, *, seconds: int | None) -> AgendaItem:
    """Give each who is called from now on so many seconds; None is the time of the statutes."""
    session_going_on(act, item.assembly_session_id)
    check_goes_on(item)
    check_speaking_time(seconds)
    item.speaking_seconds = seconds
    return item


def check_goes_on(item: AgendaItem) -> None:
    """Raise ItemConcluded for an item that is concluded, or was taken off the agenda."""
    if item.concluded_at is not None or item.removed_at is not None:
        raise ItemConcluded


def check_taken_up(item: AgendaItem) -> None:
    """Raise NotTakenUp before the Assembly has come to the item."""
    if item.taken_up_at is None:
        raise NotTakenUp


def check_waits(request: SpeakingRequest) -> None:
    """Raise NotWaiting for a request that was taken back, or led to the floor."""
    if request.withdrawn_at is not None or request.called_at is not None:
        raise NotWaiting


def _floor_held(act: Act, assembly_session_id: int) -> AssemblySession:
    """The open session, held so that nobody else gives its floor. Raises SessionOver or NotSitting."""
    # At once as strictly as is needed: two that hold it loosely could not both go on.
    held = act.session.get_one(
        AssemblySession, assembly_session_id, populate_existing=True, with_for_update={"key_share": True}
    )
    if held.closed_at is not None:
        raise SessionOver
    if held.opened_at is None or is_suspended(act.session, held.id):
        raise NotSitting
    return held


def _concern(act: Act, request: SpeakingRequest) -> None:
    act.concern(
        act.session.get_one(AssemblySession, request.assembly_session_id),
        act.session.get_one(Region, request.region_id),
    )
