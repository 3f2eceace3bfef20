"""A session is closed when each of its elections has come to its end: later none could be opened in it."""

from sqlalchemy import func, select

from governance.act import Act
from governance.assembly.closing import register
from governance.assembly.models import AssemblySession
from governance.elections.models import Election
from governance.errors import NN_, RuleBroken


class ElectionsUndecided(RuleBroken):
    """Facts: number (int) of elections."""

    message, plural = NN_(
        "%(number)d election of this session is not declared yet; declare or annul it first.",
        "%(number)d elections of this session are not declared yet; declare or annul them first.",
    )


def check_elections_decided(act: Act, assembly: AssemblySession) -> None:
    """Raise ElectionsUndecided while an election of the session is neither declared nor annulled."""
    query = select(func.count()).where(
        Election.assembly_session_id == assembly.id,
        Election.declared_at.is_(None),
        Election.annulled_at.is_(None),
    )
    undecided = act.session.scalar(query) or 0
    if undecided:
        raise ElectionsUndecided(number=undecided)


register(check_elections_decided)
