"""The list of posts, and elections called for them: who may, what is refused, what the pages say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.act import REGISTRY
from governance.assembly.agenda import NotThere, add_agenda_item
from governance.assembly.commands import SessionOver
from governance.counting.methods import Method
from governance.elections.annulling import annul_election
from governance.elections.calling import call_election, prolong_nominations
from governance.elections.posts import ElectionUnderway, PostAbolished, PostThere, abolish_post, create_post
from governance.elections.rules import PostKind, Territory
from governance.elections.standing import (
    HoldersOutOfBounds,
    NominationsCloseLater,
    NominationTimeTooLong,
    NominationTimeTooShort,
    PostIncomplete,
    SeatsOutOfBounds,
)
from governance.elections.states import ElectionDoesNotAllow
from governance.elections.territories import NoSuchTerritory
from governance.elections.undecided import ElectionsUndecided
from governance.errors import NotAllowed, RuleBroken
from governance.statutes.elections import Secrecy
from governance.voting.commands import close_session
from tests.desk import Desk
from tests.elections.stage import called, plan, posted, statements
from tests.factories import House, in_three

SignIn = Callable[[Actor], FlaskClient]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": {"en": "A", "fr": "B"}}, PostIncomplete),
        ({"name": in_three(" ")}, PostIncomplete),
        ({"task": in_three("x" * 2001)}, PostIncomplete),
        ({"holders": 0}, HoldersOutOfBounds),
        ({"holders": 101}, HoldersOutOfBounds),
        ({"term_months": 0}, HoldersOutOfBounds),
        ({"code": "002"}, NoSuchTerritory),
        ({"territory": Territory.CONTINENT, "code": "011"}, NoSuchTerritory),
        ({"territory": Territory.COUNTRY, "code": "Benin"}, NoSuchTerritory),
        ({"territory": Territory.TWIN, "code": "7"}, NoSuchTerritory),
        ({"territory": Territory.TWIN, "code": None}, NoSuchTerritory),
    ],
)
def test_a_post_that_is_not_whole_is_refused(
    house: House, said: dict[str, Any], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        posted(house, **said)


def test_a_post_of_the_same_name_is_created_once_until_it_is_abolished(house: House) -> None:
    post = posted(house)
    with pytest.raises(PostThere):
        posted(house)
    abolish_post(house.act(house.secretary), post)
    assert posted(house).id != post.id


def test_a_post_is_abolished_once_and_not_while_an_election_fills_it(house: House) -> None:
    post = called(house).post
    with pytest.raises(ElectionUnderway):
        abolish_post(house.act(house.secretary), post)
    other = posted(house, name=in_three("Another"))
    abolish_post(house.act(house.secretary), other)
    with pytest.raises(PostAbolished):
        abolish_post(house.act(house.secretary), other)


def test_an_election_follows_the_statutes_of_its_session(house: House) -> None:
    election = called(house)
    assert (election.seats, election.method, election.secrecy) == (1, Method.SCHULZE, Secrecy.SECRET)
    assert election.nominations_close_at == house.at + timedelta(days=14)
    several = called(house, name=in_three("Officers"), holders=3, kind=PostKind.OFFICER)
    assert (several.seats, several.method, several.secrecy) == (3, Method.SCOTTISH_STV, Secrecy.RECORDED)


def test_an_election_may_fill_some_of_the_places(house: House) -> None:
    post, assembly = posted(house, holders=3), house.sitting()
    for seats in (0, 4):
        with pytest.raises(SeatsOutOfBounds):
            call_election(house.act(house.presiding), post, assembly=assembly, seats=seats)
    election = call_election(house.act(house.presiding), post, assembly=assembly, seats=1)
    assert (election.seats, election.method) == (1, Method.SCHULZE)


def test_nominations_have_the_time_of_the_statutes(house: House) -> None:
    post, assembly = posted(house), house.sitting()
    closes = house.at + timedelta(days=14)
    with pytest.raises(NominationTimeTooShort):
        call_election(
            house.act(house.presiding),
            post,
            assembly=assembly,
            nominations_close_at=closes - timedelta(seconds=1),
        )
    election = call_election(house.act(house.presiding), post, assembly=assembly, nominations_close_at=closes)
    assert election.nominations_close_at == closes


def test_a_post_is_filled_by_one_election_at_a_time_in_a_session_that_is_not_over(house: House) -> None:
    assembly = house.sitting()
    election = called(house, assembly)
    with pytest.raises(ElectionUnderway):
        call_election(house.act(house.presiding), election.post, assembly=assembly)
    with pytest.raises(ElectionsUndecided):
        close_session(house.act(house.presiding), assembly)
    annul_election(house.act(house.presiding), election, reason="The post is to be described anew.")
    close_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionOver):
        called(house, assembly, name=in_three("Another"))


def test_an_item_of_another_session_is_refused(house: House) -> None:
    other = house.convened()
    item = add_agenda_item(house.act(house.secretary), other, title=in_three("Elections"))
    post, assembly = posted(house), house.sitting()
    with pytest.raises(NotThere):
        call_election(house.act(house.presiding), post, assembly=assembly, item=item)
    own = add_agenda_item(house.act(house.presiding), assembly, title=in_three("Elections"))
    election = call_election(house.act(house.presiding), post, assembly=assembly, item=own)
    assert election.agenda_item_id == own.id


def test_nominations_are_prolonged_once_they_have_closed(house: House) -> None:
    election = called(house)
    with pytest.raises(ElectionDoesNotAllow):
        prolong_nominations(
            house.act(house.presiding), election, nominations_close_at=house.at + timedelta(days=20)
        )
    house.later(days=14)
    with pytest.raises(NominationsCloseLater):
        prolong_nominations(house.act(house.presiding), election, nominations_close_at=house.at)
    with pytest.raises(NominationTimeTooLong):
        prolong_nominations(
            house.act(house.presiding), election, nominations_close_at=house.at + timedelta(days=4000)
        )
    later = house.at + timedelta(days=2)
    prolong_nominations(house.act(house.presiding), election, nominations_close_at=later)
    assert election.nominations_close_at == later


def test_the_secretariat_keeps_the_list_and_the_presiding_officer_calls(house: House) -> None:
    post, assembly = posted(house), house.sitting()
    with pytest.raises(NotAllowed):
        create_post(house.act(house.presiding), None, plan=plan(name=in_three("Another")))
    with pytest.raises(NotAllowed):
        call_election(house.act(house.secretary), post, assembly=assembly)
    assert REGISTRY["abolish_post"].may(house.presiding, post) is None


def typed(**said: str) -> dict[str, str]:
    """A post as the form sends it."""
    words = {f"{part}_{code}": f"{part} {code}" for part in ("name", "task") for code in ("en", "fr", "es")}
    usual = {"kind": "coordinator", "place": "subregion:011", "holders": "2", "term_months": "12"}
    return words | usual | said


def test_a_post_is_created_and_an_election_called_in_the_browser(house: House, sign_in: SignIn) -> None:
    house.sitting()
    staff, presiding = Desk(sign_in(house.secretary)), Desk(sign_in(house.presiding))
    page = staff.send("/en/posts/new", **typed())
    assert "task en" in page
    assert "Western Africa" in page
    page = presiding.send("/en/posts/1/call", session=1, item="", seats="", closes="")
    assert "The election is called." in page
    assert "Call an election" not in presiding.see("/en/posts/1")


def test_what_was_typed_of_a_post_is_shown_again_with_what_is_wrong(house: House, sign_in: SignIn) -> None:
    staff = Desk(sign_in(house.secretary))
    staff.see("/en/posts/new")
    again = staff.send("/en/posts/new", 422, **typed(name_fr="", task_es="Une longue tâche"))
    assert "Une longue tâche" in again
    staff.send("/en/posts/new", **typed())
    assert "There is a post of this name already." in staff.send("/en/posts/new", 409, **typed())
    assert "Abolish this post" in staff.see("/en/posts/1")
    assert "This post was abolished" in staff.send("/en/posts/1/abolish")
    assert "has been abolished" in staff.send("/en/posts/1/abolish", 409)


def test_nominations_are_prolonged_in_the_browser(house: House, sign_in: SignIn) -> None:
    election = called(house)
    path = f"/en/elections/{election.id}/prolong"
    assert "once they have closed" in Desk(sign_in(house.presiding)).see(path)
    presiding = Desk(sign_in(house.later(days=15).presiding))
    until = f"{house.at + timedelta(days=3):%Y-%m-%dT%H:%M}"
    assert "Nominations are open again." in presiding.send(path, closes=until)


def test_the_list_asks_the_same_of_the_database_however_long_it_is(
    house: House, app: Flask, client: FlaskClient
) -> None:
    counts = []
    for number in range(3):
        posted(house, name=in_three(f"Post {number}"))
        with statements(app) as asked:
            assert f"Post {number}" in client.get("/en/posts").text
        counts.append(len(asked))
    assert counts[0] == counts[2]
