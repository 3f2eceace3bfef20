"""How an election is called for a post, and how its nominations are prolonged."""

from datetime import datetime

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.assembly.agenda import check_stands, hold_agenda
from governance.assembly.models import AgendaItem, AssemblySession
from governance.elections.models import Election, Post
from governance.elections.posts import check_filled
from governance.elections.queries import state_of
from governance.elections.rules import check_election_may, secrecy_of
from governance.elections.standing import check_nomination_time, check_prolonged, check_seats
from governance.errors import N_, RuleBroken
from governance.statutes.queries import statutes_of


@command(may=permissions.preside, label=N_("Called an election"))
def call_election(
    act: Act,
    post: Post,
    *,
    assembly: AssemblySession,
    nominations_close_at: datetime | None = None,
    seats: int | None = None,
    item: AgendaItem | None = None,
) -> Election:
    """Open nominations for all places of a post, or for `seats` of them, under the statutes of a session.

    Without a moment nominations close when the statutes let them. Raises what `check_filled`, `check_seats`,
    `check_nomination_time` and `check_takes_place` raise, NotThere and ItemRemoved.
    """
    check_filled(act.session, post)
    assembly = hold_agenda(act, assembly.id)
    if item is not None:
        item = taken(act.session, item, ())
        check_stands(assembly, item)
    seats = post.holders if seats is None else seats
    check_seats(seats, post.holders)
    election = _under_statutes(act, post, assembly, seats, nominations_close_at)
    election.agenda_item_id = item.id if item else None
    act.session.add(election)
    act.concern(assembly, *([item] if item else []))
    return election


def _under_statutes(
    act: Act, post: Post, assembly: AssemblySession, seats: int, closes_at: datetime | None
) -> Election:
    """The election as the statutes of the session have it. Raises NominationTimeTooShort."""
    rules = statutes_of(act.session, assembly.statutes_id).elections
    closes = closes_at or act.at + rules.nomination_time
    check_nomination_time(act.at, closes, rules.nomination_time)
    return Election(
        post_id=post.id,
        assembly_session_id=assembly.id,
        statutes_id=assembly.statutes_id,
        seats=seats,
        method=rules.one_holder if seats == 1 else rules.several_holders,
        secrecy=secrecy_of(post.kind, rules),
        called_at=act.at,
        nominations_close_at=closes,
        confirming=False,
    )


class SecondRoundAlready(RuleBroken):
    """Who stands in a second round, the first one said."""

    message = N_("In a second round nobody can be nominated any more.")


@command(
    may=permissions.preside,
    label=N_("Prolonged nominations"),
    load=[selectinload(Election.post), selectinload(Election.assembly_session)],
)
def prolong_nominations(act: Act, election: Election, *, nominations_close_at: datetime) -> Election:
    """Open nominations again until another moment.

    Raises ElectionDoesNotAllow, SecondRoundAlready, NominationsCloseLater.
    """
    check_election_may(state_of(election, act.at), "prolong_nominations")
    if election.first_round_id is not None:
        raise SecondRoundAlready
    check_prolonged(act.at, nominations_close_at)
    election.nominations_close_at = nominations_close_at
    act.concern(election.post, election.assembly_session)
    return election
