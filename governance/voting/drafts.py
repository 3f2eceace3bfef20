"""The paper before it is cast: kept on the server, outside the record, for one person and one region.

A draft carries the key under which it will be cast. Another answer makes it another paper with another key,
so that what is cast is what was checked. Once a paper is cast its draft is spent: it counts as empty.
"""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlalchemy.orm import Session, contains_eager

from governance.act import Overtaken, housekeeping
from governance.voting.models import BallotDraft, Casting, RollEntry
from governance.voting.papers import castable_by
from governance.voting.rules import Choice


@dataclass(frozen=True)
class Draft:
    """What is marked on a paper, by roll entry, and the key under which it can be cast once."""

    choices: Mapping[int, Choice]
    key: str
    saved_at: datetime


def draft(session: Session, person_id: int, region_id: int) -> Draft | None:
    """What a delegate has marked and not cast; one statement."""
    query = select(BallotDraft).where(_theirs(person_id, region_id), ~_spent())
    found = session.scalars(query).first()
    return _value(found) if found else None


def keep_draft(
    session: Session, person_id: int, region_id: int, choices: Mapping[int, Choice], at: datetime
) -> Draft:
    """Keep what is marked, in place of what was; the caller has seen that each roll entry is the region's."""
    try:
        return _keep(session, person_id, region_id, choices, at)
    except Overtaken:  # the first save was pressed twice: now there is a row to write over
        return _keep(session, person_id, region_id, choices, at)


# Composed once, which costs more than asking it: every paper that is cast asks.
_MARKED = (
    select(BallotDraft, RollEntry)
    .outerjoin(
        RollEntry,
        castable_by(BallotDraft.region_id) & RollEntry.id.in_(bindparam("entry_ids", expanding=True)),
    )
    .outerjoin(RollEntry.proxy)
    .options(contains_eager(RollEntry.proxy))
    .where(BallotDraft.person_id == bindparam("person_id"), BallotDraft.region_id == bindparam("region_id"))
)


def marked_entries(
    session: Session, person_id: int, region_id: int, entry_ids: Collection[int]
) -> tuple[Draft | None, list[RollEntry]]:
    """The draft, cast already or not, and those of the roll entries that the region casts; one statement."""
    asked = {"person_id": person_id, "region_id": region_id, "entry_ids": list(entry_ids)}
    rows = session.execute(_MARKED, asked).all()
    return (_value(rows[0][0]) if rows else None), [entry for _, entry in rows if entry is not None]


def _keep(
    session: Session, person_id: int, region_id: int, choices: Mapping[int, Choice], at: datetime
) -> Draft:
    marked = {str(entry_id): str(choice) for entry_id, choice in choices.items()}
    with housekeeping(session):
        query = select(BallotDraft, _spent()).where(_theirs(person_id, region_id))
        row, spent = session.execute(query.with_for_update(of=BallotDraft)).first() or (None, False)
        if row is None:
            row = BallotDraft(person_id=person_id, region_id=region_id, key=_fresh_key())
            session.add(row)
        elif spent or row.choices != marked:
            row.key = _fresh_key()
        row.choices, row.saved_at = marked, at
        return _value(row)


def _theirs(person_id: int, region_id: int) -> ColumnElement[bool]:
    return (BallotDraft.person_id == person_id) & (BallotDraft.region_id == region_id)


def _spent() -> ColumnElement[bool]:
    return exists().where(Casting.key == BallotDraft.key)


def _value(row: BallotDraft) -> Draft:
    choices = {int(entry_id): Choice(choice) for entry_id, choice in row.choices.items()}
    return Draft(choices, row.key, row.saved_at)


def _fresh_key() -> str:
    return secrets.token_urlsafe(24)
