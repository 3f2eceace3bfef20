"""The urn of a secret election: what goes in, and what everybody may read of it once it is declared.

Between the two nothing reads it but the sealing. See docs/decisions/0028-roll-and-urn.md.
"""

import re
import secrets
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.elections.ballots import Mark
from governance.elections.box import UrnBallot, UrnSlip
from governance.elections.models import Election
from governance.errors import N_, RuleBroken
from governance.statutes.elections import Published, Secrecy
from governance.voting.commands import CODE_LETTERS

# Four groups of four of thirty letters: no two ballots of the world ever draw the same, and none is guessed.
GROUPS, LETTERS = 4, 4
SLIP = re.compile(rf"[{CODE_LETTERS}]{{{LETTERS}}}(-[{CODE_LETTERS}]{{{LETTERS}}}){{{GROUPS - 1}}}")


class AlreadyInUrn(RuleBroken):
    """A region puts one ballot into the urn; nobody can tell which it is, so nobody can take it out again."""

    message = N_("The ballot of your region is in the box. A secret ballot cannot be changed or taken out.")


class SlipMalformed(ValueError):
    """An identifier that `drawn_slip` did not make: a bug in the caller."""


def drawn_slip() -> str:
    """The identifier of a secret ballot, drawn by chance: it says nothing of when, where or by whom."""
    groups = ("".join(secrets.choice(CODE_LETTERS) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def put_into_urn(session: Session, election_id: int, slip: str, mark: Mark) -> None:
    """Add a slip to the urn, with nothing that orders or dates it."""
    if not SLIP.fullmatch(slip):
        raise SlipMalformed
    session.add(UrnSlip(id=slip, election_id=election_id, mark=mark))


def are_marks_public(election: Election, cast: int) -> bool:
    """Whether everybody may read what is marked on the ballots of a declared election. Art. 18.4.

    A recorded ballot is public. The statutes say it of secret ones, and of few of them it would tell too
    much. The statutes of the election must be loaded.
    """
    if election.secrecy is Secrecy.RECORDED:
        return True
    rules = election.statutes.rules.elections
    return rules.published is Published.RANKINGS and cast >= rules.fewest_ballots


def urn_page(session: Session, election_id: int, start: int, limit: int) -> Sequence[UrnBallot]:
    """A part of the sealed urn by identifiers; one statement."""
    query = select(UrnBallot).where(UrnBallot.election_id == election_id).order_by(UrnBallot.id)
    return session.scalars(query.offset(start).limit(limit)).all()


def urn_size(session: Session, election_id: int) -> int:
    """How many ballots a sealed urn holds."""
    query = select(func.count()).select_from(UrnBallot).where(UrnBallot.election_id == election_id)
    return session.scalar(query) or 0
