"""What sessions ask: of a delegation to check in, or to sign; of the secretariat to convene."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.assembly.checking_in import check_in_tasks
from app.assembly.demands import standings
from app.extensions import db
from app.facts import written
from app.tasks.task import Task
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.demanding import DemandState
from governance.assembly.unsigned import demands_to_sign
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote


def assembly_tasks(actor: Actor, at: datetime) -> list[Task]:
    """Everything that waits for a delegation or for the secretariat."""
    keeps = actor.office(OfficeKind.SECRETARIAT)
    return [*check_in_tasks(actor, at), *to_sign(actor, at), *(to_convene(at) if keeps else ())]


def to_sign(actor: Actor, at: datetime) -> Iterator[Task]:
    """The demands that a head of delegation could sign, in one line: nobody has to; two statements."""
    office = actor.office(OfficeKind.HEAD_OF_DELEGATION)
    found = demands_to_sign(db.session(), office.region_id or 0, at) if office else []
    if not office or not found or not may_vote(standing_change(db.session(), office.region_id or 0).standing):
        return
    one = url_for("assembly.session_demand", demand_id=found[0].id)
    yield Task(
        ngettext(
            "%(num)d demand for a session is open for your signature",
            "%(num)d demands for a session are open for your signature",
            len(found),
        ),
        one if len(found) == 1 else url_for("assembly.session_demands"),
        "waiting",
        pgettext("task", "Waiting"),
        _("The first closes: %(time)s", time=written(found[0].closes_at)),
    )


def to_convene(at: datetime) -> Iterator[Task]:
    """The demands that are met, each with the day by which its session is to be convened."""
    for each in standings(at):
        if each.state is DemandState.MET and each.due:
            yield Task(
                _("An extraordinary session to convene"),
                url_for("assembly.session_demand", demand_id=each.demand.id),
                "open",
                pgettext("task", "To do"),
                _(
                    "Demanded by: %(region)s. To be convened by: %(time)s",
                    region=written(each.demand.region.name),
                    time=written(each.due),
                ),
            )
