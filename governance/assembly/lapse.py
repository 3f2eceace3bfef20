"""How membership lapses: a region that stays away from as many ordinary sessions as the statutes say."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from governance import permissions
from governance.act import Act, command
from governance.assembly.models import Accreditation, AssemblySession, Attendance
from governance.assembly.rules import SessionKind
from governance.errors import N_, RuleBroken
from governance.regions.models import Region, StandingChange
from governance.regions.rules import Standing
from governance.regions.standing import change_standing
from governance.statutes.queries import statutes_in_force


class NeverLapses(RuleBroken):
    """The statutes set no number of sessions after which membership may lapse."""

    message = N_("Under the statutes in force, membership does not lapse.")


class NotAbsent(RuleBroken):
    """Facts: needed (int), the number of sessions that the statutes set."""

    message = N_(
        "Membership may lapse when a region has missed the ordinary sessions held while it was a member, "
        "%(needed)d in a row up to the last one. This region has not."
    )


@command(may=permissions.secretariat, label=N_("Let the membership of a region lapse"))
def lapse_membership(act: Act, region: Region) -> Region:
    """End the membership of a region that missed too many sessions; raises NeverLapses or NotAbsent."""
    needed = statutes_in_force(act.session, act.at).rules.membership.absences_before_lapse
    if not needed:
        raise NeverLapses
    if missed_in_a_row(act.session, region.id, act.at) < needed:
        raise NotAbsent(needed=needed)
    change_standing(act, region.id, Standing.LAPSED)
    return region


def missed_in_a_row(session: Session, region_id: int, at: datetime) -> int:
    """How many ordinary sessions, up to the last one held and closed, a region missed since it last became
    a member; those held while it was suspended do not count. Two statements."""
    member = (
        select(StandingChange)
        .where(StandingChange.region_id == region_id, StandingChange.standing == Standing.MEMBER)
        .order_by(StandingChange.began_at.desc())
        .limit(1)
    )
    since = session.scalars(member).first()
    if since is None:
        return 0
    attended = _attended(session, region_id, since.began_at, since.ended_at or at)
    return attended.index(True) if True in attended else len(attended)


def _attended(session: Session, region_id: int, since: datetime, until: datetime) -> Sequence[bool]:
    """Whether the region came to each ordinary session that opened in the time and has closed; last first."""
    came = exists().where(
        Attendance.accreditation_id == Accreditation.id,
        Accreditation.assembly_session_id == AssemblySession.id,
        Accreditation.region_id == region_id,
    )
    query = (
        select(came)
        .where(
            AssemblySession.kind == SessionKind.ORDINARY,
            AssemblySession.opened_at >= since,
            AssemblySession.opened_at <= until,
            AssemblySession.closed_at.is_not(None),
        )
        .order_by(AssemblySession.opened_at.desc())
    )
    return session.scalars(query).all()
