"""Membership under clumsy hands: buttons pressed twice, two browsers at once, a session that ran out."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from governance.accounts.models import Person as Account
from governance.accounts.rules import Actor
from governance.applications.models import Document, Message
from governance.commitments.models import Commitment, YearlyValue
from governance.regions.models import Twin
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from governance.twinning.models import Agreement, Signature, TwinProposal
from tests.applications.applying import EMAIL, examined, proposed, sent
from tests.applications.visiting import Visit
from tests.factories import House
from tests.journeys.newcomer import PASSWORD, Door
from tests.journeys.reader import Person, refused, twice
from tests.uploads.makers import pdf

SignIn = Callable[[Actor], FlaskClient]
PATH = {
    "binds": "own",
    "unit": "hectares",
    "title_en": "Woodland",
    "baseline": "0",
    "baseline_year": "2025",
    "baseline_source": "Survey",
    "target": "10",
    "target_year": "2035",
    "target_source": "Plan",
}


def count(house: House, model: type) -> int:
    """How many rows there are now."""
    house.session.rollback()
    return house.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def heads(house: House, sign_in: SignIn) -> list[Person]:
    """The heads of two opposite regions."""
    codes = "FR-OCC", "BJ-BO"
    for code in codes:
        house.region(code)
    return [Person(sign_in(house.head(code)), "en") for code in codes]


@pytest.fixture
def officers(house: House, sign_in: SignIn) -> list[Person]:
    """Two officers of the secretariat."""
    return [Person(sign_in(actor), "en") for actor in (house.secretary, house.deputy)]


def test_an_applicant_who_presses_twice_sends_once(app: Flask, house: House) -> None:
    visit = Visit(app.test_client(), house)
    visit.begin()
    visit.open_mail()
    writer = Person(visit.client, "en")
    for _ in range(2):
        paper = BytesIO(pdf()), "mandate.pdf"
        writer.open(f"/apply/{visit.token}/documents").press(purpose="mandate", document=paper)
        assert writer.status == 200, writer.words
    assert count(house, Document) == 1
    visit.write_region()
    other = Person(visit.client, "en").open(f"/apply/{visit.token}/figures")
    visit.write("check")
    other.press(population="5")
    assert "nothing of what you have just typed was kept" in other.words
    assert visit.applications()[0].answers["population"] != "5"
    assert refused(twice(other.open(f"/apply/{visit.token}/withdraw")))


def test_officers_who_press_twice_decide_once(house: House, officers: list[Person]) -> None:
    secretary, deputy = officers
    number = sent(house).number
    file = f"/applications/{number}/file"
    secretary.open(file)
    assert refused(twice(secretary, beside="seen", text="Which census?"))
    assert count(house, Message) == 1
    number = proposed(house, code="BJ-DO").number
    deputy.open(f"/applications/{number}/file/confirm")
    assert refused(twice(deputy))


def test_of_two_applications_for_one_place_one_becomes_a_member(
    house: House, officers: list[Person], sign_in: SignIn
) -> None:
    secretary, deputy = officers
    first, second = (f"/applications/{examined(house).number}/file" for _ in range(2))
    pages = [Person(sign_in(actor), "en") for actor in (house.secretary, house.deputy)]
    for page, file in zip(pages, (first, second), strict=True):
        page.open(f"{file}/propose")
    assert pages[0].press().status == 200
    assert refused(pages[1].press())
    assert deputy.open(f"{first}/confirm").press().status == 200
    assert refused(secretary.open(f"{second}/propose").press())
    house.session.rollback()
    region = region_by_code(house.session, "BJ-AL", house.at)
    assert region
    assert region.standing is Standing.MEMBER


def test_a_region_that_left_comes_back_by_a_new_application(
    house: House, officers: list[Person], sign_in: SignIn
) -> None:
    deputy = officers[1]
    for day in range(2):
        number = proposed(house).number
        assert deputy.open(f"/applications/{number}/file/confirm").press().status == 200, deputy.words
        house.later(days=1)
        house.session.rollback()
        person = house.session.scalars(select(Account).where(Account.email == EMAIL)).one()
        head = Person(sign_in(house.actor(person)), "en").open("/regions/BJ-AL/withdraw")
        assert refused(twice(head, reason=f"Reason {day}")), head.words
        assert "nobody but you" not in head.open("/tasks").words, "nothing is asked of who can do nothing"
        for path in ("/delegations/BJ-AL", "/twins/find/BJ-AL", "/my-votes"):
            assert head.open(path).status == 200
        house.later(days=1)


def test_heads_who_press_twice_agree_once(house: House, heads: list[Person], officers: list[Person]) -> None:
    one, other = heads
    one.open("/twins/find/FR-OCC/BJ-BO").press(beside="words", words="Shall we?", language="fr")
    assert refused(twice(one, "confirmed", "yes"))
    house.later(minutes=1)
    other.open("/twins/proposals/1/answer")
    assert refused(twice(other, accepted="yes", words="Yes", language="en"))
    one.open("/twins/proposals/1/write")
    assert refused(twice(one, title_en="A", body_en="B", title_fr="A", body_fr="B"))
    for head in heads:
        assert refused(twice(head.open("/twins/proposals/1/sign"), beside="digest"))
    assert refused(twice(officers[0].open("/twins/proposals/1/register"), beside="digest"))
    assert [count(house, model) for model in (TwinProposal, Agreement, Signature, Twin)] == [1, 1, 2, 1]
    commit(house, one)


def commit(house: House, head: Person) -> None:
    """A commitment and its values, each sent twice."""
    head.open("/commitments/of-twin/1/restoration").press(**PATH)
    assert refused(twice(head, "step", "state"))
    assert refused(twice(head.open("/commitments/1/values"), value_2025="1", evidence_2025="Report"))
    assert 'value="1"' in head.html, "what was typed is not lost"
    house.later(minutes=1)
    head.open("/commitments/values/1/correct")
    assert refused(twice(head, value="2", evidence="Report", reason="Misread"))
    assert refused(twice(head.open("/commitments/1/end"), reason="Over"))
    assert [count(house, model) for model in (Commitment, YearlyValue)] == [1, 2]


def test_a_long_form_outlives_the_session_of_its_writer(app: Flask, house: House) -> None:
    """Signed out elsewhere in the middle of an agreement: signed in again, nothing has to be typed twice."""
    door = Door(app, house)
    house.region("FR-OCC")
    house.head("FR-OCC")
    house.region("BJ-BO")
    address = house.session.get_one(Account, house.heads["FR-OCC"]).email
    house.head("BJ-BO")
    head = door.accept(address, "fr")
    head.open("/twins/find/FR-OCC/BJ-BO")
    house.later(days=400)
    head.press(beside="words", words="Une longue lettre. " * 40, language="fr")
    assert head.fields("password"), head.words
    head.press(beside="password", email=address, password=PASSWORD)
    assert "Une longue lettre." in head.words
    head.press()
    assert "Une longue lettre." in head.words
    head.press("confirmed", "yes")
    assert head.path == "/fr/twins/proposals/1", head.words
    assert count(house, TwinProposal) == 1
