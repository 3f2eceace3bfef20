"""Meek's rule counted slowly, straight from its definition: no package within reach counts by it.

Each ballot is one vote; a candidate keeps a share of whatever reaches them and the rest goes on. Those
elected keep just as much as gives them the quota; the excluded keep nothing, the hopeful everything. In
floating point, so it tells by how much its nearest decision was made.
"""

from dataclasses import dataclass

from governance.counting.profile import Profile

EXACT = 1e-10
"""Votes: how near to the quota the elected are kept."""


@dataclass(frozen=True, slots=True)
class Slow:
    """Whom the definition elects, and the fewest votes that any decision hung on."""

    elected: frozenset[int]
    margin: float


@dataclass(frozen=True, slots=True)
class State:
    """Where votes are when everybody keeps what they keep: of each candidate, and the quota."""

    votes: dict[int, float]
    quota: float


def meek(profile: Profile) -> Slow:
    """Count: settle what the elected keep, elect whoever has more than the quota, else exclude the lowest."""
    keep = dict.fromkeys(profile.standing, 1.0)
    hopeful, elected = set(profile.standing), set[int]()
    margin = float("inf")
    while len(elected) < profile.seats < len(elected) + len(hopeful):
        state = settled(profile, keep, elected)
        margin = min(margin, *(abs(state.votes[candidate] - state.quota) for candidate in hopeful))
        reached = {candidate for candidate in hopeful if state.votes[candidate] > state.quota}
        if reached:
            hopeful -= reached
            elected |= reached
            continue
        lowest, *others = sorted(hopeful, key=lambda candidate: state.votes[candidate])
        margin = min(margin, state.votes[others[0]] - state.votes[lowest])
        hopeful.remove(lowest)
        keep[lowest] = 0.0
    return Slow(frozenset(elected if len(elected) == profile.seats else elected | hopeful), margin)


def settled(profile: Profile, keep: dict[int, float], elected: set[int]) -> State:
    """Change what the elected keep until each has the quota."""
    state = flowed(profile, keep)
    while any(abs(state.votes[candidate] - state.quota) > EXACT for candidate in elected):
        for candidate in elected:
            keep[candidate] *= state.quota / state.votes[candidate]
        state = flowed(profile, keep)
    return state


def flowed(profile: Profile, keep: dict[int, float]) -> State:
    """Let every ballot flow down its ranking."""
    votes = dict.fromkeys(keep, 0.0)
    for ranking, weight in profile.rankings.items():
        left = float(weight)
        for candidate in ranking:
            votes[candidate] += left * keep[candidate]
            left -= left * keep[candidate]
    return State(votes, sum(votes.values()) / (profile.seats + 1))
