"""The booth as a delegate meets it: what each page says, and that nothing marked is ever lost."""

import gzip
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts import login
from governance.accounts.entrance import end_login_sessions
from governance.accounts.rules import Actor, Office, OfficeKind
from governance.act import housekeeping
from governance.assembly.models import AssemblySession
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING, MotionKind
from governance.voting.commands import annul_vote, declare_vote
from governance.voting.models import Ballot, Casting, Vote
from governance.voting.rules import Choice
from tests.factories import House
from tests.voting.hand import announced, ballots, entry_of, hidden, look, mark, open_block, press

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


@pytest.fixture
def votes(house: House, assembly: AssemblySession) -> list[Vote]:
    return open_block(house, assembly, 3)


@pytest.fixture
def delegate(house: House, votes: list[Vote]) -> Actor:
    return house.delegate("BJ-BO")


@pytest.fixture
def phone(sign_in: SignIn, delegate: Actor) -> FlaskClient:
    return sign_in(delegate)


def test_the_first_page_says_how_many_votes_are_open_until_when_and_for_whom(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    page = look(phone, "/en/my-votes")
    assert "3 votes open. You vote for BJ-BO." in page
    assert "UTC+1" in page
    assert "UTC)" in page
    assert page.count("Not cast") == 3


def test_nothing_is_chosen_beforehand(house: House, votes: list[Vote], phone: FlaskClient) -> None:
    page = look(phone, "/en/my-votes/paper")
    assert page.count('type="radio"') == 12
    assert " checked>" not in page
    assert page.count('href="/en/motions/') == 3
    assert page.count("More than one half") == 3


def test_saving_casts_nothing_and_the_second_page_says_so(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    page = mark(house, phone, {votes[0]: "for", votes[1]: ""})
    assert "Nothing is cast yet." in page
    assert "1 ballot to be cast for BJ-BO" in page
    assert "Undecided: no ballot will be cast" in page
    assert f"#vote_{entry_of(house, votes[0])}-0" in page
    assert ballots(house) == []


def test_the_receipt_is_read_back_from_the_database(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    answer = press(phone, mark(house, phone, {votes[0]: "for", votes[1]: "abstain"}))
    assert answer.status_code == 303
    assert ballots(house) == [(votes[0].id, 1, Choice.FOR), (votes[1].id, 1, Choice.ABSTAIN)]
    page = look(phone, answer.location)
    for ballot in house.session.scalars(select(Ballot)):
        assert ballot.code in page
    for said in (
        votes[0].text_digest,
        "2 ballots are cast",
        "UTC+1",
        "stays sealed",
        "You can change your vote",
    ):
        assert said in page
    assert "Number 1 of this region; it is the one that counts." in page
    assert "Nothing is marked" in look(phone, "/en/my-votes/check")


def test_a_second_press_and_a_resend_after_the_close_give_the_same_receipt(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    page = mark(house, phone, {votes[0]: "for"})
    first = press(phone, page).location
    assert press(phone, page).location == first
    mark(house, phone, {votes[1]: "against"})
    assert press(phone, page).location == first
    house.at = votes[0].closes_at
    assert press(phone, page).location == first
    assert len(ballots(house)) == 1


def test_back_to_the_paper_and_saving_the_same_answers_casts_nothing_again(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    press(phone, mark(house, phone, {votes[0]: "for"}))
    page = mark(house, phone, {votes[0]: "for"})
    assert "Your answers are already cast as you marked them." in page
    assert "Cast these ballots" not in page


def test_only_some_votes_can_be_changed_and_each_change_is_kept(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    before = press(phone, mark(house, phone, {votes[0]: "for", votes[1]: "for"})).location
    page = look(phone, "/en/my-votes/paper")
    assert page.count("Leave as cast") == 2
    assert page.count("Cast by you") == 2
    page = mark(house, phone, {votes[0]: "against"})
    assert "Replaces: For." in page
    after = press(phone, page).location
    assert "Number 2 of this region; it is the one that counts." in look(phone, after)
    assert "Number 1 of this region; number 2 replaced it and counts." in look(phone, before)
    assert ballots(house)[2:] == [(votes[0].id, 2, Choice.AGAINST)]


def test_a_colleague_sees_the_office_that_cast_and_may_change_it(
    house: House, votes: list[Vote], delegate: Actor, sign_in: SignIn
) -> None:
    first, second = sign_in(delegate), sign_in(house.delegate("BJ-BO", OfficeKind.HEAD_OF_DELEGATION))
    receipt = press(first, mark(house, first, {votes[0]: "for"})).location
    for path in ("/en/my-votes", "/en/my-votes/paper", receipt):
        page = look(second, path)
        assert "Delegate" in page
        assert "Cast by" in page
    changed = press(second, mark(house, second, {votes[0]: "against"})).location
    assert "Cast by: Head of delegation" in look(first, "/en/my-votes")
    assert look(first, changed).count("Number 2 of this region") == 1
    assert ballots(house) == [(votes[0].id, 1, Choice.FOR), (votes[0].id, 2, Choice.AGAINST)]


def test_a_vote_that_closes_before_the_press_keeps_what_was_chosen_and_lets_the_rest_be_cast(
    house: House, assembly: AssemblySession, votes: list[Vote], phone: FlaskClient
) -> None:
    (longer,) = open_block(house, assembly, 1, hours=48)
    page = mark(house, phone, {votes[0]: "against", longer: "for"})
    house.at = votes[0].closes_at
    answer = press(phone, page)
    assert answer.status_code == 409
    assert ballots(house) == []
    for said in (
        "Nothing was cast",
        "Closed:",
        "1 vote closed before your answer was cast.",
        "Against",
        "1 ballot to be cast",
    ):
        assert said in answer.text
    assert press(phone, answer.text).status_code == 303
    assert ballots(house) == [(longer.id, 1, Choice.FOR)]


@pytest.mark.parametrize("decision", [annul_vote, declare_vote])
def test_a_vote_annulled_or_declared_before_the_press_is_set_apart(
    house: House, assembly: AssemblySession, votes: list[Vote], phone: FlaskClient, decision
) -> None:
    (longer,) = open_block(house, assembly, 1, hours=48)
    page = mark(house, phone, {votes[0]: "against", longer: "for"})
    house.at = votes[0].closes_at if decision is declare_vote else house.at
    details = {} if decision is declare_vote else {"reason": "A wrong text was shown."}
    decision(house.act(house.presiding), votes[0], **details)
    answer = press(phone, page)
    assert answer.status_code == 409
    assert "Your answer is kept below" in answer.text
    assert press(phone, answer.text).status_code == 303
    assert ballots(house) == [(longer.id, 1, Choice.FOR)]


def test_a_vote_that_closes_before_the_paper_is_saved_keeps_what_was_chosen(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    token = hidden(look(phone, "/en/my-votes/paper"), "csrf_token")
    house.at = votes[0].closes_at
    field = f"vote_{entry_of(house, votes[0])}"
    page = phone.post(
        "/en/my-votes/paper", data={"csrf_token": token, field: "against"}, follow_redirects=True
    ).text
    assert "1 vote closed before your answer was cast." in page
    assert "Against" in page


def test_answers_changed_in_another_window_are_checked_again(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    page = mark(house, phone, {votes[0]: "for"})
    mark(house, phone, {votes[0]: "against"})
    assert press(phone, page).location == "/en/my-votes/check?region=BJ-BO"
    assert "Your answers were changed in another window." in look(phone, "/en/my-votes/check")
    assert ballots(house) == []


def test_answers_survive_the_end_of_the_login_session(
    house: House, votes: list[Vote], phone: FlaskClient, delegate: Actor, sign_in: SignIn
) -> None:
    mark(house, phone, {votes[0]: "for"})
    house.later(hours=23)
    again = sign_in(delegate)
    page = look(again, "/en/my-votes/paper")
    assert "These answers are kept from your last visit. They are not cast yet." in page
    assert page.count(" checked>") == 1
    assert "Your answers are kept here. They are not cast yet." in look(again, "/en/my-votes")


def test_a_press_without_its_key_casts_nothing_and_shows_the_answers_again(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    fields = announced(mark(house, phone, {votes[0]: "for"}))
    for key, entries in (("", fields["entries"]), (fields["key"], "1, 2"), (fields["key"], "x" * 9999)):
        answer = phone.post("/en/my-votes/check", data={**fields, "key": key, "entries": entries})
        assert answer.status_code == 303
    assert "Nothing is cast yet: check the answers" in look(phone, "/en/my-votes/check")
    assert ballots(house) == []


def test_an_absurd_answer_is_refused_and_the_others_stay_marked(
    house: House, votes: list[Vote], phone: FlaskClient
) -> None:
    token = hidden(look(phone, "/en/my-votes/paper"), "csrf_token")
    fields = {f"vote_{entry_of(house, vote)}": "for" for vote in votes}
    fields |= {
        f"vote_{entry_of(house, votes[2])}": "twice",
        "vote_999999999": "for",
        "vote_99999999999": "for",
        "vote_\u0661": "for",
    }
    answer = phone.post("/en/my-votes/paper", data={"csrf_token": token, **fields})
    assert answer.status_code == 422
    assert answer.text.count(" checked>") == 2


def test_nobody_casts_for_another_region_or_sees_its_receipt(
    house: House, votes: list[Vote], phone: FlaskClient, sign_in: SignIn
) -> None:
    receipt = press(phone, mark(house, phone, {votes[0]: "for"})).location
    stranger = sign_in(house.delegate("FR-OCC"))
    assert stranger.get(receipt).status_code == 404
    assert stranger.get("/en/my-votes/paper?region=BJ-BO").status_code == 403
    fields = announced(mark(house, stranger, {votes[0]: "for"}, "FR-OCC"))
    fields["entries"] = str(entry_of(house, votes[0]))
    assert stranger.post("/en/my-votes/check", data=fields).status_code == 303
    assert len(ballots(house)) == 1


def test_who_votes_for_no_region_is_told_why(house: House, votes: list[Vote], sign_in: SignIn) -> None:
    assert "You hold no office that votes for a region." in look(sign_in(house.secretary), "/en/my-votes")
    alternate = sign_in(house.delegate("BJ-BO", OfficeKind.ALTERNATE))
    assert "You are an alternate." in look(alternate, "/en/my-votes")
    assert alternate.get("/en/my-votes/paper").location == "/en/my-votes"


def test_a_member_region_on_no_roll_is_told_so(house: House, votes: list[Vote], sign_in: SignIn) -> None:
    house.region("CD-BC")
    page = look(sign_in(house.delegate("CD-BC")), "/en/my-votes")
    assert "No vote is open for CD-BC now." in page


def test_a_suspended_region_is_told_so_and_still_votes_where_it_is_on_the_roll(
    house: House, sign_in: SignIn
) -> None:
    assembly = house.sitting("FR-OCC", "BJ-BO", "ML-3")
    delegate, effect = house.delegate("BJ-BO"), {"act": "suspend_region", "region": "BJ-BO"}
    (longer,) = open_block(house, assembly, 1, hours=300)
    suspension = house.vote(assembly, house.motion(assembly, MotionKind.MEMBERSHIP, effect))
    house.declared(suspension, FR_OCC=Choice.FOR, ML_3=Choice.FOR)
    phone = sign_in(delegate)
    page = look(phone, "/en/my-votes")
    assert "1 vote open." in page
    assert "so it still votes in them" in page
    assert press(phone, mark(house, phone, {longer: "for"})).status_code == 303
    house.at = longer.closes_at
    assert "BJ-BO is suspended." in look(sign_in(delegate), "/en/my-votes")


def test_where_the_statutes_say_so_only_who_cast_may_change(
    house: House, votes: list[Vote], delegate: Actor, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague, own = sign_in(house.delegate("BJ-BO")), sign_in(delegate)
    page = mark(house, colleague, {votes[0]: "against", votes[1]: "for"})
    press(own, mark(house, own, {votes[0]: "for"}))
    strict = replace(FOUNDING, colleague_may_change=False)
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: strict))
    assert look(colleague, "/en/my-votes/paper").count("Only they can change it.") == 1
    refused = press(colleague, page)
    assert refused.status_code == 409
    assert "Only your colleague can change these" in refused.text
    assert press(colleague, refused.text).status_code == 303
    press(own, mark(house, own, {votes[0]: "abstain"}))
    assert [(vote_id, choice) for vote_id, _, choice in ballots(house)] == [
        (votes[0].id, Choice.FOR),
        (votes[1].id, Choice.FOR),
        (votes[0].id, Choice.ABSTAIN),
    ]


def test_answers_sent_after_the_login_session_ended_are_kept_through_the_sign_in(
    house: House, votes: list[Vote], phone: FlaskClient, delegate: Actor
) -> None:
    check = mark(house, phone, {votes[0]: "for"})
    token = hidden(look(phone, "/en/my-votes/paper"), "csrf_token")
    assert delegate.person_id is not None
    with housekeeping(house.session):
        end_login_sessions(house.session, delegate.person_id, house.at)
    for path, fields in (("paper", {"csrf_token": token, "vote_1": "for"}), ("check", announced(check))):
        answer = phone.post(f"/en/my-votes/{path}", data=fields)
        assert answer.status_code == 401
        assert hidden(answer.text, "kept")
    assert ballots(house) == []


def test_who_votes_for_two_regions_chooses(
    house: House, votes: list[Vote], delegate: Actor, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No act gives somebody a second office yet; the booth is ready for it.
    other = Office(OfficeKind.DELEGATE, house.regions["FR-OCC"].id, "FR-OCC")
    both = replace(delegate, offices=(*delegate.offices, other))
    known = login.queries.login
    monkeypatch.setattr(login.queries, "login", lambda *facts: replace(known(*facts), actor=both))
    browser = sign_in(delegate)
    page = look(browser, "/en/my-votes")
    assert "/en/my-votes?region=BJ-BO" in page
    assert "/en/my-votes?region=FR-OCC" in page
    press(browser, mark(house, browser, {votes[0]: "for"}, "FR-OCC"), "FR-OCC")
    assert ballots(house) == [(votes[0].id, 1, Choice.FOR)]
    assert house.session.scalars(select(Casting)).one().region_id == house.regions["FR-OCC"].id


def test_a_visitor_signs_in_first(client: FlaskClient) -> None:
    for page in ("", "/paper", "/check", "/receipts/1"):
        answer = client.get(f"/fr/my-votes{page}")
        assert answer.status_code == 303
        assert "/fr/account/sign-in" in answer.location


def test_twelve_motions_fit_in_ten_kilobytes(
    house: House, assembly: AssemblySession, sign_in: SignIn
) -> None:
    votes = open_block(house, assembly, 12)
    browser = sign_in(house.delegate("BJ-BO"))
    check = mark(house, browser, dict.fromkeys(votes, "for"))
    for page in (look(browser, "/fr/my-votes"), look(browser, "/fr/my-votes/paper"), check):
        assert len(gzip.compress(page.encode())) < 10_000


def test_a_paper_with_more_answers_than_a_paper_holds_is_too_large(phone: FlaskClient) -> None:
    """However many numbers are sent, the database is asked for no more than a paper has."""
    token = hidden(look(phone, "/en/my-votes/paper"), "csrf_token")
    sent = {"csrf_token": token} | {f"vote_{number}": "for" for number in range(1, 502)}
    assert phone.post("/en/my-votes/paper", data=sent).status_code == 413
