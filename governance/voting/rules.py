"""The law of votes: when one is open, which ballot is received, when it may be closed, declared or annulled.

The roll is in `electorate`, the arithmetic in `tally` and `decision`; all of it can be had from here.
"""

from datetime import datetime
from enum import StrEnum

from governance.errors import N_, RuleBroken
from governance.motions.rules import Outcome as Outcome
from governance.statutes.rules import Statutes
from governance.voting.decision import CastingVoteNeeded as CastingVoteNeeded
from governance.voting.decision import Step as Step
from governance.voting.decision import Verdict as Verdict
from governance.voting.decision import decide as decide
from governance.voting.decision import verdict_from_plain as verdict_from_plain
from governance.voting.decision import verdict_plain as verdict_plain
from governance.voting.electorate import Elector as Elector
from governance.voting.electorate import NotOnTheRoll as NotOnTheRoll
from governance.voting.electorate import Weight as Weight
from governance.voting.electorate import roll_digest as roll_digest
from governance.voting.tally import Choice as Choice
from governance.voting.tally import Tally as Tally
from governance.voting.tally import tally as tally
from governance.voting.units import Confirmation as Confirmation
from governance.voting.units import by_unit as by_unit
from governance.voting.units import confirmation as confirmation
from governance.voting.units import electors_of as electors_of


class VoteState(StrEnum):
    """Where a vote stands; derived from its instants, never stored."""

    OPEN = "open"
    CLOSED = "closed"
    DECLARED = "declared"
    ANNULLED = "annulled"


class VoteNotYetOpen(RuleBroken):
    """Facts: opens_at (datetime)."""

    message = N_("This vote opens at %(opens_at)s. Come back then to cast your ballot.")


class VoteClosed(RuleBroken):
    """Facts: closed_at (datetime)."""

    message = N_(
        "This vote closed at %(closed_at)s, so this ballot was not received. "
        "A ballot that your region cast before still counts."
    )


class VoteStillOpen(RuleBroken):
    """Nothing is counted before the close, so that nobody peeks."""

    message = N_("This vote is still open. Declare it when it has closed.")


class VoteDeclared(RuleBroken):
    """A declared vote has taken effect: a new decision can change what it decided, nothing undoes it."""

    message = N_("This vote has been declared and stands. Only the adoption of another motion can change it.")


class VoteAnnulled(RuleBroken):
    """An annulled vote stays visible and is never counted."""

    message = N_("This vote was annulled. Open a new vote on the motion.")


class ClosesTooSoon(RuleBroken):
    """Facts: earliest (datetime)."""

    message = N_("A vote must stay open longer: choose %(earliest)s or later.")


class ClosesTooLate(RuleBroken):
    """Facts: latest (datetime)."""

    message = N_("A vote cannot stay open so long: choose %(latest)s or earlier.")


class ClosesOnlyAtItsTime(RuleBroken):
    """The statutes allow no early closing."""

    message = N_("The statutes do not allow closing a vote early. It closes by itself at its time.")


class NotAllHaveCast(RuleBroken):
    """Facts: cast, entitled (int)."""

    message = N_(
        "Ballots cast: %(cast)d of %(entitled)d. A vote can close early only when every region on the roll "
        "has cast its ballot."
    )


class ColleagueHasCast(RuleBroken):
    """The statutes leave a cast ballot to the delegate who cast it."""

    message = N_("Another delegate has cast the ballot of your region, and only they can change it.")


def effective_close(closes_at: datetime, closed_at: datetime | None) -> datetime:
    """The moment from which no ballot is received: the set time, or an earlier act that closed the vote."""
    return closes_at if closed_at is None else min(closes_at, closed_at)


def vote_state(
    opens_at: datetime,
    closes_at: datetime,
    closed_at: datetime | None,
    declared_at: datetime | None,
    annulled_at: datetime | None,
    at: datetime,
) -> VoteState:
    """Where a vote stands at `at`. At its closing instant it is closed. Raises VoteNotYetOpen.

    An act done is done: another that set out before it, and had to wait for it, comes after it.
    """
    if at < opens_at:
        raise VoteNotYetOpen(opens_at=opens_at)
    if annulled_at is not None:
        return VoteState.ANNULLED
    if declared_at is not None:
        return VoteState.DECLARED
    return VoteState.OPEN if closed_at is None and at < closes_at else VoteState.CLOSED


def check_open(opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    """A ballot is received from the opening and strictly before the effective close. Statutes, art. 5.

    Raises VoteNotYetOpen or VoteClosed.
    """
    if at < opens_at:
        raise VoteNotYetOpen(opens_at=opens_at)
    if at >= closes_at:
        raise VoteClosed(closed_at=closes_at)


def check_receivable(
    opens_at: datetime,
    closes_at: datetime,
    closed_at: datetime | None,
    declared_at: datetime | None,
    annulled_at: datetime | None,
    at: datetime,
) -> None:
    """A ballot is received while the vote is open. Raises VoteNotYetOpen, VoteAnnulled or VoteClosed.

    One that set out in time and arrives after the vote was declared or annulled is late: it was not counted.
    """
    if annulled_at is not None:
        raise VoteAnnulled
    closing = effective_close(closes_at, closed_at)
    check_open(opens_at, closing, at)
    if declared_at is not None:
        raise VoteClosed(closed_at=closing)


def check_colleague(by: int, earlier_by: int | None, statutes: Statutes) -> None:
    """Whether `by` may cast where `earlier_by` cast before, persons by their row. Statutes, art. 5.4.

    Raises ColleagueHasCast.
    """
    if earlier_by not in (None, by) and not statutes.colleague_may_change:
        raise ColleagueHasCast


def check_closing_time(opens_at: datetime, closes_at: datetime, statutes: Statutes) -> None:
    """A vote stays open neither shorter nor longer than the statutes say; both bounds are allowed.

    Statutes, art. 5.1 and 5.2. Raises ClosesTooSoon or ClosesTooLate.
    """
    earliest, latest = opens_at + statutes.shortest_vote, opens_at + statutes.longest_vote
    if closes_at < earliest:
        raise ClosesTooSoon(earliest=earliest)
    if closes_at > latest:
        raise ClosesTooLate(latest=latest)


def check_may_close_early(cast: int, entitled: int, statutes: Statutes) -> None:
    """Only when nobody on the roll is left to be heard. Statutes, art. 5.3.

    Raises ClosesOnlyAtItsTime or NotAllHaveCast.
    """
    if not statutes.close_when_all_cast:
        raise ClosesOnlyAtItsTime
    if cast < entitled:
        raise NotAllHaveCast(cast=cast, entitled=entitled)


def check_may_declare(state: VoteState) -> None:
    """A vote is declared once, after it closed. Raises VoteStillOpen, VoteDeclared or VoteAnnulled."""
    if state is VoteState.OPEN:
        raise VoteStillOpen
    check_may_annul(state)


def check_may_annul(state: VoteState) -> None:
    """A vote can be annulled until it is declared. Raises VoteDeclared or VoteAnnulled."""
    if state is VoteState.DECLARED:
        raise VoteDeclared
    if state is VoteState.ANNULLED:
        raise VoteAnnulled
