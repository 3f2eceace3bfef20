"""A ballot between the page that checks it and the button that casts it: sealed in the form, kept nowhere.

The seal is there so that nobody chooses an identifier, and so that what is cast is what was checked. It
carries no time, and holds for one place on one roll. Once the region has voted the seal is not looked at any
more, so that nobody learns from the answer which ballot it was.
"""

from dataclasses import dataclass
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from governance.elections.ballots import Mark
from governance.elections.box import ElectionRollEntry


@dataclass(frozen=True)
class SealedBallot:
    """What is marked, and `key`: the identifier in the urn, or what makes a recorded ballot one only."""

    mark: Mark
    key: str


def sealed(entry: ElectionRollEntry, ballot: SealedBallot) -> str:
    """The ballot for a hidden field."""
    return str(_sealer(entry).dumps([ballot.mark, ballot.key]))


def unsealed(entry: ElectionRollEntry, text: str) -> SealedBallot | None:
    """The ballot that was checked; None for what we did not seal for this place on this roll."""
    try:
        mark, key = _plain(entry, text)
    except BadData:
        return None
    return SealedBallot(mark, key)


def _plain(entry: ElectionRollEntry, text: str) -> Any:
    return _sealer(entry).loads(text)


def _sealer(entry: ElectionRollEntry) -> URLSafeSerializer:
    salt = f"ballot {entry.id} of election {entry.election_id}"
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=salt)
