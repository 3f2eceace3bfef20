"""Nominating, accepting, stating and withdrawing in the browser: nothing that was typed is lost."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.accounts.mail import mail_of
from governance.accounts.models import OutboxMessage, Person
from governance.accounts.rules import Actor
from governance.elections.models import Election, Nomination
from governance.elections.statements import write_statement
from tests.desk import Desk
from tests.elections.stage import accepted, asked, called, nominated, nominee, statements
from tests.factories import House
from tests.uploads.makers import photograph, picture

SignIn = Callable[[Actor], FlaskClient]
SETTINGS = "/en/account/"
SOMEBODY = {
    "email": "somebody@example.org",
    "name": "Somebody",
    "language": "fr",
    "zone": "Africa/Porto-Novo",
}
ACCEPTING = {
    "name": "Adjoa Mensah",
    "language": "fr",
    "statement": "Je plante.\r\n\r\nJ'arrose.",
    "interests": "Aucun.",
}


@pytest.fixture
def election(house: House) -> Election:
    return called(house)


@pytest.fixture
def candidate(house: House, election: Election) -> Nomination:
    return accepted(house, asked(house, election), "Adjoa Mensah", language="fr", statement="Je plante.")


@pytest.fixture
def own(house: House, candidate: Nomination, sign_in: SignIn) -> Desk:
    """The candidate's browser."""
    return Desk(sign_in(nominee(house, candidate)))


def test_a_region_nominates_and_the_person_is_told_by_mail(
    house: House, election: Election, sign_in: SignIn, app: Flask
) -> None:
    delegate, path = Desk(sign_in(house.delegate("BJ-BO"))), f"/en/elections/{election.id}/nominate"
    assert "Your region has nominated nobody" in delegate.see(path)
    page = delegate.send(path, **SOMEBODY)
    assert "The nomination is recorded." in page
    assert "Somebody Not answered yet" in page
    again = delegate.send(path, 409, **SOMEBODY | {"name": "Typed Again"})
    assert "has been nominated for this election already" in again
    written = select(OutboxMessage).join(OutboxMessage.person).where(Person.email == SOMEBODY["email"])
    house.session.rollback()
    messages = house.session.scalars(written.options(contains_eager(OutboxMessage.person))).all()
    with app.test_request_context():
        mails = {message.kind: mail_of(message) for message in messages}
    assert set(mails) == {"invitation", "nomination"}
    assert mails["nomination"].subject.endswith(": World coordinator")
    assert "/fr/nominations/1" in mails["nomination"].text
    assert "/fr/account/invitation/" in mails["invitation"].text


def test_only_delegations_that_vote_nominate(house: House, election: Election, sign_in: SignIn) -> None:
    for actor in (house.secretary, house.presiding):
        Desk(sign_in(actor)).see(f"/en/elections/{election.id}/nominate", status=403)


def test_a_nominee_accepts_on_their_own_screen(house: House, election: Election, sign_in: SignIn) -> None:
    nomination = asked(house, election)
    own, path = Desk(sign_in(nominee(house, nomination))), f"/en/nominations/{nomination.id}"
    assert "World coordinator" in own.see("/en/nominations")
    assert "Brings twin regions together." in own.see(path)
    page = own.send(path, **ACCEPTING)
    assert "You stand in this election." in page
    assert "Français Authentic text" in page
    assert "English Missing" in page
    public = own.see(f"/en/elections/{election.id}/candidates/{nomination.id}")
    assert "Adjoa Mensah" in public
    assert "Je plante. J'arrose." in public


def test_a_nomination_is_seen_by_the_nominee_alone(
    house: House, election: Election, sign_in: SignIn, client: FlaskClient
) -> None:
    nomination = asked(house, election)
    path = f"/en/nominations/{nomination.id}"
    assert client.get(path).status_code == 303
    for actor in (house.secretary, house.presiding, house.head("BJ-BO")):
        Desk(sign_in(actor)).see(path, status=403)
    assert client.get(f"/en/elections/{election.id}/candidates/{nomination.id}").status_code == 404


def test_what_was_typed_is_kept_when_something_is_wrong_or_too_late(
    house: House, election: Election, sign_in: SignIn
) -> None:
    nomination = asked(house, election)
    path = f"/en/nominations/{nomination.id}"
    own = Desk(sign_in(nominee(house, nomination)))
    again = own.send(path, 422, **ACCEPTING | {"interests": " "})
    assert "If you have none, write so." in again
    assert "Je plante. J'arrose." in again
    house.later(days=14)
    own = Desk(sign_in(nominee(house, nomination)))
    own.see(SETTINGS)
    late = own.send(path, 409, **ACCEPTING)
    assert "Je plante. J'arrose." in late
    assert "This election stands where this cannot be done" in late


def test_accepting_twice_is_told_and_loses_nothing(house: House, candidate: Nomination, own: Desk) -> None:
    own.see(SETTINGS)
    page = own.send(f"/en/nominations/{candidate.id}", 409, **ACCEPTING)
    assert "This nomination has been answered already." in page
    assert "Je plante. J'arrose." in page


