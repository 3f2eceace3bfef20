"""The ballot of an election as a delegate meets it: marked, checked, cast, found again."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from governance.accounts.entrance import end_login_sessions
from governance.accounts.rules import Actor
from governance.act import housekeeping
from governance.assembly.models import AssemblySession
from governance.counting.methods import Method
from governance.elections.annulling import annul_election
from governance.elections.box import RankedBallot, UrnBallot, UrnSlip
from governance.elections.closing import seal_urn
from governance.elections.declaring import declare_election
from governance.elections.models import Election, Nomination
from governance.elections.urn import SLIP
from governance.statutes.elections import PaperOrder, Published
from governance.voting.proxies import give_proxy, revoke_proxy
from tests.elections.box import cast, drop, entry_of, opened, ranking, ruled, secret
from tests.factories import House, in_three
from tests.reading import statements, weight
from tests.voting.hand import hidden, look

SignIn = Callable[[Actor], FlaskClient]
PickUp = Callable[[], FlaskClient]


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


@pytest.fixture
def pick_up(house: House, sign_in: SignIn) -> PickUp:
    """A delegate's browser, signed in when the election is open: a sign-in does not outlast nominations."""
    return lambda: sign_in(house.delegate("BJ-BO"))


def sheet(election: Election, region: str = "BJ-BO") -> str:
    return f"/en/elections/{election.id}/ballot?region={region}"


def places(election: Election, *numbers: object) -> dict[str, str]:
    """Numbers beside the candidates, in the order of the paper."""
    paper = election.paper or []
    return {f"candidate_{one}": str(number) for one, number in zip(paper, numbers, strict=False)}


def send(browser: FlaskClient, election: Election, fields: dict[str, Any]) -> TestResponse:
    """Mark the ballot so and press the button."""
    token = hidden(look(browser, sheet(election)), "csrf_token")
    return browser.post(sheet(election), data={"csrf_token": token, **fields})


def press(browser: FlaskClient, election: Election, page: str) -> TestResponse:
    """The button of the page that checks the ballot."""
    sent = {name: hidden(page, name) for name in ("csrf_token", "sealed_key")}
    return browser.post(sheet(election).replace("/ballot", "/ballot/check"), data=sent)


def recorded_marks(house: House) -> list[dict[str, Any]]:
    house.session.rollback()
    return [ballot.mark for ballot in house.session.scalars(select(RankedBallot).order_by(RankedBallot.id))]


def urn(house: House) -> list[tuple[str, dict[str, Any]]]:
    house.session.rollback()
    return [(slip.id, slip.mark) for slip in house.session.scalars(select(UrnSlip))]


def test_a_ballot_is_marked_checked_cast_and_receipted(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    first, second, third = election.paper or []
    page = send(phone, election, places(election, 2, 1)).text
    assert "Your ballot is not in the box yet." in page
    assert page.index(f"<dt>1</dt><dd>{name(house, second)}") < page.index(
        f"<dt>2</dt><dd>{name(house, first)}"
    )
    assert f"<li>{name(house, third)}</li>" in page
    assert recorded_marks(house) == []
    answer = press(phone, election, page)
    assert (answer.status_code, answer.location) == (303, f"/en/elections/{election.id}/receipt")
    assert recorded_marks(house) == [ranking(second, first)]
    receipt = look(phone, answer.location)
    assert house.session.scalars(select(RankedBallot.code)).one() in receipt
    assert "Cast by: you" in receipt


def name(house: House, number: int) -> str:
    return str(house.session.get_one(Nomination, number).name)


def test_a_ballot_sent_twice_is_cast_once_and_another_replaces_it(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 1)).text
    assert press(phone, election, page).location == press(phone, election, page).location
    assert len(recorded_marks(house)) == 1
    shown = look(phone, sheet(election))
    assert "Your region has cast a ballot." in shown
    assert re.search(r'name="candidate_\d+"[^>]*value="1"', shown)
    press(phone, election, send(phone, election, places(election, "", 1)).text)
    assert len(recorded_marks(house)) == 2
    assert "Number 2 of this region" in look(phone, f"/en/elections/{election.id}/receipt")


def test_a_gap_is_closed_up_only_once_it_is_confirmed(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    marked = places(election, 1, 3)
    answer = send(phone, election, marked)
    assert answer.status_code == 422
    assert "Nobody has the number 2. The gap is closed up" in answer.text
    assert 'name="confirmed" value="2"' in answer.text
    assert 'value="3"' in answer.text
    # What is confirmed is this gap, and no other.
    assert send(phone, election, places(election, 2, 3) | {"confirmed": "2"}).status_code == 422
    page = send(phone, election, marked | {"confirmed": "2"})
    assert page.status_code == 200
    press(phone, election, page.text)
    first, second, _third = election.paper or []
    assert recorded_marks(house) == [ranking(first, second)]


def test_a_number_used_twice_ranks_equal_where_the_method_compares(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 1, 1, 2))
    assert page.status_code == 200
    assert ": ranked equal" in page.text
    assert "The same number twice ranks those two equal." in look(phone, sheet(election))


