"""What the secretariat's lists show beside the queue: what was decided, and what may be a double."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.applications.likenesses import reason_of
from governance.applications.models import Application
from governance.applications.queries import PAGE, ApplicationRow, listed, row_of
from governance.applications.rules import ApplicationKind, ApplicationOutcome
from governance.partners.models import Partner
from governance.regions.models import Region


class Likely(NamedTuple):
    """Something that an application is compared with."""

    row_id: int
    code: str | None
    country: str | None
    name: Mapping[str, str]


def decided(session: Session, page: int) -> tuple[list[ApplicationRow], bool]:
    """One page of what was decided, the latest first, and whether another follows; four statements."""
    query = listed().where(Application.decided_at.is_not(None)).order_by(Application.decided_at.desc())
    rows = session.scalars(query.offset((page - 1) * PAGE).limit(PAGE + 1)).all()
    return [row_of(application) for application in rows[:PAGE]], len(rows) > PAGE


def doubled(session: Session, asked: Sequence[Application]) -> frozenset[int]:
    """Those of the applications, by their row, that may be a double of something; three statements."""
    registered = {
        ApplicationKind.REGION: _regions(session, {application.country for application in asked}),
        ApplicationKind.PARTNER: _partners(session),
    }
    applying = _applying(session)
    return frozenset(
        application.id
        for application in asked
        if _is_double(application, registered[application.kind], applying[application.kind])
    )


def _is_double(application: Application, registered: list[Likely], applying: list[Likely]) -> bool:
    own = application.region_id or application.partner_id
    found = [one for one in registered if one.row_id != own]
    found += [one for one in applying if one.row_id != application.id]
    return any(reason_of(application, one.code, one.name) for one in _near(application, found))


def _near(application: Application, found: Iterable[Likely]) -> Iterator[Likely]:
    """Places are compared within their country, partners with all partners."""
    everywhere = application.kind is ApplicationKind.PARTNER
    return (one for one in found if everywhere or one.country == application.country)


def _regions(session: Session, countries: set[str | None]) -> list[Likely]:
    query = select(Region.id, Region.code, Region.country, Region.name)
    return [Likely(*row) for row in session.execute(query.where(Region.country.in_(countries)))]


def _partners(session: Session) -> list[Likely]:
    query = select(Partner.id, Partner.name).where(Partner.began_at.is_not(None), Partner.ended_at.is_(None))
    return [Likely(row_id, None, None, name) for row_id, name in session.execute(query)]


def _applying(session: Session) -> dict[ApplicationKind, list[Likely]]:
    waits = Application.outcome.is_(None) | (Application.outcome == ApplicationOutcome.REFUSED)
    query = select(
        Application.kind, Application.id, Application.code, Application.country, Application.name
    ).where(waits)
    found: dict[ApplicationKind, list[Likely]] = {kind: [] for kind in ApplicationKind}
    for kind, row_id, code, country, name in session.execute(query):
        found[kind].append(Likely(row_id, code, country, name))
    return found
