"""Reads of a debate: statements in equal weight, their replies, and whether it is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from governance.debate.models import DebateClosing, Statement
from governance.debate.rules import STANCES, Stance

PAGE = 50
# So many replies stand under a statement where others follow it; its own page has them all.
FEW_REPLIES = 3


@dataclass(frozen=True)
class Said:
    """A statement with the first of its replies, and how many there are of them."""

    statement: Statement
    replies: Sequence[Statement]
    replied: int

    @property
    def more(self) -> int:
        """How many replies are not among those given."""
        return self.replied - len(self.replies)


def statement_counts(session: Session, motion_id: int) -> dict[Stance, int]:
    """How many statements of each kind there are on a motion, replies among them; one statement."""
    query = select(Statement.stance, func.count()).where(Statement.motion_id == motion_id)
    counted = dict(iter(session.execute(query.group_by(Statement.stance))))
    return {stance: counted.get(stance, 0) for stance in Stance}


def statements_on(
    session: Session, motion_id: int, page: int, own: Iterable[int] = ()
) -> dict[Stance, list[Said]]:
    """One page of a debate: as many for as against as questions, the oldest first; three statements.

    What the regions `own` have said stands before the rest.
    """
    mine = case((Statement.region_id.in_(list(own)), 0), else_=1)
    turn = func.row_number().over(partition_by=Statement.stance, order_by=(mine, Statement.id))
    query = (
        select(Statement)
        .where(Statement.motion_id == motion_id, Statement.parent_id.is_(None))
        .options(joinedload(Statement.region))
        .order_by(turn, Statement.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    )
    found = with_replies(session, session.scalars(query).all())
    return {stance: [said for said in found if said.statement.stance is stance] for stance in STANCES}


def with_replies(session: Session, statements: Sequence[Statement]) -> list[Said]:
    """Each statement with the first few of its replies; two statements."""
    ids = [statement.id for statement in statements]
    answered = Statement.parent_id.in_(ids)
    counting = select(Statement.parent_id, func.count()).where(answered).group_by(Statement.parent_id)
    counted: Mapping[int | None, int] = dict(iter(session.execute(counting)))
    turn = func.row_number().over(partition_by=Statement.parent_id, order_by=Statement.id)
    numbered = select(Statement, turn.label("turn")).where(answered).subquery()
    reply = aliased(Statement, numbered)
    query = select(reply).where(numbered.c.turn <= FEW_REPLIES).order_by(reply.id)
    found: dict[int | None, list[Statement]] = {}
    for each in session.scalars(query.options(joinedload(reply.region))):
        found.setdefault(each.parent_id, []).append(each)
    return [Said(one, found.get(one.id, []), counted.get(one.id, 0)) for one in statements]


def statement_page(session: Session, statement_id: int) -> Statement | None:
    """One statement with its region and motion."""
    query = select(Statement).where(Statement.id == statement_id)
    return session.scalars(query.options(joinedload(Statement.region), joinedload(Statement.motion))).first()


def replies_to(session: Session, statement_id: int, page: int) -> Sequence[Statement]:
    """One page of the replies to a statement, the oldest first; one more if any follow."""
    query = select(Statement).where(Statement.parent_id == statement_id).order_by(Statement.id)
    return session.scalars(
        query.options(joinedload(Statement.region)).offset((page - 1) * PAGE).limit(PAGE + 1)
    ).all()


def last_said(session: Session, statement: Statement) -> str | None:
    """The words that its region said last in the same place: of the same stance, or in reply to the same."""
    query = select(Statement.body).where(
        Statement.motion_id == statement.motion_id,
        Statement.region_id == statement.region_id,
        Statement.stance == statement.stance,
        Statement.parent_id == statement.parent_id if statement.parent_id else Statement.parent_id.is_(None),
    )
    return session.scalars(query.order_by(Statement.id.desc()).limit(1)).first()


def closing_in_force(session: Session, motion_id: int) -> DebateClosing | None:
    """The closing of a debate that was not reopened since."""
    query = select(DebateClosing).where(
        DebateClosing.motion_id == motion_id, DebateClosing.reopened_at.is_(None)
    )
    return session.scalars(query).first()


def closed_since(session: Session, motion_id: int) -> datetime | None:
    """Since when nothing more may be said on a motion; None while its debate is open."""
    closing = closing_in_force(session, motion_id)
    return closing.closed_at if closing else None
