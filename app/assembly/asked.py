"""What sessions ask of a person now: a delegation to check in; of the secretariat a session to convene."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.assembly.checking_in import check_in_tasks
from app.assembly.demands import standings
from app.facts import written
from app.tasks.task import Task
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.demanding import DemandState


def assembly_tasks(actor: Actor, at: datetime) -> list[Task]:
    """Everything that waits for a delegation or for the secretariat."""
    keeps = actor.office(OfficeKind.SECRETARIAT)
    return [*check_in_tasks(actor, at), *(to_convene(at) if keeps else ())]


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
