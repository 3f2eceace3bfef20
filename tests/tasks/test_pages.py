"""The start page of somebody signed in: what their office asks of them now."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.appointments import end_office
from governance.accounts.models import OfficeHeld
from governance.accounts.rules import Actor
from governance.assembly.commands import accredit_delegation
from governance.voting.rules import Choice
from tests.desk import Desk
from tests.factories import SIX, House

SignIn = Callable[[Actor], FlaskClient]


def test_the_secretariat_is_asked_for_credentials_arrivals_and_mail(house: House, sign_in: SignIn) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    accredit_delegation(house.act(house.secretary), assembly, region=house.regions["BJ-BO"])
    page = Desk(sign_in(house.secretary)).see("/en/tasks")
    assert "5 delegations to accredit" in page
    assert "1 arrival to record" in page
    assert "3 messages wait to be sent" in page


def test_the_presiding_officer_is_asked_to_open_when_the_hour_has_come(house: House, sign_in: SignIn) -> None:
    house.convened()
    desk = Desk(sign_in(house.presiding))
    assert "A session to open" in desk.see("/en/tasks")
    house.later(hours=-1)
    assert "Nothing is asked of you now." in desk.see("/en/tasks")


def test_the_presiding_officer_is_asked_to_open_votes_and_to_declare_those_that_closed(
    house: House, sign_in: SignIn
) -> None:
    assembly = house.sitting("FR-OCC", "BJ-BO")
    house.motion(assembly)
    vote = house.vote(assembly)
    desk = Desk(sign_in(house.presiding))
    page = desk.see("/en/tasks")
    assert "1 vote to open" in page
    assert "to declare" not in page
    house.at = vote.closes_at
    assert "1 result to declare" in desk.see("/en/tasks")


def test_a_delegate_is_asked_to_vote_until_every_vote_is_cast(house: House, sign_in: SignIn) -> None:
    assembly = house.sitting("FR-OCC", "BJ-BO")
    votes = [house.vote(assembly) for _ in range(2)]
    delegate = house.delegate("BJ-BO")
    desk = Desk(sign_in(delegate))
    assert "2 votes are open You vote for: BJ-BO." in desk.see("/en/tasks")
    assert "To do" in desk.see("/en/tasks")
    for vote in votes:
        house.cast(vote, delegate, Choice.FOR)
    assert "Done" in desk.see("/en/tasks")
    house.at = votes[0].closes_at
    page = desk.see("/en/tasks")
    assert "open" not in page
    assert "To do" not in page


def test_who_holds_no_office_is_told_so(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    delegate = house.delegate("BJ-BO")
    held = house.session.scalars(select(OfficeHeld).where(OfficeHeld.person_id == delegate.person_id)).one()
    end_office(house.act(house.head("BJ-BO")), held)
    house.later(minutes=1)
    assert "You hold no office at present." in Desk(sign_in(delegate)).see("/en/tasks")


def test_a_visitor_is_asked_to_sign_in(client: FlaskClient) -> None:
    assert client.get("/en/tasks").status_code == 303
