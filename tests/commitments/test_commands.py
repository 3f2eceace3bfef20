"""How commitments are stated, agreed, replaced and ended, and how values are entered and corrected."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance, Overtaken
from governance.commitments import commands, states
from governance.commitments.commands import (
    confirm_commitment,
    correct_value,
    end_commitment,
    enter_value,
    replace_commitment,
    state_commitment,
)
from governance.commitments.evidence import NotAWebAddress, WordsMissing, WordsTooLong
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.rules import LessThanNothing, NeutralTooLate, TooFine, YearToCome
from governance.commitments.statement import Evidence
from governance.commitments.states import CommitmentState, state_of
from governance.errors import NotAllowed
from governance.regions.models import Region, Twin
from tests.commitments.stage import DEBT, EVIDENCE, FOREST, NEUTRAL, WORK, Pair, statement
from tests.voting.test_concurrency import at_once, at_the_heels


def test_what_binds_the_own_half_is_in_force_at_once(pair: Pair) -> None:
    stated = pair.stated()
    assert (stated.region_id, stated.began_at, stated.path) == (pair.north.id, stated.stated_at, NEUTRAL)
    assert state_of(stated, pair.house.at) is CommitmentState.IN_FORCE


def test_what_binds_both_halves_waits_for_the_other(pair: Pair) -> None:
    proposed = pair.proposed()
    assert state_of(proposed, pair.house.at) is CommitmentState.PROPOSED
    with pytest.raises(commands.OtherHalfConfirms):
        confirm_commitment(pair.house.act(pair.north_head), proposed, region=pair.north)
    agreed = confirm_commitment(pair.house.act(pair.south_head), proposed, region=pair.south)
    assert state_of(agreed, pair.house.at) is CommitmentState.IN_FORCE
    with pytest.raises(states.NothingToConfirm):
        confirm_commitment(pair.house.act(pair.south_head), agreed, region=pair.south)


def test_a_proposal_has_no_values_and_can_be_dropped_by_either_half(pair: Pair) -> None:
    proposed = pair.proposed()
    with pytest.raises(states.NotInForce):
        pair.entered(proposed, 2026, 100)
    act = pair.house.act(pair.south_head)
    dropped = end_commitment(act, proposed, region=pair.south, reason="Trop tôt", language="fr")
    assert state_of(dropped, pair.house.at) is CommitmentState.DROPPED
    with pytest.raises(states.HasEnded):
        end_commitment(
            pair.house.act(pair.north_head), dropped, region=pair.north, reason="Again", language="en"
        )


def test_only_the_head_of_a_half_speaks_for_it(pair: Pair) -> None:
    outsiders = [pair.house.secretary, pair.house.presiding, pair.house.delegate("FR-OCC"), pair.south_head]
    for actor in outsiders:
        with pytest.raises(NotAllowed):
            state_commitment(
                pair.house.act(actor), pair.twin, region=pair.north, binds_both=False, statement=statement()
            )
    commitment = pair.stated()
    with pytest.raises(NotAllowed):
        enter_value(
            pair.house.act(pair.south_head),
            commitment,
            region=pair.south,
            year=2026,
            value=Fraction(1),
            evidence=EVIDENCE,
        )


def test_a_third_region_is_no_half(pair: Pair) -> None:
    other = pair.house.region("ML-3")
    with pytest.raises(commands.NotAHalf):
        state_commitment(
            pair.house.act(pair.north_head),
            pair.twin,
            region=other,
            binds_both=True,
            statement=statement(),
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"path": replace(NEUTRAL, target_year=2040)}, NeutralTooLate),
        ({"title": {}}, WordsMissing),
        ({"title": {"fr": " "}}, WordsMissing),
        ({"title": {"fr": "x", "de": "y"}}, WordsMissing),
        ({"title": {"en": "Not in the language of its sources"}}, WordsMissing),
        ({"title": {"fr": "x" * 201}}, WordsTooLong),
        ({"baseline_source": ""}, WordsMissing),
        ({"target_source": "x" * 501}, WordsTooLong),
    ],
)
def test_a_statement_is_whole_and_lawful(pair: Pair, changes: dict[str, object], refusal: type) -> None:
    with pytest.raises(refusal):
        state_commitment(
            pair.house.act(pair.north_head),
            pair.twin,
            region=pair.north,
            binds_both=False,
            statement=replace(statement(), **changes),
        )


def test_one_commitment_takes_the_place_of_another(pair: Pair) -> None:
    first = pair.stated(FOREST)
    pair.house.later(days=30)
    more = replace(FOREST, target=Fraction(900))
    act = pair.house.act(pair.north_head)
    second = replace_commitment(
        act, first, region=pair.north, statement=statement(more), reason="Plus de terres"
    )
    assert (second.replaces_id, second.path) == (first.id, more)
    assert (first.ended_at, first.end_reason) == (pair.house.at, "Plus de terres")
    with pytest.raises(states.NotInForce):
        pair.entered(first, 2026, 3)


def test_what_replaces_is_of_the_same_kind_and_has_a_reason(pair: Pair) -> None:
    first = pair.stated(FOREST)
    act = pair.house.act(pair.north_head)
    with pytest.raises(commands.OtherKind):
        replace_commitment(act, first, region=pair.north, statement=statement(WORK), reason="Other")
    with pytest.raises(WordsMissing):
        replace_commitment(act, first, region=pair.north, statement=statement(FOREST), reason=" ")


def test_what_binds_both_ends_only_when_the_other_half_confirms_its_successor(pair: Pair) -> None:
    first = pair.agreed(DEBT)
    longer = statement(replace(DEBT, target_year=2060))
    act = pair.house.act(pair.south_head)
    second = replace_commitment(act, first, region=pair.south, statement=longer, reason="Más tiempo")
    assert state_of(first, pair.house.at) is CommitmentState.IN_FORCE
    with pytest.raises(Overtaken):
        replace_commitment(
            pair.house.act(pair.north_head), first, region=pair.north, statement=longer, reason="Moi aussi"
        )
    confirm_commitment(pair.house.act(pair.north_head), second, region=pair.north)
    pair.house.session.refresh(first)
    assert (first.ended_at, first.end_reason) == (pair.house.at, "Más tiempo")


def test_a_dropped_successor_leaves_room_for_another(pair: Pair) -> None:
    first = pair.agreed(DEBT)
    longer = statement(replace(DEBT, target_year=2060))
    details = {"region": pair.north, "statement": longer, "reason": "More time"}
    second = replace_commitment(pair.house.act(pair.north_head), first, **details)
    end_commitment(pair.house.act(pair.south_head), second, region=pair.south, reason="No", language="en")
    third = replace_commitment(pair.house.act(pair.north_head), first, **details)
    assert third.replaces_id == first.id


def test_a_successor_confirmed_late_leaves_the_reason_of_an_end_in_between(pair: Pair) -> None:
    first = pair.agreed(DEBT)
    longer = statement(replace(DEBT, target_year=2060))
    second = replace_commitment(
        pair.house.act(pair.north_head), first, region=pair.north, statement=longer, reason="More time"
    )
    end_commitment(pair.house.act(pair.north_head), first, region=pair.north, reason="Over", language="en")
    confirm_commitment(pair.house.act(pair.south_head), second, region=pair.south)
    pair.house.session.refresh(first)
    assert first.end_reason == "Over"


def test_a_year_has_one_value_and_a_correction_keeps_the_wrong_one(pair: Pair) -> None:
    commitment = pair.stated()
    wrong = pair.entered(commitment, 2026, 100)
    with pytest.raises(commands.YearEntered):
        pair.entered(commitment, 2026, 101)
    pair.house.later(days=1)
    act = pair.house.act(pair.north_head)
    right = correct_value(
        act, wrong, region=pair.north, value=Fraction("99.5"), evidence=EVIDENCE, reason="Counted twice"
    )
    assert (wrong.value, wrong.ended_at) == (100, pair.house.at)
    assert (right.value, right.year, right.correction) == (Fraction(199, 2), 2026, "Counted twice")
    with pytest.raises(commands.ValueCorrected):
        correct_value(
            pair.house.act(pair.north_head),
            wrong,
            region=pair.north,
            value=Fraction(1),
            evidence=EVIDENCE,
            reason="Again",
        )


def test_either_half_enters_and_corrects_what_binds_both(pair: Pair) -> None:
    commitment = pair.agreed()
    entered = pair.entered(commitment, 2025, 120)
    act = pair.house.act(pair.south_head)
    corrected = correct_value(
        act, entered, region=pair.south, value=Fraction(119), evidence=EVIDENCE, reason="Une erreur"
    )
    assert corrected.region_id == pair.south.id


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        ({"year": 2027}, YearToCome),
        ({"value": Fraction(1, 3)}, TooFine),
        ({"evidence": Evidence("en", "")}, WordsMissing),
        ({"evidence": Evidence("de", "Bericht")}, WordsMissing),
        ({"evidence": Evidence("en", "Report", "javascript:alert(1)")}, NotAWebAddress),
    ],
)
def test_a_value_is_lawful_and_can_be_checked(pair: Pair, details: dict[str, object], refusal: type) -> None:
    commitment = pair.stated()
    given = {"year": 2026, "value": Fraction(1), "evidence": EVIDENCE, **details}
    with pytest.raises(refusal):
        enter_value(pair.house.act(pair.north_head), commitment, region=pair.north, **given)


def test_areas_and_people_are_never_fewer_than_none(pair: Pair) -> None:
    with pytest.raises(LessThanNothing):
        pair.entered(pair.stated(FOREST), 2026, -1)


def entering(actor: Actor, region_id: int, commitment_id: int, at: datetime, value: int) -> object:
    """A task that enters the value of 2026."""

    def task(session: Session) -> int:
        commitment = session.get_one(Commitment, commitment_id)
        region = session.get_one(Region, region_id)
        act = Act(session, actor, at, Entrance.WEB)
        enter_value(act, commitment, region=region, year=2026, value=Fraction(value), evidence=EVIDENCE)
        return value

    return task


@pytest.mark.parametrize("run", [at_once, lambda engine, tasks: at_the_heels(engine, *tasks)])
def test_of_two_halves_that_enter_one_year_at_once_one_is_told(
    engine: Engine, pair: Pair, run: object
) -> None:
    commitment = pair.agreed()
    tasks = [
        entering(pair.north_head, pair.north.id, commitment.id, pair.house.at, 1),
        entering(pair.south_head, pair.south.id, commitment.id, pair.house.at, 2),
    ]
    pair.house.session.rollback()
    results = run(engine, tasks)
    won = [result for result in results if isinstance(result, int)]
    told = [result for result in results if not isinstance(result, int)]
    assert len(won) == 1
    assert set(told) <= {commands.YearEntered, Overtaken}
    stored = pair.house.session.scalars(select(YearlyValue.value)).all()
    assert stored == [Fraction(won[0])]


def test_a_twin_that_has_ended_states_nothing_more(pair: Pair) -> None:
    twin = Twin(registered_at=pair.house.at, ended_at=pair.house.at + timedelta(days=90))
    states.check_twin_goes_on(twin, pair.house.at + timedelta(days=89))
    with pytest.raises(states.TwinEnded):
        states.check_twin_goes_on(twin, pair.house.at + timedelta(days=90))
