"""Pages of procedure: the presiding officer refers, divides and resumes; delegations ask."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.motions.models import Motion
from governance.motions.rules import MotionRole, MotionState
from governance.procedure.queries import referral_in_force
from tests.desk import Desk
from tests.factories import House
from tests.procedure.stage import Floor
from tests.procedure.states import inadmissible

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def floor(house: House) -> Floor:
    return Floor.taken(house)


@pytest.fixture
def presiding(sign_in: SignIn, house: House, floor: Floor) -> Desk:
    return Desk(sign_in(house.presiding))


@pytest.fixture
def delegate(sign_in: SignIn, house: House, floor: Floor) -> Desk:
    return Desk(sign_in(house.head("DE-BB")))


def at(floor: Floor, page: str = "", language: str = "en") -> str:
    return f"/{language}/motions/{floor.motion.id}{page}"


def state(floor: Floor) -> MotionState:
    floor.house.session.rollback()
    return floor.state()


def places(*numbers: int) -> dict[str, str]:
    return {f"paragraph_{place}": str(number) for place, number in enumerate(numbers, start=1)}


def digest(page: str) -> str:
    return re.search(r'name="digest"[^>]*value="([0-9a-f]+)"', page)[1]


def test_the_presiding_officer_refers_a_motion_and_looks_at_it_once_more(
    floor: Floor, presiding: Desk
) -> None:
    assert "Refer the motion" in presiding.see(at(floor))
    filled = {"to": "Budget committee", "reason": "It costs.", "language": "en"}
    checked = presiding.send(at(floor, "/refer"), 200, **filled)
    assert "Budget committee" in checked
    assert "no delegation objects" in checked
    assert state(floor) is MotionState.ON_AGENDA
    page = presiding.send(at(floor, "/refer"), **filled, confirmed="yes")
    assert "Referred to: Budget committee It costs." in page
    assert "By the presiding officer, nobody objecting" in page
    assert state(floor) is MotionState.REFERRED


def test_a_form_that_lacks_the_reason_is_shown_again(floor: Floor, presiding: Desk) -> None:
    page = presiding.send(at(floor, "/postpone"), 422, reason="", language="en")
    assert "Give the reason" in page


def test_a_motion_is_postponed_and_resumed_in_a_session_that_is_chosen(floor: Floor, presiding: Desk) -> None:
    presiding.send(at(floor, "/postpone"), reason="Demain.", language="fr", confirmed="yes")
    assert state(floor) is MotionState.POSTPONED
    assert referral_in_force(floor.house.session, floor.motion.id).language == "fr"
    assert "In which session" in presiding.see(at(floor, "/resume"))
    assert "Resumed:" in presiding.send(at(floor, "/resume"), session=floor.assembly.number)
    assert state(floor) is MotionState.ON_AGENDA


def test_paragraphs_are_numbered_looked_at_and_divided(floor: Floor, presiding: Desk) -> None:
    page = presiding.client.get(at(floor, "/divide")).text
    sent = {"digest": digest(page), **places(1, 2, 1, 7)}
    presiding.send(at(floor, "/divide"), 422, **sent)
    sent |= places(1, 2, 1, 4)
    checked = presiding.send(at(floor, "/divide"), 200, **sent)
    assert "Part 1 Un. Trois. Part 2 Deux. Part 3 Quatre." in checked
    told = presiding.send(at(floor, "/divide"), **sent, confirmed="yes")
    assert "The motion is divided into 3 parts." in told
    assert "Part 3 of: Title" in told
    assert state(floor) is MotionState.DIVIDED
    assert "Part 3 of: Title" not in presiding.see("/en/sessions/1")
    assert "It is about:" in presiding.see(f"/en/motions/{floor.rows(MotionRole.PART)[0].motion.id}")


def test_one_part_is_refused_before_it_is_looked_at(floor: Floor, presiding: Desk) -> None:
    page = presiding.client.get(at(floor, "/divide")).text
    sent = {"digest": digest(page), **places(1, 1, 1, 1)}
    assert "Make at least two parts" in presiding.send(at(floor, "/divide"), 409, **sent)


def test_a_text_that_changed_meanwhile_is_looked_at_again(floor: Floor, presiding: Desk) -> None:
    sent = {"digest": "0" * 64, **places(1, 2, 1, 2), "confirmed": "yes"}
    assert "The text was changed since" in presiding.send(at(floor, "/divide"), 409, **sent)
    assert state(floor) is MotionState.ON_AGENDA


def test_a_division_is_taken_back(floor: Floor, presiding: Desk) -> None:
    floor.divided()
    assert "These parts lapse: Part 1 of: Title" in presiding.see(at(floor, "/undo-division"))
    presiding.send(at(floor, "/undo-division"))
    assert state(floor) is MotionState.ON_AGENDA


def test_a_page_of_what_cannot_be_done_now_says_so(floor: Floor, presiding: Desk) -> None:
    assert "Only a motion that was referred" in presiding.see(at(floor, "/resume"))
    assert "This motion is not divided." in presiding.see(at(floor, "/undo-division"))
    floor.divided()
    assert "cannot be done while" in presiding.see(at(floor, "/refer"))
    assert "waits for its vote" in presiding.see(at(floor, "/divide"))


def asked(floor: Floor) -> Motion:
    floor.house.session.rollback()
    return floor.rows(MotionRole.PROCEDURE)[0].motion


def test_a_delegation_asks_in_its_language_and_every_language_has_the_text(
    floor: Floor, delegate: Desk
) -> None:
    assert "Ask for a procedure" in delegate.see(at(floor))
    filled = {"effect": "refer", "to": "Commission", "reason": "Cher.", "language": "fr"}
    filled["region"] = str(floor.house.regions["DE-BB"].id)
    checked = delegate.send(at(floor, "/ask"), 200, **filled)
    assert "Commission" in checked
    page = delegate.send(at(floor, "/ask"), **filled, confirmed="yes")
    assert "Cher." in page
    moved = asked(floor)
    assert (moved.authentic_language, moved.explanatory_note) == ("fr", {"fr": "Cher."})
    assert set(floor.bodies(moved)) == {"en", "fr", "es"}
    assert (
        floor.bodies(moved)["en"] == f"The Assembly refers motion {floor.motion.id}, “Title”, to: Commission."
    )
    assert "Asked about this motion" in delegate.see(at(floor))


def test_what_is_asked_for_depends_on_where_the_motion_stands(floor: Floor, delegate: Desk) -> None:
    page = delegate.see(at(floor, "/ask"))
    assert "To postpone the motion" in page
    assert "To reconsider" not in page


def test_a_referral_that_names_nobody_is_refused(floor: Floor, delegate: Desk) -> None:
    filled = {"effect": "refer", "reason": "Cher.", "language": "fr", "confirmed": "yes"}
    filled["region"] = str(floor.house.regions["DE-BB"].id)
    assert "Say to whom the motion goes" in delegate.send(at(floor, "/ask"), 422, **filled)


@pytest.mark.parametrize("page", ["refer", "postpone", "resume", "divide", "undo-division"])
def test_pages_of_the_presiding_officer_are_closed_to_others(floor: Floor, delegate: Desk, page: str) -> None:
    delegate.see(at(floor, f"/{page}"), 403)


def test_votes_on_procedure_are_opened_first_and_the_motion_waits(floor: Floor, presiding: Desk) -> None:
    floor.admitted("postpone")
    page = presiding.see("/en/sessions/1/open-votes")
    assert page.index("Request") < page.index("Title")
    assert "A motion on procedure about this was admitted. It is decided first." in page
    assert "1 vote to open" in presiding.see("/en/tasks")


def test_the_vote_on_a_challenge_is_opened_though_the_motion_is_not_on_the_agenda(
    house: House, sign_in: SignIn
) -> None:
    refused = inadmissible(house)
    refused.admitted("overrule_ruling")
    presiding = Desk(sign_in(house.presiding))
    assert "Request" in presiding.see("/en/sessions/1/open-votes")


def test_who_withdraws_a_motion_sees_what_lapses_with_it(floor: Floor, sign_in: SignIn) -> None:
    floor.asked("postpone")
    author = Desk(sign_in(floor.house.head("BJ-BO")))
    page = author.see(at(floor, "/withdraw"))
    assert "With it lapses what is open about it: Request" in page
    author.send(at(floor, "/withdraw"))
    assert state(floor) is MotionState.WITHDRAWN
