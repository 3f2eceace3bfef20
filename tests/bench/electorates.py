"""Wards as councils have them, and an electorate in which every paper is another: the same in every run.

`python -m tests.bench.electorates METHOD` counts the large one: processor seconds and the peak in megabytes.
"""

import resource
import sys
import time
from collections import Counter
from importlib import import_module
from random import Random

from governance.counting.lots import Lots
from governance.counting.profile import Profile, Ranking

PAPERS, CANDIDATES, SEATS, PARTIES = 5_400, 9, 4, 4
LENGTHS, OFTEN = (1, 2, 3, 4, CANDIDATES), (24, 22, 28, 12, 14)
"""How many candidates are marked, and by how many papers of a hundred."""

DISTINCT, MANY, PLACES = 100_000, 20, 5


def ward(number: int) -> Profile:
    """A ward of four seats: some names are known, a voter mostly stays with a party, few mark everybody."""
    random = Random(number)
    known = [random.random() ** 1.5 + 0.05 for _candidate in range(CANDIDATES)]
    papers = Counter(paper(random, known) for _paper in range(PAPERS))
    return Profile(names(CANDIDATES), SEATS, dict(papers))


def paper(random: Random, known: list[float]) -> Ranking:
    """One paper: the next name is six times as likely where it is of the same party as the last."""
    left, marked = list(range(CANDIDATES)), list[int]()
    for _place in range(random.choices(LENGTHS, OFTEN)[0]):
        party = marked[-1] % PARTIES if marked else None
        (chosen,) = random.choices(
            left, [known[each] * (6 if each % PARTIES == party else 1) for each in left]
        )
        left.remove(chosen)
        marked.append(chosen)
    return tuple(marked)


def names(number: int) -> tuple[str, ...]:
    """So many candidates."""
    return tuple(f"Candidate {each + 1:02}" for each in range(number))


def large() -> Profile:
    """A hundred thousand papers of which no two are alike, twenty candidates, five seats."""
    random = Random(5)
    papers: dict[Ranking, int] = {}
    while len(papers) < DISTINCT:
        papers[tuple(random.sample(range(MANY), random.randint(4, MANY)))] = 1
    return Profile(names(MANY), PLACES, papers)


def main() -> None:
    """Count the large electorate by one method."""
    count = import_module(f"governance.counting.{sys.argv[1].replace('-', '_')}").count
    profile = large()
    lots = Lots(profile.by_name, "large")
    start = time.process_time()
    count(profile, lots)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
