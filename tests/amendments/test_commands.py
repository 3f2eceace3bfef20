"""Amendments from their proposal to the next version of the text."""

import pytest

from governance.act import Overtaken
from governance.amendments.answering import (
    ContradictsAnother,
    NotACorrection,
    NotAnAmendment,
    OrderIncomplete,
    SubamendmentsOpen,
    accept_amendment,
    decline_correction,
    set_voting_order,
)
from governance.amendments.effects import AmendmentsFirst, ContradictingFirst, NotVotedOn
from governance.amendments.proposing import (
    CorrectsWordsOnly,
    NotAmendable,
    propose_amendment,
    propose_subamendment,
)
from governance.amendments.writing import ChangesNothing, TextChangedSince
from governance.effects import AboutAnotherMotion
from governance.errors import NotAllowed
from governance.motions.commands import NotInGoodStanding, Wording, submit_motion
from governance.motions.models import Motion
from governance.motions.ordering import OutsideAmendment
from governance.motions.queries import current_texts
from governance.motions.rules import BodyMissing, MotionDoesNotAllow, MotionState, OutdatedTranslation
from governance.statutes.rules import MotionKind
from governance.voting.about import AmendedByAssembly
from governance.voting.commands import withdraw_motion
from tests.amendments.stage import ALL_AGAINST, Stage
from tests.factories import House

S = MotionState


@pytest.fixture
def stage(house: House) -> Stage:
    return Stage(house)


def test_an_adopted_amendment_makes_the_next_version(stage: Stage) -> None:
    before = stage.text
    amendment = stage.amend(_2="Un autre, et demi.", new={"1": "Entre les deux."})
    assert stage.find(amendment).state is S.ON_AGENDA
    stage.decide(amendment)
    after = stage.text
    assert after.body == "Un paragraphe.\n\nEntre les deux.\n\nUn autre, et demi."
    assert (after.anchors, after.cause_id, after.title) == (["1", "1.1-1", "2"], amendment.id, before.title)
    assert before.superseded_at is not None
    assert stage.find(amendment).state is S.ADOPTED
    with pytest.raises(OutdatedTranslation):
        stage.house.vote(stage.assembly, stage.motion)
    stage.translate()
    stage.decide(stage.motion)


def test_a_rejected_amendment_leaves_the_text(stage: Stage) -> None:
    before = stage.text.digest
    amendment = stage.amend(_2="Autre chose.")
    stage.decide(amendment, ALL_AGAINST)
    assert stage.text.digest == before
    assert stage.find(amendment).state is S.REJECTED
    stage.decide(stage.motion)


def test_what_contradicts_the_adopted_one_falls_and_names_it(stage: Stage) -> None:
    far = stage.amend(_2="Tout à fait autre chose, et plus long.")
    near = stage.amend("ES-AN", _2="Un seul autre.")
    beside = stage.amend("CD-BC", _1="Un premier paragraphe.")
    same = stage.amend("FR-OCC", _2="Tout à fait autre chose, et plus long.")
    assert [one.number for one in stage.proposed.in_order] == [1, 4, 2, 3]
    with pytest.raises(ContradictingFirst) as refused:
        stage.house.vote(stage.assembly, near)
    assert refused.value.facts["number"] == 1
    stage.decide(far)
    fallen = {
        one.number: one.motion.fell_with_id for one in stage.proposed.proposals if one.state is S.FALLEN
    }
    assert fallen == {near.number: far.id, same.number: far.id}
    assert stage.find(beside).state is S.ON_AGENDA
    stage.accept(beside)
    assert stage.text.body == "Un premier paragraphe.\n\nTout à fait autre chose, et plus long."


def test_the_motion_waits_for_its_amendments(stage: Stage) -> None:
    amendment = stage.amend(_2="Autre chose.")
    with pytest.raises(AmendmentsFirst):
        stage.house.vote(stage.assembly, stage.motion)
    withdraw_motion(stage.house.act(stage.house.head("DE-BB")), amendment)
    assert stage.find(amendment).state is S.WITHDRAWN
    stage.decide(stage.motion)


