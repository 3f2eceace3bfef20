"""The count drawn: every candidate a lane, every round a column, and the votes that flow from one to another.

Whole numbers of pixels alone. A count of one round is drawn as bars from left to right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance.counting.sheet import Count, Round

COLUMN, BAR = 60, 12
TOP, NAME, HIGH, GAP = 20, 20, 26, 8
LANE = NAME + HIGH + GAP
WIDE = 240
# A name stands again after so many columns, so that it is in sight wherever one scrolls.
AGAIN = 5
NOBODY = -1


@dataclass(frozen=True)
class Lane:
    """One candidate (NOBODY: votes that go to nobody): where the name stands, its bars, what it keeps."""

    candidate: int
    y: int
    names: tuple[int, ...]
    bars: str
    kept: str
    elected: bool
    excluded: bool


@dataclass(frozen=True)
class Picture:
    """A drawing: its size, the x of each round, the lanes, and paths of what flows and of the quota."""

    width: int
    height: int
    columns: tuple[tuple[int, int], ...]
    lanes: tuple[Lane, ...]
    flows: tuple[str, ...]
    quota: str


def drawn_count(count: Count) -> Picture:
    """The picture of a count."""
    lanes = in_order(count)
    # Where candidates are compared nothing flows: later rounds put in order what the first one found.
    if len(count.rounds) < 2 or count.rounds[0].pairs is not None:
        return bars_of(count, lanes)
    if any(one.exhausted for one in count.rounds):
        lanes = [*lanes, NOBODY]
    return flow_of(count, lanes)


def in_order(count: Count) -> list[int]:
    """The elected in the order of their election, then the runners-up, then whoever else was counted."""
    known = [*count.elected, *count.runners_up]
    others = range(len(count.rounds[0].standing)) if count.rounds else range(0)
    return [*known, *(one for one in others if one not in known)]


def bars_of(count: Count, lanes: Sequence[int]) -> Picture:
    """One round: a bar for each candidate."""
    standing = count.rounds[0].standing if count.rounds else ()
    most = max(standing, default=0)
    found = tuple(
        Lane(
            candidate,
            TOP + place * LANE,
            (0,),
            f"M0 {TOP + place * LANE + NAME}h{length(standing[candidate], most, WIDE)}v{BAR}H0z",
            "",
            candidate in count.elected,
            excluded=False,
        )
        for place, candidate in enumerate(lanes)
    )
    return Picture(WIDE + COLUMN, TOP + len(lanes) * LANE, (), found, (), "")


def length(amount: int, most: int, longest: int) -> int:
    """How long an amount is drawn: nothing for none, at least one pixel for some."""
    return max(1, amount * longest // most) if amount > 0 and most > 0 else 0


def flow_of(count: Count, lanes: Sequence[int]) -> Picture:
    """Several rounds: columns of bars, and what moves between them."""
    sheet = Sheet(count, {candidate: TOP + (place + 1) * LANE - GAP for place, candidate in enumerate(lanes)})
    return Picture(
        width=len(count.rounds) * COLUMN,
        height=TOP + len(lanes) * LANE,
        columns=tuple((place * COLUMN, one.number) for place, one in enumerate(count.rounds)),
        lanes=tuple(sheet.lane(candidate) for candidate in lanes),
        flows=tuple(sheet.flow(place) for place in range(1, len(count.rounds))),
        quota="".join(sheet.quotas()),
    )


@dataclass(frozen=True)
class Sheet:
    """A count with the line at the foot of each lane."""

    count: Count
    feet: dict[int, int]

    @property
    def most(self) -> int:
        """The largest amount that is drawn."""
        rounds = self.count.rounds
        return max(max(*one.standing, one.exhausted, one.quota or 0) for one in rounds)

    def high(self, amount: int) -> int:
        """How high an amount is drawn."""
        return length(amount, self.most, HIGH)

    def held(self, one: Round, candidate: int) -> int:
        """How high the bar of a candidate is after a round."""
        return self.high(one.exhausted if candidate == NOBODY else one.standing[candidate])

    def lane(self, candidate: int) -> Lane:
        """The bars of a candidate, and what it keeps from each round to the next."""
        heights = [self.held(one, candidate) for one in self.count.rounds]
        foot = self.feet[candidate]
        last = max((place for place, height in enumerate(heights) if height), default=0)
        return Lane(
            candidate,
            foot - HIGH - 6,
            tuple(place * COLUMN for place in range(0, last + 1, AGAIN)),
            "".join(
                f"M{place * COLUMN} {foot}v-{height}h{BAR}v{height}z"
                for place, height in enumerate(heights)
                if height
            ),
            "".join(self.kept(heights, foot)),
            candidate in self.count.elected,
            any(candidate in one.excluded for one in self.count.rounds),
        )

    def kept(self, heights: Sequence[int], foot: int) -> Iterator[str]:
        """The bands between two bars of a lane."""
        for place in range(1, len(heights)):
            height = min(heights[place - 1], heights[place])
            if height:
                yield f"M{(place - 1) * COLUMN + BAR} {foot}v-{height}h{COLUMN - BAR}v{height}z"

    def flow(self, place: int) -> str:
        """What moves to a column from the one before: from the top of a bar to the top of another."""
        one, before = self.count.rounds[place], self.count.rounds[place - 1]
        out: dict[int, int] = {}
        into: dict[int, int] = {}
        parts = []
        for transfer in one.transfers:
            source, target = transfer.source, NOBODY if transfer.target is None else transfer.target
            if target not in self.feet or not transfer.amount:
                continue
            thick = self.high(transfer.amount)
            start = self.feet[source] - self.held(before, source) + out.get(source, 0)
            end = self.feet[target] - self.held(one, target) + into.get(target, 0)
            out[source], into[target] = out.get(source, 0) + thick, into.get(target, 0) + thick
            parts.append(band((place - 1) * COLUMN + BAR, start, end, thick))
        return "".join(parts)

    def quotas(self) -> Iterator[str]:
        """A mark beside each bar where the quota is."""
        for place, one in enumerate(self.count.rounds):
            if one.quota:
                for candidate, foot in self.feet.items():
                    if candidate != NOBODY and one.standing[candidate]:
                        yield f"M{place * COLUMN - 3} {foot - self.high(one.quota)}h{BAR + 6}"


def band(x: int, start: int, end: int, thick: int) -> str:
    """A slanted band from one column to the next."""
    across, down = COLUMN - BAR, end - start
    return f"M{x} {start}l{across} {down}v{thick}l-{across} {-down}z"
