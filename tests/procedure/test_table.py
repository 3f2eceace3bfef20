"""Every act is tried on a motion in every state: the table allows it, or the act itself refuses it."""

import pytest

from governance.act import rehearsal
from governance.amendments.proposing import NotAmendable
from governance.errors import RuleBroken
from governance.motions.rules import MOTION_TRANSITIONS, MotionDoesNotAllow, MotionState
from governance.procedure.rules import NotAProcedure
from governance.voting.opening import NotOnAgenda
from tests.factories import House
from tests.procedure.states import ACTS, REACHED, perform

# Asked of the Assembly, which decides later: the asking leaves the motion where it stands.
ASKED = {"overrule", "reconsider"}
# Acts on something else than the motion itself, or done by another act: tried where those are.
NOT_ON_A_MOTION = {
    "submit_motion": "there is no motion yet",
    "lay_application": "there is no motion yet",
    "move_procedure": "there is no motion yet",
    "propose_subamendment": "its subject is an amendment",
    "accept_amendment": "its subject is an amendment",
    "decline_correction": "its subject is a correction",
    "set_voting_order": "its subject are the amendments",
    "decline_support": "who is asked declines",
    "reply": "its subject is a statement",
    "annul_vote": "its subject is a vote",
    "declare_vote": "its subject is a vote",
    "lapse": "done by the act that ends or moves the motion it is about",
    "fall": "done by the adoption of an amendment",
    "reunite": "done by the declaration of the last part",
}
# What refuses before the state of the motion is asked for.
ALSO = {
    "open_votes": (NotOnAgenda,),
    "propose_amendment": (NotAmendable,),
    "recommend_correction": (NotAmendable,),
    "overrule": (NotAProcedure,),
    "reconsider": (NotAProcedure,),
}
# The table lets the act happen, and the motion at hand lacks what another rule asks for.
OTHERWISE_REFUSED = {
    "lapse_motion",  # it is supported
    "reopen_debate",  # nobody closed it
    "recommend_correction",
}


def test_every_act_of_the_table_is_tried_or_has_a_reason() -> None:
    named = {act for _state, act in MOTION_TRANSITIONS}
    assert named == set(ACTS) | set(NOT_ON_A_MOTION)
    assert set(REACHED) == set(MotionState) - {MotionState.DRAFT}


@pytest.mark.parametrize("state", REACHED)
def test_a_motion_does_what_its_state_allows_and_refuses_the_rest(house: House, state: MotionState) -> None:
    floor = REACHED[state](house)
    assert floor.state() is state
    wrong = []
    for name in ACTS:
        result = tried(floor.house, floor, name)
        if not is_right(state, name, result):
            wrong.append((name, result))
    assert wrong == []


def tried(house: House, floor: object, name: str) -> object:
    """Where the motion stands after the act, which is then taken back; or the refusal."""
    result: object = None
    house.session.rollback()
    try:
        with rehearsal(house.session):
            perform(floor, name)
            result = floor.state()
    except RuleBroken as refusal:
        return type(refusal)
    return result


def is_right(state: MotionState, name: str, result: object) -> bool:
    if (state, name) not in MOTION_TRANSITIONS:
        return result is MotionDoesNotAllow or (name in ALSO and result in ALSO[name])
    allowed = (state,) if name in ASKED else MOTION_TRANSITIONS[state, name]
    return result in allowed or (name in OTHERWISE_REFUSED and result is not MotionDoesNotAllow)