def test_what_is_no_amendment_is_refused(stage: Stage) -> None:
    with pytest.raises(ChangesNothing):
        stage.amend()
    with pytest.raises(BodyMissing):
        stage.amend(_1="", _2=" ")
    amendment = stage.amend(_2="Autre chose.")
    with pytest.raises(NotAmendable):
        propose_amendment(
            stage.house.act(stage.house.head("DE-BB")),
            amendment,
            region=stage.house.regions["DE-BB"],
            paragraphs=[],
            note=None,
            language="fr",
        )
    house = stage.house
    effect = {"act": "amend", "motion": stage.motion.id}
    with pytest.raises(AboutAnotherMotion):
        submit_motion(
            house.act(house.head("BJ-BO")),
            house.regions["BJ-BO"],
            assembly=stage.assembly,
            kind=MotionKind.RESOLUTION,
            effect=effect,
            text=Wording("fr", "Titre", "Mots."),
        )


def propose(stage: Stage, code: str, of: str, based_on: str | None = None) -> Motion:
    return propose_amendment(
        stage.house.act(stage.house.head(code)),
        stage.motion,
        region=stage.house.regions[of],
        paragraphs=stage.typed({"2": "Autre."}),
        note=None,
        language="fr",
        based_on=based_on,
    )


def test_who_proposes_speaks_for_a_member_in_good_standing(stage: Stage) -> None:
    with pytest.raises(NotAllowed):
        propose(stage, "DE-BB", "ES-AN")
    effect = {"act": "suspend_region", "region": "DE-BB"}
    suspension = stage.house.motion(stage.assembly, MotionKind.MEMBERSHIP, effect)
    stage.decide(suspension)
    with pytest.raises(NotInGoodStanding):
        propose(stage, "DE-BB", "DE-BB")


def test_a_change_typed_over_an_older_text_is_refused(stage: Stage) -> None:
    digest = stage.text.digest
    stage.accept(stage.amend(_1="Un premier."))
    with pytest.raises(TextChangedSince):
        propose(stage, "DE-BB", "DE-BB", based_on=digest)
    propose(stage, "DE-BB", "DE-BB", based_on=stage.text.digest)


def test_nothing_is_proposed_to_a_motion_under_vote(stage: Stage) -> None:
    stage.house.vote(stage.assembly, stage.motion)
    with pytest.raises(MotionDoesNotAllow):
        stage.amend(_2="Autre.")
    with pytest.raises(MotionDoesNotAllow):
        stage.correct(_2="Un autre !")


def test_the_author_accepts_without_a_vote_but_not_between_two(stage: Stage) -> None:
    one, other = stage.amend(_2="Autre."), stage.amend("ES-AN", _2="")
    with pytest.raises(ContradictsAnother):
        stage.accept(one)
    withdraw_motion(stage.house.act(stage.house.head("ES-AN")), other)
    with pytest.raises(NotAllowed):
        accept_amendment(stage.house.act(stage.house.head("DE-BB")), one)
    stage.accept(one)
    assert (stage.find(one).state, stage.text.body) == (S.ACCEPTED, "Un paragraphe.\n\nAutre.")
    with pytest.raises(MotionDoesNotAllow):
        stage.accept(one)
    with pytest.raises(NotAllowed):
        stage.accept(stage.motion)


def test_a_subamendment_changes_its_amendment(stage: Stage) -> None:
    amendment = stage.amend(_2="Autre chose.", new={"2": "Et une de plus."})
    with pytest.raises(OutsideAmendment):
        stage.subamend(amendment, "ES-AN", {"1": "Non."})
    sub = stage.subamend(amendment, "ES-AN", {"2": "Autre chose, mieux."})
    rival = stage.subamend(amendment, "FR-OCC", {"2": "Autre chose, pire."})
    beside = stage.subamend(amendment, "CD-BC", {"2.1-1": "Et deux de plus."})
    assert [sub.number, rival.number, beside.number] == [1, 2, 3]
    with pytest.raises(SubamendmentsOpen):
        stage.house.vote(stage.assembly, amendment)
    with pytest.raises(SubamendmentsOpen):
        stage.accept(amendment)
    with pytest.raises(ContradictingFirst):
        stage.house.vote(stage.assembly, rival)
    before = current_texts(stage.house.session, [amendment.id])[amendment.id]["fr"].digest
    stage.decide(sub)
    assert (stage.find(rival).state, stage.find(rival).motion.fell_with_id) == (S.FALLEN, sub.id)
    accept_amendment(stage.house.act(stage.house.head("DE-BB")), beside)
    assert current_texts(stage.house.session, [amendment.id])[amendment.id]["fr"].digest != before
    stage.decide(amendment)
    assert stage.text.body == "Un paragraphe.\n\nAutre chose, mieux.\n\nEt deux de plus."


