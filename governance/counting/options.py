"""Competing options beside one that changes nothing, as Debian counts them.

Each option must first defeat the default by the majority it needs; those that do are compared by Schulze's
method, told as the dropping of the weakest defeats.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from governance.counting.lots import Lots
from governance.counting.pairwise import Pairs, comparison_round, tallied
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round
from governance.counting.standings import Seating, Tally, fill

Defeats = frozenset[tuple[int, int]]
SIMPLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Requirements:
    """What an option needs: `quorum` ballots that prefer it to the default, and its majority ratio over it.

    default : the option that changes nothing; majorities : ratios of those options that need more than a
    simple majority (2 for two thirds: twice as many for it as against it).
    """

    default: int
    majorities: Mapping[int, Fraction]
    quorum: int = 0

    def has_quorum(self, option: int, pairs: Pairs) -> bool:
        """Whether enough ballots prefer an option to the default. Debian's constitution, A.5.2."""
        return pairs[option][self.default] >= self.quorum

    def has_majority(self, option: int, pairs: Pairs) -> bool:
        """Whether an option defeats the default, and by its ratio. Debian's constitution, A.5.3."""
        ours, theirs = pairs[option][self.default], pairs[self.default][option]
        return ours > theirs and ours >= self.majorities.get(option, SIMPLE) * theirs


def count_options(profile: Profile, needed: Requirements, lots: Lots) -> Count:
    """The one option that wins, the default where no other passes.

    Ballots may rank options equal; an option not ranked is behind all ranked ones. The rounds: comparisons;
    exclusion of options below the quorum, then of those without their majority over the default; then as
    long as options of the Schwartz set (`about`) defeat one another, the weakest of these defeats are
    `dropped`; at the end the only one left is elected. Of several left Debian lets a casting vote choose;
    here they are a tie for the draw: whoever has that vote counts without a seed and chooses of `undecided`.
    There are no runners-up: an option succeeds nobody.
    Source: Constitution for the Debian Project, version 1.9 (2022), section A.5.
    """
    pairs, tally = tallied(profile)
    rounds = [comparison_round(profile, pairs)]
    options = [option for option in rounds[0].about if option != needed.default]
    for passes in (needed.has_quorum, needed.has_majority):
        failed = tuple(option for option in options if not passes(option, pairs))
        if failed:
            rounds.append(Round(len(rounds) + 1, Deed.EXCLUSION, failed, rounds[0].standing, excluded=failed))
        options = [option for option in options if option not in failed]
    best = dropped_to_end(rounds, pairs, [*options, needed.default])
    return concluded(tally, rounds, seated(best, lots))


def dropped_to_end(rounds: list[Round], pairs: Pairs, options: list[int]) -> frozenset[int]:
    """Drop the weakest defeats in the Schwartz set until it has none, adding rounds; the set then left."""
    defeats = frozenset((a, b) for a in options for b in options if pairs[a][b] > pairs[b][a])
    while True:
        best = schwartz(frozenset(options), defeats)
        within = [(a, b) for a, b in defeats if a in best and b in best]
        if not within:
            return best
        weakest = min((pairs[a][b], -pairs[b][a]) for a, b in within)
        about = tuple(option for option in rounds[0].about if option in best)
        gone = tuple(
            (a, b)
            for a in about
            for b in about
            if (a, b) in within and (pairs[a][b], -pairs[b][a]) == weakest
        )
        rounds.append(Round(len(rounds) + 1, Deed.COMPARISON, about, rounds[0].standing, dropped=gone))
        defeats -= frozenset(gone)


def schwartz(options: frozenset[int], defeats: Defeats) -> frozenset[int]:
    """The options that defeat, directly or through others, all who so defeat them. Section A.5.6."""
    reach = {option: frozenset(b for a, b in defeats if a == option) for option in options}
    for by in options:
        reach = {one: under | reach[by] if by in under else under for one, under in reach.items()}
    return frozenset(
        one for one in options if all(other in reach[one] for other in options if one in reach[other])
    )


def seated(best: frozenset[int], lots: Lots) -> Seating:
    """One option of the best, by lot where they are several."""
    return fill(Seating(1, lots, best), [best])


def concluded(tally: Tally, rounds: list[Round], seats: Seating) -> Count:
    """The count with its last round, the election of one option."""
    about = seats.listed({*seats.elected, *seats.hopeful})
    last = seats.shown(Round(len(rounds) + 1, Deed.ELECTION, about, rounds[0].standing))
    return Count(
        method="options",
        seats=1,
        ballots=tally.ballots,
        invalid=tally.invalid,
        scale=1,
        quota=None,
        elected=last.elected,
        rounds=(*rounds, last),
        undecided=seats.undecided,
    )
