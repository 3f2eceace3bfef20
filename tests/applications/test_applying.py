"""Applying as anyone does it: no account, no script, in any language of the house."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.applications.models import Dossier
from tests.applications.applying import EMAIL, PARTNER, REGION
from tests.applications.visiting import LANGUAGES, Visit
from tests.factories import House


@pytest.fixture
def visit(app: Flask, house: House) -> Visit:
    """Somebody who has just come."""
    return Visit(app.test_client(), house)


@pytest.fixture
def writing(visit: Visit) -> Visit:
    """Somebody who has begun, and whom mail reaches."""
    visit.begin()
    visit.open_mail()
    return visit


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_applies_page_by_page(visit: Visit, language: str) -> None:
    visit.language = language
    visit.begin()
    visit.open_mail()
    visit.write_region()
    visit.write("check")
    application = visit.applications()[0]
    expected = {name: answer for name, answer in REGION.items() if answer != ""}
    kept = {name: answer for name, answer in application.answers.items() if answer != ""}
    assert kept == {**expected, "documents": []}
    assert (application.code, application.language) == ("BJ-AL", language)
    assert application.number in visit.go("receipt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_applies_on_a_shorter_form(visit: Visit, language: str) -> None:
    visit.language = language
    visit.begin("partner")
    visit.open_mail()
    visit.write_partner()
    visit.write("check")
    kept = {name: answer for name, answer in visit.applications()[0].answers.items() if answer != ""}
    assert kept == {**PARTNER, "documents": []}


def test_a_place_is_found_by_any_of_its_names(writing: Visit) -> None:
    for words in ("Andalousie", "Andalusia", "Andalucía", "es-an"):
        assert "ES-AN" in writing.go(f"place?words={words}")
    assert "No place is known by these words." in writing.go("place?words=Nowhereland")


def test_the_names_that_are_known_stand_there_already(writing: Visit) -> None:
    writing.write("place?words=Andalusia", place="ES-AN")
    page = writing.page.text if writing.page else ""
    values = dict(re.findall(r'name="name_(\w\w)"[^>]*value="([^"]*)"', page))
    assert values == {"en": "Andalusia", "fr": "Andalousie", "es": "Andalucía"}


def test_a_place_below_that_level_has_a_code_made_of_its_name(writing: Visit) -> None:
    page = writing.write("place?words=Borgou", place="BJ-BO", part="1")
    assert "Your place lies in" in page
    names = {f"name_{language}": "Nikki" for language in LANGUAGES}
    writing.write("place/names?of=BJ-BO&part=1", place_name="Nikki", **names)
    answers = writing.dossier().answers
    assert (answers["code"], answers["place_name"], answers["country"]) == ("BJ-BO.NIKKI", "Nikki", "BJ")
    assert "Kept: Nikki (BJ-BO.NIKKI)" in writing.go("place")


def test_a_part_without_a_name_is_kept_and_asked_for(writing: Visit) -> None:
    page = writing.write("place/names?of=BJ-BO&part=1", 422, name_en="Nikki")
    assert "Write the name of your place." in page
    assert writing.dossier().answers["name_en"] == "Nikki"
    assert "The place" in writing.go()
    assert "To correct" in writing.go()


def test_a_name_in_other_letters_alone_makes_no_code(writing: Visit) -> None:
    names = {f"name_{language}": "Nikki" for language in LANGUAGES}
    page = writing.write("place/names?of=BJ-BO&part=1", 422, place_name="北京", **names)
    assert "in Latin letters" in page
    assert writing.dossier().answers["place_name"] == "北京"


def test_no_place_chosen_is_said(writing: Visit) -> None:
    assert "Choose one of the places" in writing.write("place?words=Borgou", 422, place="XX-YY")


def test_what_is_wrong_is_kept_as_typed_and_said(writing: Visit) -> None:
    page = writing.write("figures", 422, population="many", population_year="20x4", area_km2="26242")
    assert "Write a number, such as 12,500." in page
    assert "Write a year from 1900" in page
    assert "What you typed is saved." in page
    answers = writing.dossier().answers
    assert (answers["population"], answers["population_year"]) == ({"typed": "many"}, "20x4")
    again = writing.client.get(f"/en/apply/{writing.token}/figures")
    assert 'value="many"' in again.text
    assert 'value="20x4"' in again.text
    assert again.status_code == 200
    assert "Write a number, such as 12,500." in again.text
    assert "To correct" in writing.go()


def test_a_number_of_two_meanings_is_never_taken_for_one(visit: Visit) -> None:
    visit.language = "fr"
    visit.begin()
    visit.open_mail()
    visit.write("figures", 422, emissions="1.234")
    assert visit.dossier().answers["emissions"] == {"typed": "1.234"}
    assert visit.go("check").count("1.234") == 1
    visit.write("check", 409)
    assert visit.applications() == []


def test_an_interrupted_page_comes_back_as_it_was_left(writing: Visit) -> None:
    writing.write("constituency", constituency_reason="Half of it is wetland.", later="1")
    assert "What you have written is saved." in writing.go("later")
    visit = Visit(writing.client.application.test_client(), writing.house, token=writing.token)
    assert "In progress" in visit.go()
    assert "Half of it is wetland." in visit.go("constituency")


def test_two_tabs_keep_each_what_was_typed_in_it(writing: Visit) -> None:
    writing.write("constituency", 422, constituency="high_potential")
    writing.write("figures", 422, population="867463")
    answers = writing.dossier().answers
    assert (answers["constituency"], answers["population"]) == ("high_potential", "867463")


def test_a_choice_that_was_not_offered_is_none(writing: Visit) -> None:
    writing.write("constituency", 422, constituency="both")
    writing.write("cooperation", 422, **{"brings": ["solar", "gold"], "languages-0": "xx"})
    answers = writing.dossier().answers
    assert (answers["constituency"], answers["brings"], answers["languages"]) == ("", ["solar"], [])


def test_the_link_is_mailed_again(writing: Visit) -> None:
    before = len(mails(writing.house))
    assert "on its way once more" in writing.write("later")
    assert len(mails(writing.house)) == before + 1


def test_nothing_is_sent_before_mail_is_known_to_arrive(visit: Visit) -> None:
    visit.begin()
    visit.write_region()
    assert "We do not know yet that mail reaches you." in visit.write("check", 409)
    visit.open_mail()
    visit.write("check")
    assert len(visit.applications()) == 1


def test_what_is_missing_is_listed_before_it_is_sent(writing: Visit) -> None:
    page = writing.go("check")
    assert "answers are missing or need another look" in page
    assert "Population, in persons: Answer this question." in page
    assert "Charter: To join, you have to consent to the charter" in page
    writing.write("check", 409)
    assert writing.applications() == []


def test_sent_twice_it_has_one_receipt(writing: Visit) -> None:
    writing.write_region()
    first = writing.write("check")
    assert writing.write("check") == first
    assert len(writing.applications()) == 1


def test_after_sending_a_page_left_open_changes_nothing(writing: Visit) -> None:
    writing.write_region()
    writing.write("check")
    assert "Received" in writing.write("constituency", constituency_reason="Another.")
    assert writing.dossier().answers["constituency_reason"] == REGION["constituency_reason"]


def test_another_address_ends_the_links_mailed_to_the_first(writing: Visit) -> None:
    old = writing.token
    page = writing.write("address", 200, email="new@alibori.example.org")
    assert "new@alibori.example.org" in page
    assert "This link leads to no application" in writing.go(status=410)
    writing.open_mail("new@alibori.example.org")
    assert writing.token != old
    assert writing.dossier().email == "new@alibori.example.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_leads_nowhere_says_how_to_get_another(visit: Visit, language: str) -> None:
    visit.language, visit.token = language, "x" * 43
    visit.go(status=410)
    assert f'href="/{language}/apply/link"' in (visit.page.text if visit.page else "")


def test_who_asks_for_a_link_is_not_told_whether_there_is_an_application(writing: Visit) -> None:
    answers = []
    for email in (EMAIL, "nobody@example.org"):
        stamp = writing.stamp("/en/apply/link")
        writing.house.later(seconds=10)
        page = writing.post("/apply/link", 200, email=email, handed_out=stamp)
        answers.append(page.replace(email, "ADDRESS"))
    assert answers[0] == answers[1]
    assert [mail.kind for mail in mails(writing.house)] == ["application_link", "application_link"]


def test_a_form_sent_faster_than_anyone_reads_is_shown_again(visit: Visit) -> None:
    stamp = visit.stamp("/en/apply/new/region")
    page = visit.post("/apply/new/region", 422, email=EMAIL, handed_out=stamp)
    assert "faster than a person reads" in page
    assert f'value="{EMAIL}"' in (visit.page.text if visit.page else "")
    visit.house.later(seconds=4)
    visit.post("/apply/new/region", email=EMAIL, handed_out=stamp)


@pytest.mark.parametrize("stamp", ["", "1.2", "nonsense", "1700000000.aaaa", "²." + "a" * 64])
def test_a_stamp_that_is_not_ours_is_none(visit: Visit, stamp: str) -> None:
    visit.post("/apply/new/region", 422, email=EMAIL, handed_out=stamp)
    assert mails(visit.house) == []


def test_a_field_for_programs_holds_them_off(visit: Visit) -> None:
    stamp = visit.stamp("/en/apply/new/region")
    visit.house.later(seconds=10)
    fields: dict[str, Any] = {"email": EMAIL, "handed_out": stamp, "homepage": "https://buy.example"}
    assert "Leave this field empty" in visit.post("/apply/new/region", 422, **fields)
    assert mails(visit.house) == []


def test_the_field_for_programs_is_named_for_readers_of_screens(visit: Visit) -> None:
    visit.get("/apply/new/region")
    page = visit.page.text if visit.page else ""
    field = re.search(r"<input[^>]*name=\"homepage\"[^>]*>", page)
    assert field
    assert 'autocomplete="off"' in field[0]
    assert "aria-hidden" not in field[0]
    assert '<label for="homepage">Leave this field empty</label>' in page


def test_one_address_begins_only_so_often(visit: Visit) -> None:
    for _ in range(10):
        visit.begin(seconds=5)
    stamp = visit.stamp("/en/apply/new/region")
    visit.house.later(seconds=5)
    page = visit.post("/apply/new/region", 429, email=EMAIL, handed_out=stamp)
    assert "Too many attempts" in page
    assert len(mails(visit.house)) == 10


def test_a_form_without_proof_of_origin_is_not_taken(writing: Visit) -> None:
    writing.client.application.config["WTF_CSRF_ENABLED"] = True
    path = f"/en/apply/{writing.token}/constituency"
    same = {"Sec-Fetch-Site": "same-origin"}
    answer = writing.client.post(path, data={"constituency_reason": "Wetlands."}, headers=same)
    assert answer.status_code == 400
    assert "Wetlands." in answer.text
    assert writing.dossier().answers == {}


def test_a_page_with_a_secret_address_is_kept_nowhere(writing: Visit) -> None:
    for part in ("", "place", "figures", "documents", "check", "later", "data"):
        writing.page = writing.client.get(f"/en/apply/{writing.token}/{part}")
        assert writing.page.headers["Cache-Control"] == "private, no-store"
        assert writing.page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_secret_address_stands_in_no_log(writing: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "twin"):
        writing.go("figures")
        writing.write("constituency", 422, constituency_reason="Wetlands.")
    assert writing.token not in "".join(str(vars(line)) for line in caplog.records)


def test_of_a_kind_that_is_not_theirs_pages_are_not_there(writing: Visit) -> None:
    assert writing.go("partner", 404)


def mails(house: House) -> list[OutboxMessage]:
    """What was written to anybody."""
    house.session.rollback()
    return [mail for mail in house.session.query(OutboxMessage) if mail.kind.startswith("application")]


def dossiers(house: House) -> int:
    house.session.rollback()
    return house.session.query(Dossier).count()


def test_a_program_that_opens_the_links_in_a_mail_confirms_nothing(visit: Visit) -> None:
    """Filters before a mailbox open every link; whoever began with the address of another gains nothing."""
    visit.begin()
    begun = visit.token
    visit.house.session.rollback()
    query = select(OutboxMessage).where(OutboxMessage.address == EMAIL)
    visit.token = str(visit.house.session.scalars(query).one().facts["token"])
    for path in ("", "check", "data", "place", "later"):
        for method in ("HEAD", "GET"):
            answer = visit.client.open(f"/en/apply/{visit.token}/{path}", method=method)
            assert answer.status_code == 200
    assert visit.dossier().confirmed_at is None
    assert EMAIL in visit.go()
    visit.write("")
    assert visit.dossier().confirmed_at is not None
    assert "0 of 7 sections are done" in visit.go()
    visit.token = begun
    assert "Open it before you send" not in visit.go()


def test_the_button_at_a_link_that_was_not_mailed_confirms_nothing(visit: Visit) -> None:
    visit.begin()
    visit.write("")
    assert visit.dossier().confirmed_at is None


def test_a_line_is_kept_as_one_line_whatever_a_program_sends(writing: Visit) -> None:
    writing.write("signatory", 422, contact_name="Awa\nSabi", signatory_office="Governor\r\nof all")
    answers = writing.dossier().answers
    assert (answers["contact_name"], answers["signatory_office"]) == ("Awa Sabi", "Governor of all")
