"""What a ballot of an election says: marked on paper, kept as plain JSON, and read as a count takes it.

A mark names candidates by their nominations: `{"kind": "ranking", "ranks": [[3], [5, 7]]}`,
`{"kind": "choices", "chosen": [3]}`, `{"kind": "scores", "scores": {"3": 5}}` or
`{"kind": "confirmation", "answers": {"3": "yes"}}`. What is alike is written alike, whoever marked it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from governance.counting.confirmation import Answer
from governance.counting.methods import Method
from governance.counting.profile import Profile
from governance.errors import N_, RuleBroken

Mark = dict[str, Any]

Marked = Mapping[int, Any]
"""What is marked beside each candidate: a place from 1, a score, an answer; True where it is a tick."""

HIGHEST_SCORE = 5
RANKED = frozenset({Method.SCOTTISH_STV, Method.MEEK_STV, Method.SCHULZE, Method.RANKED_PAIRS})
EQUALS = frozenset({Method.SCHULZE, Method.RANKED_PAIRS})
APPROVING = frozenset({Method.APPROVAL, Method.PAV})


class MarkKind(StrEnum):
    """How a ballot is marked."""

    RANKING = "ranking"
    CHOICES = "choices"
    SCORES = "scores"
    CONFIRMATION = "confirmation"


class MarkWrong(RuleBroken):
    """No ballot of this election: of another kind, about somebody who does not stand, or about one twice."""

    message = N_("This is no ballot of this election. Mark the ballot again from its page.")


class EqualRanks(RuleBroken):
    """The method cannot read two candidates in one place."""

    message = N_("This election needs a different number beside each candidate.")


class TooManyChosen(RuleBroken):
    """Facts: number (int), how many may be chosen at most; chosen (int)."""

    message = N_("At most %(number)d may be chosen here; %(chosen)d are.")


def mark_kind(method: Method, confirming: bool) -> MarkKind:
    """How ballots of an election are marked."""
    if confirming:
        return MarkKind.CONFIRMATION
    if method is Method.SCORE:
        return MarkKind.SCORES
    return MarkKind.RANKING if method in RANKED else MarkKind.CHOICES


def most_chosen(method: Method, seats: int, candidates: int) -> int:
    """How many candidates may be ticked: all of them, one, or as many as there are places."""
    if method in APPROVING:
        return candidates
    return 1 if method is Method.TWO_ROUND else min(seats, candidates)


def places_left_out(marked: Marked) -> list[int]:
    """The places before the last one used that nobody has: gaps in a ranking."""
    return sorted(set(range(1, max(marked.values(), default=0))) - set(marked.values()))


def places_shared(marked: Marked) -> list[int]:
    """The places that more than one candidate has, the first of them first."""
    return sorted(place for place, number in Counter(marked.values()).items() if number > 1)


def mark_plain(kind: MarkKind, marked: Marked) -> Mark:
    """What is marked, as it is kept; in a ranking those behind a gap move up."""
    if kind is MarkKind.RANKING:
        return {"kind": str(kind), "ranks": ranks(marked)}
    if kind is MarkKind.CHOICES:
        return {"kind": str(kind), "chosen": sorted(marked)}
    name = "scores" if kind is MarkKind.SCORES else "answers"
    plain = int if kind is MarkKind.SCORES else str
    return {"kind": str(kind), name: {str(number): plain(said) for number, said in sorted(marked.items())}}


def ranks(marked: Marked) -> list[list[int]]:
    """Candidates by their places, without gaps; those of one place in the order of their numbers."""
    groups: dict[int, list[int]] = {}
    for number, place in sorted(marked.items()):
        groups.setdefault(place, []).append(number)
    return [groups[place] for place in sorted(groups)]


def marked_of(mark: Mark) -> dict[int, Any]:
    """What stands beside each candidate of a mark that was checked: places counted from 1, a tick is True."""
    if mark["kind"] == MarkKind.RANKING:
        return {number: place for place, group in enumerate(mark["ranks"], start=1) for number in group}
    if mark["kind"] == MarkKind.CHOICES:
        return dict.fromkeys(mark["chosen"], True)
    said = mark["scores"] if mark["kind"] == MarkKind.SCORES else mark["answers"]
    return {int(number): value for number, value in said.items()}


def is_blank(mark: Mark) -> bool:
    """Whether nobody is marked on it."""
    return not marked_of(mark)


def check_mark(
    mark: Any, paper: Sequence[int], method: Method, seats: int, *, confirming: bool = False
) -> None:
    """Raise MarkWrong, EqualRanks or TooManyChosen unless it is a ballot of this election, as it is kept.

    `mark` may come from anybody: nothing is taken for granted of it. A blank one is a ballot.
    """
    kind = mark_kind(method, confirming)
    try:
        marked = marked_of(mark)
        # True equals 1 in a comparison, and is no number of anybody.
        is_kept_so = mark == mark_plain(kind, marked) and all(type(number) is int for number in marked)
        is_kept_so = is_kept_so and are_said(kind, marked.values())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MarkWrong from error
    if not is_kept_so or not marked.keys() <= set(paper):
        raise MarkWrong
    if kind is MarkKind.RANKING and method not in EQUALS and places_shared(marked):
        raise EqualRanks
    most = most_chosen(method, seats, len(paper))
    if kind is MarkKind.CHOICES and len(marked) > most:
        raise TooManyChosen(number=most, chosen=len(marked))


def are_said(kind: MarkKind, said: Collection[Any]) -> bool:
    """Whether scores are within their bounds, and answers are some that can be given."""
    if kind is MarkKind.SCORES:
        return all(type(score) is int and 0 <= score <= HIGHEST_SCORE for score in said)
    return kind is not MarkKind.CONFIRMATION or set(said) <= set(Answer)


def profile_of(marks: Iterable[Mark], paper: Sequence[int], names: Mapping[int, str], seats: int) -> Profile:
    """The ballots as a count takes them: candidate n is the n-th of the paper.

    Those ticked are ranked as they stand on the paper: every method that takes ticks reads no order from it.
    A yes is a score of 1, a no of 0, an abstention none.
    """
    index = {number: position for position, number in enumerate(paper)}
    found = Profile(candidates=tuple(names[number] for number in paper), seats=seats)
    blank = sum(not _entered(found, mark, index) for mark in marks)
    return Profile(found.candidates, seats, found.rankings, found.ranks, found.scores, blank)


def _entered(profile: Profile, mark: Mark, index: Mapping[int, int]) -> bool:
    """Whether the mark says anything; it is then added to the like ones of the profile."""
    if mark["kind"] in (MarkKind.SCORES, MarkKind.CONFIRMATION):
        return _scored(profile, mark, index)
    chosen = sorted(index[number] for number in mark.get("chosen", ()))
    groups = [sorted(index[number] for number in group) for group in mark.get("ranks", ())]
    places = tuple(tuple(group) for group in groups) or tuple((candidate,) for candidate in chosen)
    if all(len(place) == 1 for place in places):
        ranking = tuple(place[0] for place in places)
        if ranking:
            profile.rankings[ranking] = profile.rankings.get(ranking, 0) + 1
        return bool(ranking)
    profile.ranks[places] = profile.ranks.get(places, 0) + 1
    return True


def _scored(profile: Profile, mark: Mark, index: Mapping[int, int]) -> bool:
    points = {Answer.YES: 1, Answer.NO: 0, Answer.ABSTAIN: None}
    scores: list[int | None] = [None] * len(index)
    for number, said in marked_of(mark).items():
        scores[index[number]] = said if mark["kind"] == MarkKind.SCORES else points[Answer(said)]
    if any(score is not None for score in scores):
        profile.scores[tuple(scores)] = profile.scores.get(tuple(scores), 0) + 1
        return True
    return False