def test_a_nominee_declines_after_a_question(house: House, election: Election, sign_in: SignIn) -> None:
    nomination = asked(house, election)
    own, path = Desk(sign_in(nominee(house, nomination))), f"/en/nominations/{nomination.id}"
    assert "You do not stand" in own.see(f"{path}/decline")
    assert "You have declined." in own.send(f"{path}/decline")
    assert "answered already" in own.send(f"{path}/decline", 409)


def test_a_candidate_withdraws_and_everybody_reads_so(
    house: House, election: Election, candidate: Nomination, own: Desk, client: FlaskClient
) -> None:
    path = f"/en/nominations/{candidate.id}"
    own.see(f"{path}/withdraw")
    assert "You have withdrawn from this election." in own.send(f"{path}/withdraw")
    public = client.get(f"/en/elections/{election.id}/candidates/{candidate.id}").text
    assert "This candidate has withdrawn" in public


def test_translations_stand_beside_the_authentic_text_and_grow_old(
    election: Election, candidate: Nomination, own: Desk
) -> None:
    path = f"/en/nominations/{candidate.id}"
    assert "Je plante." in own.see(f"{path}/statement/en")
    page = own.send(f"{path}/statement/en", **sent(own, f"{path}/statement/en", "I plant."))
    assert "English Translation" in page
    page = own.send(f"{path}/statement/fr", **sent(own, f"{path}/statement/fr", "Je plante et j'arrose."))
    assert "English Outdated" in page
    public = own.see(f"/en/elections/{election.id}/candidates/{candidate.id}")
    assert "This translation is outdated" in public
    assert "Authentic text: Français" in own.see(
        f"/en/elections/{election.id}/candidates/{candidate.id}?text=fr"
    )


def sent(desk: Desk, path: str, body: str) -> dict[str, str]:
    """The form of a page with what it remembers, and with this text."""
    page = desk.client.get(path).text
    hidden = {name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1] for name in ("over", "follows")}
    return hidden | {"body": body}


def test_a_text_typed_over_one_that_changed_meanwhile_is_kept_and_replaces_nothing(
    house: House, candidate: Nomination, own: Desk
) -> None:
    path = f"/en/nominations/{candidate.id}/statement/fr"
    typed = sent(own, path, "Mon texte à moi.")
    act = house.act(nominee(house, candidate))
    write_statement(act, candidate, language="fr", body="Écrit ailleurs.", over=typed["over"])
    page = own.send(path, 409, **typed)
    assert "has changed meanwhile" in page
    assert "Écrit ailleurs." in page
    assert "Mon texte à moi." in page
    assert "Your statement" in own.send(path, **sent_again(own, path, typed))


def sent_again(desk: Desk, path: str, typed: dict[str, str]) -> dict[str, str]:
    """The form as the page of the refusal offers it."""
    page = desk.client.post(path, data={"csrf_token": desk.proof, **typed}).text
    hidden = {name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1] for name in ("over", "follows")}
    return {"body": typed["body"]} | hidden


def test_a_photograph_is_small_and_shown_by_an_address_of_its_own(
    election: Election, candidate: Nomination, own: Desk, client: FlaskClient
) -> None:
    path, public = (
        f"/en/nominations/{candidate.id}/photo",
        f"/en/elections/{election.id}/candidates/{candidate.id}",
    )
    assert "<img" not in client.get(public).text
    assert "The photograph is shown." in own.send(path, photo=(BytesIO(photograph()), "me.jpg"))
    shown = re.search(r'<img src="([^"]+)" width="160" height="160" loading="lazy"', client.get(public).text)
    answer = client.get(shown[1])
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert len(answer.data) < 30_000
    assert "immutable" in answer.headers["Cache-Control"]
    assert "JPEG, PNG and WebP" in own.send(path, 422, photo=(BytesIO(b"%PDF-1.4"), "me.jpg"))
    own.send(path, photo=(BytesIO(picture("WEBP")), "me.webp"))
    assert client.get(shown[1]).status_code == 404
    assert "The photograph is removed." in own.send(f"{path}/remove")
    assert "<img" not in client.get(public).text


def test_interests_are_corrected(candidate: Nomination, own: Desk) -> None:
    path = f"/en/nominations/{candidate.id}/interests"
    assert "None." in own.see(path)
    assert "Member of a water board." in own.send(path, interests="Member of a water board.")


def test_the_own_pages_ask_the_same_however_many_stand(
    house: House, election: Election, candidate: Nomination, own: Desk, app: Flask
) -> None:
    path = f"/en/nominations/{candidate.id}"
    counts = []
    for _number in range(2):
        with statements(app) as asked_of:
            own.see(path)
        counts.append(len(asked_of))
        nominated(house, election, 3)
    assert counts[0] == counts[1]
