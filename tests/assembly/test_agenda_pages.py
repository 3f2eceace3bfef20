"""The agenda in the browser: kept by its officers without a script, read by everyone, on paper too."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.agenda import add_agenda_item, remove_agenda_item
from governance.assembly.models import AssemblySession
from governance.assembly.queries import agenda
from governance.assembly.treating import adopt_agenda, take_up_item
from tests.desk import Desk
from tests.factories import House, in_three
from tests.reading import page, statements, words
from tests.uploads.makers import pdf

SignIn = Callable[[Actor], FlaskClient]
LIST = "/en/sessions/1/agenda"
TITLES = {"title_en": "The budget", "title_fr": "Le budget", "title_es": "El presupuesto"}


@pytest.fixture
def convened(house: House) -> AssemblySession:
    return house.convened()


@pytest.fixture
def secretary(sign_in: SignIn, house: House, convened: AssemblySession) -> Desk:
    return Desk(sign_in(house.secretary))


def titles(house: House, assembly: AssemblySession) -> list[str]:
    house.session.rollback()
    return [item.title["en"] for item in agenda(house.session, assembly)]


def test_an_item_is_added_changed_grouped_and_moved(
    house: House, convened: AssemblySession, secretary: Desk
) -> None:
    assert "Nothing is on the agenda yet." in secretary.see(LIST)
    secretary.send(f"{LIST}/add", **TITLES, minutes="30")
    said = secretary.send(f"{LIST}/add", title_en="Reports", title_fr="Rapports", title_es="Informes")
    assert "1 The budget 10:00 UTC+1 (09:00 UTC) · 30 minutes" in said
    assert "2 Reports" in said
    assert "The item is moved." in secretary.send(LIST, up="2")
    assert titles(house, convened) == ["Reports", "The budget"]
    secretary.send(LIST, down="2")
    assert titles(house, convened) == ["The budget", "Reports"]
    note = {"note_en": "In brief.", "note_fr": "En bref.", "note_es": "En breve."}
    said = secretary.send(f"{LIST}/2", title_en="Report", title_fr="R", title_es="I", group="1", **note)
    assert "1.1 Report In brief." in said
    assert "In brief." in secretary.see("/en/sessions/1")


def test_an_item_that_another_officer_changed_is_looked_at_again(secretary: Desk) -> None:
    secretary.send(f"{LIST}/add", **TITLES)
    began = typed_over(secretary)
    secretary.send(f"{LIST}/1", **{**TITLES, "title_en": "Money"}, typed_over=began)
    mine = {**TITLES, "title_en": "Accounts"}
    said = secretary.send(f"{LIST}/1", 409, **mine, typed_over=began)
    assert "The text has changed since you began." in said
    assert "1 Money" in said
    again = secretary.client.post(
        f"{LIST}/1", data={"csrf_token": secretary.proof, **mine, "typed_over": began}
    )
    assert 'value="Accounts"' in again.text
    assert f'value="{began}"' not in again.text
    assert "1 Accounts" in secretary.send(f"{LIST}/1", **mine, typed_over=typed_over(secretary))


def typed_over(secretary: Desk) -> str:
    """What the form of the first item carries of the item that it began with."""
    found = re.search(r'name="typed_over"[^>]* value="(\w+)"', secretary.client.get(f"{LIST}/1").text)
    assert found
    return found[1]


def test_what_is_missing_in_a_language_is_said(secretary: Desk) -> None:
    said = secretary.send(f"{LIST}/add", 422, title_en="The budget")
    assert "Title in French : Write it in this language too" in said.replace("French:", "French :")
    said = secretary.send(f"{LIST}/add", 422, **TITLES, note_en="In brief.")
    assert "Note in Spanish : Write it in this language too" in said.replace("Spanish:", "Spanish :")
    assert "Plan from 1 to 1440 minutes." in secretary.send(f"{LIST}/add", 422, **TITLES, minutes="0")
    secretary.send(LIST, 422)


def test_an_item_is_taken_off_after_a_question_and_put_back(
    house: House, convened: AssemblySession, secretary: Desk
) -> None:
    secretary.send(f"{LIST}/add", **TITLES)
    assert "It stays in the record" in secretary.see(f"{LIST}/1/remove")
    assert "Taken off the agenda The budget" in secretary.send(f"{LIST}/1/remove")
    assert titles(house, convened) == []
    assert "was taken off the agenda" in secretary.send(f"{LIST}/1/remove", 409)
    secretary.send(LIST, restore="1")
    assert titles(house, convened) == ["The budget"]
    secretary.send(LIST, 404, up="99")


def test_a_group_is_not_put_into_another(house: House, convened: AssemblySession, secretary: Desk) -> None:
    act = house.act(house.secretary)
    one = add_agenda_item(act, convened, title=in_three("One"))
    add_agenda_item(house.act(house.secretary), convened, title=in_three("Under"), parent=one)
    add_agenda_item(house.act(house.secretary), convened, title=in_three("Two"))
    secretary.send(f"{LIST}/1", 422, **TITLES, group="3")
    secretary.send(f"{LIST}/1", 422, **TITLES, group="1")


def test_a_document_is_sent_read_by_anyone_and_removed(client: FlaskClient, secretary: Desk) -> None:
    secretary.send(f"{LIST}/add", **TITLES)
    address = f"{LIST}/1/documents"
    sent = pdf()
    file = {"title": "The accounts", "language": "fr", "document": (BytesIO(sent), "accounts.pdf")}
    assert "The accounts PDF · FR" in secretary.send(address, **file)
    assert "The accounts" in words(page(client, "/es/sessions/1"))
    answer = client.get("/en/sessions/documents/1")
    assert (answer.data, answer.headers["Content-Disposition"][:22]) == (sent, 'attachment; filename="')
    file["document"] = (BytesIO(sent), "again.pdf")
    assert "This document is there already." in secretary.send(address, 409, **file)
    wrong = {**file, "document": (BytesIO(b"MZ"), "virus.pdf")}
    assert "Only PDF, PNG and JPEG are taken" in secretary.send(address, 422, **wrong)
    secretary.send(f"{LIST}/documents/1/remove")
    assert client.get("/en/sessions/documents/1").status_code == 404
    secretary.see(f"{LIST}/documents/1/remove", 404)


def test_the_presiding_officer_adopts_and_goes_through_the_items(house: House, sign_in: SignIn) -> None:
    assembly = house.sitting()
    house.motion(assembly)
    add_agenda_item(house.act(house.presiding), assembly, title=in_three("Closing words"))
    desk = Desk(sign_in(house.presiding))
    assert "This is a draft" in desk.see(LIST)
    assert "The agenda is adopted." in desk.send(LIST, adopt="yes")
    assert "is adopted already" in desk.send(LIST, 409, adopt="yes")
    assert "Current item" in desk.send(LIST, take_up="2")
    assert "Another item is being dealt with: Closing words." in desk.send(LIST, 409, take_up="1")
    assert "Concluded" in desk.send(LIST, conclude="2")
    house.later(hours=1)
    assert "Changed after adoption:" in desk.send(f"{LIST}/1", minutes="20")
    assert "under this item" in desk.send(f"{LIST}/1/remove", 409)


def test_what_is_taken_off_after_the_adoption_is_shown_with_its_day(
    house: House, client: FlaskClient
) -> None:
    assembly = house.sitting()
    item = add_agenda_item(house.act(house.presiding), assembly, title=in_three("Any other business"))
    adopt_agenda(house.act(house.presiding), assembly)
    house.later(hours=1)
    remove_agenda_item(house.act(house.presiding), assembly, item=item)
    said = words(page(client, "/en/sessions/1"))
    assert "Taken off after the agenda was adopted Any other business" in said


def test_the_agenda_on_paper_is_in_the_reader_s_language_and_leads_to_the_others(
    house: House, client: FlaskClient
) -> None:
    assembly = house.sitting()
    house.motion(assembly)
    item = add_agenda_item(
        house.act(house.presiding), assembly, title={"en": "A", "fr": "B", "es": "C"}, minutes=5
    )
    take_up_item(house.act(house.presiding), item)
    found = page(client, "/fr/sessions/1/agenda/print")
    said = words(found)
    assert said.index("Titre") < said.index("B")
    assert 'href="/es/sessions/1/agenda/print"' in found
    assert "10:00 UTC+1 (09:00 UTC)" in said
    assert client.get("/fr/sessions/9/agenda/print").status_code == 404


def test_the_length_of_an_agenda_costs_no_statement(
    house: House, convened: AssemblySession, client: FlaskClient, app: Flask
) -> None:
    def sent() -> int:
        with statements(app) as found:
            page(client, "/en/sessions/1/agenda/print")
        return len(found)

    add_agenda_item(house.act(house.secretary), convened, title=in_three("One"))
    few = sent()
    for _ in range(5):
        add_agenda_item(house.act(house.secretary), convened, title=in_three("More"))
    assert sent() == few


def test_only_who_keeps_the_agenda_opens_its_pages(house: House, sign_in: SignIn) -> None:
    assembly = house.convened()
    add_agenda_item(house.act(house.secretary), assembly, title=in_three("One"))
    paths = [LIST, f"{LIST}/add", f"{LIST}/1", f"{LIST}/1/remove", f"{LIST}/1/documents"]
    for actor, status in ((house.secretary, 200), (house.presiding, 403)):
        assert {sign_in(actor).get(path).status_code for path in paths} == {status}
