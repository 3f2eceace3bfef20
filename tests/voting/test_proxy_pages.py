"""Proxies in the browser: given, cast on one paper, named on every line, taken back."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession, Proxy
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING
from governance.voting.models import Casting, Vote
from governance.voting.rules import Choice
from tests.factories import House
from tests.voting.hand import announced, ballots, entry_of, hidden, look, open_block
from tests.voting.test_proxies import given, taken_back

SignIn = Callable[[Actor], FlaskClient]
PAPER, CHECK = "/en/my-votes/paper", "/en/my-votes/check"


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


@pytest.fixture
def proxy(house: House, assembly: AssemblySession) -> Proxy:
    return given(house, assembly, "BJ-BO>FR-OCC")


@pytest.fixture
def votes(house: House, assembly: AssemblySession, proxy: Proxy) -> list[Vote]:
    return open_block(house, assembly, 2)


@pytest.fixture
def phone(house: House, votes: list[Vote], sign_in: SignIn) -> FlaskClient:
    """Of a delegate of the region that holds the vote of BJ-BO."""
    return sign_in(house.delegate("FR-OCC"))


def mark_all(house: House, browser: FlaskClient, marks: Mapping[tuple[Vote, str], str]) -> str:
    """Save the paper with marks by vote and region; the page that it leads to."""
    token = hidden(look(browser, PAPER), "csrf_token")
    fields = {f"vote_{entry_of(house, *place)}": choice for place, choice in marks.items()}
    answer = browser.post(PAPER, data={"csrf_token": token, **fields})
    assert (answer.status_code, answer.location) == (303, f"{CHECK}?region=FR-OCC")
    return look(browser, answer.location)


def send(browser: FlaskClient, page: str):
    return browser.post(f"{CHECK}?region=FR-OCC", data=announced(page))


def test_the_head_gives_the_vote_and_everyone_can_see_it(
    house: House, assembly: AssemblySession, sign_in: SignIn, client: FlaskClient
) -> None:
    head, address = sign_in(house.head("BJ-BO")), f"/en/sessions/{assembly.number}/proxies"
    assert "No region has given its vote" in look(client, address)
    assert f"{address}/give" in look(head, address)
    page = look(head, f"{address}/give")
    assert "at most 1 other region." in page
    assert 'value="BJ-BO"' not in page
    fields = {"csrf_token": hidden(page, "csrf_token"), "motion": ""}
    assert head.post(f"{address}/give", data={**fields, "holder": ""}).status_code == 422
    assert head.post(f"{address}/give", data={**fields, "holder": "FR-OCC"}).location == address
    page = look(client, address)
    assert "Its vote is with:" in page
    assert "Take the vote back" not in page
    again = head.post(f"{address}/give", data={**fields, "holder": "ML-3"})
    assert again.status_code == 409
    assert "Your region has given this vote already." in again.text


def test_a_vote_is_given_on_one_motion(house: House, assembly: AssemblySession, sign_in: SignIn) -> None:
    motion, head = house.motion(assembly), sign_in(house.head("BJ-BO"))
    address = f"/en/sessions/{assembly.number}/proxies"
    fields = {"csrf_token": hidden(look(head, f"{address}/give"), "csrf_token"), "holder": "ML-3"}
    offered = f"{address}/give?motion={motion.id}"
    assert offered in look(head, f"/en/motions/{motion.id}")
    assert f'selected value="{motion.id}"' in look(head, offered)
    assert "/proxies/give" not in look(sign_in(house.delegate("BJ-BO")), f"/en/motions/{motion.id}")
    assert head.post(f"{address}/give", data={**fields, "motion": str(motion.id)}).status_code == 303
    assert "On one motion:" in look(head, address)
    house.session.rollback()
    assert house.session.scalars(select(Proxy)).one().motion_id == motion.id


def test_the_paper_names_on_every_line_whose_vote_it_is(phone: FlaskClient) -> None:
    page = look(phone, PAPER)
    assert page.count("Vote of your own region: FR-OCC") == 2
    assert page.count("Vote of BJ-BO, which you cast by proxy") == 2
    assert page.count('type="radio"') == 16
    assert "Ballots that you can cast: 4. You vote for: FR-OCC and BJ-BO." in look(phone, "/en/my-votes")


def test_one_screen_casts_for_both_and_the_receipt_says_for_whom(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    marks = {(votes[0], "FR-OCC"): "for", (votes[0], "BJ-BO"): "against", (votes[1], "BJ-BO"): "abstain"}
    page = mark_all(house, phone, marks)
    assert "3 ballots to be cast" in page
    assert page.count("Vote of BJ-BO, which you cast by proxy") == 2
    first = send(phone, page).location
    assert send(phone, page).location == first
    found = [(vote_id, choice) for vote_id, _, choice in ballots(house)]
    assert sorted(found) == sorted(
        [(votes[0].id, Choice.FOR), (votes[0].id, Choice.AGAINST), (votes[1].id, Choice.ABSTAIN)]
    )
    receipt = look(phone, first)
    assert "3 ballots are cast" in receipt
    assert "Receipt for FR-OCC</h2>" in receipt
    assert "Receipt for BJ-BO, by proxy: FR-OCC</h2>" in receipt
    own = look(phone, "/en/my-votes")
    assert own.count("Cast by you") == 5
    assert "BJ-BO by proxy." in own


def test_a_receipt_is_for_both_delegations_and_nobody_else(
    house: House, votes: list[Vote], phone: FlaskClient, sign_in: SignIn
) -> None:
    place = send(phone, mark_all(house, phone, {(votes[0], "BJ-BO"): "for"})).location
    assert "Receipt for BJ-BO, by proxy: FR-OCC" in look(sign_in(house.delegate("BJ-BO")), place)
    assert "by proxy: FR-OCC" in look(sign_in(house.head("FR-OCC")), place)
    assert sign_in(house.delegate("ML-3")).get(place).status_code == 404
    both = f"/en/my-votes/receipts/{house.session.scalars(select(Casting.id)).one()}?beside=1,x"
    assert phone.get(both).status_code == 200


def test_the_givers_delegates_see_where_their_vote_is_and_take_it_back(
    house: House, votes: list[Vote], phone: FlaskClient, sign_in: SignIn, proxy: Proxy
) -> None:
    send(phone, mark_all(house, phone, {(votes[0], "BJ-BO"): "for"}))
    giver = sign_in(house.delegate("BJ-BO"))
    page = look(giver, "/en/my-votes")
    assert page.count("Your vote is with: FR-OCC.") == 2
    assert "Cast by proxy: FR-OCC" in page
    assert 'type="radio"' not in look(giver, PAPER)
    address = f"/en/proxies/{proxy.id}/take-back"
    assert address in page
    page = look(giver, address)
    assert "Your delegation casts again in 1 vote that is open." in page
    assert "In 1 open vote a ballot was cast for you already. It stands." in page
    answer = giver.post(address, data={"csrf_token": hidden(page, "csrf_token")})
    assert answer.status_code == 303
    page = look(giver, "/en/my-votes")
    assert "1 vote open. You vote for BJ-BO." in page
    assert "You took your vote back after that; the ballot stands." in page
    assert look(giver, PAPER).count('type="radio"') == 4
    again = giver.post(address, data={"csrf_token": hidden(look(giver, PAPER), "csrf_token")})
    assert again.status_code == 409
    assert "Votes taken back" in look(giver, answer.location)


def test_what_is_taken_back_before_the_press_is_not_cast_and_the_rest_can_be(
    house: House, votes: list[Vote], phone: FlaskClient, proxy: Proxy
) -> None:
    page = mark_all(house, phone, {(votes[0], "FR-OCC"): "for", (votes[0], "BJ-BO"): "against"})
    taken_back(house, proxy)
    answer = send(phone, page)
    assert (answer.status_code, ballots(house)) == (303, [])
    page = look(phone, answer.location)
    assert "Taken back its vote: BJ-BO." in page
    assert "1 vote was taken back by the region that had given it to you." in page
    assert "1 ballot to be cast" in page
    assert send(phone, page).status_code == 303
    assert ballots(house) == [(votes[0].id, 1, Choice.FOR)]


def test_the_roll_and_the_roll_call_show_the_proxy(
    house: House, votes: list[Vote], phone: FlaskClient, client: FlaskClient, proxy: Proxy
) -> None:
    vote = votes[0]
    assert "by proxy: FR-OCC" in look(client, f"/en/votes/{vote.id}")
    send(phone, mark_all(house, phone, {(vote, "BJ-BO"): "for", (vote, "FR-OCC"): "for"}))
    taken_back(house, proxy)
    assert "proxy of FR-OCC, taken back" in look(client, f"/en/votes/{votes[1].id}")
    house.declared(vote)
    page = look(client, f"/en/votes/{vote.id}")
    assert "by proxy: FR-OCC" in page
    assert "Sealed roll checked now: its fingerprint is the same." in page
    assert "Recomputed now: same result." in page


def test_tasks_count_a_vote_once_that_a_delegate_casts_for_others_too(
    house: House, votes: list[Vote], phone: FlaskClient, sign_in: SignIn
) -> None:
    assert "2 votes are open" in look(phone, "/en/tasks")
    assert "votes are open" not in look(sign_in(house.delegate("BJ-BO")), "/en/tasks")


def test_twelve_motions_for_two_regions_fit_in_ten_kilobytes(
    house: House, assembly: AssemblySession, proxy: Proxy, sign_in: SignIn
) -> None:
    many = open_block(house, assembly, 12)
    browser = sign_in(house.delegate("FR-OCC"))
    check = mark_all(house, browser, {(vote, code): "for" for vote in many for code in ("FR-OCC", "BJ-BO")})
    for page in (look(browser, "/fr/my-votes"), look(browser, "/fr/my-votes/paper"), check):
        assert len(gzip.compress(page.encode())) < 10_000
    assert look(browser, send(browser, check).location).count("Receipt for") == 2


def test_where_the_statutes_allow_no_proxy_the_page_says_so(
    house: House, assembly: AssemblySession, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = replace(FOUNDING, franchise=replace(FOUNDING.franchise, proxies_per_holder=0))
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: none))
    page = look(sign_in(house.head("BJ-BO")), f"/en/sessions/{assembly.number}/proxies")
    assert "no vote can be given to another region" in page
    assert "proxies/give" not in page


def test_a_vote_is_given_and_taken_back_from_the_command_line(
    app: Flask, house: House, assembly: AssemblySession
) -> None:
    head = house.session.get_one(Person, house.head("BJ-BO").person_id)
    runner, acting = app.test_cli_runner(), ["--as", head.email]
    give = ["voting", "give-proxy", str(assembly.number), "BJ-BO", "FR-OCC", *acting]
    done = runner.invoke(args=give)
    assert (done.exit_code, done.output) == (0, "Given: proxies/1.\n")
    refused = runner.invoke(args=give)
    assert refused.exit_code == 1
    assert "Your region has given this vote already." in refused.output
    done = runner.invoke(args=["voting", "revoke-proxy", "1", *acting, "--json"])
    assert (done.exit_code, done.output) == (0, '{"recorded": ["proxies/1"]}\n')
