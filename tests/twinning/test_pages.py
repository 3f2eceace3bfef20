"""From the search for a counterpart to a registered agreement, in browsers without a screen."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.twinning.paper import register_twin
from tests.desk import Desk
from tests.factories import House, in_three
from tests.reading import member_regions, page, statements, words
from tests.twinning.stage import BODY, Pair, profile
from tests.voting.hand import hidden

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair.met(house)


@pytest.fixture
def desks(pair: Pair, sign_in: SignIn) -> tuple[Desk, Desk, Desk]:
    """The head of the region that proposes, the head of the other, the secretariat."""
    actors = pair.head(pair.one), pair.head(pair.other), pair.house.secretary
    return tuple(Desk(sign_in(actor)) for actor in actors)


def agreement(version: int, body: str = BODY) -> dict[str, object]:
    """What the form of an agreement sends."""
    texts = {f"{part}_{code}": f"{part} {code}" for part in ("title", "body") for code in ("en", "fr")}
    return texts | {"body_en": body, "based_on": version, "title_es": "", "body_es": ""}


def seal(desk: Desk, path: str) -> dict[str, str]:
    """The version that a page names in its form."""
    page = desk.client.get(path).text
    return {name: hidden(page, name) for name in ("version", "digest")}


def test_two_heads_agree_on_their_own_screens(desks: tuple[Desk, Desk, Desk], pair: Pair) -> None:
    one, other, secretary = desks
    path, message = "/en/twins/find/FR-OCC/BJ-BO", {"words": "Shall we?", "language": "fr"}
    said = one.send(path, 200, **message)
    assert "Read your proposal once more Shall we?" in said
    assert "Waits for an answer" in one.send(path, **message, confirmed="yes")
    assert "A twin region is proposed to you With: FR-OCC" in other.see("/en/tasks")
    assert "Message from: FR-OCC Shall we?" in other.see("/en/twins/proposals/1/answer")
    other.send("/en/twins/proposals/1/answer", accepted="yes", words="With joy.", language="en")
    assert "An agreement to write With: BJ-BO" in one.see("/en/tasks")
    write_and_sign(one, other, secretary)


def write_and_sign(one: Desk, other: Desk, secretary: Desk) -> None:
    """The second half of the story."""
    assert "BJ-BO signs. Waiting" in one.send("/en/twins/proposals/1/write", **agreement(0))
    assert "An agreement to read and sign" in other.see("/en/tasks")
    assert "version 2" in other.send("/en/twins/proposals/1/write", **agreement(1, "They plant figs."))
    for desk in (one, other):
        path = "/en/twins/proposals/1/sign"
        assert "They plant figs." in desk.see(path)
        assert "Your signature is recorded." in desk.send(path, **seal(desk, path))
    assert "An agreement to register FR-OCC and BJ-BO" in secretary.see("/en/tasks")
    path = "/en/twins/proposals/1/register"
    said = secretary.send(path, **seal(secretary, path))
    assert "Equally authentic in: English, Français" in said
    assert "They plant figs." in said
    assert "An agreement" not in secretary.see("/en/tasks")


def test_a_twin_is_read_by_anyone_without_names(pair: Pair, client: FlaskClient) -> None:
    proposal = pair.accepted()
    twin = pair.registered(proposal)
    pair.registered(proposal, 1, "The two regions plant figs.\n\nThey save water.")
    said = words(page(client, f"/fr/twins/{twin.id}"))
    assert "Agreement (fr)" in said
    assert "plant figs" in said
    assert "Head" not in said.replace("Head of delegation", "")
    assert "assembly.example.org" not in said
    assert "plant trees" in words(page(client, f"/en/twins/{twin.id}?version=1&text=en"))
    assert "Agreement (en)" in words(page(client, "/en/twins"))
    assert "Agreement (en)" in words(page(client, "/en/regions/BJ-BO"))


def test_two_versions_are_compared_in_either_language(pair: Pair, client: FlaskClient) -> None:
    proposal = pair.accepted()
    twin = pair.registered(proposal)
    pair.registered(proposal, 1, "The two regions plant figs.\n\nThey save water.")
    address = f"/en/twins/{twin.id}/comparison"
    for asked in ("", "?before=1&after=2&text=fr"):
        said = words(page(client, address + asked))
        assert "plant Deleted: trees End of what was deleted." in said
        assert "Inserted: figs End of what was inserted. ." in said
    assert "Inserted: trees" in words(page(client, f"{address}?before=2&after=1&text=en"))
    for asked in ("before=1&after=9&text=fr", "before=x&after=2&text=fr", "before=1&after=2&text=de"):
        assert client.get(f"{address}?{asked}").status_code == 422


@pytest.mark.parametrize("asked", ["?version=9", "?version=x", "/comparison"])
def test_what_was_never_written_has_no_page(pair: Pair, client: FlaskClient, asked: str) -> None:
    assert client.get(f"/en/twins/{pair.registered().id}{asked}").status_code == 404
    assert client.get("/en/twins/99").status_code == 404


def test_who_is_overtaken_loses_nothing(desks: tuple[Desk, Desk, Desk], pair: Pair) -> None:
    one, other, _ = desks
    pair.accepted()
    other.send("/en/twins/proposals/1/write", **agreement(0, "Theirs."))
    answer = one.client.post(
        "/en/twins/proposals/1/write",
        data={"csrf_token": proof(one), **agreement(0, "Ours, at great length.")},
    )
    assert answer.status_code == 409
    said = words(answer.text)
    assert "The other region wrote version 1 meanwhile." in said
    assert "Ours, at great length." in said
    assert "Theirs." in said
    assert 'name="based_on" type="hidden" value="1"' in answer.text
    assert "version 2" in one.send("/en/twins/proposals/1/write", **agreement(1, "Ours, at great length."))


def proof(desk: Desk) -> str:
    desk.see("/en/twins/proposals/1/write")
    return desk.proof


def test_a_text_that_changed_since_it_was_read_is_shown_again_before_it_is_signed(
    desks: tuple[Desk, Desk, Desk], pair: Pair
) -> None:
    one, other, _ = desks
    pair.accepted()
    path = "/en/twins/proposals/1"
    one.send(f"{path}/write", **agreement(0, "First."))
    read = seal(one, f"{path}/sign")
    other.send(f"{path}/write", **agreement(1, "Second."))
    said = one.send(f"{path}/sign", 409, **read)
    assert "Version 2 was written since" in said
    assert "Second." in said


def test_suggestions_say_why(desks: tuple[Desk, Desk, Desk], pair: Pair) -> None:
    source = {"population_year": 2024, "population_source": "A census."}
    given = {"brings": ("solar",), "seeks": ("forests",), "population": 6000, **source}
    profile(pair.house, "FR-OCC", languages=("fr",), **given)
    given = {"brings": ("forests",), "seeks": ("solar",), "population": 1500, **source}
    profile(pair.house, "BJ-BO", languages=("fr", "en"), **given)
    pair.house.region("ML-3")
    said = desks[0].see("/en/twins/find/FR-OCC")
    assert "2 regions" in said
    assert (
        "BJ-BO It seeks what you bring: Solar energy. It brings what you seek: Forests. "
        "You share a language: French. Inhabitants: 1,500 there, 6,000 in your region. It has no twin yet."
    ) in said
    assert "ML-3 It has not said what it brings or seeks. It has no twin yet." in said


def test_a_twin_is_ended_with_a_reason_that_everyone_reads(
    desks: tuple[Desk, Desk, Desk], pair: Pair, client: FlaskClient
) -> None:
    one, other, _ = desks
    path = f"/en/twins/{pair.registered().id}"
    reason = {"words": "We part.", "language": "en"}
    assert "A notice cannot be taken back." in one.send(f"{path}/end", 200, **reason)
    assert "Notice given" in one.send(f"{path}/end", **reason, confirmed="yes")
    assert "We part." in words(page(client, path))
    assert "the twin ends at once" in other.see(f"{path}/end")
    pair.house.later(hours=1)
    assert "Ended" in other.send(f"{path}/end", **reason, confirmed="yes")


def test_a_twin_agreed_on_paper_has_a_page(pair: Pair, client: FlaskClient) -> None:
    act = pair.house.act(pair.house.secretary)
    twin = register_twin(act, pair.one, other=pair.other, **PAPER)
    said = words(page(client, f"/en/twins/{twin.id}"))
    assert "signed on paper" in said
    assert "purpose Commitment: commitment" in said


def test_the_old_address_of_twins_leads_to_the_new_one(client: FlaskClient) -> None:
    assert client.get("/fr/regions/twins").location == "/fr/twins"


PAPER = {part: in_three(part) for part in ("title", "purpose", "commitment")}


def counted(app: Flask, house: House, visits: list[tuple[FlaskClient, str]]) -> list[int]:
    """How many statements each page takes when it is made anew."""
    counts = []
    for visitor, address in visits:
        visitor.get(address)
        house.later(seconds=1)
        with statements(app) as sent:
            assert visitor.get(address).status_code == 200
        counts.append(len(sent))
    return counts


def test_lists_take_as_many_statements_for_three_twins_as_for_one(
    app: Flask, pair: Pair, sign_in: SignIn
) -> None:
    house, codes = pair.house, member_regions(pair.house, 1, 6)
    head, secretary = sign_in(pair.head(pair.one)), sign_in(house.secretary)
    visits = [
        (app.test_client(), "/en/twins"),
        (head, "/en/twins"),
        (head, "/en/twins/find/FR-OCC"),
        (secretary, "/en/twins/proposals"),
    ]
    found = []
    for emitter, storer in zip(codes[::2], codes[1::2], strict=True):
        act = house.act(house.secretary)
        register_twin(act, house.regions[emitter], other=house.regions[storer], **PAPER)
        found.append(counted(app, house, visits))
    assert found[0] == found[1] == found[2]


def test_a_twin_and_a_proposal_take_as_many_statements_for_three_versions_as_for_one(
    app: Flask, pair: Pair, sign_in: SignIn
) -> None:
    proposal = pair.accepted()
    twin = pair.registered(proposal)
    head = sign_in(pair.head(pair.one))
    visits = [
        (app.test_client(), f"/en/twins/{twin.id}"),
        (head, f"/en/twins/{twin.id}"),
        (head, f"/en/twins/proposals/{proposal.id}"),
        (head, "/en/twins/proposals"),
        (head, "/en/tasks"),
    ]
    found = [counted(app, pair.house, visits)]
    for version in (1, 2):
        pair.registered(proposal, version, f"Text {version}.")
        found.append(counted(app, pair.house, visits))
    assert found[0] == found[1] == found[2]
