"""The secretariat's queue: what waits, since when, and what is to be noted."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.applications.deciding import refuse_application
from governance.applications.examining import ask_applicant
from governance.applications.rules import ApplicationKind
from governance.applications.submitting import answer_question
from tests.applications.applying import by_applicant, dossier_of, proposed, sent
from tests.desk import Desk
from tests.factories import House
from tests.reading import statements

SignIn = Callable[[Actor], FlaskClient]
QUEUE = "/en/applications/queue"


@pytest.fixture
def secretary(sign_in: SignIn, house: House) -> Desk:
    return Desk(sign_in(house.secretary))


def place(house: House, code: str, name: str) -> dict[str, str]:
    """The answers by which another place applies."""
    return {"code": code, "name_en": name, "name_fr": name, "name_es": name, "email": f"{code}@example.org"}


def test_an_empty_queue_says_so(secretary: Desk) -> None:
    assert "No application waits." in secretary.see(QUEUE)


def test_the_queue_shows_the_oldest_first_with_its_days(house: House, secretary: Desk) -> None:
    sent(house)
    house.later(days=3)
    sent(house, ApplicationKind.PARTNER)
    page = secretary.see(QUEUE)
    assert "2 applications, the oldest first" in page
    assert page.index("Alibori") < page.index("Rivers Network")
    assert "Member region" in page
    assert "Network" in page
    assert "Received 3 days" in page


def test_a_question_waits_until_it_is_answered(house: House, secretary: Desk) -> None:
    application = sent(house)
    question = ask_applicant(house.act(house.secretary), application, text="Which census?")
    assert "Not answered since 1 September 2026" in secretary.see(QUEUE)
    house.later(days=1)
    answer_question(by_applicant(house, dossier_of(house, application)), question, text="The fourth.")
    assert "An answer has come" in secretary.see(QUEUE)
    assert "Alibori" in secretary.see(f"{QUEUE}?state=answered")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=partner", ["Rivers Network"]),
        ("kind=region", ["Alibori"]),
        ("state=proposed", ["Alibori"]),
        ("state=submitted", ["Rivers Network"]),
        ("country=FR", ["Rivers Network"]),
        ("words=fleuves", ["Rivers Network"]),
        ("words=bj-al", ["Alibori"]),
        ("words=nobody", []),
        ("kind=&state=&country=&words=", ["Alibori", "Rivers Network"]),
    ],
)
def test_the_queue_is_narrowed(house: House, secretary: Desk, asked: str, found: list[str]) -> None:
    proposed(house)
    sent(house, ApplicationKind.PARTNER)
    page = secretary.see(f"{QUEUE}?{asked}")
    rows = page.partition("oldest first")[2]
    assert [name for name in ("Alibori", "Rivers Network") if name in rows] == found
    assert ("fits what you are looking for" in page) is (not found)


def test_what_may_be_a_double_is_marked(house: House, secretary: Desk) -> None:
    sent(house)
    assert "May be a double" not in secretary.see(QUEUE)
    sent(house, code="BJ-AK", name_en="Aliborri", email="other@example.org")
    assert secretary.see(QUEUE).count("May be a double") == 2


def test_what_was_decided_is_elsewhere(house: House, secretary: Desk) -> None:
    application = sent(house)
    refuse_application(house.act(house.secretary), application, reasons={"en": "No figures."})
    assert "Alibori" not in secretary.see(QUEUE)
    assert "Alibori" in secretary.see(f"{QUEUE}/decided")


def test_the_queue_is_the_secretariats_alone(house: House, sign_in: SignIn, client: FlaskClient) -> None:
    application = sent(house)
    for path in (QUEUE, f"{QUEUE}/decided", f"/en/applications/{application.number}/file"):
        Desk(sign_in(house.presiding)).see(path, 403)
        assert client.get(path).status_code == 303


def test_the_queue_takes_as_many_statements_for_many_as_for_few(
    app: Flask, house: House, secretary: Desk
) -> None:
    sent(house)
    secretary.see(QUEUE)
    with statements(app) as few:
        secretary.see(QUEUE)
    for number in range(4):
        sent(house, code=f"BJ-A{number}", email=f"a{number}@example.org")
    with statements(app) as many:
        secretary.see(QUEUE)
    assert len(many) == len(few)


def test_officers_are_told_what_waits_for_them(house: House, secretary: Desk, sign_in: SignIn) -> None:
    proposed(house)
    sent(house, ApplicationKind.PARTNER)
    tasks, others = secretary.see("/en/tasks"), Desk(sign_in(house.deputy)).see("/en/tasks")
    assert "1 application to examine" in tasks
    assert "to confirm" not in tasks
    assert "1 admission to confirm" in others
    assert "to examine" not in Desk(sign_in(house.presiding)).see("/en/tasks")
