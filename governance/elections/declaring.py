"""How an election is declared: counted, and what follows from the count done, in one act."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.counting.methods import Method
from governance.counting.sheet import Count
from governance.elections.appointing import appoint, check_beginning
from governance.elections.ballots import Mark
from governance.elections.closing import lock_election_roll, urn_digest
from governance.elections.counts import Poll, goes_on, is_quorate, is_sheet_public, outcome_of
from governance.elections.drawing import chosen, draw_numbers
from governance.elections.draws import tie_seed
from governance.elections.models import Election, ElectionDeclaration
from governance.elections.queries import candidates_of, state_of, voted_and_entitled
from governance.elections.reading import recorded_ballots, urn_marks
from governance.elections.rules import ElectionOutcome, check_election_may
from governance.elections.sheets import sheet_plain
from governance.elections.teams import counted
from governance.errors import N_, RuleBroken
from governance.statutes.elections import Secrecy

WITH_RULES = (selectinload(Election.statutes), selectinload(Election.post))


class UrnChanged(RuleBroken):
    """What is in the urn is not what was sealed."""

    message = N_(
        "The ballots in the urn are not those that were sealed: their fingerprint is another one. "
        "Do not count them: annul the election with this reason, and have the service examined."
    )


@command(may=permissions.preside, label=N_("Declared an election"), load=WITH_RULES)
def declare_election(
    act: Act, election: Election, *, begins_at: datetime | None = None
) -> ElectionDeclaration:
    """Count the ballots and do what follows: appointments, a second round, or nothing.

    Terms begin at `begins_at`, or now. Nothing is kept of a count that does not come to its end: it is
    simply run again. Raises BeginsTooEarly, BeginsTooLate, UrnChanged, DrawNotReady, DrawImpossible.
    """
    check_election_may(state_of(election, act.at), "declare_election")
    begins = begins_at or act.at
    check_beginning(begins, act.at)
    lock_election_roll(act, election)
    declaration = result_of(act, election)
    election.declared_at = act.at
    act.session.add(declaration)
    act.session.flush()
    appoint(act, election, declaration, begins)
    if declaration.outcome is ElectionOutcome.SECOND_ROUND:
        call_second_round(act, election)
    act.concern(election.post)
    return declaration


def result_of(act: Act, election: Election) -> ElectionDeclaration:
    """What the ballots come to, as it is declared."""
    marks = marks_of(act.session, election)
    rules = election.statutes.rules.elections
    _voted, entitled = voted_and_entitled(act.session, [election.id])[election.id]
    if not is_quorate(rules, len(marks), entitled):
        return declared(act, election, ElectionOutcome.QUORUM_NOT_MET, len(marks), entitled)
    poll = poll_of(act.session, election, marks)
    count, seed = drawn_if_tied(act, election, poll)
    second_round = goes_on(count)
    result = declared(act, election, outcome_of(count, bool(second_round)), len(marks), entitled)
    result.elected = [poll.paper[one] for one in count.elected]
    result.runners_up = [poll.paper[one] for one in second_round or count.runners_up]
    result.seed = seed
    if is_sheet_public(rules, election.secrecy, len(marks)):
        result.sheet = sheet_plain(count)
    return result


def declared(
    act: Act, election: Election, outcome: ElectionOutcome, cast: int, entitled: int
) -> ElectionDeclaration:
    """A declaration that names nobody yet."""
    return ElectionDeclaration(
        election_id=election.id,
        outcome=outcome,
        elected=[],
        runners_up=[],
        cast=cast,
        entitled=entitled,
        declared_at=act.at,
    )


def marks_of(session: Session, election: Election) -> list[Mark]:
    """What is marked on the ballots that count. Raises UrnChanged where they are not those sealed."""
    if election.secrecy is Secrecy.RECORDED:
        return [ballot.mark for ballot in recorded_ballots(session, election.id).values()]
    ballots = urn_marks(session, election.id)
    if urn_digest(ballots) != election.urn_digest:
        raise UrnChanged
    return [ballot.mark for ballot in ballots]


def poll_of(session: Session, election: Election, marks: Sequence[Mark]) -> Poll:
    """The election as a count takes it."""
    paper = election.paper or []
    names = {one.id: one.name or "" for one in candidates_of(session, election)}
    conditions = counted(election.conditions or [], paper)
    return Poll(election.method, election.confirming, election.seats, paper, names, conditions, marks)


def drawn_if_tied(act: Act, election: Election, poll: Poll) -> tuple[Count, str | None]:
    """The count, and the key string of the draw where one was needed. Raises DrawNotReady, DrawImpossible."""
    count = poll.count()
    if count.is_decided:
        return count, None
    until = (election.sealed_at or act.at) + election.statutes.rules.elections.reveal_time
    seed = tie_seed(chosen(draw_numbers(act.session, election.id)), until, act.at)
    return poll.count(seed), seed


def call_second_round(act: Act, election: Election) -> Election:
    """Call the second round between those who go on: with a roll of its own, sealed when it opens."""
    second = Election(
        post_id=election.post_id,
        assembly_session_id=election.assembly_session_id,
        agenda_item_id=election.agenda_item_id,
        statutes_id=election.statutes_id,
        first_round_id=election.id,
        seats=election.seats,
        method=Method.PLURALITY,
        secrecy=election.secrecy,
        called_at=act.at,
        nominations_close_at=act.at,
        confirming=False,
    )
    act.session.add(second)
    act.session.flush()
    act.concern(second)
    return second