def test_a_number_used_twice_is_refused_beside_the_field_where_the_method_cannot_read_it(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly, candidates=4, holders=2)
    phone = pick_up()
    assert election.method is Method.SCOTTISH_STV
    answer = send(phone, election, places(election, 1, 2, 2))
    assert answer.status_code == 422
    assert answer.text.count("A ballot is read only up to the number that two share") == 4
    assert 'name="confirmed"' not in answer.text


@pytest.mark.parametrize("typed", ["0", "4", "-1", "first", "1.5", "9" * 400, "²", "000000001" + "9" * 30])
def test_what_is_no_place_is_said_beside_the_field_and_kept(
    house: House, assembly: AssemblySession, pick_up: PickUp, typed: str
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    answer = send(phone, election, places(election, typed))
    assert answer.status_code == 422
    assert answer.text.count("Write a whole number from 1 to 3, or leave this empty.") == 2
    assert f'value="{typed}"' in answer.text


def test_a_blank_ballot_is_cast_once_it_is_confirmed(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    answer = send(phone, election, {})
    assert answer.status_code == 422
    assert 'name="confirmed" value="blank"' in answer.text
    press(phone, election, send(phone, election, {"confirmed": "blank"}).text)
    assert recorded_marks(house) == [ranking()]


def test_the_check_leads_back_to_the_ballot_as_it_was_marked(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 2, 1)).text
    sent = {name: hidden(page, name) for name in ("csrf_token", *places(election, 2, 1))}
    back = phone.post(sheet(election), data={**sent, "change": "yes"})
    assert back.status_code == 200
    assert "Check the ballot" in back.text
    assert back.text.count('value="2"') == 1


@pytest.mark.parametrize(
    ("method", "fields", "mark"),
    [
        (Method.APPROVAL, {"chosen": [0, 1]}, {"kind": "choices", "chosen": [0, 1]}),
        (Method.PLURALITY, {"chosen": [1]}, {"kind": "choices", "chosen": [1]}),
        (Method.SCORE, {0: "5", 1: "0"}, {"kind": "scores", "scores": {"0": 5, "1": 0}}),
    ],
)
def test_other_methods_have_other_ballots(
    house: House,
    assembly: AssemblySession,
    pick_up: PickUp,
    monkeypatch: pytest.MonkeyPatch,
    method: Method,
    fields: dict[Any, Any],
    mark: dict[str, Any],
) -> None:
    ruled(monkeypatch, one_holder=method)
    election = opened(house, assembly)
    phone = pick_up()
    paper = sorted(election.paper or [])
    if "chosen" in fields:
        sent: dict[str, Any] = {"chosen": [str(paper[one]) for one in fields["chosen"]]}
        expected: dict[str, Any] = {**mark, "chosen": [paper[one] for one in mark["chosen"]]}
    else:
        sent = {f"candidate_{paper[one]}": said for one, said in fields.items()}
        expected = {**mark, "scores": {str(paper[int(one)]): said for one, said in mark["scores"].items()}}
    press(phone, election, send(phone, election, sent).text)
    assert recorded_marks(house) == [expected]


def test_too_many_ticks_are_refused_beside_the_boxes(
    house: House, assembly: AssemblySession, pick_up: PickUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, one_holder=Method.TWO_ROUND)
    election = opened(house, assembly)
    phone = pick_up()
    answer = send(phone, election, {"chosen": [str(one) for one in election.paper or []]})
    assert answer.status_code == 422
    assert answer.text.count("Choose at most 1: with more, nothing on the ballot could be read.") == 2


def test_where_nobody_stands_against_another_each_is_answered_yes_or_no(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = opened(house, assembly, candidates=2, holders=2)
    phone = pick_up()
    first, second = sorted(election.paper or [])
    page = send(phone, election, {f"candidate_{first}": "yes", f"candidate_{second}": ""}).text
    assert "<dd>Yes</dd>" in page
    assert "Not answered, which counts as an abstention:" in page
    press(phone, election, page)
    assert recorded_marks(house) == [{"kind": "confirmation", "answers": {str(first): "yes"}}]


def test_each_ballot_begins_with_another_candidate_where_the_statutes_rotate(
    house: House, assembly: AssemblySession, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, paper_order=PaperOrder.ROTATED)
    election = opened(house, assembly)
    orders = {
        code: [
            int(one)
            for one in re.findall(
                r'name="candidate_(\d+)"', look(sign_in(house.head(code)), sheet(election, code))
            )
        ]
        for code in ("BJ-BO", "FR-OCC", "ML-3")
    }
    first, second, third = election.paper or []
    assert orders == {
        "BJ-BO": [first, second, third],
        "FR-OCC": [second, third, first],
        "ML-3": [third, first, second],
    }


def test_a_secret_ballot_is_told_its_identifier_before_and_after_and_casts_once(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 2, 1)).text
    slip = (re.search(rf">({SLIP.pattern})<", page) or [""])[1]
    assert slip
    assert urn(house) == []
    answer = press(phone, election, page)
    first, second, _third = election.paper or []
    assert answer.status_code == 200
    assert slip in answer.text
    assert urn(house) == [(slip, ranking(second, first))]
    again = press(phone, election, page)
    assert again.status_code == 200
    assert "The ballot of your region is in the box" in again.text
    assert slip not in again.text
    assert len(urn(house)) == 1


def test_no_answer_about_a_secret_ballot_is_stored_in_a_cookie_or_by_a_browser(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    marked = send(phone, election, places(election, 2, 1))
    cast = press(phone, election, marked.text)
    for answer in (marked, cast, press(phone, election, marked.text)):
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers


def test_once_the_region_has_voted_no_answer_tells_one_sealed_ballot_from_another(
    house: House, assembly: AssemblySession, pick_up: PickUp, sign_in: SignIn
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    cast = send(phone, election, places(election, 2, 1)).text
    other = send(phone, election, places(election, 1)).text
    press(phone, election, cast)
    forged = re.sub(r'name="sealed_key"([^>]*)value="[^"]*"', r'name="sealed_key"\1value="forged"', cast)
    # The token of a form is signed with the second, which may turn between two answers.
    token = re.compile(r'name="csrf_token"[^>]*')
    answers = {token.sub("", press(phone, election, page).text) for page in (cast, other, forged)}
    assert len(answers) == 1


def test_nobody_chooses_an_identifier_or_casts_what_was_checked_for_another_region(
    house: House, assembly: AssemblySession, pick_up: PickUp, sign_in: SignIn
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 2, 1)).text
    forged = re.sub(r'name="sealed_key"([^>]*)value="[^"]*"', r'name="sealed_key"\1value="forged"', page)
    assert press(phone, election, forged).status_code == 422
    stranger = sign_in(house.delegate("ML-3"))
    sent = {"sealed_key": hidden(page, "sealed_key")}
    sent["csrf_token"] = hidden(look(stranger, sheet(election, "ML-3")), "csrf_token")
    path = f"/en/elections/{election.id}/ballot/check?region="
    assert stranger.post(f"{path}ML-3", data=sent).status_code == 422
    assert stranger.post(f"{path}BJ-BO", data=sent).status_code == 403
    assert urn(house) == []


def test_a_close_before_the_press_casts_nothing_and_shows_what_was_marked(
    house: House, assembly: AssemblySession, pick_up: PickUp
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 2, 1)).text
    annul_election(house.act(house.presiding), election, reason="A wrong name.")
    refused = press(phone, election, page)
    assert refused.status_code == 409
    assert "Annulled" in refused.text
    assert hidden(refused.text, "sealed_key") == hidden(page, "sealed_key")
    assert urn(house) == []
    assert "No ballot can be cast now" in look(phone, sheet(election))


def test_the_holder_of_a_proxy_chooses_whose_ballot_to_cast(
    house: House, assembly: AssemblySession, sign_in: SignIn
) -> None:
    give_proxy(
        house.act(house.head("BJ-BO")),
        house.regions["BJ-BO"],
        holder=house.regions["ML-3"],
        assembly=assembly,
    )
    election = secret(house, assembly)
    holder, giver = sign_in(house.delegate("ML-3")), sign_in(house.head("BJ-BO"))
    choice = look(holder, f"/en/elections/{election.id}/ballot")
    assert "region=BJ-BO" in choice
    assert "region=ML-3" in choice
    assert "by proxy" in look(holder, sheet(election))
    assert giver.get(sheet(election)).status_code == 403
    press(holder, election, send(holder, election, places(election, 1)).text)
    house.session.rollback()
    assert entry_of(house, election).voted
    assert not entry_of(house, election, "ML-3").voted


@pytest.mark.parametrize("by_proxy", [True, False])
def test_whose_proxy_was_taken_back_sees_only_what_was_cast_by_it(
    house: House, assembly: AssemblySession, sign_in: SignIn, by_proxy: bool
) -> None:
    proxy = give_proxy(
        house.act(house.head("BJ-BO")),
        house.regions["BJ-BO"],
        holder=house.regions["ML-3"],
        assembly=assembly,
    )
    election = opened(house, assembly)
    mark = ranking(*election.paper or [])
    if by_proxy:
        cast(house, election, mark, by=house.delegate("ML-3"))
    revoke_proxy(house.act(house.head("BJ-BO")), proxy)
    if not by_proxy:
        cast(house, election, mark, by=house.head("BJ-BO"))
    code = house.session.scalars(select(RankedBallot.code)).one()
    receipt = look(sign_in(house.delegate("ML-3")), f"/en/elections/{election.id}/receipt")
    assert (code in receipt) is by_proxy


def test_who_has_no_vote_has_no_ballot(
    house: House, assembly: AssemblySession, client: FlaskClient, sign_in: SignIn
) -> None:
    election = opened(house, assembly)
    assert client.get(sheet(election)).status_code == 303
    assert sign_in(house.presiding).get(sheet(election)).status_code == 403
    assert sign_in(house.delegate("ML-3")).get(sheet(election)).status_code == 403
    assert sign_in(house.presiding).get("/en/elections/999/ballot").status_code == 404


def test_the_box_stays_shut_until_the_declaration(
    house: House, assembly: AssemblySession, pick_up: PickUp, client: FlaskClient
) -> None:
    election = secret(house, assembly)
    phone = pick_up()
    page = send(phone, election, places(election, 2, 1)).text
    press(phone, election, page)
    for browser in (phone, client):
        shown = look(browser, f"/en/elections/{election.id}/receipt")
        assert "The box is opened when the result is declared." in shown
        assert not re.search(SLIP.pattern, shown)
    assert house.session.scalars(select(UrnBallot)).all() == []


@pytest.mark.parametrize("are_public", [True, False])
def test_where_marks_are_not_public_no_identifier_stands_whole(
    house: House,
    assembly: AssemblySession,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    are_public: bool,
) -> None:
    ruled(monkeypatch, published=Published.RANKINGS, fewest_ballots=2 if are_public else 3)
    election = secret(house, assembly)
    for code in ("BJ-BO", "ML-3"):
        drop(house, election, ranking(*(election.paper or [])), by=house.head(code), code=code)
    slips = [slip for slip, _mark in urn(house)]
    assert election.closes_at is not None
    house.at = election.closes_at
    seal_urn(house.act(house.presiding), election)
    declare_election(house.act(house.presiding), election)
    receipt = look(client, f"/en/elections/{election.id}/receipt")
    assert all((slip in receipt) is are_public for slip in slips)
    assert all(slip[:9] in receipt for slip in slips)


def test_a_ballot_of_thirty_candidates_is_as_light_and_asks_as_often_as_one_of_three(
    house: House, assembly: AssemblySession, app: Flask, pick_up: PickUp
) -> None:
    few = opened(house, assembly, candidates=3, name=in_three("Bailiff"))
    many = opened(house, assembly, candidates=30)
    phone = pick_up()
    house.at = few.closes_at - timedelta(minutes=1)
    costs = []
    for election in (few, many):
        phone = pick_up()
        look(phone, sheet(election))
        with statements(app) as sent:
            page = look(phone, sheet(election))
        costs.append(len(sent))
        assert weight(page) < 10 * 1024
        checked = send(phone, election, places(election, *range(1, 31))).text
        assert weight(checked) < 10 * 1024
    assert costs[0] == costs[1] <= 12


def test_a_secret_ballot_sent_after_the_sign_in_ran_out_is_kept_in_the_page_alone(
    house: House, assembly: AssemblySession, sign_in: SignIn
) -> None:
    election = secret(house, assembly)
    delegate = house.delegate("BJ-BO")
    phone = sign_in(delegate)
    checked = send(phone, election, places(election, 2, 1)).text
    assert delegate.person_id is not None
    with housekeeping(house.session):
        end_login_sessions(house.session, delegate.person_id, house.at)
    answer = press(phone, election, checked)
    assert answer.status_code == 401
    assert hidden(answer.text, "kept")
    cookies = " ".join(answer.headers.getlist("Set-Cookie"))
    assert hidden(checked, "sealed_key") not in cookies
    assert urn(house) == []
    again = sign_in(delegate)
    sent = {"csrf_token": hidden(look(again, sheet(election)), "csrf_token")}
    sent["sealed_key"] = hidden(checked, "sealed_key")
    cast = again.post(sheet(election).replace("/ballot", "/ballot/check"), data=sent)
    assert "Your ballot is in the box" in cast.text
    assert len(urn(house)) == 1
