"""The pages of a delegation, without a script: who sees what, and what is said to whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import joinedload

from app.accounts.mail import mail_of
from app.extensions import db
from governance.accounts.appointments import end_office
from governance.accounts.models import OfficeHeld, OutboxMessage, Person
from governance.accounts.rules import Actor, OfficeKind
from governance.statutes.membership import FOUNDING_MEMBERSHIP
from tests.delegations.scene import Scene
from tests.desk import Desk
from tests.factories import House

SignIn = Callable[[Actor], FlaskClient]
OWN = "/en/delegations/BJ-BO"
SOMEBODY = {
    "email": "somebody@example.org",
    "name": "Somebody",
    "language": "fr",
    "zone": "Africa/Porto-Novo",
}


@pytest.fixture
def scene(house: House) -> Scene:
    return Scene(house)


@pytest.fixture
def head(scene: Scene, sign_in: SignIn) -> Desk:
    """The head's browser."""
    return Desk(sign_in(scene.head))


def test_a_delegation_is_seen_by_its_own_members_alone(scene: Scene, head: Desk, sign_in: SignIn) -> None:
    delegate, house = scene.joined(), scene.house
    house.region("FR-OCC")
    assert "Pass on the headship" in head.see(OWN)
    seen = Desk(sign_in(delegate)).see(OWN)
    assert "Head of delegation" in seen
    assert "Pass on the headship" not in seen
    assert "@" not in seen
    for other in (house.secretary, house.presiding, house.head("FR-OCC")):
        Desk(sign_in(other)).see(OWN, status=403)
    head.see("/en/delegations/FR-OCC", status=403)
    head.see("/en/delegations/XX-YY", status=404)


def test_the_secretariat_invites_a_signatory_and_the_list_grows_shorter(
    house: House, sign_in: SignIn
) -> None:
    house.region("BJ-BO")
    desk = Desk(sign_in(house.secretary))
    assert "1 delegation without a head" in desk.see("/en/tasks")
    assert "Invite the signatory BJ-BO" in desk.see("/en/delegations/")
    said = desk.send("/en/delegations/BJ-BO/signatory", **SOMEBODY)
    assert "The invitation is on its way." in said
    assert "somebody@example.org" in said
    assert "Every member region has a head of delegation." in desk.see("/en/delegations/")
    assert "This delegation has a head" in desk.send(
        "/en/delegations/BJ-BO/signatory", status=409, **SOMEBODY
    )


