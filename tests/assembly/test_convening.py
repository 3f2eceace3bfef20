"""A session convened, its convocation changed and called off, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from governance.assembly.commands import SessionCalledOff, accredit_delegation, open_session
from governance.assembly.convening import (
    CancellationUnexplained,
    ChangedMeanwhile,
    ConvenedAlready,
    NothingChanged,
    cancel_session,
    change_convocation,
    meeting_told,
)
from governance.assembly.meeting import (
    EndMissing,
    EndsBeforeItOpens,
    NameMissing,
    NotALink,
    NowhereToMeet,
    TooFarAhead,
)
from governance.assembly.opening import SessionNotYet, obstacles_to_opening
from governance.assembly.queries import assembly_session, current_session, state_of
from governance.assembly.rules import (
    NoticeNotLawful,
    NoticeTooShort,
    QuorumNotMet,
    SessionDoesNotAllow,
    SessionKind,
    SessionMode,
    SessionState,
)
from governance.errors import NotAllowed, Refusal
from tests.assembly.meetings import EVENING, NEXT_WEEK, convened, meeting
from tests.factories import SIX, House, in_three

REASON = {"en": "Floods.", "fr": "Inondations.", "es": "Inundaciones."}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": {"en": "Session", "fr": " ", "es": "Período"}}, NameMissing),
        ({"place": {"en": "Lima", "fr": "", "es": ""}}, NowhereToMeet),
        ({"place": in_three(""), "online": None}, NowhereToMeet),
        ({"online": "javascript:alert(1)"}, NotALink),
        ({"online": "https://"}, NotALink),
        ({"online": "https://meet.example.org/a b"}, NotALink),
        ({"online": "https://[meet"}, NotALink),
        ({"online": "https://meet.example.org/\r\nATTENDEE:x"}, NotALink),
        ({"ends_at": EVENING}, EndsBeforeItOpens),
        ({"ends_at": None}, EndMissing),
        ({"opens_at": EVENING - timedelta(days=40)}, NoticeTooShort),
        ({"ends_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)}, TooFarAhead),
        (
            {"opens_at": EVENING + timedelta(days=3_700), "mode": SessionMode.LIVE, "ends_at": None},
            TooFarAhead,
        ),
    ],
)
def test_a_convocation_is_whole_and_lawful(
    house: House, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        convened(house, **changes)


def test_a_session_on_the_network_alone_has_no_place(house: House) -> None:
    assembly = convened(house, place=in_three(""), mode=SessionMode.LIVE, ends_at=None)
    assert (assembly.place["en"], assembly.revision, assembly.notice_from) == ("", 0, None)


def test_a_moved_opening_starts_the_notice_anew_and_a_moved_place_does_not(house: House) -> None:
    assembly = convened(house)
    house.later(days=10)
    change_convocation(house.act(house.secretary), assembly, **meeting(place=in_three("Likasi")))
    assert (assembly.revision, assembly.notice_from) == (1, None)
    house.later(days=10)
    moved = meeting(place=in_three("Likasi"), opens_at=NEXT_WEEK - timedelta(hours=1))
    change_convocation(house.act(house.secretary), assembly, **moved)
    assert (assembly.revision, assembly.notice_from) == (2, house.at)
    with pytest.raises(NothingChanged):
        change_convocation(house.act(house.secretary), assembly, **moved)


def test_a_moved_opening_needs_the_whole_notice_from_the_change(house: House) -> None:
    assembly = convened(house)
    house.later(days=25)
    with pytest.raises(NoticeTooShort) as refused:
        change_convocation(
            house.act(house.secretary), assembly, **meeting(opens_at=EVENING + timedelta(minutes=1))
        )
    assert refused.value.facts["earliest"] == house.at + timedelta(days=30)
    house.session.rollback()
    assert meeting_told(assembly) == meeting()


def test_a_cancelled_session_is_told_why_and_stays_in_the_list(house: House) -> None:
    house.region("BJ-BO")
    assembly = convened(house)
    with pytest.raises(CancellationUnexplained):
        cancel_session(house.act(house.secretary), assembly, reason={**REASON, "fr": " "})
    cancel_session(house.act(house.secretary), assembly, reason=REASON)
    assert (assembly.cancellation, assembly.revision) == (REASON, 1)
    shown = assembly_session(house.session, 1)
    assert shown is not None
    assert state_of(shown) is SessionState.CANCELLED
    assert current_session(house.session) is None
    with pytest.raises(SessionCalledOff):
        accredit_delegation(house.act(house.secretary), assembly, region=house.regions["BJ-BO"])


def test_nothing_follows_a_cancelled_session(house: House) -> None:
    assembly = convened(house)
    cancel_session(house.act(house.secretary), assembly, reason=REASON)
    house.at = EVENING
    for act in (
        lambda: open_session(house.act(house.presiding), assembly),
        lambda: cancel_session(house.act(house.secretary), assembly, reason=REASON),
        lambda: change_convocation(house.act(house.secretary), assembly, **meeting()),
    ):
        with pytest.raises(SessionDoesNotAllow):
            act()


def test_an_open_session_is_neither_changed_nor_cancelled(house: House) -> None:
    assembly = house.sitting()
    with pytest.raises(SessionDoesNotAllow):
        cancel_session(house.act(house.secretary), assembly, reason=REASON)
    with pytest.raises(SessionDoesNotAllow):
        change_convocation(house.act(house.secretary), assembly, **meeting())


def test_convocation_is_the_secretariats(house: House) -> None:
    assembly = convened(house)
    with pytest.raises(NotAllowed):
        change_convocation(house.act(house.presiding), assembly, **meeting(online=None))
    with pytest.raises(NotAllowed):
        cancel_session(house.act(house.presiding), assembly, reason=REASON)


def test_all_that_stands_in_the_way_of_an_opening_is_said_at_once(house: House) -> None:
    for code in SIX:
        house.region(code)
    convened(house)
    assembly = assembly_session(house.session, 1)
    assert assembly is not None
    # As a convocation would stand whose notice nobody had checked.
    assembly.notice_from = assembly.opens_at - timedelta(days=28)
    with house.session.no_autoflush:
        found = obstacles_to_opening(house.session, assembly, house.at)
    house.session.rollback()
    assert [(type(one), one.facts) for one in found] == [
        (
            NoticeNotLawful,
            {
                "kind": SessionKind.ORDINARY,
                "short": timedelta(days=2),
                "earliest": EVENING + timedelta(days=2),
            },
        ),
        (SessionNotYet, {"opens_at": EVENING}),
        (QuorumNotMet, {"needed": 4, "present": 0, "missing": 4}),
    ]


def test_an_opening_and_a_vote_record_the_quorum(house: House) -> None:
    assembly = house.sitting()
    counted = {"entitled": 6, "met": True, "needed": 4, "present": 6}
    assert assembly.opening_quorum == counted
    assert house.vote(assembly).attendance == counted


def test_a_convocation_that_is_sent_twice_goes_out_once(house: House) -> None:
    assembly = convened(house)
    house.later(minutes=1)
    with pytest.raises(ConvenedAlready):
        convened(house)
    cancel_session(house.act(house.secretary), assembly, reason=REASON)
    assert convened(house).number == 2


def test_a_change_undoes_no_other_that_was_not_seen(house: House) -> None:
    assembly = convened(house)
    change_convocation(house.act(house.secretary), assembly, revision=0, **meeting(place=in_three("Cotonou")))
    with pytest.raises(ChangedMeanwhile):
        change_convocation(house.act(house.deputy), assembly, revision=0, **meeting(name=in_three("Other")))
    assert assembly.place["en"] == "Cotonou"
