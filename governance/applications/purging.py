"""What is erased when the time to keep it is over: of applications by an act, of dossiers never sent."""

from datetime import datetime, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, defer, selectinload

from governance import permissions
from governance.act import Act, command, housekeeping
from governance.applications.dossiers import forget_mail
from governance.applications.models import Application, Document, Dossier
from governance.applications.queries import PARTS
from governance.applications.rules import ApplicationOutcome, NothingToErase
from governance.errors import N_
from governance.record.erasure import erase_withheld
from governance.statutes.queries import statutes_in_force


@command(may=permissions.keep_applications, label=N_("Erased what applications named"))
def purge_applications(act: Act, subject: None) -> list[Application]:
    """Blank, here and in the record, what was withheld of applications decided long enough ago.

    Their numbers stay, and what was decided on them. Raises NothingToErase.
    """
    kept = statutes_in_force(act.session, act.at).rules.membership.applicant_data_kept
    query = _kept_too_long(act.at - kept).options(*PARTS, selectinload(Application.dossier))
    applications = list(act.session.scalars(query.with_for_update(key_share=True)))
    if not applications:
        raise NothingToErase
    parts = [part for one in applications for part in (one, *one.messages, *one.checks)]
    erase_withheld(act, parts)
    for application in applications:
        application.purged_at = act.at
        _blank(act.session, application.dossier, act.at)
    return applications


def applications_to_purge(session: Session, at: datetime) -> list[str]:
    """The numbers of the applications whose time is over at `at`."""
    kept = statutes_in_force(session, at).rules.membership.applicant_data_kept
    return [application.number for application in session.scalars(_kept_too_long(at - kept))]


def purge_dossiers(session: Session, at: datetime) -> int:
    """Blank the dossiers that were never sent and not written in for the time of the statutes; how many."""
    kept: timedelta = statutes_in_force(session, at).rules.membership.unsent_kept
    with housekeeping(session):
        query = select(Dossier).where(
            Dossier.application_id.is_(None), Dossier.purged_at.is_(None), Dossier.saved_at < at - kept
        )
        left = session.scalars(query.with_for_update()).all()
        for dossier in left:
            _blank(session, dossier, at)
        return len(left)


def _kept_too_long(before: datetime) -> Select[Application]:
    """What was decided before, and has not been appealed since; what the Assembly may still admit is kept."""
    ended = or_(Application.laid_at.is_(None), Application.outcome != ApplicationOutcome.REFUSED)
    return (
        select(Application)
        .where(
            Application.decided_at < before,
            or_(Application.appealed_at.is_(None), Application.appealed_at < before),
            Application.purged_at.is_(None),
            ended,
        )
        .order_by(Application.id)
    )


def _blank(session: Session, dossier: Dossier, at: datetime) -> None:
    """Forget whom to write to, what was written, and the documents; a part of an act or of housekeeping."""
    forget_mail(session, dossier)
    dossier.email, dossier.answers, dossier.purged_at = "", {}, at
    papers = select(Document).where(Document.dossier_id == dossier.id).options(defer(Document.content))
    for document in session.scalars(papers):
        document.content = b""
