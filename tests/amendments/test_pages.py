"""Amendments in browsers without a screen: written, read, accepted, put in order, voted on."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.motions.rules import MotionState
from governance.voting.commands import withdraw_motion
from tests.amendments.stage import Stage
from tests.desk import Desk
from tests.factories import House
from tests.reading import page, statements, weight

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def stage(house: House) -> Stage:
    return Stage(house)


@pytest.fixture
def desk(stage: Stage, sign_in: SignIn) -> Desk:
    """The head of a delegation that amends."""
    return Desk(sign_in(stage.house.head("DE-BB")))


def begin(desk: Desk, stage: Stage, *chosen: str) -> None:
    """Choose paragraphs; the draft is the first one."""
    path = f"/en/motions/{stage.motion.id}/amend"
    assert "Choose the paragraphs" in desk.see(path)
    assert "Type over" in desk.send(path, region="DE-BB", chosen=list(chosen))


def test_an_amendment_is_written_checked_and_proposed_once(desk: Desk, stage: Stage) -> None:
    begin(desk, stage, "0", "2")
    typed = {"text_1": "Un tout autre.", "after_1": "Et encore un.", "after_0": "", "language": "fr"}
    said = desk.send("/en/amendments/drafts/1", **typed, note="Parce que.")
    assert "Paragraph 2 Un Inserted: tout End of what was inserted. autre." in said
    assert "After paragraph 2 Inserted: Et encore un." in said
    said = desk.send("/en/amendments/drafts/1/check")
    assert "Amendment 1 to: Title" in said
    assert "Your amendment is recorded." in said
    (only,) = stage.proposed.proposals
    assert (only.row.note, only.row.language, only.number) == ("Parce que.", "fr", 1)
    again = desk.send("/en/amendments/drafts/1/check")
    assert "Amendment 1 to: Title" in again
    assert len(stage.proposed.proposals) == 1
    for view in ("clean", "sides"):
        assert "Et encore un." in desk.see(f"/en/amendments/{only.motion.id}?view={view}")
    assert desk.client.get(f"/en/amendments/{only.motion.id}?view=other").status_code == 404


def test_a_draft_is_kept_changed_and_discarded(desk: Desk, stage: Stage, sign_in: SignIn) -> None:
    begin(desk, stage, "1")
    typed = {"text_0": "Autre.", "delete_0": "", "after_0": "", "language": "fr", "note": ""}
    desk.send("/en/amendments/drafts/1", **typed, later="yes")
    assert "Draft 1" in desk.see(f"/en/motions/{stage.motion.id}/amend")
    desk.send("/en/amendments/drafts/1/paragraphs", region="DE-BB", chosen=["1", "2"])
    assert "Autre." in desk.see("/en/amendments/drafts/1")
    other = Desk(sign_in(stage.house.head("ES-AN")))
    assert other.client.get("/en/amendments/drafts/1").status_code == 403
    assert "The draft is discarded." in desk.send("/en/amendments/drafts/1/discard")
    assert desk.client.get("/en/amendments/drafts/1").status_code == 404


def test_two_who_write_one_draft_lose_nothing(desk: Desk, stage: Stage, sign_in: SignIn) -> None:
    begin(desk, stage, "1")
    path, colleague = "/en/amendments/drafts/1", Desk(sign_in(stage.house.delegate("DE-BB")))
    over = shown_over(colleague, path)
    typed = {"text_0": "Autre.", "after_0": "", "language": "fr", "note": "", "typed_over": over}
    desk.send(path, **typed)
    desk.send(path, **typed)
    seen = shown_over(desk, f"{path}/check")
    said = colleague.send(path, 409, **{**typed, "text_0": "Le mien."})
    assert "The text has changed since you began." in said
    assert "Le mien." in said
    colleague.send(path, **{**typed, "text_0": "Le mien.", "typed_over": shown_over(colleague, path)})
    assert "Le mien" in desk.send(f"{path}/check", 409, typed_over=seen)
    assert not stage.proposed.proposals
    desk.send(f"{path}/check", typed_over=shown_over(desk, f"{path}/check"))
    assert len(stage.proposed.proposals) == 1


def shown_over(desk: Desk, path: str) -> str:
    """What the form of a page says that it is typed over."""
    return desk.client.get(path).text.partition('name="typed_over" value="')[2][:64]


def test_deleting_is_a_tick_and_nothing_changed_is_said(desk: Desk, stage: Stage) -> None:
    begin(desk, stage, "1")
    typed = {"text_0": "Un paragraphe.", "after_0": "", "language": "fr", "note": ""}
    assert "This changes nothing" in desk.send("/en/amendments/drafts/1", **typed)
    desk.send("/en/amendments/drafts/1/check", 409)
    assert "Deleted: Un paragraphe." in desk.send("/en/amendments/drafts/1", **typed, delete_0="y")


def test_a_text_that_changed_is_looked_at_again(desk: Desk, stage: Stage) -> None:
    begin(desk, stage, "1")
    typed = {"text_0": "Le premier.", "after_0": "", "language": "fr", "note": ""}
    desk.send("/en/amendments/drafts/1", **typed)
    stage.accept(stage.amend("ES-AN", _2="Autre chose."))
    assert "The text has changed since" in desk.see("/en/amendments/drafts/1/check")
    desk.send("/en/amendments/drafts/1/check", 409)
    desk.send("/en/amendments/drafts/1", **typed)
    assert "recorded" in desk.send("/en/amendments/drafts/1/check")


def test_words_stay_with_their_paragraph_when_another_was_deleted_meanwhile(desk: Desk, stage: Stage) -> None:
    begin(desk, stage, "1", "2")
    shown = desk.client.get("/en/amendments/drafts/1").text
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    stage.accept(stage.amend("ES-AN", _1=""))
    typed = {"text_0": "Un paragraphe.", "after_0": "", "text_1": "Mieux.", "after_1": "", "language": "fr"}
    said = desk.send("/en/amendments/drafts/1", **typed, note="", seen=seen)
    assert "The text has changed since" in said
    assert "Deleted: Un autre End of what was deleted. Inserted: Mieux" in said
    assert "Inserted: Un paragraphe." not in said
    desk.send("/en/amendments/drafts/1/check", 409)


def test_the_page_of_the_motion_shows_them_in_order_with_conflicts(stage: Stage, client: FlaskClient) -> None:
    stage.amend(_2="Autre.")
    stage.amend("ES-AN", _2="Tout à fait autre chose, plus long.")
    said = Desk(client).see(f"/en/motions/{stage.motion.id}")
    assert said.index("Amendment 2 · ES-AN") < said.index("Amendment 1 · DE-BB")
    assert "Contradicts: Amendment 1 . Paragraph 2: both change it, to different words." in said
    assert "Propose an amendment" not in said
    whole = Desk(client).see(f"/fr/motions/{stage.motion.id}/with-amendments")
    assert "Un paragraphe." in whole


def test_its_motion_leads_to_the_page_of_the_amendment(stage: Stage, client: FlaskClient) -> None:
    amendment = stage.amend(_2="Autre.")
    answer = client.get(f"/en/motions/{amendment.id}")
    assert (answer.status_code, answer.location) == (302, f"/en/amendments/{amendment.id}")
    stage.decide(amendment)
    (vote,) = stage.find(amendment).votes
    said = Desk(client).see(f"/en/votes/{vote.id}")
    assert "Amendment 1 to: Title" in said
    assert "[2] →" in Desk(client).see(f"/en/motions/{amendment.id}?version={vote.text_digest}")
    said = Desk(client).see("/en/decisions")
    assert "Other declared results Amendment 1 to: Title" in said


def many(stage: Stage, number: int) -> None:
    """So many amendments that contradict each other."""
    for place in range(number):
        stage.amend("DE-BB", _2=f"Autre {place}.")


def test_a_page_takes_the_same_statements_however_many_there_are(
    stage: Stage, client: FlaskClient, app: Flask, sign_in: SignIn
) -> None:
    presiding = sign_in(stage.house.presiding)
    paths = {
        f"/en/motions/{stage.motion.id}": client,
        f"/en/motions/{stage.motion.id}/with-amendments": client,
        f"/en/sessions/{stage.assembly.number}/open-votes": presiding,
        f"/en/motions/{stage.motion.id}/order": presiding,
    }
    counts = []
    for number in (1, 4):
        many(stage, number)
        sent = []
        for path, browser in paths.items():
            page(browser, path)
            with statements(app) as taken:
                page(browser, f"{path}?again={number}")
            sent.append(len(taken))
        counts.append(sent)
    assert counts[0] == counts[1]


def test_sixty_paragraphs_are_light_to_choose_from(stage: Stage, desk: Desk) -> None:
    words = " ".join(f"mot{place}" for place in range(150))
    stage.accept(stage.amend(_2="\n\n".join(f"{place} {words}" for place in range(60))))
    html = page(desk.client, f"/en/motions/{stage.motion.id}/amend")
    assert html.count('type="checkbox"') == 62
    assert weight(html) < 10_000


def test_the_author_accepts_on_a_page(stage: Stage, sign_in: SignIn, desk: Desk) -> None:
    amendment, correction = stage.amend(_2="Autre."), stage.correct(_1="Un paragraphe !")
    author = Desk(sign_in(stage.house.head("BJ-BO")))
    assert "Correction 1" in author.see("/en/tasks")
    path = f"/en/amendments/{amendment.id}"
    assert "Accept it" not in desk.see(path)
    assert desk.client.get(f"{path}/accept").status_code == 403
    assert "Accept it without a vote" in author.see(path)
    assert "It is accepted" in author.send(f"{path}/accept")
    assert "Declined by the author" in author.send(f"/en/amendments/{correction.id}/decline")
    assert stage.text.body == "Un paragraphe.\n\nAutre."
    whole = author.see(f"/en/motions/{stage.motion.id}/with-amendments")
    assert "In the text already Amendment 1" in whole


def test_an_amendment_is_withdrawn_on_a_page(stage: Stage, desk: Desk) -> None:
    amendment = stage.amend(_2="Autre.")
    assert "It is withdrawn." in desk.send(f"/en/amendments/{amendment.id}/withdraw")
    assert stage.find(amendment).state is MotionState.WITHDRAWN


def test_the_secretariat_recommends_a_correction(stage: Stage, sign_in: SignIn) -> None:
    secretary = Desk(sign_in(stage.house.secretary))
    path = f"/en/motions/{stage.motion.id}/correct"
    assert "Choose a paragraph" in secretary.see(path)
    typed = {"text": "Un paragraphe !", "note": "Typographie", "language": "fr"}
    assert "The correction is recommended." in secretary.send(f"{path}?paragraph=1", **typed)
    assert "changes nothing" in secretary.send(f"{path}?paragraph=2", 409, **typed | {"text": "Un autre."})


def test_a_subamendment_is_typed_over_what_the_amendment_makes(desk: Desk, stage: Stage) -> None:
    amendment = stage.amend("ES-AN", _2="Autre chose.", new={"2": "Et plus."})
    path = f"/en/amendments/{amendment.id}"
    assert "Propose a sub-amendment" in desk.see(path)
    said = desk.see(f"/en/motions/{amendment.id}/amend")
    assert "Autre chose." in said
    assert "Un paragraphe." not in said
    desk.send(f"/en/motions/{amendment.id}/amend", region="DE-BB", chosen=["2.1-1"])
    typed = {"text_0": "Et encore plus.", "after_0": "", "language": "fr", "note": ""}
    desk.send("/en/amendments/drafts/1", **typed)
    assert "Sub-amendment 1 to: Title" in desk.send("/en/amendments/drafts/1/check")
    assert "Sub-amendment 1" in desk.see(path)


def test_the_presiding_officer_sets_the_order_and_opens_the_vote(stage: Stage, sign_in: SignIn) -> None:
    one, two = stage.amend(_2="Tout à fait autre chose."), stage.amend("ES-AN", _2="Un seul autre.")
    presiding = Desk(sign_in(stage.house.presiding))
    path = f"/en/motions/{stage.motion.id}/order"
    said = presiding.see(path)
    assert said.index("Amendment 1") < said.index("Amendment 2")
    places = {f"place_{one.id}": "2", f"place_{two.id}": "2", "reason": "Plus simple", "language": "fr"}
    assert "a place of its own" in presiding.send(path, 422, **places)
    said = presiding.send(path, **places | {f"place_{two.id}": "1"})
    assert "Reason for this order: Plus simple" in said
    said = presiding.see(f"/en/sessions/{stage.assembly.number}/open-votes")
    assert said.index("Amendment 2 to: Title") < said.index("Amendment 1 to: Title")
    assert "It contradicts number 2, which is decided before it." in said
    assert "2 amendments to this are still open." in said
    withdraw_motion(stage.house.act(stage.house.head("ES-AN")), two)
    opening = f"/en/sessions/{stage.assembly.number}/open-votes/check"
    presiding.send(opening, chosen=[str(one.id)])
    assert stage.find(one).state is MotionState.UNDER_VOTE
