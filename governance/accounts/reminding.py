"""Who was invited and has not accepted: reminded after three days, and again three days before the end."""

from datetime import datetime, timedelta

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from governance.accounts.entrance import new_token, token_digest
from governance.accounts.models import Credential, Link, OfficeHeld, Person
from governance.accounts.post import write_message
from governance.accounts.proof import LinkPurpose
from governance.accounts.queries import in_force
from governance.act import housekeeping

REMINDER = "invitation_reminder"
FIRST_AFTER, LAST_BEFORE = timedelta(days=3), timedelta(days=3)
FIRST, LAST = 1, 2


def remind_invited(session: Session, at: datetime) -> int:
    """Write to each who has not accepted and holds an office all the same; how many."""
    with housekeeping(session):
        due = session.execute(_due(at)).all()
        for link, person in due:
            link.reminders = LAST if link.expires_at - LAST_BEFORE <= at else FIRST
            _remind(session, link, person, at)
        return len(due)


def _due(at: datetime) -> Select[Link, Person]:
    """Invitations that are open, under a lock that another worker passes by."""
    first = (Link.reminders < FIRST) & (Link.created_at <= at - FIRST_AFTER)
    last = (Link.reminders < LAST) & (Link.expires_at <= at + LAST_BEFORE)
    return (
        select(Link, Person)
        .join(Person, Person.id == Link.person_id)
        .where(
            Link.purpose == LinkPurpose.INVITATION,
            Link.used_at.is_(None),
            Link.expires_at > at,
            or_(first, last),
            ~exists().where(Credential.person_id == Person.id),
            exists().where(OfficeHeld.person_id == Person.id, in_force(at)),
        )
        .order_by(Link.id)
        .with_for_update(of=Link, skip_locked=True)
    )


def _remind(session: Session, link: Link, person: Person, at: datetime) -> None:
    """Send another link that is good as long; the first one stays good until either is used.

    Of the first only its digest is kept, so that nobody can send it again.
    """
    token = new_token()
    session.add(
        Link(
            token_digest=token_digest(token),
            person_id=person.id,
            purpose=link.purpose,
            created_at=at,
            expires_at=link.expires_at,
            reminders=LAST,
        )
    )
    facts = {"expires_at": link.expires_at.isoformat(), "token": token}
    write_message(session, kind=REMINDER, facts=facts, at=at, person=person)
