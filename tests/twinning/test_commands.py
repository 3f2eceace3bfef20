"""From a proposal to a twin, its amendment and its end, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.errors import NotAllowed, Refusal
from governance.regions.models import Twin
from governance.regions.standing import withdraw_region
from governance.statutes.rules import FOUNDING
from governance.texts import TitleMissing, Wording
from governance.twinning import rules
from governance.twinning.agreements import register_agreement, sign_agreement, write_agreement
from governance.twinning.commands import answer_proposal, end_twin, propose_twin, withdraw_proposal
from governance.twinning.models import Agreement
from governance.twinning.paper import register_twin
from governance.twinning.queries import state_of
from governance.twinning.rules import ProposalState
from tests.conftest import START
from tests.factories import House, in_three
from tests.twinning.stage import BODY, Pair, profile, wordings


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair.met(house)


def ending(pair: Pair, twin: Twin, region: object, reason: str = "We part.") -> None:
    end_twin(pair.house.act(pair.head(region)), twin, region=region, reason=reason, language="fr")


def versions(pair: Pair) -> list[tuple[int, bool, bool]]:
    """The versions of the one agreement: number, registered, superseded."""
    found = pair.house.session.scalars(select(Agreement).order_by(Agreement.version))
    return [(one.version, one.registered_at is not None, one.superseded_at is not None) for one in found]


def test_two_regions_become_twins_by_what_both_signed(pair: Pair) -> None:
    twin = pair.registered()
    assert (twin.emission_region_id, twin.potential_region_id) == (pair.one.id, pair.other.id)
    assert (twin.title, twin.registered_at) == (None, pair.house.at)
    assert versions(pair) == [(1, True, False)]


def test_an_agreement_is_authentic_in_the_languages_of_both(pair: Pair) -> None:
    assert pair.written(pair.accepted(), pair.one).authentic == ["en", "fr"]


def test_a_region_without_a_language_of_the_house_has_the_one_in_which_it_wrote(pair: Pair) -> None:
    profile(pair.house, "FR-OCC", languages=("oc",))
    profile(pair.house, "BJ-BO", languages=("fr",))
    assert pair.written(pair.accepted(), pair.one).authentic == ["fr"]


def test_the_digest_binds_the_authentic_texts_and_no_courtesy_translation(pair: Pair) -> None:
    proposal = pair.accepted()
    first = pair.written(proposal, pair.one)
    act, texts = pair.house.act(pair.head(pair.one)), wordings("en", "fr", "es")
    second = write_agreement(act, proposal, region=pair.one, texts=texts, based_on=1)
    assert second.digest == first.digest
    assert pair.written(proposal, pair.one, 2, "Another text.").digest != first.digest


def test_an_amendment_is_a_version_that_both_sign_and_it_supersedes_the_one_before(pair: Pair) -> None:
    proposal = pair.accepted()
    twin = pair.registered(proposal)
    pair.house.later(days=3)
    assert pair.registered(proposal, based_on=1, body="They save even more water.").id == twin.id
    assert versions(pair) == [(1, True, True), (2, True, False)]


def test_a_twin_agreed_on_paper_gets_its_agreement_here(pair: Pair) -> None:
    words = {part: in_three(part) for part in ("title", "purpose", "commitment")}
    twin = register_twin(pair.house.act(pair.house.secretary), pair.one, other=pair.other, **words)
    assert pair.registered().id == twin.id


def test_a_region_that_declines_can_be_asked_again(pair: Pair) -> None:
    act, proposal = pair.house.act(pair.head(pair.other)), pair.proposed()
    answer_proposal(act, proposal, accepted=False, answer="Not yet.", language="en")
    assert state_of(proposal) is ProposalState.DECLINED
    assert state_of(pair.proposed()) is ProposalState.OPEN


def test_either_half_may_break_off_before_anything_is_registered(pair: Pair) -> None:
    proposal = pair.accepted()
    withdraw_proposal(pair.house.act(pair.head(pair.other)), proposal)
    assert state_of(proposal) is ProposalState.WITHDRAWN


def test_only_who_proposed_takes_an_unanswered_proposal_back(pair: Pair) -> None:
    proposal = pair.proposed()
    with pytest.raises(NotAllowed):
        withdraw_proposal(pair.house.act(pair.head(pair.other)), proposal)
    withdraw_proposal(pair.house.act(pair.head(pair.one)), proposal)


def test_a_twin_ends_after_the_notice_of_the_statutes(pair: Pair) -> None:
    twin = pair.registered()
    ending(pair, twin, pair.one)
    assert twin.ended_at == pair.house.at + timedelta(days=90)


def test_a_twin_ends_at_once_when_both_give_notice_and_the_two_may_begin_again(pair: Pair) -> None:
    twin = pair.registered()
    ending(pair, twin, pair.one)
    pair.house.later(days=1)
    ending(pair, twin, pair.other)
    assert twin.ended_at == pair.house.at
    assert pair.registered().id != twin.id


def refused(refusal: type[Refusal], command: object, *args: object, **details: object) -> None:
    with pytest.raises(refusal):
        command(*args, **details)


def test_what_no_proposal_may_be(pair: Pair) -> None:
    house, words = pair.house, {"message": "Shall we?", "language": "fr"}
    spain, act = house.region("ES-AN"), lambda: house.act(pair.head(pair.one))
    refused(rules.SameConstituency, propose_twin, act(), pair.one, other=spain, **words)
    refused(rules.MessageMissing, propose_twin, act(), pair.one, other=pair.other, message=" ", language="fr")
    refused(
        rules.UnknownTextLanguage, propose_twin, act(), pair.one, other=pair.other, message="?", language="de"
    )
    refused(
        rules.MessageTooLong,
        propose_twin,
        act(),
        pair.one,
        other=pair.other,
        message="x" * 5001,
        language="fr",
    )
    refused(
        NotAllowed, propose_twin, house.act(house.delegate("FR-OCC")), pair.one, other=pair.other, **words
    )
    pair.proposed()
    refused(rules.AlreadyProposed, propose_twin, act(), pair.one, other=pair.other, **words)
    refused(
        rules.AlreadyProposed,
        propose_twin,
        house.act(pair.head(pair.other)),
        pair.other,
        other=pair.one,
        **words,
    )


def test_twins_do_not_propose_to_each_other_again(pair: Pair) -> None:
    pair.registered()
    with pytest.raises(rules.AlreadyTwins):
        pair.proposed()


def test_a_version_that_was_not_read_is_not_passed_over(pair: Pair) -> None:
    proposal = pair.accepted()
    pair.written(proposal, pair.one)
    with pytest.raises(rules.WrittenMeanwhile) as refusal:
        pair.written(proposal, pair.other, 0, "Ours.")
    assert refusal.value.facts == {"version": 1}
    assert pair.written(proposal, pair.other, 1, "Ours.").version == 2


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        (wordings("en"), rules.AgreementLacksLanguage),
        (wordings("en", "fr", "de"), rules.UnknownTextLanguage),
        ([*wordings("fr"), Wording("en", "", BODY)], TitleMissing),
    ],
)
def test_what_no_agreement_may_be(pair: Pair, texts: list, refusal: type[Refusal]) -> None:
    proposal, act = pair.accepted(), pair.house.act(pair.head(pair.one))
    refused(refusal, write_agreement, act, proposal, region=pair.one, texts=texts, based_on=0)


def test_nobody_writes_before_the_answer_nor_for_another_region(pair: Pair) -> None:
    proposal = pair.proposed()
    with pytest.raises(rules.ProposalDoesNotAllow):
        pair.written(proposal, pair.one)
    act, texts = pair.house.act(pair.head(pair.one)), wordings("en", "fr")
    refused(NotAllowed, write_agreement, act, proposal, region=pair.other, texts=texts, based_on=0)


def test_the_same_text_is_no_new_version(pair: Pair) -> None:
    proposal = pair.accepted()
    pair.written(proposal, pair.one)
    with pytest.raises(rules.NothingChanged):
        pair.written(proposal, pair.one, 1)


def test_a_signature_is_for_the_latest_version_as_it_was_read_and_given_once(pair: Pair) -> None:
    proposal = pair.accepted()
    first = pair.written(proposal, pair.one)
    act, digest = pair.house.act(pair.head(pair.one)), first.digest
    refused(rules.OtherTextSigned, sign_agreement, act, first, region=pair.one, digest="0" * 64)
    pair.signed(first, pair.one)
    refused(rules.SignedAlready, sign_agreement, act, first, region=pair.one, digest=digest)
    refused(NotAllowed, sign_agreement, act, first, region=pair.other, digest=digest)
    second = pair.written(proposal, pair.other, 1, "Another.")
    refused(rules.NewerVersion, sign_agreement, act, first, region=pair.one, digest=digest)
    pair.signed(second)


def test_the_secretariat_registers_only_what_both_signed_and_only_once(pair: Pair) -> None:
    proposal, act = pair.accepted(), pair.house.act(pair.house.secretary)
    first = pair.signed(pair.written(proposal, pair.one), pair.one)
    refused(rules.SignatureMissing, register_agreement, act, first)
    pair.signed(first, pair.other)
    second = pair.written(proposal, pair.other, 1, "Another.")
    refused(rules.NewerVersion, register_agreement, act, first)
    refused(rules.SignatureMissing, register_agreement, act, second)
    register_agreement(act, pair.signed(second))
    refused(rules.RegisteredAlready, register_agreement, act, second)


def test_what_has_ended_is_neither_amended_nor_ended_again(pair: Pair) -> None:
    proposal = pair.accepted()
    twin = pair.registered(proposal)
    ending(pair, twin, pair.one)
    with pytest.raises(rules.NoticeGiven):
        ending(pair, twin, pair.one)
    pair.house.later(days=90)
    with pytest.raises(rules.TwinEnded):
        ending(pair, twin, pair.other)
    with pytest.raises(rules.TwinEnded):
        pair.written(proposal, pair.one, 1, "Another.")


def test_a_region_has_as_many_twins_as_the_statutes_allow(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_twin = replace(FOUNDING, membership=replace(FOUNDING.membership, twins_per_region=1))
    monkeypatch.setattr("governance.statutes.commands.FOUNDING", one_twin)
    pair = Pair.met(House.founded(session, START))
    third = pair.house.region("CD-BC")
    words = {"message": "Shall we?", "language": "fr"}
    waiting = propose_twin(pair.house.act(pair.head(pair.one)), pair.one, other=third, **words)
    act = pair.house.act(pair.house.head("CD-BC"))
    answer_proposal(act, waiting, accepted=True, answer="Yes.", language="fr")
    agreement = pair.written(waiting, pair.one)
    for region in (pair.one, third):
        pair.signed(agreement, region)
    pair.registered()
    refused(rules.TooManyTwins, register_agreement, pair.house.act(pair.house.secretary), agreement)


def test_only_members_in_good_standing_become_twins(pair: Pair) -> None:
    proposal = pair.accepted()
    withdraw_region(pair.house.act(pair.head(pair.other)), pair.other, reason="We leave.")
    with pytest.raises(rules.NotAMember) as refusal:
        pair.written(proposal, pair.one)
    assert refusal.value.facts == {"region": pair.other.name}
