"""What pages of elections show: lists, statements, turnouts, ballots; a fixed number of statements each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, contains_eager, defer, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from governance.assembly.models import Proxy
from governance.elections.box import ElectionRollEntry, RankedBallot, UrnBallot
from governance.elections.models import (
    Appointment,
    CandidateStatement,
    DrawNumber,
    Election,
    ElectionDeclaration,
    Nomination,
)
from governance.regions.models import Region
from governance.regions.rules import Constituency

PAGE = 50


def elections_listed(session: Session, page: int, size: int = PAGE) -> Sequence[Election]:
    """One page of all elections, those under way first, then the latest; one more if any follow."""
    over = Election.declared_at.is_not(None) | Election.annulled_at.is_not(None)
    return session.scalars(
        select(Election)
        .options(*_on_a_list())
        .order_by(case((over, 1), else_=0), Election.id.desc())
        .offset((page - 1) * size)
        .limit(size + 1)
    ).all()


def elections_underway(session: Session) -> Sequence[Election]:
    """The elections that are neither declared nor annulled, with post and statutes; one statement."""
    query = select(Election).where(Election.declared_at.is_(None), Election.annulled_at.is_(None))
    query = query.options(*_on_a_list(), joinedload(Election.statutes))
    return session.scalars(query.order_by(Election.id)).all()


def elections_of(session: Session, assembly_session_id: int) -> Sequence[Election]:
    """Every election of a session with its post and declaration, the oldest first; one statement."""
    query = select(Election).where(Election.assembly_session_id == assembly_session_id)
    return session.scalars(query.options(*_on_a_list()).order_by(Election.id)).all()


def _on_a_list() -> tuple[ORMOption, ...]:
    """The post, the session and the outcome; the count sheet is most of the bytes, and stands elsewhere."""
    without_sheet = defer(ElectionDeclaration.sheet, raiseload=True)
    return (
        joinedload(Election.post),
        joinedload(Election.assembly_session),
        joinedload(Election.declaration).options(without_sheet),
    )


def second_round_of(session: Session, election_id: int) -> int | None:
    """The election that is the second round of this one."""
    return session.scalar(select(Election.id).where(Election.first_round_id == election_id))


def names_of(session: Session, nomination_ids: Sequence[int]) -> Mapping[int, str]:
    """The names of candidates; one statement."""
    query = select(Nomination.id, Nomination.name).where(Nomination.id.in_(nomination_ids))
    return {row.id: row.name or "" for row in session.execute(query)}


def statements_of(
    session: Session, nomination_ids: Sequence[int]
) -> Mapping[int, Sequence[CandidateStatement]]:
    """The statements of these candidates as they stand now, by nomination; one statement."""
    query = (
        select(CandidateStatement)
        .where(CandidateStatement.nomination_id.in_(nomination_ids))
        .where(CandidateStatement.superseded_at.is_(None))
        .order_by(CandidateStatement.id)
    )
    found: dict[int, list[CandidateStatement]] = {}
    for statement in session.scalars(query):
        found.setdefault(statement.nomination_id, []).append(statement)
    return found


@dataclass(frozen=True)
class Turnout:
    """How many of a constituency are on a roll, and how many of them have voted."""

    entitled: int
    voted: int


def turnouts(session: Session, election_ids: Sequence[int]) -> Mapping[int, Mapping[Constituency, Turnout]]:
    """Who voted in each of these elections, summed by constituency; one statement."""
    voted = func.sum(case((ElectionRollEntry.voted, 1), else_=0))
    query = (
        select(ElectionRollEntry.election_id, ElectionRollEntry.constituency, func.count(), voted)
        .where(ElectionRollEntry.election_id.in_(election_ids))
        .group_by(ElectionRollEntry.election_id, ElectionRollEntry.constituency)
        .order_by(ElectionRollEntry.constituency)
    )
    found: dict[int, dict[Constituency, Turnout]] = {}
    for election_id, side, entitled, cast in session.execute(query):
        found.setdefault(election_id, {})[side] = Turnout(entitled, int(cast))
    return found


def roll_page(session: Session, election_id: int, start: int, limit: int) -> Sequence[ElectionRollEntry]:
    """A part of the sealed roll by region code, with the proxies and who holds them; one statement."""
    query = (
        select(ElectionRollEntry)
        .join(ElectionRollEntry.region)
        .where(ElectionRollEntry.election_id == election_id)
        .options(
            contains_eager(ElectionRollEntry.region),
            joinedload(ElectionRollEntry.proxy).joinedload(Proxy.holder),
        )
        .order_by(Region.code)
        .offset(start)
        .limit(limit)
    )
    return session.scalars(query).all()


def hands_of(session: Session, region_ids: Sequence[int]) -> Sequence[ElectionRollEntry]:
    """The roll entries, in elections under way, whose ballot these regions cast now; one statement."""
    query = (
        select(ElectionRollEntry)
        .join(ElectionRollEntry.election)
        .outerjoin(ElectionRollEntry.proxy)
        .where(Election.sealed_at.is_(None), Election.annulled_at.is_(None))
        .where(ElectionRollEntry.region_id.in_(region_ids) | Proxy.holder_id.in_(region_ids))
        .options(contains_eager(ElectionRollEntry.proxy))
        .order_by(ElectionRollEntry.id)
    )
    return [entry for entry in session.scalars(query) if entry.voter_id in region_ids]


def numbers_of(session: Session, election_id: int) -> Sequence[DrawNumber]:
    """The numbers for the draw with their regions, by region code; one statement."""
    query = (
        select(DrawNumber)
        .join(DrawNumber.region)
        .where(DrawNumber.election_id == election_id)
        .options(contains_eager(DrawNumber.region))
        .order_by(Region.code)
    )
    return session.scalars(query).all()


def numbers_by(session: Session, region_ids: Sequence[int]) -> Mapping[tuple[int, int], DrawNumber]:
    """The numbers that these regions committed to, in elections under way: by election and region."""
    query = (
        select(DrawNumber)
        .join(DrawNumber.election)
        .where(Election.declared_at.is_(None), Election.annulled_at.is_(None))
        .where(DrawNumber.region_id.in_(region_ids))
    )
    return {(number.election_id, number.region_id): number for number in session.scalars(query)}


def nominations_of(session: Session, person_id: int) -> Sequence[Nomination]:
    """The nominations in force of a person in elections under way, with their posts; one statement."""
    query = (
        select(Nomination)
        .join(Nomination.election)
        .where(Nomination.person_id == person_id)
        .where(Nomination.withdrawn_at.is_(None), Nomination.declined_at.is_(None))
        .where(Election.declared_at.is_(None), Election.annulled_at.is_(None))
        .options(contains_eager(Nomination.election).joinedload(Election.post))
        .order_by(Nomination.id)
    )
    return session.scalars(query).all()


def appointments_by(session: Session, declaration_id: int) -> Sequence[Appointment]:
    """Whom a declaration appointed, in the order of election; one statement."""
    query = select(Appointment).where(Appointment.declaration_id == declaration_id)
    return session.scalars(query.order_by(Appointment.place)).all()


def recorded_ballots(session: Session, election_id: int) -> Mapping[int, RankedBallot]:
    """The ballot that counts for each roll entry, the highest revision; one statement."""
    query = (
        select(RankedBallot).where(RankedBallot.election_id == election_id).order_by(RankedBallot.revision)
    )
    return {ballot.roll_entry_id: ballot for ballot in session.scalars(query)}


def urn_marks(session: Session, election_id: int) -> Sequence[UrnBallot]:
    """The ballots of a sealed urn, by their random identifiers; one statement."""
    query = select(UrnBallot).where(UrnBallot.election_id == election_id).order_by(UrnBallot.id)
    return session.scalars(query).all()
