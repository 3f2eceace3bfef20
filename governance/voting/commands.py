"""How a vote is opened, cast, closed, annulled and declared: the only writers of its rows."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.assembly.closing import check_done
from governance.assembly.commands import LIFE
from governance.assembly.models import AssemblySession
from governance.assembly.queries import delegations, quorum_of
from governance.assembly.queries import state_of as session_state_of
from governance.assembly.rules import check_quorum, check_session_may
from governance.errors import N_, NN_, RuleBroken
from governance.motions.models import Motion
from governance.statutes.queries import statutes_of
from governance.voting.about import take_for_vote
from governance.voting.concluding import conclude
from governance.voting.deeds import CastByProxy
from governance.voting.models import Ballot, Casting, Declaration, RollEntry, Vote
from governance.voting.opening import open_vote
from governance.voting.papers import CastBefore, cast_before, casting_by_key
from governance.voting.queries import (
    cast_counts,
    electors_and_ballots,
    last_cast_at,
    state_of,
    votes_of,
)
from governance.voting.rules import (
    Choice,
    check_colleague,
    check_may_annul,
    check_may_close_early,
    check_may_declare,
    check_receivable,
    decide,
    verdict_plain,
)
from governance.voting.undecided import withdraw_motion as withdraw_motion
from governance.voting.undecided import write_translation as write_translation

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
WITH_RULES = (selectinload(Vote.statutes), selectinload(Vote.motion))


class NothingChosen(RuleBroken):
    """A paper with no answer casts nothing."""

    message = N_("Nothing was chosen yet: choose an answer to at least one motion.")


class ReasonNeeded(RuleBroken):
    """A vote is annulled with a reason that everyone can read."""

    message = N_("Give the reason: it stays beside the annulled vote for everyone to read.")


class VotesUndecided(RuleBroken):
    """A session closes when every vote in it has been declared or annulled."""

    message, plural = NN_(
        "%(number)d vote of this session is not declared yet; declare or annul it first.",
        "%(number)d votes of this session are not declared yet; declare or annul them first.",
    )


@command(may=permissions.preside, label=N_("Opened votes"), load=LIFE)
def open_votes(
    act: Act, assembly: AssemblySession, *, motions: Sequence[Motion], closes_at: Mapping[int, datetime]
) -> list[Vote]:
    """Open the votes on one or more motions at once and seal the electorate of each.

    `closes_at` gives the closing time by motion. The roll is every member region accredited at this
    moment; nothing that happens to a region afterwards changes it.
    """
    check_session_may(session_state_of(assembly), "open_votes")
    # Held, so that none is withdrawn or translated anew while its vote opens.
    take_for_vote(act.session, motions)
    rows = delegations(act.session, assembly, act.at)
    check_quorum(quorum_of(assembly, rows))
    return [open_vote(act, assembly, motion, closes_at[motion.id], rows) for motion in motions]


@command(
    may=permissions.cast_for,
    label=N_("Cast the vote of a region"),
    load=[selectinload(RollEntry.vote), selectinload(RollEntry.proxy)],
)
def cast_ballots(act: Act, entries: list[RollEntry], *, choices: Mapping[int, Choice], key: str) -> Casting:
    """Record a region's choice in each vote of a paper, by roll entry; the last one before closing counts.

    The same `key` handed in again gives the same casting and changes nothing.
    """
    already = casting_by_key(act.session, key)
    if already is not None:
        raise AlreadyCast(casting=already)
    if not choices:
        raise NothingChosen
    casting = Casting(
        key=key,
        region_id=entries[0].region_id,
        person_id=act.person_id,
        cast_at=act.at,
        proxy=entries[0].proxy_in_force,
    )
    cast = cast_before(act.session, [entry.id for entry in entries])
    casting.ballots = [_ballot(act, entry, choices[entry.id], cast.get(entry.id)) for entry in entries]
    act.session.add(casting)
    return casting


class AlreadyCast(RuleBroken):
    """This very paper is in the box already: not an error to the voter, who gets the same receipt."""

    message = N_("This paper was already cast.")


def _ballot(act: Act, entry: RollEntry, choice: Choice, before: CastBefore | None) -> Ballot:
    vote = entry.vote
    check_box_open(vote, act.at)
    if before is not None:
        check_not_used(entry, before)
        check_may_change(act, vote, before)
    act.concern(vote)
    return Ballot(
        roll_entry_id=entry.id,
        vote_id=vote.id,
        revision=before.revision + 1 if before else 1,
        choice=choice,
        code=tracking_code(),
    )


def check_box_open(vote: Vote, at: datetime) -> None:
    """Raise unless the vote receives ballots at `at`: VoteNotYetOpen, VoteClosed or VoteAnnulled."""
    check_receivable(vote.opens_at, vote.closes_at, vote.closed_at, vote.declared_at, vote.annulled_at, at)


def check_not_used(entry: RollEntry, before: CastBefore) -> None:
    """Raise CastByProxy to a giver who took its vote back after it was cast."""
    if before.proxy_id is not None and entry.proxy_in_force is None:
        raise CastByProxy


def check_may_change(act: Act, vote: Vote, before: CastBefore) -> None:
    """Raise ColleagueHasCast where the statutes reserve a change to who cast the region's ballot."""
    # The statutes need not be read for somebody who changes their own ballot.
    if before.person_id != act.person_id:
        check_colleague(act.person_id, before.person_id, statutes_of(act.session, vote.statutes_id))


