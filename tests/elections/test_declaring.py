"""A declaration counts, appoints and calls what follows in one act, or leaves no trace."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.act import Act, Command, Entrance
from governance.counting.methods import Method
from governance.elections.annulling import AnnulmentWithoutReason, annul_election
from governance.elections.appointing import BeginsTooEarly, BeginsTooLate, months_after
from governance.elections.ballots import Mark
from governance.elections.counts import is_quorate, is_sheet_public
from governance.elections.declaring import UrnChanged, declare_election
from governance.elections.draws import DrawImpossible, DrawNotReady
from governance.elections.forgetting import forget_slips
from governance.elections.models import Appointment, Election, ElectionDeclaration
from governance.elections.opening import open_election
from governance.elections.queries import candidates_of
from governance.elections.rules import ElectionDoesNotAllow, ElectionOutcome, PostKind
from governance.permissions import preside
from governance.statutes.elections import FOUNDING_ELECTIONS, Secrecy
from tests.elections.polling import committed, opened, ranking, ready, revealed, sealed, voted
from tests.factories import House
from tests.voting.test_concurrency import at_once


def declare(house: House, election: Election, begins_at: datetime | None = None) -> ElectionDeclaration:
    return declare_election(house.act(house.presiding), election, begins_at=begins_at)


def appointments(session: Session) -> list[tuple[int, int]]:
    query = select(Appointment).order_by(Appointment.place)
    return [(one.place, one.nomination_id) for one in session.scalars(query)]


def test_whom_most_prefer_is_elected_and_appointed(house: House, session: Session) -> None:
    election = opened(house)
    a, b, c = election.paper
    sealed(house, election, *[ranking(b, a, c)] * 4, *[ranking(a, b, c)] * 2)
    declaration = declare(house, election)
    assert (declaration.outcome, declaration.elected) == (ElectionOutcome.ELECTED, [b])
    assert declaration.runners_up == [a, c]
    assert (declaration.cast, declaration.entitled, declaration.seed) == (6, 6, None)
    assert appointments(session) == [(1, b)]


def test_a_term_lasts_its_months_from_the_day_named(house: House, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    begins = datetime(2026, 11, 1, tzinfo=UTC)
    declare(house, election, begins)
    held = session.scalars(select(Appointment)).one()
    assert (held.begins_at, held.term_until) == (begins, datetime(2028, 11, 1, tzinfo=UTC))


def test_no_term_begins_before_the_declaration(house: House) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    with pytest.raises(BeginsTooEarly):
        declare(house, election, house.at - timedelta(days=1))


def test_no_term_begins_beyond_the_calendar(house: House) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    with pytest.raises(BeginsTooLate):
        declare(house, election, datetime(9999, 12, 1, tzinfo=UTC))
    assert declare(house, election).elected


def test_a_month_without_such_a_day_ends_on_its_last() -> None:
    assert months_after(datetime(2027, 8, 31, tzinfo=UTC), 6) == datetime(2028, 2, 29, tzinfo=UTC)
    assert months_after(datetime(2027, 12, 15, tzinfo=UTC), 1) == datetime(2028, 1, 15, tzinfo=UTC)


def test_too_few_ballots_elect_nobody_and_are_not_counted(house: House, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 3)
    declaration = declare(house, election)
    assert (declaration.outcome, declaration.elected) == (ElectionOutcome.QUORUM_NOT_MET, [])
    assert (declaration.sheet, appointments(session)) == (None, [])


def test_more_than_half_of_the_roll_is_a_quorum() -> None:
    assert [is_quorate(FOUNDING_ELECTIONS, cast, 6) for cast in (3, 4)] == [False, True]


def test_of_few_secret_ballots_only_the_outcome_is_public(house: House) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    assert declare(house, election).sheet is None
    assert not is_sheet_public(FOUNDING_ELECTIONS, Secrecy.SECRET, 9)
    assert is_sheet_public(FOUNDING_ELECTIONS, Secrecy.SECRET, 10)


def test_the_sheet_of_recorded_ballots_is_public(house: House) -> None:
    election = opened(house, kind=PostKind.OFFICER)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    sheet = declare(house, election).sheet
    assert (sheet["method"], sheet["ballots"]) == ("schulze", 6)


def tied(house: House) -> Election:
    """Two candidates, each first on three of six ballots; the urn is sealed."""
    election = opened(house, candidates=2)
    a, b = election.paper
    return sealed(house, election, *[ranking(a, b)] * 3, *[ranking(b, a)] * 3)


def test_a_tie_waits_for_the_words_of_all_or_for_the_end_of_their_time(house: House) -> None:
    election = tied(house)
    revealed(house, election, "BJ-BO")
    with pytest.raises(DrawNotReady):
        declare(house, election)
    revealed(house, election, "FR-OCC")
    declaration = declare(house, election)
    assert declaration.seed == "TWELVETREESOFBJBO/TWELVETREESOFFROCC/"
    assert len(declaration.elected) == 1


def test_a_tie_that_one_constituency_could_draw_alone_is_not_drawn(house: House) -> None:
    election = tied(house)
    revealed(house, election, "BJ-BO")
    house.at = election.sealed_at + FOUNDING_ELECTIONS.reveal_time
    with pytest.raises(DrawImpossible):
        declare(house, election)
    reason = "The tie cannot be drawn."
    assert annul_election(house.act(house.presiding), election, reason=reason).annulled_at == house.at


def test_a_refused_declaration_leaves_no_trace_and_can_be_made_again(house: House, session: Session) -> None:
    election = tied(house)
    with pytest.raises(DrawNotReady):
        declare(house, election)
    assert session.scalars(select(ElectionDeclaration)).all() == []
    revealed(house, election)
    assert declare(house, election).outcome == ElectionOutcome.ELECTED


def test_an_election_is_declared_once(house: House) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    declare(house, election)
    with pytest.raises(ElectionDoesNotAllow):
        declare(house, election)


def test_an_urn_is_declared_when_it_is_sealed_and_not_before(house: House) -> None:
    election = opened(house)
    voted(house, election, *[ranking(*election.paper)] * 6)
    with pytest.raises(ElectionDoesNotAllow):
        declare(house, election)


def test_a_ballot_changed_in_the_sealed_urn_is_found(house: House, session: Session, engine: Engine) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    session.rollback()
    connection = engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute('UPDATE urn_ballots SET mark = \'{"kind":"ranking","ranks":[]}\'')
    connection.commit()
    connection.close()
    with pytest.raises(UrnChanged):
        declare(house, election)


def in_two_rounds(house: House) -> Election:
    """An election by absolute majority, whose first round nobody has won; the urn is sealed."""
    election = ready(house, candidates=3)
    by_rounds = Command(
        lambda act, one: setattr(one, "method", Method.TWO_ROUND), lambda actor, one: preside, "", ()
    )
    by_rounds.name = "call_election"
    by_rounds(house.act(house.presiding), election)
    open_election(house.act(house.presiding), election)
    a, b, c = election.paper
    return sealed(house, election, *[{"kind": "choices", "chosen": [one]} for one in (a, a, a, b, b, c)])


def test_without_a_majority_the_first_two_go_on_to_a_second_round(house: House, session: Session) -> None:
    election = in_two_rounds(house)
    a, b, _ = election.paper
    declaration = declare(house, election)
    assert (declaration.outcome, declaration.elected) == (ElectionOutcome.SECOND_ROUND, [])
    assert declaration.runners_up == [a, b]
    second = session.scalars(select(Election).where(Election.first_round_id == election.id)).one()
    assert (second.method, second.seats, second.paper) == (Method.PLURALITY, 1, None)


def test_a_second_round_has_a_roll_and_a_draw_of_its_own(house: House, session: Session) -> None:
    election = in_two_rounds(house)
    a, b, _ = election.paper
    declare(house, election)
    second = session.scalars(select(Election).where(Election.first_round_id == election.id)).one()
    committed(house, second)
    open_election(house.act(house.presiding), second)
    assert sorted(second.paper) == sorted([a, b])
    sealed(house, second, *[{"kind": "choices", "chosen": [one]} for one in (a, b, b, b, b)])
    assert declare(house, second).elected == [b]
    assert appointments(session) == [(1, b)]


def confirmation(**said: str) -> Mark:
    return {"kind": "confirmation", "answers": said}


def test_whom_nobody_opposes_is_elected_by_more_yes_than_no(house: House) -> None:
    election = opened(house, candidates=2, holders=2)
    a, b = election.paper
    said = [{str(a): "yes", str(b): "no"}] * 3 + [{str(a): "abstain", str(b): "yes"}] * 3
    sealed(house, election, *[confirmation(**one) for one in said])
    declaration = declare(house, election)
    assert (declaration.outcome, declaration.elected) == (ElectionOutcome.NOT_ENOUGH, [a])
    assert declaration.runners_up == []


def test_nobody_is_elected_whom_most_refuse(house: House, session: Session) -> None:
    election = opened(house, candidates=1)
    (only,) = election.paper
    sealed(house, election, *[confirmation(**{str(only): "no"})] * 6)
    assert declare(house, election).outcome == ElectionOutcome.NOBODY
    assert appointments(session) == []


def test_several_are_elected_by_transferable_vote_within_the_conditions(house: House) -> None:
    election = opened(house, candidates=4, holders=2)
    sides = {one.id: one.region.constituency for one in candidates_of(house.session, election)}
    first, *rest = election.paper
    alike = [one for one in rest if sides[one] == sides[first]]
    others = [one for one in rest if sides[one] != sides[first]]
    sealed(house, election, *[ranking(first, *alike, *others)] * 6)
    declaration = declare(house, election)
    assert declaration.elected == [first, others[0]] or {sides[one] for one in declaration.elected} == set(
        sides.values()
    )
    assert declaration.outcome == ElectionOutcome.ELECTED


def test_an_election_is_annulled_with_a_reason_until_it_is_declared(house: House) -> None:
    election = opened(house)
    with pytest.raises(AnnulmentWithoutReason):
        annul_election(house.act(house.presiding), election, reason=" ")
    sealed(house, election, *[ranking(*election.paper)] * 6)
    declare(house, election)
    with pytest.raises(ElectionDoesNotAllow):
        annul_election(house.act(house.presiding), election, reason="Too late.")


def test_of_two_declarations_at_once_one_is_made(house: House, engine: Engine, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    number, at, presiding = election.id, house.at, house.presiding
    session.rollback()

    def declaring(other: Session) -> str:
        act = Act(other, presiding, at, Entrance.WEB)
        return declare_election(act, other.get_one(Election, number)).outcome

    done = at_once(engine, [declaring, declaring])
    assert done.count(ElectionOutcome.ELECTED) == 1
    assert len(appointments(session)) == 1


def test_forgetting_and_declaring_go_in_any_order(house: House, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *[ranking(*election.paper)] * 6)
    declare(house, election)
    session.rollback()
    assert forget_slips(session, house.at) == 1
