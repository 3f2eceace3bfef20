"""A draw as anybody can follow it: the sources, the key string, and every turn with number and pick."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.extensions import db
from governance.counting.lots import drawn
from governance.elections.drawing import chosen, draw_numbers
from governance.elections.draws import Pick, paper_seed, picks
from governance.elections.models import DrawNumber, Election
from governance.elections.queries import candidates_of

# A longer key string stands in the file alone.
LONGEST_KEY = 2000


@dataclass(frozen=True)
class Shown:
    """One draw: `listed` are the candidates by name, `turns` how each was picked."""

    seed: str
    listed: Sequence[str]
    turns: Sequence[Pick]

    @property
    def fits(self) -> bool:
        """Whether the key string is short enough for a page."""
        return len(self.seed) <= LONGEST_KEY

    def name(self, turn: Pick) -> str:
        """Who was picked."""
        return self.listed[turn.picked]


@dataclass(frozen=True)
class Draws:
    """What regions brought to the draws of an election, and those draws that were made."""

    numbers: Sequence[DrawNumber]
    paper: Shown | None
    tie: Shown | None


def draws_of(election: Election) -> Draws:
    """The draws of an election; at most three statements. Its declaration must be loaded."""
    numbers = draw_numbers(db.session(), election.id)
    names = sorted(one.name or "" for one in candidates_of(db.session(), election))
    paper = shown(paper_seed(chosen(numbers)), names) if election.paper and numbers else None
    seed = election.declaration.seed if election.declaration else None
    return Draws(numbers, paper, shown(seed, names) if seed else None)


def shown(seed: str, names: Sequence[str]) -> Shown:
    """The draw of these names by a key string."""
    return Shown(seed, names, picks(drawn(range(len(names)), seed)))


def told(draws: Draws) -> str:
    """The draws as a text that a program reads, too: tabs between the columns, in English."""
    lines = ["region\tsha256\twords"]
    lines += [f"{one.region.code}\t{one.commitment}\t{one.revealed or ''}" for one in draws.numbers]
    for title, draw in (("paper", draws.paper), ("tie", draws.tie)):
        if draw is not None:
            lines += ["", f"{title}\tkey string\t{draw.seed}", "turn\tmd5\tleft\tplace\tcandidate"]
            lines += [
                f"{one.turn}\t{one.number}\t{one.left}\t{one.place}\t{draw.name(one)}" for one in draw.turns
            ]
    return "\n".join(lines) + "\n"
