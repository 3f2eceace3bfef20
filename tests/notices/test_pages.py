"""What one is told is chosen on a page; what was decided can be followed without an account."""

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.motions.commands import Wording, submit_motion
from governance.notices.rules import Frequency, Topic
from governance.notices.wishes import choices
from governance.statutes.rules import MotionKind
from governance.voting.rules import Choice
from tests.factories import House
from tests.reading import page, words

SignIn = Callable[[Actor], FlaskClient]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_what_was_chosen_is_kept_and_shown(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    actor = house.head("BJ-BO")
    client = sign_in(actor)
    html = page(client, "/fr/account/notices")
    assert '<option selected value="daily">' in html
    token = html.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    wishes = {topic.value: "never" for topic in Topic}
    answer = client.post("/fr/account/notices", data={"csrf_token": token, **wishes})
    assert answer.status_code == 303
    house.session.rollback()
    assert choices(house.session, actor.person_id) == dict.fromkeys(Topic, Frequency.NEVER)


def test_a_frequency_that_is_none_is_said(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    client = sign_in(house.head("BJ-BO"))
    html = page(client, "/en/account/notices")
    token = html.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    answer = client.post("/en/account/notices", data={"csrf_token": token, "votes": "hourly"})
    assert answer.status_code == 422


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", ["decisions", "motions", "record"])
def test_a_feed_is_one_that_readers_take(house: House, client: FlaskClient, name: str, language: str) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    house.declared(house.vote(assembly), **{"BJ-BO": Choice.FOR})
    answer = client.get(f"/{language}/feeds/{name}.xml")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.data)
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert entries
    for entry in [root, *entries]:
        assert all(entry.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated"))
        datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "")
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(names) == len(set(names))


def test_a_character_that_no_feed_can_hold_breaks_none(house: House, client: FlaskClient) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    submit_motion(
        house.act(house.head("BJ-BO")),
        house.regions["BJ-BO"],
        assembly=assembly,
        kind=MotionKind.RESOLUTION,
        effect={"act": "resolution"},
        text=Wording("en", "Water\ufffe", "A paragraph."),
    )
    root = ElementTree.fromstring(client.get("/en/feeds/motions.xml").data)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "Water"


def test_a_feed_that_did_not_change_is_not_sent_again(house: House, client: FlaskClient) -> None:
    house.sitting("BJ-BO", "FR-OCC")
    first = client.get("/en/feeds/record.xml")
    again = client.get("/en/feeds/record.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_settings_lead_to_it(house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    assert "What you are told" in words(page(sign_in(house.head("BJ-BO")), "/en/account/"))