def test_the_secretariat_withdraws_an_invitation_that_went_astray(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    desk = Desk(sign_in(house.secretary))
    desk.send("/en/delegations/BJ-BO/signatory", **SOMEBODY)
    office = house.session.scalars(select(OfficeHeld).order_by(OfficeHeld.id.desc())).first()
    house.session.rollback()
    address = f"/en/delegations/offices/{office.id}/invitation"
    assert "somebody@example.org" in desk.see(address)
    assert "A new invitation is on its way." in desk.send(address, do="send")
    house.later(minutes=1)
    assert "Every signatory has accepted the invitation." in desk.send(address, do="withdraw")
    assert "Invite the signatory BJ-BO" in desk.see("/en/delegations/")
    assert "This office has already ended." in desk.see(address, status=409)


def test_the_head_invites_and_the_page_keeps_what_was_typed(scene: Scene, head: Desk) -> None:
    said = head.client.post(
        f"{OWN}/invite",
        data={"csrf_token": proof(head, f"{OWN}/invite"), **SOMEBODY, "kind": "alternate", "until": "soon"},
    )
    assert said.status_code == 422
    assert "Write a day as year, month and day" in said.text
    for kept in (
        'value="somebody@example.org"',
        'value="Somebody"',
        'value="soon"',
        '<option selected value="alternate"',
    ):
        assert kept in said.text
    seen = head.send(f"{OWN}/invite", **SOMEBODY, kind="alternate", until="2027-06-30")
    assert "Somebody Alternate 30 June 2027" not in seen
    assert "1 July 2027" in seen
    assert "Sent, to be accepted before:" in seen


def test_a_last_day_is_over_by_the_clock_of_the_head(scene: Scene, head: Desk) -> None:
    head.send(f"{OWN}/invite", **SOMEBODY, kind="delegate", until="2027-06-30")
    person = scene.house.session.scalars(select(Person).where(Person.email == SOMEBODY["email"])).one()
    assert scene.office(person).term_until.isoformat() == "2027-06-30T23:00:00+00:00"
    scene.house.session.rollback()
    page = head.client.get(f"/en/delegations/offices/{scene.office(person).id}/term").text
    assert 'value="2027-06-30"' in page
    assert "by your clock (UTC+1)" in page


def proof(desk: Desk, path: str) -> str:
    desk.see(path)
    return desk.proof


def test_a_form_sent_twice_invites_once(scene: Scene, head: Desk) -> None:
    head.send(f"{OWN}/invite", **SOMEBODY, kind="delegate")
    assert "already holds an office" in head.send(f"{OWN}/invite", status=409, **SOMEBODY, kind="delegate")
    assert len(scene.sitting()) == 2


def test_the_page_says_the_same_to_who_invites_somebody_known(scene: Scene, head: Desk) -> None:
    known = scene.joined("known@example.org")
    head.send(f"/en/delegations/offices/{scene.office(known).id}/end")
    scene.house.later(minutes=1)
    said = head.send(f"{OWN}/invite", **{**SOMEBODY, "email": "known@example.org"}, kind="delegate")
    assert "The invitation is on its way." in said


def test_somebody_known_is_told_by_a_mail_without_a_link(scene: Scene, app: Flask, head: Desk) -> None:
    person = scene.invited("known@example.org")
    scene.accept(person)
    end_office(scene.house.act(scene.head), scene.office(person))
    scene.house.later(minutes=1)
    scene.invited("known@example.org", kind=OfficeKind.ALTERNATE)
    query = select(OutboxMessage).options(joinedload(OutboxMessage.person)).order_by(OutboxMessage.id.desc())
    message = scene.house.session.scalars(query).first()
    with app.test_request_context():
        mail = mail_of(message)
    assert mail.to == "known@example.org"
    assert "Office: Alternate" in mail.text
    assert "Region: BJ-BO" in mail.text
    assert "/en/tasks" in mail.text
    assert "/account/" not in mail.text


def test_a_person_is_replaced_on_one_page(scene: Scene, head: Desk) -> None:
    delegate = scene.joined()
    held = scene.office(delegate).id
    assert "Who is replaced" in head.see(f"{OWN}/replace?office={held}")
    assert "Not a valid choice" in head.send(f"{OWN}/replace", status=422, **SOMEBODY, office="1")
    said = head.send(f"{OWN}/replace", **SOMEBODY, office=str(held))
    assert "The office has ended, and the invitation to it is on its way." in said
    assert [kind for _, kind in scene.kinds()] == ["head_of_delegation", "delegate"]


def test_the_headship_is_passed_on_and_the_former_head_sees_a_page_of_a_delegate(
    scene: Scene, head: Desk
) -> None:
    assert "so nobody can become its head" in head.see(f"{OWN}/hand-over")
    heir = scene.joined()
    assert "Choose one." in head.send(f"{OWN}/hand-over", status=422, office=str(scene.office(heir).id))
    scene.house.later(minutes=1)
    said = head.send(f"{OWN}/hand-over", office=str(scene.office(heir).id), stays="delegate")
    assert "The delegation has a new head." in said
    assert "Invite a person" not in said
    head.see(f"{OWN}/invite", status=403)


def test_a_head_is_warned_before_the_delegation_has_none(scene: Scene, head: Desk, sign_in: SignIn) -> None:
    delegate, address = scene.joined(), f"/en/delegations/offices/{scene.office(scene.head).id}/end"
    seen = head.see(address)
    assert "Without you the delegation has no head" in seen
    assert "Pass on the headship instead" in seen
    scene.house.later(minutes=1)
    assert "You hold no office at present." in head.send(address)
    assert "This delegation has no head." in Desk(sign_in(delegate)).see(OWN)
    assert "This delegation has no head." in Desk(sign_in(delegate)).see("/en/regions/BJ-BO")


def test_a_term_is_renewed_within_the_statutes(scene: Scene, head: Desk) -> None:
    office = scene.office(scene.joined(until=scene.house.at + timedelta(days=30)))
    address = f"/en/delegations/offices/{office.id}/term"
    assert "1 term ends within 60 days" in head.see("/en/tasks")
    assert "The statutes let a term last until" in head.send(address, status=409, until="2039-01-01")
    assert "Fill this in." in head.send(address, status=422, until="")
    assert "The term has been renewed." in head.send(address, until="2028-01-01")
    assert "term ends within" not in head.see("/en/tasks")


def test_a_request_after_the_term_is_refused_though_the_person_is_signed_in(
    scene: Scene, sign_in: SignIn
) -> None:
    until = scene.house.at + timedelta(days=2)
    desk = Desk(sign_in(scene.joined(until=until)))
    scene.house.at = until - timedelta(seconds=1)
    assert "Delegate" in desk.see(OWN)
    scene.house.at = until + timedelta(seconds=1)
    desk.see(OWN, status=403)
    assert "You hold no office at present." in desk.see("/en/tasks")


def test_a_head_whose_term_is_over_invites_nobody(scene: Scene, head: Desk) -> None:
    head.see(f"{OWN}/invite")
    scene.house.at += FOUNDING_MEMBERSHIP.longest_term - timedelta(seconds=1)
    fresh = Desk(head.client)
    scene.house.at += timedelta(seconds=2)
    assert fresh.client.get(f"{OWN}/invite").status_code in (303, 403)
    assert len(scene.sitting()) == 0


def test_a_visitor_sees_the_end_of_a_term_on_a_page_that_was_kept(
    scene: Scene, app: Flask, client: FlaskClient
) -> None:
    assert "no head" not in client.get("/en/regions/BJ-BO").text
    scene.house.at += FOUNDING_MEMBERSHIP.longest_term
    assert "This delegation has no head." in client.get("/en/regions/BJ-BO").text


def test_what_a_head_is_asked(scene: Scene, head: Desk) -> None:
    assert "Your delegation has nobody but you" in head.see("/en/tasks")
    assert "Your delegation has nobody but you." in head.see(OWN)
    scene.invited()
    seen = head.see("/en/tasks")
    assert "1 invitation is not accepted" in seen
    assert "nobody but you" not in seen


def test_a_large_delegation_takes_as_many_statements_as_a_small_one(
    scene: Scene, head: Desk, app: Flask
) -> None:
    with app.app_context():
        engine = db.engine
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    head.see(OWN)
    few = len(statements)
    for kind in (OfficeKind.DELEGATE, OfficeKind.ALTERNATE) * 3:
        scene.invited(kind=kind)
    statements.clear()
    head.see(OWN)
    assert len(statements) == few


def test_a_delegation_is_kept_from_the_command_line(scene: Scene, app: Flask) -> None:
    head = scene.house.session.get_one(Person, scene.head.person_id).email
    scene.house.session.rollback()
    runner = app.test_cli_runner()

    def run(*words: str, by: str = head) -> str:
        answer = runner.invoke(args=["delegations", *words, "--as", by])
        return answer.output

    named = ("--name", "Somebody", "--until", "2027-06-30")
    assert "Invited: persons/" in run("invite", "BJ-BO", "new@example.org", "--office", "alternate", *named)
    assert "already holds an office" in run("invite", "BJ-BO", "new@example.org", "--name", "X")
    office = scene.sitting()[-1].office_id
    scene.house.session.rollback()
    assert "Renewed: offices/" in run("renew", str(office), "--until", "2028-06-30")
    assert "Sent again: offices/" in run("resend", str(office))
    assert "has accepted their invitation" in run("hand-over", str(office))
    assert "Your office does not permit" in run("end", str(office), by="officer1@assembly.example.org")
    assert "Invited: persons/" in run("replace", str(office), "other@example.org", "--name", "Other")
    scene.house.later(minutes=1)
    shown = runner.invoke(args=["delegations", "show", "BJ-BO"]).output
    assert ("head_of_delegation" in shown, "alternate" in shown, "@" in shown) == (True, True, False)
    signatory = ("invite-signatory", "BJ-BO", "x@example.org", "--name", "X")
    assert "This delegation has a head" in run(*signatory, by="officer1@assembly.example.org")
