"""A twin region for the tests of its commitments."""

import pytest

from tests.commitments.stage import Pair
from tests.factories import House


@pytest.fixture
def pair(house: House) -> Pair:
    """Two regions joined, each with its head of delegation."""
    return Pair.joined(house)
