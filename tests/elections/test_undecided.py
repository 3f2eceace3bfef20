"""A session waits for its elections."""

import pytest

from governance.elections.annulling import annul_election
from governance.elections.undecided import ElectionsUndecided
from governance.voting.commands import close_session
from tests.elections.stage import called
from tests.factories import House


def test_a_session_is_closed_once_its_elections_are_declared_or_annulled(house: House) -> None:
    assembly = house.sitting()
    election = called(house, assembly)
    with pytest.raises(ElectionsUndecided) as refused:
        close_session(house.act(house.presiding), assembly)
    assert refused.value.facts == {"number": 1}
    annul_election(house.act(house.presiding), election, reason="No need of it.")
    assert close_session(house.act(house.presiding), assembly).closed_at is not None
