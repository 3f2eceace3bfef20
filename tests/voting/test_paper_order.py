"""A paper asks in the order of the agenda: what changes a motion before it, procedure before all."""

from governance.voting import papers
from tests.amendments.stage import Stage
from tests.factories import House
from tests.procedure.stage import Floor


def asked(house: House, code: str = "FR-OCC") -> list[int]:
    """The motions on the paper of a region, as they follow each other."""
    lines = papers.paper(house.session, house.regions[code].id, house.at)
    return [line.vote.motion_id for line in lines]


def test_an_amendment_stands_where_its_motion_does(house: House) -> None:
    stage = Stage(house)
    later = house.motion(stage.assembly)
    house.vote(stage.assembly, later)
    amendment = stage.amend("DE-BB", _1="Autre chose.")
    change = stage.subamend(amendment, "ES-AN", {"1": "Encore autre chose."})
    house.vote(stage.assembly, change)
    assert asked(house) == [change.id, later.id]
    other = stage.amend("ML-3", _2="Un de plus.")
    house.vote(stage.assembly, other)
    assert asked(house) == [change.id, other.id, later.id]


def test_the_parts_of_a_motion_stand_in_their_order(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    for motion in (second, first):
        floor.open(motion)
    assert asked(house) == [first.id, second.id]
