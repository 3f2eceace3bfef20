"""How often each person wishes to be told of a topic, and their daily mail."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from governance.accounts.models import OfficeHeld, Person
from governance.accounts.post import write_message
from governance.accounts.queries import in_force
from governance.accounts.rules import DELEGATION
from governance.act import housekeeping
from governance.notices.models import NoticeChoice, PendingNotice
from governance.notices.rules import USUAL, Frequency, Topic

# The hour of the daily mail, by the clock of whoever reads it.
MORNING, DAY = 7, timedelta(days=1)
# Notices that one daily mail holds; the rest is on the site.
MOST_IN_A_MAIL = 100


def choices(session: Session, person_id: int) -> dict[Topic, Frequency]:
    """What a person wishes to be told, topic by topic; one statement."""
    query = select(NoticeChoice.topic, NoticeChoice.frequency).where(NoticeChoice.person_id == person_id)
    return {**USUAL, **{row.topic: row.frequency for row in session.execute(query)}}


def frequencies(session: Session, person_ids: Sequence[int], topic: Topic) -> Mapping[int, Frequency]:
    """How often each of these persons wishes to be told of a topic; one statement."""
    query = select(NoticeChoice.person_id, NoticeChoice.frequency).where(
        NoticeChoice.person_id.in_(person_ids), NoticeChoice.topic == topic
    )
    chosen = {row.person_id: row.frequency for row in session.execute(query)}
    return {person_id: chosen.get(person_id, USUAL[topic]) for person_id in person_ids}


def choose(session: Session, person_id: int, wishes: Mapping[Topic, Frequency], at: datetime) -> None:
    """Keep what a person wishes to be told; what waits for a daily mail still goes with the next."""
    with housekeeping(session):
        query = select(NoticeChoice).where(NoticeChoice.person_id == person_id).with_for_update()
        kept = {choice.topic: choice for choice in session.scalars(query)}
        for topic, often in wishes.items():
            choice = kept.get(topic) or NoticeChoice(person_id=person_id, topic=topic)
            choice.frequency, choice.chosen_at = often, at
            session.add(choice)


def write_daily_mails(session: Session, at: datetime) -> int:
    """Write to each person what gathered before their last morning; how many mails."""
    return sum(_write_daily(session, person_id, at) for person_id in _awaiting(session, at))


def _awaiting(session: Session, at: datetime) -> list[int]:
    """Who sits in a delegation and has something to read since their last morning; one statement.

    Looked up before anybody is written to: until their morning comes, nobody takes a turn to write.
    """
    sits = exists().where(OfficeHeld.person_id == Person.id, OfficeHeld.kind.in_(DELEGATION), in_force(at))
    query = (
        select(Person.id, Person.zone, func.min(PendingNotice.at))
        .join(PendingNotice, PendingNotice.person_id == Person.id)
        .where(PendingNotice.sent_at.is_(None), sits)
        .group_by(Person.id, Person.zone)
        .order_by(Person.id)
    )
    found = session.execute(query).all()
    return [person_id for person_id, zone, first in found if first < last_morning(ZoneInfo(zone), at)]


def _write_daily(session: Session, person_id: int, at: datetime) -> int:
    with housekeeping(session):
        person = session.get_one(Person, person_id, with_for_update=True)
        before = last_morning(ZoneInfo(person.zone), at)
        query = (
            select(PendingNotice)
            .where(
                PendingNotice.person_id == person_id,
                PendingNotice.sent_at.is_(None),
                PendingNotice.at < before,
            )
            .order_by(PendingNotice.id)
            .limit(MOST_IN_A_MAIL)
        )
        notices = session.scalars(query).all()
        if not notices:
            return 0
        facts = {"notices": [notice.facts for notice in notices]}
        write_message(session, kind="daily_notices", facts=facts, at=at, person=person)
        for notice in notices:
            notice.sent_at = at
        return 1


def last_morning(zone: ZoneInfo, at: datetime) -> datetime:
    """The latest hour of the daily mail at `at`: what came before it goes into that mail."""
    local = at.astimezone(zone)
    today = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return today if today <= local else today - DAY
