"""How other people's programs count the same ballots: votelib 0.4 and stvpoll 0.5, each in its own terms.

Every function returns whom that program elects, or None where it says that it cannot, because of a tie or,
votelib, because whoever is on no ballot is unknown to it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import chain

from stvpoll.scottish_stv import calculate_scottish_stv
from stvpoll.transfer_strategies import transfer_all
from votelib.component.rankscore import Borda
from votelib.convert import RankedToCondorcetVotes, RankedToPositionalVotes
from votelib.evaluate.approval import QuotaSelector, SequentialProportionalApproval
from votelib.evaluate.cardinal import ScoreVoting
from votelib.evaluate.condorcet import RankedPairs, Schulze
from votelib.evaluate.core import Plurality, Tie, VotingSystemError
from votelib.evaluate.sequential import TransferableVoteSelector

from governance.counting.profile import Profile

Team = frozenset[int]
Places = tuple[int | frozenset[int], ...]


def stvpoll_scottish(profile: Profile) -> Team | None:
    """Scottish STV; all surpluses of a stage go at once, at values rounded to five places."""
    result = calculate_scottish_stv(
        profile.standing,
        dict(profile.rankings),
        profile.seats,
        allow_random=False,
        transfer_strategy=transfer_all,
    )
    return frozenset(result.elected_as_tuple()) if result.complete else None


def votelib_gregory(profile: Profile) -> Team | None:
    """The Weighted Inclusive Gregory Method in fractions; all surpluses of a stage go at once.

    Plurality is asked whom to retain, because the default counts the exhausted votes among the candidates.
    """
    selector = TransferableVoteSelector(retainer=Plurality(), quota_function="droop")
    votes = {ballot: Fraction(weight) for ballot, weight in profile.rankings.items()}
    return untied(lambda: selector.evaluate(votes, profile.seats))


def votelib_block(profile: Profile) -> Team | None:
    """A vote for each of the first preferences, as many as there are seats."""
    votes: Counter[int] = Counter()
    for ranking, weight in profile.rankings.items():
        votes.update(dict.fromkeys(ranking[: profile.seats], weight))
    return untied(lambda: Plurality().evaluate(votes, profile.seats))


def votelib_two_round(profile: Profile) -> Team | None:
    """One seat: the majority of first preferences, else most of them among the two who had most."""
    votes = first_of(profile, frozenset(profile.standing))
    majority = QuotaSelector("droop").evaluate(votes, 1)
    finalists = untied(lambda: majority or Plurality().evaluate(votes, 2))
    if finalists is None or majority:
        return finalists
    return untied(lambda: Plurality().evaluate(first_of(profile, finalists), 1))


def first_of(profile: Profile, candidates: Team) -> Counter[int]:
    """How many ballots prefer each of these candidates to the others of them."""
    votes = Counter(dict.fromkeys(candidates, 0))
    for ranking, weight in profile.rankings.items():
        votes.update(dict.fromkeys([c for c in ranking if c in candidates][:1], weight))
    return votes


def votelib_approval(profile: Profile) -> Team | None:
    """A vote for each candidate ranked."""
    votes: Counter[int] = Counter()
    for ranks, weight in profile.ranks.items():
        votes.update(dict.fromkeys(chain(*ranks), weight))
    return untied(lambda: Plurality().evaluate(votes, profile.seats))


def votelib_score(profile: Profile) -> Team | None:
    """The sum of scores; no score is no points."""
    votes = {
        frozenset((candidate, score) for candidate, score in enumerate(ballot) if score is not None): weight
        for ballot, weight in profile.scores.items()
    }
    return untied(lambda: ScoreVoting("sum", unscored_value=0).evaluate(votes, profile.seats))


def votelib_borda(profile: Profile) -> Team | None:
    """Borda's points, none for the last place and none for whoever is not ranked."""
    points = RankedToPositionalVotes(Borda(base=0)).convert(profile.rankings)
    return untied(lambda: Plurality().evaluate(points, profile.seats))


def votelib_pav(profile: Profile) -> Team | None:
    """Proportional approval, one seat after another."""
    votes: Counter[Team] = Counter()
    for ranks, weight in profile.ranks.items():
        votes[frozenset(chain(*ranks))] += weight
    return untied(lambda: SequentialProportionalApproval().evaluate(votes, profile.seats))


def votelib_schulze(profile: Profile) -> Team | None:
    """Schulze by winning votes; those elected are those who beat most others along the strongest paths."""
    return untied(lambda: Schulze().evaluate(comparisons(profile), profile.seats))


def votelib_ranked_pairs(profile: Profile) -> Team | None:
    """Ranked pairs by winning votes; defeats that are equally strong are taken as they come."""
    return untied(lambda: RankedPairs().evaluate(comparisons(profile), profile.seats))


def comparisons(profile: Profile) -> dict[tuple[int, int], int]:
    """How many prefer one to another, as votelib reads the ballots."""
    votes: Counter[Places] = Counter()
    for ranks, weight in profile.ranks.items():
        votes[tuple(frozenset(place) if len(place) > 1 else place[0] for place in ranks)] += weight
    return RankedToCondorcetVotes().convert(votes)


def untied(evaluate: Callable[[], Iterable[int | Tie]]) -> Team | None:
    """What votelib elects; it has three ways to say that it cannot."""
    try:
        elected = list(evaluate())
    except (NotImplementedError, VotingSystemError):
        return None
    return None if Tie.any(elected) else frozenset(elected)
