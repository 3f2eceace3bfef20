"""The hours of an election: what was done, and what comes next, each with its day."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import pgettext

from app.elections.offered import revealed_until
from app.moments import duration
from governance.elections.models import Election
from governance.elections.states import ElectionState

S = ElectionState


class Hour(NamedTuple):
    """A moment of an election; without an instant, `when` says what it waits for."""

    title: str
    instant: datetime | None
    when: str = ""


def timeline(election: Election, state: S) -> list[Hour]:
    """Every step in its order; of an annulled election those that it reached."""
    if state is S.ANNULLED:
        reached = [hour for hour in steps(election) if happened(hour, election)]
        return [*reached, Hour(pgettext("election", "Annulled"), election.annulled_at)]
    return list(steps(election))


def happened(hour: Hour, election: Election) -> bool:
    """Whether an election that was annulled came to this hour."""
    end = election.annulled_at
    return hour.instant is not None and end is not None and hour.instant <= end


def steps(election: Election) -> Iterator[Hour]:
    """From the call to the declaration."""
    yield Hour(pgettext("election", "Called"), election.called_at)
    if election.first_round_id is None:
        yield Hour(pgettext("election", "Nominations close"), election.nominations_close_at)
    yield Hour(
        pgettext("election", "Opens"), election.opens_at, _("When the presiding officer opens it, in session")
    )
    time = election.statutes.rules.elections
    yield Hour(
        pgettext("election", "Closes"),
        election.closed_at or election.closes_at,
        _("%(days)s after the opening, unless another time is set", days=duration(time.voting_time)),
    )
    yield Hour(pgettext("election", "Ballot box sealed"), election.sealed_at, _("After the close"))
    yield Hour(
        _("Words for the draw revealed until"),
        revealed_until(election) if election.sealed_at else None,
        _("%(days)s after the sealing", days=duration(time.reveal_time)),
    )
    yield Hour(
        pgettext("election", "Declared"), election.declared_at, _("When the presiding officer declares it")
    )
