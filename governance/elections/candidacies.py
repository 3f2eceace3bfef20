"""Reads of nominations: one with all that its page shows, those of a region, those of a person."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, load_only

from governance.accounts.models import Person
from governance.elections.models import Election, Nomination
from governance.regions.models import Twin


def nomination_page(session: Session, nomination_id: int) -> Nomination | None:
    """One nomination with its region, its election, the post and the session; one statement."""
    query = select(Nomination).where(Nomination.id == nomination_id)
    return session.scalars(
        query.options(
            joinedload(Nomination.region),
            joinedload(Nomination.election).options(
                joinedload(Election.post),
                joinedload(Election.assembly_session),
                joinedload(Election.statutes),
            ),
        )
    ).first()


def nominations_by(session: Session, election_id: int, region_id: int) -> Sequence[Nomination]:
    """Whom a region nominated for an election, with the persons' names; one statement."""
    query = (
        select(Nomination)
        .where(Nomination.election_id == election_id, Nomination.region_id == region_id)
        .options(joinedload(Nomination.person).options(load_only(Person.name)))
        .order_by(Nomination.id)
    )
    return session.scalars(query).all()


def nominations_to(session: Session, person_id: int) -> Sequence[Nomination]:
    """Every nomination of a person, the latest first, with region, election and post; one statement."""
    query = (
        select(Nomination)
        .where(Nomination.person_id == person_id)
        .options(
            joinedload(Nomination.region), joinedload(Nomination.election).options(joinedload(Election.post))
        )
        .order_by(Nomination.id.desc())
    )
    return session.scalars(query).all()


def twins_named(session: Session, twin_ids: Sequence[int]) -> Mapping[int, Twin]:
    """Twins with their two regions, by number; one statement."""
    query = select(Twin).where(Twin.id.in_(twin_ids))
    both = joinedload(Twin.emission_region), joinedload(Twin.potential_region)
    return {twin.id: twin for twin in session.scalars(query.options(*both))}


def twins_listed(session: Session) -> Sequence[Twin]:
    """Every twin in force with its two regions; one statement."""
    both = joinedload(Twin.emission_region), joinedload(Twin.potential_region)
    return session.scalars(select(Twin).where(Twin.ended_at.is_(None)).options(*both).order_by(Twin.id)).all()
