"""The presiding officer opens votes, closes them early, annuls them and declares them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.clock_fields import instant_at
from governance.accounts.appointments import invite_person
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.statutes.rules import MotionKind
from governance.voting.models import Declaration, Vote
from governance.voting.rules import Choice, Outcome
from tests.desk import Desk
from tests.factories import House

SignIn = Callable[[Actor], FlaskClient]
CHOOSE = "/en/sessions/1/open-votes"
CHECK = f"{CHOOSE}/check"
FOLLOW = "/en/sessions/1/conduct/votes"
DECLARE_ALL = "/en/sessions/1/conduct/declare"
CLOSE_ALL = "/en/sessions/1/conduct/close"


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


@pytest.fixture
def presiding(sign_in: SignIn, house: House, assembly: AssemblySession) -> Desk:
    return Desk(sign_in(house.presiding))


def votes(house: House) -> list[Vote]:
    house.session.rollback()
    return list(house.session.scalars(select(Vote).order_by(Vote.id)))


def outcomes(house: House) -> list[Outcome]:
    house.session.rollback()
    return list(house.session.scalars(select(Declaration.outcome).order_by(Declaration.id)))


def local(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M")


def test_each_motion_shows_its_kind_majority_quorum_and_the_closing_time_of_the_statutes(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly, MotionKind.COMMITMENT)
    page = presiding.see(CHOOSE)
    for said in ("Commitment", "More than one half", "Members present and voting", "your zone: UTC"):
        assert said in page
    field = f'name="closes_{motion.id}" type="datetime-local" value="{local(house.at + timedelta(hours=72))}"'
    assert field in presiding.client.get(CHOOSE).text


def test_nothing_is_preselected_and_opening_nothing_says_so(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    house.motion(assembly)
    assert re.search(r"<input[^>]* checked", presiding.client.get(CHOOSE).text) is None
    assert "Choose at least one motion, or open all of them." in presiding.see(CHECK, 422)


def test_the_check_says_who_will_be_asked_who_not_and_why_and_opens_nothing(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly)
    house.region("CD-BC")
    page = presiding.see(f"{CHECK}?chosen={motion.id}")
    assert "Opening seals the electorate" in page
    assert "3 regions on the roll" in page
    assert "1 region not on the roll CD-BC Credentials not yet in order" in page
    assert votes(house) == []


def test_a_block_opens_as_checked_and_shows_each_roll(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motions = [house.motion(assembly) for _ in range(3)]
    assert "Open all 3" in presiding.see(CHOOSE)
    assert "Seal the roll and open 3 votes" in presiding.see(f"{CHECK}?every=1")
    page = presiding.send(CHECK, chosen=[motion.id for motion in motions])
    assert "3 votes are open." in page
    opened = votes(house)
    assert [vote.motion_id for vote in opened] == [motion.id for motion in motions]
    assert all(vote.roll_digest in page for vote in opened)
    assert {vote.closes_at for vote in opened} == {house.at + timedelta(hours=24)}


def test_one_closing_time_replaces_all_others(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motions = [house.motion(assembly) for _ in range(2)]
    closes = house.at.replace(second=0, microsecond=0) + timedelta(hours=5)
    page = presiding.client.get(f"{CHECK}?every=1&closes_all={local(closes)}").text
    assert page.count(f'value="{local(closes)}"') == 2
    fields = {f"closes_{motion.id}": local(closes) for motion in motions}
    presiding.see(f"{CHECK}?every=1")
    presiding.send(CHECK, chosen=[motion.id for motion in motions], **fields)
    assert {vote.closes_at for vote in votes(house)} == {closes}


def test_a_page_asked_for_without_sending_opens_nothing(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly)
    for method in ("GET", "HEAD", "OPTIONS"):
        presiding.client.open(f"{CHECK}?chosen={motion.id}", method=method)
    assert presiding.client.post(CHECK, data={"chosen": motion.id}).status_code == 400
    assert votes(house) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow, perhaps", "Write day and time in this way"),
        ("2026-02-30T10:00", "Write day and time in this way"),
        ("9999-12-31T23:59", "A vote cannot stay open so long"),
        ("0001-01-01T00:00", "A vote must stay open longer"),
        ("2026-13-01T10:00<script>", "Write day and time in this way"),
    ],
)
def test_a_closing_time_that_cannot_be_is_said_at_its_field_and_kept(
    house: House, assembly: AssemblySession, presiding: Desk, typed: str, said: str
) -> None:
    motion = house.motion(assembly)
    asked = {"chosen": motion.id, f"closes_{motion.id}": typed}
    answer = presiding.client.get(CHECK, query_string=asked)
    assert answer.status_code in (409, 422)
    assert said in answer.text
    assert f'href="#closes_{motion.id}"' in answer.text
    assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in answer.text
    assert f'value="{motion.id}" checked' in answer.text


@pytest.mark.parametrize("clock", ["2026-03-29T02:30", "2026-10-25T02:30"])
def test_an_hour_that_the_clocks_skip_or_repeat_is_no_closing_time(clock: str) -> None:
    with pytest.raises(ValueError, match="clocks"):
        instant_at(datetime.fromisoformat(clock), ZoneInfo("Europe/Paris"))


def test_a_closing_time_is_read_by_the_clock_of_the_officer() -> None:
    zone = ZoneInfo("Africa/Lubumbashi")
    assert instant_at(datetime.fromisoformat("2026-09-01T01:00"), zone) == datetime(
        2026, 8, 31, 23, tzinfo=UTC
    )


def test_what_holds_a_motion_back_is_said_beside_it(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    house.vote(assembly)
    house.motion(assembly, languages=("en",))
    page = presiding.see(CHOOSE)
    assert "A vote on it is under way." in page
    assert "The motion still needs its text in another language (Español). Add it first." in page
    assert "Open all" not in page


def test_no_vote_opens_in_a_suspended_session_and_the_page_says_why(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly)
    presiding.send("/en/sessions/1/conduct", act="suspend_session")
    assert "This cannot be done while the session stands as: Suspended." in presiding.see(CHOOSE)
    assert "Suspended" in presiding.send(CHECK, status=409, chosen=motion.id)
    assert votes(house) == []


def test_opening_twice_opens_once_and_says_so(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly)
    presiding.see(f"{CHECK}?chosen={motion.id}")
    presiding.send(CHECK, chosen=motion.id)
    assert "while the motion stands as: Under vote" in presiding.send(CHECK, status=409, chosen=motion.id)
    assert len(votes(house)) == 1


def test_two_officers_at_the_same_moment_open_one_vote_and_the_other_is_told(
    house: House, assembly: AssemblySession, sign_in: SignIn
) -> None:
    motion = house.motion(assembly)
    colleague = invite_person(
        house.act(house.secretary),
        None,
        kind=OfficeKind.PRESIDING_OFFICER,
        email="second@assembly.example.org",
        name="Second presiding officer",
        language="en",
        zone="UTC",
    )
    desks = [Desk(sign_in(house.presiding)), Desk(sign_in(house.actor(colleague)))]
    for desk in desks:
        desk.see(f"{CHECK}?chosen={motion.id}")
    answers = at_once([lambda desk=desk: send_opening(desk, motion.id) for desk in desks])
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    told = next(answer.text for answer in answers if answer.status_code == 409)
    assert "error-summary" in told
    assert len(votes(house)) == 1


def send_opening(desk: Desk, motion_id: int) -> object:
    return desk.client.post(CHECK, data={"csrf_token": desk.proof, "chosen": motion_id})


def at_once(actions: list[Callable[[], object]]) -> list[object]:
    """What each of the actions gives, all begun at the same moment."""
    barrier, given = Barrier(len(actions)), []

    def run(action: Callable[[], object]) -> None:
        barrier.wait()
        given.append(action())

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_a_vote_closes_early_only_when_all_have_cast(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    vote = house.vote(assembly)
    delegates = {code: house.delegate(code) for code in ("FR-OCC", "BJ-BO", "ML-3")}
    path = f"/en/votes/{vote.id}/close"
    assert "Close this vote now" not in presiding.see(FOLLOW)
    assert "Ballots cast: 0 of 3." in presiding.send(path, status=409)
    for delegate in delegates.values():
        house.cast(vote, delegate, Choice.FOR)
    assert "3 of 3 regions on the roll" in presiding.see(path)
    assert "The vote is closed. It can be declared now." in presiding.send(path)
    assert "no longer open" in presiding.see(path)
    presiding.send(path, status=409)


def test_every_vote_that_all_have_cast_is_closed_at_once(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    complete, waiting = [house.vote(assembly) for _ in range(2)], house.vote(assembly)
    for code in ("FR-OCC", "BJ-BO", "ML-3"):
        delegate = house.delegate(code)
        for vote in complete:
            house.cast(vote, delegate, Choice.FOR)
    assert "Close 2 votes now" in presiding.see(FOLLOW)
    presiding.see(CLOSE_ALL)
    assert "2 votes are closed. They can be declared now." in presiding.send(CLOSE_ALL)
    house.session.rollback()
    assert [bool(vote.closed_at) for vote in (*complete, waiting)] == [True, True, False]
    assert "No open vote has every ballot in." in presiding.see(CLOSE_ALL)


def test_a_vote_is_annulled_with_a_reason_that_stays(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    vote = house.vote(assembly)
    path = f"/en/votes/{vote.id}/annul"
    assert "stay visible to everyone" in presiding.see(path)
    assert "Give the reason" in presiding.send(path, status=422, reason="   ")
    assert presiding.send(path, reason="The wrong text was projected.").count("The wrong text was projected.")
    refused = presiding.send(path, status=409, reason="Once more, at length.")
    assert "This vote was annulled." in refused
    assert "Once more, at length." in refused


def test_before_the_declaration_only_the_number_of_ballots_is_shown(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    vote = house.vote(assembly)
    path = f"/en/votes/{vote.id}/declare"
    house.cast(vote, house.delegate("BJ-BO"), Choice.AGAINST)
    assert "This vote is still open." in presiding.see(path)
    assert "still open" in presiding.send(path, status=409)
    house.at = vote.closes_at
    page = presiding.see(path)
    assert "1 of 3 regions on the roll" in page
    assert not {"Against", "For", "Rejected", "Adopted"} & set(page.split())


def test_a_declared_result_leads_to_its_page_and_is_declared_once(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    vote = cast(house, house.vote(assembly), FR_OCC=Choice.FOR, BJ_BO=Choice.FOR)
    path = f"/en/votes/{vote.id}/declare"
    presiding.see(path)
    assert "The result is declared: Adopted" in presiding.send(path)
    assert "This vote has been declared and stands." in presiding.send(path, status=409)
    assert outcomes(house) == [Outcome.ADOPTED]


def cast(house: House, vote: Vote, **choices: Choice) -> Vote:
    """Cast as said and let the vote close."""
    for code, choice in choices.items():
        house.cast(vote, house.delegate(code.replace("_", "-")), choice)
    house.at = vote.closes_at
    return vote


def test_a_tie_asks_for_the_casting_vote_where_the_statutes_give_one(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    motion = house.motion(assembly, MotionKind.PROCEDURAL)
    vote = cast(house, house.vote(assembly, motion), FR_OCC=Choice.FOR, BJ_BO=Choice.AGAINST)
    path = f"/en/votes/{vote.id}/declare"
    assert "casting vote For" not in presiding.see(path)
    asked = presiding.send(path, status=409)
    assert "There are as many for as against." in asked
    assert "Your casting vote" in asked
    presiding.send(path, status=422, casting_vote="abstain")
    presiding.send(path, casting_vote="against")
    assert outcomes(house) == [Outcome.REJECTED]


def test_a_casting_vote_without_a_tie_is_refused(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    vote = cast(house, house.vote(assembly), FR_OCC=Choice.FOR, BJ_BO=Choice.FOR)
    presiding.see(f"/en/votes/{vote.id}/declare")
    refused = presiding.send(f"/en/votes/{vote.id}/declare", status=409, casting_vote="for")
    assert "This vote needs no casting vote" in refused


def test_all_closed_votes_are_declared_and_what_was_refused_is_named(
    house: House, assembly: AssemblySession, presiding: Desk
) -> None:
    tied = house.vote(assembly, house.motion(assembly, MotionKind.PROCEDURAL))
    plain = [house.vote(assembly) for _ in range(2)]
    for vote in (tied, *plain):
        house.cast(vote, house.delegate("FR-OCC"), Choice.FOR)
        house.cast(vote, house.delegate("BJ-BO"), Choice.AGAINST)
    house.at = plain[0].closes_at
    assert "Declare 3 results" in presiding.see(FOLLOW)
    presiding.see(DECLARE_ALL)
    page = presiding.send(DECLARE_ALL, status=409)
    assert "2 results are declared." in page
    assert "There are as many for as against." in page
    assert outcomes(house) == [Outcome.REJECTED, Outcome.REJECTED]
    presiding.see(DECLARE_ALL)


def test_nothing_to_declare_says_so(presiding: Desk) -> None:
    assert "No closed vote waits to be declared." in presiding.see(DECLARE_ALL)
    assert "No vote has been opened in this session yet." in presiding.see(FOLLOW)


def test_a_vote_that_is_not_there_is_no_page(presiding: Desk) -> None:
    for act in ("close", "annul", "declare"):
        presiding.see(f"/en/votes/99/{act}", 404)


def test_the_officers_pages_on_a_vote_are_for_the_presiding_officer_alone(
    house: House, assembly: AssemblySession, sign_in: SignIn, app: Flask
) -> None:
    vote = house.vote(assembly)
    others = (house.secretary, house.delegate("BJ-BO"))
    found = {
        sign_in(actor).get(f"/en/votes/{vote.id}/{act}").status_code
        for actor in others
        for act in ("close", "annul", "declare")
    }
    assert found == {403}
