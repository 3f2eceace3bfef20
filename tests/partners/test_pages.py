"""The partners as anyone reads of them."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.caching import ReadyPages
from governance import permissions
from governance.act import Act, Command
from governance.partners.commands import end_partner
from governance.partners.models import Partner
from governance.partners.rules import PartnerKind
from tests.factories import House
from tests.reading import page, statements, weight, words

NETWORK = {"en": "Networks of water", "fr": "Réseaux de l'eau", "es": "Redes del agua"}


def write_partner(act: Act, subject: None, *, officers: tuple[int, int], **values: object) -> Partner:
    proposed = {"proposed_by_id": officers[0], "proposed_at": act.at, "end_reason": ""}
    confirmed = {"confirmed_by_id": officers[1], "began_at": act.at}
    found = Partner(**{**proposed, **confirmed, **values})
    act.session.add(found)
    return found


def partner(house: House, name: dict[str, str] | None = None, **values: object) -> Partner:
    """A partner given outright: how one becomes it is another test's matter."""
    standing: dict[str, object] = {
        "kind": PartnerKind.NETWORK,
        "name": name or NETWORK,
        "country": "BJ",
        "website": "https://water.example.org/",
        "purpose": {"fr": "Nous partageons l'eau."},
    }
    give = Command(write_partner, permissions.secretariat, "Gave a partner", ())
    officers = house.secretary.person_id, house.deputy.person_id
    return give(house.act(house.secretary), None, officers=officers, **{**standing, **values})


def test_an_empty_list_says_so(client: FlaskClient) -> None:
    assert "Nobody has become a partner yet." in page(client, "/en/partners")


def test_partners_are_listed_by_name_with_kind_and_country(house: House, client: FlaskClient) -> None:
    partner(house)
    partner(house, {"en": "A bank", "fr": "Une banque", "es": "Un banco"}, country=None)
    said = words(page(client, "/en/partners"))
    assert "2 partners" in said
    assert said.index("A bank") < said.index("Networks of water Network · Benin")


def test_partners_are_narrowed_by_kind_and_country(house: House, client: FlaskClient) -> None:
    partner(house)
    partner(house, {"en": "Bank", "fr": "Banque", "es": "Banco"}, kind=PartnerKind.PROGRAMME, country="FR")
    assert "1 partner " in words(page(client, "/en/partners?kind=network"))
    assert "1 partner " in words(page(client, "/en/partners?country=FR&kind=programme"))
    assert "No partner fits" in page(client, "/en/partners?country=FR&kind=network")


@pytest.mark.parametrize("asked", ["kind=bank", "country=xx", "country=%20BJ%20x"])
def test_what_cannot_be_looked_for_is_said_and_the_list_stays(
    asked: str, house: House, client: FlaskClient
) -> None:
    partner(house)
    answer = client.get(f"/en/partners?{asked}")
    assert answer.status_code == 422
    assert "Networks of water" in answer.text


def test_a_partner_stands_with_its_own_words_and_their_language(house: House, client: FlaskClient) -> None:
    found = partner(house)
    html = page(client, f"/en/partners/{found.id}")
    assert 'lang="fr">Nous partageons l&#39;eau.' in html
    assert 'href="https://water.example.org/" rel="external nofollow noreferrer"' in html
    assert "Kind Network Country Benin Partner since 1 September 2026" in words(html)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://[", "water.example.org", "//x"])
def test_what_is_no_address_is_no_link(address: str, house: House, client: FlaskClient) -> None:
    html = page(client, f"/en/partners/{partner(house, website=address).id}")
    assert f'href="{address}"' not in html
    assert address in words(html)


def test_a_partnership_that_ended_keeps_its_page_and_leaves_the_list(
    house: House, client: FlaskClient
) -> None:
    found = partner(house)
    house.later(days=3)
    end_partner(house.act(house.secretary), found, reason="Its work is done")
    assert "Nobody has become a partner yet." in page(client, "/en/partners")
    said = words(page(client, f"/en/partners/{found.id}"))
    assert "This partnership ended on 4 September 2026. Its work is done" in said


def test_a_partner_who_is_not_there_or_waits_has_no_page(house: House, client: FlaskClient) -> None:
    waiting = partner(house, began_at=None, confirmed_by_id=None)
    for number in (waiting.id, 999):
        assert client.get(f"/en/partners/{number}").status_code == 404


def test_a_hundred_partners_are_a_page_and_many_cost_no_more_statements(house: House, app: Flask) -> None:
    partner(house)
    few = sent(app)
    for number in range(120):
        house.at += timedelta(seconds=1)
        partner(house, dict.fromkeys(("en", "fr", "es"), f"Network {number}"))
    many = sent(app)
    assert len(few) == len(many) <= 3
    client = app.test_client()
    assert "Page 1 of 2" in words(page(client, "/en/partners"))
    assert weight(page(client, "/en/partners")) < 10_000
    assert client.get("/en/partners?page=3").status_code == 404


def sent(app: Flask) -> list[str]:
    """The statements for a page that nobody has asked for."""
    app.extensions["ready_pages"] = ReadyPages()
    client = app.test_client()
    page(client, "/es/partners")
    with statements(app) as found:
        page(client, "/en/partners")
    return list(found)