def tracking_code() -> str:
    """Ten letters and digits that are hard to confuse, in two groups of five."""
    letters = [secrets.choice(CODE_LETTERS) for _ in range(10)]
    return f"{''.join(letters[:5])}-{''.join(letters[5:])}"


@command(may=permissions.preside, label=N_("Closed a vote early"), load=WITH_RULES)
def close_vote(act: Act, vote: Vote) -> Vote:
    """Close a vote before its time: only once every region on the roll has cast."""
    check_box_open(vote, act.at)
    lock_roll(act, vote)
    act.check_follows(vote.closed_at or last_cast_at(act.session, vote.id))
    cast, entitled = cast_counts(act.session, [vote.id]).get(vote.id, (0, 0))
    check_may_close_early(cast, entitled, vote.statutes.rules)
    vote.closed_at = act.at
    act.concern(vote.motion)
    return vote


@command(may=permissions.preside, label=N_("Annulled a vote"), load=WITH_RULES)
def annul_vote(act: Act, vote: Vote, *, reason: str) -> Vote:
    """Annul a vote that is not declared, with a reason; the vote and its ballots stay visible."""
    check_may_annul(state_of(vote, act.at))
    if not reason.strip():
        raise ReasonNeeded
    vote.annulled_at, vote.annulment_reason = act.at, reason.strip()
    act.concern(vote.motion)
    return vote


@command(may=permissions.preside, label=N_("Declared the result of a vote"), load=WITH_RULES)
def declare_vote(act: Act, vote: Vote, *, casting_vote: Choice | None = None) -> Declaration:
    """Declare what the ballots that were in by the closing decide, and do what adoption does."""
    check_may_declare(state_of(vote, act.at))
    lock_roll(act, vote)
    electors, ballots = electors_and_ballots(act.session, vote.id)
    kind = vote.statutes.rules.kinds[vote.motion.kind]
    differ = vote.statutes.rules.franchise.disagreement
    verdict = decide(electors, ballots, kind.majority, kind.vote_quorum, casting_vote, differ)
    declaration = Declaration(
        vote_id=vote.id,
        outcome=verdict.outcome,
        verdict=verdict_plain(verdict),
        effect_done=False,
        declared_at=act.at,
    )
    vote.declared_at = act.at
    act.session.add(declaration)
    act.session.flush()
    act.concern(vote.motion)
    conclude(act, vote.motion, declaration)
    return declaration


@command(may=permissions.preside, label=N_("Closed the session"), load=LIFE)
def close_session(act: Act, assembly: AssemblySession) -> AssemblySession:
    """Close a session once each of its votes and elections is declared or annulled."""
    check_session_may(session_state_of(assembly), "close_session")
    undecided = [
        vote for vote in votes_of(act.session, assembly) if not (vote.declared_at or vote.annulled_at)
    ]
    if undecided:
        raise VotesUndecided(number=len(undecided))
    check_done(act, assembly)
    assembly.closed_at = act.at
    return assembly


def lock_roll(act: Act, vote: Vote) -> None:
    """Wait for every ballot on its way and hold back the next: all that was acknowledged is counted."""
    query = select(RollEntry.id).where(RollEntry.vote_id == vote.id).order_by(RollEntry.id)
    act.session.execute(query.with_for_update(key_share=True))
