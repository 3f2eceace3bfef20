"""Yes or no on each candidate: how candidacies that nobody opposes are voted on."""

from collections.abc import Mapping
from enum import StrEnum

from governance.counting.sheet import Count, Deed, Round


class Answer(StrEnum):
    """What a ballot says of one candidate."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


Answers = tuple[Answer, ...]
"""One answer a candidate, in the order of the candidates."""


def confirm(candidates: tuple[str, ...], seats: int, papers: Mapping[Answers, int]) -> Count:
    """Elect every candidate with more yes than no: as many of both is not enough, and no draw decides.

    papers : distinct ballots and how many were cast alike. `standing` and `against` of the one round are yes
    and no; whoever answers neither abstains. Those refused do not succeed anybody: there are no runners-up.
    Source: the majority of those voting yes or no, as the rules of procedure of the United Nations General
    Assembly count it (rule 86). Raises ValueError for more candidates than seats: they would be opposed.
    """
    if len(candidates) > seats:
        raise ValueError("candidates who oppose one another are not confirmed one by one")
    numbers = sorted(range(len(candidates)), key=lambda candidate: (candidates[candidate], candidate))
    yes, no = answered(papers, Answer.YES, len(candidates)), answered(papers, Answer.NO, len(candidates))
    only = Round(
        number=1,
        deed=Deed.ELECTION,
        about=tuple(numbers),
        standing=yes,
        against=no,
        elected=tuple(candidate for candidate in numbers if yes[candidate] > no[candidate]),
        excluded=tuple(candidate for candidate in numbers if yes[candidate] <= no[candidate]),
    )
    return Count("confirmation", seats, sum(papers.values()), 0, 1, None, only.elected, (only,))


def answered(papers: Mapping[Answers, int], answer: Answer, candidates: int) -> tuple[int, ...]:
    """How many papers give this answer to each candidate."""
    return tuple(
        sum(alike for answers, alike in papers.items() if answers[candidate] is answer)
        for candidate in range(candidates)
    )
