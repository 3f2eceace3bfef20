"""Profiles for property tests: any names, any ballots that a file can hold."""

from hypothesis import strategies as st

from governance.counting.profile import Profile, Ranks

# Whatever a person may be called, on one line with single spaces.
NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")) | st.just(" "),
    min_size=1,
    max_size=12,
).map(lambda name: " ".join(name.split()))
TIMES = st.integers(1, 10**12 - 1)


@st.composite
def ranked(draw: st.DrawFn, *, seats: bool = True) -> Profile:
    """A profile of rankings, some with equal ranks, some candidates withdrawn."""
    names = draw(st.lists(NAMES.filter(bool), min_size=1, max_size=6, unique=True))
    every = range(len(names))
    ballots = draw(st.dictionaries(groups(len(names)), TIMES, max_size=8))
    strict = {tuple(group[0] for group in ranks): n for ranks, n in ballots.items() if is_strict(ranks)}
    return Profile(
        candidates=tuple(names),
        seats=draw(st.integers(1, 9)) if seats else 1,
        rankings=strict,
        ranks={ranks: n for ranks, n in ballots.items() if not is_strict(ranks)},
        blank=draw(st.integers(0, 9)),
        withdrawn=frozenset(draw(st.sets(st.sampled_from(every)))) if seats else frozenset(),
        title=draw(NAMES) if seats else "",
    )


def is_strict(ranks: Ranks) -> bool:
    """Whether nobody is ranked equal."""
    return all(len(group) == 1 for group in ranks)


def groups(number: int) -> st.SearchStrategy[Ranks]:
    """Some of `number` candidates in order, cut into groups."""
    order = st.permutations(range(number))
    cuts = st.lists(st.integers(1, number), min_size=1, max_size=number)
    return st.builds(cut, order, cuts)


def cut(order: list[int], sizes: list[int]) -> Ranks:
    """The order in groups of these sizes, as far as it goes."""
    found, start = [], 0
    for size in sizes:
        if order[start : start + size]:
            found.append(tuple(sorted(order[start : start + size])))
        start += size
    return tuple(found)


@st.composite
def scored(draw: st.DrawFn) -> Profile:
    """A profile of scores."""
    names = draw(st.lists(NAMES.filter(bool), min_size=1, max_size=6, unique=True))
    score = st.none() | st.integers(-(10**12) + 1, 10**12 - 1)
    ballot = st.tuples(*[score] * len(names)).filter(lambda ballot: any(one is not None for one in ballot))
    ballots = draw(st.dictionaries(ballot, TIMES, min_size=1, max_size=8))
    return Profile(candidates=tuple(names), scores=ballots, blank=draw(st.integers(0, 9)))
