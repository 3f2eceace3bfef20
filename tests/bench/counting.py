"""Counting by single transferable vote: a ward, beside other people's programs, and a large electorate.

Every ward goes through a file: what is counted is what was read from it. Ours returns all its rounds, the
others are asked for whatever they return.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from governance.counting import meek_stv, scottish_stv
from governance.counting.blt import read_blt, write_blt
from governance.counting.lots import Lots
from governance.counting.profile import Profile
from tests.bench.electorates import DISTINCT, MANY, PLACES, ward
from tests.bench.figures import Figure, Options
from tests.bench.serving import ROOT
from tests.counting.others import stvpoll_scottish, votelib_gregory

WARDS, TIMES = 6, 20
FASTER, SCOTTISH, MEEK, SECONDS, MEGABYTES = 20, 1, 5, 2, 200
OTHERS: dict[str, Callable[[Profile], frozenset[int] | None]] = {
    "stvpoll": stvpoll_scottish,
    "votelib": votelib_gregory,
}


def counting(kind: str, options: Options) -> Iterator[Figure]:
    """No database is asked, so it is measured once."""
    if kind != "sqlite":
        return
    wards = [read_blt(write_blt(ward(number))) for number in range(WARDS)]
    yield from beside(wards, options)
    rankings = f"{min(map(distinct, wards)):,} to {max(map(distinct, wards)):,} rankings of 5,400 papers"
    for name, count, most in (("Scottish", scottish_stv.count, SCOTTISH), ("Meek", meek_stv.count, MEEK)):
        taken = [milliseconds(partial(count, each, drawn(each))) for each in wards]
        detail = f"{rankings}; {min(taken):.2f} to {max(taken):.2f}"
        yield Figure(f"a ward by {name} STV, ms", most, median(taken), detail, at_most=True)
    for method in (scottish_stv.METHOD, meek_stv.METHOD):
        yield from large(method)


def beside(wards: list[Profile], options: Options) -> Iterator[Figure]:
    """How many times faster than each other program: ward after ward, both one after the other."""
    chosen = wards[: max(2, options.runs)]
    for name, other in OTHERS.items():
        ours = [milliseconds(partial(scottish_stv.count, each, drawn(each))) for each in chosen]
        theirs = [milliseconds(partial(other, each), times=2) for each in chosen]
        ratios = [one / two for one, two in zip(theirs, ours, strict=True)]
        same = sum(other(each) == frozenset(scottish_stv.count(each, drawn(each)).elected) for each in chosen)
        detail = (
            f"{median(ours):.2f} ms beside {median(theirs):.1f}, {min(ratios):.0f} to {max(ratios):.0f}; "
            f"the same are elected in {same} of {len(chosen)}"
        )
        yield Figure(f"a ward by Scottish STV, times faster than {name}", FASTER, median(ratios), detail)


def large(method: str) -> Iterator[Figure]:
    """Seconds and memory of the large electorate, counted in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.electorates", method]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = map(float, said.split())
    detail = f"{MANY} candidates for {PLACES} seats"
    yield Figure(f"{DISTINCT:,} different papers, {method}, s", SECONDS, seconds, detail, at_most=True)
    yield Figure("  peak memory of the process, MB", MEGABYTES, megabytes, detail, at_most=True)


def milliseconds(count: Callable[[], object], times: int = TIMES) -> float:
    """Processor time of a count, which a busy machine disturbs less: the median of so many."""
    taken = list[float]()
    for _time in range(times):
        start = time.process_time()
        count()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def drawn(profile: Profile) -> Lots:
    """The draw for a tie."""
    return Lots(profile.by_name, "bench")


def distinct(profile: Profile) -> int:
    """How many rankings are different."""
    return len(profile.rankings)
