"""An election conducted in the browser: opened, voted in, sealed, drawn and declared, step by step."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from governance.accounts.rules import Actor
from governance.elections.box import UrnSlip
from governance.elections.draws import fingerprint
from governance.elections.models import Election
from tests.desk import Desk
from tests.elections.polling import committed, opened, ranking, ready, revealed, sealed, voted, words_of
from tests.elections.stage import called, nominated
from tests.factories import House

SignIn = Callable[[Actor], FlaskClient]
Officer = Callable[[], Desk]


@pytest.fixture
def officer(sign_in: SignIn, house: House) -> Officer:
    """The presiding officer's desk, opened anew: after weeks of nominations nobody is still signed in."""
    return lambda: Desk(sign_in(house.presiding))


def page(election: Election, name: str) -> str:
    """The address of a page; the session that it was read by then reads nothing, as between two requests."""
    address = f"/en/elections/{election.id}/{name}"
    object_session(election).rollback()
    return address


def six(election: Election) -> list[dict]:
    return [ranking(*election.paper)] * 6


def let_go(session: Session) -> None:
    """End what the test was reading, as a request does."""
    session.rollback()


def test_an_election_is_conducted_from_the_opening_to_the_declaration(
    house: House, officer: Officer, session: Session
) -> None:
    election = ready(house)
    desk = officer()
    assert "Open the election" in desk.see(page(election, "conduct"))
    assert "Candidate 3" in desk.see(page(election, "open"))
    assert "The election is open." in desk.send(page(election, "open"), closes_at="")
    let_go(session)
    voted(house, election, *six(election))
    let_go(session)
    assert "The ballot box is sealed." in desk.send(page(election, "seal"))
    assert session.scalars(select(UrnSlip)).all() == []
    let_go(session)
    assert "Revealed: 0 of 2" in desk.see(page(election, "conduct"))
    assert "The result is declared: Elected" in desk.send(page(election, "declare"), begins_at="")


def test_what_keeps_an_election_from_opening_is_said(house: House, officer: Officer) -> None:
    election = called(house)
    nominated(house, election, 1)
    house.at = election.nominations_close_at
    sentence = "An election opens once a region of each constituency on the roll has committed words"
    desk = officer()
    assert sentence in desk.see(page(election, "conduct"))
    assert sentence in desk.see(page(election, "open"))
    assert sentence in desk.send(page(election, "open"), status=409)


def test_an_election_in_which_all_have_voted_is_closed_early(
    house: House, officer: Officer, session: Session
) -> None:
    election = opened(house)
    desk = officer()
    assert "Close this election now" not in desk.see(page(election, "conduct"))
    at = house.at
    voted(house, election, *six(election))
    house.at = at
    let_go(session)
    assert "Close this election now" in desk.see(page(election, "conduct"))
    assert "The election is closed." in desk.send(page(election, "close"))


def test_an_act_done_meanwhile_is_refused_and_the_page_says_where_the_election_stands(
    house: House, officer: Officer, session: Session
) -> None:
    election = opened(house)
    voted(house, election, *six(election))
    desk = officer()
    desk.see(page(election, "seal"))
    sealed(house, election)
    let_go(session)
    assert "Ballot box sealed" in desk.send(page(election, "seal"), status=409)
    assert "does not stand where this can be done" in desk.see(page(election, "seal"))


def test_a_term_in_the_past_is_refused_at_the_form(house: House, officer: Officer, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *six(election))
    let_go(session)
    desk = officer()
    words = desk.send(page(election, "declare"), status=409, begins_at="2020-01-01T10:00")
    assert "A term begins with the declaration or later" in words


def test_an_election_is_annulled_with_a_reason(house: House, officer: Officer, session: Session) -> None:
    election = opened(house)
    voted(house, election, *six(election))
    let_go(session)
    desk = officer()
    assert "Give the reason" in desk.send(page(election, "annul"), status=422, reason=" ")
    assert "The election is annulled." in desk.send(page(election, "annul"), reason="The wrong post.")
    let_go(session)
    assert session.scalars(select(UrnSlip)).all() == []


def test_only_the_presiding_officer_conducts(house: House, sign_in: SignIn, session: Session) -> None:
    election = ready(house)
    let_go(session)
    others = sign_in(house.secretary)
    for name in ("conduct", "open", "close", "seal", "declare", "annul"):
        assert others.get(page(election, name)).status_code == 403


def test_a_region_commits_words_that_the_service_never_sees(
    house: House, sign_in: SignIn, session: Session
) -> None:
    election = called(house)
    desk = Desk(sign_in(house.head("BJ-BO")))
    assert "Commit words for the draw" in desk.see(page(election, "draw"))
    assert "Your words" in desk.see(page(election, "draw/commit"))
    sent = {"commitment": fingerprint(words_of("BJ-BO")).upper()}
    assert "Your region is in the draw." in desk.send(page(election, "draw/commit"), **sent)
    assert fingerprint(words_of("BJ-BO")) in desk.see(page(election, "draw"))
    wrong = {"commitment": "words in the wrong place"}
    assert "64 digits" in desk.send(page(election, "draw/commit"), status=409, **wrong)


def test_a_region_reveals_its_words_and_everybody_reads_them(
    house: House, sign_in: SignIn, session: Session, client: FlaskClient
) -> None:
    election = opened(house)
    desk = Desk(sign_in(house.head("BJ-BO")))
    assert "Words are revealed once" in desk.see(page(election, "draw/reveal"))
    sealed(house, election, *six(election))
    let_go(session)
    wrong = desk.send(page(election, "draw/reveal"), status=409, words="Not these words")
    assert "These are not the words" in wrong
    done = desk.send(page(election, "draw/reveal"), words=words_of("BJ-BO"))
    assert "The words of your region are revealed." in done
    assert words_of("BJ-BO") in Desk(client).see(page(election, "draw"))


def test_the_draw_is_shown_with_every_turn(house: House, client: FlaskClient, session: Session) -> None:
    election = opened(house, candidates=2)
    a, b = election.paper
    sealed(house, election, *[ranking(a, b)] * 3, *[ranking(b, a)] * 3)
    revealed(house, election)
    let_go(session)
    words = Desk(client).see(page(election, "draw"))
    assert "The order of the ballot" in words
    assert "The draw that broke a tie" not in words
    text = client.get(page(election, "draw.txt")).text
    seed = "".join(f"{fingerprint(words_of(code)).upper()}/" for code in ("BJ-BO", "FR-OCC"))
    assert f"paper\tkey string\t{seed}" in text


def test_the_draw_that_broke_a_tie_is_shown(
    house: House, officer: Officer, client: FlaskClient, session: Session
) -> None:
    election = opened(house, candidates=2)
    a, b = election.paper
    sealed(house, election, *[ranking(a, b)] * 3, *[ranking(b, a)] * 3)
    let_go(session)
    desk = officer()
    tied = desk.send(page(election, "declare"), status=409, begins_at="")
    assert "The count ends in a tie that the draw decides" in tied
    revealed(house, election)
    let_go(session)
    assert "The result is declared" in desk.send(page(election, "declare"), begins_at="")
    words = Desk(client).see(page(election, "draw"))
    assert "The draw that broke a tie" in words
    assert "TWELVETREESOFBJBO/TWELVETREESOFFROCC/" in words


def test_who_votes_for_no_region_has_no_words(house: House, officer: Officer) -> None:
    election = called(house)
    committed(house, election)
    desk = officer()
    assert desk.client.get(page(election, "draw/commit")).status_code == 403