def test_an_author_accepts_what_was_read_and_nothing_else(stage: Stage) -> None:
    amendment = stage.amend(_2="Autre chose.")
    read = current_texts(stage.house.session, [amendment.id])[amendment.id]["fr"].digest
    sub = stage.subamend(amendment, "ES-AN", {"2": "Tout autre chose."})
    accept_amendment(stage.house.act(stage.house.head("DE-BB")), sub)
    author = stage.house.head("BJ-BO")
    with pytest.raises(TextChangedSince):
        accept_amendment(stage.house.act(author), amendment, seen=read)
    now = current_texts(stage.house.session, [amendment.id])[amendment.id]["fr"].digest
    accept_amendment(stage.house.act(author), amendment, seen=now)
    assert stage.text.body == "Un paragraphe.\n\nTout autre chose."


def test_subamendments_go_with_their_amendment(stage: Stage) -> None:
    amendment = stage.amend(_2="Autre chose.")
    sub = stage.subamend(amendment, "ES-AN", {"2": "Mieux."})
    withdraw_motion(stage.house.act(stage.house.head("DE-BB")), amendment)
    assert stage.find(sub).state is S.LAPSED
    with pytest.raises(NotAmendable):
        propose_subamendment(
            stage.house.act(stage.house.head("FR-OCC")),
            stage.motion,
            region=stage.house.regions["FR-OCC"],
            paragraphs=[],
            note=None,
            language="fr",
        )


def test_a_correction_is_a_recommendation(stage: Stage) -> None:
    with pytest.raises(CorrectsWordsOnly):
        stage.correct(_2="")
    correction, other = stage.correct(_2="Un autre !"), stage.correct(_1="Un paragraphe !")
    with pytest.raises(NotVotedOn):
        stage.house.vote(stage.assembly, correction)
    decline_correction(stage.house.act(stage.house.head("BJ-BO")), other)
    assert (stage.find(other).state, stage.find(other).row.declined_at) == (S.FALLEN, stage.house.at)
    stage.accept(correction)
    assert stage.text.body == "Un paragraphe.\n\nUn autre !"
    with pytest.raises(NotACorrection):
        decline_correction(stage.house.act(stage.house.head("BJ-BO")), stage.amend(_2="Autre."))


def test_the_presiding_officer_sets_another_order(stage: Stage) -> None:
    far, near = stage.amend(_2="Tout à fait autre chose."), stage.amend("ES-AN", _2="Un seul autre.")
    act = stage.house.act(stage.house.presiding)
    with pytest.raises(OrderIncomplete):
        set_voting_order(act, stage.motion, places=[near.id], reason="Simple", language="fr")
    set_voting_order(act, stage.motion, places=[near.id, far.id], reason="Simple", language="fr")
    assert [one.motion.id for one in stage.proposed.in_order] == [near.id, far.id]
    with pytest.raises(Overtaken):
        set_voting_order(
            act, stage.motion, places=[far.id, near.id], reason="Retour", language="fr", instead_of=0
        )
    set_voting_order(act, stage.motion, places=[far.id, near.id], reason="Retour", language="fr")
    set_voting_order(act, stage.motion, places=[near.id, far.id], reason="Encore", language="fr")
    with pytest.raises(ContradictingFirst):
        stage.house.vote(stage.assembly, far)
    stage.decide(near)
    assert stage.find(far).state is S.FALLEN


def test_an_order_is_set_for_a_motion_and_not_for_an_amendment(stage: Stage) -> None:
    amendment = stage.amend(_2="Tout à fait autre chose.")
    under = stage.subamend(amendment, "ES-AN", {"2": "Autre chose."})
    act = stage.house.act(stage.house.presiding)
    with pytest.raises(OrderIncomplete):
        set_voting_order(act, amendment, places=[under.id], reason="Simple", language="fr")


def test_what_the_assembly_amended_is_not_withdrawn_by_its_author(stage: Stage) -> None:
    author = stage.house.head("BJ-BO")
    stage.accept(stage.amend(_1="Un paragraphe, mieux dit."))
    stage.decide(stage.amend(_2="Tout à fait autre chose."))
    with pytest.raises(AmendedByAssembly):
        withdraw_motion(stage.house.act(author), stage.motion)


def test_what_was_only_accepted_is_withdrawn_with_its_motion(stage: Stage) -> None:
    stage.accept(stage.amend(_1="Un paragraphe, mieux dit."))
    withdraw_motion(stage.house.act(stage.house.head("BJ-BO")), stage.motion)


def test_a_motion_is_not_accepted_as_an_amendment(stage: Stage) -> None:
    with pytest.raises((NotAnAmendment, NotAllowed)):
        accept_amendment(stage.house.act(stage.house.secretary), stage.motion)
