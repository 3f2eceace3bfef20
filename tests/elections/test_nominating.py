"""Who stands: a region nominates, the person answers, states and withdraws, until nominations close."""

from tests.elections.stage import called, nominated
from tests.factories import House


def test_those_nominated_stand_once_they_accept(house: House) -> None:
    election = called(house)
    standing = nominated(house, election, 3)
    assert [each.name for each in standing] == ["Candidate 1", "Candidate 2", "Candidate 3"]
