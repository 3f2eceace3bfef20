"""What delegations ask: of a head their own people and terms, of the secretariat the missing signatories."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.extensions import db
from app.tasks.task import Task
from governance.accounts.rules import Actor, Office, OfficeKind
from governance.regions.mandates import Mandate, count_headless, mandates
from governance.regions.queries import region_by_code
from governance.regions.rules import is_seated


def delegation_tasks(actor: Actor, at: datetime) -> list[Task]:
    """Everything asked of a person for a delegation that they head, or for those without a head."""
    headed = (office for office in actor.offices if office.kind is OfficeKind.HEAD_OF_DELEGATION)
    tasks = [task for office in headed for task in of_head(office, at)]
    if actor.office(OfficeKind.SECRETARIAT):
        tasks += of_secretariat(at)
    return tasks


def of_head(office: Office, at: datetime) -> Iterator[Task]:
    """Nobody beside the head, invitations not accepted, terms about to end; nothing once the region left."""
    row = region_by_code(db.session(), office.region or "", at)
    if row is None or not is_seated(row.standing):
        return
    sitting = mandates(db.session(), office.region_id or 0, at)
    for title in wanting(sitting, at):
        url = url_for("delegations.delegation", code=office.region)
        yield Task(title, url, "open", pgettext("task", "To do"), office.region or "")


def wanting(sitting: list[Mandate], at: datetime) -> Iterator[str]:
    """What a delegation wants for, a sentence each."""
    unanswered = sum(not mandate.accepted for mandate in sitting)
    ending = sum(mandate.ends_soon(at) for mandate in sitting)
    if len(sitting) == 1:
        yield _("Your delegation has nobody but you")
    if unanswered:
        yield ngettext(
            "%(num)d invitation is not accepted", "%(num)d invitations are not accepted", unanswered
        )
    if ending:
        yield ngettext("%(num)d term ends within 60 days", "%(num)d terms end within 60 days", ending)


def of_secretariat(at: datetime) -> Iterator[Task]:
    """Delegations that nobody heads, so that nobody can appoint to them."""
    missing = count_headless(db.session(), at)
    if missing:
        title = ngettext("%(num)d delegation without a head", "%(num)d delegations without a head", missing)
        yield Task(title, url_for("delegations.index"), "open", pgettext("task", "To do"))
