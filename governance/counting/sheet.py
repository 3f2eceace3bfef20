"""What a count returns: the count sheet as data, in whole numbers of a unit.

An amount of votes is a whole number of units; `Count.scale` units are one vote (100,000 where values have
five decimal places). Nothing here is worded: `wording` says a sheet in three languages.
"""

from dataclasses import dataclass
from enum import StrEnum

from governance.counting.lots import Lot


class Deed(StrEnum):
    """What a round of a count does."""

    FIRST = "first"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ELECTION = "election"
    ITERATION = "iteration"
    COMPARISON = "comparison"
    RUNOFF = "runoff"


class Settled(StrEnum):
    """How a tie was broken."""

    EARLIER = "earlier"
    LATER = "later"
    LOT = "lot"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Tie:
    """Candidates that the method could not tell apart, who was chosen of them, for what, and by which rule.

    chosen_for : the deed that needed one of them (whom to elect, whose surplus first, whom to exclude).
    round : the earlier round that decided, where `by` is EARLIER; lot : the draw, where `by` is LOT.
    """

    between: tuple[int, ...]
    chosen: int
    chosen_for: Deed
    by: Settled
    round: int | None = None
    lot: Lot | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Votes that moved in a round: from whom, to whom (None: to nobody, not transferable), how many units.

    value : units that each paper passed on, where all of them pass the same; papers : how many there were.
    """

    source: int
    target: int | None
    amount: int
    value: int | None = None
    papers: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what was done about whom, and where everybody stands after it.

    standing : units of votes by candidate index (what the method counts: first preferences, approvals,
        points, transferred votes; opponents beaten for comparisons); quota : units, where it applies.
    exhausted : units that belong to nobody any more. elected, excluded : in this round, in order.
    guarded, doomed : whom the conditions on the team elected or excluded whatever their votes.
    pairs : for comparisons, `pairs[a][b]` is the units that prefer a to b. keep : Meek's keep values.
    paths : Schulze's, `paths[a][b]` is the units behind the weakest defeat of the strongest path from a to b.
    locked, dropped : for ranked pairs and options, defeats (winner, loser) that stand and that were let go.
    against : units that said no to a candidate, where each is voted on alone.
    """

    number: int
    deed: Deed
    about: tuple[int, ...]
    standing: tuple[int, ...]
    exhausted: int = 0
    quota: int | None = None
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    ties: tuple[Tie, ...] = ()
    guarded: tuple[int, ...] = ()
    doomed: tuple[int, ...] = ()
    pairs: tuple[tuple[int, ...], ...] | None = None
    keep: tuple[int, ...] | None = None
    paths: tuple[tuple[int, ...], ...] | None = None
    locked: tuple[tuple[int, int], ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()
    against: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A whole count.

    ballots : weight of the ballots counted; invalid : weight of those that the method cannot read.
    quota : units, of the first round, or None where the method has none. elected : in order of election.
    runners_up : everybody else who stood, nearest to election first: the line of succession.
    undecided : the candidates of the tie that stopped the count for want of a draw; empty when decided.
    """

    method: str
    seats: int
    ballots: int
    invalid: int
    scale: int
    quota: int | None
    elected: tuple[int, ...]
    rounds: tuple[Round, ...]
    runners_up: tuple[int, ...] = ()
    undecided: tuple[int, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether the count came to its end; False: a tie needs a draw."""
        return not self.undecided
